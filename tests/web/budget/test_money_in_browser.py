"""The main walk of money: a line, its allotment and spending, then the overview, in two widths."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.accounts.models import Role
from dondoc.budget.models import Line
from money import Money
from web.browser import CHROMIUM, PHONE, WIDE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def test_money_is_asked_for_allotted_spent_and_taken_back(
    live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    money = Money(cast)
    year = timezone.localdate().year
    line = money.line(cast.commune, year=year)
    money.give(money.line(cast.province, year=year), 100_000_000)
    officer = cast.user(Role.OFFICER, cast.commune)
    with visit(live_server.url, WIDE) as visitor:
        page = visitor.page
        visitor.enter(money.office.email, reverse("budget-allot", args=[line.pk]))
        page.fill("[name=amount]", "60.000.000")
        page.fill("[name=decision]", "12/QĐ-UBND")
        page.click("form.form-narrow .btn-primary")
        page.wait_for_selector("text=Đã ghi số được giao")
        visitor.enter(officer.email, reverse("budget-spend", args=[line.pk]))
        page.fill("[name=amount]", "70 000 000")
        page.fill("[name=words]", "Mua bình chữa cháy")
        page.click("form.form-narrow .btn-primary")
        page.wait_for_selector("text=Đã chi vượt số được sử dụng 10.000.000 đồng")
        visitor.check("line")
        page.click("tr:has-text('Giải ngân') button:has-text('Giảm trừ')")
        page.fill("#ask-back-reason", "Ghi nhầm dòng")
        page.click("#ask-back .btn-danger")
        page.wait_for_selector("text=bút toán giảm")
        assert visitor.faults == []
    pages = (
        reverse("budget"),
        reverse("budget-lines"),
        reverse("budget-line", args=[line.pk]),
        reverse("budget-line-new"),
        reverse("plan-budget", args=[money.plan.pk]),
        reverse("budget-sources"),
        reverse("budget-book"),
    )
    with visit(live_server.url, PHONE) as visitor:
        visitor.sits(money.office.email)
        for url in pages:
            visitor.look(url)
        assert visitor.faults == []
    assert Line.objects.count() == 2
