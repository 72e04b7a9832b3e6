"""Estimates, allotments, spending and settlements: one entry each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.budget.actions.checks import fit_amount, fit_day, fit_words, hold, write
from dondoc.budget.models import Entry, EntryKind, Line
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.reasons import fit_reason
from dondoc.units.models import UnitVersion
from dondoc.units.rules import ids_of


@dataclass(frozen=True, slots=True)
class Allotment:
    """By whose decision money is allotted; ``giver_id`` None for what comes from outside dondoc."""

    giver_id: int | None
    decision: str


@dataclass(frozen=True, slots=True)
class Instead:
    """The office above that enters for a unit, and why (nhập thay)."""

    unit_id: int
    reason: str


@transaction.atomic
def estimate(*, line: Line, amount: int, day: date, words: str, by: User) -> Entry:
    """Adds to what a unit asks for (dự toán đề nghị)."""
    fit_amount(amount)
    held = hold(line)
    fit_day(day, date(held.year - 1, 1, 1), date(held.year, 12, 31))
    words, _decision = fit_words(words)
    return write(Entry(kind=EntryKind.ESTIMATE, amount=amount, day=day, words=words, by=by), held, "budget.estimate")


@transaction.atomic
def allot(*, line: Line, amount: int, day: date, words: str, allotment: Allotment, by: User) -> Entry:
    """Allots money to a unit by a decision (giao, phân bổ dự toán). Raises `Invalid` without its number, and `Refused`
    where the giver does not stand above the unit.
    """
    fit_amount(amount)
    held = hold(line)
    words, decision = fit_words(words, allotment.decision)
    if not decision:
        raise Invalid([Problem("decision", _("Chưa có số quyết định giao dự toán. Hãy ghi, ví dụ 125/QĐ-UBND."))])
    fit_day(day, date(held.year - 1, 1, 1), date(held.year, 12, 31))
    if allotment.giver_id is not None and not _stands_above(allotment.giver_id, held.unit_id):
        raise Refused(_("Chỉ đơn vị cấp trên mới giao được kinh phí cho đơn vị này. Hãy xem lại đơn vị giao."))
    entry = Entry(kind=EntryKind.ALLOTTED, amount=amount, day=day, words=words, decision=decision, by=by)
    entry.giver_id = allotment.giver_id
    return write(entry, held, "budget.allot")


@transaction.atomic
def spend(
    *, line: Line, amount: int, day: date, words: str, today: date, by: User, instead: Instead | None = None
) -> Entry:
    """Records what was spent (giải ngân), on a day of the budget year that is not in the future. Spending more than was
    allotted is recorded too: pages say so. An office above that enters it for the unit says why (``instead``).
    """
    fit_amount(amount)
    held = hold(line)
    _refuse_unbegun(held.year, today)
    fit_day(day, date(held.year, 1, 1), min(date(held.year, 12, 31), today))
    words, _decision = fit_words(words)
    if not words:
        raise Invalid([Problem("words", _("Chưa ghi chi cho việc gì. Hãy ghi nội dung chi."))])
    entry = Entry(kind=EntryKind.SPENT, amount=amount, day=day, words=words, by=by)
    mark_instead(entry, instead)
    return write(entry, held, "budget.spend", reason=entry.entered_reason)


@transaction.atomic
def settle(*, line: Line, amount: int, day: date, words: str, decision: str, today: date, by: User) -> Entry:
    """Settles what was spent (quyết toán), never more than that."""
    fit_amount(amount)
    held = hold(line)
    _refuse_unbegun(held.year, today)
    fit_day(day, date(held.year, 1, 1), today)
    words, decision = fit_words(words, decision)
    entry = Entry(kind=EntryKind.SETTLED, amount=amount, day=day, words=words, decision=decision, by=by)
    return write(entry, held, "budget.settle")


def mark_instead(entry: Entry, instead: Instead | None) -> None:
    """Says on an entry which office entered it for the unit. Raises `Refused` without a reason."""
    if instead is not None:
        missing = _("Chưa ghi lý do nhập thay. Hãy ghi vì sao văn phòng ghi giải ngân thay cho đơn vị.")
        entry.entered_by_unit_id, entry.entered_reason = instead.unit_id, fit_reason(instead.reason, missing)


def _refuse_unbegun(year: int, today: date) -> None:
    if today.year < year:
        message = _("Năm ngân sách %(year)d chưa bắt đầu. Hãy ghi khi đã sang năm đó, hoặc chọn dòng của năm nay.")
        raise Refused(message % {"year": year})


def _stands_above(giver_id: int, unit_id: int) -> bool:
    path = UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from").values_list("path", flat=True).first()
    return path is not None and giver_id in ids_of(path)[:-1]
