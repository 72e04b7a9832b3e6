from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.documents.actions import add_item, confirm_item, discard, drop_item, edit_item, map_agency
from dondoc.documents.models import Reading
from dondoc.plans.actions import accept_reading, accepting
from dondoc.plans.models import Assignment, Citation, Duty, Owing, Plan, Recipient, Target, Task
from dondoc.reader.grammar.doubts.signs import EDGE_OF_SCOPE
from dondoc.units.models import UnitVersion
from readings import TITLE, make_reading, office, plan_json, span

DAY = date(2026, 3, 2)
POWER = "Công ty Điện lực Sông Mây"


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


def accept(cast: Cast, reading: Reading) -> Plan:
    reading.refresh_from_db()
    return accept_reading(reading=reading, revision=reading.revision, day=DAY, by=office(cast))


def nothing_is_stored() -> bool:
    return not any(model.objects.exists() for model in (Plan, Citation, Recipient, Target, Task, Assignment, Duty))


def test_an_accepted_plan_has_the_head_that_was_read(cast: Cast, reading: Reading) -> None:
    plan = accept(cast, reading)
    found = Plan.objects.filter(pk=plan.pk).values(
        "reading", "unit", "accepted_by", "kind", "number", "title", "date", "period_start", "period_end", "issuer"
    )
    assert found.get() == {
        "reading": reading.pk,
        "unit": cast.province.pk,
        "accepted_by": office(cast).pk,
        "kind": "Kế hoạch",
        "number": "",
        "title": TITLE,
        "date": date(2026, 1, 12),
        "period_start": date(2026, 1, 1),
        "period_end": date(2026, 12, 31),
        "issuer": "Ủy ban nhân dân tỉnh Sông Mây",
    }
    assert list(plan.recipients.values_list("name", "purpose")) == [("Bộ Công an", "để b/c")]


def test_targets_are_stored_exactly_with_their_words(cast: Cast, reading: Reading) -> None:
    plan = accept(cast, reading)
    start, end = span("95% trường học tổ chức thực tập phương án chữa cháy")
    fields = ("order", "path", "subject", "comparator", "value", "unit", "every", "by", "span_start", "span_end")
    assert plan.targets.values_list(*fields)[0] == (
        0, "I.1", "trường học", ">=", Decimal(95), "%", "", date(2026, 12, 31), start, end,
    )  # fmt: skip
    assert plan.targets.count() == 2


def test_tasks_are_assigned_to_the_units_of_that_day(cast: Cast, reading: Reading) -> None:
    plan = accept(cast, reading)
    assert list(plan.tasks.values_list("path", "agency", "role", "partners")) == [
        ("II.1", "Công an tỉnh", "lead", ["Sở GD&ĐT"]),
        ("II.2", "UBND các xã, phường", "own", []),
        ("II.3", POWER, "own", []),
    ]
    held = Assignment.objects.order_by("task__order", "unit").values_list("task__order", "unit", "role")
    assert list(held) == [
        (0, cast.department.pk, "coordinate"),
        (0, cast.police.pk, "lead"),
        (1, cast.commune.pk, "own"),
        (1, cast.other_commune.pk, "own"),
    ]


def test_duties_know_who_owes_them_and_by_when(cast: Cast, reading: Reading) -> None:
    plan = accept(cast, reading)
    assert list(plan.duties.values_list("kind", "due", "who", "to")) == [
        ("report", "2026-11-15", "UBND các xã, phường", "Công an tỉnh"),
        ("plan", "@signing:2026-01-12+10d", "", ""),
    ]
    owing = [sorted(duty.units.values_list("pk", flat=True)) for duty in plan.duties.all()]
    assert owing == [[cast.commune.pk, cast.other_commune.pk], []]


def test_what_is_outside_the_scope_becomes_nothing(cast: Cast, reading: Reading) -> None:
    accept(cast, reading)
    assert not Task.objects.filter(text__contains="dư luận").exists()


def test_corrections_and_omissions_take_effect(cast: Cast, reading: Reading) -> None:
    by = office(cast)
    edit_item(reading=reading, key="targets.0", values={"value": "66,67"}, revision=0, by=by)
    drop_item(reading=reading, key="targets.1", dropped=True, revision=1, by=by)
    drop_item(reading=reading, key="assignments.0", dropped=True, revision=2, by=by)
    map_agency(reading=reading, wording=POWER, unit_ids=[cast.school.pk], revision=3, day=DAY, by=by)
    plan = accept(cast, reading)
    assert list(plan.targets.values_list("value", flat=True)) == [Decimal("66.67")]
    assert list(plan.tasks.values_list("agency", flat=True)) == ["UBND các xã, phường", POWER]
    assert list(Assignment.objects.filter(task__agency=POWER).values_list("unit", flat=True)) == [cast.school.pk]
    reading.refresh_from_db()
    assert reading.plan == plan_json()


