"""Paths and titles of numbered lines. The plans are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.grammar.headings import find_heading
from reader.invented_plans import read


def _outline(body: str) -> list[tuple[str, str | None]]:
    plan = read(f"KẾ HOẠCH\nBảo đảm an toàn trường học\n\nTrường Mẫu ban hành Kế hoạch như sau:\n\n{body}")
    return [(item.path, item.title) for item in plan.outline]


def test_labels_of_each_level_join_to_a_path() -> None:
    assert _outline("A. MỤC TIÊU\nI. Chung\n1. Mục tiêu\na) Giảm tai nạn.\nB. NHIỆM VỤ\nI. Kiểm tra\n1. Rà soát.") == [
        ("A", "MỤC TIÊU"),
        ("A.I", "Chung"),
        ("A.I.1", "Mục tiêu"),
        ("A.I.1.a", None),
        ("B", "NHIỆM VỤ"),
        ("B.I", "Kiểm tra"),
        ("B.I.1", None),
    ]


def test_activities_before_a_colon_are_a_heading() -> None:
    assert _outline("I. NỘI DUNG\n1. Hoạt động bên lề: tư vấn pháp luật, giới thiệu chính sách cho vay.") == [
        ("I", "NỘI DUNG"),
        ("I.1", "Hoạt động bên lề"),
    ]


def test_a_decimal_label_adds_its_last_figure_to_the_heading_it_repeats() -> None:
    assert _outline("II. NHIỆM VỤ\n1. Kiểm tra\n1.1. Phòng học\n1.1.1. Rà soát điện.\n1.2. Nhà bếp\n2. Tập huấn") == [
        ("II", "NHIỆM VỤ"),
        ("II.1", "Kiểm tra"),
        ("II.1.1", "Phòng học"),
        ("II.1.1.1", None),
        ("II.1.2", "Nhà bếp"),
        ("II.2", "Tập huấn"),
    ]


def test_a_number_that_repeats_a_roman_one_adds_its_last_figure() -> None:
    assert _outline("I-MỤC TIÊU\nI.1. Chung\nGiảm tai nạn.\nII-NHIỆM VỤ\nII.1. Kiểm tra\nII.1.1. Rà soát.") == [
        ("I", "MỤC TIÊU"),
        ("I.1", "Chung"),
        ("II", "NHIỆM VỤ"),
        ("II.1", "Kiểm tra"),
        ("II.1.1", None),
    ]


def test_capital_letters_first_met_below_a_roman_number_rank_below_it() -> None:
    assert _outline("I. MỤC TIÊU\nGiảm.\nII. NHIỆM VỤ\nA. Kiểm tra\nLàm.\nB. Tập huấn\nLàm.\nIII. KINH PHÍ") == [
        ("I", "MỤC TIÊU"),
        ("II", "NHIỆM VỤ"),
        ("II.A", "Kiểm tra"),
        ("II.B", "Tập huấn"),
        ("III", "KINH PHÍ"),
    ]


def test_small_roman_numbers_are_told_from_letters_by_their_sequence() -> None:
    body = "I. NHIỆM VỤ\n1. Kiểm tra\ni) Kiểm tra bếp ăn.\nii) Kiểm tra phòng học.\na1) Lớp một.\n2. Tập huấn"
    assert _outline(body) == [
        ("I", "NHIỆM VỤ"),
        ("I.1", "Kiểm tra"),
        ("I.1.i", None),
        ("I.1.ii", None),
        ("I.1.a1", None),
        ("I.2", "Tập huấn"),
    ]


def test_numbers_out_of_order_stay_as_they_are_printed() -> None:
    assert _outline("I. MỤC TIÊU\nII. NHIỆM VỤ\nII. KINH PHÍ\nIV. TỔ CHỨC THỰC HIỆN") == [
        ("I", "MỤC TIÊU"),
        ("II", "NHIỆM VỤ"),
        ("II", "KINH PHÍ"),
        ("IV", "TỔ CHỨC THỰC HIỆN"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. Báo cáo định kỳ: các tổ gửi báo cáo trước ngày 20.", "Báo cáo định kỳ"),
        ("1. Thời gian: từ ngày 01/6 đến ngày 30/6/2026.", "Thời gian"),
        ("1. Đối tượng: học sinh, giáo viên toàn trường.", "Đối tượng"),
        ("1. Thức ăn, nước uống: tận thu rơm, cho uống nước ấm.", "Thức ăn, nước uống"),
        ("1. Yêu cầu: làm từng bước, có thí điểm.", "Yêu cầu"),
        ("1. Thức ăn: Trồng mới 45 ha cỏ; mỗi thôn có 20 cây rơm", "Thức ăn"),
        ("1. Kiện toàn mạng lưới thú y thôn: bổ sung 05 người.", "Kiện toàn mạng lưới thú y thôn"),
        ("1. Đầu tư trang thiết bị: thùng rác, xe đẩy.", None),
        ("1. Các điểm trường: Nà Lay, Khe Đá.", None),
        ("1. Mức phấn đấu đạt: tận thu rơm.", None),
        ("1. Thành lập 03 tổ: Tổ tuần tra, Tổ cứu hộ. Các tổ trực từ tháng 5.", None),
        ("1. Tỷ lệ chuồng có mái che tăng lên 85%, mỗi thôn có một bể vôi", None),
        ("1. Lượng rác giảm từ 12 tấn xuống dưới 5 tấn", None),
        ("1. Số gia súc chết rét không quá 10 con", None),
        ("1. Che chắn chuồng; tiêm phòng đàn trâu; dự trữ rơm", None),
        ("1. Chuồng trại", "Chuồng trại"),
        ("1. Mua trang thiết bị: thùng rác, xe đẩy, hố ủ.", None),
        ("1. Tổ chức các hoạt động: mít tinh, diễu hành, treo băng rôn.", None),
    ],
)
def test_words_before_a_colon_are_a_heading_where_they_name_a_matter(line: str, title: str | None) -> None:
    assert _outline(f"I. NỘI DUNG\n{line}")[1:] == [("I.1", title)]


def test_work_without_a_stop_beside_a_sentence_that_counts_with_it_is_one() -> None:
    work = "Tổ chức thực hiện thắng lợi các chỉ tiêu về tiêm phòng"
    assert _outline(f"I. YÊU CẦU\n1. {work}\n2. Phân công rõ người, rõ việc.")[1:] == [("I.1", None), ("I.2", None)]
    assert _outline(f"I. NHIỆM VỤ\n1. {work}\n2. Phân công")[1:] == [("I.1", work), ("I.2", "Phân công")]
    assert _outline(f"I. NHIỆM VỤ\n1. {work}\nLàm ngay.\n2. Che chắn chuồng.")[1] == ("I.1", work)


def test_letters_with_a_comma_count_as_letters() -> None:
    assert _outline("I. NHIỆM VỤ\n1. Chuồng trại\na, Che chắn chuồng.\nb, Dự trữ rơm.") == [
        ("I", "NHIỆM VỤ"),
        ("I.1", "Chuồng trại"),
        ("I.1.a", None),
        ("I.1.b", None),
    ]


def test_a_part_takes_its_title_from_the_line_below() -> None:
    assert _outline("Phần thứ nhất\nTÌNH HÌNH\nI. KẾT QUẢ\n1. Đã tập huấn 200 giáo viên.") == [
        ("I", "TÌNH HÌNH"),
        ("I.I", "KẾT QUẢ"),
        ("I.I.1", None),
    ]


def test_a_number_out_of_sequence_is_the_beginning_of_a_sentence() -> None:
    assert _outline("I. MỤC TIÊU\n1. Giảm tai nạn.\n35. Trong đó có 12 trường mầm non.\n2. Tập huấn giáo viên.") == [
        ("I", "MỤC TIÊU"),
        ("I.1", None),
        ("I.2", None),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
        ("Công an xã", "Công an xã"),
        ("Chi cục Quản lý thị trường.", "Chi cục Quản lý thị trường"),
        ("Hiệu trưởng các trường; Trưởng trạm Y tế:", "Hiệu trưởng các trường; Trưởng trạm Y tế"),
        ("Mục đích: Giảm tai nạn giao thông.", "Mục đích"),
        ("Phòng Kinh tế: cân đối, bố trí kinh phí.", "Phòng Kinh tế"),
        ("Tổ chức 02 lớp tập huấn cho giáo viên.", None),
        ("Giao Sở Y tế chủ trì tập huấn sơ cứu cho giáo viên", None),
        ("Sở Y tế chủ trì, phối hợp với các trường thực hiện các nội dung sau:", None),
        ("Rà soát các cơ sở. Lập danh sách cơ sở chưa đạt", None),
        ("Thực hiện các việc, trọng tâm là: Kiểm tra điện.", None),
    ],
)
def test_a_heading_is_told_from_a_sentence(text: str, title: str | None) -> None:
    found = find_heading(text, bold=False, has_more=True)
    assert (text[: found[0]] if found else None) == title


def test_a_stage_with_its_days_is_a_heading_whole_and_a_clause_that_names_who_acts_is_none() -> None:
    plan = read(
        "KẾ HOẠCH\nBầu Trưởng thôn\n\nXã Mẫu ban hành Kế hoạch như sau:\n\nI. NỘI DUNG\n"
        "1. Đợt 1: Từ ngày 05/12/2026 đến ngày 20/12/2026:\na) Nội dung kiểm tra:\n- Lấy ý kiến.\n"
        "2. Tiếp nhận và xử lý đơn thư, kiến nghị Ban Thường trực Mặt trận xã thực hiện quy trình xử lý đơn thư theo hướng dẫn "
        "của tỉnh, cụ thể:\n- Chuyển đơn."
    )
    assert [(one.path, one.title) for one in plan.outline] == [
        ("I", "NỘI DUNG"),
        ("I.1", "Đợt 1: Từ ngày 05/12/2026 đến ngày 20/12/2026"),
        ("I.1.a", "Nội dung kiểm tra"),
        ("I.2", None),
    ]
    assert plan.deadlines == ()
