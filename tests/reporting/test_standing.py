"""Where obligations stand, and that their counts add up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reporting.models import ObligationState
from dondoc.reporting.rules.standing import OWED, Counts, Standing, is_due_soon, standing


@pytest.mark.parametrize(
    ("state", "days_late", "where"),
    [
        ("owed", 0, Standing.NOT_YET_DUE),
        ("owed", 1, Standing.LATE),
        ("sent", 9, Standing.SENT),
        ("returned", 9, Standing.RETURNED),
        ("accepted", 9, Standing.ACCEPTED),
        ("exempt", 9, Standing.EXEMPT),
        ("excluded", 9, Standing.EXCLUDED),
    ],
)
def test_only_what_is_not_sent_becomes_late(state: str, days_late: int, where: Standing) -> None:
    assert standing(state, days_late) is where


@given(st.lists(st.tuples(st.sampled_from(ObligationState.values), st.integers(0, 3))))
def test_counts_always_add_up(rows: list[tuple[str, int]]) -> None:
    found = [standing(state, late) for state, late in rows]
    counts = Counts.of(found)
    assert counts.owed == sum(counts[each] for each in OWED)
    assert counts.owed + counts[Standing.EXEMPT] + counts[Standing.EXCLUDED] == counts.total == len(rows)
    assert counts.received == counts[Standing.ACCEPTED] + counts[Standing.SENT]


@given(st.lists(st.sampled_from(Standing)), st.lists(st.sampled_from(Standing)))
def test_counts_of_two_lists_are_the_counts_of_both(left: list[Standing], right: list[Standing]) -> None:
    assert Counts.of(left) + Counts.of(right) == Counts.of(left + right)


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (7, True), (8, False)])
def test_due_soon_is_within_a_week(days: int, soon: bool) -> None:
    day = date(2026, 6, 1)
    assert is_due_soon(day + timedelta(days=days), day) is soon
