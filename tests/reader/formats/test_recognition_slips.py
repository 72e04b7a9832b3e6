"""What recognition misreads in a known way is set right, and nothing else is."""

from __future__ import annotations

import pytest

from dondoc.reader.formats.pdf.geometry import Grid, GridCell, Page, Row, Word
from dondoc.reader.formats.pdf.rows import piece_of
from dondoc.reader.formats.scan.formulas import as_formula
from dondoc.reader.formats.scan.mending import mend
from dondoc.reader.formats.scan.names import doubt_variants
from dondoc.reader.formats.scan.numerals import Headings, quarter
from dondoc.reader.formats.scan.tones import is_impossible


def row(text: str, *, top: float = 100, left: float = 80, unsure: str = "") -> Row:
    """A printed row; the words of ``unsure`` are those recognition was unsure of."""
    words = []
    for index, word in enumerate(text.split(" ")):
        start = left + 40 * index
        doubtful = word in unsure.split(" ")
        words.append(Word(word, start, start + 36, top, top + 14, top + 12, 14, 2 * index, 2 * index, unsure=doubtful))
    return Row([piece_of(words, bold=False)], 1)


def mended(*rows: Row) -> list[str]:
    page = Page(1, 595, 842, list(rows), [])
    mend([page])
    return [row.text for row in page.rows]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (["I. MỤC ĐÍCH", "H. NỘI DUNG", "HI. TỔ CHỨC"], ["I", "II", "III"]),
        (["ILMỤC ĐÍCH", "II NỘI DUNG", "II. TỔ CHỨC", "IV. KINH PHÍ"], ["I", "II", "III", "IV"]),
        (["IL. MỤC ĐÍCH", "1I. NỘI DUNG", "lll. TỔ CHỨC"], ["I", "II", "III"]),
        (["I. MỤC ĐÍCH", "II. NỘI DUNG", "I. PHẦN KHÁC", "II. TỔ CHỨC"], ["I", "II", "I", "II"]),
        (["V. KINH PHÍ", "VI TỔ CHỨC"], ["V", "VI"]),
    ],
)
def test_numerals_of_headings_follow_one_another(read: list[str], meant: list[str]) -> None:
    headings = Headings()
    assert [headings.mended(text).split(".")[0] for text in read] == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (["I. MỤC ĐÍCH", "I. CÔNG VIỆC", "III. TỔ CHỨC"], ["I. MỤC ĐÍCH", "II. CÔNG VIỆC", "III. TỔ CHỨC"]),
        (["I. MỤC ĐÍCH", "I. CÔNG VIỆC", "I. VIỆC KHÁC"], ["I. MỤC ĐÍCH", "I. CÔNG VIỆC", "I. VIỆC KHÁC"]),
        (
            ["[MỤC TIỂU", "I. _NỘIDUNG THỰC HIỆN", "II. KINH PHÍ", "PHÂN CÔNG NHIỆM VỤ", "V. TIẾN ĐỘ THỰC HIỆN"],
            [
                "I. MỤC TIÊU",
                "II. NỘI DUNG THỰC HIỆN",
                "III. KINH PHÍ",
                "IV. PHÂN CÔNG NHIỆM VỤ",
                "V. TIẾN ĐỘ THỰC HIỆN",
            ],
        ),
    ],
)
def test_a_numeral_is_told_by_its_neighbours(read: list[str], meant: list[str]) -> None:
    assert mended(*(row(text, top=100 + 20 * index) for index, text in enumerate(read))) == meant


def test_a_tone_that_no_syllable_has_is_unsure() -> None:
    impossible = ["tât", "câp", "nưôc", "viêc", "(quôc)"]
    possible = ["tất", "cấp", "nước", "việc", "Đăk", "Blôk", "kế", "COVID-19", "Facebook", "12/2026", "đẹp"]
    assert [word for word in [*impossible, *possible] if is_impossible(word)] == impossible


def test_a_name_read_in_two_ways_is_unsure_where_it_is_rarer() -> None:
    rows = [
        row(text, top=100 + 20 * index) for index, text in enumerate(["ở Sông Ngần", "tại Sông Ngần", "xã Sông Ngân"])
    ]
    doubt_variants([Page(1, 595, 842, rows, [])])
    assert [[word.text for word in row.words if word.unsure] for row in rows] == [[], [], ["Ngân"]]


