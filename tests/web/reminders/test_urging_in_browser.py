"""From a plan's page to its late units told of it, in a real browser on a phone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.plans.models import Assignment
from dondoc.reminders.models import Message
from tasks import Work, make_work
from web.browser import CHROMIUM, PHONE, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def work(live_server: LiveServer) -> Work:
    """Every task is late by a month, whatever the day."""
    made = make_work(make_cast())
    Assignment.objects.update(due=timezone.localdate() - timedelta(days=30))
    return made


def test_all_late_units_are_urged_from_the_plan(live_server: LiveServer, work: Work) -> None:
    plan = reverse("plan", args=[work.plan.pk])
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.enter(work.office.email, plan)
        settle(page)
        page.get_by_role("button", name="In, xuất").click()
        expect(page.get_by_role("link", name="Báo cáo Word")).to_be_visible()
        visitor.check("plan with what can be taken away")
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Đôn đốc", exact=True).click()
        settle(page)
        visitor.check("whom it would tell")
        page.get_by_label("Lời nhắn").fill("Đề nghị báo kết quả trong tuần.")
        page.get_by_role("button", name="Nhắc tất cả").click()
        expect(page.locator(".notice-success")).to_contain_text("Đã nhắc 3 đơn vị.")
        assert visitor.faults == []
    assert sorted(Message.objects.values_list("note", "total")) == [("Đề nghị báo kết quả trong tuần.", 1)] * 3
