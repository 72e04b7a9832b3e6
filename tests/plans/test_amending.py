"""Amending a plan at work: by the clauses of a decision, and by a plan that takes its place."""

from __future__ import annotations

from datetime import date

import pytest

from amended import AMENDED, DECISION, REPLACING, SECOND, amend, composed, office, read, running_plan
from cast import Cast
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.documents.actions import edit_item
from dondoc.documents.models import Reading
from dondoc.documents.rules import proposal
from dondoc.plans.actions import set_due
from dondoc.plans.amending import What
from dondoc.plans.amendments import comparison, concerns_of, units_concerned
from dondoc.plans.dues import parse
from dondoc.plans.models import Assignment, Duty, Evidence, Plan, ProgressNote, Target, Task
from dondoc.plans.overview import overview
from dondoc.plans.work.states import Status
from dondoc.reporting.actions.cycles import open_cycle, set_owing_units
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.models import Obligation
from dondoc.units.models import UnitVersion
from dondoc.web.plans.choosing import outcomes_of

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


def running(plan: Plan) -> list[tuple[str, str]]:
    """The tasks in force, with their clauses, in order."""
    return list(plan.tasks.filter(ended_by=None).values_list("path", "text"))


def test_the_composed_text_says_what_was_done_and_what_is_left_by_hand(
    cast: Cast, plan: Plan, decision: Reading
) -> None:
    found = [(outcome.said, outcome.why) for outcome in outcomes_of(decision.composition)]
    assert found == [
        ("Sửa đổi khoản 1 mục I", ""),
        ("Bãi bỏ điểm b khoản 3 mục II", ""),
        ("Thay thế khoản 5 mục II", ""),
        ("Sửa đổi khoản 2 mục II", ""),
        ("Bổ sung khoản 6 vào sau khoản 5 mục II", ""),
        ("Bãi bỏ khoản 9 mục II", "Không tìm thấy khoản 9 mục II trong kế hoạch, hãy sửa tay."),
    ]


def test_the_comparison_shows_each_change_and_nothing_else(cast: Cast, plan: Plan, decision: Reading) -> None:
    found = comparison(plan, decision, AMENDED)
    assert [(line.what.value, line.item.text, line.fields) for line in found.changes] == [
        ("changed", "Tổ chức dạy bơi miễn phí cho học sinh ven hồ.", ("text",)),
        ("added", "Phối hợp với UBND xã Suối Lam trực cứu hộ tại bãi tắm.", ()),
        (
            "changed",
            "UBND các xã, phường tổng hợp kết quả thực hiện, báo cáo Sở GD&ĐT trước ngày 30/11/2026 để theo dõi.",
            ("text",),
        ),
        ("added", "Chủ trì diễn tập sơ tán dân trước ngày 20/10/2026.", ()),
        ("changed", "95% hồ chứa có quan trắc", ("text", "value")),
        (
            "changed",
            "UBND các xã, phường tổng hợp kết quả thực hiện, báo cáo Sở GD&ĐT trước ngày 30/11/2026",
            ("text", "due"),
        ),
        ("added", "Chủ trì diễn tập sơ tán dân trước ngày 20/10/2026", ()),
        ("ended", CULVERT, ()),
    ]
    assert (found.head, found.recipients, found.citations) == ((), ((), ()), ((), ()))


def test_changed_tasks_keep_their_rows_and_all_that_hangs_on_them(cast: Cast, plan: Plan, decision: Reading) -> None:
    was = hold(SWIMMING)
    Assignment.objects.filter(pk=was.pk).update(status=Status.UNDER_WAY, percent=40)
    note = ProgressNote.objects.create(assignment=was, period="2026-08", percent=40, by=office(cast))
    proof = Evidence.objects.create(assignment=was, link="https://songmay.example/anh", by=office(cast))
    amend(cast, plan, decision)
    now = hold("Tổ chức dạy bơi miễn phí cho học sinh ven hồ.")
    assert (now.pk, now.task_id, now.status, now.percent) == (was.pk, was.task_id, "under_way", 40)
    assert (list(now.notes.all()), list(now.evidence.all())) == ([note], [proof])


def test_the_plan_reads_as_the_new_text_from_then_on(cast: Cast, plan: Plan, decision: Reading) -> None:
    amend(cast, plan, decision)
    plan.refresh_from_db()
    assert plan.reading == decision
    assert running(plan) == [
        ("II.1", "Chủ trì kiểm tra an ninh hồ đập."),
        ("II.1", "Phối hợp với Sở GD&ĐT cắm biển báo nguy hiểm quanh hồ."),
        ("II.2", "Tổ chức dạy bơi miễn phí cho học sinh ven hồ."),
        ("II.2", "Phối hợp với UBND xã Suối Lam trực cứu hộ tại bãi tắm."),
        ("II.3", "Bố trí kinh phí nạo vét kênh."),
        ("II.4", "Trực ban mùa mưa lũ tại các hồ chứa."),
        (
            "II.5",
            "UBND các xã, phường tổng hợp kết quả thực hiện, báo cáo Sở GD&ĐT trước ngày 30/11/2026 để theo dõi.",
        ),
        ("II.6", "Chủ trì diễn tập sơ tán dân trước ngày 20/10/2026."),
    ]
    text = decision.source["text"]
    words = [text[row.span_start : row.span_end] for row in plan.tasks.filter(ended_by=None)]
    assert words == [text for _path, text in running(plan)]
    assert comparison(plan, decision, AMENDED).empty


