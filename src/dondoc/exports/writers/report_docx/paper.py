"""The compiled report put together, from head to signature, and the annex behind it."""

from __future__ import annotations

from dondoc.exports.writers.official_docx.closing import closing
from dondoc.exports.writers.official_docx.elements import Element, kept_with_next, paragraph
from dondoc.exports.writers.official_docx.head import Head, head
from dondoc.exports.writers.official_docx.package import Properties, Section, write_package
from dondoc.exports.writers.official_docx.page import LANDSCAPE, PORTRAIT
from dondoc.exports.writers.report import ReportPaper, Window
from dondoc.exports.writers.report_docx.annex import annex, is_wide
from dondoc.exports.writers.report_docx.citation import cite, opened_lower
from dondoc.exports.writers.report_docx.narratives import narratives
from dondoc.exports.writers.report_docx.returns import returns
from dondoc.exports.writers.report_docx.targets import targets
from dondoc.exports.writers.report_docx.timeliness import timeliness
from dondoc.exports.writers.vietnamese import format_date

_KIND = "Báo cáo"


def write_report(paper: ReportPaper) -> bytes:
    """The bytes of the DOCX file; the same paper gives the same bytes.

    Characters that a Word file can't hold are left out of the texts. Time is linear in units and figures.
    """
    elements = [*_head(paper), _opening(paper), *_parts(paper), _last_line(paper), _closing(paper)]
    sections = [Section(PORTRAIT, elements)]
    if paper.figures and paper.figures.columns:
        sheet = LANDSCAPE if is_wide(paper.figures) else PORTRAIT
        sections.append(Section(sheet, annex(paper, paper.figures, sheet)))
    return write_package(sections, Properties(f"{_KIND} {opened_lower(paper.subject)}", paper.issuer, paper.as_of))


def _head(paper: ReportPaper) -> list[Element]:
    return head(
        Head(
            issuer=paper.issuer,
            issuer_above=paper.issuer_above,
            number=f"Số:          /{paper.symbol}",
            dateline=f"{paper.place}, ngày      tháng      năm {paper.year}",
            kind=_KIND,
            subject=paper.subject,
        )
    )


def _opening(paper: ReportPaper) -> Element:
    cycle = paper.cycle_name.removeprefix(f"{_KIND} ")
    return paragraph(
        "Body",
        f"Căn cứ {cite(paper.plan)}, {paper.issuer} tổng hợp, báo cáo kết quả thực hiện "
        f"(kỳ báo cáo: {cycle}; số liệu tính {_days(paper.window)}) như sau:",
    )


def _days(window: Window) -> str:
    return f"từ {format_date(window.start)} đến {format_date(window.end)}"


def _parts(paper: ReportPaper) -> list[Element]:
    return [
        *returns(paper),
        *targets(paper.targets),
        *narratives(paper.narratives),
        *timeliness(paper),
    ]


def _last_line(paper: ReportPaper) -> Element:
    cited = cite(paper.plan, short=True)
    text = f"Trên đây là báo cáo tổng hợp kết quả thực hiện {cited}; {paper.issuer} trân trọng báo cáo./."
    return kept_with_next(paragraph("Body", text))


def _closing(paper: ReportPaper) -> Element:
    return closing(paper.recipients, paper.signer_lines)
