"""Decisions on the cast's units, in few words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from dondoc.successions.actions import Decision, carry_out
from dondoc.units.facts import Facts
from dondoc.units.models import Succession, SuccessionKind, Unit, UnitKind, UnitVersion
from dondoc.units.successions.orders import Order, Part

DAY = date(2026, 7, 1)
DECISION = Decision("Nghị quyết 15/NQ-HĐND")


def merger(
    *units: Unit, below: Unit, name: str = "UBND xã Mây Lam", day: date = DAY, pass_seats: bool = False
) -> Order:
    """All of the units become a new one of their kind."""
    part = Part(None, like(units[0], name, below))
    old = tuple(unit.pk for unit in units)
    return Order(SuccessionKind.MERGE, day, old, (part,), pass_seats=pass_seats)


def absorption(into: Unit, *others: Unit, day: date = DAY, pass_seats: bool = False) -> Order:
    """``into`` takes in the others and goes on."""
    old = (into.pk, *(unit.pk for unit in others))
    return Order(SuccessionKind.MERGE, day, old, (Part(into.pk),), pass_seats=pass_seats)


def split(
    unit: Unit,
    shares: Mapping[str, Fraction],
    *,
    below: Unit,
    children: Mapping[int, int] | None = None,
    work: int = 0,
    to_all: bool = False,
    day: date = DAY,
) -> Order:
    """The unit becomes new ones of its kind by these names and shares; "" is the unit itself, which then goes on."""
    parts = tuple(
        Part(None, like(unit, name, below), share) if name else Part(unit.pk, None, share)
        for name, share in shares.items()
    )
    return Order(SuccessionKind.SPLIT, day, (unit.pk,), parts, children or {}, work, duties_to_all=to_all)


def dissolution(unit: Unit, heir: Unit | None, day: date = DAY) -> Order:
    parts = (Part(heir.pk),) if heir else ()
    return Order(SuccessionKind.DISSOLVE, day, (unit.pk,), parts)


def commune(name: str, below: Unit) -> Facts:
    return Facts(name, "", "", UnitKind.COMMUNE, below.pk)


def like(unit: Unit, name: str, below: Unit) -> Facts:
    """Facts of a unit of the same kind."""
    kind = UnitVersion.objects.filter(unit=unit).latest("valid_from").kind
    return Facts(name, "", "", UnitKind(kind), below.pk)


def done(order: Order, today: date = DAY) -> Succession:
    """Carries an order out; by the command line, which asks for no permission."""
    return carry_out(order=order, decision=DECISION, today=today, by=None)


def new_units(succession: Succession) -> list[Unit]:
    """The units that a succession made, in its order."""
    olds = {part.old_id for part in succession.parts.all()}
    ids = dict.fromkeys(part.new_id for part in succession.parts.all() if part.new_id not in olds)
    return [Unit.objects.get(pk=pk) for pk in ids]
