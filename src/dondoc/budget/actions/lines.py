"""Lines of the budget."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.budget.actions.entering import estimate
from dondoc.budget.models import Line, Source
from dondoc.budget.models.line import FIRST_YEAR, LAST_YEAR
from dondoc.budget.queries.lines import closing_over
from dondoc.budget.queries.sums import line_sums
from dondoc.budget.rules import SourceKind
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.plans.models import Plan, Task


@transaction.atomic
def open_line(
    *,
    unit_id: int,
    year: int,
    plan: Plan,
    task: Task | None,
    source_kind: SourceKind,
    source: Source | None,
    by: User,
) -> Line:
    """The line of a unit, made where there is none yet. Raises `Invalid` for a task of another plan or an odd year,
    `Refused` where the year is closed.
    """
    problems = []
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = _("Năm phải từ %(first)d đến %(last)d. Hãy ghi lại năm ngân sách.")
        problems.append(Problem("year", message % {"first": FIRST_YEAR, "last": LAST_YEAR}))
    if task is not None and task.plan_id != plan.pk:
        problems.append(Problem("task", _("Nhiệm vụ này không thuộc kế hoạch đã chọn. Hãy chọn lại nhiệm vụ.")))
    if source is not None and source.kind != source_kind:
        problems.append(Problem("source", _("Nguồn này thuộc nhóm khác. Hãy chọn lại nguồn.")))
    if problems:
        raise Invalid(problems)
    _refuse_closed(unit_id, year)
    line, made = Line.objects.get_or_create(
        unit_id=unit_id, year=year, plan=plan, task=task, source_kind=source_kind, source=source
    )
    if made:
        after = {"year": year, "plan": plan.pk, "task": task.pk if task else None, "source_kind": str(source_kind)}
        record(
            "budget.open_line", line, by=by, unit_id=unit_id, after=after | {"source": source.name if source else ""}
        )
    return line


@transaction.atomic
def propose(
    *, unit_id: int, year: int, task: Task, amount: int, source_kind: SourceKind, words: str, today: date, by: User
) -> Line:
    """Takes money that the plan names for a task into the unit's estimate. Refused where it has one for it already."""
    line = open_line(unit_id=unit_id, year=year, plan=task.plan, task=task, source_kind=source_kind, source=None, by=by)
    if line_sums(line.pk).estimate:
        raise Refused(_("Nhiệm vụ này đã có dự toán từ nguồn ấy. Hãy mở dòng kinh phí để ghi thêm hoặc điều chỉnh."))
    estimate(line=line, amount=amount, day=today, words=words, by=by)
    return line


def _refuse_closed(unit_id: int, year: int) -> None:
    office = closing_over(unit_id, year)
    if office is not None:
        message = _("Năm ngân sách %(year)d đã khóa sổ. Hãy đề nghị %(office)s mở lại, nêu rõ lý do, rồi ghi.")
        raise Refused(message % {"year": year, "office": office})
