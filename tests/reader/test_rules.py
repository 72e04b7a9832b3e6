"""Each value names a rule of the table, each rule of the table reads something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dondoc.reader
from dondoc.reader import Plan
from dondoc.reader.rules import HAND, RULES, UNKNOWN, Basis, Confidence, basis, lowered, lowest, rule_named
from reader import invented_plans
from reader.forms import FORMS
from reader.values import values

_NAMED = re.compile(r"(?<!\w)basis\(\"([a-z_.]+)\"\)")
_READER = Path(dondoc.reader.__file__).parent


def test_the_table_holds_the_rules_that_the_code_names_and_no_others() -> None:
    named = {name for path in _READER.rglob("*.py") for name in _NAMED.findall(path.read_text(encoding="utf-8"))}
    assert named == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_in_one_vietnamese_sentence_how_it_reads(name: str) -> None:
    rule = rule_named(name)
    assert rule.name == name
    assert re.fullmatch(r"[A-ZĐ][^.]{15,150}\.", rule.says.replace("…", ""))


def test_a_rule_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        basis("head.no_such_rule")


def test_values_of_a_rule_share_its_basis() -> None:
    assert basis("head.number") is basis("head.number")
    assert basis("head.number") == Basis("head.number", Confidence.SURE)


def test_the_least_sure_of_some_steps_counts() -> None:
    assert lowest(Confidence.LIKELY, Confidence.SURE, Confidence.DOUBTFUL) is Confidence.DOUBTFUL
    assert lowest(Confidence.SURE, Confidence.LIKELY) is Confidence.LIKELY
    assert lowest() is Confidence.SURE


def test_a_doubt_lowers_confidence_and_never_raises_it() -> None:
    sure = basis("head.number")
    doubtful = lowered(sure, Confidence.DOUBTFUL, "Chữ mờ.")
    assert doubtful == Basis("head.number", Confidence.DOUBTFUL, "Chữ mờ.")
    assert lowered(doubtful, Confidence.LIKELY, "Tên dài.") is doubtful
    assert lowered(UNKNOWN, Confidence.SURE, "Tên dài.") == Basis("unknown", Confidence.LIKELY, "Tên dài.")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", [*invented_plans.PLANS, invented_plans.REPORT])
def test_every_value_that_is_read_names_the_rule_that_read_it(text: str, form: str) -> None:
    plan: Plan = FORMS[form](text)
    found = [value.basis for _, value in values(plan)]
    assert found
    assert all(one.rule in RULES for one in found)
    assert {HAND.rule, UNKNOWN.rule}.isdisjoint(one.rule for one in found)
