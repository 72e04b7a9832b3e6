"""How sure the reader is of each value, and which of them a person should look at."""

from __future__ import annotations

import pytest

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.documents.actions import confirm_item
from dondoc.documents.grounds import Ground, grounds_of, head_grounds, least_sure
from dondoc.reader.rules import RULES
from readings import make_reading, office, plan_json

SAYS = {name: rule.says for name, rule in RULES.items()}


def base(confidence: str, rule: str = "target.count", **more: str) -> dict[str, str]:
    return {"confidence": confidence, "rule": rule, **more}


def test_an_item_rests_on_the_rule_that_read_it() -> None:
    item = {"text": "12 lớp", **base("doubtful", doubt="Số đứng xa danh từ.")}
    assert grounds_of(item) == (Ground("doubtful", SAYS["target.count"], "Số đứng xa danh từ."),)


def test_parts_of_an_item_rest_on_rules_of_their_own() -> None:
    task = {
        **base("sure", "task.bullet"),
        "partners": ["Công an tỉnh"],
        "partner_bases": [base("likely", "partner.opening")],
        "funds": [{"text": "2 tỷ đồng", "amount": 2_000_000_000, "source": None, **base("doubtful", "task.table")}],
    }
    found = grounds_of(task)
    assert found == (
        Ground("sure", SAYS["task.bullet"]),
        Ground("likely", SAYS["partner.opening"], part="Công an tỉnh"),
        Ground("doubtful", SAYS["task.table"], part="2 tỷ đồng"),
    )
    assert least_sure(found) == "doubtful"


def test_fields_of_the_head_rest_on_rules_of_their_own_unless_written_anew() -> None:
    plan = plan_json() | {"bases": {"kind": base("sure"), "title": base("likely")}}
    plan["signatory"]["bases"] = {"name": base("likely")}
    plan["period"] |= base("doubtful")
    found = head_grounds(plan, {"title"})
    assert [(ground.field, ground.confidence) for ground in found] == [
        ("kind", "sure"), ("signatory_name", "likely"), ("period", "doubtful"),
    ]  # fmt: skip


def test_readings_from_before_have_no_grounds() -> None:
    plan = plan_json()
    assert (head_grounds(plan), grounds_of(plan["targets"][0]), least_sure(())) == ((), (), "")
    assert grounds_of(plan["assignments"][0]["tasks"][0]) == ()


def test_a_rule_of_another_version_has_no_sentence() -> None:
    assert grounds_of(base("likely", "gone.rule")) == (Ground("likely", ""),)


def test_an_item_is_confirmed_once_and_logged(cast: Cast) -> None:
    reading = make_reading(cast)
    confirmed = confirm_item(reading=reading, key="targets.0", revision=0, by=office(cast))
    assert (confirmed.edits, confirmed.revision) == ({"targets.0": {"seen": True}}, 1)
    again = confirm_item(reading=reading, key="targets.0", revision=1, by=office(cast))
    assert again.revision == 1
    assert Event.objects.filter(verb="reading.edit").count() == 1


def test_what_is_outside_the_scope_is_not_confirmed(cast: Cast) -> None:
    with pytest.raises(Refused, match="ngoài phạm vi"):
        confirm_item(reading=make_reading(cast), key="assignments.0.tasks.1", revision=0, by=office(cast))
