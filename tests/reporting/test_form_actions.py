"""A plan's form: made from its targets, changed until it is frozen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.reporting.actions.forms import make_form, update_form
from dondoc.reporting.drafting import MOST_INDICATORS, TEXT_LIMIT
from dondoc.reporting.models import Form
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import Round, make_plan

pytestmark = pytest.mark.django_db
LINES = IndicatorDraft("Số lớp đã mở", "count", unit="lớp")


@pytest.fixture
def form(cast: Cast) -> Form:
    plan = make_plan(cast)
    return make_form(plan=plan, by=cast.user(Role.OFFICE, cast.province))


def change(form: Form, *drafts: IndicatorDraft, title: str = "Biểu mẫu") -> Form:
    by = form.plan.accepted_by
    return update_form(form=form, title=title, narrative_label="Khó khăn", indicators=drafts, by=by)


def indicators(form: Form) -> list[tuple[str, str, str, str, str, bool]]:
    names = ("kind", "label", "numerator_label", "denominator_label", "unit", "about_people")
    return list(form.indicators.values_list(*names))


def test_a_share_asks_for_two_counts_and_any_other_target_for_one(form: Form) -> None:
    assert indicators(form) == [
        (
            "share",
            "66,67% trường có lối thoát nạn thứ hai",
            "Số trường đã đạt",
            "Tổng số trường",
            "%",
            False,
        ),
        ("count", "10 lớp tập huấn", "", "", "lớp", False),
    ]


def test_making_it_twice_gives_the_same_form(form: Form) -> None:
    again = make_form(plan=form.plan, by=form.plan.accepted_by)
    assert (again, Form.objects.count(), again.indicators.count()) == (form, 1, 2)


def test_a_change_writes_the_indicators_anew_in_their_order(form: Form) -> None:
    people = replace(LINES, label="Số người dự", unit="người", about_people=True)
    change(form, people, LINES)
    assert indicators(form) == [
        ("count", "Số người dự", "", "", "người", True),
        ("count", "Số lớp đã mở", "", "", "lớp", False),
    ]
    assert Event.objects.filter(verb="form.update").count() == 1


def test_an_indicator_can_be_held_only_against_a_target_of_the_same_plan(form: Form, cast: Cast) -> None:
    other = make_plan(cast).targets.get(order=0)
    own = form.plan.targets.get(order=1)
    change(form, replace(LINES, target_id=other.pk), replace(LINES, target_id=own.pk))
    assert list(form.indicators.values_list("target_id", flat=True)) == [None, own.pk]


@pytest.mark.parametrize(
    ("drafts", "title", "where"),
    [
        ([], "Biểu mẫu", ["indicators"]),
        ([LINES] * (MOST_INDICATORS + 1), "Biểu mẫu", ["indicators"]),
        ([replace(LINES, label=" ")], " ", ["title", "label-0"]),
        ([replace(LINES, label="x" * (TEXT_LIMIT + 1))], "x" * (TEXT_LIMIT + 1), ["title", "label-0"]),
        ([LINES, replace(LINES, kind="list")], "Biểu mẫu", ["kind-1"]),
        ([replace(LINES, kind="share")], "Biểu mẫu", ["numerator_label-0", "denominator_label-0"]),
        (
            [replace(LINES, label="Gọi số 0912 345 678", unit="0912 345 678")],
            "Biểu mẫu",
            ["label-0", "unit-0"],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_changed(
    form: Form, drafts: list[IndicatorDraft], title: str, where: list[str]
) -> None:
    before = indicators(form)
    with pytest.raises(Invalid) as refused:
        change(form, *drafts, title=title)
    assert [problem.where for problem in refused.value.problems] == where
    assert indicators(form) == before


@pytest.mark.django_db
def test_a_form_in_use_stays_as_it_is(round_: Round) -> None:
    with pytest.raises(Refused, match="đã dùng cho một kỳ báo cáo"):
        change(round_.form, LINES)
