"""Creating and changing many units of one day together, in a few statements and with one insert into the log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import Change, record_all
from dondoc.units.actions.fitting import Written, unfit
from dondoc.units.actions.versions import (
    CHUNK,
    as_logged,
    build,
    code_taken,
    in_parts,
    lasting,
    lasting_paths,
    move_below,
    no_lasting_parent,
    taken_codes,
)
from dondoc.units.facts import Facts
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.rules import WIDTH, ids_of, level

Problems = dict[int, list[Problem]]
"""What is wrong, by the place of its item among those given."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a unit is to be from a day on."""

    unit_id: int
    facts: Facts


def create_many(wanted: Sequence[Facts], day: date, by: User | None) -> tuple[list[int], Problems]:
    """Creates units that exist from a day on; their ids in the order given, and the problems.

    Where there is any problem the caller must raise: part of it may be written. Texts are the caller's to check.
    """
    paths = _paths({facts.parent_id for facts in wanted}, day)
    units = Unit.objects.bulk_create([Unit() for _facts in wanted], batch_size=CHUNK)
    versions: dict[int, UnitVersion] = {}
    problems: Problems = {}
    for place, (facts, unit) in enumerate(zip(wanted, units, strict=True)):
        try:
            versions[place] = build(unit.pk, facts, _above(facts.parent_id, paths, day), day)
        except Invalid as error:
            problems[place] = list(error.problems)
    UnitVersion.objects.bulk_create(versions.values(), batch_size=CHUNK)
    problems |= _wrong_in({place: (None, version) for place, version in versions.items()})
    if not problems:
        changes = [Change(unit, unit.pk, None, as_logged(versions[place])) for place, unit in enumerate(units)]
        record_all("unit.create", changes, by=by)
    return [unit.pk for unit in units], problems


def change_many(wishes: Sequence[Wish], day: date, by: User | None) -> Problems:
    """Changes units from a day on, the units below each with it; what they were until then stays known.

    Where there is any problem the caller must raise: part of it may be written. Texts are the caller's to check.
    """
    olds = open_versions([wish.unit_id for wish in wishes])
    problems: Problems = {}
    for place, wish in enumerate(wishes):
        reason = too_early(olds.get(wish.unit_id), day)
        if reason:
            problems[place] = [Problem("valid_from", reason)]
    fit = {place: wish for place, wish in enumerate(wishes) if place not in problems}
    news = _write_all(fit, olds, day, problems)
    problems |= _wrong_in({place: (olds[version.unit_id], version) for place, version in news.items()})
    if not problems:
        pairs = [(olds[version.unit_id], version) for _place, version in sorted(news.items())]
        changes = [Change(Unit(pk=new.unit_id), new.unit_id, as_logged(old), as_logged(new)) for old, new in pairs]
        record_all("unit.change", changes, by=by)
    return problems


def open_versions(unit_ids: Collection[int]) -> dict[int, UnitVersion]:
    """The present version of each unit that has not ended, locked."""
    found: dict[int, UnitVersion] = {}
    for part in in_parts(unit_ids):
        versions = UnitVersion.objects.select_for_update().filter(unit_id__in=part, valid_to__isnull=True)
        found |= {version.unit_id: version for version in versions}
    return found


def too_early(version: UnitVersion | None, day: date) -> str:
    """Why a unit's present version can't be replaced from a day on; "" where it can."""
    if version is None:
        return _("Đơn vị này đã kết thúc. Hãy chọn đơn vị đang hoạt động.")
    if version.valid_from < day:
        return ""
    message = _("Đơn vị này đã có thay đổi từ ngày %(day)s. Hãy ghi một ngày muộn hơn cho thay đổi mới.")
    return message % {"day": f"{version.valid_from:%d/%m/%Y}"}


