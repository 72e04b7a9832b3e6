from __future__ import annotations

from decimal import Decimal

import pytest

from dondoc.documents.rules import find, fits, kind_of, proposal, wordings
from readings import plan_json


def test_a_proposal_shows_edits_and_leaves_the_reading_as_it_was() -> None:
    plan = plan_json()
    edits = {
        "targets.0": {"set": {"value": 90}},
        "assignments.1.tasks.0": {"drop": True},
        "head": {"set": {"number": "18/KH-UBND"}},
    }
    shown = proposal(plan, edits)
    assert plan == plan_json()
    assert shown["targets"][0] == plan["targets"][0] | {
        "value": 90, "key": "targets.0", "edited": True, "seen": False, "outside": False, "dropped": False, "absent": [],
    }  # fmt: skip
    assert shown["assignments"][1]["tasks"][0]["dropped"]
    assert shown["assignments"][0]["tasks"][1]["outside"]
    assert shown["head"]["number"] == "18/KH-UBND"
    assert (shown["head"]["period_start"], shown["head"]["period_end"]) == ("2026-01-01", "2026-12-31")


def test_the_wordings_that_count_are_those_of_items_that_take_effect() -> None:
    plan = plan_json()
    everything = ["Công an tỉnh", "Sở GD&ĐT", "UBND các xã, phường", "Công ty Điện lực Sông Mây"]
    assert wordings(proposal(plan, {})) == everything
    left_out = {"assignments.0.tasks.0": {"drop": True}, "assignments.2": {"drop": True}}
    assert wordings(proposal(plan, left_out)) == ["UBND các xã, phường", "Công an tỉnh"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("head", "head"),
        ("targets.3", "targets"),
        ("assignments.2.tasks.1", "tasks"),
        ("deadlines.0", "deadlines"),
        ("citations.a1", "citations"),
        ("assignments.a2.tasks.a11", "tasks"),
    ],
)
def test_a_key_names_its_kind(key: str, kind: str) -> None:
    assert kind_of(key) == kind


@pytest.mark.parametrize(
    "key", ["", "outline.0", "targets.b1", "targets", "targets.x", "assignments.1.tasks", "head.0"]
)
def test_any_other_key_is_an_error(key: str) -> None:
    with pytest.raises(KeyError):
        kind_of(key)


def test_an_item_is_found_by_its_key() -> None:
    plan = plan_json()
    assert find(plan, {}, "assignments.0.tasks.1") == plan["assignments"][0]["tasks"][1]
    assert find(plan, {}, "targets.9") is None


@pytest.mark.parametrize(
    ("number", "fit"),
    [("12.3456", True), ("12.34567", False), ("99999999999.9999", True), ("100000000000", False), ("NaN", False)],
)
def test_a_figure_fits_when_it_can_be_kept_exactly(number: str, fit: bool) -> None:
    assert fits(Decimal(number)) is fit
