"""Tables of a PDF that have no ruling lines, or lines only in part."""

from __future__ import annotations

from pdf_file import Sheet, pdf
from shown import texts

from dondoc.reader.formats import load

COLUMNS = (40, 90, 270, 400, 500)
HEAD = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")


def read(*sheets: Sheet) -> list[object]:
    return texts(load(pdf(*sheets), name="ke-hoach.pdf"))


def row(sheet: Sheet, y: float, *cells: str, bold: bool = False) -> Sheet:
    for x, text in zip(COLUMNS, cells, strict=False):
        if text:
            sheet.text(x, y, text, size=9, bold=bold)
    return sheet


def cells(*rows: tuple[str, ...]) -> list[list[list[str]]]:
    return [[[text] if text else [] for text in row] for row in rows]


def test_columns_close_together_are_told_by_where_their_words_begin() -> None:
    edges = (58, 79, 309, 397, 503)
    sheet = Sheet().text(58, 60, "Danh mục")
    for x, text in zip(
        edges, ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"), strict=True
    ):
        sheet.text(x, 100, text, size=9)
    rows = [
        (
            130,
            (79, "Tập huấn kỹ năng số cho cán bộ và"),
            (309, "Phòng Văn hóa"),
            (397, "Đoàn Thanh niên;"),
        ),
        (136, (58, "1"), (503, "Quý II/2026")),
        (142, (79, "người dân trên địa bàn"), (309, "Xã hội"), (397, "Hội Phụ nữ")),
        (172, (503, "Tháng")),
        (178, (58, "2"), (79, "Lắp wifi công cộng"), (309, "Phòng Kinh tế"), (397, "Công an xã")),
        (184, (503, "9/2026")),
    ]
    for y, *pieces in rows:
        for x, text in pieces:
            sheet.text(x, y, text, size=9)
    sheet.text(58, 230, "Nơi nhận:", size=12)
    assert read(sheet)[1] == cells(
        ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
        (
            "1",
            "Tập huấn kỹ năng số cho cán bộ và người dân trên địa bàn",
            "Phòng Văn hóa Xã hội",
            "Đoàn Thanh niên; Hội Phụ nữ",
            "Quý II/2026",
        ),
        ("2", "Lắp wifi công cộng", "Phòng Kinh tế", "Công an xã", "Tháng 9/2026"),
    )


def test_a_table_without_lines_is_found_by_its_head_and_the_white_between_its_columns() -> None:
    sheet = row(Sheet().text(40, 60, "Phụ lục", bold=True), 100, *HEAD, bold=True)
    row(sheet, 130, "1", "Tập huấn kỹ năng thoát nạn", "Công an xã", "Trạm Y tế", "Quý II")
    row(sheet, 142, "", "cho cán bộ thôn", "", "xã")
    row(sheet, 170, "2", "Kiểm tra trường học", "Phòng Văn hóa", "Công an xã", "Tháng 9")
    row(sheet, 198, "3", "Diễn tập chữa cháy", "Công an xã", "", "Quý IV")
    sheet.text(40, 250, "Trên đây là Kế hoạch của Ủy ban nhân dân xã về phòng cháy./.", size=13)
    assert read(sheet) == [
        "Phụ lục",
        cells(
            HEAD,
            ("1", "Tập huấn kỹ năng thoát nạn cho cán bộ thôn", "Công an xã", "Trạm Y tế xã", "Quý II"),
            ("2", "Kiểm tra trường học", "Phòng Văn hóa", "Công an xã", "Tháng 9"),
            ("3", "Diễn tập chữa cháy", "Công an xã", "", "Quý IV"),
        ),
        "Trên đây là Kế hoạch của Ủy ban nhân dân xã về phòng cháy./.",
    ]


