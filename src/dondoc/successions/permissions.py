"""Who may carry out, see and undo successions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.queries import seats
from dondoc.units.models import Succession, UnitVersion
from dondoc.units.queries import version_of
from dondoc.units.rules import ids_of
from dondoc.units.successions.orders import Order


def can_succeed(user: User, order: Order, day: date) -> bool:
    """An administrator seated above every unit that the order ends or changes.

    New parents, and units that take in others' parts, may be the seat's own.
    """
    administered = _administered(user, day)
    changed = {
        *order.old,
        *(part.unit_id for part in order.parts if part.facts is not None and part.unit_id is not None),
    }
    receiving = {part.unit_id for part in order.parts if part.unit_id is not None and not part.facts}
    parents = {part.facts.parent_id for part in order.parts if part.facts is not None}
    if None in parents:
        return False  # nobody sits above a unit at the top
    below = all(_stands_below(unit, administered, day, itself=False) for unit in changed)
    return below and all(_stands_below(unit, administered, day, itself=True) for unit in {*receiving, *parents} if unit)


def can_start(user: User, unit_id: int, day: date) -> bool:
    """Whether a succession of this unit is the user's to carry out."""
    return _stands_below(unit_id, _administered(user, day), day, itself=False)


def can_see_succession(user: User, succession: Succession, day: date) -> bool:
    """Whoever sees one of its units: as it stands on the day, or where it last stood."""
    return any(_sees(user, unit, day) for unit in _units_of(succession))


def can_undo(user: User, succession: Succession, day: date) -> bool:
    """An administrator seated above all its old units, where they stood just before it."""
    administered = _administered(user, day)
    olds = [part.old_id for part in succession.parts.all() if part.old_id is not None]
    found = UnitVersion.objects.filter(unit_id__in=olds, valid_from__lt=succession.day).order_by("valid_from")
    paths = dict(found.values_list("unit_id", "path"))
    return bool(paths) and all(administered & set(ids_of(path)[:-1]) for path in paths.values())


def _administered(user: User, day: date) -> set[int]:
    return set(seats(user, day).filter(role=Role.ADMINISTRATOR).values_list("unit_id", flat=True))


def _stands_below(unit_id: int, administered: set[int], day: date, *, itself: bool) -> bool:
    version = version_of(unit_id, day)
    if version is None:
        return False
    way = ids_of(version.path)
    return bool(administered & set(way if itself else way[:-1]))


def _sees(user: User, unit_id: int, day: date) -> bool:
    last = UnitVersion.objects.filter(unit_id=unit_id, valid_from__lte=day).order_by("valid_from").last()
    return last is not None and seats(user, day).filter(unit_id__in=ids_of(last.path)).exists()


def _units_of(succession: Succession) -> Iterable[int]:
    return {unit for part in succession.parts.all() for unit in (part.old_id, part.new_id) if unit is not None}
