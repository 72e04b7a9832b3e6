"""Tracked changes read as accepted."""

from __future__ import annotations

from docx_file import cell, docx, level, listed, numbering, paragraph, run, table
from shown import texts

from dondoc.reader.formats import load


def lines(body: str, **parts: str) -> list[object]:
    return texts(load(docx(body, **parts), name="ke-hoach.docx"))


def test_tracked_changes_read_as_accepted() -> None:
    body = paragraph(
        "trước ngày ",
        '<w:del w:id="1"><w:r><w:delText>15/11</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{run("30/11")}</w:ins>',
        f'<w:moveFrom w:id="3">{run("cũ")}</w:moveFrom><w:moveTo w:id="4">{run(" hằng năm")}</w:moveTo>',
    )
    assert lines(body) == ["trước ngày 30/11 hằng năm"]


def test_a_paragraph_whose_mark_was_deleted_runs_on_into_the_next_one() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = paragraph("Sở Y tế ", properties=deleted) + paragraph("chủ trì.") + paragraph("Hết.")
    assert lines(body) == ["Sở Y tế chủ trì.", "Hết."]


def test_a_deleted_paragraph_has_no_number_of_its_own() -> None:
    deleted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    gone = paragraph('<w:del w:id="2"><w:r><w:delText>Cũ</w:delText></w:r></w:del>', properties=deleted)
    part = numbering(level(0, "decimal", "%1."))
    assert lines(listed("A") + gone + listed("B") + gone, numbering=part) == ["1. A", "2. B"]


def test_a_deleted_mark_before_a_table_or_the_end_loses_nothing() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = paragraph("Trên", properties=deleted) + table(cell("a") + cell("b")) + paragraph("Dưới", properties=deleted)
    assert lines(body) == ["Trên", [[["a"], ["b"]]], "Dưới"]


def test_a_moved_paragraph_stands_where_it_was_moved_to() -> None:
    moved = '<w:rPr><w:moveFrom w:id="1"/></w:rPr>'
    body = (
        paragraph(f'<w:moveFrom w:id="2">{run("Chuyển.")}</w:moveFrom>', properties=moved)
        + paragraph("Một.")
        + paragraph(f'<w:moveTo w:id="3">{run("Chuyển.")}</w:moveTo>')
    )
    assert lines(body) == ["Một.", "Chuyển."]


def test_changes_in_notes_and_tables_are_accepted_too() -> None:
    change = f'<w:del w:id="1"><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins w:id="2">{run("mới")}</w:ins>'
    note = f'<w:footnote w:id="1"><w:p>{change}</w:p></w:footnote>'
    body = paragraph("Theo", '<w:r><w:footnoteReference w:id="1"/></w:r>') + table(
        cell(paragraph(change)) + cell(paragraph('<w:del w:id="3"><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'))
    )
    assert lines(body, footnotes=note) == ["Theo", "mới", [[["mới"], []]]]


def test_formats_before_a_change_are_not_looked_at() -> None:
    before = '<w:pPrChange w:id="1"><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    run_before = '<w:rPrChange w:id="2"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    assert lines(paragraph(run("Kế hoạch", run_before), properties=before)) == ["Kế hoạch"]
