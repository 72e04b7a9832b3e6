"""Setting a due date and a day of the calendar in a real browser."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import Cast, make_cast
from dondoc.accounts.models import Role
from dondoc.reporting.actions.forms import make_form
from rounds import make_plan
from web.browser import CHROMIUM, WIDE, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def units(live_server: LiveServer) -> Cast:
    """The cast, in the live server's database."""
    return make_cast()


def test_the_preview_follows_the_kind_and_what_is_typed(live_server: LiveServer, units: Cast) -> None:
    plan = make_plan(units)
    make_form(plan=plan, by=plan.accepted_by)
    duty = plan.duties.get()
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(plan.accepted_by.email, reverse("duty-due", args=[plan.pk, duty.pk]))
        settle(page)
        visitor.check("rule in force")
        page.select_option("#id_kind", "quarterly")
        expect(page.locator("#id_quarter_month")).to_be_visible()
        page.fill("#id_day", "18")
        page.select_option("#id_quarter_month", "3")
        expect(page.locator(".due-sentence")).to_have_text("chậm nhất ngày 18 tháng cuối mỗi quý.")
        page.fill("[name='gap-2']", "3")
        expect(page.locator("#preview dd")).to_have_count(2)
        visitor.check("quarterly")
        page.click("main .form-end button")
        expect(page.locator("h1")).to_have_text("Kế hoạch 12/KH-UBND")
        page.goto(f"{live_server.url}{reverse('cycle-open', args=[duty.pk])}")
        page.fill("[name='due-2']", page.input_value("[name='due-1']"))
        expect(page.locator("#troubles")).to_contain_text("một ngày làm việc, nên cấp trên không kịp tổng hợp")
        visitor.check("round with conflicts")
        assert visitor.faults == []


def test_a_day_is_set_and_taken_back(live_server: LiveServer, units: Cast) -> None:
    official = units.user(Role.ADMINISTRATOR, units.province)
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(official.email, reverse("calendar-year", args=[2026]))
        page.fill("#id_day", "02/03/2026")
        page.fill("#id_reason", "Công văn 12/UBND-VX")
        page.get_by_role("button", name="Ghi vào lịch").click()
        expect(page.locator(".set-days strong")).to_have_text("02/03/2026: nghỉ")
        visitor.check("calendar with a day set")
        page.get_by_role("button", name="Bỏ điều chỉnh 02/03/2026").click()
        expect(page.locator(".set-days")).to_have_count(0)
        visitor.check("calendar as announced")
        assert visitor.faults == []
