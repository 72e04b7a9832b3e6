"""A paper as it stands today, made of what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc.compiling.models import PaperKind, PaperTemplate
from dondoc.compiling.papers.making import make_paper
from dondoc.compiling.queries import draft_of, template_bytes, template_of
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.exports.writers.report import ReportPaper
from dondoc.reporting.models import Cycle


@dataclass(frozen=True, slots=True)
class Now:
    """The values, the template (None: that of the program), and the Word file made of them."""

    paper: ReportPaper
    template: PaperTemplate | None
    content: bytes


def paper_now(cycle: Cycle, kind: PaperKind, day: date) -> Now:
    """Made anew, kept nowhere. Raises `dondoc.core.errors.Refused` where the plan's unit does not stand on the day."""
    template = template_of(cycle.form.plan.unit_id, kind)
    paper = report_paper(cycle, as_of=day, today=day)
    return Now(paper, template, make_paper(template_bytes(template, kind), paper, draft_of(cycle, kind, paper)))
