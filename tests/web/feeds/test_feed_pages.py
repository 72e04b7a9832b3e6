"""Pages on which calendar links are made, shown once, listed and revoked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cast import Cast
from dondoc.accounts.actions import make_own_feed, make_unit_feed
from dondoc.accounts.models import Feed, Program, Role
from dondoc.units.models import Unit
from web.conftest import Open
from web.html import page, text_of, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
NOW = datetime(2026, 6, 10, 2, tzinfo=UTC)
LISTED = "//ul[@class='things']/li[button[@data-ask='#ask-feed']]"


@pytest.mark.parametrize("program", Program)
def test_an_own_link_is_shown_once_with_the_steps_of_its_program(cast: Cast, at: At, program: Program) -> None:
    head = at(Role.HEAD, cast.commune)
    answer = head.post(reverse("own-feed-new"), {"program": program})
    (address,) = texts(answer, "//code")
    assert head.get(address).headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (str(program.label) in texts(answer, "//h2"), len(texts(answer, "//ol[@class='steps']/li")) > 0) == (
        True,
        True,
    )
    assert "no-store" in answer.headers["Cache-Control"]
    own = head.get(reverse("own-account"))
    assert address.rsplit("/", 1)[-1] not in own.content.decode()
    assert len(page(own).xpath(LISTED)) == 1


def test_the_own_page_tells_when_a_link_was_made_and_used_and_revokes_it(cast: Cast, signed_in: Open) -> None:
    user = cast.user(Role.HEAD, cast.commune)
    with time_machine.travel(NOW, tick=False):
        token = make_own_feed(user=user, program=Program.PHONE)
        head = signed_in(user)
        own = reverse("own-account")
        before = texts(head.get(own), f"{LISTED}/div")
        Client().get(reverse("feed", args=[token]))
        after = texts(head.get(own), f"{LISTED}/div")
        assert (before, after) == (
            ["Điện thoại tạo ngày 10/06/2026 · chưa phần mềm nào đọc"],
            ["Điện thoại tạo ngày 10/06/2026 · đọc lần cuối lúc 09:00 10/06/2026"],
        )
        (button,) = page(head.get(own)).xpath(f"{LISTED}/button")
        answer = head.post(button.get("data-ask-url"), follow=True)
    assert "Đã thu hồi liên kết lịch." in text_of(answer)
    assert (page(answer).xpath(LISTED), Feed.objects.count()) == ([], 0)


def test_the_link_of_somebody_else_is_not_there(cast: Cast, at: At) -> None:
    make_own_feed(user=cast.user(Role.HEAD, cast.commune), program=Program.OTHER)
    other = at(Role.ADMINISTRATOR, cast.province)
    assert other.post(reverse("own-feed-end", args=[Feed.objects.get().pk])).status_code == 404
    assert Feed.objects.count() == 1


def test_a_unit_has_links_of_its_own(cast: Cast, at: At) -> None:
    office = at(Role.OFFICE, cast.commune)
    listed = reverse("unit-feeds", args=[cast.commune.pk])
    assert "Đơn vị chưa có liên kết lịch nào." in text_of(office.get(listed))
    made = office.post(reverse("unit-feed-new", args=[cast.commune.pk]), {"program": "outlook"})
    (address,) = texts(made, "//code")
    assert office.get(address).status_code == 200
    above = at(Role.ADMINISTRATOR, cast.province)
    (row,) = texts(above.get(listed), f"{LISTED}/div")
    assert row.startswith("Outlook Văn phòng tổng hợp")
    assert page(above.get(listed)).xpath("//a[contains(@href, '/lich/moi/')]") == []
    (button,) = page(above.get(listed)).xpath(f"{LISTED}/button")
    above.post(button.get("data-ask-url"))
    assert Feed.objects.count() == 0
    assert "Thủ trưởng hoặc văn phòng của đơn vị tạo được." in text_of(above.get(listed))


def test_a_link_is_revoked_on_the_page_of_its_own_unit_only(cast: Cast, at: At) -> None:
    make_unit_feed(unit_id=cast.commune.pk, program=Program.OTHER, by=cast.user(Role.HEAD, cast.commune))
    neighbour = at(Role.HEAD, cast.other_commune)
    address = reverse("unit-feed-end", args=[cast.other_commune.pk, Feed.objects.get().pk])
    assert neighbour.post(address).status_code == 404


def test_the_page_of_a_unit_offers_its_links_to_those_who_may_see_them(cast: Cast, at: At) -> None:
    unit, link = reverse("unit", args=[cast.commune.pk]), reverse("unit-feeds", args=[cast.commune.pk])
    roles = (Role.HEAD, Role.OFFICER, Role.ADMINISTRATOR)
    asked = [(role, place) for role in roles for place in (cast.province, cast.commune)]
    offered = {(role, place.pk) for role, place in asked if link in at(role, place).get(unit).content.decode()}
    assert offered == {
        (Role.HEAD, cast.commune.pk),
        (Role.ADMINISTRATOR, cast.commune.pk),
        (Role.ADMINISTRATOR, cast.province.pk),
    }


def test_one_link_too_many_is_told_above_the_form(cast: Cast, signed_in: Open) -> None:
    user = cast.user(Role.HEAD, cast.commune)
    for _n in range(5):
        make_own_feed(user=user, program=Program.OTHER)
    answer = signed_in(user).post(reverse("own-feed-new"), {"program": "other"})
    assert (answer.status_code, "Đã có 5 liên kết lịch." in text_of(answer)) == (422, True)


def test_where_links_are_switched_off_only_old_ones_are_shown(cast: Cast, at: At, settings: Settings) -> None:
    head, listed = at(Role.HEAD, cast.commune), reverse("unit-feeds", args=[cast.commune.pk])
    settings.CALENDAR_FEEDS = False
    assert "Lịch trong phần mềm khác" not in text_of(head.get(reverse("own-account")))
    settings.CALENDAR_FEEDS = True
    make_own_feed(user=cast.user(Role.HEAD, cast.commune), program=Program.OTHER)
    settings.CALENDAR_FEEDS = False
    for answer in (head.get(reverse("own-account")), head.get(listed)):
        assert "Máy chủ này không cho dùng liên kết lịch" in text_of(answer)
        assert page(answer).xpath("//a[contains(@href, '/lich/moi/')]") == []
