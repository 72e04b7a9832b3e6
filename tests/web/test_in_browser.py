"""Pages of accounts and units in a real browser: no script error, nothing refused, nothing for axe."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import PASSWORD, Cast, make_cast
from dondoc.accounts.actions import grant_seat
from dondoc.accounts.models import Membership, Role, User
from web.browser import CHROMIUM, PHONE, WIDE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def units(live_server: LiveServer) -> Cast:
    """The cast, in the live server's database."""
    return make_cast()


@pytest.fixture
def official(units: Cast) -> User:
    """The province's administrator, who also sits in the commune."""
    user = units.user(Role.ADMINISTRATOR, units.province)
    since = date(2025, 7, 2)
    grant_seat(user=user, unit_id=units.commune.pk, role=Role.OFFICER, since=since, by=None)
    return user


def test_every_page_is_sound(live_server: LiveServer, units: Cast, official: User) -> None:
    names = ["accounts", "account-new", "seat-new", "units", "units-import"]
    paths = [reverse(name) for name in names] + [
        reverse("unit", args=[units.commune.pk]),
        f"{reverse('units')}?q=suoi+lam",
        "/khong-co-trang-nay/",
    ]
    with visit(live_server.url, WIDE) as visitor:
        visitor.look(reverse("sign-in"))
        visitor.sign_in(official.email, PASSWORD, f"{reverse('sign-in')}?next={reverse('units')}")
        for path in paths:
            visitor.look(path)
        assert visitor.faults == []


def test_the_tree_opens_searches_and_goes_back_in_time(live_server: LiveServer, units: Cast, official: User) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(official.email, reverse("units"))
        page.click("[data-branch]")
        expect(page.locator(".tree-branch .tree-row a")).to_have_text(["Trường Tiểu học Suối Lam"])
        expect(page.locator("[data-branch]")).to_have_attribute("aria-expanded", "true")
        page.click("[data-branch]")
        expect(page.locator(".tree-branch")).to_be_hidden()
        page.fill("#id_q", "ben da")
        expect(page.locator(".tree mark")).to_have_text(["Ủy ban nhân dân phường Bến Đá"])
        page.click(".tree mark")
        expect(page.locator("h1")).to_have_text("Ủy ban nhân dân phường Bến Đá")
        page.go_back()
        expect(page.locator("h1")).to_have_text("Đơn vị")
        expect(page.locator(".tree mark")).to_have_text(["Ủy ban nhân dân phường Bến Đá"])
        page.go_back()
        expect(page.locator("h1")).to_have_text("Đơn vị")
        expect(page.locator(".tree")).to_be_visible()
        page.fill("#id_on", "01/01/2020")
        page.press("#id_on", "Tab")
        expect(page.locator(".empty")).to_be_visible()
        visitor.check("tree")
        assert visitor.faults == []


def test_a_unit_is_picked_and_a_seat_is_ended_on_its_page(live_server: LiveServer, units: Cast, official: User) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(official.email, reverse("account-new"))
        page.fill("[name=name]", "Cán bộ mẫu")
        page.fill("[name=email]", "mau@songmay.example")
        page.fill("#unit-q", "tieu hoc")
        page.check("#unit-choices input")
        page.click("main form .btn-primary")
        expect(page.locator(".once")).to_be_visible()
        visitor.look(f"{reverse('accounts')}?q=mau@")
        page.click("tbody th a")
        expect(page.locator("h1")).to_have_text("Cán bộ mẫu")
        visitor.check("seat")
        page.click(f"form[action='{reverse('seat-end', args=[Membership.objects.latest('pk').pk])}'] .btn-danger")
        expect(page.locator("main [data-notice] p")).to_have_text(["Đã kết thúc vai trò của Cán bộ mẫu."])
        assert visitor.faults == []


def test_on_a_phone_the_menus_slide_in_and_the_seat_changes(
    live_server: LiveServer, units: Cast, official: User
) -> None:
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.enter(official.email, reverse("units"))
        page.click("[data-bs-toggle=offcanvas]")
        expect(page.locator("#navigation.show nav")).to_be_visible()
        visitor.check_in_this_size("navigation")
        page.click("#navigation .btn-close")
        page.click("button.seat")
        visitor.check_in_this_size("seat menu")
        page.click(".seat-place .dropdown-item")
        page.goto(f"{live_server.url}{reverse('units')}")
        expect(page.locator(".seat strong")).to_have_text("Ủy ban nhân dân xã Suối Lam")
        assert visitor.faults == []
