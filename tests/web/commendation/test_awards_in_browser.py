"""The main walk of a commendation: proposed, voted on, decided; in two widths."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from awards import DRAFT, Campaign
from cast import make_cast
from dondoc.accounts.models import Role
from dondoc.commendation.actions import change_campaign
from dondoc.commendation.models import Proposal
from web.browser import CHROMIUM, PHONE, WIDE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def test_a_unit_is_proposed_voted_on_and_commended(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    made = Campaign(cast)
    later = timezone.localdate() + timedelta(days=30)
    days = {field: getattr(DRAFT, field) for field in DRAFT.__slots__} | {"propose_by": later, "decide_by": later}
    change_campaign(campaign=made.campaign, draft=type(DRAFT)(**days), by=made.office)
    head = cast.user(Role.HEAD, cast.commune)
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(head.email, reverse("proposal-new", args=[made.campaign.pk]))
        page.select_option("[name=form]", label="Giấy khen")
        page.fill("[name=achievements]", "Không để xảy ra cháy trong trường học.")
        page.click("form.form-narrow .btn-primary")
        page.wait_for_selector("text=Đủ điều kiện")
        visitor.check("proposal")
        visitor.enter(made.office.email, reverse("council-meeting", args=[made.campaign.pk]))
        page.fill("[name=minutes]", "Hội đồng thống nhất.")
        page.click("form.form-narrow .btn-primary")
        page.click("a:has-text('Ghi phiếu')")
        page.fill("[name=votes_for]", "2")
        page.click("form.form-narrow .btn-primary")
        page.click("a:has-text('Ghi quyết định')")
        page.fill("[name=number]", "125/QĐ-UBND")
        visitor.check("decide")
        page.click("form .btn-primary:has-text('Ghi quyết định')")
        page.wait_for_selector("text=Đã ghi quyết định khen thưởng")
        assert visitor.faults == []
    proposal = Proposal.objects.get()
    assert proposal.state == "awarded"
    pages = (
        reverse("commendations"),
        reverse("commendation", args=[made.campaign.pk]),
        reverse("proposal", args=[proposal.pk]),
        reverse("commendation-new"),
        reverse("awards"),
    )
    with visit(live_server.url, PHONE) as visitor:
        visitor.sits(made.office.email)
        for url in pages:
            visitor.look(url)
        assert visitor.faults == []
