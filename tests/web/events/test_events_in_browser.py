"""The log and a history in a real browser: sound at both widths, filtered as one types."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.accounts.models import Role
from rounds import make_round
from web.browser import CHROMIUM, WIDE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def test_an_auditor_looks_for_what_was_done(live_server: LiveServer) -> None:
    cast = make_cast()
    make_round(cast).give_back(cast.commune)
    auditor = cast.user(Role.AUDITOR, cast.province)
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(auditor.email, reverse("events"))
        page.click("tbody tr:first-child summary")
        expect(page.locator("tbody tr:first-child .facts")).to_be_visible()
        visitor.check("events")
        page.fill("#id_unit", "suoi lam")
        page.select_option("#id_verb", "submission.return")
        expect(page.locator("tbody tr")).to_have_count(1)
        expect(page).to_have_url(re.compile("unit=suoi.+lam.*verb=submission.return"))
        page.click("tbody a")
        expect(page.locator("ol.log li")).to_have_count(3)
        visitor.check("history")
        visitor.look(f"{reverse('events')}?q=khong-co-chu-nay&since=hom-qua")
        assert visitor.faults == []
