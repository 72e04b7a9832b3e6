"""Which units of a round a list shows, as the query string asks: where they stand, what they are called, below whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from dondoc.core.periods import Calendar
from dondoc.reporting.matrix import of_ended
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import asking, obligations_in, standing_at
from dondoc.reporting.rules.standing import Standing
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.queries import as_of, in_subtree, search, true_between, version_of

ASKING, AGAIN = "extension", "again"
_NAMES = ("state", "q", "don-vi", "rieng", "ket-thuc")


@dataclass(frozen=True, slots=True)
class CycleAsked:
    """``under`` is the unit that the list is narrowed to with those below it, or alone (``own``); None for the whole
    round, and where no such unit stands (``nowhere``): then nothing matches. ``ended`` narrows it to units that have
    ended. ``query`` asks for the same again."""

    state: str
    text: str
    under: UnitVersion | None
    nowhere: bool
    own: bool
    ended: bool
    query: str

    def rows(self, cycle: Cycle, day: date, calendar: Calendar) -> QuerySet[Obligation]:
        """The obligations that match, as `obligations_in` gives them."""
        rows = obligations_in(cycle, day)
        if self.state == ASKING:
            rows = asking(rows)
        elif self.state == AGAIN:
            rows = rows.filter(open_again_at__isnull=False)
        elif self.state in list(Standing):
            rows = standing_at(rows, Standing(self.state), day, calendar)
        if self.nowhere:
            return rows.none()
        if self.under:
            below = as_of(day).filter(in_subtree(self.under.path)).values("unit_id")
            rows = rows.filter(unit_id=self.under.unit_id) if self.own else rows.filter(unit_id__in=below)
        if self.ended:
            rows = of_ended(rows, cycle, day)
        return rows.filter(unit__in=_named(cycle, self.text, day)) if self.text else rows


def _named(cycle: Cycle, text: str, day: date) -> QuerySet[Unit]:
    """The units of that name at any time of the round: one that has ended or has another name by now still owes."""
    found = search(true_between(min(cycle.window_start, day), day), text)
    return Unit.objects.filter(pk__in=found.values("unit_id"))


def cycle_asked(query: QueryDict, day: date) -> CycleAsked:
    """What a query string asks for; what it does not know, it leaves out."""
    unit = query.get("don-vi", "")
    under = version_of(int(unit), day) if unit.isdecimal() and len(unit) < 10 else None
    return CycleAsked(
        query.get("state", ""),
        query.get("q", "").strip(),
        under,
        bool(unit) and under is None,
        "rieng" in query,
        "ket-thuc" in query,
        urlencode([(name, query[name]) for name in _NAMES if query.get(name)]),
    )


def cycle_url(cycle: Cycle, asked: CycleAsked) -> str:
    """Where the same list of a round is."""
    return reverse("cycle", args=[cycle.pk]) + (f"?{asked.query}" if asked.query else "")
