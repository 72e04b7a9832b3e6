"""Word's automatic list numbers stand in front of the text as Word prints them."""

from __future__ import annotations

import pytest
from docx_file import docx, level, list_style, listed, numbering, paragraph
from hypothesis import given
from hypothesis import strategies as st
from shown import texts

from dondoc.reader.formats import load
from dondoc.reader.formats.docx.numerals import counting, letter, roman

LEVELS = (level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))


def lines(body: str, **parts: str) -> list[object]:
    return texts(load(docx(body, **parts), name="ke-hoach.docx"))


def test_each_level_counts_and_begins_anew_below_a_higher_one() -> None:
    body = (
        listed("Mục đích")
        + listed("Chung", level=1)
        + listed("Riêng", level=1)
        + listed("Một", level=2)
        + listed("Nhiệm vụ")
        + listed("Trường học", level=1)
        + listed("Hai", level=2)
    )
    assert lines(body, numbering=numbering(*LEVELS)) == [
        "I. Mục đích",
        "1. Chung",
        "2. Riêng",
        "a) Một",
        "II. Nhiệm vụ",
        "1. Trường học",
        "a) Hai",
    ]


def test_a_label_may_show_the_numbers_of_the_levels_above() -> None:
    levels = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))
    body = listed("Mở đầu") + listed("Chung", level=1) + listed("Sâu", level=2) + listed("Sâu nữa", level=2)
    assert lines(body, numbering=numbering(*levels)) == [
        "I. Mở đầu",
        "I.1. Chung",
        "I.1.1. Sâu",
        "I.1.2. Sâu nữa",
    ]


def test_a_level_that_was_skipped_counts_as_begun() -> None:
    body = listed("A") + listed("x", level=2) + listed("B", level=1) + listed("C")
    assert lines(body, numbering=numbering(*LEVELS)) == ["I. A", "a) x", "2. B", "II. C"]


def test_legal_numbering_shows_upper_levels_as_figures() -> None:
    levels = (level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more="<w:isLgl/>"))
    assert lines(listed("A") + listed("B", level=1), numbering=numbering(*levels)) == ["I. A", "1.1. B"]


def test_a_level_that_never_restarts_counts_on() -> None:
    levels = (level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", more='<w:lvlRestart w:val="0"/>'))
    body = listed("A") + listed("x", level=1) + listed("B") + listed("y", level=1)
    assert lines(body, numbering=numbering(*levels)) == ["1. A", "a) x", "2. B", "b) y"]


def test_two_lists_of_one_kind_count_on_unless_one_has_a_start_of_its_own() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = listed("A") + listed("B", list=2) + listed("C", list=3) + listed("D", list=3)
    part = numbering(level(0, "decimal", "%1."), nums=nums)
    assert lines(body, numbering=part) == ["1. A", "2. B", "1. C", "2. D"]


def test_a_list_may_redefine_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "(%1)", start=3)}</w:lvlOverride>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    part = numbering(level(0, "decimal", "%1."), nums=nums)
    assert lines(listed("A") + listed("B"), numbering=part) == ["(iii) A", "(iv) B"]


@pytest.mark.parametrize(
    ("sign", "index", "printed"),
    [
        ("\uf0b7", 0, "- "),
        ("\uf0a7", 1, "+ "),
        ("o", 1, "+ "),
        ("-", 1, "- "),
        ("–", 0, "- "),
        ("+", 0, "+ "),
    ],
)
def test_bullets_become_the_dash_and_plus_of_administrative_documents(sign: str, index: int, printed: str) -> None:
    part = numbering(level(index, "bullet", sign))
    assert lines(listed("Tuyên truyền", level=index), numbering=part) == [f"{printed}Tuyên truyền"]


