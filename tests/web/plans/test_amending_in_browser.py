"""From an amending document to the accepted amendment in a real browser, on a wide screen and a phone."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from amended import DECISION, REPLACING, composed, office, read, running_plan
from cast import Cast, make_cast
from dondoc.plans.models import Plan, Task
from web.browser import CHROMIUM, PHONE, settle, visit

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
def plan(units: Cast) -> Plan:
    return running_plan(units)


def test_an_amendment_is_chosen_compared_accepted_and_looked_back_from(
    live_server: LiveServer, units: Cast, plan: Plan
) -> None:
    document = read(units, DECISION, "qd-512.txt")
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.sits(office(units).email)
        visitor.look(reverse("reading-check", args=[document.pk]))
        page.get_by_role("link", name="Sửa đổi Kế hoạch 45/KH-UBND").first.click()
        settle(page)
        visitor.check("choosing")
        page.get_by_role("button", name="So sánh 45/KH-UBND").first.click()
        settle(page)
        page.locator(".leave-out summary").first.click()
        visitor.check("comparison")
        page.get_by_role("link", name="Sửa bản hợp nhất").click()
        settle(page)
        visitor.check("composed text")
        page.go_back()
        settle(page)
        page.get_by_label("Có hiệu lực từ ngày").fill("01/01/2026")
        page.get_by_role("button", name="Nhận sửa đổi").click()
        settle(page)
        expect(page.locator(".notice-error")).to_contain_text("Ngày có hiệu lực phải từ 12/02/2026")
        visitor.check("refused")
        page.get_by_label("Có hiệu lực từ ngày").fill("10/09/2026")
        page.get_by_role("button", name="Nhận sửa đổi").click()
        settle(page)
        visitor.check("amendment")
        visitor.look(reverse("plan-before", args=[plan.pk, 1]))
        visitor.look(reverse("plan", args=[plan.pk]))
        visitor.look(reverse("plan-history", args=[plan.pk]))
        assert visitor.faults == []
    assert Task.objects.exclude(ended_by=None).get().text == "Sửa chữa cống lấy nước."


def test_a_text_without_differences_and_a_search_without_hits_say_so(
    live_server: LiveServer, units: Cast, plan: Plan
) -> None:
    same = read(units, REPLACING, "77.txt")
    composed(units, plan, read(units, DECISION, "qd.txt"))
    with visit(live_server.url, PHONE) as visitor:
        visitor.sits(office(units).email)
        visitor.look(reverse("amendment-choose", args=[same.pk]))
        visitor.page.get_by_label("Tìm theo số, trích yếu").fill("không có")
        expect(visitor.page.locator("#found")).to_contain_text("Không có kế hoạch nào như vậy")
        visitor.check("no plan found")
        visitor.look(reverse("amendment-compare", args=[plan.pk, plan.reading_id]))
        visitor.look(reverse("amendment-compare", args=[plan.pk, same.pk]))
        assert visitor.faults == []
