"""Vietnamese of the time before Unicode: every letter of each code, and what is left alone."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from docx_file import docx, paragraph, run
from hypothesis import given
from hypothesis import strategies as st
from old_letters import ENCODERS, in_tcvn3, in_vni
from shown import texts

from dondoc.reader.formats import load
from dondoc.reader.formats.encodings import decode
from dondoc.reader.formats.legacy import decode_by_font, is_old_font, mend
from dondoc.reader.formats.legacy.syllables import is_syllable, syllables_among
from dondoc.reader.formats.legacy.tables import LETTERS, TCVN3, VISCII, VNI, from_tcvn3, from_viscii, from_vni

TEXT = (
    "Căn cứ Luật Phòng cháy, chữa cháy số 55/2024/QH15, Ủy ban nhân dân tỉnh Sông Mây ban hành kế hoạch diễn tập "
    "tại trường học, ký túc xá; giữ gìn trật tự, xử lý nghiêm vi phạm; hướng dẫn kỹ năng thoát nạn cho người già."
)


def test_each_table_holds_each_letter_once() -> None:
    every = {letter for letter in LETTERS if not letter.isascii()}
    capitals = {letter.upper() for letter in every}
    without_tone = {"Ă", "Â", "Đ", "Ê", "Ô", "Ơ", "Ư"}
    assert len(LETTERS) == 73
    assert sorted(set(TCVN3.values()) - {*"aeiouy"}) == sorted(every | without_tone)
    assert sorted(set(VISCII.values()) - {*"aeiouyAEIOUY"}) == sorted(every | capitals)
    assert sorted(set(VNI.values())) == sorted((every | capitals) - {*"íìÍÌ"})
    assert len(set(TCVN3)) == len(TCVN3)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_every_code(letter: str) -> None:
    assert from_vni(in_vni(letter)) == letter
    assert from_vni(in_vni(letter.upper())) == letter.upper()
    assert from_tcvn3(in_tcvn3(letter)) == letter
    assert from_viscii({code: sign for sign, code in VISCII.items()}.get(letter, letter)) == letter


@given(st.lists(st.sampled_from(LETTERS + tuple(letter.upper() for letter in LETTERS)), max_size=12).map("".join))
def test_words_of_any_letters_come_back_from_vni(word: str) -> None:
    assert from_vni(in_vni(word)) == word


@pytest.mark.parametrize("code", ENCODERS)
def test_a_text_file_in_each_code_is_told_by_its_syllables(code: str) -> None:
    assert decode(ENCODERS[code](TEXT)) == TEXT


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni, lambda text: text.encode().decode("latin-1")])
def test_unicode_that_holds_the_letters_of_an_old_code_is_mended(encode: object) -> None:
    assert callable(encode)
    assert mend(encode(TEXT)) == TEXT


@pytest.mark.parametrize("text", [TEXT, "Plan d’été : façade à réparer", "Ke hoach", "", "§ 5 ± 3 °C «x» ½"])
def test_unicode_that_is_none_of_them_is_left_alone(text: str) -> None:
    assert mend(text) == text


def test_capitals_that_tcvn3_does_not_have_come_from_the_letters_around_them() -> None:
    assert from_tcvn3("KÕ HO¹CH Phßng ch¸y, ñY BAN NH¢N D¢N; Së Y tÕ, Së TNMT") == (
        "KẾ HOẠCH Phòng cháy, ỦY BAN NHÂN DÂN; Sở Y tế, Sở TNMT"
    )


@pytest.mark.parametrize(
    ("name", "old"),
    [
        (".VnTime", True),
        (".VnArialH", True),
        (".VNTIME", True),
        ("VNI-Times", True),
        ("ABCDEF+.VnTimeH,Bold", True),
        ("ABCDEF+VNI-Helve-Condense", True),
        ("Times New Roman", False),
        ("Vnese", False),
        ("UVN Van", False),
        ("", False),
    ],
)
def test_old_fonts_are_told_by_their_names(name: str, old: bool) -> None:
    assert is_old_font(name) is old


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("KÕ ho¹ch", ".VnTime", "Kế hoạch"),
        ("1. §· cã 5 líp", ".VnTime", "1. Đã có 5 lớp"),
        ("kÕ ho¹ch pccc", ".VnTimeH", "KẾ HOẠCH PCCC"),
        ("Keá hoaïch", "VNI-Times", "Kế hoạch"),
        ("Keá hoaïch", "Arial", "Keá hoaïch"),
        ("Kế hoạch", ".VnTime", "Kế hoạch"),
        ("12/KH-UBND", ".VnTime", "12/KH-UBND"),
    ],
)
def test_a_font_tells_what_a_text_shows(text: str, font: str, shown: str) -> None:
    assert decode_by_font(text, font) == shown


def test_a_docx_is_read_by_the_fonts_of_its_runs_and_styles() -> None:
    def font(name: str) -> str:
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'

    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="V"><w:rPr>{font("VNI-Times")}</w:rPr></w:style>'
    )
    body = (
        paragraph(run("kÕ ho¹ch", font(".VnTimeH")))
        + paragraph(
            "§­êng phè, tr­", "<w:r><w:softHyphen/></w:r>".replace("<w:r>", "<w:r>"), "­", run(" Hà Nội", font("Arial"))
        )
        + paragraph(run("Ke"), run("á", "<w:b/>"), run(" hoaïch", "<w:caps/>"), properties='<w:pStyle w:val="V"/>')
    )
    assert texts(load(docx(body, styles=styles), name="")) == ["KẾ HOẠCH", "Đường phố, trưưư Hà Nội", "Kế HOẠCH"]


def test_unicode_typed_in_an_old_font_is_left_alone_in_its_whole_paragraph() -> None:
    old = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    body = paragraph(
        run("Phòng và ", old), run("chữa cháy", f"<w:b/>{old}"), run(" cã", old.replace(".VnTime", ".VnArial"))
    )
    assert texts(load(docx(body), name="")) == ["Phòng và chữa cháy có"]


@pytest.mark.parametrize("word", ["Nghiêng", "khuỷu", "quyết", "giữa", "Đắk", "hoà", "hòa", "thuở", "yêu", "ỷ"])
def test_syllables_are_told_by_their_spelling(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(normalize("NFD", word))


@pytest.mark.parametrize("word", ["été", "façade", "hòạ", "bàc", "càp", "xyz", "ñy", "größer"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_abbreviations_are_not_counted_as_words() -> None:
    assert syllables_among("HĐND và UBND, QĐ-TTg, été, năm") == (2, 3)
