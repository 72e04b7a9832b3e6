"""Criteria sets: the list, one of them, and from draft to retired."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Invalid
from dondoc.core.seen import Overtaken
from dondoc.criteria.actions import change_head, create_set, drop_draft, head_mark, publish, renew, retire
from dondoc.criteria.content import draft_of, head_of, is_intact
from dondoc.criteria.models import CriteriaSet, SetState
from dondoc.criteria.permissions import can_keep_sets
from dondoc.criteria.queries import KEEPERS, sets_seen_by, versions_of, with_words
from dondoc.criteria.whole import publishing_problems
from dondoc.facts import BY_KEY
from dondoc.units.folding import fold
from dondoc.units.models import Unit, UnitKind
from dondoc.units.queries import last_version, version_of
from dondoc.web.criteria.access import refuse_stranger, set_in_sight, set_to_keep, set_to_write
from dondoc.web.criteria.forms import HeadForm
from dondoc.web.criteria.sheet import sheet_of
from dondoc.web.forms import add_overtaken, add_problems
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"name": "name", "kind": "kind", "version": "version", "published": "published_at"}
SCOPES = ("now", *SetState.values)


def chosen(request: AuthedRequest) -> QuerySet[CriteriaSet]:
    """The sets in sight that the filters of the list leave."""
    rows = sets_seen_by(request.user, timezone.localdate())
    scope, kind = request.GET.get("scope", "now"), request.GET.get("kind", "")
    rows = rows.filter(state=scope) if scope in SetState.values else rows.exclude(state=SetState.RETIRED)
    if kind in UnitKind.values:
        rows = rows.filter(kind=kind)
    for word in fold(request.GET.get("q", "")).split():
        rows = rows.filter(folded__contains=word)
    return rows


def criteria_sets(request: AuthedRequest) -> HttpResponse:
    """The sets in sight: drafts that are written here, what is in force here, above and below."""
    today = timezone.localdate()
    found = listing(request, with_words(chosen(request), today), COLUMNS, "name")
    context = {
        "list": found,
        "text": request.GET.get("q", ""),
        "scope": request.GET.get("scope", "now"),
        "kind": request.GET.get("kind", ""),
        "kinds": UnitKind.choices,
        "query": request.GET.urlencode(),
        "can_keep": request.seat.role in KEEPERS,  # to offer the pages, which ask again
    }
    template = "criteria/list.html#rows" if request.htmx else "criteria/list.html"
    return render(request, template, context)


def criteria_set(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """One set with its sections, criteria and levels; a draft with what is to be done before it is published."""
    today = timezone.localdate()
    found = set_in_sight(request, criteria_id, today)
    keeps = can_keep_sets(request.user, found.unit_id, today)
    owner = version_of(found.unit_id, today) or last_version(found.unit_id)
    versions = list(versions_of(found)) if keeps else list(versions_of(found).exclude(state=SetState.DRAFT))
    context = {
        "set": found,
        "sheet": sheet_of(found),
        "owner": owner.name if owner else "",
        "versions": versions,
        "window": found.window(today.year),
        "year": today.year,
        "can_keep": keeps,
        "can_write": keeps and found.is_draft,
        "can_copy": found.unit_id != request.seat.unit_id and can_keep_sets(request.user, request.seat.unit_id, today),
        "problems": publishing_problems(draft_of(found), BY_KEY) if keeps and found.is_draft else [],
        "is_intact": is_intact(found),
    }
    return render(request, "criteria/set.html", context)


def new_set(request: AuthedRequest) -> HttpResponse:
    """Begins a set at the seat's unit."""
    refuse_stranger(request, timezone.localdate())
    form = HeadForm(
        request.POST or None,
        initial={"year_end": (12, 14), "full": 10_000, "purpose": "scoring", "reckoning": "scaled"},
    )
    if form.is_valid():
        try:
            made = create_set(unit=Unit(pk=request.seat.unit_id), draft=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lập dự thảo. Hãy thêm các mục và tiêu chí."))
            return redirect("criteria-set", made.pk)
    return render(request, "criteria/head.html", {"form": form, "set": None}, status=422 if form.errors else 200)


def edit_head(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """What is said of a draft as a whole."""
    found = set_to_write(request, criteria_id, timezone.localdate())
    form = HeadForm(request.POST or None, initial=head_of(found))
    seen = request.POST.get("seen", "") or head_mark(found)
    if form.is_valid():
        try:
            change_head(criteria_set=found, draft=form.told(), by=request.user, seen=seen)
        except Invalid as error:
            add_problems(form, error)
        except Overtaken as error:
            found.refresh_from_db()
            seen = error.mark
            add_overtaken(form, error, HeadForm(initial=head_of(found)))
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("criteria-set", found.pk)
    context = {"form": form, "set": found, "seen": seen}
    return render(request, "criteria/head.html", context, status=422 if form.errors else 200)


@require_POST
def drop_set(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """Removes a draft."""
    drop_draft(criteria_set=set_to_keep(request, criteria_id, timezone.localdate()), by=request.user)
    messages.success(request, _("Đã xóa dự thảo."))
    return redirect("criteria-sets")


@require_POST
def publish_set(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """Puts a draft in force. Raises `Invalid` with all that is unfinished."""
    found = set_to_keep(request, criteria_id, timezone.localdate())
    publish(criteria_set=found, facts=BY_KEY, by=request.user)
    messages.success(request, _("Đã ban hành bộ tiêu chí. Từ nay nội dung không sửa được nữa."))
    return redirect("criteria-set", found.pk)


@require_POST
def renew_set(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """The next version, as a draft."""
    made = renew(criteria_set=set_to_keep(request, criteria_id, timezone.localdate()), by=request.user)
    messages.success(request, _("Đây là dự thảo của phiên bản mới. Phiên bản trước vẫn áp dụng đến khi ban hành."))
    return redirect("criteria-set", made.pk)


@require_POST
def retire_set(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """Takes a set out of use, with the reason."""
    found = set_to_keep(request, criteria_id, timezone.localdate())
    retire(criteria_set=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Bộ tiêu chí thôi áp dụng. Các đợt chấm đang mở vẫn tiếp tục."))
    return redirect("criteria-set", found.pk)
