"""The versions of units that the official list makes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dondoc.units.actions.official.known import Known
from dondoc.units.actions.versions import build
from dondoc.units.facts import Facts
from dondoc.units.models import UnitVersion
from dondoc.units.official.lineage import Gazetteer, Place
from dondoc.units.official.names import organisation_name, organisation_short_name, place_key, zone
from dondoc.units.official.rows import REFORM, Span
from dondoc.units.rules import WIDTH, child_path


class Builder:
    """Makes versions, not saved; every place must have its unit in ``known.found``."""

    def __init__(self, gazetteer: Gazetteer, known: Known, history: bool) -> None:
        self._gazetteer = gazetteer
        self._known = known
        self._history = history

    def versions(self, place: Place) -> list[UnitVersion]:
        """All versions of a new unit; of one that was there already those before its first day."""
        rows = self._known.rows.get(self._known.found[place])
        return list(self._built(place, rows[0].since if rows else date.max))

    def renamed(self, place: Place) -> Iterator[tuple[int, UnitVersion]]:
        """The names that a unit got officially after its last change, each with the id of the version it replaces.

        Only where what was typed in is what the list had until then.
        """
        rows = self._known.rows.get(self._known.found[place])
        last = rows[-1] if rows else None
        if last is None or last.until is not None:
            return
        for before, after in pairwise(place.spans):
            if after.since > max(last.since, REFORM) and place_key(last.name) == place_key(before.name):
                yield last.pk, self._build(place, after, last.path[:-WIDTH], after.since)

    def _built(self, place: Place, end: date) -> Iterator[UnitVersion]:
        for span in place.spans:
            since = span.since if self._history else max(span.since, REFORM)
            until = min(span.until or date.max, end)
            if since < until:
                version = self._build(place, span, self._above(span), since)
                version.valid_to = None if until == date.max else until
                yield version

    def _build(self, place: Place, span: Span, above: str, since: date) -> UnitVersion:
        parent = self._gazetteer.above(span)
        facts = Facts(
            name=organisation_name(span.name),
            short_name=organisation_short_name(span.name),
            code=span.code,
            kind=span.level,
            parent_id=self._known.found[parent] if parent else None,
            details={"zone": zone(span.name)},
        )
        return build(self._known.found[place], facts, above, since)

    def _above(self, span: Span) -> str:
        """The path of the unit above a line; "" for a province."""
        parent = self._gazetteer.above(span)
        if parent is None:
            return ""
        unit_id = self._known.found[parent]
        standing = self._known.path_on(unit_id, span.since)
        line = parent.on(span.since)
        return standing or child_path(self._above(line) if line else "", unit_id)
