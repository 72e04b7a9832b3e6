"""What units that end leave to those that follow."""

from __future__ import annotations

from dondoc.units.successions.passing import Fate, Held, Passing, pass_on

A, B, C = 1, 2, 3
THING, OTHER = 70, 71


def test_the_first_of_two_passes_and_the_second_joins_it() -> None:
    first, second = Held(10, THING, A), Held(11, THING, B)
    assert pass_on([first, second], {A: C, B: C}) == [
        Passing(first, Fate.PASSES, C),
        Passing(second, Fate.JOINS, C, 10),
    ]


def test_what_the_heir_has_already_stays_the_heirs() -> None:
    own, left = Held(12, THING, C), Held(10, THING, A)
    assert pass_on([left, own], {A: C}) == [Passing(left, Fate.JOINS, C, 12)]


def test_other_things_do_not_meet() -> None:
    rows = [Held(10, THING, A), Held(11, OTHER, B)]
    assert [each.fate for each in pass_on(rows, {A: C, B: C})] == [Fate.PASSES, Fate.PASSES]


def test_without_an_heir_things_stay() -> None:
    row = Held(10, THING, A)
    assert pass_on([row], {A: None}) == [Passing(row, Fate.STAYS)]
