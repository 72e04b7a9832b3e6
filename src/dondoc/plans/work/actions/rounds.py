"""Rounds of an assignment that comes again and again: when its unit has done one, the next one follows at once.

A part goes by the rounds of its whole: it begins anew when the whole does, as many days before it as it was due.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.periods import Calendar
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import Assignment, Evidence, TaskRound
from dondoc.plans.work.actions.entering import EnteredFor, entering
from dondoc.plans.work.actions.locking import lock, lock_many, state_of
from dondoc.plans.work.queries import descendants
from dondoc.plans.work.rounds import behind, opens, share_done
from dondoc.plans.work.states import Status, finished

_ANEW = {"percent": 0, "begun_on": None, "done_on": None, "reason": "", "entered_by_unit_id": None} | {
    "status": Status.NOT_BEGUN.value,
    "entered_reason": "",
}


def refuse_round(row: Assignment, through: date | None, day: date, calendar: Calendar) -> None:
    """Raises `Refused` for a round that is not asked for yet, `Invalid` for one that can't be closed on a day."""
    since = opens(row)
    if since is None or row.due is None:
        return
    if since > day:
        told = {"due": date_format(row.due), "since": date_format(since)}
        raise Refused(_("Kỳ có hạn %(due)s chưa đến. Từ ngày %(since)s mới báo xong kỳ này được.") % told)
    if through is None or through == row.due:
        return
    if row.task.plan.asks_evidence:
        raise Refused(_("Kế hoạch này yêu cầu minh chứng cho từng kỳ. Hãy báo xong lần lượt từng kỳ."))
    if through not in behind(row, day, calendar):
        raise Invalid([Problem("through", _("Hãy chọn kỳ đã đến hạn trong danh sách."))])


def close_round(
    row: Assignment, coming: date, *, reason: str, day: date, calendar: Calendar, by: User, entered: EnteredFor | None
) -> Assignment:
    """Closes the round at hand as done, inside the action's transaction, and goes on to the one due on ``coming``."""
    assert row.due is not None
    before, mark, due = state_of(row), entering(entered), row.due
    done = finished(asks_evidence=row.task.plan.asks_evidence).value
    kept = TaskRound.objects.create(
        assignment=row, unit_id=row.unit_id, due=due, status=done, done_on=day, reason=reason, **mark
    )
    row.evidence.filter(round=None).update(round=kept)
    _write(row, _ANEW | {"due": coming, "percent": share_done(row, coming, calendar)})
    after = state_of(row) | {"entered_by_unit": mark["entered_by_unit_id"]}
    why = " ".join(filter(None, (reason, mark["entered_reason"])))
    record("assignment.finish_round", row, by=by, unit_id=row.unit_id, before=before, after=after, reason=why)
    _renew_parts(row, due, coming, by)
    return row


@transaction.atomic
def confirm_round(*, past: TaskRound, by: User) -> TaskRound:
    """Confirms a past round that its unit said to be done. Said twice, it changes nothing."""
    locked = _lock_round(past)
    if locked.state is Status.CONFIRMED:
        return locked
    if locked.state is not Status.DONE:
        raise Refused(_("Kỳ này chưa được báo xong nên không xác nhận được. Hãy tải lại trang."))
    locked.status = Status.CONFIRMED.value
    locked.save(update_fields=["status"])
    after = {"round": locked.due}
    record("assignment.confirm_round", locked.assignment, by=by, unit_id=locked.unit_id, after=after)
    return locked


@transaction.atomic
def send_back_round(*, past: TaskRound, reason: str, by: User) -> Assignment:
    """Sends a past round back to the unit with a reason: it is the one at hand again, and later ones follow it.

    Raises `Refused` for a part's round, which went by with that of its whole, and where the work has been dropped.
    """
    why = fit_reason(reason, _("Hãy ghi lý do trả lại để đơn vị biết cần làm thêm gì."))
    locked = _lock_round(past)
    row = lock(locked.assignment_id)
    if row.parent_id is not None:
        raise Refused(_("Kỳ của phần việc đã qua cùng với cả công việc nên không trả lại riêng được."))
    if row.state is Status.DROPPED or row.ended_by_id is not None:
        raise Refused(_("Công việc này đã thôi thực hiện nên không trả lại kỳ cũ được. Hãy mở lại trước."))
    before = state_of(row)
    if row.done_on is not None:  # the last round is over as well, and stays so
        _keep_as_it_stands(row)
    locked.evidence.update(round=None)
    locked.delete()
    _write(row, {"due": past.due, "status": Status.SENT_BACK.value, "reason": why, "done_on": None})
    record(
        "assignment.send_back_round",
        row,
        by=by,
        unit_id=row.unit_id,
        before=before,
        after=state_of(row) | {"round": past.due},
        reason=why,
    )
    return row


def _lock_round(past: TaskRound) -> TaskRound:
    lock(past.assignment_id)  # rounds are closed and judged under the lock of their assignment
    found = TaskRound.objects.select_related("assignment").filter(pk=past.pk).first()
    if found is None:
        raise Refused(_("Kỳ này vừa được trả lại cho đơn vị. Hãy tải lại trang."))
    return found


def _renew_parts(whole: Assignment, due: date, coming: date, by: User) -> None:
    """Keeps how the parts of a whole stood in the round that is past, and begins them anew."""
    found = descendants([whole.pk])
    parts = lock_many([each.pk for each in found if each.state is not Status.DROPPED and each.ended_by_id is None])
    before = [state_of(part) for part in parts]
    for part in parts:
        _keep_as_it_stands(part, due)
        later = part.due + (coming - due) if part.due else None
        _write(part, _ANEW | {"due": later})
    changes = (Change(part, part.unit_id, was, state_of(part)) for part, was in zip(parts, before, strict=True))
    record_all("assignment.renew", changes, by=by)


def _keep_as_it_stands(row: Assignment, undated: date | None = None) -> None:
    """A past round of an assignment as it stands; without a due day of its own it has that of its whole."""
    due = row.due or undated
    assert due is not None
    kept = TaskRound.objects.create(
        assignment=row,
        unit_id=row.unit_id,
        due=due,
        status=row.status,
        done_on=row.done_on,
        reason=row.reason,
        entered_by_unit_id=row.entered_by_unit_id,
        entered_reason=row.entered_reason,
    )
    Evidence.objects.filter(assignment=row, round=None).update(round=kept)


def _write(row: Assignment, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[name.removesuffix("_id") for name in values])
