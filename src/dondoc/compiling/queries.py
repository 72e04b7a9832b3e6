"""The draft of a paper: what the figures say, with what people wrote."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.compiling.models import KeptSentence, PaperKind
from dondoc.compiling.rules.drafting import DraftPart, Kept, laid_over
from dondoc.compiling.rules.sentences import Part, sentences
from dondoc.exports.writers.report import ReportPaper
from dondoc.reporting.models import Cycle

PARTS: dict[PaperKind, Sequence[Part]] = {
    PaperKind.HALF_YEAR: tuple(Part),
    PaperKind.YEAR: tuple(Part),
    PaperKind.ANNEX: (),
    PaperKind.LATE: (Part.RETURNS,),
    PaperKind.PROPOSAL: (Part.RETURNS, Part.TARGETS, Part.AHEAD),
    PaperKind.DECISION: (Part.TARGETS, Part.AHEAD),
    PaperKind.NOTICE: (Part.RETURNS, Part.AHEAD),
}
"""The sections of each kind of paper."""


def draft_of(cycle: Cycle, kind: PaperKind, paper: ReportPaper) -> list[DraftPart]:
    """The sections of a kind of paper, of the values that ``paper`` holds."""
    made = sentences(paper)
    rows = KeptSentence.objects.filter(cycle=cycle, kind=kind)
    kept = {row.key: Kept(row.text, row.offered, row.left_out) for row in rows}
    return laid_over({part: made[part] for part in PARTS[kind]}, kept)
