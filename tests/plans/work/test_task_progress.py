from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.work.progress import Progress, Share, alike, percents, tally
from dondoc.plans.work.states import Status

OPEN_STATUS = Status.UNDER_WAY


def share(pk: int, percent: int = 0, weight: int = 1, **values: object) -> Share:
    fields = {"parent": None, "role": "own", "status": OPEN_STATUS} | values
    return Share(pk=pk, percent=percent, weight=weight, **fields)  # type: ignore[arg-type]


def whole(shares: list[Share]) -> Progress:
    return tally(shares).progress


def test_the_whole_is_the_mean_by_weight() -> None:
    assert whole([share(1, 100, 3), share(2, 0, 1)]) == Progress(75, 0, 2)


def test_what_is_done_or_confirmed_is_reached_whole_and_only_confirmed_is_over() -> None:
    rows = [share(1, 10, status=Status.DONE), share(2, 20, status=Status.CONFIRMED), share(3)]
    assert whole(rows) == Progress(66, 1, 3)


def test_a_part_counts_in_its_whole_and_not_beside_it() -> None:
    rows = [share(1, 5), share(2, 80, 3, parent=1), share(3, 0, 1, parent=1), share(4, 0)]
    assert percents(rows) == {1: 60, 2: 80, 3: 0, 4: 0}
    assert whole(rows) == Progress(30, 0, 2)


def test_parts_of_parts_count_through() -> None:
    rows = [share(1), share(2, parent=1), share(3, 50, parent=2)]
    assert percents(rows) == {1: 50, 2: 50, 3: 50}


def test_who_coordinates_and_what_was_dropped_do_not_count() -> None:
    rows = [share(1, 40), share(2, 100, role="coordinate"), share(3, 0, 9, status=Status.DROPPED)]
    assert whole(rows) == Progress(40, 0, 1)
    assert percents([share(1, 40), share(2, 100, parent=1, role="coordinate")]) == {1: 40, 2: 100}


def test_sums_over_rows_give_what_the_rows_give() -> None:
    rows = [
        share(1, 30, 2),
        share(2, 45, 5),
        share(3, 10, 4, status=Status.DONE),
        share(4, 0, 3, status=Status.CONFIRMED),
    ]
    summed = (
        alike(Status.UNDER_WAY, 7, 2 * 30 + 5 * 45, 2) + alike(Status.DONE, 4, 40, 1) + alike(Status.CONFIRMED, 3, 0, 1)
    )
    assert summed == tally(rows)


def test_nothing_is_no_progress() -> None:
    assert whole([]) == Progress(0, 0, 0)


def test_a_hundred_is_never_rounded_up_to() -> None:
    assert whole([share(1, 100, 999), share(2, 99, 1)]) == Progress(99, 0, 2)


@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.integers(1, 1000), st.sampled_from(Status), st.integers(0, 9)), max_size=10
    )
)
def test_progress_lies_between_nothing_and_all(drawn: list[tuple[int, int, Status, int]]) -> None:
    rows = [
        share(pk, percent, weight, status=status, parent=parent if parent and parent < pk else None)
        for pk, (percent, weight, status, parent) in enumerate(drawn, start=1)
    ]
    found = percents(rows)
    assert all(0 <= percent <= 100 for percent in found.values())
    counted = [row for row in rows if row.parent is None and row.status is not Status.DROPPED]
    total = whole(rows)
    assert (total.percent == 100) == (bool(counted) and all(found[row.pk] == 100 for row in counted))