def test_rows_at_one_distance_part_at_their_numbers_and_a_title_runs_over_the_columns() -> None:
    sheet = row(Sheet().text(40, 60, "Phụ lục", bold=True), 100, *HEAD, bold=True)
    row(sheet, 112, "I", "Tuyên truyền, tập huấn cho người dân trên địa bàn xã")
    row(sheet, 124, "1", "Tập huấn kỹ năng", "Công an xã", "Trạm Y tế", "Quý II")
    row(sheet, 136, "", "thoát nạn", "", "xã")
    row(sheet, 148, "2", "Kiểm tra trường học", "Phòng Văn hóa", "Công an xã", "Tháng 9")
    row(sheet, 160, "3", "Diễn tập chữa cháy", "Công an xã", "Các thôn", "Quý IV")
    row(sheet, 172, "4", "Sơ kết, tổng kết", "Văn phòng", "Các thôn", "Quý IV")
    row(sheet, 184, "5", "Khen thưởng", "Văn phòng", "Các thôn", "Quý IV")
    row(sheet, 196, "6", "Báo cáo", "Văn phòng", "Các thôn", "Quý IV")
    assert read(sheet)[1] == cells(
        HEAD,
        ("I", "Tuyên truyền, tập huấn cho người dân trên địa bàn xã", "", "", ""),
        ("1", "Tập huấn kỹ năng thoát nạn", "Công an xã", "Trạm Y tế xã", "Quý II"),
        ("2", "Kiểm tra trường học", "Phòng Văn hóa", "Công an xã", "Tháng 9"),
        ("3", "Diễn tập chữa cháy", "Công an xã", "Các thôn", "Quý IV"),
        ("4", "Sơ kết, tổng kết", "Văn phòng", "Các thôn", "Quý IV"),
        ("5", "Khen thưởng", "Văn phòng", "Các thôn", "Quý IV"),
        ("6", "Báo cáo", "Văn phòng", "Các thôn", "Quý IV"),
    )


def test_a_table_without_lines_goes_on_over_the_page_with_its_head_and_its_cut_row() -> None:
    first = row(Sheet().text(40, 640, "Phụ lục", bold=True), 700, *HEAD, bold=True)
    row(first, 728, "1", "Tập huấn kỹ năng", "Công an xã", "Trạm Y tế", "Quý II")
    row(first, 756, "2", "Kiểm tra trường học,", "Phòng Văn hóa", "Công an xã", "Tháng 9")
    second = row(Sheet(), 60, *HEAD, bold=True)
    row(second, 88, "", "nhà trẻ trên địa bàn", "", "Trạm Y tế")
    row(second, 116, "3", "Diễn tập chữa cháy", "Công an xã", "Các thôn", "Quý IV")
    assert read(first, second) == [
        "Phụ lục",
        cells(
            HEAD,
            ("1", "Tập huấn kỹ năng", "Công an xã", "Trạm Y tế", "Quý II"),
            ("2", "Kiểm tra trường học, nhà trẻ trên địa bàn", "Phòng Văn hóa", "Công an xã Trạm Y tế", "Tháng 9"),
            ("3", "Diễn tập chữa cháy", "Công an xã", "Các thôn", "Quý IV"),
        ),
    ]


def test_a_sentence_with_words_of_a_head_begins_no_table() -> None:
    sheet = Sheet()
    for number in range(6):
        sheet.text(40, 100 + 18 * number, "Nội dung: cơ quan chủ trì và đơn vị phối hợp theo thời gian", size=13)
    assert read(sheet) == [" ".join(["Nội dung: cơ quan chủ trì và đơn vị phối hợp theo thời gian"] * 6)]


def test_a_row_without_a_line_at_the_end_of_the_page_goes_on_with_the_next_page() -> None:
    first = Sheet().text(60, 640, "Phụ lục").grid([60, 120, 300], [700, 730])
    for x in (60, 120, 300):
        first.line(x, 730, x, 780)
    first.text(65, 720, "TT").text(125, 720, "Nội dung").text(65, 750, "1").text(125, 750, "Tập huấn.")
    second = Sheet().grid([60, 120, 300], [100, 130])
    for x in (60, 120, 300):
        second.line(x, 60, x, 100)
    second.text(125, 80, "Kiểm tra.").text(65, 120, "2").text(125, 120, "Diễn tập")
    assert read(first, second) == [
        "Phụ lục",
        [[["TT"], ["Nội dung"]], [["1"], ["Tập huấn.", "Kiểm tra."]], [["2"], ["Diễn tập"]]],
    ]