def test_what_ended_is_kept_with_what_ended_it(cast: Cast, plan: Plan, decision: Reading) -> None:
    amendment = amend(cast, plan, decision)
    ended = hold(CULVERT)
    assert (ended.task.ended_by, ended.ended_by, ended.status, ended.reason) == (
        amendment,
        amendment,
        "dropped",
        "Bỏ theo Quyết định 512/QĐ-UBND.",
    )
    assert overview(plan, UnitVersion.objects.all(), cast.province.pk).ended == {amendment.pk: [ended.task]}


def test_what_a_unit_had_finished_stays_finished(cast: Cast, plan: Plan, decision: Reading) -> None:
    Assignment.objects.filter(task__text=CULVERT).update(status=Status.CONFIRMED, done_on=date(2026, 6, 1))
    amend(cast, plan, decision)
    assert (hold(CULVERT).status, hold(CULVERT).ended_by is None) == ("confirmed", False)


def test_new_tasks_are_given_to_the_units_that_their_words_mean(cast: Cast, plan: Plan, decision: Reading) -> None:
    amend(cast, plan, decision)
    new = Task.objects.get(text="Phối hợp với UBND xã Suối Lam trực cứu hộ tại bãi tắm.")
    assert sorted(new.assignments.values_list("unit", "role", "status")) == sorted(
        [(cast.department.pk, "coordinate", "not_begun"), (cast.commune.pk, "coordinate", "not_begun")]
    )


def test_open_rounds_stay_and_the_duty_is_due_on_the_new_day(cast: Cast, plan: Plan, decision: Reading) -> None:
    duty = plan.duties.get()
    make_form(plan=plan, by=office(cast))
    open_cycle(
        duty=duty,
        name="Báo cáo năm 2026",
        window_start=date(2025, 12, 15),
        window_end=date(2026, 11, 1),
        dues={1: date(2026, 11, 15)},
        day=date(2026, 9, 1),
        by=office(cast),
    )
    owed = list(Obligation.objects.order_by("pk").values_list("unit", "due", "state"))
    amend(cast, plan, decision)
    duty.refresh_from_db()
    assert duty.due == "2026-11-30"
    assert list(Obligation.objects.order_by("pk").values_list("unit", "due", "state")) == owed


def test_dates_of_open_tasks_move_and_those_of_their_parts_stay_within_them(cast: Cast, plan: Plan) -> None:
    due = "Trực ban mùa mưa lũ tại các hồ chứa."
    task = Task.objects.get(text=due)
    Task.objects.filter(pk=task.pk).update(due="2026-12-01")
    top = hold(due)
    part = Assignment.objects.create(task=task, unit=cast.school, parent=top, role="own", due=date(2026, 11, 20))
    late = Assignment.objects.create(task=task, unit=cast.police, parent=top, role="own", due=date(2026, 9, 1))
    Assignment.objects.filter(pk=top.pk).update(due=date(2026, 12, 1))
    edit = {"text": due, "role": "own", "due": "30/9/2026"}
    new = read(cast, REPLACING.replace(", đập dâng", ""), "77.txt")
    (key,) = [item["key"] for item in _tasks(new) if item["text"] == due]
    edit_item(reading=new, key=key, values=edit, revision=0, by=office(cast))
    new.refresh_from_db()
    amend(cast, plan, new)
    found = {row.pk: row.due for row in Assignment.objects.filter(task=task)}
    assert found == {top.pk: date(2026, 9, 30), part.pk: date(2026, 9, 30), late.pk: date(2026, 9, 1)}


def _tasks(reading: Reading) -> list[dict[str, str]]:
    return [task for block in proposal(reading.plan, reading.edits)["assignments"] for task in block["tasks"]]


def test_what_people_set_by_hand_since_is_left_alone(cast: Cast, plan: Plan) -> None:
    duty, by = plan.duties.get(), office(cast)
    set_due(duty=duty, due=parse("2026-11-10"), gaps={}, by=by)
    set_owing_units(duty=duty, unit_ids=[cast.commune.pk, cast.school.pk], by=by)
    first = composed(
        cast,
        plan,
        read(
            cast,
            DECISION.replace(
                "3. Thay thế cụm từ “15/11/2026” bằng cụm từ “30/11/2026”", "3. Bãi bỏ cụm từ “để theo dõi”"
            ),
            "qd.txt",
        ),
    )
    assert [line.what for line in comparison(plan, first, AMENDED).changes if line.old and line.kind == "duties"] == []
    amend(cast, plan, first)
    duty.refresh_from_db()
    assert (duty.due, set(duty.units.values_list("pk", flat=True))) == ("2026-11-10", {cast.commune.pk, cast.school.pk})


