"""The office urges all units that are late with tasks of a plan: shown first, done once, not twice within the hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.models import Event
from dondoc.plans.models import Assignment
from dondoc.plans.work.actions import finish
from dondoc.reminders.actions import set_mailbox
from dondoc.reminders.channels.mail import mail_of
from dondoc.reminders.models import Delivery, Message
from dondoc.units.models import Unit
from tasks import Work, make_task, make_work
from web.html import page, rows, text_of

At = Callable[[Role, Unit], Client]
POLICE = "Công an tỉnh Sông Mây"
COMMUNE, BESIDE = "Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"


@pytest.fixture
def work(monday: time_machine.Coordinates, cast: Cast) -> Work:
    """The drill is late at both communes, whose tasks were due six days before; the check is not due yet."""
    made = make_work(cast)
    Assignment.objects.filter(task=made.drill).update(due=date(2026, 6, 16))
    return made


@pytest.fixture
def office(work: Work, at: At, settings: Settings) -> Client:
    settings.EMAIL_HOST = "localhost"
    set_mailbox(unit=work.cast.commune, mailbox="vanthu@suoilam.gov.vn", by=None)
    return at(Role.OFFICE, work.cast.province)


@pytest.fixture
def url(work: Work) -> str:
    return reverse("plan-urge", args=[work.plan.pk])


def test_first_it_says_who_is_late_and_through_what_each_hears(office: Client, url: str) -> None:
    answer = office.get(url)
    assert rows(answer) == [
        [COMMUNE, "1", "Quá hạn 6 ngày", "Phần mềm, thư vanthu@suoilam.gov.vn", "–"],
        [BESIDE, "1", "Quá hạn 6 ngày", "Phần mềm chưa có hộp thư", "–"],
    ]
    assert "2 đơn vị có việc quá hạn, không tính đơn vị phối hợp." in text_of(answer)
    assert not Message.objects.exists()


def test_all_open_tasks_can_be_meant_undated_ones_too(work: Work, office: Client, url: str) -> None:
    make_task(work.plan, "Sơ kết.", "Công an tỉnh", (work.cast.police, "own"), due=None)
    assert [line[:3] for line in rows(office.get(f"{url}?viec=dang-mo"))] == [
        [COMMUNE, "1", "Quá hạn 6 ngày"], [BESIDE, "1", "Quá hạn 6 ngày"], [POLICE, "2", "–"],
    ]  # fmt: skip
    office.post(f"{url}?viec=dang-mo", {"note": ""})
    lines = Message.objects.get(unit=work.cast.police).lines
    assert [(line["what"], line["due"], line["days"]) for line in lines] == [
        ("Sơ kết.", "", 0), ("Kiểm tra an toàn trường học.", "2026-06-30", -8),
    ]  # fmt: skip


def test_one_click_tells_each_unit_once_and_the_log_keeps_each_task(work: Work, office: Client, url: str) -> None:
    finish(assignment=work.of(work.cast.other_commune), day=date(2026, 6, 22), by=work.office)
    second = make_task(work.plan, "Sơ kết.", "UBND xã", (work.cast.commune, "own"), due=date(2026, 6, 18))
    answer = office.post(url, {"note": "Đề nghị báo trước 16 giờ."}, follow=True)
    assert "Đã nhắc 1 đơn vị." in text_of(answer)
    message = Message.objects.get()
    assert (message.unit, message.plan, message.total, message.note) == (
        work.cast.commune, work.plan, 2, "Đề nghị báo trước 16 giờ.",
    )  # fmt: skip
    events = Event.objects.filter(verb="reminder.nudge_task").order_by("object_id")
    mine = [work.of(work.cast.commune).pk, work.of(work.cast.commune, second).pk]
    assert [(event.object_id, event.user, event.after) for event in events] == [
        (pk, work.office, {"note": "Đề nghị báo trước 16 giờ."}) for pk in mine
    ]
    assert mail_of(Delivery.objects.get()).subject == "dondoc: Văn phòng đôn đốc 2 việc của kế hoạch"


def test_the_unit_reads_it_in_its_inbox_and_finds_the_way_to_the_task(
    work: Work, office: Client, url: str, at: At
) -> None:
    make_task(work.plan, "Sơ kết.", "UBND xã", (work.cast.commune, "own"), due=None)
    office.post(f"{url}?viec=dang-mo", {"note": "Báo ngay."})
    head = at(Role.HEAD, work.cast.commune)
    assert "Đôn đốc của văn phòng · Kế hoạch 12/KH-UBND" in text_of(head.get(reverse("messages")))
    message = head.get(reverse("message", args=[Message.objects.get(unit=work.cast.commune).pk]))
    assert rows(message) == [
        ["Tổ chức diễn tập chữa cháy.", "Quá hạn 6 ngày", "16/06/2026"],
        ["Sơ kết.", "không có hạn cụ thể", "–"],
    ]
    assert reverse("task", args=[work.drill.pk]) in page(message).xpath("//td/a/@href | //th/a/@href")
    assert "đôn đốc đơn vị về nhiệm vụ: ghi chú “Báo ngay.”" in text_of(head.get(reverse("task", args=[work.drill.pk])))


def test_within_the_hour_nobody_is_urged_twice_unless_it_is_asked_for(
    office: Client, url: str, monday: time_machine.Coordinates
) -> None:
    office.post(url, {"note": ""})
    monday.shift(timedelta(minutes=59))
    assert "2 đơn vị vừa được nhắc trong một giờ qua" in text_of(office.get(url))
    refused = office.post(url, {"note": ""})
    assert (refused.status_code, Message.objects.count()) == (422, 2)
    office.post(url, {"note": "", "again": "on"})
    assert Message.objects.count() == 4
    monday.shift(timedelta(minutes=61))
    office.post(url, {"note": ""})
    assert Message.objects.count() == 6


def test_a_sentence_about_a_person_is_refused_and_nobody_is_urged(office: Client, url: str) -> None:
    answer = office.post(url, {"note": "Gọi anh Thử 0912 345 678"})
    assert answer.status_code == 422
    assert "Có số điện thoại cá nhân" in text_of(answer)
    assert not Message.objects.exists() and not Event.objects.filter(verb="reminder.nudge_task").exists()


def test_where_nothing_is_late_or_open_it_says_so(work: Work, office: Client, url: str) -> None:
    for unit in (work.cast.commune, work.cast.other_commune):
        finish(assignment=work.of(unit), day=date(2026, 6, 22), by=work.office)
    assert "Không có việc nào của kế hoạch quá hạn." in text_of(office.get(url))
    Assignment.objects.update(status="confirmed", done_on=date(2026, 6, 22))
    assert "Không còn việc nào chưa xong." in text_of(office.get(f"{url}?viec=dang-mo"))


@pytest.mark.parametrize("count", [1, 50])
def test_the_page_costs_the_same_for_one_unit_and_for_fifty(work: Work, office: Client, url: str, count: int) -> None:
    units = Unit.objects.bulk_create(Unit() for _ in range(count))
    Assignment.objects.bulk_create(
        Assignment(task=work.drill, unit=unit, role="own", due=date(2026, 6, 1)) for unit in units
    )
    with CaptureQueriesContext(connection) as queries:
        office.get(url)
    assert len(queries) <= 16
