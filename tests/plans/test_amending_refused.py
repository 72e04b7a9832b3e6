"""Amendments accepted again, in part, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from amended import AMENDED, DECISION, REPLACING, SECOND, amend, composed, office, read, running_plan
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.documents.actions import drop_item, take_in, take_over_choices
from dondoc.documents.models import Reading
from dondoc.plans.actions import Outdated, accept_amendment, accept_reading
from dondoc.plans.amendments import comparison, named_plans, plan_of
from dondoc.plans.models import Amendment, Assignment, Owing, Plan, Target, Task

SWIMMING = "Tổ chức dạy bơi cho học sinh ven hồ."
CULVERT = "Sửa chữa cống lấy nước."


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return running_plan(cast)


@pytest.fixture
def decision(cast: Cast, plan: Plan) -> Reading:
    """The decision's clauses put into the plan's text."""
    return composed(cast, plan, read(cast, DECISION, "qd-512.txt"))


def hold(text: str) -> Assignment:
    """The only unit's hold on the task of these words."""
    return Assignment.objects.get(task__text=text)


def test_accepting_the_same_text_again_gives_the_same_amendment(cast: Cast, plan: Plan, decision: Reading) -> None:
    first = amend(cast, plan, decision)
    again = accept_amendment(
        plan=plan, reading=decision, revision=0, seen="", effect=AMENDED, left_out={}, today=AMENDED, by=office(cast)
    )
    assert again == first
    assert accept_reading(reading=decision, revision=0, day=AMENDED, by=office(cast)) == plan
    assert plan_of(Reading.objects.get(file__name="ke-hoach-45.txt")) == plan


def test_a_document_that_only_amends_leaves_the_queue_with_what_it_ordered(cast: Cast, plan: Plan) -> None:
    document = read(cast, DECISION, "qd-512.txt")
    amend(cast, plan, composed(cast, plan, document))
    document.refresh_from_db()
    assert (document.state, plan_of(document)) == ("accepted", plan)


def test_a_comparison_that_is_no_longer_true_is_not_applied(cast: Cast, plan: Plan, decision: Reading) -> None:
    seen = comparison(plan, decision, AMENDED).fingerprint
    drop_item(reading=decision, key="targets.0", dropped=True, revision=0, by=office(cast))
    decision.refresh_from_db()
    with pytest.raises(Outdated):
        accept_amendment(
            plan=plan,
            reading=decision,
            revision=decision.revision,
            seen=seen,
            effect=AMENDED,
            left_out={},
            today=AMENDED,
            by=office(cast),
        )
    assert not Amendment.objects.exists()


def test_lines_left_out_with_a_reason_are_not_applied(cast: Cast, plan: Plan, decision: Reading) -> None:
    lines = {line.item.text: line.id for line in comparison(plan, decision, AMENDED).changes}
    out = [CULVERT, "Chủ trì diễn tập sơ tán dân trước ngày 20/10/2026.", "95% hồ chứa có quan trắc"]
    amendment = amend(cast, plan, decision, **{lines[text]: "Chờ hướng dẫn." for text in out})
    assert hold(CULVERT).status == "not_begun"
    assert not Task.objects.filter(path="II.6").exists()
    target = Target.objects.get(path="I.1")
    assert (target.text, target.value) == ("90% hồ chứa có quan trắc", 90)
    assert [(row["text"], row["reason"]) for row in amendment.left_out] == [(text, "Chờ hướng dẫn.") for text in out]
    plan.refresh_from_db()
    assert [line.item.text for line in comparison(plan, plan.reading, AMENDED).changes] == [CULVERT]


@pytest.mark.parametrize(("reason", "error"), [("  ", Refused), ("gặp anh Thử, 0912 345 678", Invalid)])
def test_a_line_is_left_out_only_with_a_reason_that_can_be_kept(
    cast: Cast, plan: Plan, decision: Reading, reason: str, error: type[Refused]
) -> None:
    line = comparison(plan, decision, AMENDED).changes[0].id
    with pytest.raises(error):
        amend(cast, plan, decision, **{line: reason})
    assert not Amendment.objects.exists()