def _write_all(
    wishes: Mapping[int, Wish], olds: Mapping[int, UnitVersion], day: date, problems: Problems
) -> dict[int, UnitVersion]:
    """Those that leave everything else where it is together, then those that take others along, the deepest first.

    A unit above would give the units below it a new version of the same day, which could then not be changed.
    """
    moving = {wish.unit_id for wish in wishes.values() if _moves(wish, olds)}
    taking = _with_units_below(moving, day)
    paths = _paths({wish.facts.parent_id for wish in wishes.values()}, day)
    alone = {
        place: wish
        for place, wish in wishes.items()
        if wish.unit_id not in taking and not (moving & set(ids_of(paths.get(wish.facts.parent_id or 0, ""))))
    }
    written = _write_alone(alone, olds, paths, day, problems)
    rest = [place for place in wishes if place not in alone]
    for place in sorted(rest, key=lambda place: -level(olds[wishes[place].unit_id].path)):
        try:
            written[place] = _write_with_those_below(wishes[place], olds[wishes[place].unit_id], day)
        except Invalid as error:
            problems[place] = list(error.problems)
    return written


def _moves(wish: Wish, olds: Mapping[int, UnitVersion]) -> bool:
    return wish.facts.parent_id != olds[wish.unit_id].parent_id


def _write_alone(
    wishes: Mapping[int, Wish], olds: Mapping[int, UnitVersion], paths: Mapping[int, str], day: date, problems: Problems
) -> dict[int, UnitVersion]:
    """Units that stay where they are, or have none below them and go below one that stays."""
    news: dict[int, UnitVersion] = {}
    for place, wish in wishes.items():
        old = olds[wish.unit_id]
        try:
            above = _above(wish.facts.parent_id, paths, day) if _moves(wish, olds) else old.path[:-WIDTH]
            news[place] = build(wish.unit_id, wish.facts, above, day)
        except Invalid as error:
            problems[place] = list(error.problems)
    for part in in_parts([olds[new.unit_id].pk for new in news.values()]):
        UnitVersion.objects.filter(pk__in=part).update(valid_to=day)
    UnitVersion.objects.bulk_create(news.values(), batch_size=CHUNK)
    return news


def _write_with_those_below(wish: Wish, old: UnitVersion, day: date) -> UnitVersion:
    """One unit that moves, and all below it."""
    above = _above(wish.facts.parent_id, _paths({wish.facts.parent_id}, day), day)
    if wish.unit_id in ids_of(above):
        message = _("Đơn vị cấp trên mới đang ở dưới chính đơn vị này. Hãy chọn đơn vị cấp trên khác.")
        raise Invalid([Problem("parent", message)])
    new = build(wish.unit_id, wish.facts, above, day)
    UnitVersion.objects.filter(pk=old.pk).update(valid_to=day)
    new.save()
    move_below(old.path, new.path, day)
    return new


def _with_units_below(unit_ids: Collection[int], day: date) -> set[int]:
    """Those that have, or will have, units below them."""
    found: set[int] = set()
    for part in in_parts(unit_ids):
        found |= set(lasting(day).filter(parent_id__in=part).values_list("parent_id", flat=True).distinct())
    return found


def _paths(parent_ids: Iterable[int | None], day: date) -> dict[int, str]:
    """The lasting paths of the units above."""
    paths: dict[int, str] = {}
    for part in in_parts({parent_id for parent_id in parent_ids if parent_id}):
        paths |= lasting_paths(part, day)
    return paths


def _above(parent_id: int | None, paths: Mapping[int, str], day: date) -> str:
    """The path of the unit above, "" for a root; `Invalid` for one that does not last."""
    if parent_id is None:
        return ""
    if parent_id not in paths:
        raise Invalid([Problem("parent", no_lasting_parent(day))])
    return paths[parent_id]


def _wrong_in(written: Mapping[int, Written]) -> Problems:
    """What is wrong with units that were written: kinds, names and codes that do not fit in their places."""
    found = unfit(written)
    for place, problems in _shared_codes({place: new for place, (_old, new) in written.items()}).items():
        found[place] = [*found.get(place, []), *problems]
    return found


def _shared_codes(versions: Mapping[int, UnitVersion]) -> Problems:
    """The problems of units whose code another unit of the same tree has, looked up after all were written."""
    taken: set[tuple[str, str]] = set()
    for part in in_parts(versions.values()):
        taken |= taken_codes(part)
    return {
        place: [Problem("code", code_taken(version.code))]
        for place, version in versions.items()
        if (version.code, version.path[:WIDTH]) in taken
    }
