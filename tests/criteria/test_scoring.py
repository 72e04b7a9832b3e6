"""Points, shares and levels of one unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dondoc.criteria.rules import (
    Answer,
    CriterionKind,
    CriterionRule,
    Exemption,
    LevelRule,
    Outcome,
    Part,
    Reckoning,
    SetRules,
    Step,
    answer_of,
    score,
)
from dondoc.criteria.rules.points import parsed, printed

LEVELS = (LevelRule("excellent", 9000, 5000), LevelRule("good", 7000), LevelRule("weak", 0))
SCALE = CriterionRule(1, 10, CriterionKind.SCALE, 6000)
YES = CriterionRule(2, 20, CriterionKind.YES_NO, 4000, exemptions=(Exemption("zone", ("urban",)),))
OUT = CriterionRule(3, 20, CriterionKind.KNOCK_OUT, knocks_to="good")
NONE = CriterionRule(4, 20, CriterionKind.KNOCK_OUT)
RULES = SetRules((SCALE, YES, OUT, NONE), LEVELS)
SCHOOL = frozenset({("kind", "school"), ("zone", "rural")})
TOWN = frozenset({("kind", "school"), ("zone", "urban")})


def test_answers_come_to_points_of_each_section_and_a_level() -> None:
    answers = {1: Answer(5525), 2: Answer(1), 3: Answer(0), 4: Answer(0)}
    assert score(RULES, answers, SCHOOL) == Outcome(
        points=9525,
        maximum=10000,
        scaled=9525,
        share=9525,
        level="excellent",
        by_points="excellent",
        sections={10: Part(5525, 6000), 20: Part(4000, 4000)},
        criteria={1: 5525, 2: 4000, 3: 0, 4: 0},
        exempt=frozenset(),
        missing=(),
        struck=(),
    )


def test_an_exempt_criterion_takes_its_points_from_the_maximum_and_the_rest_is_brought_to_the_full_scale() -> None:
    outcome = score(RULES, {1: Answer(4250), 3: Answer(0), 4: Answer(0)}, TOWN)
    assert (outcome.points, outcome.maximum, outcome.scaled, outcome.share) == (4250, 6000, 7083, 7083)
    assert (outcome.exempt, outcome.level, outcome.missing) == (frozenset({2}), "good", ())


def test_what_is_not_answered_gives_nothing_and_is_named() -> None:
    outcome = score(RULES, {1: Answer(6000), 2: Answer(None)}, SCHOOL)
    assert (outcome.points, outcome.missing, outcome.level) == (6000, (2, 3, 4), "weak")


@pytest.mark.parametrize(
    ("strikes", "level", "struck"), [((0, 0), "excellent", ()), ((1, 0), "good", (3,)), ((0, 1), None, (4,))]
)
def test_a_knock_out_holds_the_level_down_or_leaves_none(
    strikes: tuple[int, int], level: str | None, struck: tuple[int, ...]
) -> None:
    answers = {1: Answer(6000), 2: Answer(1), 3: Answer(strikes[0]), 4: Answer(strikes[1])}
    outcome = score(RULES, answers, SCHOOL)
    assert (outcome.level, outcome.by_points, outcome.struck) == (level, "excellent", struck)


def test_a_knock_out_never_lifts_a_level() -> None:
    assert score(RULES, {1: Answer(100), 2: Answer(0), 3: Answer(1), 4: Answer(0)}, SCHOOL).level == "weak"


def test_a_level_may_ask_that_no_section_falls_under_a_share() -> None:
    half = SetRules((replace(SCALE, points=9500), replace(YES, points=500)), LEVELS)
    assert score(half, {1: Answer(9500), 2: Answer(0)}, SCHOOL).level == "good"
    assert score(half, {1: Answer(9500), 2: Answer(0)}, TOWN).level == "excellent", "a section without points is no bar"


@pytest.mark.parametrize(("higher", "points"), [(True, [0, 150, 150, 400]), (False, [400, 400, 150, 0])])
def test_steps_give_the_best_points_that_the_figure_reaches(higher: bool, points: list[int]) -> None:
    steps = (Step(100, 150), Step(300, 400)) if higher else (Step(100, 400), Step(300, 150))
    rule = CriterionRule(1, 1, CriterionKind.STEPS, 400, steps=steps, higher=higher)
    got = [score(SetRules((rule,)), {1: Answer(value)}, SCHOOL).points for value in (0, 100, 299, 301)]
    assert got == points


def test_a_deduction_stops_at_its_cap_and_may_take_from_other_criteria_but_never_below_zero() -> None:
    rule = CriterionRule(1, 1, CriterionKind.DEDUCTION, 200, per_case=25, cap=300)
    rules = SetRules((rule, CriterionRule(2, 1, CriterionKind.YES_NO, 100)))
    outcomes = [score(rules, {1: Answer(cases), 2: Answer(1)}, SCHOOL) for cases in (0, 3, 100)]
    assert [(each.criteria[1], each.points) for each in outcomes] == [(200, 300), (125, 225), (-100, 0)]


def test_thresholds_by_share_are_compared_exactly_and_by_scaled_points_to_the_hundredth() -> None:
    third = CriterionRule(1, 1, CriterionKind.SCALE, 30000)
    levels = (LevelRule("half", 5000), LevelRule("under", 0))
    answers = {1: Answer(14999)}
    by_share = SetRules((third,), levels, Reckoning.SHARE)
    assert score(by_share, answers, SCHOOL).level == "under"
    assert score(by_share, {1: Answer(15000)}, SCHOOL).level == "half"


def test_a_unit_may_declare_what_does_not_concern_it_only_where_the_criterion_allows_it() -> None:
    open_, shut = replace(YES, exemptions=(), by_declaration=True), replace(YES, id=5, exemptions=())
    outcome = score(SetRules((open_, shut)), {2: Answer(None, True), 5: Answer(None, True)}, SCHOOL)
    assert (outcome.exempt, outcome.missing, outcome.maximum) == (frozenset({2}), (5,), 4000)


def test_where_nothing_applies_there_is_neither_share_nor_level() -> None:
    outcome = score(SetRules((YES,), LEVELS), {}, TOWN)
    assert (outcome.maximum, outcome.scaled, outcome.share, outcome.level) == (0, None, None, None)


@pytest.mark.parametrize(
    ("levels", "negated", "freed"),
    [
        ({"preschool"}, False, True),
        ({"preschool", "primary"}, False, False),
        ({"primary"}, True, True),
        ({"preschool", "primary"}, True, False),
        (set(), False, False),
        (set(), True, False),
    ],
)
def test_an_exemption_frees_when_all_that_is_known_is_meant_or_negated_when_none_is(
    levels: set[str], negated: bool, freed: bool
) -> None:
    rule = replace(YES, exemptions=(Exemption("school_levels", ("preschool",), negated),))
    assert rule.exempts(frozenset(("school_levels", level) for level in levels)) is freed


def test_an_answer_is_never_below_zero() -> None:
    with pytest.raises(ValueError, match="below zero"):
        Answer(-1)


@pytest.mark.parametrize(
    ("rule", "amount", "of", "value"),
    [
        (CriterionRule(1, 1, CriterionKind.SCALE, 500), 3, 4, 375),
        (CriterionRule(1, 1, CriterionKind.SCALE, 500), 3, None, None),
        (CriterionRule(1, 1, CriterionKind.STEPS, 500), 2, 3, 6666),
        (CriterionRule(1, 1, CriterionKind.STEPS, 500), 7, None, 700),
        (CriterionRule(1, 1, CriterionKind.YES_NO, 500), 2, 3, 0),
        (CriterionRule(1, 1, CriterionKind.YES_NO, 500), 2, None, 1),
        (CriterionRule(1, 1, CriterionKind.DEDUCTION, 500, per_case=1, cap=1), 9, 12, 3),
        (CriterionRule(1, 1, CriterionKind.DEDUCTION, 500, per_case=1, cap=1), 9, None, 9),
        (CriterionRule(1, 1, CriterionKind.KNOCK_OUT), 9, 12, 1),
        (CriterionRule(1, 1, CriterionKind.KNOCK_OUT), 0, None, 0),
        (CriterionRule(1, 1, CriterionKind.SCALE, 500), 0, 0, None),
    ],
)
def test_a_fact_answers_each_kind_in_its_own_way(
    rule: CriterionRule, amount: int, of: int | None, value: int | None
) -> None:
    assert answer_of(rule, amount, of) == (None if value is None else Answer(value))


@pytest.mark.parametrize(
    ("text", "number", "again"), [("0,25", 25, "0,25"), ("12,5", 1250, "12,5"), ("1.234", 123400, "1.234")]
)
def test_points_are_read_and_printed_in_hundredths(text: str, number: int, again: str) -> None:
    assert (parsed(text), printed(number)) == (number, again)


@pytest.mark.parametrize("text", ["", "0.25", "-1", "1,234", "một"])
def test_what_is_no_number_of_points_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parsed(text)