@pytest.mark.parametrize("effect", [date(2026, 2, 11), date(2026, 9, 15)])
def test_the_day_of_effect_lies_between_the_plan_and_today(
    cast: Cast, plan: Plan, decision: Reading, effect: date
) -> None:
    with pytest.raises(Refused, match="Ngày có hiệu lực"):
        accept_amendment(
            plan=plan,
            reading=decision,
            revision=decision.revision,
            seen=comparison(plan, decision, AMENDED).fingerprint,
            effect=effect,
            left_out={},
            today=AMENDED,
            by=office(cast),
        )


def test_a_text_that_changes_nothing_is_refused(cast: Cast, plan: Plan) -> None:
    same = REPLACING.replace("77/KH-UBND", "45/KH-UBND").replace("ngày 05 tháng 9", "ngày 12 tháng 02")
    same = same.replace("này, thay thế Kế hoạch số 45/KH-UBND ngày 12/02/2026, như sau", "như sau")
    same = same.replace("98%", "90%").replace(", đập dâng", "") + "\n"
    with pytest.raises(Refused, match="Không còn thay đổi nào"):
        amend(cast, plan, read(cast, same, "giong.txt"))


def test_a_composed_text_is_no_plan_of_its_own_and_grows_old(cast: Cast, plan: Plan, decision: Reading) -> None:
    with pytest.raises(Refused, match="bản hợp nhất"):
        accept_reading(reading=decision, revision=0, day=AMENDED, by=office(cast))
    amend(cast, plan, read(cast, REPLACING, "77.txt"))
    with pytest.raises(Refused, match="ghép lại"):
        amend(cast, plan, decision)


def test_composing_again_gives_the_text_that_is_there(cast: Cast, plan: Plan, decision: Reading) -> None:
    document = decision.composition.document
    assert composed(cast, plan, document) == decision
    assert Event.objects.filter(verb="reading.compose").count() == 1


def test_a_document_of_which_no_change_can_be_made_is_refused(cast: Cast, plan: Plan) -> None:
    other = SECOND.replace("20/10/2026", "01/01/2030")
    with pytest.raises(Refused, match="Không tìm thấy trong kế hoạch này"):
        composed(cast, plan, read(cast, other, "qd-601.txt"))


def test_another_units_document_amends_no_plan(cast: Cast, plan: Plan) -> None:
    by = cast.user(Role.OFFICE, cast.commune)
    theirs = take_in(data=REPLACING.encode(), name="77.txt", unit_id=cast.commune.pk, by=by)
    assert isinstance(theirs, Reading)
    with pytest.raises(Refused, match="đơn vị khác tải lên"):
        amend(cast, plan, theirs)


def test_units_chosen_by_hand_are_taken_over_into_a_new_text(cast: Cast, plan: Plan) -> None:
    base = plan.reading
    base.mapping = {"Công an tỉnh": [cast.school.pk], "Sở Lạ": [cast.police.pk]}
    base.save(update_fields=["mapping"])
    new = take_over_choices(reading=read(cast, REPLACING, "77.txt"), base=base, by=office(cast))
    assert new.mapping == {"Công an tỉnh": [cast.school.pk]}


def test_plans_are_found_by_number_and_by_title(cast: Cast, plan: Plan) -> None:
    unit = cast.province.pk
    assert named_plans(unit, ["ke-hoach:45/kh-ubnd"]) == [plan]
    assert named_plans(unit, ["ke-hoach:45/kh-ubnd:2025"]) == []
    assert named_plans(unit, [], plan.reading.by_title) == [plan]
    assert named_plans(cast.commune.pk, ["ke-hoach:45/kh-ubnd"]) == []


def test_a_unit_that_no_longer_owes_is_taken_out_of_the_duty(cast: Cast, plan: Plan) -> None:
    only = SECOND.replace(
        "“20/10/2026” bằng cụm từ “05/11/2026” tại khoản 6",
        "“UBND các xã, phường” bằng cụm từ “UBND xã Suối Lam” tại khoản 5",
    )
    amend(cast, plan, composed(cast, plan, read(cast, only, "qd-600.txt")), effect=date(2026, 10, 12))
    assert list(Owing.objects.values_list("unit", flat=True)) == [cast.commune.pk]
    assert Event.objects.get(verb="duty.release").unit_id == cast.other_commune.pk
