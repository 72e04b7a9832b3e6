"""How far rules lean on one plan. The plans are invented."""

from __future__ import annotations

from collections import Counter

import pytest
from tools.calibrate import Judged
from tools.leave_one_out import Measured, lines_of, own_rules


def judged(part: str, rule: str, *, right: bool) -> Judged:
    return Judged("p", part, {"rule": rule, "confidence": "sure"}, right)


ONE = Measured(
    "one",
    (
        judged("tasks", "task.bullet", right=True),
        judged("tasks", "task.odd", right=True),
        judged("tasks", "task.odd", right=False),
        judged("targets", "target.share", right=True),
    ),
    Counter(tasks=3, targets=1),
)
OTHER = Measured(
    "other",
    (judged("tasks", "task.bullet", right=True), judged("targets", "target.share", right=False)),
    Counter(tasks=1),
)


def test_a_rule_is_a_plan_s_own_where_no_other_plan_has_a_right_value_of_it() -> None:
    assert own_rules(ONE, [ONE, OTHER]) == {"task.odd", "target.share"}
    assert own_rules(OTHER, [ONE, OTHER]) == frozenset()


def test_f1_counts_labels_values_and_right_ones_less_those_of_the_own_rules() -> None:
    own = own_rules(ONE, [ONE, OTHER])
    assert ONE.f1("tasks") == pytest.approx(2 * 2 / (3 + 3))
    assert ONE.f1("tasks", own) == pytest.approx(2 * 1 / (3 + 1))
    assert (ONE.f1("targets"), ONE.f1("targets", own), ONE.f1("head", own)) == (1.0, 0.0, None)


def test_the_table_marks_what_falls_and_lists_the_rules_with_their_values() -> None:
    assert list(lines_of(ONE, frozenset({"task.odd"}))) == [
        "one: 4 values, 1 rules of its own",
        "  tasks        0.667  0.500 *",
        "  targets      1.000  1.000",
        "  own: task.odd (1)",
    ]
