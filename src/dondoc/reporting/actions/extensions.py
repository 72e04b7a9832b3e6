"""A unit asks to send a report later; the office that runs the round grants that or refuses."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.reporting.actions.cycles import lock_open
from dondoc.reporting.filling import OPEN_TO_FILL
from dondoc.reporting.models import Extension, ExtensionState, Obligation
from dondoc.reporting.queries import ANSWERABLE

_DAY = timedelta(days=1)


@transaction.atomic
def ask_extension(*, obligation: Obligation, wished: date, reason: str, today: date, by: User) -> Extension:
    """Asks for a later due date, for a reason.

    Raises `Refused` in a closed round, for a report that is not waiting for its unit, and while an earlier request
    has no answer; `Invalid` for a date that is not later or is past; and what `fit_reason` raises.
    """
    locked = lock_open(obligation)
    if locked.state not in OPEN_TO_FILL:
        raise Refused(_("Báo cáo này không còn chờ đơn vị gửi nên không cần gia hạn. Hãy tải lại trang."))
    if waiting := locked.extensions.filter(state=ExtensionState.ASKED).first():
        told = _("Đơn vị đã xin gia hạn đến %(day)s và văn phòng chưa trả lời. Hãy chờ trả lời rồi xin tiếp nếu cần.")
        raise Refused(told % {"day": date_format(waiting.due_wished)})
    why = fit_reason(reason, _("Hãy ghi lý do xin gia hạn để văn phòng xem xét."))
    if wished <= locked.due or wished < today:
        raise Invalid([Problem("wished", _not_later(max(locked.due, today - _DAY)))])
    asked = Extension.objects.create(
        obligation=locked, due_before=locked.due, due_wished=wished, reason=why, asked_by=by
    )
    after = {"due_wished": wished}
    record("obligation.extension_ask", locked, by=by, unit_id=locked.unit_id, after=after, reason=why)
    return asked


@transaction.atomic
def grant_extension(*, obligation: Obligation, due: date, by: User) -> Extension:
    """Gives the unit until ``due``, the date that it wished or another: from now on it is the report's due date.

    Raises `Refused` in a closed round and where no request waits, `Invalid` for a date that is not later.
    """
    locked, asked = _waiting(obligation)
    if due <= locked.due:
        raise Invalid([Problem("due", _not_later(locked.due))])
    asked.due_granted = due
    _answer(asked, ExtensionState.GRANTED, by)
    before, after = {"due": locked.due}, {"due": due}
    locked.due = due
    locked.save(update_fields=["due"])
    record("obligation.extension_grant", locked, by=by, unit_id=locked.unit_id, before=before, after=after)
    return asked


@transaction.atomic
def refuse_extension(*, obligation: Obligation, reason: str, by: User) -> Extension:
    """Leaves the due date as it is, for a reason that the unit reads.

    Raises `Refused` in a closed round and where no request waits, and what `fit_reason` raises.
    """
    why = fit_reason(reason, _("Hãy ghi lý do không gia hạn để đơn vị biết."))
    locked, asked = _waiting(obligation)
    asked.answer = why
    _answer(asked, ExtensionState.REFUSED, by)
    after = {"due_wished": asked.due_wished}
    record("obligation.extension_refuse", locked, by=by, unit_id=locked.unit_id, after=after, reason=why)
    return asked


def _waiting(obligation: Obligation) -> tuple[Obligation, Extension]:
    """The obligation, locked, and the request that waits for an answer."""
    locked = lock_open(obligation)
    asked = locked.extensions.filter(state=ExtensionState.ASKED).first()
    if asked is None or locked.state not in ANSWERABLE:
        raise Refused(_("Không còn yêu cầu gia hạn nào chờ trả lời. Hãy tải lại trang."))
    return locked, asked


def _answer(asked: Extension, state: ExtensionState, by: User) -> None:
    asked.state, asked.decided_by, asked.decided_at = state, by, timezone.now()
    asked.save()


def _not_later(day: date) -> str:
    return _("Hạn mới phải sau ngày %(day)s. Hãy chọn ngày khác.") % {"day": date_format(day)}
