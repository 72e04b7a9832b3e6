"""Sums from the database equal those of a naive walk over every entry, whatever was given to whom."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from random import Random

import pytest

from cast import Cast
from dondoc.budget.models import Entry, Line
from dondoc.budget.queries import (
    by_plan_and_source,
    by_task_and_source,
    by_unit,
    line_sums,
    places,
    standing_condition,
    with_sums,
)
from dondoc.budget.queries.places import below
from dondoc.budget.queries.sums import chosen
from dondoc.budget.rules import SourceKind, Standing, Sums, rolled_up, standing
from dondoc.units.models import Unit
from money import TODAY, YEAR, Money
from tasks import make_task

pytestmark = pytest.mark.django_db


def naive(entries: list[Entry], inside: set[int]) -> Sums:
    """Each entry looked at by itself: what crosses the border of the units comes in, what stays within does not."""
    total = {"estimate": 0, "received": 0, "carried_in": 0, "carried_out": 0, "spent": 0, "settled": 0}
    for entry in entries:
        if entry.line.unit_id not in inside:
            continue
        if entry.kind != "allotted":
            total[entry.kind] += entry.amount
        elif entry.giver_id not in inside:
            total["received"] += entry.amount
    return Sums(**total)


@pytest.mark.parametrize("seed", range(6))
def test_every_node_and_every_part_is_what_a_naive_walk_gives(cast: Cast, seed: int) -> None:
    dice, money = Random(seed), Money(cast)
    task = make_task(money.plan, "Diễn tập.", "Xã", (cast.commune, "own"))
    above = {cast.commune: cast.province, cast.other_commune: cast.province, cast.school: cast.commune}
    units: list[Unit] = [cast.province, *above]
    for _ in range(40):
        unit = dice.choice(units)
        kind = dice.choice([SourceKind.PROVINCE, SourceKind.CENTRAL])
        line = money.line(unit, kind, task=dice.choice([None, task]))
        amount = dice.randint(1, 10**12)
        match dice.randrange(3):
            case 0:
                money.ask(line, amount)
            case 1:
                giver = dice.choice([None, above.get(unit), cast.province if unit != cast.province else None])
                money.give(line, amount, giver)
            case _:
                money.pay(line, amount, date(2026, 3, dice.randint(1, 28)))
    entries = list(Entry.objects.select_related("line"))
    known = places(below(cast.province.pk, TODAY), TODAY)
    own = by_unit(chosen(YEAR, below(cast.province.pk, TODAY)))
    rolled = rolled_up(own, {unit_id: known[unit_id].way for unit_id in own})
    for node in units:
        inside = {unit_id for unit_id, place in known.items() if node.pk in place.way}
        told, expected = rolled.get(node.pk, Sums()), naive(entries, inside)
        assert (told.allotted, told.estimate, told.spent) == (expected.allotted, expected.estimate, expected.spent)
        scope = below(node.pk, TODAY)
        for parts in (
            *by_plan_and_source(chosen(YEAR, scope), scope),
            *by_task_and_source(chosen(YEAR, scope), scope),
        ):
            together = sum((part.sums for part in parts), Sums())
            assert (together.allotted, together.left) == (expected.allotted, expected.left)
    counted = {unit.pk: 0 for unit in units}
    stand = {state: ids_that_stand(state) for state in Standing}
    for line in with_sums(Line.objects.all()):
        sums = line_sums(line.pk)
        told = Sums(**{each.name: int(getattr(line, each.name)) for each in fields(Sums)})
        assert (told, line.left) == (sums, sums.left)
        assert {state for state, ids in stand.items() if line.pk in ids} == {standing(sums, YEAR, TODAY)}
        counted[line.unit_id] += sums.given
    for unit in units:
        given, whole = own.get(unit.pk, Sums()).given, Line.objects.filter(unit=unit, task=None)
        kinds = set(whole.values_list("source_kind", flat=True))
        assert counted[unit.pk] == given if len(kinds) == 2 else counted[unit.pk] <= given


def ids_that_stand(state: Standing) -> set[int]:
    """The lines that a list asked for this standing holds."""
    return set(
        with_sums(Line.objects.all()).filter(standing_condition(state, YEAR, TODAY)).values_list("pk", flat=True)
    )