def test_what_people_added_takes_effect_with_its_words_or_without(cast: Cast, reading: Reading) -> None:
    by, (start, end) = office(cast), span("Bố trí kinh phí")
    task = {"agency": "Sở GD&ĐT", "text": "Bố trí kinh phí", "role": "own", "partners": "Công an tỉnh"}
    add_item(reading=reading, kind="tasks", values=task, span=(start, end), revision=0, by=by)
    due = {"text": "Gửi kế hoạch", "kind": "plan", "due": "20/02/2026", "who": "Công an tỉnh"}
    add_item(reading=reading, kind="deadlines", values=due, span=None, revision=1, by=by)
    plan = accept(cast, reading)
    added = plan.tasks.get(agency="Sở GD&ĐT")
    assert (added.order, added.partners, added.span_start, added.span_end) == (1, ["Công an tỉnh"], start, end)
    assert list(added.assignments.order_by("unit").values_list("unit", "role")) == [
        (cast.department.pk, "own"), (cast.police.pk, "coordinate"),
    ]  # fmt: skip
    duty = plan.duties.get(text="Gửi kế hoạch")
    assert (duty.due, duty.span_start, duty.span_end, list(duty.units.all())) == ("2026-02-20", 0, 0, [cast.police])


def test_accepting_twice_is_accepting_once(cast: Cast, reading: Reading) -> None:
    first = accept(cast, reading)
    assert accept(cast, reading) == first
    assert (Plan.objects.count(), Task.objects.count()) == (1, 3)
    assert Event.objects.filter(verb="plan.accept").count() == 1


def test_accepting_is_logged_with_what_came_of_it(cast: Cast, reading: Reading) -> None:
    accept(cast, reading)
    event = Event.objects.get(verb="plan.accept")
    assert (event.unit_id, event.after) == (
        cast.province.pk,
        {"reading": reading.pk, "targets": 2, "tasks": 3, "duties": 2},
    )
    assert verify() is None


def test_each_unit_that_is_given_a_task_or_a_duty_is_logged_for_itself(cast: Cast, reading: Reading) -> None:
    plan = accept(cast, reading)
    given = {
        ("plans.assignment", row.pk, row.unit_id): {"task": row.task_id, "role": row.role, "due": None}
        for row in Assignment.objects.all()
    }
    owed = {("plans.duty", row.duty_id, row.unit_id): {"duty": row.duty_id} for row in Owing.objects.all()}
    events = Event.objects.filter(verb__in=("assignment.give", "duty.give"))
    found = {(each.object_type, each.object_id, each.unit_id): each.after for each in events}
    assert found == {thing: {"plan": plan.pk, **state} for thing, state in (given | owed).items()}
    assert (len(given), events.count()) == (4, 6)


def test_a_plan_costs_the_same_queries_whatever_it_gives_out(cast: Cast) -> None:
    counts = []
    for number, times in enumerate((1, 1, 12)):  # the first reads the names of units into memory
        large = plan_json()
        for part in ("assignments", "deadlines"):
            large[part] *= times
        reading = make_reading(cast, name=f"{number}.docx", plan=large)
        with CaptureQueriesContext(connection) as queries:
            accept(cast, reading)
        counts.append(len(queries))
    assert Assignment.objects.count() == 4 + 4 + 4 * 12
    assert counts[1] == counts[2]


CITED = {"kind": "Kế hoạch", "number": "12/KH-UBND", "date": "2025-12-30", "key": "ke-hoach:12/kh-ubnd:2025"}


def test_what_the_plan_cites_is_stored_with_its_key(cast: Cast) -> None:
    words = span("Công an tỉnh")
    read = [
        {**CITED, "span": words},
        {"kind": "Chỉ thị", "number": "09-CT/TW", "date": None, "key": "chi-thi:9-ct/tw", "span": [3, 9]},
        {
            "kind": "Công văn",
            "number": "7/UBND-VX",
            "date": "2026-02-30",
            "key": "cong-van:7/ubnd-vx:2026",
            "span": [4, 9],
        },
        {"kind": "Luật", "number": "1/2020/QH14", "date": None, "key": "luat:1/2020/qh14:2020", "span": [5, 9]},
    ]
    reading = make_reading(cast, plan=plan_json() | {"citations": read, "number": "3/KH-UBND"})
    drop_item(reading=reading, key="citations.3", dropped=True, revision=0, by=office(cast))
    typed = {"kind": "Quyết định", "number": "5 /QĐ-UBND", "date": "01/02/2026"}
    add_item(reading=reading, kind="citations", values=typed, span=None, revision=1, by=office(cast))
    plan = accept(cast, reading)
    assert plan.key == "ke-hoach:3/kh-ubnd:2026"
    columns = ("order", "kind", "number", "date", "key", "span_start", "span_end")
    assert list(plan.citations.values_list(*columns)) == [
        (0, "Kế hoạch", "12/KH-UBND", date(2025, 12, 30), CITED["key"], *words),
        (1, "Chỉ thị", "09-CT/TW", None, "chi-thi:9-ct/tw", 3, 9),
        (2, "Công văn", "7/UBND-VX", None, "cong-van:7/ubnd-vx:2026", 4, 9),
        (3, "Quyết định", "5 /QĐ-UBND", date(2026, 2, 1), "quyet-dinh:5/qd-ubnd:2026", 0, 0),
    ]


