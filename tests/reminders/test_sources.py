"""Tasks and plans to be issued are reminded of like reports; what is done, dropped or ended is not."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.models import Assignment, Citation, Duty, Owing, Plan, Task
from dondoc.reminders.actions import set_mailbox
from dondoc.reminders.models import Desk, Message, Watch
from dondoc.reminders.sources import SOURCES
from dondoc.reminders.words import told
from dondoc.successions.actions import settle, undo
from orders import done, merger
from reminders.inboxes import inbox, run
from rounds import make_plan, make_round

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 16)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    made = make_plan(cast)
    made.key = "ke-hoach:12/kh-ubnd:2026"
    made.save()
    return made


def hold(plan: Plan, text: str, **values: object) -> Assignment:
    """A task of the plan that the commune leads, due on 16 June."""
    order = plan.tasks.count()
    task = Task.objects.create(plan=plan, order=order, text=text, agency="", role="lead", span_start=0, span_end=1)
    unit = plan.duties.get().units.order_by("pk")[0]
    return Assignment.objects.create(task=task, **{"unit": unit, "role": "lead", "due": DUE, **values})


def owe(plan: Plan, cast: Cast) -> Owing:
    """The commune must issue a plan of its own by 16 June."""
    where = {"order": 1, "span_start": 0, "span_end": 1}
    duty = Duty.objects.create(plan=plan, kind="plan", text="xây dựng kế hoạch triển khai", due="2026-06-16", **where)
    return Owing.objects.create(duty=duty, unit=cast.commune)


def own_plan(cast: Cast, like: Plan) -> Plan:
    """A plan of the commune."""
    by = like.accepted_by
    file = StoredFile.objects.create(unit=cast.commune, name="xa.docx", sha256="1" * 64, size=1, uploaded_by=by)
    reading = Reading.objects.create(file=file, unit=cast.commune, plan={}, source={}, state="accepted")
    return Plan.objects.create(reading=reading, unit=cast.commune, accepted_by=by, kind="Kế hoạch", title="Xã")


def test_tasks_that_a_unit_leads_or_does_are_told_in_one_message_with_their_pages(cast: Cast, plan: Plan) -> None:
    first = hold(plan, "Kiểm tra trường học")
    hold(plan, "Tập huấn", role="own", words="Tập huấn cho các trường mầm non")
    hold(plan, "Phối hợp", role="coordinate")
    hold(plan, "Không có hạn", due=None)
    hold(plan, "Đã xong", status="done", done_on=date(2026, 6, 1))
    hold(plan, "Đã bỏ", status="dropped", reason="Không còn cần")
    run(DUE)
    assert inbox(cast.commune) == [
        ("16/06", "reminder", [("Kiểm tra trường học", 0), ("Tập huấn cho các trường mầm non", 0)])
    ]
    assert told(Message.objects.get())[0].path == reverse("task", args=[first.task_id])


def test_a_task_that_was_done_meanwhile_is_told_no_more_and_one_sent_back_is_again(cast: Cast, plan: Plan) -> None:
    held = hold(plan, "Kiểm tra trường học")
    run(date(2026, 6, 15))
    Assignment.objects.update(status="confirmed", done_on=date(2026, 6, 15))
    assert run(DUE) == (0, 0)
    assert Watch.objects.get(assignment=held).next_at is None
    Assignment.objects.update(status="sent_back", done_on=None, reason="Thiếu ảnh")
    assert run(date(2026, 6, 17)) == (1, 1)


def test_long_words_of_a_clause_are_cut(cast: Cast, plan: Plan) -> None:
    hold(plan, "Kiểm tra " * 50)
    run(DUE)
    ((_day, _kind, ((what, _days),)),) = inbox(cast.commune)
    assert len(what) == 200
    assert what.endswith("…")


def test_a_plan_to_be_issued_is_done_when_one_that_cites_it_is_here(cast: Cast, plan: Plan) -> None:
    owe(plan, cast)
    run(date(2026, 6, 15))
    assert inbox(cast.commune) == [("15/06", "reminder", [("xây dựng kế hoạch triển khai", -1)])]
    own = own_plan(cast, plan)
    Citation.objects.create(
        plan=own, order=0, kind="Kế hoạch", number="12/KH-UBND", key=plan.key, span_start=0, span_end=1
    )
    assert run(DUE) == (0, 0)


def test_a_plan_to_be_issued_every_year_is_not_watched(cast: Cast, plan: Plan) -> None:
    owe(plan, cast)
    Duty.objects.filter(kind="plan").update(due="--06-16")  # no one plan ends it
    assert run(DUE) == (0, 0)
    assert not Watch.objects.exists()


def test_a_plan_that_is_linked_to_the_duty_ends_the_reminders(cast: Cast, plan: Plan) -> None:
    Plan.objects.update(key="")  # without a number nobody can cite it
    owing = owe(plan, cast)
    assert run(date(2026, 6, 15)) == (1, 1)
    owing.plan, owing.linked_by, owing.linked_at = own_plan(cast, plan), plan.accepted_by, timezone.now()
    owing.save()
    assert run(DUE) == (0, 0)


def test_an_assignment_that_is_taken_away_takes_its_watch_along(cast: Cast, plan: Plan) -> None:
    hold(plan, "Kiểm tra trường học")
    run(date(2026, 6, 1))
    assert Watch.objects.count() == 1
    Assignment.objects.all().delete()
    assert Watch.objects.count() == 0


def test_a_merger_hands_reminders_to_the_heir_and_can_still_be_taken_back(cast: Cast) -> None:
    made = make_round(cast)
    set_mailbox(unit=cast.commune, mailbox="vanthu@suoilam.gov.vn", by=None)
    run(date(2026, 6, 5))
    order = merger(cast.commune, cast.other_commune, below=cast.province, day=date(2026, 6, 10))
    succession = done(order, date(2026, 6, 8))
    settle(succession=succession, today=date(2026, 6, 10), by=None)
    heir = succession.parts.all()[0].new
    assert heir is not None
    run(date(2026, 6, 11))
    assert [day for day, _kind, _lines in inbox(heir)] == ["11/06"]
    assert [day for day, _kind, _lines in inbox(cast.commune)] == ["05/06"]
    undo(succession=succession, reason="Ghi nhầm quyết định", by=made.office)
    assert not Desk.objects.filter(unit_id=heir.pk).exists()
    run(date(2026, 6, 16))
    assert [day for day, _kind, _lines in inbox(cast.commune)] == ["05/06", "16/06"]


def test_every_source_names_its_own_column_of_a_watch() -> None:
    assert [source.column for source in SOURCES] == ["obligation", "assignment", "owing", "finding", "assessment"]
    assert [Watch._meta.get_field(source.column).related_model for source in SOURCES] == [
        source.model for source in SOURCES
    ]
