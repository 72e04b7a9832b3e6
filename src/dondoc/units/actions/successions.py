"""The tree's part of a succession: units end, begin, change; what hangs below goes along. All dated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import Change, record_all
from dondoc.units.actions.rehanging import rehang
from dondoc.units.actions.single import change_unit, create_unit
from dondoc.units.models import SuccessionKind, SuccessionPart, SuccessionState, Unit, UnitVersion
from dondoc.units.queries import as_of
from dondoc.units.successions.changes import Flow, Snapshot, TreeChange
from dondoc.units.successions.orders import Order, Part, refuse_misshapen


@transaction.atomic
def succeed(*, order: Order, by: User | None) -> TreeChange:
    """Changes the tree from the order's day on; until then nothing changes.

    Raises `Invalid` for an order that contradicts itself, a unit that does not stand before the day or is
    known to change on it or later, units that are not of one kind, names, codes and places as `create_unit` does,
    children with nobody to go to, and a place that would close a circle or make the tree too deep.
    """
    refuse_misshapen(order)
    olds = _standing(order)
    _refuse_unlike(order, olds)
    snapshot = Snapshot(order, olds)
    _end([olds[unit] for unit in order.ending], order.day, by)
    parts = _write_parts(order, by)
    rehung = rehang(order=order, olds=olds, parts=parts, by=by)
    created = tuple(unit for unit, part in zip(parts, order.parts, strict=True) if part.unit_id is None)
    movers = {each.unit_id for each in rehung} | {unit for unit in order.old if _moved(order, olds[unit])}
    followers = snapshot.followers(movers)
    return TreeChange(parts, created, order.ending, tuple(_flows(order, parts)), rehung, followers, snapshot)


def _standing(order: Order) -> dict[int, UnitVersion]:
    """The version of each old unit that the order ends or changes, locked."""
    versions = UnitVersion.objects.select_for_update().filter(unit_id__in=order.old, valid_to__isnull=True)
    found = {version.unit_id: version for version in versions.order_by("unit_id")}
    problems = []
    if len(found) < len(order.old):
        gone = _("Có đơn vị đã kết thúc hoặc chưa có. Hãy chọn đơn vị đang hoạt động.")
        problems.append(Problem("units", gone))
    for version in found.values():
        if version.valid_from >= order.day:
            message = _(
                "%(name)s đã có thay đổi từ ngày %(day)s. Hãy ghi một ngày muộn hơn, hoặc hoàn tác thay đổi đó trước."
            )
            problems.append(Problem("day", message % {"name": version.name, "day": f"{version.valid_from:%d/%m/%Y}"}))
    problems += _named_later(order)
    if problems:
        raise Invalid(problems)
    return found


def _refuse_unlike(order: Order, olds: Mapping[int, UnitVersion]) -> None:
    """What follows a unit is of its kind: a commune and a school can't become one. Only open work of a unit that is
    dissolved, and units below it that fit there, may go to a unit of another kind.
    """
    if order.kind == SuccessionKind.DISSOLVE:
        return
    first = olds[order.old[0]]
    unlike = [version for version in olds.values() if version.kind != first.kind]
    problems = [Problem("units", _unlike(first, version)) for version in unlike]
    ids = {part.unit_id for part in order.parts if part.unit_id is not None}
    there = {version.unit_id: version for version in as_of(order.day).filter(unit_id__in=ids - set(order.old))}
    for place, part in enumerate(order.parts):
        version = there.get(part.unit_id or 0)
        if version is not None and version.kind != first.kind:
            problems.append(Problem(f"name-{place}", _unlike(first, version)))
        if part.facts is not None and part.facts.kind != first.kind:
            message = _("Sau khi sắp xếp, đơn vị vẫn phải là loại %(kind)s. Muốn đổi loại, hãy sửa thông tin đơn vị.")
            problems.append(Problem(f"name-{place}", message % {"kind": first.get_kind_display()}))
    if problems:
        raise Invalid(problems)


def _unlike(one: UnitVersion, other: UnitVersion) -> str:
    message = _(
        "%(other)s (%(other_kind)s) khác loại với %(one)s (%(one_kind)s) nên không sắp xếp thành một được. "
        "Hãy chọn đơn vị cùng loại, hoặc sửa loại đơn vị nếu ghi nhầm."
    )
    return message % {
        "one": one.name,
        "one_kind": one.get_kind_display(),
        "other": other.name,
        "other_kind": other.get_kind_display(),
    }


def _named_later(order: Order) -> Iterator[Problem]:
    """A unit can't end before a day on which another decision still names it, such as one that gave it a part."""
    ending = order.ending
    later = SuccessionPart.objects.filter(succession__state=SuccessionState.DONE, succession__day__gt=order.day)
    parts = later.filter(Q(old_id__in=ending) | Q(new_id__in=ending)).select_related("succession")
    named = {(part.old_name if part.old_id in ending else part.new_name, part.succession) for part in parts}
    for name, succession in sorted(named, key=lambda each: each[1].pk):
        message = _(
            "%(name)s còn hoạt động trong %(number)s từ ngày %(day)s. "
            "Hãy ghi một ngày muộn hơn, hoặc hoàn tác việc đó trước."
        )
        words = {"name": name, "number": succession.decision_number, "day": f"{succession.day:%d/%m/%Y}"}
        yield Problem("day", message % words)


