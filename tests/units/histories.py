"""Random histories of units for Hypothesis: created, changed, moved, merged, divided, dissolved, not always in the
order of their days.

A history is a list of plain values. `live` plays it on the database; what the actions refuse is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from django.db import transaction
from hypothesis import strategies as st

from dondoc.core.errors import Refused
from dondoc.successions.actions import Decision, carry_out
from dondoc.units.actions import change_unit, create_unit
from dondoc.units.facts import Facts
from dondoc.units.models import Succession, SuccessionKind, Unit, UnitKind, UnitVersion
from dondoc.units.queries import as_of, children
from dondoc.units.successions.orders import Order, Part

START = date(2020, 1, 1)
END = START + timedelta(days=4000)  # after every history
VERBS = ("create", "change", "rename", "move", "merge", "absorb", "split", "divide", "dissolve")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing decided ``gap`` days after the one before, or before it; ``picks`` choose among the units of that day."""

    verb: str
    gap: int
    picks: tuple[int, int, int]


deeds = st.builds(
    Deed,
    verb=st.sampled_from(VERBS),
    gap=st.integers(-15, 40),
    picks=st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)),
)
histories = st.lists(deeds, min_size=1, max_size=8)


@contextmanager
def forgotten() -> Iterator[None]:
    """What happens inside leaves nothing behind: Hypothesis runs many examples in one test."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def forest() -> None:
    """Two roots with a few units below each, from the first day on."""
    for root in range(2):
        top = _unit(f"Gốc {root}", None)
        for branch in range(2):
            below = _unit(f"Nhánh {root}{branch}", top)
            _unit(f"Lá {root}{branch}", below)


def live(history: Sequence[Deed], today: date = END) -> list[Succession]:
    """Plays a history over what there is; gives the successions that were carried out."""
    day, done = START, []
    for number, deed in enumerate(history):
        day = max(day + timedelta(days=deed.gap), START)
        try:
            with transaction.atomic():
                found = _do(deed, number, day, today)
        except Refused:
            continue
        if found is not None:
            done.append(found)
    return done


def order_of(deed: Deed, number: int, day: date) -> Order | None:
    """The succession that a deed means among the units of its day; None for one that creates or where there are too few."""
    standing = list(as_of(day).order_by("unit_id"))
    if len(standing) < 3:
        return None
    first, second, third = (standing[pick % len(standing)] for pick in deed.picks)
    new = _facts(f"Mới {number}", first.parent_id)
    match deed.verb:
        case "rename":
            kind, old, parts = (
                SuccessionKind.RENAME,
                (first,),
                (Part(first.unit_id, _facts(f"Tên {number}", first.parent_id)),),
            )
        case "move":
            kind, old, parts = SuccessionKind.MOVE, (first,), (Part(first.unit_id, _facts(first.name, second.unit_id)),)
        case "merge":
            kind, old, parts = SuccessionKind.MERGE, (first, second), (Part(None, new),)
        case "absorb":
            kind, old, parts = SuccessionKind.MERGE, (first, second, third), (Part(second.unit_id),)
        case "split":
            kind, old, parts = SuccessionKind.SPLIT, (first,), (
                Part(None, new, Fraction(1, 3)),
                Part(None, _facts(f"Mới {number} nữa", first.parent_id), Fraction(2, 3)),
            )  # fmt: skip
        case "divide":  # the old unit goes on, and one that there is takes a part of it
            kind, old, parts = SuccessionKind.SPLIT, (first,), (
                Part(first.unit_id, None, Fraction(3, 5)),
                Part(second.unit_id, None, Fraction(2, 5)),
            )  # fmt: skip
        case "dissolve":
            kind, old, parts = SuccessionKind.DISSOLVE, (first,), (Part(second.unit_id),)
        case _:
            return None
    allotted = {} if kind != SuccessionKind.SPLIT else _every_other(first.unit_id, day)
    return Order(kind, day, tuple(version.unit_id for version in old), parts, allotted)


def broken() -> list[str]:
    """What is wrong with the versions that there are: a gap, an overlap, a place that does not fit; on any day."""
    wrong = []
    versions = list(UnitVersion.objects.order_by("unit_id", "valid_from"))
    for before, after in pairwise(versions):
        if before.unit_id == after.unit_id and before.valid_to != after.valid_from:
            wrong.append(f"unit {before.unit_id}: {before.valid_to} is not {after.valid_from}")
    for day in sorted({version.valid_from for version in versions} | {v.valid_to for v in versions if v.valid_to}):
        standing = list(as_of(day))
        paths = {version.unit_id: version.path for version in standing}
        for version in standing:
            above = "" if version.parent_id is None else paths.get(version.parent_id, "no parent")
            if version.path != f"{above}{version.unit_id:08}":
                wrong.append(f"unit {version.unit_id} on {day}: {version.path} below {above}")
    return wrong


def dump() -> list[tuple[object, ...]]:
    """Every unit and version, column by column."""
    return [*Unit.objects.order_by("pk").values_list(), *UnitVersion.objects.order_by("pk").values_list()]


def _do(deed: Deed, number: int, day: date, today: date) -> Succession | None:
    order = order_of(deed, number, day)
    if order is not None:
        return carry_out(order=order, decision=Decision(f"Quyết định {number}"), today=today, by=None)
    standing = list(as_of(day).order_by("unit_id"))
    chosen = standing[deed.picks[0] % len(standing)]
    if deed.verb == "create":
        _unit(f"Thêm {number}", Unit(pk=chosen.unit_id), day)
    else:
        change_unit(
            unit=Unit(pk=chosen.unit_id), name=f"Đổi {number}", short_name="", code="", kind=UnitKind.OTHER,
            parent=Unit(pk=chosen.parent_id) if chosen.parent_id else None, valid_from=day, by=None,
        )  # fmt: skip
    return None


def _every_other(unit_id: int, day: date) -> dict[int, int]:
    """Allots the first, third, … child to the second part; the rest stay or go with the first."""
    below = children(unit_id, day).order_by("unit_id").values_list("unit_id", flat=True)
    return dict.fromkeys(list(below)[::2], 1)


def _unit(name: str, parent: Unit | None, day: date = START) -> Unit:
    return create_unit(name=name, kind=UnitKind.OTHER, parent=parent, valid_from=day, by=None)


def _facts(name: str, parent_id: int | None) -> Facts:
    return Facts(name, "", "", UnitKind.OTHER, parent_id)
