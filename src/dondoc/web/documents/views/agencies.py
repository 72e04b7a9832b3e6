"""Saying which units a wording means: choosing them, creating one, leaving the wording aside, writing it anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dondoc.accounts.models import Role
from dondoc.core.errors import Denied, Invalid
from dondoc.documents.actions import create_unit_for, map_agency, rename_agency, set_vague_aside
from dondoc.documents.models import Reading
from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.permissions import can_manage_units
from dondoc.units.queries import search, subtree, version_of
from dondoc.units.rules import fitting
from dondoc.web.documents.access import reading_to_check, revision_of
from dondoc.web.documents.board import Agency, Board
from dondoc.web.documents.forms import AgencyForm, UnitForm
from dondoc.web.documents.views.check import board_context
from dondoc.web.documents.views.items import with_revision
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest

CHOICES = 20
MOST_KEPT = 200  # chosen units that the picker lists; a wording that means more is a group


def reading_agency(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """The picker for the wording ``w``; a POST says what it means, with ``how=none`` that it is none of ours."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    if request.method == "POST":
        return _map(request, reading)
    context = _picker_context(request, reading)
    return _picker(request, context, "units" if "q" in request.GET else "picker")


def reading_agency_unit(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """Creates a unit for a wording, by those who may manage units at the reading's unit."""
    day = timezone.localdate()
    reading = reading_to_check(request, reading_id, day)
    if not can_manage_units(request.user, reading.unit_id, day):
        raise Denied
    if request.method != "POST":
        return _picker(request, _picker_context(request, reading), "picker")
    form = UnitForm(request.POST, kinds=_kinds_below(version_of(reading.unit_id, day)))
    if form.is_valid():
        try:
            changed = create_unit_for(
                reading=reading,
                wording=request.POST.get("w", ""),
                name=form.cleaned_data["name"],
                kind=UnitKind(form.cleaned_data["kind"]),
                revision=revision_of(request),
                day=day,
                by=request.user,
            )
            return _mapped(request, changed)
        except Invalid as error:
            add_problems(form, error)
    return _picker(request, _picker_context(request, reading, form), "picker", status=422)


@require_POST
def reading_vague_aside(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """Leaves every wording aside that names no unit at all."""
    day = timezone.localdate()
    reading = reading_to_check(request, reading_id, day)
    revision = revision_of(request)
    return _mapped(request, set_vague_aside(reading=reading, revision=revision, day=day, by=request.user))


def reading_agency_name(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """The form for the name of the wording ``w``; a POST writes it anew wherever it stands."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    if request.method != "POST":
        return _naming(request, reading)
    form = AgencyForm(request.POST)
    if form.is_valid():
        try:
            changed = rename_agency(
                reading=reading,
                wording=request.POST.get("w", ""),
                name=form.cleaned_data["agency"],
                revision=revision_of(request),
                by=request.user,
            )
            return _renamed(request, changed)
        except Invalid as error:
            add_problems(form, error)
    return _naming(request, reading, form)


def _naming(request: AuthedRequest, reading: Reading, form: AgencyForm | None = None) -> HttpResponse:
    context = board_context(request, reading)
    agency = _asked_agency(request, context["board"])
    context |= {"agency": agency, "name_form": form or AgencyForm(initial={"agency": agency.wording}), "naming": True}
    return _picker(request, context, "naming", status=422 if form else 200)


def _renamed(request: AuthedRequest, reading: Reading) -> HttpResponse:
    """The agencies and every item anew: the name may stand in many."""
    if not request.htmx:
        return redirect(reverse("reading-check", args=[reading.pk]) + "#agencies")
    response = render(request, "documents/check/renamed.html", board_context(request, reading))
    response["HX-Retarget"] = "#agencies"
    response["HX-Reswap"] = "outerHTML settle:0ms"
    return with_revision(response, reading)


def _map(request: AuthedRequest, reading: Reading) -> HttpResponse:
    changed = map_agency(
        reading=reading,
        wording=request.POST.get("w") or request.GET.get("w", ""),
        unit_ids=_chosen(request),
        revision=revision_of(request),
        day=timezone.localdate(),
        by=request.user,
    )
    return _mapped(request, changed)


def _chosen(request: AuthedRequest) -> list[int] | None:
    """The units that were ticked; [] for "none of ours", None for "as computed"."""
    how = request.POST.get("how", "")
    if how == "computed":
        return None
    ids = request.POST.getlist("unit") if how != "none" else []
    return [int(text) for text in ids if text.isascii() and text.isdigit() and len(text) < 12]


def _mapped(request: AuthedRequest, reading: Reading) -> HttpResponse:
    if not request.htmx:
        return redirect(reverse("reading-check", args=[reading.pk]) + "#agencies")
    response = render(request, "documents/check/mapped.html", board_context(request, reading))
    response["HX-Retarget"] = "#agencies"
    response["HX-Reswap"] = "outerHTML settle:0ms"
    return with_revision(response, reading)


def _picker_context(request: AuthedRequest, reading: Reading, form: UnitForm | None = None) -> dict[str, object]:
    """The wording's agency, its units so far, and the units that the search found."""
    day = timezone.localdate()
    context = board_context(request, reading)
    agency = _asked_agency(request, context["board"])
    text = request.GET.get("q", "").strip()
    below = subtree(reading.unit_id, day)
    found = list(search(below, text)[: CHOICES + 1]) if text else []
    chosen = _kept(request, agency, len(agency.meaning.unit_ids))
    kept = list(below.filter(unit_id__in=chosen)) if chosen else []
    owner = version_of(reading.unit_id, day)
    kinds = _kinds_below(owner)
    initial = {"name": agency.wording, "kind": UnitKind.DEPARTMENT}
    return context | {
        "agency": agency,
        "text": text,
        "kept": kept,
        "found": _others(found[:CHOICES], kept),
        "more": len(found) > CHOICES,
        "can_create": bool(kinds) and can_manage_units(request.user, reading.unit_id, day),
        "administrator": Role.ADMINISTRATOR.label,
        "manager": owner if kinds else None,
        "unit_form": form or UnitForm(kinds=kinds, initial=initial),
    }


def _kinds_below(owner: UnitVersion | None) -> Collection[str]:
    """The kinds of a unit created for a reading: those that fit right below the reading's unit, if it still stands."""
    return fitting(owner.kind) if owner else ()


def _asked_agency(request: AuthedRequest, found: Board) -> Agency:
    asked = request.POST if request.method == "POST" else request.GET
    agency = found.agency(asked.get("w", ""))
    if agency is None:
        raise Http404
    return agency


def _kept(request: AuthedRequest, agency: Agency, count: int) -> Sequence[int]:
    """The units to tick: those ticked in the picker already, else what the wording means now."""
    ticked = [int(text) for text in request.GET.getlist("unit") if text.isascii() and text.isdigit()]
    if ticked or "q" in request.GET:
        return ticked[:MOST_KEPT]
    return agency.meaning.unit_ids if count <= MOST_KEPT else ()


def _others(found: Sequence[UnitVersion], kept: Sequence[UnitVersion]) -> list[UnitVersion]:
    ticked = {version.unit_id for version in kept}
    return [version for version in found if version.unit_id not in ticked]


def _picker(request: AuthedRequest, context: dict[str, object], part: str, *, status: int = 200) -> HttpResponse:
    """A part of the picker to htmx, else a page of its own."""
    template = f"documents/check/{part}.html" if request.htmx else "documents/agency.html"
    return render(request, template, context, status=status)
