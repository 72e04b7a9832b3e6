"""After a round has closed: the whole of it opens again, or one unit may send again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.reporting.actions.submissions import go_on_from
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import Cycle, Obligation, ObligationState, SubmissionState


@transaction.atomic
def reopen_cycle(*, cycle: Cycle, reason: str, by: User) -> Cycle:
    """Opens a closed round again, for a reason: everything goes on as if it had not been closed.

    Raises what `fit_reason` raises. A round that is open stays as it is.
    """
    why = fit_reason(reason, _("Hãy ghi lý do mở lại kỳ báo cáo."))
    locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if locked.closed_at is not None:
        before, after = {"closed_at": locked.closed_at}, {"closed_at": None}
        locked.closed_at = None
        locked.save(update_fields=["closed_at"])
        record("cycle.reopen", locked, by=by, unit_id=locked.form.plan.unit_id, before=before, after=after, reason=why)
    return locked


@transaction.atomic
def let_in_again(*, obligation: Obligation, reason: str, by: User) -> Obligation:
    """Lets one unit send though its round is closed (cho gửi lại), for a reason.

    An accepted report is corrected in a new version that begins as a copy; its figures count until that one is
    accepted. Raises `Refused` while the round is open and for a unit that is left out of it.
    """
    why = fit_reason(reason, _("Hãy ghi lý do cho đơn vị gửi lại."))
    locked = Obligation.objects.select_for_update().select_related("cycle__form").get(pk=obligation.pk)
    if locked.open_again_at is not None:
        return locked
    if locked.cycle.closed_at is None:
        raise Refused(_("Kỳ báo cáo đang mở nên đơn vị vẫn gửi được. Báo cáo đã chấp nhận thì trả lại để sửa."))
    if locked.state in LEFT_OUT:
        raise Refused(_("Đơn vị này ở ngoài kỳ báo cáo. Hãy mở lại kỳ và đưa đơn vị trở lại trước."))
    if locked.state == ObligationState.ACCEPTED:
        go_on_from(locked.submissions.filter(state=SubmissionState.ACCEPTED).get())
    return _set(locked, "obligation.let_in_again", again=True, reason=why, by=by)


@transaction.atomic
def shut_again(*, obligation: Obligation, by: User) -> Obligation:
    """Takes back that a unit may send again; a correction that was begun and not sent is dropped.

    Raises `Refused` while what it sent waits for a decision.
    """
    locked = Obligation.objects.select_for_update().get(pk=obligation.pk)
    if locked.open_again_at is None:
        return locked
    if locked.submissions.filter(state=SubmissionState.SENT).exists():
        raise Refused(_("Đơn vị đã gửi lại và đang chờ duyệt. Hãy chấp nhận hoặc trả lại bản đó trước."))
    if locked.state == ObligationState.ACCEPTED:
        locked.submissions.filter(state=SubmissionState.DRAFT).delete()
    return _set(locked, "obligation.shut_again", again=False, reason="", by=by)


def _set(obligation: Obligation, verb: str, *, again: bool, reason: str, by: User) -> Obligation:
    before = {"open_again_at": obligation.open_again_at}
    obligation.open_again_at = timezone.now() if again else None
    obligation.save(update_fields=["open_again_at"])
    after = {"open_again_at": obligation.open_again_at}
    record(verb, obligation, by=by, unit_id=obligation.unit_id, before=before, after=after, reason=reason)
    return obligation
