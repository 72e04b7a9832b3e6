"""The units below one on the page of totals, fifty lines a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendar.queries import calendar
from dondoc.consolidation.comparison import Comparison
from dondoc.consolidation.totals import Totals
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import Owed, as_owed, obligations_in
from dondoc.reporting.rules.standing import Counts, Standing
from dondoc.web.lists import ROWS
from dondoc.web.reporting.before import before
from dondoc.web.reporting.totals_asked import totals_url
from dondoc.web.reporting.totals_lines import Child, child_of

LISTED = 50
LISTS = (Standing.LATE, Standing.NOT_YET_DUE, Standing.RETURNED, Standing.SENT, Standing.ACCEPTED)
Names = Mapping[int, tuple[str, str]]
"""Path and name of units, by id."""


@dataclass(frozen=True, slots=True)
class Below:
    """What stands in the table of a page: of the units right below the node those in ``rows`` of the tree, then units
    whose reports count at the node itself (``here``), so that the lines add up to its total: the node's own report, and
    those of units that have ended since. ``page`` tells which lines of all these are."""

    page: Page[int]
    rows: Sequence[int]
    here: Sequence[int]

    def units(self, totals: Totals) -> list[int]:
        """The ids of the units in the table."""
        return [*(totals.unit_id(each) for each in self.rows), *self.here]


def below(totals: Totals, row: int, number: str | None) -> Below:
    """The lines of a page; of a unit that has none below it, its own report is no line."""
    rows = [each for each in totals.children(row) if totals.counts_at(each).total]
    here = [each for each in totals.reporting_at(row) if rows or each != totals.unit_id(row)]
    page = Paginator(range(len(rows) + len(here)), ROWS).get_page(number)
    shown = [*page]
    return Below(
        page,
        [rows[place] for place in shown if place < len(rows)],
        [here[place - len(rows)] for place in shown if place >= len(rows)],
    )


@dataclass(frozen=True, slots=True)
class Owes:
    """The obligations that a page of totals tells of, by their units, and for each standing the first units there."""

    found: Mapping[int, Obligation]
    first: Mapping[Standing, Sequence[int]]

    def lists(self, counts: Counts, day: date) -> list[tuple[Standing, int, Sequence[Owed]]]:
        """For each standing how many, and the first of them in the order of the tree; late as of the totals' day."""
        in_force = calendar()
        return [
            (where, counts[where], as_owed([self.found[each] for each in units if each in self.found], day, in_force))
            for where, units in self.first.items()
        ]


def owes(cycle: Cycle, totals: Totals, row: int, units: Sequence[int], today: date) -> Owes:
    """What those units owe, and what is listed below the table; one query."""
    counts = totals.counts_at(row)
    first = {where: totals.standing_at(row, where, LISTED) for where in LISTS if counts[where]}
    asked = {*units, *(unit for listed in first.values() for unit in listed)}
    rows = obligations_in(cycle, today).filter(unit_id__in=asked)
    return Owes({each.unit_id: each for each in rows}, first)


def lines_below(
    totals: Totals, found: Below, owing: Owes, names: Names, chosen: int, cycle: Cycle, comparison: Comparison | None
) -> list[Child]:
    """The lines of the table, with the figure of the chosen indicator."""
    indicator = totals.indicators[chosen] if totals.indicators else None
    lines = []
    for row in found.rows:
        unit_id, counts = totals.unit_id(row), totals.counts_at(row)
        leaf = unit_id in owing.found and counts.total == 1
        url = _report(owing, unit_id) if leaf else totals_url(cycle, unit_id)
        result = totals.result_at(indicator, row) if indicator else None
        past = before(result, comparison.of(indicator, row)) if result and comparison and indicator else None
        lines.append(child_of(names[unit_id][1], counts, result, past, url))
    for unit_id in found.here:
        told = _("%(name)s (báo cáo riêng)") if unit_id in totals.rows else _("%(name)s (đã kết thúc hoặc ở ngoài cây)")
        result = totals.own_result(indicator, unit_id) if indicator else None
        name = told % {"name": names[unit_id][1]}
        lines.append(child_of(name, totals.own_counts(unit_id), result, None, _report(owing, unit_id)))
    return lines


def _report(owing: Owes, unit_id: int) -> str:
    return reverse("obligation", args=[owing.found[unit_id].pk])
