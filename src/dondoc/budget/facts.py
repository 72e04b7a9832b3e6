"""What can be measured of a unit's own money: of the budget year in which the time ends, by its last day.

What a unit gave on to units below counts at those.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from dondoc.budget.models import Entry, EntryKind
from dondoc.budget.queries.sums import by_unit
from dondoc.budget.rules import Sums
from dondoc.core.facts import Fact, Measured


def _sums(unit_ids: Collection[int], last: date) -> dict[int, Sums]:
    entries = Entry.objects.filter(line__year=last.year, day__lte=last)
    mine = by_unit(entries.filter(line__unit_id__in=unit_ids) | entries.filter(giver_id__in=unit_ids))
    return {unit_id: mine[unit_id] for unit_id in unit_ids if unit_id in mine}


def _share(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    found = _sums(unit_ids, last).items()
    return {unit_id: Measured(sums.spent, sums.available) for unit_id, sums in found if sums.available > 0}


def _allotted(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    return {unit_id: Measured(sums.available) for unit_id, sums in _sums(unit_ids, last).items()}


def _spent(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    """What was spent within the time, of whatever budget year."""
    entries = Entry.objects.filter(kind=EntryKind.SPENT, line__unit_id__in=unit_ids, day__range=(first, last))
    rows = entries.order_by().values_list("line__unit_id").annotate(total=Sum("amount"))
    return {unit_id: Measured(int(total)) for unit_id, total in rows}


FACTS = (
    Fact("budget.spent", _("Tỷ lệ giải ngân kinh phí được giao"), _("%"), _share, is_share=True),
    Fact("budget.allotted", _("Kinh phí được sử dụng trong năm"), _("đồng"), _allotted),
    Fact("budget.spent_amount", _("Kinh phí đã giải ngân"), _("đồng"), _spent),
)
