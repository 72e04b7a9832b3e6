from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.work.needs import chain


def test_the_chain_names_every_task_on_the_way() -> None:
    needs = {1: [2, 4], 2: [3], 4: [5], 5: [3]}
    assert chain(needs, 1, 3) == [1, 2, 3]
    assert chain(needs, 3, 1) == []
    assert chain(needs, 2, 2) == [2]


pairs = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=30)


@given(pairs)
def test_what_is_added_without_a_chain_back_never_makes_a_circle(wanted: list[tuple[int, int]]) -> None:
    needs: dict[int, list[int]] = {}
    for task, needed in wanted:
        if not chain(needs, needed, task):
            needs.setdefault(task, []).append(needed)
    for task, needed in needs.items():
        assert all(not chain(needs, other, task) for other in needed)


@given(pairs, st.integers(1, 8), st.integers(1, 8))
def test_a_chain_runs_along_needs_from_end_to_end(edges: list[tuple[int, int]], start: int, goal: int) -> None:
    needs: dict[int, list[int]] = {}
    for task, needed in edges:
        needs.setdefault(task, []).append(needed)
    found = chain(needs, start, goal)
    if found:
        assert (found[0], found[-1]) == (start, goal)
        assert all(second in needs[first] for first, second in pairwise(found))
