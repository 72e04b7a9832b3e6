"""What plans gave to the units that an office sees, and is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.plans.models import Assignment
from dondoc.plans.work.queries import GIVEN, Wanted, assignments_for, named, narrowed
from dondoc.plans.work.states import days_late

MOST = 5


@dataclass(frozen=True, slots=True)
class LateTask:
    """An assignment, its unit, and by how many days it is late."""

    assignment: Assignment
    unit_name: str
    days: int


@dataclass(frozen=True, slots=True)
class LateTasks:
    """How many are late, those that have been for longest, and the list of all."""

    total: int
    first: Sequence[LateTask]
    url: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.first)


def late_tasks(user: User, day: date) -> LateTasks:
    """Of the units in sight; who only helps and parts that units gave on are left out, as the list leaves them out."""
    days = calendar()
    rows = narrowed(assignments_for(user, day), Wanted(late=True, role=GIVEN), day, days)
    first = [
        LateTask(row, getattr(row, "unit_name", "") or "", days_late(row.state, row.due, day, days))
        for row in named(rows, day).order_by("due", "pk")[:MOST]
    ]
    total = len(first) if len(first) < MOST else rows.count()
    return LateTasks(total, first, f"{reverse('tasks')}?{urlencode({'role': GIVEN, 'late': 'on'})}")
