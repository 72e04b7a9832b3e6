"""Which lines make up one paragraph. The lines are invented."""

from __future__ import annotations

import pytest

from dondoc.reader.grammar.paragraphs import Paragraph, paragraphs
from dondoc.reader.source import Line, Source


def _source(text: str, *, wrapped: bool) -> Source:
    """The lines of the text, an empty one told by the gap before the next."""
    lines: list[Line] = []
    kept: list[str] = []
    at, gap = 0, False
    for printed in text.strip().split("\n"):
        if printed:
            lines.append(Line((at, at + len(printed)), gap))
            kept.append(printed)
            at += len(printed) + 1
        gap = not printed
    return Source("\n".join(kept), tuple(lines), "text", wrapped)


def _paragraphs(text: str, *, wrapped: bool) -> list[str]:
    source = _source(text, wrapped=wrapped)
    return [one.text for one in paragraphs(source, source.blocks) if isinstance(one, Paragraph)]


def test_printed_lines_are_joined_up_to_the_next_label() -> None:
    text = """
1. Kiểm tra hệ thống báo cháy, đèn thoát nạn và lối thoát hiểm của các trường
học trên địa bàn trước khi khai giảng năm học mới.
2. Tập huấn cho giáo viên về kỹ năng thoát nạn, sử dụng bình chữa cháy và sơ cứu
- xử lý ban đầu khi có cháy.
a) Lớp thứ nhất."""
    assert _paragraphs(text, wrapped=True) == [
        "1. Kiểm tra hệ thống báo cháy, đèn thoát nạn và lối thoát hiểm của các trường học trên địa bàn "
        "trước khi khai giảng năm học mới.",
        "2. Tập huấn cho giáo viên về kỹ năng thoát nạn, sử dụng bình chữa cháy và sơ cứu - xử lý ban đầu khi có cháy.",
        "a) Lớp thứ nhất.",
    ]


def test_a_short_heading_is_not_joined_with_the_paragraph_below_it() -> None:
    text = """
2. Sở Y tế
Chủ trì, phối hợp với các bệnh viện kiểm tra phương án chữa cháy của từng khoa,
phòng và diễn tập mỗi năm một lần."""
    assert _paragraphs(text, wrapped=True) == [
        "2. Sở Y tế",
        "Chủ trì, phối hợp với các bệnh viện kiểm tra phương án chữa cháy của từng khoa, phòng và diễn tập "
        "mỗi năm một lần.",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Phối hợp với các trường học tổ chức ngoại khóa về an toàn", "giao thông cho học sinh."),
        ("Báo cáo gửi về Sở (qua Phòng Quản lý đô thị,", "Trung tâm Giao thông) trước ngày 15/12."),
        ("1. Đội thi công: phối hợp với Công ty TNHH MTV", "Khai thác công trình Mẫu tưới nước."),
        ("- Duy trì mô hình (“Cổng trường an toàn”, “Tuyến phố", "Văn minh”)."),
        (
            "3. Đổi mới cách tuyên truyền về an toàn giao thông trong trường học. Tập trung vào học sinh đi "
            "xe máy điện, trước hết là học sinh trường",
            "THPT và trường nghề...",
        ),
    ],
)
def test_a_sentence_cut_by_a_page_is_put_together_again(first: str, second: str) -> None:
    assert _paragraphs(f"{first}\n\n{second}", wrapped=False) == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Sở Giáo dục và Đào tạo", "Chỉ đạo các trường học ký cam kết an toàn giao thông."),
        ("- Tổ chức 02 lớp tập huấn.", "Phát 500 tờ rơi."),
        ("I. MỤC ĐÍCH", "Giảm tai nạn giao thông."),
        ("- Ký hợp đồng với nhà thầu.", "Công ty cổ phần Mẫu cấp nước."),
    ],
)
def test_whole_paragraphs_stay_apart(first: str, second: str) -> None:
    assert _paragraphs(f"{first}\n\n{second}", wrapped=False) == [first, second]


WIDE = "- Rà soát, lập danh sách các điểm sạt lở, ngập sâu phải cắm biển, căng dây; cử người trực\n"


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("5. Đề nghị Mặt trận Tổ quốc xã và các tổ chức chính trị - xã hội xã Mường Mẫu", "Tuyên truyền, vận động các hộ."),
        ("2. Phòng Kinh tế, Trung tâm Dịch vụ tổng hợp, các chi hội và Trạm Y tế xã Mẫu", "Kiểm tra các hồ chứa nước."),
        ("b) Ban Quản lý rừng phòng hộ đầu nguồn sông Mẫu và các tổ bảo vệ rừng thôn bản", "Phát dọn đường băng cản lửa."),
    ],
)  # fmt: skip
def test_work_below_a_full_line_that_names_agencies_is_a_paragraph_of_its_own(heading: str, work: str) -> None:
    assert _paragraphs(WIDE * 6 + f"{heading}\n{work}", wrapped=True)[-2:] == [heading, work]


@pytest.mark.parametrize(
    "closing",
    [
        "Trong quá trình thực hiện, nếu có vướng mắc, các xã phản ánh.",
        "Kế hoạch này được phổ biến.",
        "Trên đây là Kế hoạch.",
    ],
)
def test_a_closing_formula_below_a_full_line_is_a_paragraph_of_its_own(closing: str) -> None:
    full = "1. Các xã gửi báo cáo quý trước ngày 15, báo cáo 6 tháng và báo cáo năm trước ngày 05/12/2026."
    assert _paragraphs(WIDE * 6 + f"{full}\n{closing}", wrapped=True)[-2:] == [full, closing]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5. Đề nghị Mặt trận Tổ quốc xã, Công an xã, Trạm Y tế xã Mường Mẫu, các trường, Đội", "Quản lý trật tự đô thị."),
        ("2. Phòng Kinh tế, Trung tâm Dịch vụ tổng hợp, các chi hội, Trạm Y tế xã và Trung tâm", "Kiểm tra chất lượng nước."),
        ("b) Ban Quản lý rừng phòng hộ đầu nguồn sông Mẫu phối hợp với các tổ bảo vệ rừng xã", "Mường Mẫu phát dọn đường."),
    ],
)  # fmt: skip
def test_a_full_line_whose_last_name_goes_on_below_is_joined(first: str, second: str) -> None:
    assert _paragraphs(WIDE * 6 + f"{first}\n{second}", wrapped=True)[-1] == f"{first} {second}"
