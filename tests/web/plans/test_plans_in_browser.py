"""The pages of plans in a real browser: no script error, nothing refused, nothing for axe."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from cast import Cast, make_cast
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Plan
from readings import make_reading, office, plan_json
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


@pytest.fixture
def plan(units: Cast) -> Plan:
    """A plan that cites seven documents, one of which is here, and is cited by that one."""
    cites = [{"kind": "Kế hoạch", "number": f"{n}/KH-UBND", "date": "2026-01-12", "span": [0, 8]} for n in range(7)]
    above, own = (
        make_reading(units, name=f"{number}.docx", plan=plan_json() | {"number": number, "citations": cites})
        for number in ("2/KH-UBND", "3/KH-UBND")
    )
    accept_reading(reading=above, revision=0, day=timezone.localdate(), by=office(units))
    return accept_reading(reading=own, revision=0, day=timezone.localdate(), by=office(units))


def test_the_pages_of_plans_have_no_fault(live_server: LiveServer, units: Cast, plan: Plan) -> None:
    duty = plan.duties.all()[0]
    with visit(live_server.url, WIDE) as visitor:
        visitor.sits(office(units).email)
        visitor.look(reverse("plans"))
        visitor.look(reverse("plan", args=[plan.pk]))
        visitor.page.locator("details:has(.cited)").first.locator("summary").click()
        visitor.check("cited documents")
        visitor.look(reverse("task-history", args=[plan.tasks.all()[0].pk]))
        visitor.look(reverse("duty-history", args=[duty.pk]))
        visitor.look(reverse("duty-units", args=[plan.pk, duty.pk]))
        assert visitor.faults == []


def test_the_number_of_units_follows_what_is_ticked(live_server: LiveServer, units: Cast, plan: Plan) -> None:
    duty = plan.duties.all()[0]
    with visit(live_server.url, WIDE) as visitor:
        visitor.enter(office(units).email, reverse("duty-units", args=[plan.pk, duty.pk]))
        settle(visitor.page)
        visitor.page.check("[name=kind][value=school]")
        expect(visitor.page.locator(".meant")).to_have_text("Chọn như trên là 3 đơn vị.")
        visitor.page.fill("#q", "cong an")
        visitor.page.get_by_label("Công an tỉnh").check()
        expect(visitor.page.locator(".meant")).to_have_text("Chọn như trên là 4 đơn vị.")
        assert visitor.faults == []
