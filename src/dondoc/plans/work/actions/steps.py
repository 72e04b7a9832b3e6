"""An assignment's way: begun, reported on, done, confirmed or sent back; dropped; taken up again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import Assignment, ProgressNote
from dondoc.plans.work.actions.entering import EnteredFor, entering
from dondoc.plans.work.actions.locking import lock, lock_many, refuse, state_of
from dondoc.plans.work.actions.rounds import close_round, refuse_round
from dondoc.plans.work.queries import descendants, unit_names
from dondoc.plans.work.rounds import next_due, rule_of
from dondoc.plans.work.spans import span_of
from dondoc.plans.work.states import OVER, STEPS, Move, Status, finished

LONGEST_NOTE = 5_000  # characters
NAMED_PARTS = 3


@transaction.atomic
def start(*, assignment: Assignment, day: date, by: User, entered: EnteredFor | None = None) -> Assignment:
    """Says that work has begun, or begun again after it was sent back. Said twice, it changes nothing."""
    locked = lock(assignment.pk)
    if locked.state is Status.UNDER_WAY:
        return locked
    refuse(locked, Move.START)
    return _step("assignment.start", locked, Status.UNDER_WAY, by, entered, begun_on=locked.begun_on or day, reason="")


@transaction.atomic
def report(
    *,
    assignment: Assignment,
    period: str,
    percent: int,
    text: str,
    day: date,
    by: User,
    entered: EnteredFor | None = None,
) -> ProgressNote:
    """Says how far the unit is in a period; the assignment is under way from now on.

    Raises `Invalid` for a period or a per cent that is none, for words that are too long or hold identifiers.
    """
    said = _fit_note(period, percent, text)
    locked = lock(assignment.pk)
    refuse(locked, Move.REPORT)
    values = {"percent": percent, "begun_on": locked.begun_on or day, "reason": ""}
    _step("assignment.report", locked, Status.UNDER_WAY, by, entered, **values)
    return ProgressNote.objects.create(
        assignment=locked,
        period=period,
        percent=percent,
        text=said,
        by=by,
        entered_by_unit_id=locked.entered_by_unit_id,
        entered_reason=locked.entered_reason,
    )


@transaction.atomic
def finish(
    *,
    assignment: Assignment,
    day: date,
    by: User,
    reason: str = "",
    entered: EnteredFor | None = None,
    round_due: date | None = None,
    through: date | None = None,
) -> Assignment:
    """Says that the unit has done it: it waits for a confirmation where the plan asks for evidence, else it is over.

    Of what comes again and again the round at hand is closed, and the next one follows: see
    `dondoc.plans.work.actions.rounds`. ``round_due`` is the due day of the round that is meant: where another one is at
    hand by now, nothing changes. ``through`` closes later rounds that have fallen due as well, up to that one.

    ``reason`` is asked for only where parts that the unit gave away are still open. Raises `Refused` without it, where
    the plan asks for a file that is not there, and for a round that is not asked for yet.
    """
    locked = lock(assignment.pk)
    if locked.state in (Status.DONE, Status.CONFIRMED):
        return locked
    if round_due not in (None, locked.due) and rule_of(locked) is not None:
        return locked
    refuse(locked, Move.FINISH)
    in_force = calendar()
    refuse_round(locked, through, day, in_force)
    asks = locked.task.plan.asks_evidence
    if asks and not locked.evidence.filter(file__isnull=False, round=None).exists():
        raise Refused(_("Kế hoạch này yêu cầu minh chứng. Hãy đính kèm ít nhất một tệp minh chứng rồi báo xong."))
    why = _reason_for_open_parts(locked, reason, day)
    while (coming := next_due(locked, in_force)) is not None:
        close_round(locked, coming, reason=why, day=day, calendar=in_force, by=by, entered=entered)
        if through is None or coming > through:
            return locked
    values = {"done_on": day, "begun_on": locked.begun_on or day, "reason": why}
    return _step("assignment.finish", locked, finished(asks_evidence=asks), by, entered, **values)


@transaction.atomic
def confirm(*, assignment: Assignment, by: User) -> Assignment:
    """Confirms that it is done."""
    locked = lock(assignment.pk)
    if locked.state is Status.CONFIRMED:
        return locked
    refuse(locked, Move.CONFIRM)
    return _decide("assignment.confirm", locked, Move.CONFIRM, by, locked.reason, "")


@transaction.atomic
def send_back(*, assignment: Assignment, reason: str, by: User) -> Assignment:
    """Sends what was said to be done back to its unit, with a reason."""
    why = fit_reason(reason, _("Hãy ghi lý do trả lại để đơn vị biết cần làm thêm gì."))
    locked = lock(assignment.pk)
    refuse(locked, Move.SEND_BACK)
    return _decide("assignment.send_back", locked, Move.SEND_BACK, by, why, why, done_on=None)


@transaction.atomic
def drop(*, assignment: Assignment, reason: str, by: User) -> Assignment:
    """Takes an assignment out of what is to be done, with the parts of it that are not over."""
    why = fit_reason(reason, _("Hãy ghi lý do thôi thực hiện công việc này."))
    locked = lock(assignment.pk)
    refuse(locked, Move.DROP)
    drop_rows([locked], why, by)
    return locked


@transaction.atomic
def reopen(*, assignment: Assignment, reason: str, by: User) -> Assignment:
    """Takes up again what was confirmed or dropped."""
    why = fit_reason(reason, _("Hãy ghi lý do mở lại công việc này."))
    locked = lock(assignment.pk)
    refuse(locked, Move.REOPEN)
    if locked.ended_by is not None:
        message = _("Nhiệm vụ này đã được bỏ theo %(document)s nên không mở lại được.")
        raise Refused(message % {"document": locked.ended_by.words})
    return _decide("assignment.reopen", locked, Move.REOPEN, by, "", why, done_on=None)


def open_parts(assignment_ids: Collection[int]) -> list[Assignment]:
    """The parts of assignments, and theirs, that are not over and none of these themselves: they go along."""
    return [part for part in descendants(assignment_ids) if part.state not in OVER and part.pk not in assignment_ids]


def drop_rows(chosen: list[Assignment], why: str, by: User) -> None:
    """Drops rows that may be dropped, and their open parts, each with an event; inside the action's transaction."""
    parts = lock_many([part.pk for part in open_parts([row.pk for row in chosen])])
    rows = [*chosen, *parts]
    before = [state_of(row) for row in rows]
    for row in rows:
        row.status, row.reason, row.done_on = Status.DROPPED.value, why, None
    Assignment.objects.bulk_update(rows, ["status", "reason", "done_on"], batch_size=500)
    changes = (Change(row, row.unit_id, was, state_of(row)) for row, was in zip(rows, before, strict=True))
    record_all("assignment.drop", changes, by=by, reason=why)


