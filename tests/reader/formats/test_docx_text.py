"""A DOCX paragraph reads as Word prints it."""

from __future__ import annotations

from docx_file import W, docx, packed, paragraph, part, run
from shown import flags, texts

from dondoc.reader.formats import load

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(part) for part in ("begin", "separate", "end"))


def lines(body: str, **parts: str) -> list[object]:
    return texts(load(docx(body, **parts), name="ke-hoach.docx"))


def test_a_paragraph_is_one_line_whatever_its_runs() -> None:
    source = load(docx(paragraph("Kế hoạch ", "số 12", "/KH-UBND")), name="")
    assert (source.text, source.format, source.wrapped, source.pages) == (
        "Kế hoạch số 12/KH-UBND",
        "docx",
        False,
        None,
    )


def test_text_is_composed_and_white_space_collapsed() -> None:
    assert lines(paragraph("Kê\u0301  hoa\u0323ch\u00a0 năm\u200b 2026 ")) == ["Kế hoạch năm 2026"]


def test_tabs_breaks_and_special_hyphens_are_signs_of_the_text() -> None:
    body = paragraph(
        run("KT. CHỦ TỊCH") + "<w:r><w:br/></w:r>" + run("PHÓ"),
        "<w:r><w:tab/></w:r>" + run("CHỦ TỊCH 2026") + "<w:r><w:noBreakHyphen/></w:r>" + run("2030"),
        "<w:r><w:softHyphen/></w:r>",
    )
    assert lines(body) == ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH 2026-2030"]


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


def test_only_the_result_of_a_field_is_read() -> None:
    instruction = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    nested = BEGIN + instruction + SEPARATE + run("ẩn") + END
    body = paragraph("Trang ", BEGIN + nested + instruction + SEPARATE + run("7") + END, " của 9")
    assert lines(body) == ["Trang 7 của 9"]


def test_wrappers_around_runs_are_looked_into() -> None:
    body = paragraph(
        f"<w:hyperlink>{run('Sở')}</w:hyperlink>",
        f"<w:sdt><w:sdtContent>{run(' Công')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run(' Thương')}</w:smartTag>",
        f"<w:fldSimple>{run(' tỉnh')}</w:fldSimple>",
    )
    assert lines(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>") == ["Sở Công Thương tỉnh"]


def test_hidden_text_is_not_printed_and_capitals_are() -> None:
    styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph(
        run("Kế hoạch", "<w:caps/>"),
        run(" bí mật", "<w:vanish/>"),
        run(" ẩn", '<w:rStyle w:val="An"/>'),
        run(" hiện", '<w:vanish w:val="0"/>'),
    )
    assert lines(body, styles=styles) == ["KẾ HOẠCH hiện"]


def test_bold_and_centred_come_from_the_paragraph_or_its_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Goc"><w:pPr><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Goc"/></w:style>'
    )
    inherited = '<w:pStyle w:val="Con"/>'
    body = (
        paragraph("Theo kiểu", properties=inherited)
        + paragraph(run("Bỏ đậm", '<w:b w:val="0"/>'), properties=inherited + '<w:jc w:val="both"/>')
        + paragraph(run("Đậm", "<w:b/>") + run(" "), properties='<w:jc w:val="center"/>')
        + paragraph(run("1. Mục đích:", "<w:b/>"), " nâng cao")
    )
    assert flags(load(docx(body, styles=styles), name="")) == [
        ("Theo kiểu", "bold centred"),
        ("Bỏ đậm", ""),
        ("Đậm", "bold centred"),
        ("1. Mục đích: nâng cao", ""),
    ]


def test_styles_that_follow_each_other_in_a_circle_end_somewhere() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = paragraph("Vòng", properties='<w:pStyle w:val="B"/>')
    assert flags(load(docx(body, styles=styles), name="")) == [("Vòng", "bold")]


def test_an_empty_paragraph_is_a_gap_before_the_next_line() -> None:
    body = paragraph("Một") + paragraph() + paragraph(" ") + paragraph("Hai") + paragraph("Ba")
    assert flags(load(docx(body), name="")) == [("Một", ""), ("Hai", "gap"), ("Ba", "")]


def test_a_note_stands_behind_the_paragraph_that_holds_its_mark() -> None:
    def note(key: int, kind: str, content: str) -> str:
        return f'<w:{kind} w:id="{key}"><w:p><w:r><w:{kind}Ref/></w:r>{run(content)}</w:p></w:{kind}>'

    body = paragraph(
        "Theo Luật",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        ".",
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
    ) + paragraph("Tiếp theo.")
    source = load(
        docx(
            body,
            footnotes=note(2, "footnote", " Luật số 55/2024/QH15"),
            endnotes=note(1, "endnote", "Cuối bài"),
        ),
        name="",
    )
    assert flags(source) == [
        ("Theo Luật.", ""),
        ("Luật số 55/2024/QH15", "note"),
        ("Cuối bài", "note"),
        ("Tiếp theo.", ""),
    ]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    inside = f"<w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp>{inside}</wps:wsp></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape>{inside}</v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines(paragraph("KẾ HOẠCH", box) + paragraph("Nội dung")) == ["KẾ HOẠCH", "DỰ THẢO", "Nội dung"]


def test_the_strict_form_of_the_format_reads_the_same() -> None:
    body = part("document", f"<w:body>{paragraph('Kế hoạch')}</w:body>")
    strict = body.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(load(packed({"word/document.xml": strict}), name="")) == ["Kế hoạch"]
