"""Coordination programmes: parties, term, document, yearly reviews."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.coordination.actions import change_programme, create_programme, record_review
from dondoc.coordination.models import Programme
from dondoc.coordination.permissions import can_keep_programme
from dondoc.coordination.queries import programmes_seen_by, reviews_due
from dondoc.coordination.rules import ReviewState
from dondoc.core.errors import Denied, Invalid
from dondoc.units.models import Unit
from dondoc.web.coordination.access import programme_in_sight, programme_to_keep
from dondoc.web.coordination.forms import ProgrammeForm, ReviewForm, SignedForm, upload_of
from dondoc.web.coordination.rows import is_alone, names_on, next_review, party_names
from dondoc.web.downloads import download
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked_around

COLUMNS = {"title": "title", "signed": "signed", "ends": "ends"}
SCOPES = ("running", "ended", "all")


def programmes(request: AuthedRequest) -> HttpResponse:
    """The programmes in sight, with the review that is next or late."""
    today = timezone.localdate()
    scope = request.GET.get("scope", "running")
    scope = scope if scope in SCOPES else "running"
    rows = _chosen(programmes_seen_by(request.user, today), scope, today)
    found = listing(request, rows.prefetch_related("parties", "reviews"), COLUMNS, "-signed")
    names = party_names(found.page, today)
    shown = [(one, names[one.pk], next_review(one, today), is_alone(one, names[one.pk], today)) for one in found.page]
    keeps = can_keep_programme(request.user, request.seat.unit_id, today)
    context = {"list": found, "rows": shown, "scope": scope, "can_keep": keeps}
    template = "coordination/programmes.html#rows" if request.htmx else "coordination/programmes.html"
    return render(request, template, context)


def _chosen(rows: QuerySet[Programme], scope: str, today: date) -> QuerySet[Programme]:
    if scope == "all":
        return rows
    return rows.filter(ends__lt=today) if scope == "ended" else rows.filter(Q(ends__isnull=True) | Q(ends__gte=today))


def programme(request: AuthedRequest, programme_id: int) -> HttpResponse:
    """One programme."""
    today = timezone.localdate()
    found = programme_in_sight(request, programme_id, today)
    parties = list(found.parties.all())
    names = names_on([found.unit_id, *(party.unit_id for party in parties)], today)
    held = {review.year: review for review in found.reviews.select_related("file")}
    due = [(each, held.get(each.year), each.days_late(today)) for each in reviews_due(found, today)]
    context = {
        "programme": found,
        "keeper": names.get(found.unit_id),
        "parties": [(party, names.get(party.unit_id)) for party in parties],
        "reviews": due,
        "late": sum(each.state is ReviewState.LATE for each, _held, _days in due),
        "is_over": found.ends is not None and found.ends < today,
        "is_alone": is_alone(found, [party.unit_id for party in parties if party.unit_id in names], today),
        "can_keep": can_keep_programme(request.user, found.unit_id, today),
    }
    return render(request, "coordination/programme.html", context)


def new_programme(request: AuthedRequest) -> HttpResponse:
    """Keeps a programme at the seat's unit."""
    today = timezone.localdate()
    if not can_keep_programme(request.user, request.seat.unit_id, today):
        raise Denied
    form = ProgrammeForm(
        request.POST or None, request.FILES or None, top_id=request.seat.unit_id, day=today, initial={"starts": today}
    )
    if form.is_valid():
        try:
            made = create_programme(
                unit=Unit(pk=request.seat.unit_id),
                partner=form.cleaned_data["unit"],
                signed=form.told(),
                upload=upload_of(form),
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu chương trình phối hợp."))
            return redirect("programme", made.pk)
    context = {"form": form} | picked_around(request, str(form.data.get("unit") or ""), today)
    return render(request, "coordination/programme_new.html", context, status=422 if form.errors else 200)


def edit_programme(request: AuthedRequest, programme_id: int) -> HttpResponse:
    """Puts a programme right, prolongs or ends it."""
    today = timezone.localdate()
    found = programme_to_keep(request, programme_id, today)
    fields = ("title", "number", "signed", "starts", "ends")
    initial = {name: getattr(found, name) for name in fields} | {"review": f"{found.review_day}/{found.review_month}"}
    form = SignedForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        try:
            change_programme(programme=found, signed=form.told(), upload=upload_of(form), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("programme", found.pk)
    context = {"form": form, "programme": found}
    return render(request, "coordination/programme_edit.html", context, status=422 if form.errors else 200)


def review(request: AuthedRequest, programme_id: int, year: int) -> HttpResponse:
    """Keeps the review of a year."""
    today = timezone.localdate()
    found = programme_to_keep(request, programme_id, today)
    due = next((each for each in reviews_due(found, today) if each.year == year), None)
    if due is None or due.state is ReviewState.HELD:
        raise Http404
    form = ReviewForm(request.POST or None, request.FILES or None, initial={"held": today})
    if form.is_valid():
        told = form.cleaned_data
        try:
            record_review(
                programme=found,
                year=year,
                held=told["held"],
                outcome=told["outcome"],
                upload=upload_of(form),
                today=today,
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu kết quả sơ kết năm %(year)s.") % {"year": year})
            return redirect("programme", found.pk)
    context = {"form": form, "programme": found, "due": due}
    return render(request, "coordination/review.html", context, status=422 if form.errors else 200)


def programme_file(request: AuthedRequest, programme_id: int) -> FileResponse:
    """The signed document, to be saved."""
    return download(programme_in_sight(request, programme_id, timezone.localdate()).file)


def review_file(request: AuthedRequest, programme_id: int, year: int) -> FileResponse:
    """The report of a review, to be saved."""
    found = programme_in_sight(request, programme_id, timezone.localdate())
    held = found.reviews.filter(year=year).select_related("file").first()
    return download(held.file if held else None)
