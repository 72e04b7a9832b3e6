"""How far a plan is, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.plans.models import STATUS_NAMES, DutyKind, Plan
from dondoc.plans.work.progress import AtWork, Progress
from dondoc.plans.work.queries import GIVEN
from dondoc.plans.work.states import Status
from dondoc.web.plans.sheet import AgencyBlock, DutyRow
from dondoc.web.templatetags.components import Bar


@dataclass(frozen=True, slots=True)
class Stand:
    """How many assignments stand somewhere, and the page that lists them."""

    status: Status
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """The plan as a whole, a bar for each agency, and one for all that comes in: own plans, each round of reports."""

    whole: Progress
    stands: tuple[Stand, ...]
    late: int
    late_url: str
    bars: tuple[Bar, ...]
    come_in: tuple[Bar, ...]


def plan_progress(plan: Plan, blocks: Sequence[AgencyBlock], duties: Sequence[DutyRow]) -> PlanProgress:
    """By weight over what the plan gave, parts included."""
    works = {block.agency: _together(block) for block in blocks}
    whole = sum(works.values(), AtWork())
    return PlanProgress(
        whole=whole.progress,
        stands=tuple(_stands(plan, whole)),
        late=whole.late,
        late_url=_tasks(plan, late="on", role=GIVEN),
        bars=tuple(_bar(plan, agency, work.progress) for agency, work in works.items() if work.progress.count),
        come_in=tuple(_come_in(plan, duties)),
    )


def _together(block: AgencyBlock) -> AtWork:
    return sum((row.work for row in block.rows if row.work is not None), AtWork())


def _stands(plan: Plan, whole: AtWork) -> Iterator[Stand]:
    for status in STATUS_NAMES:
        if whole.by_status[status]:
            yield Stand(status, whole.by_status[status], _tasks(plan, status=status.value, role=GIVEN))


def _come_in(plan: Plan, duties: Sequence[DutyRow]) -> Iterator[Bar]:
    asking = [row.part for row in duties if row.duty.kind == DutyKind.PLAN]
    owed, issued = sum(part.units.count for part in asking), sum(part.issued for part in asking)
    if owed:
        label = _("Kế hoạch triển khai đã ban hành")
        yield Bar(label, issued, owed, f"{issued}/{owed}", reverse("plan-coverage", args=[plan.pk]))
    for cycle, counts in (each for row in duties for each in row.rounds):
        label = _("%(round)s đã nhận") % {"round": cycle.name}
        amount = f"{counts.received}/{counts.owed}"
        yield Bar(label, counts.received, counts.owed, amount, reverse("cycle", args=[cycle.pk]))


def _bar(plan: Plan, agency: str, progress: Progress) -> Bar:
    words = {"percent": progress.percent, "over": progress.over, "count": progress.count}
    amount = _("%(percent)d%% · %(over)d/%(count)d việc đã xong") % words
    return Bar(agency, progress.percent, 100, amount, _tasks(plan, q=agency), "good" if progress.percent == 100 else "")


def _tasks(plan: Plan, **asked: str) -> str:
    """The list of the plan's tasks, narrowed."""
    return f"{reverse('tasks')}?{urlencode({'plan': plan.pk, **asked})}"