def test_a_plan_that_takes_the_place_of_another_goes_on_as_the_same_plan(cast: Cast, plan: Plan) -> None:
    new = read(cast, REPLACING, "77.txt")
    rows = set(plan.tasks.values_list("pk", flat=True))
    assert {what: len(comparison(plan, new, AMENDED).of(what)) for what in What} == {
        What.KEPT: 8,
        What.CHANGED: 2,
        What.ADDED: 0,
        What.ENDED: 0,
    }
    amendment = amend(cast, plan, new)
    plan.refresh_from_db()
    assert (plan.number, plan.key, plan.date) == ("77/KH-UBND", "ke-hoach:77/kh-ubnd:2026", date(2026, 9, 5))
    assert amendment.differences["head"] == [
        ["number", "45/KH-UBND", "77/KH-UBND"],
        ["date", "2026-02-12", "2026-09-05"],
    ]
    assert set(plan.tasks.values_list("pk", flat=True)) == rows
    assert [cited.number for cited in plan.citations.all()] == ["45/KH-UBND"]
    assert Target.objects.get(path="I.1").value == 98


def test_a_plan_amended_twice_is_composed_on_its_latest_text(cast: Cast, plan: Plan, decision: Reading) -> None:
    amend(cast, plan, decision)
    plan.refresh_from_db()
    second = composed(cast, plan, read(cast, SECOND, "qd-600.txt"))
    amendment = amend(cast, plan, second, effect=date(2026, 10, 12))
    assert (amendment.number, amendment.before) == (2, decision)
    assert Duty.objects.get(path="II.6").due == "2026-11-05"
    assert Plan.objects.get().amendments.count() == 2
    assert verify() is None


def test_a_task_that_comes_back_is_held_by_the_same_unit_anew(cast: Cast, plan: Plan, decision: Reading) -> None:
    held = hold("Bố trí kinh phí nạo vét kênh.")
    without = DECISION.replace(
        "2. Bãi bỏ điểm b khoản 3 mục II.",
        "2. Thay thế cụm từ “UBND xã Suối Lam” bằng cụm từ “UBND phường Bến Đá” tại khoản 3 mục II.",
    )
    amend(cast, plan, composed(cast, plan, read(cast, without, "qd-513.txt")))
    held.refresh_from_db()
    assert held.status == "dropped"
    back = SECOND.replace(
        "“20/10/2026” bằng cụm từ “05/11/2026” tại khoản 6",
        "“UBND phường Bến Đá” bằng cụm từ “UBND xã Suối Lam” tại khoản 3",
    )
    plan.refresh_from_db()
    amend(cast, plan, composed(cast, plan, read(cast, back, "qd-600.txt")), effect=date(2026, 10, 12))
    held.refresh_from_db()
    assert (held.status, held.ended_by, held.reason) == ("not_begun", None, "")
    other = Assignment.objects.get(task=held.task, unit=cast.other_commune)
    assert other.status == "dropped"


def test_each_unit_is_told_what_changed_for_it(cast: Cast, plan: Plan, decision: Reading) -> None:
    amendment = amend(cast, plan, decision)
    counts = amendment.concerns.order_by("unit").values_list("unit", "gained", "lost", "moved", "changed", "targets")
    assert list(counts) == [
        (cast.commune.pk, 1, 1, 1, 1, 1),
        (cast.other_commune.pk, 2, 0, 1, 1, 1),
        (cast.department.pk, 1, 0, 0, 1, 0),
    ]
    assert set(units_concerned(amendment)) == {cast.commune, cast.other_commune, cast.department}
    assert [each.amendment for each in concerns_of(cast.commune.pk, date(2026, 1, 1))] == [amendment]
    assert list(concerns_of(cast.police.pk, date(2026, 1, 1))) == []


def test_the_log_has_one_event_for_each_thing_that_changed(cast: Cast, plan: Plan, decision: Reading) -> None:
    last = Event.objects.latest("pk").pk
    amend(cast, plan, decision)
    found = Event.objects.filter(pk__gt=last).values_list("verb", flat=True)
    assert sorted(found) == sorted(
        ["plan.amend", "task.drop", "target.change", "duty.add", "duty.change", "assignment.end", "duty.give"]
        + ["task.add", "task.change"] * 2
        + ["assignment.give"] * 3
    )
    assert Event.objects.get(verb="target.change").before == {"value": "90"}
    assert verify() is None
