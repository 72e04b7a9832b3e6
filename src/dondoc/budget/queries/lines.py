"""Lines with their sums, for lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from dondoc.accounts.models import User
from dondoc.budget.models import Closing, Entry, EntryKind, Line, Source
from dondoc.budget.queries.places import latest
from dondoc.budget.queries.sums import given_out_of
from dondoc.budget.rules import SLOW_BY, Standing, expected_share
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import in_subtree, seen_by
from dondoc.units.rules import ids_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of lines is narrowed to; None and "" ask for nothing."""

    year: int
    unit_id: int | None = None
    plan_id: int | None = None
    source_kind: str = ""
    state: Standing | None = None
    text: str = ""


def lines_for(user: User, wanted: Wanted, day: date) -> QuerySet[Line]:
    """The lines of units in the user's sight, with ``unit_name`` and sums: see `with_sums`."""
    seen = seen_by(user, day).order_by()
    rows = Line.objects.filter(unit_id__in=seen.values("unit_id"), year=wanted.year)
    if wanted.unit_id is not None:
        path = latest(day).filter(unit_id=wanted.unit_id).values_list("path", flat=True).first()
        below = latest(day).filter(in_subtree(path)) if path else UnitVersion.objects.none()
        rows = rows.filter(unit_id__in=below.values("unit_id"))
    if wanted.plan_id is not None:
        rows = rows.filter(plan_id=wanted.plan_id)
    if wanted.source_kind:
        rows = rows.filter(source_kind=wanted.source_kind)
    called = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    name, folded = (Subquery(called.values(column)[:1]) for column in ("name", "folded"))
    rows = rows.annotate(unit_name=name, unit_folded=folded)
    for word in fold(wanted.text).split():
        columns = ("plan__folded", "unit_folded", "task__folded")
        rows = rows.filter(reduce(or_, (Q(**{f"{column}__contains": word}) for column in columns)))
    rows = with_sums(rows)
    return rows.filter(standing_condition(wanted.state, wanted.year, day)) if wanted.state else rows


def with_sums(rows: QuerySet[Line]) -> QuerySet[Line]:
    """Each line with ``estimate``, ``received``, ``given``, ``spent``, ``settled``, ``carried_in``, ``carried_out``,
    ``available`` and ``left``, in đồng, as `dondoc.budget.rules.Sums` has them.
    """
    columns = {kind.value: kind for kind in EntryKind if kind is not EntryKind.ALLOTTED} | {
        "received": EntryKind.ALLOTTED
    }
    rows = rows.annotate(given=given_out_of(), **{name: _sum_of(kind) for name, kind in columns.items()})
    rows = rows.annotate(available=F("received") - F("given") + F("carried_in") - F("carried_out"))
    return rows.annotate(left=F("available") - F("spent"))


def _sum_of(kind: EntryKind) -> Coalesce:
    entries = Entry.objects.filter(line=OuterRef("pk"), kind=kind).order_by().values("line")
    return Coalesce(Subquery(entries.annotate(total=Sum("amount")).values("total")), 0)


def standing_condition(state: Standing, year: int, day: date) -> Q:
    """The condition that a line of `with_sums` stands so: `dondoc.budget.rules.standing` in the database."""
    bare = dict.fromkeys(("estimate", "received", "given", "carried_in", "carried_out", "spent", "settled"), 0)
    nothing, overgiven = Q(**bare), Q(given__gt=F("received"))
    over = ~overgiven & Q(left__lt=0)
    idle = Q(available=0, spent=0)
    unallotted = idle & Q(received=0, carried_in=0)
    settled = Q(settled__gt=0, settled=F("spent"))
    expected = round((expected_share(year, day) - SLOW_BY) * 100)
    slow = Q(available__gt=0) & Q(spent__lt=F("available") * expected / 10_000) if expected > 0 else Q(pk__in=())
    open_ = ~nothing & ~overgiven & ~over & ~idle & ~settled & ~Q(left=0)
    return {
        Standing.NOTHING: nothing,
        Standing.OVERGIVEN: overgiven,
        Standing.OVER: ~nothing & over,
        Standing.UNALLOTTED: ~nothing & ~overgiven & ~over & unallotted,
        Standing.SETTLED: ~nothing & ~overgiven & ~over & ~idle & settled,
        Standing.SPENT_OUT: ~nothing & ~overgiven & ~idle & ~settled & Q(left=0),
        Standing.SLOW: open_ & slow,
        Standing.ON_WAY: open_ & ~slow | ~nothing & ~overgiven & ~over & idle & ~unallotted,
    }[state]


def closing_over(unit_id: int, year: int) -> str | None:
    """What the office is called that closed a year for a unit; None while it is open.

    That is an office above where the unit stands, or stood at the end of that year: books stay closed when it moves.
    """
    ids = {unit_id, *_above_in(unit_id, year)}
    closing = Closing.objects.filter(unit_id__in=ids, year=year, reopened_at=None).order_by("pk").first()
    if closing is None:
        return None
    named = UnitVersion.objects.filter(unit_id=closing.unit_id).order_by("-valid_from")
    return named.values_list("name", flat=True).first() or ""


def _above_in(unit_id: int, year: int) -> Iterator[int]:
    last = date(year, 12, 31)
    rows = UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from")
    versions = list(rows.values_list("valid_from", "path"))
    then = next((path for since, path in versions if since <= last), "")
    for path in {then, versions[0][1] if versions else ""}:
        yield from ids_of(path)


def open_closing(unit_id: int, year: int) -> Closing | None:
    """The closing of a year by this very unit, while it holds."""
    return Closing.objects.filter(unit_id=unit_id, year=year, reopened_at=None).first()


def sources_for(unit_id: int, *, closed: bool = False) -> QuerySet[Source]:
    """The sources that a unit and those above it have named, without those that are closed."""
    path = UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from").values_list("path", flat=True).first()
    rows = Source.objects.filter(unit_id__in=ids_of(path) if path else (unit_id,))
    return rows if closed else rows.filter(closed=False)
