"""Opening a round by its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.plans.models import Duty, DutyKind, Plan
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.models import Cycle
from dondoc.units.models import Unit
from rounds import Round, make_plan
from web.html import page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]


@pytest.fixture
def url(cast: Cast) -> str:
    plan = make_plan(cast)
    make_form(plan=plan, by=plan.accepted_by)
    return reverse("cycle-open", args=[plan.duties.get().pk])


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


def test_name_window_and_the_cascade_of_due_dates_are_suggested(url: str, office: Client) -> None:
    response = office.get(url)
    suggested = {box.get("name"): box.get("value") for box in page(response).xpath("//main//input[@type='text']")}
    assert suggested == {
        "name": "Báo cáo 6 tháng đầu năm 2026",
        "window_start": "15/12/2025",
        "window_end": "14/06/2026",
        "due-1": "16/06/2026",
        "due-2": "15/06/2026",
    }
    assert texts(response, "//label[starts-with(@for, 'id_due')]") == [
        "Hạn gửi của 2 UBND cấp xã",
        "Hạn gửi của 1 Trường học",
    ]


def test_the_round_opens_as_typed(url: str, office: Client) -> None:
    asked = {"name": "Sơ kết", "window_start": "15/12/2025", "window_end": "14/06/2026"}
    response = office.post(url, asked | {"due-1": "20/06/2026", "due-2": "18/06/2026"})
    cycle = Cycle.objects.get()
    assert response.headers["Location"] == reverse("cycle", args=[cycle.pk])
    assert (cycle.name, set(cycle.obligations.values_list("due", flat=True))) == (
        "Sơ kết",
        {date(2026, 6, 20), date(2026, 6, 18)},
    )


def test_dates_out_of_order_are_told_at_their_fields(url: str, office: Client) -> None:
    asked = {"name": "Sơ kết", "window_start": "15/12/2025", "window_end": "31/02/2026"}
    not_a_day = office.post(url, asked | {"due-1": "20/06/2026", "due-2": "18/06/2026"})
    too_late = office.post(url, asked | {"window_end": "14/06/2026", "due-1": "18/06/2026", "due-2": "18/06/2026"})
    assert (not_a_day.status_code, too_late.status_code) == (422, 422)
    assert texts(not_a_day, "//*[@class='field-error']") == ["Đây không phải là một ngày. Hãy ghi như 15/06/2026."]
    assert texts(too_late, "//*[@class='field-error']") == ["Hạn của cấp dưới phải trước hạn của cấp trên."]
    assert not Cycle.objects.exists()


def test_without_units_or_form_the_next_step_is_shown(cast: Cast, office: Client) -> None:
    plan = make_plan(cast)
    duty = plan.duties.get()
    url = reverse("cycle-open", args=[duty.pk])
    assert page(office.get(url)).xpath("//*[@class='empty']/a/@href") == [reverse("form-edit", args=[plan.pk])]
    duty.units.clear()
    assert page(office.get(url)).xpath("//*[@class='empty']/a/@href") == [reverse("plan", args=[plan.pk])]


def test_the_same_round_is_not_opened_twice(round_: Round, office: Client) -> None:
    asked = {"name": "Lại", "window_start": "15/12/2025", "window_end": "14/06/2026"}
    response = office.post(
        reverse("cycle-open", args=[round_.duty.pk]), asked | {"due-1": "20/06/2026", "due-2": "18/06/2026"}
    )
    assert (response.status_code, Cycle.objects.count()) == (422, 1)


def test_only_a_reporting_duty_has_the_page(cast: Cast, url: str, office: Client) -> None:
    plan = Plan.objects.get()
    duty = Duty.objects.create(plan=plan, kind=DutyKind.PLAN, order=9, text="gửi kế hoạch", span_start=0, span_end=1)
    assert office.get(reverse("cycle-open", args=[duty.pk])).status_code == 404
