"""From the offered link to the coverage of the plan above in a real browser, on a wide screen and a phone."""

from __future__ import annotations

import os

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from own_plans import KEY, Issuing, add_target, add_task, make_issuing, own_plan
from web.browser import CHROMIUM, PHONE, Visitor, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def issuing(live_server: LiveServer) -> Issuing:
    """The plan above, in the live server's database."""
    return make_issuing(make_cast())


def snap(visitor: Visitor, name: str) -> None:
    if folder := os.environ.get("SNAP"):
        visitor.page.screenshot(path=f"{folder}/{name}-{visitor.page.viewport_size['width']}.png", full_page=True)


def test_a_unit_links_its_plan_and_hangs_its_tasks(live_server: LiveServer, issuing: Issuing) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND", cites=KEY)
    for text in ("Tổ chức diễn tập chữa cháy.", "Tổ chức diễn tập phương án chữa cháy ở chợ.", "Nạo vét kênh mương."):
        add_task(own, text)
    add_target(own, "10 lớp tập huấn")
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.sits(issuing.office(own.unit).email)
        visitor.look(reverse("home"))
        snap(visitor, "home")
        visitor.look(reverse("own-plan-choose", args=[issuing.plan.pk, issuing.duty.pk]))
        snap(visitor, "choose-plan")
        visitor.look(reverse("plan", args=[own.pk]))
        snap(visitor, "offer")
        page.get_by_role("button", name="Gắn", exact=True).click()
        settle(page)
        visitor.check("hanging")
        snap(visitor, "hang")
        page.get_by_role("button", name="Gắn 2 mục chắc chắn").click()
        expect(page.get_by_text("Đã gắn 2/4 mục")).to_be_visible()
        visitor.check("hung")
        page.get_by_role("link", name="Chọn Nạo vét kênh mương.").click()
        settle(page)
        visitor.check("choosing")
        snap(visitor, "choose-item")
        visitor.look(reverse("plan", args=[issuing.plan.pk]))
        snap(visitor, "plan-above")
        assert visitor.faults == []


def test_the_office_above_sees_who_has_issued_and_takes_a_link_back(live_server: LiveServer, issuing: Issuing) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    with visit(live_server.url, PHONE) as visitor:
        page, address = visitor.page, reverse("plan-coverage", args=[issuing.plan.pk])
        visitor.sits(issuing.office(issuing.cast.province).email)
        visitor.look(address)
        snap(visitor, "coverage")
        for query in ("", "?xem=chi-tieu"):
            visitor.look(reverse("plan-taken-up", args=[issuing.plan.pk]) + query)
        snap(visitor, "targets")
        visitor.look(address)
        page.get_by_label("Tìm đơn vị").fill("khong co")
        expect(page.get_by_text("Không có đơn vị nào khớp.")).to_be_visible()
        visitor.check("nothing found")
        snap(visitor, "nothing")
        visitor.look(address)
        page.get_by_role("button", name="Gỡ Ủy ban").click()
        page.get_by_label("Lý do").fill("Kế hoạch của năm trước")
        page.get_by_role("dialog").get_by_role("button", name="Gỡ").click()
        expect(page.get_by_text("Đã gỡ kế hoạch triển khai")).to_be_visible()
        assert visitor.faults == []
