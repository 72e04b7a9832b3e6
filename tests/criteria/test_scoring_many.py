"""Many units at once come to exactly what each comes to by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.criteria.rules import (
    MISSING,
    Answer,
    Attributes,
    CriterionKind,
    CriterionRule,
    Exemption,
    LevelRule,
    Reckoning,
    SetRules,
    Step,
    score,
    score_many,
)

POINTS = st.integers(0, 100_000)
VALUES = ("a", "b", "c")


@st.composite
def criteria(draw: st.DrawFn, number: int) -> CriterionRule:
    kind = draw(st.sampled_from(CriterionKind))
    most = 0 if kind is CriterionKind.KNOCK_OUT else draw(POINTS)
    return CriterionRule(
        id=number * 7,
        section=draw(st.integers(1, 3)),
        kind=kind,
        points=most,
        steps=tuple(
            Step(threshold, draw(st.integers(0, most)))
            for threshold in draw(st.lists(st.integers(0, 10**6), max_size=4, unique=True))
        ),
        higher=draw(st.booleans()),
        per_case=draw(POINTS),
        cap=draw(POINTS),
        knocks_to=draw(st.sampled_from(["", "l0", "l1", "l2"])),
        by_declaration=draw(st.booleans()),
        exemptions=tuple(
            Exemption("x", tuple(draw(st.sets(st.sampled_from(VALUES), min_size=1))), draw(st.booleans()))
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def sets(draw: st.DrawFn) -> SetRules:
    thresholds = draw(st.lists(st.integers(0, 12_000), max_size=3, unique=True))
    levels = tuple(
        LevelRule(f"l{place}", threshold, draw(st.sampled_from([0, 0, 3000, 10_000])))
        for place, threshold in enumerate(sorted(thresholds, reverse=True))
    )
    rules = tuple(draw(criteria(number)) for number in range(draw(st.integers(1, 6))))
    return SetRules(rules, levels, draw(st.sampled_from(Reckoning)))


units = st.frozensets(st.tuples(st.just("x"), st.sampled_from(VALUES)))
answers = st.builds(Answer, st.none() | st.integers(0, 10**6) | st.integers(0, 2**62), st.booleans())


@settings(max_examples=400)
@given(st.data())
def test_many_units_at_once_are_scored_as_one_by_one(data: st.DataObject) -> None:
    rules = data.draw(sets())
    attributes: list[Attributes] = data.draw(st.lists(units, min_size=1, max_size=5))
    given_ = [{each.id: data.draw(answers) for each in rules.criteria} for _unit in attributes]
    values = np.array(
        [[MISSING if (got := one[each.id].value) is None else got for one in given_] for each in rules.criteria],
        dtype=np.int64,
    )
    declared = np.array([[one[each.id].not_applicable for one in given_] for each in rules.criteria])
    outcomes = score_many(rules, values, attributes, declared)
    singly = [score(rules, one, unit) for one, unit in zip(given_, attributes, strict=True)]
    assert [outcomes.outcome(row) for row in range(len(outcomes))] == singly


def test_answers_of_another_shape_are_refused() -> None:
    rules = SetRules((CriterionRule(1, 1, CriterionKind.YES_NO, 100),))
    with pytest.raises(ValueError, match="1 criteria and 2 units"):
        score_many(rules, np.zeros((2, 1), dtype=np.int64), [frozenset(), frozenset()])
