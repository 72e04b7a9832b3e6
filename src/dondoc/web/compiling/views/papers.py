"""Papers of anything but a reporting round: as they stand now, and the versions that their office made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from dondoc.accounts.models import Role
from dondoc.accounts.permissions import sits_at
from dondoc.activities.models import Campaign
from dondoc.assessments.models import Assessment, AssessmentRound, Decision
from dondoc.commendation.models import CommendationCampaign
from dondoc.compiling.actions.papers import keep_paper
from dondoc.compiling.awards import award_decision, award_minutes, award_proposal
from dondoc.compiling.campaigns import campaign_report
from dondoc.compiling.inspections import programme_report, visit_minutes
from dondoc.compiling.models import PaperKind, PaperVersion
from dondoc.compiling.papers.filling import Filling, word_of
from dondoc.compiling.papers.pdf import as_pdf
from dondoc.compiling.queries import figures_in, template_of, version_bytes, versions_of
from dondoc.compiling.rules.figures import Change, changes
from dondoc.compiling.yearly import minutes, proposal, recognition, score_sheet
from dondoc.core.errors import Denied
from dondoc.exports.compiled_report import slug
from dondoc.inspections.models import InspectionProgramme, Visit, VisitState
from dondoc.web.activities.access import campaign_to_run
from dondoc.web.assessments.access import assessment_seen, decision_seen, round_seen
from dondoc.web.commendation.access import campaign_to_run as commendation_to_run
from dondoc.web.inspections.access import programme_in_sight, visit_in_sight, visit_to_fill
from dondoc.web.reporting.views.report import DOCX
from dondoc.web.requests import AuthedRequest

PDF = "application/pdf"
SHOWN, MOST_CHANGES = 20, 100
Source = Callable[[AuthedRequest, int, date], Filling]


def _visit(request: AuthedRequest, key: int, day: date) -> Filling:
    """Of an unsigned record for those who fill it."""
    found = visit_in_sight(request, key, day)
    return visit_minutes(found if found.state == VisitState.SIGNED else visit_to_fill(request, key, day), day)


_SOURCES: Mapping[PaperKind, Source] = {
    PaperKind.SHEET: lambda request, key, day: score_sheet(assessment_seen(request.user, key, day), day),
    PaperKind.MINUTES: lambda request, key, day: minutes(round_seen(request.user, key, day), day),
    PaperKind.SCORES: lambda request, key, day: proposal(round_seen(request.user, key, day), day),
    PaperKind.RECOGNISED: lambda request, key, day: recognition(decision_seen(request.user, key, day), day),
    PaperKind.AWARD_PROPOSAL: lambda request, key, day: award_proposal(commendation_to_run(request, key, day), day),
    PaperKind.AWARD_MINUTES: lambda request, key, day: award_minutes(commendation_to_run(request, key, day), day),
    PaperKind.AWARD_DECISION: lambda request, key, day: award_decision(commendation_to_run(request, key, day), day),
    PaperKind.VISIT: _visit,
    PaperKind.PROGRAMME: lambda request, key, day: programme_report(programme_in_sight(request, key, day), day),
    PaperKind.CAMPAIGN: lambda request, key, day: campaign_report(campaign_to_run(request, key, day), day),
}
"""Finds the thing for those who may see the paper of it, and what the paper says."""
_PAGES: Mapping[type[Model], tuple[str, str]] = {
    Assessment: ("assessment", "pk"),
    AssessmentRound: ("assessment-round", "pk"),
    Decision: ("assessment-round", "round_id"),
    CommendationCampaign: ("commendation", "pk"),
    Visit: ("visit", "pk"),
    InspectionProgramme: ("inspection-programme", "pk"),
    Campaign: ("campaign", "pk"),
}
"""The page of what a paper is about."""


@require_safe
def page(request: AuthedRequest, paper: str, paper_of: int) -> HttpResponse:
    """The paper as it stands now, to be taken or kept; for its office the versions, each with what changed."""
    day = timezone.localdate()
    filling = _filling(request, paper, paper_of, day)
    name, key = _PAGES[type(filling.about)]
    makes = _may_make(request, filling, day)
    found = versions_of(filling.about, filling.kind).select_related("made_by")[: SHOWN + 1] if makes else []
    context = {
        "kind": filling.kind,
        "about": filling.about,
        "paper_of": paper_of,
        "back": reverse(name, args=[getattr(filling.about, key)]),
        "template": template_of(filling.unit_id, filling.kind),
        "makes": makes,
        "sets_templates": request.seat.role == Role.OFFICE and request.seat.unit_id == filling.unit_id,
        "versions": _with_changes(list(found)),
    }
    return render(request, "compiling/papers.html", context)


@require_POST
def make(request: AuthedRequest, paper: str, paper_of: int) -> HttpResponse:
    """Keeps the paper as a version; where nothing has changed, the last one stays."""
    day = timezone.localdate()
    filling = _filling(request, paper, paper_of, day)
    _refuse_others(request, filling, day)
    made, is_new = keep_paper(filling=filling, day=day, by=request.user)
    if is_new:
        messages.success(request, _("Đã lập bản %(number)d.") % {"number": made.number})
    else:
        messages.info(request, _("Không có gì thay đổi so với bản %(number)d.") % {"number": made.number})
    return redirect("thing-papers", paper, paper_of)


@require_safe
def now(request: AuthedRequest, paper: str, paper_of: int) -> HttpResponse:
    """The paper as it stands now, kept nowhere."""
    filling = _filling(request, paper, paper_of, timezone.localdate())
    return _file(request, word_of(filling), _name(filling))


@require_safe
def version(request: AuthedRequest, paper: str, paper_of: int, number: int) -> HttpResponse:
    """A version as it was made, for the office that made it."""
    day = timezone.localdate()
    filling = _filling(request, paper, paper_of, day)
    _refuse_others(request, filling, day)
    found = get_object_or_404(versions_of(filling.about, filling.kind), number=number)
    return _file(request, version_bytes(found), f"{_name(filling)}-ban-{number}")


def _filling(request: AuthedRequest, paper: str, key: int, day: date) -> Filling:
    if paper not in PaperKind.values or PaperKind(paper) not in _SOURCES:
        raise Http404
    with override("vi"):  # as all papers are
        return _SOURCES[PaperKind(paper)](request, key, day)


def _may_make(request: AuthedRequest, filling: Filling, day: date) -> bool:
    return sits_at(request.user, filling.unit_id, Role.OFFICE, Role.HEAD, Role.INSPECTOR, day=day)


def _refuse_others(request: AuthedRequest, filling: Filling, day: date) -> None:
    if not _may_make(request, filling, day):
        raise Denied(_("Chỉ đơn vị lập văn bản này mới lập và xem các bản đã lập."))


def _with_changes(found: list[PaperVersion]) -> list[tuple[PaperVersion, list[Change]]]:
    """Each version with what differs from the one before it; the oldest shown, past `SHOWN`, is only compared with."""
    figures = [figures_in(each) for each in found]
    earlier = [*figures[1:], None] if figures else []
    told = [changes(before, own)[:MOST_CHANGES] if before else [] for own, before in zip(figures, earlier, strict=True)]
    return list(zip(found, told, strict=True))[:SHOWN]


def _name(filling: Filling) -> str:
    with override("vi"):
        return f"{slug(str(filling.kind.label))}-{filling.about.pk}"


def _file(request: AuthedRequest, content: bytes, name: str) -> HttpResponse:
    """The Word file, or a PDF of it where that is asked for."""
    pdf = request.GET.get("dang") == "pdf"
    response = HttpResponse(as_pdf(content) if pdf else content, content_type=PDF if pdf else DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}.{"pdf" if pdf else "docx"}"'
    return response
