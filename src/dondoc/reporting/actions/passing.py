"""Reports that a unit still owes when it ends go to the unit that follows; what it has sent stays its own."""

from __future__ import annotations

from copy import copy

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.core.events import record
from dondoc.reporting.filling import OPEN_TO_FILL, ROUND_OPEN
from dondoc.reporting.models import Obligation, ObligationState, Submission
from dondoc.units.successions.legacy import Handover, Legacy, Passed, RowPair
from dondoc.units.successions.passing import Fate, Held, Passing, pass_on


@transaction.atomic
def pass_obligations(*, legacy: Legacy, by: User | None) -> Handover:
    """Reports of open rounds that were not sent, or came back, are owed by the heir, with their drafts.

    Where the heir owes the same round already, or nobody follows, the unit is taken out of the round, with the
    reason: of any round as many obligations are left as there were. Sent and accepted reports stay with the
    unit that sent them, and so does what was exempt or excluded.
    """
    rows = _held(legacy)
    by_pk = {row.pk: row for row in rows}
    fates = pass_on([Held(row.pk, row.cycle_id, row.unit_id) for row in rows], legacy.heirs)
    written = [_write(by_pk[each.held.pk], each, legacy, by) for each in fates]
    passed = (_told(by_pk[each.held.pk], each) for each in fates)
    return Handover(tuple(passed), tuple(written))


def _held(legacy: Legacy) -> list[Obligation]:
    """What the units that end still owe, and what their heirs owe in the same rounds; those with a draft first."""
    mine = Obligation.objects.filter(unit_id__in=legacy.heirs, state__in=OPEN_TO_FILL).filter(ROUND_OPEN)
    theirs = Q(unit_id__in=[heir for heir in legacy.heirs.values() if heir], cycle_id__in=mine.values("cycle_id"))
    # locked in the order of their ids, as closing a round does; whoever sends one meanwhile goes first
    found = Obligation.objects.select_for_update(of=("self",)).select_related("cycle__form__plan")
    rows = list(found.filter(Q(pk__in=mine.values("pk")) | theirs).order_by("pk"))
    begun = set(Submission.objects.filter(obligation__in=rows, state="draft").values_list("obligation_id", flat=True))
    return sorted(rows, key=lambda row: (row.pk not in begun, row.due, row.pk))


def _write(row: Obligation, each: Passing, legacy: Legacy, by: User | None) -> RowPair:
    was = copy(row)
    if each.fate is Fate.PASSES and each.to is not None:
        row.unit_id, row.note = each.to, legacy.note(each.held.unit)
    else:
        row.state, row.left_out_at, row.reason = ObligationState.EXCLUDED, timezone.now(), _reason(each, legacy)
    row.save(update_fields=["unit", "note", "state", "reason", "left_out_at"])
    verb = "obligation.pass" if each.fate is Fate.PASSES else "obligation.leave_out"
    before, after = ({"unit": each.unit_id, "state": each.state} for each in (was, row))
    why = row.note if each.fate is Fate.PASSES else row.reason
    record(verb, row, by=by, unit_id=row.unit_id, before=before, after=after, reason=why)
    return was, copy(row)


def _reason(each: Passing, legacy: Legacy) -> str:
    """Why a unit that ended owes no more in the round. Stored as it is, in the language of documents."""
    if each.to is None:
        return f"Đơn vị đã kết thúc theo {legacy.decision}, không có đơn vị kế tục"
    return f"Đã nhập vào {legacy.names[each.to]} theo {legacy.decision}; {legacy.names[each.to]} báo cáo kỳ này"


def _told(row: Obligation, each: Passing) -> Passed:
    plan = row.cycle.form.plan
    return Passed(plan.number or plan.title, row.cycle.name, each.held.unit, each.to, each.fate)
