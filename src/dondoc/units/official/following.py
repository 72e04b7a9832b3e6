"""Who followed whom in a region, as successions: one for each unit formed, each one divided, each new name. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from dondoc.units.models import SuccessionKind, UnitKind
from dondoc.units.official.lineage import Gazetteer, Place, Region
from dondoc.units.official.rows import REFORM, How, Span

NO_SHARES = "Danh mục không ghi tỷ lệ chia; các phần được tính bằng nhau."
"""Stored with a division, in the language of documents."""
LAND = "Một phần diện tích về {names}."


@dataclass(frozen=True, slots=True)
class Followed:
    """``share`` of an old place went on as ``new``, None for nobody; ``takes_work`` as in `SuccessionPart`."""

    old: Place
    new: Place | None
    share: Fraction = Fraction(1)
    takes_work: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """One succession of the list, ready to be stored."""

    kind: SuccessionKind
    day: date
    decision: str
    parts: tuple[Followed, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    old: Place
    new: Place
    how: How


def successions(gazetteer: Gazetteer, region: Region) -> tuple[Planned, ...]:
    """The successions of a region by day; mergers, divisions, new names, and the end of the districts."""
    by_day: dict[date, list[_Step]] = defaultdict(list)
    members = set(region.places)
    for change in gazetteer.listed.changes:
        old, new = gazetteer.until(change.old, change.day), gazetteer.at(change.new, change.day)
        if old in members and old and new:
            by_day[change.day].append(_Step(old, new, change.how))
    found = [_end_of_districts(gazetteer, region)]
    for day, steps in sorted(by_day.items()):
        for planned in (*_mergers(steps, day), *_divisions(steps, day), *_new_names(steps, day)):
            found.append(replace(planned, decision=decision(gazetteer, planned)))
    return tuple(planned for planned in found if planned.parts)


def decision(gazetteer: Gazetteer, planned: Planned) -> str:
    """The resolution that ordered a succession: "Nghị quyết 1685/NQ-UBTVQH15"."""
    place = planned.parts[0].new or planned.parts[0].old
    span = place.on(planned.day) or place.last
    return _resolution(gazetteer, span, planned.day)


def _resolution(gazetteer: Gazetteer, span: Span, day: date) -> str:
    province = span.code if span.level is UnitKind.PROVINCE else span.parent
    return next(
        f"Nghị quyết {each.number}"
        for each in gazetteer.listed.decisions
        if each.level is span.level and each.day == day and each.province in ("", province)
    )


def _mergers(steps: list[_Step], day: date) -> Iterator[Planned]:
    """For each place all that went into it whole, and itself where it goes on."""
    into: dict[Place, list[_Step]] = defaultdict(list)
    for step in steps:
        if step.how in (How.WHOLE, How.SAME):
            into[step.new].append(step)
    for found in into.values():
        if any(step.how is How.WHOLE for step in found):
            parts = tuple(Followed(step.old, step.new, takes_work=True) for step in found)
            yield Planned(SuccessionKind.MERGE, day, "", parts)


def _divisions(steps: list[_Step], day: date) -> Iterator[Planned]:
    """For each divided place those that got parts of it.

    Where one got all of its people it is the only one that follows; else all follow alike, for the list has no shares.
    """
    out_of: dict[Place, list[_Step]] = defaultdict(list)
    for step in steps:
        if step.how in (How.PART, How.PEOPLE):
            out_of[step.old].append(step)
    for old, found in out_of.items():
        peopled = [step.new for step in found if step.how is How.PEOPLE]
        if peopled:
            land = ", ".join(step.new.first.name for step in found if step.how is How.PART)
            parts = [Followed(old, peopled[0], takes_work=True)]
            yield Planned(SuccessionKind.SPLIT, day, "", tuple(parts), LAND.format(names=land))
            continue
        worker = next((step.new for step in found if step.new.on(day) and step.new.first.code == old.last.code), None)
        news = [step.new for step in found]
        share = Fraction(1, len(news))
        parts = [Followed(old, new, share, takes_work=new is (worker or news[0])) for new in news]
        yield Planned(SuccessionKind.SPLIT, day, "", tuple(parts), NO_SHARES)


def _new_names(steps: list[_Step], day: date) -> Iterator[Planned]:
    """The places that go on by themselves under another name."""
    merged = {step.new for step in steps if step.how is How.WHOLE}
    for step in steps:
        if step.how is How.SAME and step.new not in merged and _renamed(step.new, day):
            yield Planned(SuccessionKind.RENAME, day, "", (Followed(step.old, step.new),))


def _renamed(place: Place, day: date) -> bool:
    names = [span.name for span in place.spans if day in (span.since, span.until)]
    return len(set(names)) > 1


def _end_of_districts(gazetteer: Gazetteer, region: Region) -> Planned:
    """The districts that ended; what they did went to provinces and communes, so nobody follows."""
    ended = [place for place in region.places if place.last.level is UnitKind.DISTRICT]
    number = _resolution(gazetteer, ended[0].last, REFORM)
    return Planned(SuccessionKind.DISSOLVE, REFORM, number, tuple(Followed(place, None) for place in ended))
