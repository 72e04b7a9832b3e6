"""What was entered wrongly is taken back by a counter-entry; both stay."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.budget.actions.checks import fit_amount, fit_words, hold, write
from dondoc.budget.actions.entering import Allotment, Instead, mark_instead
from dondoc.budget.models import Entry, EntryKind, Line
from dondoc.budget.queries.sums import given_by
from dondoc.budget.rules import in_words
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.reasons import fit_reason


@transaction.atomic
def correct(*, entry: Entry, reason: str, day: date, by: User) -> Entry:
    """Takes an entry back whole. What was carried over is taken back in both years.

    Refused without a reason, for an entry that was taken back, and for a counter-entry.
    """
    reason = fit_reason(reason, _("Chưa ghi lý do. Hãy ghi vì sao bút toán này sai."))
    if entry.kind in (EntryKind.CARRIED_OUT, EntryKind.CARRIED_IN):
        return _take_back_pair(entry, reason, day, by)
    return _take_back(entry, reason, day, by)


def _take_back_pair(entry: Entry, reason: str, day: date, by: User) -> Entry:
    out = entry.partner if entry.partner is not None else entry
    into = Entry.objects.get(partner=out)
    against_out = _take_back(out, reason, day, by)
    against_in = _take_back(into, reason, day, by, partner=against_out)
    return against_in if entry.pk == into.pk else against_out


def _take_back(entry: Entry, reason: str, day: date, by: User, partner: Entry | None = None) -> Entry:
    line = hold(Line(pk=entry.line_id))
    if entry.corrects_id is not None or entry.amount < 0:
        raise Refused(_("Đây là bút toán giảm. Hãy ghi một bút toán mới nếu cần ghi lại số tiền."))
    if Entry.objects.filter(corrects=entry).exists():
        raise Refused(_("Bút toán này đã được giảm trước đó. Hãy tải lại trang để xem."))
    counter = Entry(
        kind=entry.kind,
        amount=-entry.amount,
        day=min(max(day, entry.day), date(line.year, 12, 31)) if entry.kind == EntryKind.SPENT else max(day, entry.day),
        words=reason,
        decision=entry.decision,
        giver_id=entry.giver_id,
        corrects=entry,
        partner=partner,
        by=by,
    )
    return write(counter, line, "budget.correct", reason=reason)


@transaction.atomic
def reduce(
    *,
    line: Line,
    kind: EntryKind,
    amount: int,
    day: date,
    reason: str,
    allotment: Allotment,
    by: User,
    instead: Instead | None = None,
) -> Entry:
    """Takes a part of a column back by a counter-entry that answers to no single entry, with the reason.

    Of what was allotted only what the same giver gave: raises `Invalid` for more, else its books and those of the
    real giver would both be wrong.
    """
    fit_amount(amount)
    reason = fit_reason(reason, _("Chưa ghi lý do. Hãy ghi vì sao phải giảm số đã ghi."))
    _words, decision = fit_words("", allotment.decision)
    held = hold(line)
    entry = Entry(kind=kind, amount=-amount, day=day, words=reason, decision=decision, by=by)
    mark_instead(entry, instead)
    if kind is EntryKind.ALLOTTED:
        entry.giver_id = allotment.giver_id
        _refuse_taking_from_others(held, amount, allotment.giver_id)
    return write(entry, held, "budget.correct", reason=reason)


def _refuse_taking_from_others(line: Line, amount: int, giver_id: int | None) -> None:
    """What another unit allotted is that unit's to take back."""
    given = given_by(line.pk, giver_id)
    if amount > given:
        message = _("Trong số được giao, đơn vị của bạn chỉ ghi %(given)s đồng nên chỉ giảm được đến mức đó.")
        more = _("Phần còn lại do nơi khác giao: hãy đề nghị nơi giao ghi giảm.")
        raise Invalid([Problem("amount", f"{message % {'given': in_words(max(given, 0))}} {more}")])
