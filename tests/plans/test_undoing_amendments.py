"""An amendment taken back leaves everything as it was, while nothing later stands on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from amended import AMENDED, DECISION, REPLACING, SECOND, amend, composed, office, read, running_plan
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.core.rows import row_of
from dondoc.documents.models import Reading
from dondoc.plans.actions import set_due, undo_amendment
from dondoc.plans.dues import parse
from dondoc.plans.models import (
    Amendment,
    AmendmentChange,
    Assignment,
    Citation,
    Duty,
    Owing,
    Plan,
    Recipient,
    Target,
    Task,
)
from dondoc.plans.work.actions import give_parts, report, start
from dondoc.reporting.actions.forms import make_form

TABLES = (Plan, Task, Target, Duty, Assignment, Owing, Recipient, Citation)
WHY = "Văn bản sửa đổi bị thu hồi."


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return running_plan(cast)


def stored() -> dict[str, list[dict[str, Any]]]:
    """Every row of the tables that amendments write, and where each reading stands."""
    rows = {table.__name__: [row_of(row) for row in table._default_manager.order_by("pk")] for table in TABLES}
    return rows | {"readings": list(Reading.objects.order_by("pk").values("pk", "state", "edits"))}


def undo(cast: Cast, amendment: Amendment) -> Plan:
    return undo_amendment(amendment=amendment, reason=WHY, by=office(cast))


def hold(text: str) -> Assignment:
    return Assignment.objects.get(task__text=text, ended_by=None)


@pytest.mark.parametrize("text", [DECISION, REPLACING], ids=["clauses", "whole plan"])
def test_everything_is_as_it_was(cast: Cast, plan: Plan, text: str) -> None:
    document = read(cast, text, "sua-doi.txt")
    reading = composed(cast, plan, document) if text is DECISION else document
    before = stored()
    amendment = amend(cast, plan, reading)
    assert stored() != before
    undo(cast, amendment)
    assert stored() == before
    assert not Amendment.objects.exists() and not AmendmentChange.objects.exists()
    assert verify() is None


def test_what_was_undone_can_be_accepted_again(cast: Cast, plan: Plan) -> None:
    reading = composed(cast, plan, read(cast, DECISION, "qd.txt"))
    undo(cast, amend(cast, plan, reading))
    reading.refresh_from_db()
    again = amend(cast, plan, reading)
    assert (again.number, plan.tasks.filter(ended_by=again).count()) == (1, 1)


def test_the_log_tells_of_it_item_by_item_with_the_reason(cast: Cast, plan: Plan) -> None:
    amendment = amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd.txt")))
    since = Event.objects.latest("pk").pk
    undo(cast, amendment)
    events = Event.objects.filter(pk__gt=since).order_by("pk")
    assert {event.reason for event in events} == {WHY}
    told = [event.verb for event in events]
    assert told[-1] == "plan.unamend"
    assert set(told[:-1]) == {"task.unamend", "target.unamend", "duty.unamend", "assignment.unamend"}
    report_duty = events.get(verb="duty.unamend", object_id=plan.duties.get().pk)
    assert (report_duty.before, report_duty.after) == ({"due": "2026-11-30"}, {"due": "2026-11-15"})


def on_a_new_task(cast: Cast, plan: Plan) -> None:
    row = hold("Chủ trì diễn tập sơ tán dân trước ngày 20/10/2026.")
    report(
        assignment=row, period="2026-09", percent=10, text="", day=AMENDED, by=cast.user(Role.HEAD, cast.other_commune)
    )


def by_beginning(cast: Cast, plan: Plan) -> None:
    row = hold("Tổ chức dạy bơi miễn phí cho học sinh ven hồ.")
    start(assignment=row, day=AMENDED, by=cast.user(Role.HEAD, cast.department))


def by_a_part(cast: Cast, plan: Plan) -> None:
    row = Assignment.objects.filter(unit=cast.commune, ended_by=None, task__text__contains="trực cứu hộ").get()
    give_parts(
        assignment=row, unit_ids=[cast.school.pk], role="own", words="Trực", due=None, weight=1, day=AMENDED,
        by=cast.user(Role.HEAD, cast.commune),
    )  # fmt: skip


def by_another_date(cast: Cast, plan: Plan) -> None:
    duty = plan.duties.get(kind="report")
    set_due(duty=duty, due=parse("2026-12-01"), gaps={}, by=office(cast))


def by_a_later_amendment(cast: Cast, plan: Plan) -> None:
    plan.refresh_from_db()
    amend(cast, plan, composed(cast, plan, read(cast, SECOND, "qd-600.txt")), effect=date(2026, 10, 12))


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (on_a_new_task, "phân công đã được làm tiếp"),
        (by_a_part, "phần việc đã giao tiếp"),
        (by_another_date, "việc có hạn đã được đặt lại hạn"),
        (by_a_later_amendment, "kế hoạch đã có lần sửa đổi sau"),
    ],
)
def test_what_later_stands_on_it_forbids_it(
    cast: Cast, plan: Plan, later: Callable[[Cast, Plan], None], why: str
) -> None:
    amendment = amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd.txt")))
    later(cast, plan)
    before = stored()
    with pytest.raises(Refused, match=why):
        undo(cast, amendment)
    assert stored() == before


def test_work_on_a_task_that_the_amendment_left_alone_forbids_nothing(cast: Cast, plan: Plan) -> None:
    amendment = amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd.txt")))
    row = hold("Trực ban mùa mưa lũ tại các hồ chứa.")
    start(assignment=row, day=AMENDED, by=cast.user(Role.HEAD, cast.other_commune))
    undo(cast, amendment)
    row.refresh_from_db()
    assert row.status == "under_way"


def test_figures_asked_for_a_new_target_forbid_it(cast: Cast, plan: Plan) -> None:
    more = REPLACING.replace("II. TỔ CHỨC", "3. Cắm ít nhất 40 biển báo.\nII. TỔ CHỨC")
    amendment = amend(cast, plan, read(cast, more, "77.txt"))
    make_form(plan=Plan.objects.get(pk=plan.pk), by=office(cast))
    with pytest.raises(Refused, match="chỉ số của biểu mẫu"):
        undo(cast, amendment)


def test_one_accepted_before_rows_were_kept_can_not_be_taken_back(cast: Cast, plan: Plan) -> None:
    amendment = amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd.txt")))
    amendment.changes.all().delete()
    with pytest.raises(Refused, match="trước khi phần mềm giữ được từng thay đổi"):
        undo(cast, amendment)


def test_a_reason_is_asked_for_and_the_second_time_is_refused(cast: Cast, plan: Plan) -> None:
    amendment = amend(cast, plan, composed(cast, plan, read(cast, DECISION, "qd.txt")))
    with pytest.raises(Refused, match="lý do hoàn tác"):
        undo_amendment(amendment=amendment, reason=" ", by=office(cast))
    pk = amendment.pk
    undo(cast, amendment)
    amendment.pk = pk
    with pytest.raises(Refused, match="đã được hoàn tác"):
        undo(cast, amendment)


def test_a_document_that_does_more_than_amend_stays_where_it_is(cast: Cast, plan: Plan) -> None:
    document = read(cast, DECISION, "qd.txt")
    amendment = amend(cast, plan, composed(cast, plan, document))
    document.refresh_from_db()
    assert document.state == "accepted"
    undo(cast, amendment)
    document.refresh_from_db()
    assert document.state == "waiting"