def test_a_reading_that_someone_changed_meanwhile_is_not_accepted(cast: Cast, reading: Reading) -> None:
    edit_item(reading=reading, key="targets.0", values={"value": "90"}, revision=0, by=office(cast))
    with pytest.raises(Refused, match="Người khác vừa sửa"):
        accept_reading(reading=reading, revision=0, day=DAY, by=office(cast))
    assert nothing_is_stored()


def test_a_discarded_reading_is_not_accepted(cast: Cast, reading: Reading) -> None:
    discard(reading=reading, reason="Tải nhầm", revision=0, by=office(cast))
    with pytest.raises(Refused, match="đã bị bỏ"):
        accept(cast, reading)
    assert nothing_is_stored()


def test_a_reading_with_nothing_to_run_is_not_accepted(cast: Cast) -> None:
    empty = plan_json() | {"targets": [], "assignments": [], "deadlines": []}
    with pytest.raises(Refused, match="không có chỉ tiêu, nhiệm vụ hay hạn báo cáo"):
        accept(cast, make_reading(cast, plan=empty))
    assert nothing_is_stored()


def test_values_that_cannot_be_kept_are_told_together(cast: Cast) -> None:
    plan = plan_json() | {"title": None, "date": "2026-02-30"}
    plan["targets"][0]["value"] = 1e20
    plan["deadlines"][0]["due"] = "2026-11-31"
    with pytest.raises(Invalid) as error:
        accept(cast, make_reading(cast, plan=plan))
    assert [(problem.where, problem.message) for problem in error.value.problems] == [
        ("Phần đầu", "Chưa có trích yếu. Hãy ghi trích yếu."),
        ("Phần đầu", "“2026-02-30” không phải là một ngày có trong lịch. Hãy sửa lại ngày."),
        (
            "95% trường học tổ chức thực tập phương án chữa cháy",
            "Mức đề ra quá lớn hoặc có quá bốn chữ số thập phân. Hãy sửa lại.",
        ),
        (
            "báo cáo Công an tỉnh trước ngày 15/11/2026",
            "“2026-11-31” không phải là một ngày có trong lịch. Hãy sửa lại ngày.",
        ),
    ]
    assert nothing_is_stored()


def test_a_plan_that_would_end_before_it_begins_is_not_accepted(cast: Cast) -> None:
    plan = plan_json() | {"period": {"start": "2026-12-31", "end": "2026-01-01", "span": [0, 1]}}
    with pytest.raises(Invalid, match="phải sau ngày đầu"):
        accept(cast, make_reading(cast, plan=plan))


def test_what_a_document_prints_is_never_too_long(cast: Cast) -> None:
    long = "Phòng, chống thiên tai " * 60
    plan = plan_json() | {"issuer": long, "number": long}
    plan["targets"][0]["unit"] = long
    plan["recipients"][0]["purpose"] = long
    accepted = accept(cast, make_reading(cast, plan=plan))
    assert (accepted.issuer, accepted.targets.all()[0].unit) == (long, long)


def test_a_unit_that_ended_after_it_was_chosen_stops_the_whole(cast: Cast, reading: Reading) -> None:
    map_agency(reading=reading, wording=POWER, unit_ids=[cast.police.pk], revision=0, day=DAY, by=office(cast))
    UnitVersion.objects.filter(unit=cast.police).update(valid_to=DAY)
    with pytest.raises(Invalid) as error:
        accept(cast, reading)
    (problem,) = error.value.problems
    assert (problem.where, problem.message) == (
        POWER,
        "Đơn vị đã chọn cho cơ quan này không còn hoạt động. Hãy chọn lại đơn vị.",
    )
    assert nothing_is_stored()


def test_a_fault_half_way_leaves_nothing_behind(cast: Cast, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(accepting, "_create_duties", fail)
    with pytest.raises(RuntimeError):
        accept(cast, reading)
    reading.refresh_from_db()
    assert (reading.state, nothing_is_stored()) == ("waiting", True)
    assert not Event.objects.filter(verb="plan.accept").exists()


def test_words_near_the_edge_of_the_scope_are_decided_upon_before_the_plan_is_accepted(cast: Cast) -> None:
    plan = plan_json()
    plan["assignments"][0]["tasks"][0]["doubt"] = EDGE_OF_SCOPE.says
    reading = make_reading(cast, plan=plan)
    with pytest.raises(Refused, match="Còn 1 mục"):
        accept(cast, reading)
    assert nothing_is_stored()
    confirm_item(reading=reading, key="assignments.0.tasks.0", revision=reading.revision, by=office(cast))
    assert accept(cast, reading).pk is not None
