"""The units that there are already, and which of them is which place of the official list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.units.models import SuccessionPart, SuccessionState, UnitKind, UnitVersion
from dondoc.units.official.lineage import Gazetteer, Place
from dondoc.units.official.names import bare_name, place_key
from dondoc.units.official.rows import Span
from dondoc.units.rules import ids_of

KINDS = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE)


class Row(NamedTuple):
    """A version of a unit, as far as telling places apart needs it."""

    pk: int
    unit_id: int
    kind: str
    code: str
    name: str
    path: str
    since: date
    until: date | None


Rule = Callable[[Place], Iterator[Row]]


class Known:
    """Every province, district and commune of the database; ``found`` tells which place is which unit."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._by_code: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.rows: dict[int, list[Row]] = defaultdict(list)
        self.found: dict[Place, int] = {}
        for row in _versions():
            self._by_name[row.kind, place_key(row.name)].append(row)
            self._by_code[row.kind, row.code].append(row)
            self.rows[row.unit_id].append(row)

    def recognise(self, places: Iterable[Place]) -> None:
        """Finds the units of places of one level, those above them being known.

        First by name and code, then by name below the right unit, then by code and much the same name below it; places
        of today before those that have ended. An ended one may be the very unit that goes on under its name and code:
        then it was never typed in as two. Raises `Refused` where two units may be one place, and where the code of a
        place of today is that of a unit with another name.
        """
        in_order = sorted(places, key=lambda place: not place.lasts)
        taken = set(self.found.values())
        for rule in (self._named_and_numbered, self._named, self._numbered):
            for place in in_order:
                if place not in self.found:
                    shared = rule == self._named_and_numbered and not place.lasts
                    units = {row.unit_id for row in rule(place)} - (set() if shared else taken)
                    self._settle(place, units)
                    taken |= units
        for place in in_order:
            for row in self._with_code(place) if place not in self.found else ():
                if row.unit_id not in taken:
                    raise Refused(_another_name(place, row))

    def _settle(self, place: Place, units: set[int]) -> None:
        if len(units) > 1:
            raise Refused(_two_units(place))
        for unit_id in units:
            self.found[place] = unit_id

    def path_on(self, unit_id: int, day: date) -> str | None:
        """Where a unit that was there already stands on a day."""
        rows = (row for row in self.rows.get(unit_id, ()) if row.since <= day < (row.until or date.max))
        return next((row.path for row in rows), None)

    def goes_on_beside(self, old: Place, new: Place | None) -> bool:
        """Whether the unit that should have ended was there already, has no end, and is not the one that follows."""
        rows = self.rows.get(self.found[old], [])
        lasts = bool(rows) and rows[-1].until is None
        return lasts and (new is None or self.found[new] != self.found[old])

    def has_part(self, old: Place, new: Place | None) -> bool:
        """Whether a succession that holds says already that a unit followed another."""
        return (self.found[old], self.found[new] if new else None) in self._parts

    @cached_property
    def _parts(self) -> set[tuple[int, int | None]]:
        parts = SuccessionPart.objects.filter(succession__state=SuccessionState.DONE)
        return set(parts.values_list("old_id", "new_id"))

    def _named_and_numbered(self, place: Place) -> Iterator[Row]:
        for span in place.spans:
            for row in self._by_code.get((span.level, span.code), ()):
                if _overlap(row, span) and place_key(row.name) == place_key(span.name):
                    yield row

    def _named(self, place: Place) -> Iterator[Row]:
        for span in place.spans:
            for row in self._by_name.get((span.level, place_key(span.name)), ()):
                if _overlap(row, span) and self._is_below(row, span):
                    yield row

    def _numbered(self, place: Place) -> Iterator[Row]:
        names = {bare_name(span.name) for span in place.spans}
        return (row for row in self._with_code(place) if bare_name(row.name) in names)

    def _with_code(self, place: Place) -> Iterator[Row]:
        """The versions with the code of a place of today, below the right unit."""
        if place.lasts:
            for row in self._by_code.get((place.last.level, place.last.code), ()):
                if _overlap(row, place.last) and self._is_below(row, place.last):
                    yield row

    def _is_below(self, row: Row, span: Span) -> bool:
        """Whether a unit stands below the one that should be above, at any depth; a province may stand anywhere."""
        above = self._gazetteer.above(span)
        return above is None or self.found.get(above) in ids_of(row.path)[:-1]


def _versions() -> Iterator[Row]:
    fields = ("pk", "unit_id", "kind", "code", "name", "path", "valid_from", "valid_to")
    versions = UnitVersion.objects.filter(kind__in=KINDS).order_by("unit_id", "valid_from")
    return (Row(*values) for values in versions.values_list(*fields))


def _overlap(row: Row, span: Span) -> bool:
    return row.since < (span.until or date.max) and span.since < (row.until or date.max)


def _another_name(place: Place, row: Row) -> str:
    message = _(
        "Mã %(code)s đang là của %(name)s, còn danh mục chính thức ghi là %(official)s. "
        "Hãy sửa mã hoặc tên của đơn vị đó, rồi nạp lại."
    )
    return message % {"code": row.code, "name": row.name, "official": place.last.name}


def _two_units(place: Place) -> str:
    message = _(
        "Có nhiều đơn vị có thể là %(name)s (mã %(code)s). Hãy sửa tên hoặc mã để chỉ còn một đơn vị, rồi nạp lại."
    )
    return message % {"name": place.last.name, "code": place.last.code}
