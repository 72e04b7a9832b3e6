"""The tree of units as of a day, and the list of those that are looked for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from dondoc.units.models import UnitKind
from dondoc.units.permissions import can_see_place
from dondoc.units.queries import counts_by_kind, subtree, version_of
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import AS_LIST, ENDED, LookForm
from dondoc.web.units.narrowing import narrowed, nodes_of
from dondoc.web.units.queries import RANK, branch, is_among_ended, listed, names_of, successors, wanted_units

STEP = 100  # rows that one opening of a branch loads


def units(request: AuthedRequest) -> HttpResponse:
    """The seat's unit and the branch below it; words narrow the tree, other questions give a list of what answers."""
    form = LookForm(request.GET)
    context = {
        "form": form,
        "day": form.day(),
        "text": form.text(),
        "other_day": form.day() != timezone.localdate(),
        "today_query": _without(request, "on", "page"),
        "can_manage": administers(request.seat),
    }
    context |= _list(request, form) if form.asks_list() else _tree(request, form)
    context.setdefault("can_pick", bool(context.get("nodes")) and context["can_manage"])
    template = "units/tree.html#result" if request.htmx else "units/tree.html"
    return render(request, template, context)


def unit_branch(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """The next rows of one branch, for the tree."""
    form = LookForm(request.GET)
    version = version_of(unit_id, form.day())
    if version is None or not can_see_place(request.user, version, timezone.localdate()):
        raise Http404
    context = _branch(unit_id, request, form) | {"day": form.day(), "can_manage": administers(request.seat)}
    return render(request, "units/branch.html", context)


def _list(request: AuthedRequest, form: LookForm) -> dict[str, Any]:
    found = listed(request, wanted_units(request.seat.unit_id, form), default=RANK if form.text() else "name")
    gone, page = form.of_status() == ENDED, list(found.page)
    names = successors([row.unit_id for row in page]) if gone else {}
    above = names_of([row.parent_id for row in page if row.parent_id], form.day())
    return {
        "list": found,
        "narrowed": True,
        "as_tree": form.text() and form["view"].value() == AS_LIST and _without(request, "view", "page", "sort"),
        "gone": gone,
        "can_pick": bool(page) and administers(request.seat) and not gone,
        "among_ended": _among_ended(request, form) if not page else "",
        "rows": [(row, above.get(row.parent_id or 0, ""), names.get(row.unit_id, [])) for row in page],
    }


def _tree(request: AuthedRequest, form: LookForm) -> dict[str, Any]:
    day, unit_id = form.day(), request.seat.unit_id
    top = version_of(unit_id, day)
    if top is not None and form.text():
        found = narrowed(top, day, form.text())
        among_ended = _among_ended(request, form) if not found.count else ""
        ways = {"as_list": _with(request, view=AS_LIST), "among_ended": among_ended}
        return {"top": top, "found": found, "nodes": found.nodes} | ways
    counts = counts_by_kind(subtree(unit_id, day)) if top else {}
    kinds = [(kind.value, str(kind.label), counts[kind]) for kind in UnitKind if kind in counts]
    return {"top": top, "kinds": kinds, "total": sum(counts.values())} | _branch(unit_id, request, form)


def _branch(unit_id: int, request: AuthedRequest, form: LookForm) -> dict[str, Any]:
    """Rows of a branch from ``start`` in the query string on, and where the next ones begin."""
    asked = request.GET.get("start", "")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    rows = list(branch(unit_id, form.day())[start : start + STEP + 1])
    following = start + STEP if len(rows) > STEP else None
    return {"nodes": nodes_of(rows[:STEP]), "next_start": following, "branch_of": unit_id}


def _among_ended(request: AuthedRequest, form: LookForm) -> str:
    """The address of the same search among units that have ended, "" where that finds nothing either."""
    return _with(request, status=ENDED) if is_among_ended(request.seat.unit_id, form) else ""


def _with(request: AuthedRequest, **questions: str) -> str:
    """The address of this page with other questions beside its own."""
    query = request.GET.copy()
    query.update(questions)
    return f"{reverse('units')}?{query.urlencode()}"


def _without(request: AuthedRequest, *names: str) -> str:
    """The address of this page without some of its questions."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return f"{reverse('units')}?{query.urlencode()}"
