"""The office urges all who are late: shown first, done once, not twice within the hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dondoc.accounts.models import Role
from dondoc.core.models import Event
from dondoc.reminders.actions import set_mailbox
from dondoc.reminders.models import Delivery, Message
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.units.models import Unit
from rounds import Round
from web.html import page, rows, text_of

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


@pytest.fixture
def office(round_: Round, at: At, settings: Settings) -> Client:
    settings.EMAIL_HOST = "localhost"
    set_mailbox(unit=round_.cast.commune, mailbox="vanthu@suoilam.gov.vn", by=None)
    return at(Role.OFFICE, round_.cast.province)


@pytest.fixture
def url(round_: Round) -> str:
    return reverse("cycle-urge", args=[round_.cycle.pk])


def urged() -> list[str]:
    return list(Message.objects.filter(kind="nudge").order_by("pk").values_list("note", flat=True))


def test_first_it_says_who_through_what_and_who_has_no_mailbox(round_: Round, office: Client, url: str) -> None:
    round_.give_back(round_.cast.other_commune)
    answer = office.get(url)
    assert rows(answer) == [
        ["Trường Tiểu học Suối Lam", "Quá hạn 7 ngày", "Phần mềm chưa có hộp thư", "–"],
        ["Ủy ban nhân dân xã Suối Lam", "Quá hạn 6 ngày", "Phần mềm, thư vanthu@suoilam.gov.vn", "–"],
        ["Ủy ban nhân dân phường Bến Đá", "Quá hạn 6 ngày", "Phần mềm chưa có hộp thư", "–"],
    ]
    said = (
        "3 đơn vị quá hạn chưa gửi hoặc đang bị trả lại. Tất cả đều nhận thông báo trong phần mềm. 1 đơn vị nhận thêm"
    )
    assert f"{said} thư. 2 đơn vị chưa có hộp thư." in text_of(answer)
    assert urged() == []


def test_one_click_tells_every_late_unit_once_with_a_sentence(round_: Round, office: Client, url: str) -> None:
    round_.send(round_.cast.school)
    answer = office.post(url, {"note": "Đề nghị gửi trước 16 giờ hôm nay."}, follow=True)
    assert "Đã nhắc 2 đơn vị." in text_of(answer)
    assert urged() == ["Đề nghị gửi trước 16 giờ hôm nay."] * 2
    assert Delivery.objects.get().address == "vanthu@suoilam.gov.vn"
    events = Event.objects.filter(verb="reminder.nudge").order_by("object_id")
    mine = sorted(round_.of(unit).pk for unit in (round_.cast.commune, round_.cast.other_commune))
    assert [(event.object_id, event.user) for event in events] == [(pk, round_.office) for pk in mine]


def test_within_the_hour_nobody_is_urged_twice_unless_it_is_asked_for(
    round_: Round, office: Client, url: str, monday: time_machine.Coordinates
) -> None:
    office.post(url, {"note": ""})
    monday.shift(timedelta(minutes=59))
    assert "Không có đơn vị nào cần nhắc" in text_of(office.post(url, {"note": ""}))
    assert "3 đơn vị vừa được nhắc trong một giờ qua" in text_of(office.get(url))
    office.post(url, {"note": "", "again": "on"})
    assert len(urged()) == 6
    monday.shift(timedelta(minutes=61))
    office.post(url, {"note": ""})
    assert len(urged()) == 9


def test_a_sentence_about_a_person_is_refused_and_nobody_is_urged(round_: Round, office: Client, url: str) -> None:
    answer = office.post(url, {"note": "Liên hệ anh Thử 0912 345 678"})
    assert answer.status_code == 422
    assert "Có số điện thoại cá nhân" in text_of(answer)
    assert (urged(), Event.objects.filter(verb="reminder.nudge").count()) == ([], 0)


def test_where_nobody_is_late_or_the_round_is_closed_there_is_nothing_to_do(
    round_: Round, office: Client, url: str
) -> None:
    for unit in (round_.cast.school, round_.cast.commune, round_.cast.other_commune):
        round_.send(unit)
    assert "Không có đơn vị nào quá hạn trong kỳ này." in text_of(office.get(url))
    close_cycle(cycle=round_.cycle, by=round_.office)
    assert "Kỳ báo cáo đã đóng nên không đôn đốc được nữa." in text_of(office.post(url, {"note": ""}))


def test_the_page_of_the_round_leads_there_when_somebody_is_late(round_: Round, office: Client, url: str) -> None:
    def leads() -> bool:
        return url in page(office.get(reverse("cycle", args=[round_.cycle.pk]))).xpath("//a/@href")

    assert leads()
    for unit in (round_.cast.school, round_.cast.commune, round_.cast.other_commune):
        round_.send(unit)
    assert not leads()


def test_those_chosen_in_the_list_are_urged_where_they_are_late(round_: Round, office: Client) -> None:
    cast = round_.cast
    round_.send(cast.school)
    chosen = [f"{round_.of(cast.commune).pk}:", f"{round_.of(cast.school).pk}:1"]
    answer = office.post(reverse("cycle-urge-chosen", args=[round_.cycle.pk]), {"report": chosen}, follow=True)
    assert "Đã nhắc 1 đơn vị." in text_of(answer)
    assert [each.unit for each in Message.objects.filter(kind="nudge")] == [cast.commune]
