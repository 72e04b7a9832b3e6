"""Writing the report that goes up: sentences made from figures, and what the office makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dondoc.compiling.actions.sentences import TEXT_LIMIT, write_sentence
from dondoc.compiling.models import PaperKind
from dondoc.compiling.queries import PARTS, draft_of, usual_kind, versions_of
from dondoc.compiling.rules.drafting import DraftPart, Line
from dondoc.compiling.rules.sentences import Part, Sentence
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.reporting.models import Cycle
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.requests import AuthedRequest

TITLES = {
    Part.RETURNS: gettext_lazy("Tình hình gửi báo cáo"),
    Part.TARGETS: gettext_lazy("Kết quả thực hiện chỉ tiêu"),
    Part.VOICES: gettext_lazy("Khó khăn, vướng mắc"),
    Part.AHEAD: gettext_lazy("Kiến nghị, phương hướng"),
}
NEWEST, VERSIONS = 5, 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the draft with the page on which its figures stand."""

    line: Line
    url: str


def draft(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The draft of one kind of paper, section by section."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    kind = kind_asked(request.GET.get("loai", ""), cycle)
    paper = report_paper(cycle, as_of=day, today=day)
    parts = draft_of(cycle, kind, paper)
    versions = list(versions_of(cycle, kind).select_related("made_by")[:VERSIONS])
    places = {row.key: place for place, row in enumerate(paper.targets)}
    context = {
        "cycle": cycle,
        "kind": kind,
        "kinds": [(each.value, each.label) for each in PARTS],
        "parts": [(TITLES[each.part], each, _lines(cycle, each, places)) for each in parts],
        "moved": sum(line.moved for each in parts for line in each.lines),
        "longest": TEXT_LIMIT,
        "newest": versions[:NEWEST],
        "older": versions[NEWEST:],
    }
    return render(request, "compiling/draft.html", context)


@require_POST
def sentence(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Keeps one sentence, leaves it out, or goes back to what the figures say."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    kind = kind_asked(request.POST.get("loai", ""), cycle)
    deed, key = request.POST.get("deed", "keep"), request.POST.get("key", "")
    write_sentence(
        cycle=cycle,
        kind=kind,
        key=key,
        text="" if deed == "back" else request.POST.get("text", ""),
        paper=report_paper(cycle, as_of=day, today=day),
        left_out=deed == "leave-out",
        by=request.user,
    )
    messages.success(request, _("Đã lưu lời văn."))
    return redirect(f"{reverse('cycle-draft', args=[cycle_id])}?loai={kind.value}#cau-{key}")


def kind_asked(value: str, cycle: Cycle) -> PaperKind:
    """The kind of paper that is asked for; else the report that fits the length of the round."""
    return PaperKind(value) if value in PARTS else usual_kind(cycle)


def _lines(cycle: Cycle, part: DraftPart, places: Mapping[str, int]) -> list[Shown]:
    return [Shown(line, _url(cycle, line.sentence, places)) for line in part.lines]


def _url(cycle: Cycle, of: Sentence, places: Mapping[str, int]) -> str:
    """The page on which the figures of a sentence can be read; ``places``: of the indicators on the page of totals."""
    if of.figure in places:
        return reverse("cycle-sources", args=[cycle.pk]) + f"?chi-so={places[of.figure]}"
    if of.figure:
        return reverse("cycle-totals", args=[cycle.pk])
    return reverse("cycle", args=[cycle.pk]) + (f"?state={of.standing}" if of.standing else "")
