"""The draft of a paper, the templates and the versions."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Model, QuerySet

from dondoc.compiling.models import KeptSentence, PaperKind, PaperTemplate, PaperVersion
from dondoc.compiling.papers.shipped import shipped
from dondoc.compiling.rules.drafting import DraftPart, Kept, laid_over
from dondoc.compiling.rules.figures import unpacked
from dondoc.compiling.rules.sentences import Part, sentences
from dondoc.documents.storage import path_of
from dondoc.exports.writers.report import ReportPaper
from dondoc.reporting.models import Cycle

PARTS: dict[PaperKind, Sequence[Part]] = {
    PaperKind.HALF_YEAR: tuple(Part),
    PaperKind.YEAR: tuple(Part),
    PaperKind.ANNEX: (),
    PaperKind.LATE: (Part.RETURNS,),
    PaperKind.PROPOSAL: (Part.RETURNS, Part.TARGETS, Part.AHEAD),
    PaperKind.DECISION: (Part.TARGETS, Part.AHEAD),
    PaperKind.NOTICE: (Part.RETURNS,),
}
"""The sections of each kind of paper."""


WITHIN_A_YEAR = 300
"""Days: rounds that are shorter, of nine months too, have their year still before them."""


def usual_kind(cycle: Cycle) -> PaperKind:
    """The report that fits the length of a round."""
    within = (cycle.window_end - cycle.window_start).days < WITHIN_A_YEAR
    return PaperKind.HALF_YEAR if within else PaperKind.YEAR


def draft_of(cycle: Cycle, kind: PaperKind, paper: ReportPaper) -> list[DraftPart]:
    """The sections of a kind of paper, of the values that ``paper`` holds."""
    made = sentences(paper)
    rows = KeptSentence.objects.filter(cycle=cycle, kind=kind)
    kept = {row.key: Kept(row.text, row.offered, row.left_out) for row in rows}
    return laid_over({part: made[part] for part in PARTS[kind]}, kept)


def template_of(unit_id: int, kind: PaperKind) -> PaperTemplate | None:
    """The Word file by which a unit makes a kind of paper; None where it uses that which comes with the program."""
    return PaperTemplate.objects.filter(unit_id=unit_id, kind=kind, put_away=False).first()


def template_bytes(template: PaperTemplate | None, kind: PaperKind) -> bytes:
    """The Word file itself."""
    return path_of(template.sha256).read_bytes() if template else shipped(kind)


def papers_of(about: Model) -> QuerySet[PaperVersion]:
    """Everything that was made of a thing."""
    return PaperVersion.objects.filter(object_type=about._meta.label_lower, object_id=about.pk)


def versions_of(about: Model, kind: PaperKind) -> QuerySet[PaperVersion]:
    """What was made of a thing as this kind of paper, the newest first."""
    return papers_of(about).filter(kind=kind).order_by("-number")


def figures_in(version: PaperVersion) -> dict[str, tuple[str, str]]:
    """The figures of which a version was made."""
    return unpacked(path_of(version.figures).read_bytes())


def version_bytes(version: PaperVersion) -> bytes:
    """The Word file as it was made."""
    return path_of(version.sha256).read_bytes()
