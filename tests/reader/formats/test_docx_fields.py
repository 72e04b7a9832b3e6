"""Fields and content controls of a DOCX: their result is read, once."""

from __future__ import annotations

from docx_file import cell, docx, paragraph, run, table
from shown import texts

from dondoc.reader.formats import load

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(part) for part in ("begin", "separate", "end"))


def lines(body: str, **parts: str) -> list[object]:
    return texts(load(docx(body, **parts), name="ke-hoach.docx"))


def instruction(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


def test_only_the_result_of_a_field_is_read() -> None:
    reference = instruction("REF x")
    nested = BEGIN + reference + SEPARATE + run("ẩn") + END
    body = paragraph("Trang ", BEGIN + nested + reference + SEPARATE + run("7") + END, " của 9")
    assert lines(body) == ["Trang 7 của 9"]


def test_a_table_of_contents_is_passed_over_however_it_is_made() -> None:
    entry = BEGIN + instruction("PAGEREF _Toc1") + SEPARATE + run("3") + END
    field = (
        paragraph(BEGIN + instruction('TOC \\o "1-3"') + SEPARATE, run("I. MỤC ĐÍCH "), entry)
        + paragraph(run("II. NỘI DUNG "), entry)
        + paragraph(END)
    )
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('MỤC LỤC')}{field}</w:sdtContent></w:sdt>"
    simple = paragraph(f'<w:fldSimple w:instr=" TOC \\o ">{run("I. MỤC ĐÍCH")}</w:fldSimple>')
    for contents in (field, control, simple):
        assert lines(contents + paragraph("I. MỤC ĐÍCH")) == ["I. MỤC ĐÍCH"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    assert lines(paragraph(END, "Một") + paragraph(SEPARATE, "Hai", END)) == ["Một", "Hai"]
    assert lines(paragraph("Trang ", BEGIN, "7") + paragraph("Nội dung")) == ["Trang 7", "Nội dung"]


def test_a_blank_that_was_never_filled_in_shows_no_prompt() -> None:
    def control(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    prompt = "<w:showingPlcHdr/>"
    body = (
        paragraph("Số: ", control(run("Bấm vào đây"), prompt), control(run("12")), "/KH-UBND")
        + control(paragraph("Chọn ngày"), prompt)
        + table(control(cell("Bấm vào đây"), prompt) + cell("1"))
    )
    assert lines(body) == ["Số: 12/KH-UBND", [[["Bấm vào đây"], ["1"]]]]


def test_custom_markup_around_paragraphs_rows_and_cells_is_looked_into() -> None:
    rows = f"<w:customXml><w:tr><w:customXml>{cell('a')}</w:customXml>{cell('b')}</w:tr></w:customXml>"
    body = f"<w:customXml><w:customXmlPr/>{paragraph('Kế hoạch')}<w:tbl>{rows}</w:tbl></w:customXml>"
    assert lines(body) == ["Kế hoạch", [[["a"], ["b"]]]]
