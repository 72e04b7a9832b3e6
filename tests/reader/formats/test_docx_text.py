"""A DOCX paragraph reads as Word prints it."""

from __future__ import annotations

from docx_file import cell, docx, paragraph, run, table
from shown import flags, texts

from dondoc.reader.formats import load


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


def test_text_that_the_file_wraps_runs_on() -> None:
    assert lines(paragraph("<w:r><w:t>Kế hoạch\n      phòng\tcháy</w:t></w:r>")) == ["Kế hoạch phòng cháy"]


def test_a_page_break_inside_a_sentence_is_a_blank_and_one_behind_it_parts_paragraphs() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = paragraph("tổ chức diễn", page, "tập năm 2026.", page, "PHỤ LỤC") + paragraph(page, "Danh mục")
    assert lines(body) == ["tổ chức diễn tập năm 2026.", "PHỤ LỤC", "Danh mục"]


def test_line_breaks_part_paragraphs_only_where_that_is_certain() -> None:
    br = "<w:r><w:br/></w:r>"
    assert lines(paragraph("I. MỤC ĐÍCH", br, "Nâng cao ý thức;", br, "- Tập huấn", br, "- Kiểm tra")) == [
        "I. MỤC ĐÍCH",
        "Nâng cao ý thức;",
        "- Tập huấn",
        "- Kiểm tra",
    ]
    assert lines(paragraph("KẾ HOẠCH", br, "Phòng cháy năm 2026")) == ["KẾ HOẠCH", "Phòng cháy năm 2026"]
    assert lines(paragraph("phát triển kinh tế", br, "- xã hội", br, "Sông Mây")) == [
        "phát triển kinh tế\n- xã hội\nSông Mây"
    ]
    assert lines(table(cell(paragraph("Tập huấn;", br, "- Kiểm tra")) + cell("1"))) == [
        [[["Tập huấn;\n- Kiểm tra"], ["1"]]]
    ]


def test_symbols_are_the_signs_that_their_fonts_print() -> None:
    def symbol(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    body = (
        paragraph(symbol("Symbol", "F0B3"), " 80%")
        + paragraph(symbol("Wingdings", "F0A7"), " Tập huấn")
        + paragraph("30", symbol("Times New Roman", "00B0"), "C", symbol("Symbol", "x"), symbol("Arial", "D800"))
    )
    assert lines(body) == ["≥ 80%", "- Tập huấn", "30°C"]


def test_a_formula_is_text_on_one_line() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"

    def tag(name: str, content: str) -> str:
        return f'<m:{name} xmlns:m="{space}">{content}</m:{name}>'

    def text(content: str) -> str:
        return tag("r", tag("t", content))

    fraction = tag("f", tag("num", text("2")) + tag("den", text("3")))
    power = tag("sSup", tag("e", text("m")) + tag("sup", text("2")))
    assert lines(paragraph("Đạt ", tag("oMath", fraction), " số xã, 30 ", tag("oMath", power))) == [
        "Đạt 2/3 số xã, 30 m²"
    ]


def test_struck_out_text_is_not_part_of_the_document() -> None:
    body = paragraph("Số: ", run("123", "<w:strike/>"), run("45", '<w:strike w:val="0"/>'), "/KH-UBND")
    assert lines(body) == ["Số: 45/KH-UBND"]


def test_small_capitals_are_capitals() -> None:
    assert lines(paragraph(run("Kế hoạch", "<w:smallCaps/>"))) == ["KẾ HOẠCH"]


def test_a_hidden_paragraph_is_nothing_and_one_with_a_hidden_mark_runs_on() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    body = (
        paragraph("Mở đầu.")
        + paragraph(run("ẩn", "<w:vanish/>"), properties=hidden)
        + paragraph("1. Mục đích:", properties=hidden)
        + paragraph(" nâng cao")
    )
    assert lines(body) == ["Mở đầu.", "1. Mục đích: nâng cao"]


def test_a_dropped_capital_belongs_to_its_word() -> None:
    body = paragraph("T", properties='<w:framePr w:dropCap="drop" w:lines="3"/>') + paragraph("hực hiện Kế hoạch")
    assert lines(body) == ["Thực hiện Kế hoạch"]


def test_comments_pages_heads_and_feet_are_not_read() -> None:
    body = (
        paragraph('<w:commentRangeStart w:id="1"/>', "Kế hoạch", '<w:r><w:commentReference w:id="1"/></w:r>')
        + '<w:sectPr><w:headerReference w:id="9"/></w:sectPr>'
    )
    assert lines(body, comments=f'<w:comment w:id="1">{paragraph("sửa lại")}</w:comment>', header=paragraph("2")) == [
        "Kế hoạch"
    ]


def test_a_text_box_of_the_old_kind_is_read_with_the_tables_in_it() -> None:
    inside = table(cell("Nơi nhận:") + cell("CHỦ TỊCH"))
    box = (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert lines(paragraph("Hết.", box)) == ["Hết.", "Nơi nhận:", "CHỦ TỊCH"]


def test_a_head_set_with_tabs_is_parted_into_its_two_sides() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = (
        paragraph("SỞ Y TẾ", tab, tab, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + paragraph("Số: 5/KH-SYT", tab, "Sông Mây, ngày 05 tháng 02 năm 2026")
        + paragraph("1.", tab, "Mục đích, ngày hội")
    )
    assert lines(body) == [
        "SỞ Y TẾ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/KH-SYT",
        "Sông Mây, ngày 05 tháng 02 năm 2026",
        "1. Mục đích, ngày hội",
    ]
