"""Deciding on many reports at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import Change, record_all
from dondoc.core.reasons import fit_reason
from dondoc.reporting.actions.submissions import go_on_from, refusal, return_
from dondoc.reporting.models import Cycle, Obligation, ObligationState, Submission, SubmissionState
from dondoc.units.queries import as_of

BATCH = 500


@dataclass(frozen=True, slots=True)
class Decided:
    """How many reports are decided on now, and why the others are not, by the id of the obligation."""

    count: int
    refused: Mapping[int, str]


@transaction.atomic
def accept_all(*, cycle: Cycle, versions: Mapping[int, int], by: User) -> Decided:
    """Accepts sent reports of one round: ``versions`` maps an obligation's id to the version that was seen.

    What can't be accepted stays as it is and is told. Raises `Refused` when the round is closed.
    """
    rows = cycle.obligations.select_for_update().filter(pk__in=versions).order_by("pk")
    locked = {each.pk: each for each in rows}
    if Cycle.objects.filter(pk=cycle.pk, closed_at__isnull=False).exists():
        raise Refused(_("Kỳ báo cáo đã đóng nên không thay đổi được nữa."))
    sent = _latest_sent(list(locked))
    messages = {pk: _refusal(each, sent.get(pk), versions[pk]) for pk, each in locked.items()}
    taken = [sent[pk] for pk, message in messages.items() if not message]
    _accept([each for each in taken if each.state == SubmissionState.SENT], by)
    return Decided(len(taken), {pk: message for pk, message in messages.items() if message})


@transaction.atomic
def return_all(*, cycle: Cycle, versions: Mapping[int, int], reason: str, by: User) -> Decided:
    """Sends reports of one round back to their units, all for the same reason; see `accept_all` for ``versions``.

    Raises what `fit_reason` raises; what can't be returned, or was accepted meanwhile, stays as it is and is told.
    """
    why = fit_reason(reason, _("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì."))
    rows = list(cycle.obligations.select_for_update().filter(pk__in=versions).order_by("pk"))
    closed = Cycle.objects.filter(pk=cycle.pk, closed_at__isnull=False).exists()
    plain = {} if closed else _waiting_plainly(rows, versions)
    _return(list(plain.values()), why, by)
    refused = {}
    for row in rows:
        if row.pk in plain:
            continue
        try:
            return_(obligation=row, version=versions[row.pk], reason=why, by=by, seen_waiting=True)
        except Refused as error:
            refused[row.pk] = str(error)
    return Decided(len(rows) - len(refused), refused)


def in_parts(decide: Callable[..., Decided], versions: Mapping[int, int]) -> Decided:
    """`accept_all` or `return_all` for any number, in transactions of at most `BATCH`: nobody waits long for the rest.

    What was decided before a part is refused as a whole (the round was closed meanwhile) stays, and the rest is told.
    """
    count = 0
    refused: dict[int, str] = {}
    left = list(versions.items())
    for start in range(0, len(left), BATCH):
        part = dict(left[start : start + BATCH])
        try:
            decided = decide(versions=part)
        except Refused as error:
            if not start:
                raise
            decided = Decided(0, dict.fromkeys(part, str(error)))
        count += decided.count
        refused.update(decided.refused)
    return Decided(count, refused)


def _waiting_plainly(rows: Sequence[Obligation], versions: Mapping[int, int]) -> dict[int, Submission]:
    """Obligation id -> its report, for those of units that still stand whose first report waits as it was seen."""
    standing = as_of(timezone.localdate()).filter(unit_id__in=[row.unit_id for row in rows])
    units = set(standing.values_list("unit_id", flat=True))
    waiting = [row.pk for row in rows if row.state == ObligationState.SENT and row.unit_id in units]
    found = Submission.objects.filter(obligation_id__in=waiting, state=SubmissionState.SENT)
    sent = found.select_related("obligation").defer("vector").order_by("pk")
    return {each.obligation_id: each for each in sent if each.version == versions[each.obligation_id]}


def _refusal(obligation: Obligation, sent: Submission | None, version: int) -> str:
    if obligation.open_again_at is not None and obligation.state == ObligationState.ACCEPTED:
        return _("Đây là bản đính chính của một báo cáo đã chấp nhận. Hãy mở báo cáo đó để xem và chấp nhận.")
    return refusal(obligation, sent, version)


def _latest_sent(obligation_ids: Sequence[int]) -> dict[int, Submission]:
    """Obligation id -> the latest version that is no draft, its unit at hand."""
    found = Submission.objects.filter(obligation_id__in=obligation_ids).exclude(state=SubmissionState.DRAFT)
    lean = found.select_related("obligation").defer("values", "vector", "narrative").order_by("version")
    return {each.obligation_id: each for each in lean}


def _accept(waiting: Sequence[Submission], by: User) -> None:
    before, state = {"state": SubmissionState.SENT}, SubmissionState.ACCEPTED
    ids, now = [each.pk for each in waiting], timezone.now()
    rows = Submission.objects.filter(pk__in=ids)
    rows.update(state=state, reason="", decided_by=by, decided_at=now, accepted_at=now)
    Obligation.objects.filter(submissions__in=ids).update(state=ObligationState.ACCEPTED, open_again_at=None)
    changes = (
        Change(each, each.obligation.unit_id, before, {"state": state, "version": each.version}) for each in waiting
    )
    record_all("submission.accept", changes, by=by)


def _return(waiting: Sequence[Submission], why: str, by: User) -> None:
    before, state = {"state": SubmissionState.SENT}, SubmissionState.RETURNED
    ids = [each.pk for each in waiting]
    rows = Submission.objects.filter(pk__in=ids)
    rows.update(state=state, reason=why, decided_by=by, decided_at=timezone.now())
    Obligation.objects.filter(submissions__in=ids).update(state=ObligationState.RETURNED)
    go_on_from(*waiting)
    changes = (
        Change(each, each.obligation.unit_id, before, {"state": state, "version": each.version}) for each in waiting
    )
    record_all("submission.return", changes, by=by, reason=why)
