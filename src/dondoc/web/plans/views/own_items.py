"""Hanging the tasks and targets of an own plan under those of the plan above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.core.errors import Denied
from dondoc.plans.models import Plan, Target, Task
from dondoc.plans.own.actions import hang
from dondoc.plans.own.likeness import likeness
from dondoc.plans.own.queries import carried_out
from dondoc.plans.own.taking_up import Hung, hung_targets, hung_tasks
from dondoc.plans.permissions import can_run_plan
from dondoc.units.folding import fold
from dondoc.web.lists import ROWS
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.requests import AuthedRequest

CHOICES = 30  # items of the plan above that one item is offered, the most like first
TASK, TARGET = "task", "target"
_PAIR = re.compile(r"(task|target)-([0-9]{1,18}):([0-9]{0,18})")
_ITEM = re.compile(r"(task|target)-([0-9]{1,18})")
Items = dict[str, tuple[list[Hung], list[Any]]]
Pair = tuple[str, int, int | None]  # "task" or "target", the item, what it carries out


def plan_hang(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Every task and target with what it carries out or probably does; ``muc`` asks to choose for one of them."""
    day = timezone.localdate()
    plan = _own_plan(request, plan_id, day)
    parents = carried_out(plan)
    items: Items = {TASK: hung_tasks(plan, parents), TARGET: hung_targets(plan, parents)}
    if request.method == "POST":
        return _hang(request, plan, items)
    if request.GET.get("muc"):
        return _choose(request, plan, items)
    rows = [(kind, row) for kind, (found, _choices) in items.items() for row in found]
    above = {kind: {each.pk: each for each in choices} for kind, (_found, choices) in items.items()}
    lines = [_shown(kind, row, above[kind]) for kind, row in rows]
    context = {
        "plan": plan,
        "parents": parents,
        "page": Paginator(lines, ROWS).get_page(request.GET.get("page")),
        "hung": sum(1 for _kind, row in rows if row.above is not None),
        "total": len(rows),
        "sure": len(_sure(items)),
    }
    return render(request, "plans/hang.html", context)


def _own_plan(request: AuthedRequest, plan_id: int, day: date) -> Plan:
    plan = plan_in_sight(request, plan_id, day)
    if not can_run_plan(request.user, plan, day):
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị điều hành kế hoạch này gắn nhiệm vụ, chỉ tiêu."))
    return plan


def _hang(request: AuthedRequest, plan: Plan, items: Items) -> HttpResponse:
    """Hangs all sure ones (``all``), or the pairs that were sent as "task-12:34"; "task-12:" hangs nowhere."""
    sent = request.POST.getlist("loose") or request.POST.getlist("pair")
    wanted: dict[str, dict[int, int | None]] = {TASK: {}, TARGET: {}}
    for kind, own, above in _sure(items) if request.POST.get("all") else _pairs(sent):
        wanted[kind][own] = above
    count = hang(plan=plan, tasks=wanted[TASK], targets=wanted[TARGET], by=request.user)
    said = ngettext("Đã ghi %(count)d thay đổi.", "Đã ghi %(count)d thay đổi.", count)
    messages.success(request, said % {"count": count})
    return redirect("plan-hang", plan_id=plan.pk)


def _pairs(sent: Iterable[str]) -> list[Pair]:
    """What a form sent; what can't be read is left out."""
    found = (read for text in sent if (read := _PAIR.fullmatch(text)))
    return [(read[1], int(read[2]), int(read[3]) if read[3] else None) for read in found]


def _sure(items: Items) -> list[Pair]:
    """The sure proposals."""
    return [
        (kind, row.proposal.own, row.proposal.above)
        for kind, (rows, _choices) in items.items()
        for row in rows
        if row.proposal and row.proposal.sure
    ]


def _shown(kind: str, row: Hung, above: Mapping[int, Task | Target]) -> dict[str, Any]:
    """One line: the item, its name in a form, what it carries out, and what is proposed with how sure that is."""
    proposed = above.get(row.proposal.above) if row.proposal else None
    return {
        "kind": kind,
        "key": f"{kind}-{row.item.pk}",
        "item": row.item,
        "above": row.above,
        "proposed": proposed,
        "sure": bool(row.proposal and row.proposal.sure),
    }


def _choose(request: AuthedRequest, plan: Plan, items: Items) -> HttpResponse:
    """What one item may carry out, the most like first; ``q`` narrows by words, accents aside."""
    asked = _ITEM.fullmatch(request.GET.get("muc", ""))
    rows, choices = items[asked[1]] if asked else ([], [])
    row = next((each for each in rows if asked and each.item.pk == int(asked[2])), None)
    if asked is None or row is None:
        raise Http404
    text = request.GET.get("q", "").strip()
    own, words = fold(row.item.text), fold(text).split()
    fitting = [each for each in choices if all(word in fold(each.text) for word in words)]
    fitting.sort(key=lambda each: -likeness(own, fold(each.text)))
    context = {
        "plan": plan,
        "item": row.item,
        "above": row.above,
        "key": asked[0],
        "text": text,
        "found": fitting[:CHOICES],
    }
    return render(request, "plans/hang_choose.html#found" if request.htmx else "plans/hang_choose.html", context)
