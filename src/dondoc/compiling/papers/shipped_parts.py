"""What the templates that come with the program share: head, sections, lines."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.exports.writers.official_docx.elements import Element, paragraph, rule
from dondoc.exports.writers.official_docx.head import ISSUER_WIDTH, NATION_WIDTH, nation
from dondoc.exports.writers.official_docx.page import PORTRAIT
from dondoc.exports.writers.official_docx.tables import side_by_side

TO_BE_DATED = "ngày      tháng      năm {{ nam }}"


def paper_head(symbol: str, kind: str, subject: str) -> list[Element]:
    """The head of Nghị định 30/2020/NĐ-CP: bodies, motto, number, place and date, kind and subject; number and day to
    be filled in by hand."""
    return numbered_head(f"         /{symbol}", TO_BE_DATED, kind, subject)


def decision_head(subject: str) -> list[Element]:
    """The same of a decision whose number and day may be known."""
    return numbered_head("{{ so_quyet_dinh }}", "{{ ngay_quyet_dinh }}", "QUYẾT ĐỊNH", subject)


def numbered_head(number: str, day: str, kind: str, subject: str) -> list[Element]:
    """The same with what stands in the places of number and day."""
    issuer = [
        paragraph("Authority", "{{ don_vi_cap_tren_in_hoa }}"),
        paragraph("Issuer", "{{ don_vi_in_hoa }}"),
        rule(length=24, column=ISSUER_WIDTH),
    ]
    dated = ([paragraph("Number", f"Số: {number}")], [paragraph("Dateline", f"{{{{ dia_danh }}}}, {day}")])
    return [
        side_by_side((ISSUER_WIDTH, NATION_WIDTH), [(issuer, nation()), dated]),
        paragraph("Kind", kind),
        paragraph("Subject", subject),
        rule(length=50, column=PORTRAIT.text_width),
    ]


def section(title: str, *names: str) -> Sequence[Element]:
    """A heading, and the fields under it, each in a paragraph of its own."""
    return [paragraph("Section", title), *(field_line(name) for name in names)]


def body_line(text: str) -> Element:
    """A paragraph."""
    return paragraph("Body", text)


def field_line(name: str) -> Element:
    """A paragraph that holds one field and nothing else."""
    return paragraph("Body", f"{{{{ {name} }}}}")
