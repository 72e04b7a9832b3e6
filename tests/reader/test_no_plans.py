"""Nothing that is no plan becomes one, and no plan is missed for its looks. All documents are invented."""

from __future__ import annotations

import pytest

from dondoc.reader import Plan
from dondoc.reader.grammar.document import NO_PLAN
from reader.invented_plans import REPORT, read
from reader.near_plans import NEAR_PLANS
from reader.no_plans import NO_PLANS


@pytest.mark.parametrize("text", [REPORT, *NO_PLANS.values()], ids=["a report", *NO_PLANS])
def test_what_is_no_plan_yields_an_outline_at_most_and_says_so(text: str) -> None:
    plan = read(text)
    assert plan == Plan(plan.head.__class__(), plan.source, outline=plan.outline, warnings=(NO_PLAN,))


@pytest.mark.parametrize("name", NEAR_PLANS)
def test_a_plan_is_known_in_another_act_of_another_kind_and_without_a_kind(name: str) -> None:
    plan = read(NEAR_PLANS[name])
    assert NO_PLAN not in plan.warnings
    charged = [] if name == "a plan by bullets" else CHARGED.get(name, ["Sở Xây dựng", "Các xã, phường"])
    assert [one.agency for one in plan.assignments] == charged


CHARGED = {"a programme of work in a table": ["Sở Xây dựng", "Văn phòng Ban"]}


@pytest.mark.parametrize(
    ("name", "kind", "title"),
    [
        ("a plan that starts at its title", None, "Bảo đảm an toàn giao thông trên địa bàn tỉnh năm 2026"),
        (
            "a plan that starts at its title in capitals",
            None,
            "BẢO ĐẢM AN TOÀN GIAO THÔNG TRÊN ĐỊA BÀN TỈNH NĂM 2026",
        ),
        ("a plan whose kind is in small letters", "Kế hoạch", "Bảo đảm an toàn giao thông năm 2026"),
        ("a programme of work", "Chương trình công tác", "Năm 2026"),
        ("a joint plan", "Kế hoạch liên tịch", "Bảo đảm an toàn giao thông năm 2026"),
        ("a plan of coordination", "Kế hoạch phối hợp", "Bảo đảm an toàn giao thông năm 2026"),
        (
            "a programme of action attached to a decision",
            "Quyết định",
            "Ban hành Chương trình hành động về an toàn giao thông năm 2026",
        ),
    ],
)
def test_kind_and_title_are_told_apart(name: str, kind: str | None, title: str) -> None:
    head = read(NEAR_PLANS[name]).head
    assert (head.kind.text if head.kind else None, head.title.text if head.title else None) == (kind, title)
