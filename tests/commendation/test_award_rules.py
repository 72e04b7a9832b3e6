"""Who may be commended, and how many."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.commendation.rules import (
    Check,
    Quota,
    Terms,
    Told,
    barred_names,
    eligible,
    has_majority,
    places,
    reasons,
    rooms,
)

TERMS = Terms(frozenset({"trung binh", "yeu"}), needs_level=False, least_on_time=90)


@pytest.mark.parametrize(
    ("told", "met"),
    [
        (Told(), [None, None, None, None]),
        (Told(level="Khá", level_folded="kha"), [True, None, None, None]),
        (Told(level="Yếu", level_folded="yeu"), [False, None, None, None]),
        (Told(level=""), [False, None, None, None]),
        (Told(in_time=9, owed=10), [None, True, None, None]),
        (Told(in_time=89, owed=100), [None, False, None, None]),
        (Told(in_time=0, owed=0), [None, None, None, None]),
        (Told(overdue=0), [None, None, True, None]),
        (Told(overdue=1), [None, None, False, None]),
        (Told(used=2, places=3), [None, None, None, True]),
        (Told(used=3, places=3), [None, None, None, False]),
    ],
)
def test_each_condition_is_met_broken_or_not_measured(told: Told, met: list[bool | None]) -> None:
    found = reasons(told, TERMS)
    assert [one.check for one in found] == list(Check)
    assert ([one.met for one in found], eligible(found)) == (met, False not in met)


def test_a_campaign_may_ask_for_a_level() -> None:
    asked = Terms(frozenset(), needs_level=True, least_on_time=0)
    assert reasons(Told(), asked)[0].met is False


@pytest.mark.parametrize(
    ("quota", "units", "found"),
    [
        (Quota(3, None), 100, 3),
        (Quota(None, 10), 25, 2),
        (Quota(None, 10), 3, 1),
        (Quota(None, 0), 3, 0),
        (Quota(None, 10), 0, 0),
        (Quota(None, None), 9, None),
    ],
)
def test_a_share_is_rounded_down_and_gives_one_at_least(quota: Quota, units: int, found: int | None) -> None:
    assert places(quota, units) == found


LIMITS = st.dictionaries(st.sampled_from(["", "school", "commune"]), st.none() | st.integers(0, 4))
QUEUES = st.lists(st.tuples(st.sampled_from(["school", "commune", "department"]), st.booleans()), max_size=12)


@given(LIMITS, QUEUES)
def test_no_quota_is_exceeded_and_nobody_is_left_out_for_nothing(
    limits: dict[str, int | None], asked: list[tuple[str, bool]]
) -> None:
    queue = [(place, kind, takes) for place, (kind, takes) in enumerate(asked)]
    found = rooms(queue, limits)
    free = {key for key, room in found.items() if room.places is None or room.used < room.places}
    seated = Counter[str]()
    for key, kind, takes in queue:
        if takes and key in free:
            seated.update((kind, ""))
    assert all(most is None or seated[of] <= most for of, most in limits.items())
    full = {of for of, most in limits.items() if most is not None and seated[of] == most}
    assert all({kind, ""} & full for key, kind, _takes in queue if key not in free)


def test_levels_are_parted_by_commas() -> None:
    assert barred_names(" Trung  bình, Yếu,, ") == ["Trung bình", "Yếu"]


@pytest.mark.parametrize(
    ("votes", "present", "met"), [(None, 2, False), (1, 2, False), (2, 3, True), (1, 9, False), (5, 9, True)]
)
def test_a_majority_is_of_all_who_were_there(votes: int | None, present: int, met: bool) -> None:
    assert has_majority(votes, present) is met
