"""Task tables that a text file gives one cell a line. The tables are invented."""

from __future__ import annotations

from reader.invented_plans import read


def _rows(table: str) -> list[tuple[str, str, str, list[str], str | None]]:
    plan = read(
        "KẾ HOẠCH\nPhòng, chống thiên tai\n\nTỉnh Mẫu ban hành Kế hoạch như sau:\n\n"
        "I. MỤC ĐÍCH\nGiảm thiệt hại.\n\nNơi nhận:\n- Lưu: VT.\n\n"
        f"Phụ lục\nTT\nNội dung\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nThời gian\n{table}"
    )
    return [
        (one.path, one.agency, task.text, [partner.text for partner in task.partners], task.time)
        for one in plan.assignments
        for task in one.tasks
    ]


def test_lines_are_put_back_into_their_cells() -> None:
    table = """I
Nâng cao nhận thức về
thiên tai
1
Tập huấn kỹ năng sơ cứu cho
giáo viên các trường.
Sở Y tế,
Sở Giáo dục và
Đào tạo
Các sở,
ban, ngành
Năm 2026
2
Diễn tập sơ tán dân.
UBND các xã

Hằng năm"""
    assert _rows(table) == [
        (
            "PL.I.1",
            "Sở Y tế",
            "Tập huấn kỹ năng sơ cứu cho giáo viên các trường.",
            ["Các sở, ban, ngành"],
            "Năm 2026",
        ),
        (
            "PL.I.1",
            "Sở Giáo dục và Đào tạo",
            "Tập huấn kỹ năng sơ cứu cho giáo viên các trường.",
            ["Các sở, ban, ngành"],
            "Năm 2026",
        ),
        ("PL.I.2", "UBND các xã", "Diễn tập sơ tán dân.", [], "Hằng năm"),
    ]


def test_a_cell_left_out_below_another_is_merged_with_it() -> None:
    table = """1
Kiểm tra công trình
-
Hồ chứa nước.
Sở Nông nghiệp
Các sở, ngành
Tháng 4/2026
-
Trường học.
Sở Xây dựng
2
Dự trữ lương thực.
Sở Tài chính
UBND các xã
Tháng 5/2026"""
    assert _rows(table) == [
        ("PL.1", "Sở Nông nghiệp", "Hồ chứa nước.", ["Các sở, ngành"], "Tháng 4/2026"),
        ("PL.1", "Sở Xây dựng", "Trường học.", ["Các sở, ngành"], "Tháng 4/2026"),
        ("PL.2", "Sở Tài chính", "Dự trữ lương thực.", ["UBND các xã"], "Tháng 5/2026"),
    ]


def test_a_head_repeated_on_the_next_page_cuts_no_cell() -> None:
    table = """1
Trồng rừng phòng hộ ven biển
Sở Nông nghiệp
Các xã ven biển
Năm 2026
TT
Nội dung
Cơ quan
chủ trì
Cơ quan
phối hợp
Thời gian
(đợt một) và chăm sóc rừng.
2
Cắm biển cảnh báo.
UBND các xã
Công an xã
Năm 2026"""
    assert [(path, text) for path, _, text, *_ in _rows(table)] == [
        ("PL.1", "Trồng rừng phòng hộ ven biển (đợt một) và chăm sóc rừng."),
        ("PL.2", "Cắm biển cảnh báo."),
    ]


def test_a_row_that_holds_an_office_after_a_cut_content_is_read_and_words_cut_short_open_no_part() -> None:
    table = """1
Kiểm tra kho vật tư của
các thôn
Đ/c Phó Trưởng ban
P. Kinh tế
Quý II
2
Dự trữ thuốc
P. Y tế
Trạm Y tế
Từ 5/2026 đến 8/2026"""
    assert _rows(table) == [
        ("PL.1", "Đ/c Phó Trưởng ban", "Kiểm tra kho vật tư của các thôn", ["P. Kinh tế"], "Quý II"),
        ("PL.2", "P. Y tế", "Dự trữ thuốc", ["Trạm Y tế"], "Từ 5/2026 đến 8/2026"),
    ]