def test_a_name_that_bodies_bear_everywhere_is_set_right() -> None:
    assert mended(row("2. Sở Giáo dục và Đảo tạo")) == ["2. Sở Giáo dục và Đào tạo"]
    assert mended(row("giao dục và đào tạo nghề")) == ["giao dục và đào tạo nghề"]


@pytest.mark.parametrize("text", ["HI vọng chung", "II là số 2", "LĐVP; P.NC", "CHỦ TỊCH", "VII. KINH PHÍ"])
def test_what_is_no_heading_that_follows_stays_as_it_is(text: str) -> None:
    assert Headings().mended(text) == text


@pytest.mark.parametrize(
    ("text", "meant"), [("11/2026", "II/2026"), ("ï1/2026", "II/2026"), ("HI", "III"), ("1/2026", "1/2026"), ("2", "2")]
)
def test_the_numeral_of_a_quarter(text: str, meant: str) -> None:
    assert quarter(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("MỤC ĐÍCH, YÊU CÂU", "MỤC ĐÍCH, YÊU CẦU"),
        ("II. MỤC TIỂU", "II. MỤC TIÊU"),
        ("PHO CHU TỊCH", "PHÓ CHỦ TỊCH"),
        ("KT, CHỦ TICH", "KT. CHỦ TỊCH"),
        ("Chủ tịch", None),
        ("MỤC TIÊU CHUNG CỦA TỈNH", None),
    ],
)
def test_a_formula_is_known_by_its_letters(text: str, meant: str | None) -> None:
    assert as_formula(text) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (row("~ Lãnh đạo Sở;"), "- Lãnh đạo Sở;"),
        (row("~Lãnh đạo Sở;"), "- Lãnh đạo Sở;"),
        (row("— Các phòng"), "- Các phòng"),
        (row("'Tổ chức kiểm tra"), "Tổ chức kiểm tra"),
        (row("| Công an xã", unsure="|"), "Công an xã"),
        (row("ngày — tháng ˆ năm 2026", unsure="— ˆ"), "ngày tháng năm 2026"),
        (row("chính trị — xã hội", unsure="—"), "chính trị - xã hội"),
        (row("- Sở Nội vụ (đế báo cáo);"), "- Sở Nội vụ (để báo cáo);"),
        (row("“Ngày hội toàn dân”"), "“Ngày hội toàn dân”"),
        (row("+ 05 lớp"), "+ 05 lớp"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dashes_and_dirt(read: Row, meant: str) -> None:
    assert mended(read) == [meant]


def test_a_number_before_a_comma_is_an_item_s_where_its_line_is_indented() -> None:
    rows = [
        row("1, Kiểm tra", left=100),
        row("các Điều 10, 11 và", left=60, top=120),
        row("12, Bộ luật", left=60, top=140),
    ]
    assert mended(*rows) == ["1. Kiểm tra", "các Điều 10, 11 và", "12, Bộ luật"]


def test_a_short_row_of_unsure_words_is_dirt() -> None:
    assert mended(row("si", unsure="si"), row("Sở", top=120), row("Khoản 2", top=140, unsure="Khoản 2")) == [
        "Sở",
        "Khoản 2",
    ]


def test_the_numbers_of_rows_are_counted_and_groups_keep_their_numerals() -> None:
    labels = ["TT", "1", "1", "S", "3", "4", "7/", "H", "8", "Đ", "10", "11"]
    groups = {1, 7}
    cells = []
    for place, label in enumerate(labels):
        cells.append(GridCell(place, 0, 1, 1, [row(label)]))
        cells.append(GridCell(place, 1, 1, 2 if place in groups else 1, [row("Kiểm tra")]))
    grid = Grid([0, 50, 200, 300], [20.0 * place for place in range(len(labels) + 1)], cells)
    mend([Page(1, 595, 842, [], [grid])])
    assert [cell.text for cell in grid.cells if cell.column == 0] == [
        *("TT", "I", "1", "2", "3", "4", "7/", "II", "8", "9", "10", "11")
    ]
