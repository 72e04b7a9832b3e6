"""Where a unit is found on a later day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from dondoc.units.successions.flows import Descent, Descents, Step

A, B, C, D, E = range(1, 6)
START, FIRST, SECOND = date(2025, 1, 1), date(2025, 7, 1), date(2026, 7, 1)
HALF, WHOLE = Fraction(1, 2), Fraction(1)
MERGED = Step(FIRST, 1, {A: {C: WHOLE}, B: {C: WHOLE}})
DIVIDED = Step(SECOND, 2, {C: {C: Fraction(1, 3), D: Fraction(2, 3)}})


def test_a_unit_that_nothing_touched_is_itself() -> None:
    assert Descents([MERGED]).of(D, START, SECOND) == Descent({D: WHOLE}, touched=False)


def test_several_successions_multiply_their_shares() -> None:
    known = Descents([DIVIDED, MERGED])
    assert known.of(A, START, FIRST) == Descent({C: WHOLE}, touched=True)
    assert known.of(A, START, SECOND) == Descent({C: Fraction(1, 3), D: Fraction(2, 3)}, touched=True)


def test_only_what_comes_after_the_first_day_and_up_to_the_last_counts() -> None:
    known = Descents([MERGED, DIVIDED])
    assert known.of(C, FIRST, date(2026, 6, 30)) == Descent({C: WHOLE}, touched=False)
    assert known.of(C, SECOND, SECOND) == Descent({C: WHOLE}, touched=False)


def test_successions_of_one_day_follow_in_their_order() -> None:
    part_of_a_goes_to_b = Step(FIRST, 1, {A: {A: HALF, B: HALF}})
    rest_joins_c = Step(FIRST, 2, {A: {D: WHOLE}, C: {D: WHOLE}})
    known = Descents([rest_joins_c, part_of_a_goes_to_b])
    assert known.of(A, START, FIRST) == Descent({D: HALF, B: HALF}, touched=True)
    assert known.olds == {A, C}


def test_parts_that_meet_again_are_one() -> None:
    apart = Step(FIRST, 1, {A: {B: HALF, C: HALF}})
    together = Step(SECOND, 2, {B: {D: WHOLE}, C: {D: WHOLE}})
    assert Descents([apart, together]).of(A, START, SECOND) == Descent({D: WHOLE}, touched=True)


def test_a_unit_that_nobody_follows_is_found_nowhere() -> None:
    assert Descents([Step(FIRST, 1, {A: {}})]).of(A, START, SECOND) == Descent({}, touched=True)
