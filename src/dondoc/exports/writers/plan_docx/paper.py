"""The paper on a plan put together, from head to signature, with the tasks by agency behind it."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.exports.writers.official_docx.closing import closing
from dondoc.exports.writers.official_docx.elements import Element, kept_with_next, paragraph
from dondoc.exports.writers.official_docx.head import Head, head
from dondoc.exports.writers.official_docx.package import Properties, Section, write_package
from dondoc.exports.writers.official_docx.page import LANDSCAPE, PORTRAIT
from dondoc.exports.writers.plan import Cited, PlanPaper
from dondoc.exports.writers.plan_docx.annex import annex
from dondoc.exports.writers.plan_docx.parts import dues, own_plans, progress, targets
from dondoc.exports.writers.report_docx.citation import cite
from dondoc.exports.writers.vietnamese import format_date, format_short_date

_KIND = "Báo cáo"


def write_paper(paper: PlanPaper) -> bytes:
    """The bytes of the DOCX file; the same paper gives the same bytes. Time is linear in its lines."""
    elements = [*_head(paper), _opening(paper), *_parts(paper), _last_line(paper), _closing(paper)]
    sections = [Section(PORTRAIT, elements)]
    if paper.agencies:
        sections.append(Section(LANDSCAPE, annex(paper)))
    return write_package(sections, Properties(f"{_KIND} {_subject(paper)}", paper.unit, paper.as_of))


def _subject(paper: PlanPaper) -> str:
    return f"Tình hình thực hiện {cite(paper.plan, short=True)}"


def _head(paper: PlanPaper) -> list[Element]:
    return head(
        Head(
            issuer=paper.unit,
            issuer_above=paper.unit_above,
            number=f"Số:          /{paper.symbol}",
            dateline=f"{paper.place}, ngày      tháng      năm {paper.as_of.year}",
            kind=_KIND,
            subject=_subject(paper),
        )
    )


def _opening(paper: PlanPaper) -> Element:
    return paragraph(
        "Body",
        f"Thực hiện {cite(paper.plan)}, {paper.unit} báo cáo tình hình thực hiện tính đến "
        f"{format_date(paper.as_of)} như sau:",
    )


def _parts(paper: PlanPaper) -> list[Element]:
    titled = [
        ("THÔNG TIN CHUNG", list(_general(paper))),
        ("TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", progress(paper)),
        ("CHỈ TIÊU", targets(paper.targets)),
        ("BÁO CÁO VÀ VIỆC CÓ HẠN", dues(paper.duties)),
    ]
    if paper.issues:
        titled.append(("KẾ HOẠCH TRIỂN KHAI CỦA CÁC ĐƠN VỊ", own_plans(paper.issues)))
    return [
        element
        for number, (title, elements) in zip(("I", "II", "III", "IV", "V"), titled, strict=False)
        for element in (paragraph("Section", f"{number}. {title}"), *elements)
    ]


def _general(paper: PlanPaper) -> Iterator[Element]:
    yield paragraph("Body", f"- Thời gian thực hiện: {_period(paper)}.")
    counts = (
        (len(paper.targets), "chỉ tiêu"),
        (len(paper.tasks), "nhiệm vụ"),
        (len(paper.agencies), "cơ quan được giao"),
        (len(paper.duties), "báo cáo và việc có hạn"),
    )
    yield paragraph("Body", f"- Nội dung: {', '.join(f'{count} {name}' for count, name in counts)}.")
    if paper.cited:
        yield paragraph("Body", "- Căn cứ, viện dẫn:")
        yield from (paragraph("Body", f"+ {_cited(each)}.") for each in paper.cited)
    if paper.citing:
        yield paragraph("Body", "- Kế hoạch khác viện dẫn kế hoạch này:")
        yield from (paragraph("Body", f"+ {words}.") for words in paper.citing)


def _cited(cited: Cited) -> str:
    day = f" {format_date(cited.day)}" if cited.day else ""
    here = f" ({'; '.join(cited.here)})" if cited.here else ""
    return f"{cited.words}{day}{here}"


def _period(paper: PlanPaper) -> str:
    if paper.start is None and paper.end is None:
        return "kế hoạch không nêu"
    start = f"từ {format_short_date(paper.start)} " if paper.start else ""
    end = f"đến {format_short_date(paper.end)}" if paper.end else ""
    return f"{start}{end}".strip()


def _last_line(paper: PlanPaper) -> Element:
    cited = cite(paper.plan, short=True)
    text = f"Trên đây là báo cáo tình hình thực hiện {cited}; {paper.unit} trân trọng báo cáo./."
    return kept_with_next(paragraph("Body", text))


def _closing(paper: PlanPaper) -> Element:
    return closing(paper.recipients, paper.signer_lines)