def _step(verb: str, row: Assignment, to: Status, by: User, entered: EnteredFor | None, **values: Any) -> Assignment:
    """One step of the unit that holds it, marked where an office above takes it for the unit."""
    before = state_of(row)
    mark = entering(entered)
    values |= {"status": to.value, **mark}
    _write(row, values)
    reason = " ".join(filter(None, (values.get("reason", ""), mark["entered_reason"])))
    record(verb, row, by=by, unit_id=row.unit_id, before=before, after=state_of(row), reason=reason)
    return row


def _decide(verb: str, row: Assignment, move: Move, by: User, kept: str, why: str, **values: Any) -> Assignment:
    """One step of the unit that gave it; ``kept`` stays with the row, ``why`` goes into the log."""
    before = state_of(row)
    _write(row, {"status": STEPS[move].to.value, "reason": kept, **values})
    record(verb, row, by=by, unit_id=row.unit_id, before=before, after=state_of(row), reason=why)
    return row


def _write(row: Assignment, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in values])


def _fit_note(period: str, percent: int, text: str) -> str:
    problems = []
    if span_of(period) is None:
        problems.append(Problem("period", _("Hãy chọn kỳ báo tiến độ trong danh sách.")))
    if not 0 <= percent <= 100:
        problems.append(Problem("percent", _("Tiến độ là số nguyên từ 0 đến 100.")))
    said = text.strip()
    if len(said) > LONGEST_NOTE:
        problems.append(Problem("text", _("Nội dung dài quá 5.000 ký tự. Hãy viết ngắn lại.")))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"text": said})
    return said


def _reason_for_open_parts(row: Assignment, reason: str, day: date) -> str:
    """The reason for which a unit is done although parts are open; "" where none is. Raises `Refused` without one."""
    still_open = row.parts.exclude(status__in=[each.value for each in OVER]).order_by("pk")
    units = list(still_open.values_list("unit_id", flat=True))
    if not units:
        return ""
    names = unit_names(units[:NAMED_PARTS], day)
    told = ", ".join(names.get(unit, "") for unit in units[:NAMED_PARTS])
    missing = _(
        "Còn %(count)d phần việc đã giao chưa xong (%(units)s). Hãy chờ các phần này xong,"
        " hoặc ghi lý do báo xong khi còn phần chưa xong."
    )
    return fit_reason(reason, missing % {"count": len(units), "units": told})
