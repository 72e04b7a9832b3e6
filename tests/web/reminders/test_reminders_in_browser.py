"""Pages of reminders in a real browser: no script error, nothing for axe, nothing wider than the window."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.accounts.models import Role
from dondoc.core.periods import ANNOUNCED
from dondoc.reminders.actions import set_mailbox
from dondoc.reminders.models import Delivery, Message
from dondoc.reminders.rules.ladder import working
from dondoc.reminders.ticking import remind
from reminders.inboxes import at
from rounds import Round, make_round
from web.browser import CHROMIUM, PHONE, WIDE, settle, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def round_(live_server: LiveServer) -> Round:
    """A round that is late today, whatever the day, and told of; one letter did not arrive."""
    made = make_round(make_cast())
    today = working(timezone.localdate() - timedelta(days=4), ANNOUNCED)
    made.cycle.obligations.update(due=working(today - timedelta(days=10), ANNOUNCED))
    set_mailbox(unit=made.cast.commune, mailbox="vanthu@suoilam.gov.vn", by=None)
    remind(at(today))
    message = Message.objects.filter(unit=made.cast.province).latest("pk")
    Delivery.objects.create(
        message=message, channel="mail", address="vanthu@songmay.gov.vn", state="dead", attempts=1, fault="mail_refused"
    )
    return made


def test_every_page_is_sound(live_server: LiveServer, round_: Round) -> None:
    province = round_.cast.province.pk
    message = Message.objects.filter(unit_id=province).latest("pk")
    paths = [
        reverse("messages"),
        reverse("message", args=[message.pk]),
        f"{reverse('messages')}?xem=chua-doc",
        *(
            reverse(name, args=[province])
            for name in ("reminders", "reminders-mailbox", "reminders-policy", "reminders-webhook")
        ),
        reverse("cycle-urge", args=[round_.cycle.pk]),
    ]
    with visit(live_server.url, PHONE) as visitor:
        visitor.sits(round_.office.email)
        for path in paths:
            visitor.look(path)
        assert visitor.faults == []


def test_the_preview_follows_what_is_typed(live_server: LiveServer, round_: Round) -> None:
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        policy = reverse("reminders-policy", args=[round_.cast.province.pk])
        visitor.enter(round_.office.email, policy)
        page.fill("[name=before]", "10")
        expect(page.locator("#preview")).to_contain_text("trước hạn 10 ngày làm việc")
        page.uncheck("[name=on]")
        expect(page.locator("#preview")).to_contain_text("Không nhắc tự động")
        settle(page)
        assert visitor.faults == []


def test_a_head_reads_and_marks_in_the_inbox(live_server: LiveServer, round_: Round) -> None:
    head = round_.cast.user(Role.HEAD, round_.cast.commune)
    with visit(live_server.url, PHONE) as visitor:
        page = visitor.page
        visitor.enter(head.email, reverse("messages"))
        expect(page.locator(".bell-count")).to_have_text("2")
        page.select_option("#xem", "chua-doc")
        expect(page.locator(".inbox li")).to_have_count(2)
        page.click("text=Đánh dấu tất cả đã đọc")
        expect(page.locator(".bell-count")).to_have_count(0)
        assert visitor.faults == []
