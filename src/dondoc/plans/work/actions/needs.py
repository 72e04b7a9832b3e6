"""Which task of a plan needs which other one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.plans.models import Need, Plan, Task
from dondoc.plans.work.needs import chain
from dondoc.plans.work.queries import needs_in


@transaction.atomic
def add_need(*, task: Task, needs: Task, by: User) -> Need:
    """Says that a task needs another one of its plan. Said twice, it changes nothing.

    Raises `Refused` for tasks of two plans and where the other one needs this one already, with the chain named.
    """
    plan = Plan.objects.select_for_update().get(pk=task.plan_id)  # two at once could close a circle
    if needs.plan_id != plan.pk:
        raise Refused(_("Hai nhiệm vụ không cùng một kế hoạch. Hãy chọn nhiệm vụ trong kế hoạch này."))
    way = chain(needs_in(plan.pk), needs.pk, task.pk)
    if way:
        raise Refused(_circle([task.pk, *way]))
    need, made = Need.objects.get_or_create(task=task, needs=needs)
    if made:
        record("task.need", task, by=by, unit_id=plan.unit_id, after={"needs": needs.pk})
    return need


@transaction.atomic
def remove_need(*, need: Need, by: User) -> None:
    """Says that a task no longer needs another one."""
    task = need.task
    record("task.need_out", task, by=by, unit_id=task.plan.unit_id, before={"needs": need.needs_id})
    need.delete()


def _circle(way: Sequence[int]) -> str:
    """A sentence that names every task on the way round."""
    texts = dict(Task.objects.filter(pk__in=way).values_list("pk", "text"))
    told = " → ".join(f"“{Truncator(texts[pk]).chars(60)}”" for pk in way)
    return _("Không thêm được vì các nhiệm vụ sẽ chờ nhau vòng tròn: %(chain)s. Hãy bỏ một liên kết trong chuỗi.") % {
        "chain": told
    }
