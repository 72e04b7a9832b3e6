"""How sure the reader says it is, measured on plans of invented offices that others labelled."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tools.calibrate import PARTS, judge, judge_folder

from dondoc.reader.json import plan_json
from reader import invented_plans
from reader.invented_plans import read

GOLDEN = Path(__file__).parent / "golden"


def test_of_sure_values_at_most_one_in_a_hundred_is_wrong_and_few_values_are_doubtful() -> None:
    judged = list(judge_folder(GOLDEN, GOLDEN))
    steps = Counter(one.step for one in judged)
    wrong = Counter(one.step for one in judged if not one.right)
    assert wrong["sure"] <= 0.01 * steps["sure"]
    assert steps["sure"] >= 0.75 * len(judged)
    assert steps["doubtful"] <= 0.05 * len(judged)


def test_a_reading_judged_by_itself_is_right_and_by_another_plan_wrong() -> None:
    plan = plan_json(read(invented_plans.COMMUNE_FIRE_SAFETY))
    other = plan_json(read(invented_plans.WARD_DIGITAL_SERVICES))
    assert {(one.part, one.right) for one in judge("fire", plan, plan)} == {(part, True) for part in PARTS}
    crossed = [one for one in judge("fire", other, plan) if one.part == "tasks"]
    assert [(one.right, one.nearest is not None) for one in crossed] == [(False, True)] * len(crossed)
    assert crossed
