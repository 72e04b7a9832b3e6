"""What the unit was told: a count on every page, a list, one message, marks of one seat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.reminders.models import Message, Seen
from dondoc.reminders.ticking import remind
from dondoc.units.models import Unit
from rounds import Round
from web.html import heading, page, rows, text_of, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
NAME = "Báo cáo 6 tháng đầu năm 2026"


@pytest.fixture
def told(round_: Round) -> Round:
    remind(timezone.now())
    return round_


def bell(client: Client) -> str:
    (found,) = page(client.get(reverse("home"))).xpath(
        "//a[@class='header-button'][.//span[@class='bell']]/@aria-label"
    )
    return str(found)


def test_the_count_of_what_is_unread_is_the_seats_own(told: Round, at: At) -> None:
    head, officer = (at(role, told.cast.commune) for role in (Role.HEAD, Role.OFFICER))
    assert bell(head) == "Hộp thư nhắc việc, 2 thông báo chưa đọc"
    first = Message.objects.filter(unit=told.cast.commune).order_by("pk")[0]
    head.get(reverse("message", args=[first.pk]))
    assert [bell(head), bell(officer)] == [
        "Hộp thư nhắc việc, 1 thông báo chưa đọc",
        "Hộp thư nhắc việc, 2 thông báo chưa đọc",
    ]
    head.post(reverse("messages-read"))
    assert bell(head) == "Hộp thư nhắc việc, 0 thông báo chưa đọc"
    assert Seen.objects.count() == 2


def test_the_list_has_the_latest_first_and_can_show_what_is_new(told: Round, at: At) -> None:
    head = at(Role.HEAD, told.cast.commune)
    listed = texts(head.get(reverse("messages")), "//ul[@class='inbox']//strong")
    assert listed == ["1 việc của cấp dưới quá hạn đã lâu", "1 việc quá hạn"]
    head.get(reverse("message", args=[Message.objects.filter(unit=told.cast.commune).latest("pk").pk]))
    new = texts(head.get(reverse("messages"), {"xem": "chua-doc"}), "//ul[@class='inbox']//strong")
    assert new == ["1 việc quá hạn"]


def test_a_message_tells_each_thing_and_leads_to_it(told: Round, at: At) -> None:
    message = Message.objects.get(unit=told.cast.commune, kind="reminder")
    answer = at(Role.OFFICER, told.cast.commune).get(reverse("message", args=[message.pk]))
    assert heading(answer) == "1 việc quá hạn"
    assert rows(answer) == [
        [f"{NAME} Kế hoạch 12/KH-UBND Đã báo Ủy ban nhân dân tỉnh Sông Mây", "Quá hạn 6 ngày", "16/06/2026"]
    ]
    assert page(answer).xpath("//tbody//a/@href") == [reverse("obligation", args=[told.of(told.cast.commune).pk])]


def test_the_unit_above_reads_whose_it_is(told: Round, at: At) -> None:
    message = Message.objects.get(unit=told.cast.province, kind="escalation")
    answer = at(Role.INSPECTOR, told.cast.province).get(reverse("message", args=[message.pk]))
    assert [row[0] for row in rows(answer)] == ["Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"]


def test_the_weekly_list_of_the_office_is_sorted_by_days_late(
    told: Round, at: At, monday: time_machine.Coordinates
) -> None:
    monday.shift(timedelta(days=7))
    remind(timezone.now())
    message = Message.objects.get(unit=told.cast.province, kind="digest")
    answer = at(Role.OFFICE, told.cast.province).get(reverse("message", args=[message.pk]))
    assert heading(answer) == "3 việc các đơn vị còn nợ quá hạn"
    assert [row[2] for row in rows(answer)] == ["Quá hạn 14 ngày", "Quá hạn 13 ngày", "Quá hạn 13 ngày"]


def test_what_came_before_the_seat_is_not_shown_and_another_units_is_not_there(told: Round, at: At, cast: Cast) -> None:
    message = Message.objects.get(unit=cast.commune, kind="reminder")
    assert at(Role.HEAD, cast.other_commune).get(reverse("message", args=[message.pk])).status_code == 404
    assert at(Role.HEAD, cast.province).get(reverse("message", args=[message.pk])).status_code == 404
    Message.objects.filter(pk=message.pk).update(day="2025-06-30")
    assert at(Role.HEAD, cast.commune).get(reverse("message", args=[message.pk])).status_code == 404


def test_an_empty_inbox_says_what_will_lie_there(cast: Cast, at: At) -> None:
    assert "Đơn vị chưa được nhắc việc gì." in text_of(at(Role.HEAD, cast.commune).get(reverse("messages")))


def test_fifty_messages_cost_as_many_queries_as_one(told: Round, at: At, monday: time_machine.Coordinates) -> None:
    head = at(Role.HEAD, told.cast.school)

    def queries() -> int:
        head.get(reverse("messages"))
        with CaptureQueriesContext(connection) as found:
            head.get(reverse("messages"))
        return len(found)

    monday.shift(timedelta(days=2))
    one = queries()
    Message.objects.bulk_create(
        Message(unit=told.cast.school, kind="digest", day=timezone.localdate(), total=0) for _n in range(60)
    )
    assert queries() == one
    assert one <= 8
