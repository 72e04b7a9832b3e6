"""What each unit did in a campaign, as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import IO

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dondoc.activities.models import Campaign, CampaignItem, ItemDone
from dondoc.activities.queries import calls_of, item_results, named
from dondoc.exports.writers.sheet import Cell, Column, Sheet, write_book
from dondoc.units.models import UnitVersion


def write_coverage(file: IO[bytes], campaign: Campaign, seen: QuerySet[UnitVersion], day: date) -> None:
    """A sheet of the items with what all did together, and one with a line for each unit in sight that was called."""
    items = list(item_results(campaign.pk))
    whole = [
        Column(_("Việc cần làm"), 60),
        Column(_("Đơn vị đã xong"), 14),
        Column(_("Số liệu"), 40),
        Column(_("Tổng"), 14),
    ]
    sums: list[list[Cell]] = [
        [each.text, getattr(each, "units_done", 0), each.figure, getattr(each, "total", 0) if each.figure else None]
        for each in items
    ]
    columns = [Column(_("Đơn vị"), 44), Column(_("Việc đã xong"), 12)]
    for each in items:
        columns.append(Column(each.text, 20))
        if each.figure:
            columns.append(Column(f"{each.figure} ({each.measure})" if each.measure else each.figure, 16))
    lines = list(_lines(campaign, items, seen, day))
    write_book(file, [Sheet(_("Kết quả chung"), whole, sums), Sheet(_("Từng đơn vị"), columns, lines, frozen=1)])


def _lines(
    campaign: Campaign, items: list[CampaignItem], seen: QuerySet[UnitVersion], day: date
) -> Iterator[list[Cell]]:
    deeds = ItemDone.objects.filter(item__campaign=campaign)
    done = {(deed.unit_id, deed.item_id): deed for deed in deeds}
    mine = calls_of(campaign.pk).filter(unit_id__in=seen.order_by().values("unit_id"))
    for call in sorted(named(mine, day), key=lambda call: str(getattr(call, "unit_name", ""))):
        line: list[Cell] = [getattr(call, "unit_name", ""), getattr(call, "deed_count", 0)]
        for each in items:
            deed = done.get((call.unit_id, each.pk))
            line.append(deed.done_on if deed else None)
            if each.figure:
                line.append(deed.count if deed else None)
        yield line