def test_a_style_brings_its_list_and_its_level() -> None:
    styles = (
        list_style("H1", 1)
        + list_style("H2", 1, more='<w:basedOn w:val="H1"/>')
        + '<w:style w:type="paragraph" w:styleId="Son"><w:basedOn w:val="H2"/></w:style>'
    )
    part = numbering(
        level(0, "upperRoman", "%1.", more='<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%2.", more='<w:pStyle w:val="H2"/>'),
    )
    body = "".join(
        paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')
        for style, text in (("H1", "Mục đích"), ("H2", "Chung"), ("Son", "Riêng"))
    )
    assert lines(body, numbering=part, styles=styles) == ["I. Mục đích", "1. Chung", "2. Riêng"]


def test_a_paragraph_can_switch_off_the_list_of_its_style() -> None:
    off = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    part = numbering(level(0, "decimal", "%1."))
    assert lines(paragraph("Không số", properties=off), numbering=part, styles=list_style("H1", 1)) == ["Không số"]


def test_a_list_may_be_a_link_to_a_numbering_style() -> None:
    styles = list_style("L", 2, kind="numbering")
    part = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "upperLetter", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert lines(listed("Phần đầu"), numbering=part, styles=styles) == ["A. Phần đầu"]


def test_an_empty_numbered_paragraph_counts_but_is_no_line() -> None:
    part = numbering(level(0, "decimal", "%1."))
    assert lines(listed("A") + listed("") + listed("B"), numbering=part) == ["1. A", "3. B"]


def test_a_list_that_is_defined_nowhere_prints_no_number() -> None:
    assert lines(listed("A", list=9), numbering=numbering(level(0, "decimal", "%1."))) == ["A"]


@pytest.mark.parametrize(
    ("format", "text", "printed"),
    [
        ("lowerLetter", "%1)", ["a) x", "b) x", "c) x", "d) x", "e) x"]),
        ("upperLetter", "%1.", ["A. x", "B. x", "C. x", "D. x", "E. x"]),
        ("decimalZero", "%1.", ["01. x", "02. x", "03. x", "04. x", "05. x"]),
        ("vietnameseCounting", "%1.", ["một. x", "hai. x", "ba. x", "bốn. x", "năm. x"]),
        ("ordinal", "Điều %1.", ["Điều 1. x", "Điều 2. x", "Điều 3. x", "Điều 4. x", "Điều 5. x"]),
        ("none", "Phần", ["Phần x"] * 5),
        ("decimal", "", ["x"] * 5),
    ],
)
def test_each_format_prints_its_numbers(format: str, text: str, printed: list[str]) -> None:
    assert lines(listed("x") * 5, numbering=numbering(level(0, format, text))) == printed


def test_a_format_may_be_spelled_out_with_an_older_one_beside_it() -> None:
    format = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{format}<w:lvlText w:val="%1."/></w:lvl>'
    assert lines(listed("x") * 2, numbering=numbering(own)) == ["009. x", "010. x"]


@pytest.mark.parametrize(
    ("printed", "text", "line"),
    [("%1.", "Mục đích", "1. Mục đích"), ("%1", ". Mục đích", "1. Mục đích"), ("%1", ") Mục đích", "1) Mục đích")],
)
def test_a_number_without_a_blank_behind_it_still_stands_apart(printed: str, text: str, line: str) -> None:
    part = numbering(level(0, "decimal", printed, more='<w:suff w:val="nothing"/>'))
    assert lines(listed(text), numbering=part) == [line]


def test_letters_that_clerks_type_are_left_as_typed() -> None:
    part = numbering(level(0, "lowerLetter", "%1)"))
    body = listed("Một") + paragraph("đ) Hai") + listed("Ba")
    assert lines(body, numbering=part) == ["a) Một", "đ) Hai", "b) Ba"]


def test_nine_levels_count_one_inside_the_other() -> None:
    levels = tuple(
        level(index, "decimal", "".join(f"%{place}." for place in range(1, index + 2))) for index in range(9)
    )
    body = "".join(listed("x", level=index) for index in (*range(9), 8, 4))
    assert lines(body, numbering=numbering(*levels)) == [
        *(f"{'1.' * count} x" for count in range(1, 10)),
        f"{'1.' * 8}2. x",
        f"{'1.' * 4}2. x",
    ]


def test_a_start_of_its_own_counts_once() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    part = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), nums=nums)
    body = listed("A") + listed("x", level=1) + listed("y", level=1, list=2) + listed("z", level=1, list=2)
    assert lines(body, numbering=part) == ["1. A", "a) x", "e) y", "f) z"]


def test_a_level_may_be_set_beside_the_list_of_the_style() -> None:
    part = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."))
    own = '<w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = paragraph("A", properties='<w:pStyle w:val="H1"/>') + paragraph("B", properties=own)
    assert lines(body, numbering=part, styles=list_style("H1", 1)) == ["I. A", "1. B"]


@pytest.mark.parametrize(
    ("number", "printed"),
    [(10, "mười"), (11, "mười một"), (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"), (55, "năm mươi lăm")],
)
def test_vietnamese_counting_words(number: int, printed: str) -> None:
    assert counting(number) == printed


@pytest.mark.parametrize(("number", "printed"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa"), (0, "0")])
def test_letters_double_after_z(number: int, printed: str) -> None:
    assert letter(number) == printed


@given(st.integers(1, 3999))
def test_a_roman_numeral_reads_back_as_its_number(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[sign] for sign in roman(number)]
    signed = [-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True)]
    assert sum(signed) == number