def _end(versions: Sequence[UnitVersion], day: date, by: User | None) -> None:
    UnitVersion.objects.filter(pk__in=[version.pk for version in versions]).update(valid_to=day)
    before, after = {"valid_to": None}, {"valid_to": day}
    changes = (Change(Unit(pk=version.unit_id), version.unit_id, before, after) for version in versions)
    record_all("unit.end", changes, by=by)


def _write_parts(order: Order, by: User | None) -> tuple[int, ...]:
    """The ids of the parts; those that go on are changed before new ones come to stand below them."""
    for place, part in enumerate(order.parts):
        if part.unit_id is not None and part.facts is not None:
            _write(part, order.day, by, place)
    return tuple(
        _write(part, order.day, by, place) if part.unit_id is None else part.unit_id
        for place, part in enumerate(order.parts)
    )


def _write(part: Part, day: date, by: User | None, place: int) -> int:
    """Creates a part, or gives a unit its new facts; its problems are placed at the part's fields: "name-1"."""
    facts = part.facts
    assert facts is not None  # an order without them was refused
    told: dict[str, Any] = {
        "name": facts.name,
        "short_name": facts.short_name,
        "code": facts.code,
        "kind": facts.kind,
        "parent": Unit(pk=facts.parent_id) if facts.parent_id else None,
        "valid_from": day,
        "by": by,
    }
    try:
        if part.unit_id is None:
            return create_unit(**told).pk
        change_unit(unit=Unit(pk=part.unit_id), **told)
    except Invalid as error:
        places = {"kind": "parent"}  # a succession keeps the kind: what does not fit is the place
        placed = [
            Problem(f"{places.get(problem.where, problem.where)}-{place}", problem.message)
            for problem in error.problems
        ]
        raise Invalid(placed) from error
    return part.unit_id


def _moved(order: Order, version: UnitVersion) -> bool:
    """Whether a unit that goes on goes to another place."""
    facts = next((part.facts for part in order.parts if part.unit_id == version.unit_id), None)
    return facts is not None and facts.parent_id != version.parent_id


def _flows(order: Order, parts: Sequence[int]) -> Iterator[Flow]:
    """Who follows whom; a unit that takes in others goes on as itself."""
    for old in order.old:
        if not parts:
            yield Flow(old, None, Fraction(1))
        for unit_id, part in zip(parts, order.parts, strict=True):
            yield Flow(old, unit_id, part.share if order.kind == SuccessionKind.SPLIT else Fraction(1))
