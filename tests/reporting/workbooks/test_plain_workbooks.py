"""The quick way through a plain workbook says what calamine says, and leaves to calamine all that is not plain."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from cast import Cast
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.workbooks import process
from dondoc.reporting.workbooks.asking import Asked
from dondoc.reporting.workbooks.parts import parts_of
from dondoc.reporting.workbooks.plain import unit_sheet
from filled import blank, filled, table
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
SHEET, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
FORM = (
    IndicatorDraft("Lớp tập huấn <nửa ngày> & hơn", "count", unit="lớp"),
    IndicatorDraft("Trường đạt", "share", numerator_label="Số trường đạt", denominator_label="Tổng số trường"),
    IndicatorDraft("Vướng mắc", "text", required=False),
)


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast, *FORM)


def altered(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """A workbook with one of its parts as another program might have stored it."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name in package.namelist():
            content = package.read(name)
            if name == part:
                assert edit(content.decode()) != content.decode()
                content = edit(content.decode()).encode()
            out.writestr(name, content)
    return file.getvalue()


def answered(round_: Round, cell: str = "<v>4321</v></c>", kind: str = "") -> bytes:
    """The commune's workbook with something in its first answer, stored as spreadsheets do."""
    data = blank(round_, round_.cast.commune)
    return altered(data, SHEET, lambda xml: re.sub(r'(<c r="D8" s="\d+")/>', rf"\1{kind}>{cell}", xml))


def is_plain(data: bytes) -> bool:
    return unit_sheet(parts_of(data)) is not None


def by_calamine(data: bytes, expected: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    with monkeypatch.context() as patch:
        patch.setattr(process, "unit_sheet", lambda parts: None)
        return process.answer(data, expected)


def test_a_workbook_as_it_was_written_is_read_as_by_calamine(round_: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    data, digest = answered(round_), Asked(round_.cycle).digest
    assert is_plain(data)
    for expected in ("", digest):
        found = process.answer(data, expected)
        assert found == by_calamine(data, expected, monkeypatch) | {"flags": {}}
    assert found["answers"] == [4321.0, None, None, None]


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        (SHEET, lambda xml: xml.replace("<v>4321</v>", "<v>1.25E+3</v>")),
        (SHEET, lambda xml: xml.replace("><v>4321</v>", ' t="n"><v>-0.5</v>')),
        (SHEET, lambda xml: re.sub(r'<row r="(\d+)"', r'<row r="\1" ht="15" customHeight="1" x14ac:dyDescent="0.25"', xml)),
        (SHEET, lambda xml: re.sub(r'<row r="10".*?</row>', '<row r="10" spans="1:7"/>', xml)),
        (SHEET, lambda xml: re.sub(r'(<c r="[FG]\d+" s="\d+") t="s"><v>\d+</v></c>', r"\1/>", xml)),
        (SHEET, lambda xml: xml.replace("</row><row r=\"9\"", '<c r="AB8"><v>1</v></c></row><row r="9"')),
        (TEXTS, lambda xml: xml.replace("?>\n<sst", "?>\r\n<sst").replace("<si><t>", '<si><t xml:space="preserve">')),
        (TEXTS, lambda xml: xml.replace("Số trường đạt", "&quot;Số&quot; &apos;trường&apos;\nđạt")),
        (STYLES, lambda xml: xml.replace('formatCode="#,##0"', 'formatCode="General"')),
    ],
)  # fmt: skip
def test_what_other_programs_store_otherwise_is_plain_too(
    round_: Round, part: str, edit: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = altered(answered(round_), part, edit)
    assert is_plain(data)
    assert process.answer(data) == by_calamine(data, "", monkeypatch)


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        (SHEET, lambda xml: xml.replace("<v>4321</v>", "<f>2+3</f><v>4321</v>")),
        (SHEET, lambda xml: xml.replace("><v>4321</v>", ' t="e"><v>#REF!</v>')),
        (SHEET, lambda xml: xml.replace("><v>4321</v>", ' t="b"><v>1</v>')),
        (SHEET, lambda xml: xml.replace("><v>4321</v>", ' t="d"><v>2026-01-01</v>')),
        (SHEET, lambda xml: xml.replace("><v>4321</v>", ' t="inlineStr"><is><t>5</t></is>')),
        (SHEET, lambda xml: xml.replace("><v>4321</v>", ' t="s"><v>9999</v>')),
        (SHEET, lambda xml: re.sub(r'<c r="D8" (s="\d+")', r'<c \1 r="D8"', xml)),
        (SHEET, lambda xml: re.sub(r'(<c r="D8".*?</c>)', r"\1\1", xml)),
        (SHEET, lambda xml: re.sub(r'(<row r="9".*?</row>)', r"\1\1", xml)),
        (SHEET, lambda xml: xml.replace('<c r="D8"', '<!-- --><c r="D8"')),
        (SHEET, lambda xml: xml.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="C8:D8"/></mergeCells>')),
        (TEXTS, lambda xml: re.sub("<si><t>([^<]*)</t></si>", r"<si><r><t>\1</t></r></si>", xml, count=1)),
        (TEXTS, lambda xml: xml.replace("Trường đạt", "Trường&#10;đạt")),
        (TEXTS, lambda xml: xml.replace("Trường đạt", "Trường_x000D_đạt")),
        (TEXTS, lambda xml: xml.replace("Trường đạt", "Trường đạt ")),
        (STYLES, lambda xml: xml.replace('formatCode="#,##0"', 'formatCode="dd/mm/yyyy"')),
        (STYLES, lambda xml: xml.replace('<xf numFmtId="164"', '<xf numFmtId="14"')),
        ("xl/workbook.xml", lambda xml: xml.replace('name="Báo cáo"', 'name="Sheet1"')),
    ],
)  # fmt: skip
def test_anything_else_is_left_to_calamine(round_: Round, part: str, edit: Callable[[str], str]) -> None:
    assert not is_plain(altered(answered(round_), part, edit))


def test_a_table_and_what_typing_programs_store_inline_are_left_to_calamine(round_: Round) -> None:
    assert not is_plain(table(round_, {}))
    assert not is_plain(filled(round_, round_.cast.commune, c1=5))


def test_a_workbook_of_which_bytes_were_lost_is_refused(round_: Round) -> None:
    data = answered(round_)
    with zipfile.ZipFile(BytesIO(data)) as package:
        at = package.getinfo(SHEET).header_offset + 200
    assert process.answer(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]) == {"error": "broken"}
