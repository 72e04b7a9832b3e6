"""Places over time: lines that are one place, and which of them make up a province of today. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dondoc.units.models import UnitKind
from dondoc.units.official.names import bare_name
from dondoc.units.official.rows import How, OfficialList, Span


@dataclass(frozen=True)
class Place:
    """One place that goes on over reforms, changing its name, code or unit above; ``spans`` have no gap."""

    spans: tuple[Span, ...]

    @property
    def first(self) -> Span:
        """What it was at the start of the list, or when it came to be."""
        return self.spans[0]

    @property
    def last(self) -> Span:
        """What it is, or was when it ended."""
        return self.spans[-1]

    @property
    def lasts(self) -> bool:
        """Whether it still is."""
        return self.last.until is None

    def on(self, day: date) -> Span | None:
        """What was true of it on a day."""
        return next((span for span in self.spans if is_on(span, day)), None)


@dataclass(frozen=True)
class Region:
    """A province of today and every place that is or was in it or became part of it, each after the one above it."""

    province: Place
    places: tuple[Place, ...]


class Gazetteer:
    """The places of a list, found by a code and a day."""

    def __init__(self, listed: OfficialList) -> None:
        self.listed = listed
        self.places = _places(listed)
        self._by_code: dict[str, list[tuple[Span, Place]]] = defaultdict(list)
        for place in self.places:
            for span in place.spans:
                self._by_code[span.code].append((span, place))

    def at(self, code: str, day: date) -> Place | None:
        """The place that has a code on a day."""
        return next((place for span, place in self._by_code.get(code, ()) if is_on(span, day)), None)

    def until(self, code: str, day: date) -> Place | None:
        """The place that had a code until a day."""
        return next((place for span, place in self._by_code.get(code, ()) if span.until == day), None)

    def above(self, span: Span) -> Place | None:
        """The place above; None for a province."""
        return self.at(span.parent, span.since) if span.parent else None

    @cached_property
    def provinces(self) -> tuple[Place, ...]:
        """The provinces of today, by code."""
        found = [place for place in self.places if place.lasts and place.last.level is UnitKind.PROVINCE]
        return tuple(sorted(found, key=lambda place: place.last.code))

    @cached_property
    def heirs(self) -> Mapping[Place, Place]:
        """For each province there was the one of today that it is or went into."""
        found = {place: place for place in self.provinces}
        for change in self.listed.changes:
            old, new = self.until(change.old, change.day), self.at(change.new, change.day)
            if old and new and old.last.level is UnitKind.PROVINCE:
                found.setdefault(old, new)
        return found

    def province_named(self, text: str) -> Place | None:
        """The province of today that a code ("66") or a name means, accents aside: "đắk lắk", "tinh phu yen".

        A province that ended means the one it went into. None where nothing fits.
        """
        for place in self.provinces:
            if place.last.code == text.strip():
                return place
        names = {bare_name(span.name): heir for place, heir in reversed([*self.heirs.items()]) for span in place.spans}
        return names.get(bare_name(text))

    def regions(self, wanted: Iterable[Place] | None = None) -> tuple[Region, ...]:
        """The regions of some provinces of today, or of all."""
        members: dict[Place, list[Place]] = defaultdict(list)
        for place in self.places:  # the files, and so the places, begin with the provinces
            members[self.heirs[self._province(place)]].append(place)
        return tuple(
            Region(province, tuple(members[province])) for province in (self.provinces if wanted is None else wanted)
        )

    def _province(self, place: Place) -> Place:
        above = self.above(place.last)
        return place if above is None else self._province(above)


def is_on(span: Span, day: date) -> bool:
    """Whether a line is true on a day."""
    return span.since <= day and (span.until is None or day < span.until)


def _places(listed: OfficialList) -> tuple[Place, ...]:
    """The lines put together that are one place, in the order of their first lines."""
    begins = {(span.code, span.since): span for span in listed.spans}
    goes_on = {(change.old, change.day): change.new for change in listed.changes if change.how is How.SAME}
    later = {(new, day) for (_old, day), new in goes_on.items()}
    found = []
    for span in listed.spans:
        if (span.code, span.since) in later:
            continue
        spans = [span]
        while spans[-1].until and (new := goes_on.get((spans[-1].code, spans[-1].until))):
            spans.append(begins[new, spans[-1].until])
        found.append(Place(tuple(spans)))
    return tuple(found)
