"""A clerk writes down two classes, opens the report, and finds the figure there; another is taken over by a click."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import make_cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.classes import Held, Planned, hold_unplanned
from dondoc.reporting.asked import forget_asking
from dondoc.reporting.models import Submission
from rounds import make_round
from web.browser import CHROMIUM, PHONE, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


def test_a_figure_on_record_is_there_and_is_taken_over_after_it_was_overtyped(
    live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cast = make_cast()
    round_ = make_round(cast)
    round_.form.indicators.filter(code="c2").update(fact="training.classes")
    forget_asking()
    clerk, today = cast.user(Role.OFFICER, cast.commune), timezone.localdate()
    for day in (date(2026, 2, 1), date(2026, 3, 1)):
        told = Planned("Sơ cứu", "fire", 2026, 1)
        hold_unplanned(unit_id=cast.commune.pk, told=told, held=Held(day, 60), today=max(today, day), by=clerk)
    count = round_.form.indicators.get(code="c2")
    with visit(live_server.url, PHONE) as visitor:
        page, name = visitor.page, f"[name='{count.pk}.value']"
        visitor.enter(clerk.email, reverse("obligation", args=[round_.of(cast.commune).pk]))
        expect(page.locator(name)).to_have_value("2")
        visitor.check("report")
        page.fill(name, "7")
        expect(page.locator("[data-state]")).to_contain_text("Đã lưu")
        page.reload()
        page.get_by_role("button", name="Lấy tất cả số theo hồ sơ").click()
        expect(page.locator(name)).to_have_value("2")
        visitor.look(reverse("classes"))
        visitor.look(reverse("activities"))
    assert Submission.objects.get().values[str(count.pk)] == {"value": 2}
