"""What actions of activities share: titles, days, what of a plan is served, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.identifiers import identifier_problems
from dondoc.plans.models import Plan, Task
from dondoc.units.queries import version_of

LONGEST_TEXT = 20_000


def tidy(text: str) -> str:
    """One line with single spaces."""
    return " ".join(text.replace("\x00", "").split())


def refuse(problems: Sequence[Problem], texts: Mapping[str, str]) -> None:
    """Raises `Invalid` with the problems, and with those of the texts: too long, a personal identifier."""
    long = _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": LONGEST_TEXT}
    found = [*problems, *(Problem(name, long) for name, text in texts.items() if len(text) > LONGEST_TEXT)]
    found += identifier_problems(texts)
    if found:
        raise Invalid(found)


def missing(where: str, text: str, sentence: str) -> list[Problem]:
    """A problem where nothing was typed."""
    return [] if text.strip() else [Problem(where, sentence)]


def refuse_no_unit(unit_id: int, day: date) -> None:
    """Raises `Refused` for a unit that does not exist on the day."""
    if version_of(unit_id, day) is None:
        raise Refused(_("Đơn vị này không tồn tại vào ngày đã ghi. Hãy xem lại ngày hoặc chọn đơn vị khác."))


def served(plan: Plan | None, task: Task | None) -> dict[str, int | None]:
    """The columns that say what of a plan is served: a task, or a plan as a whole."""
    return {"task_id": task.pk if task else None, "plan_id": task.plan_id if task else plan.pk if plan else None}
