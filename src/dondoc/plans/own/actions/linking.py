"""Writes of own plans: which plan a unit issued, and what of the plan above its tasks and targets carry out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import DutyKind, Owing, Plan, Target, Task
from dondoc.plans.own.queries import above, carried_out

Parents = Mapping[int, int | None]
"""Item of the own plan -> item of the plan above that it carries out, None for none."""
Part = TypeVar("Part", Task, Target)


@transaction.atomic
def link_plan(*, owing: Owing, plan: Plan, by: User) -> Owing:
    """Says that a unit's plan is the one it had to issue. Said twice, it changes nothing.

    Raises `Refused` where the unit has named another plan, for a plan of another unit, for a duty that asks for no
    plan any more, and for a plan that the asking one itself carries out, or is.
    """
    asking = owing.duty.plan_id
    # two links at once could close a circle: whoever comes second waits here and then sees the first one
    list(Plan.objects.select_for_update().filter(pk__in={plan.pk, asking, *above([asking])}).order_by("pk"))
    locked = Owing.objects.select_for_update(of=("self",)).select_related("duty__plan", "plan").get(pk=owing.pk)
    if locked.plan_id == plan.pk:
        return locked
    _refuse_link(locked, plan)
    locked.plan, locked.linked_by, locked.linked_at = plan, by, timezone.now()
    locked.save(update_fields=["plan", "linked_by", "linked_at"])
    record("duty.discharge", locked.duty, by=by, unit_id=locked.unit_id, after={"plan": plan.pk})
    return locked


@transaction.atomic
def unlink_plan(*, owing: Owing, reason: str, by: User) -> Owing:
    """Takes a link back: the unit must issue a plan again. What hung under the plan above hangs there no more.

    Raises `Refused` without a reason that can be kept (see `fit_reason`) and where no plan is linked.
    """
    why = fit_reason(reason, _("Hãy ghi lý do gỡ kế hoạch."))
    locked = Owing.objects.select_for_update(of=("self",)).select_related("duty__plan", "plan").get(pk=owing.pk)
    plan = locked.plan
    if plan is None:
        raise Refused(_("Đơn vị chưa gắn kế hoạch nào. Hãy tải lại trang."))
    locked.plan = locked.linked_by = locked.linked_at = None
    locked.save(update_fields=["plan", "linked_by", "linked_at"])
    record("duty.discharge_back", locked.duty, by=by, unit_id=locked.unit_id, before={"plan": plan.pk}, reason=why)
    if locked.duty.plan not in carried_out(plan):
        _cut_loose(plan, locked.duty.plan, by, why)
    return locked


@transaction.atomic
def hang(*, plan: Plan, tasks: Parents, targets: Parents, by: User) -> int:
    """Says what of the plan above the tasks and targets of an own plan carry out; gives how many that changed.

    Items that are not named stay as they are. Raises `Refused` for items that are not in the plan any more and for
    items of a plan that this one does not carry out.
    """
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    parents = {above.pk for above in carried_out(locked)}
    return _hang(locked, Task, "task.hang", tasks, parents, by) + _hang(
        locked, Target, "target.hang", targets, parents, by
    )


def _refuse_link(owing: Owing, plan: Plan) -> None:
    if owing.duty.kind != DutyKind.PLAN or owing.duty.ended_by_id is not None:
        raise Refused(_("Kế hoạch cấp trên không còn yêu cầu ban hành kế hoạch triển khai. Hãy tải lại trang."))
    if plan.unit_id != owing.unit_id:
        raise Refused(_("Kế hoạch này do đơn vị khác điều hành. Hãy chọn kế hoạch của đơn vị phải ban hành."))
    if owing.plan is not None:
        named = {"number": owing.plan.number or owing.plan.title}
        raise Refused(_("Đơn vị đã gắn Kế hoạch %(number)s. Hãy gỡ kế hoạch đó trước khi gắn kế hoạch khác.") % named)
    if plan.pk == owing.duty.plan_id or plan.pk in above([owing.duty.plan_id]):
        raise Refused(
            _("Kế hoạch này là cấp trên của kế hoạch đang yêu cầu nên không gắn được. Hãy chọn kế hoạch khác.")
        )


def _hang(plan: Plan, kind: type[Part], verb: str, wanted: Parents, parents: set[int], by: User) -> int:
    mine = kind._default_manager.select_for_update(of=("self",)).filter(plan=plan, ended_by=None, pk__in=wanted)
    rows = list(mine.select_related("parent").order_by("pk"))
    asked = {pk for pk in wanted.values() if pk is not None}
    choices = kind._default_manager.filter(plan_id__in=parents, ended_by=None).in_bulk(asked)
    if len(rows) != len(wanted) or len(choices) != len(asked):
        raise Refused(_("Kế hoạch vừa thay đổi nên có mục không còn gắn được. Hãy tải lại trang rồi chọn lại."))
    news = {pk: choices[parent] if parent is not None else None for pk, parent in wanted.items()}
    return _set_parents(kind, verb, rows, news, plan.unit_id, by)


def _cut_loose(plan: Plan, parent: Plan, by: User, reason: str) -> None:
    """Takes the items of a plan from under those of another."""
    tasks = list(plan.tasks.filter(parent__plan=parent).select_related("parent").order_by("pk"))
    _set_parents(Task, "task.hang", tasks, {}, plan.unit_id, by, reason)
    targets = list(plan.targets.filter(parent__plan=parent).select_related("parent").order_by("pk"))
    _set_parents(Target, "target.hang", targets, {}, plan.unit_id, by, reason)


def _set_parents(
    kind: type[Part],
    verb: str,
    rows: Sequence[Part],
    news: Mapping[int, Part | None],
    unit_id: int,
    by: User,
    reason: str = "",
) -> int:
    """Hangs each of the rows under what ``news`` has for it, under nothing by default; gives how many that changed."""
    changed, changes = list[Part](), list[Change]()
    for row in rows:
        before, new = _state(row), news.get(row.pk)
        if row.parent_id != (new.pk if new is not None else None):
            row.parent = new
            changed.append(row)
            changes.append(Change(row, unit_id, before, _state(row)))
    kind._default_manager.bulk_update(changed, ["parent"], batch_size=200)
    record_all(verb, changes, by=by, reason=reason)
    return len(changed)


def _state(row: Task | Target) -> dict[str, object]:
    return {"carries_out": row.parent_id}
