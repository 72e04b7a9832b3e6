"""Asking for more time and answering that, by the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.calendar.models import SetDay
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.actions.extensions import ask_extension
from dondoc.reporting.models import Extension
from dondoc.units.models import Unit
from rounds import Round
from web.html import page, rows, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]
WHY = "Chờ số liệu của điểm trường lẻ."


@pytest.fixture
def head(round_: Round, at: At) -> Client:
    return at(Role.HEAD, round_.cast.commune)


@pytest.fixture
def office(round_: Round, at: At) -> Client:
    return at(Role.OFFICE, round_.cast.province)


def url(round_: Round, name: str = "obligation") -> str:
    return reverse(name, args=[round_.of(round_.cast.commune).pk])


def ask(round_: Round, wished: date = date(2026, 6, 22)) -> Extension:
    commune = round_.cast.commune
    return ask_extension(
        obligation=round_.of(commune), wished=wished, reason=WHY, today=date(2026, 6, 10), by=round_.head(commune)
    )


def test_the_unit_asks_and_the_office_grants_by_its_page(round_: Round, head: Client, office: Client) -> None:
    assert page(head.get(url(round_))).xpath("//*[@id='ask-extension']//input[@name='wished']")
    head.post(url(round_, "extension-ask"), {"wished": "22/06/2026", "reason": WHY})
    response = office.get(url(round_))
    assert texts(response, "//*[@id='extension']//p")[:2] == [
        "Đơn vị xin gia hạn từ 16/06/2026 đến 22/06/2026.", f"Lý do: {WHY}",
    ]  # fmt: skip
    assert page(response).xpath("//input[@id='extension-due']/@value") == ["22/06/2026"]
    office.post(url(round_, "extension-grant"), {"due": "19/06/2026"})
    assert round_.of(round_.cast.commune).due == date(2026, 6, 19)
    told = texts(head.get(url(round_)), "//main//*[contains(@class, 'notice-success') and not(@data-notice)]//p")
    assert told == ["Đã được gia hạn từ 16/06/2026 đến 19/06/2026."]


def test_a_refusal_stands_on_the_unit_s_page_with_its_reason(round_: Round, head: Client, office: Client) -> None:
    ask(round_)
    office.post(url(round_, "extension-refuse"), {"reason": "Đã gia hạn chung."})
    response = head.get(url(round_))
    assert texts(response, "//main//*[contains(@class, 'notice-error') and not(@data-notice)]//p") == [
        "Không được gia hạn đến 22/06/2026. Lý do: Đã gia hạn chung."
    ]
    assert page(response).xpath("//*[@id='ask-extension']")


def test_while_a_request_waits_the_unit_asks_no_second_time(round_: Round, head: Client) -> None:
    ask(round_)
    response = head.get(url(round_))
    assert page(response).xpath("//*[@id='ask-extension']") == []
    assert texts(response, "//*[@id='extension']//form") == []
    again = head.post(url(round_, "extension-ask"), {"wished": "30/06/2026", "reason": WHY})
    assert (again.status_code, Extension.objects.count()) == (422, 1)


@pytest.mark.parametrize("wished", ["", "31/02/2026", "mai"])
def test_what_is_no_day_is_refused(round_: Round, head: Client, wished: str) -> None:
    answer = head.post(url(round_, "extension-ask"), {"wished": wished, "reason": WHY})
    assert (answer.status_code, Extension.objects.count()) == (422, 0)


def test_the_office_is_told_of_a_day_off_and_of_the_level_above(round_: Round, at: At, office: Client) -> None:
    school = round_.cast.school
    SetDay.objects.create(date=date(2026, 6, 17), works=False, reason="CV 1", set_by=round_.office)
    ask_extension(
        obligation=round_.of(school),
        wished=date(2026, 6, 17),
        reason=WHY,
        today=date(2026, 6, 10),
        by=round_.head(school),
    )
    found = texts(office.get(reverse("obligation", args=[round_.of(school).pk])), "//*[@id='extension']//p")
    assert found[3:] == [
        "Ngày xin là ngày nghỉ: đơn vị sẽ gửi được đến hết ngày làm việc kế tiếp.",
        "Ngày xin không trước hạn của cấp trên trong kỳ này (16/06/2026).",
    ]


def test_requests_stand_in_the_round_s_table_and_on_the_homes(round_: Round, head: Client, office: Client) -> None:
    ask(round_)
    listed = rows(office.get(reverse("cycle", args=[round_.cycle.pk]), {"state": "extension"}))
    assert [row[1:4] for row in listed] == [
        ["Ủy ban nhân dân xã Suối Lam", "Chưa đến hạn", "16/06/2026 xin gia hạn đến 22/06/2026"]
    ]
    assert texts(office.get(reverse("home")), "//*[@class='round-facts']//a")[:1] == ["1 đơn vị xin gia hạn"]
    assert "Đã xin gia hạn đến 22/06/2026, chờ trả lời" in texts(head.get(reverse("home")), "//*[@class='duty-text']/p")
    closing = texts(office.get(reverse("cycle-close", args=[round_.cycle.pk])), "//main//form//p/a")
    assert closing == ["1 đơn vị xin gia hạn chưa được trả lời"]


def test_a_closed_round_offers_neither_asking_nor_answering(round_: Round, head: Client, office: Client) -> None:
    ask(round_)
    close_cycle(cycle=round_.cycle, by=round_.office)
    for client in (head, office):
        response = client.get(url(round_))
        assert page(response).xpath("//*[@id='ask-extension' or @id='extension']//form") == []
        assert "Kỳ báo cáo đã đóng nên yêu cầu này không được trả lời." in texts(response, "//*[@id='extension']//p")[0]


def test_the_history_tells_what_was_asked_and_answered(round_: Round, office: Client) -> None:
    ask(round_)
    office.post(url(round_, "extension-grant"), {"due": "22/06/2026"})
    lines = texts(office.get(url(round_, "obligation-history")), "//main//ol//li")
    assert any("gia hạn báo cáo: hạn gửi từ 16/06/2026 thành 22/06/2026" in line.lower() for line in lines)
    assert any("xin gia hạn: đến ngày 22/06/2026" in line.lower() for line in lines)
