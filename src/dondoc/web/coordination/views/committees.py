"""Steering committees: who holds which post, and which posts stand empty."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.coordination.actions import USUAL, add_post, add_usual_posts, appoint, end_post, vacate
from dondoc.coordination.models import PostKind
from dondoc.coordination.permissions import can_fill_posts
from dondoc.coordination.queries import committees_seen_by, counts_of, seats_of
from dondoc.core.errors import Invalid
from dondoc.units.models import Unit
from dondoc.units.queries import first_version, search, seen_by
from dondoc.web.coordination.access import committee_in_sight, committee_to_fill, post_to_fill
from dondoc.web.coordination.forms import AppointForm, PostForm
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.beginning import not_yet
from dondoc.web.units.forms import LookForm
from dondoc.web.units.picker import picked_around


def committees(request: AuthedRequest) -> HttpResponse:
    """The committees in sight, with their posts and gaps."""
    day = timezone.localdate()
    text = request.GET.get("q", "").strip()
    found = listing(request, search(committees_seen_by(request.user, day), text), {"name": "name"}, "name")
    counts = counts_of([one.unit_id for one in found.page], day)
    rows = [(one, *counts.get(one.unit_id, (0, 0))) for one in found.page]
    template = "coordination/committees.html#rows" if request.htmx else "coordination/committees.html"
    return render(
        request, template, {"list": found, "rows": rows, "text": text, "can_manage": administers(request.seat)}
    )


def committee(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """The posts of one committee on a day."""
    form = LookForm(request.GET)
    day, today = form.day(), timezone.localdate()
    version = committees_seen_by(request.user, day, today=today).filter(unit_id=unit_id).first()
    if version is None:
        return _not_yet(request, unit_id, form, today)
    seats = seats_of(unit_id, day)
    context = {
        "form": form,
        "day": day,
        "is_today": day == today,
        "version": version,
        "seats": seats,
        "gaps": sum(seat.is_gap for seat in seats),
        "in_sight": _in_sight(request, [unit_id, *(seat.holder.unit_id for seat in seats if seat.holder)], today),
        "has_usual": {seat.post.kind for seat in seats}.issuperset(USUAL),
        "can_fill": can_fill_posts(request.user, unit_id, today),
    }
    return render(request, "coordination/committee.html", context)


def _in_sight(request: AuthedRequest, unit_ids: Collection[int], today: date) -> set[int]:
    """Those units whose own pages the user may open: a post is held by units beside one's own too."""
    seen = seen_by(request.user, today).filter(unit_id__in=unit_ids)
    return set(seen.order_by().values_list("unit_id", flat=True))


def _not_yet(request: AuthedRequest, unit_id: int, form: LookForm, today: date) -> HttpResponse:
    """Says from which day on the committee is there; `Http404` for one that is in sight neither then nor now."""
    first = first_version(unit_id)
    if first is None or form.day() >= first.valid_from:
        raise Http404
    then = committees_seen_by(request.user, first.valid_from, today=today).filter(unit_id=unit_id).exists()
    if not then:
        committee_in_sight(request, unit_id, today)
    return not_yet(request, first, form, reverse("committee", args=[unit_id]), then=then)


def new_post(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Gives the committee a post."""
    today = timezone.localdate()
    version = committee_to_fill(request, unit_id, today)
    form = PostForm(request.POST or None, initial={"since": today, "required": True})
    if form.is_valid():
        told = form.cleaned_data
        try:
            add_post(
                committee=Unit(pk=unit_id),
                kind=PostKind(told["kind"]),
                title=told["title"],
                required=told["required"],
                since=told["since"],
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã thêm vị trí. Hãy giao cho một đơn vị."))
            return redirect("committee", unit_id)
    status = 422 if form.errors else 200
    return render(request, "coordination/post.html", {"form": form, "version": version}, status=status)


@require_POST
def usual_posts(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Adds the posts that nearly every committee has."""
    today = timezone.localdate()
    committee_to_fill(request, unit_id, today)
    added = add_usual_posts(committee=Unit(pk=unit_id), since=today, by=request.user)
    told = ngettext("Đã thêm %(count)d vị trí.", "Đã thêm %(count)d vị trí.", len(added)) % {"count": len(added)}
    messages.success(request, told if added else _("Ban đã có đủ các vị trí thường có."))
    return redirect("committee", unit_id)


def appoint_unit(request: AuthedRequest, post_id: int) -> HttpResponse:
    """Gives a post to a unit."""
    today = timezone.localdate()
    post, version = post_to_fill(request, post_id, today)
    form = AppointForm(request.POST or None, top_id=request.seat.unit_id, day=today, initial={"since": today})
    if form.is_valid():
        try:
            appoint(post=post, unit=form.cleaned_data["unit"], since=form.cleaned_data["since"], by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã giao vị trí %(post)s.") % {"post": post.get_kind_display()})
            return redirect("committee", post.committee_id)
    chosen = picked_around(request, str(form.data.get("unit") or ""), today)
    context = {"form": form, "post": post, "version": version} | chosen
    return render(request, "coordination/appoint.html", context, status=422 if form.errors else 200)


@require_POST
def leave_empty(request: AuthedRequest, post_id: int) -> HttpResponse:
    """Takes a post from the unit that holds it."""
    today = timezone.localdate()
    post, _version = post_to_fill(request, post_id, today)
    vacate(post=post, day=today, by=request.user)
    messages.success(request, _("Vị trí %(post)s nay để trống.") % {"post": post.get_kind_display()})
    return redirect("committee", post.committee_id)


@require_POST
def close_post(request: AuthedRequest, post_id: int) -> HttpResponse:
    """Takes a post out of the committee."""
    today = timezone.localdate()
    post, _version = post_to_fill(request, post_id, today)
    end_post(post=post, day=today, by=request.user)
    messages.success(request, _("Đã bỏ vị trí %(post)s.") % {"post": post.get_kind_display()})
    return redirect("committee", post.committee_id)
