"""A task that comes again and again, on its page and on that of what a unit has to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.plans.models import Assignment, Task, TaskRound
from dondoc.plans.work.actions import finish
from dondoc.units.models import Unit
from tasks import TODAY, Work
from web.html import page, text_of, texts
from web.tasks.test_my_unit import groups

At = Callable[[Role, Unit], Client]
JUNE, JULY = date(2026, 6, 18), date(2026, 7, 18)


@pytest.fixture(autouse=True)
def frozen() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def monthly(work: Work) -> Work:
    """The drill is done by the 18th of every month; June is at hand."""
    Task.objects.filter(pk=work.drill.pk).update(due="---18")
    Assignment.objects.filter(task=work.drill).update(due=JUNE)
    return work


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def commune(cast: Cast, at: At) -> Client:
    return at(Role.HEAD, cast.commune)


def finish_page(client: Client, work: Work, **data: str) -> HttpResponse:
    return client.post(reverse("assignment-finish", args=[work.of(work.cast.commune).pk]), data, follow=True)


def notices(response: HttpResponse) -> list[str]:
    return texts(response, "//*[@id='notices']/*")


def test_a_round_is_done_with_one_click_and_the_next_one_is_told(commune: Client, monthly: Work) -> None:
    form = page(commune.get(reverse("tasks-mine"))).xpath("//article//form[contains(@class, 'steps')]")[0]
    sent = {field.get("name"): field.get("value") for field in form.xpath(".//input") if field.get("name")}
    assert sent["round"] == "2026-06-18"
    answer = finish_page(commune, monthly, round=sent["round"], next=sent["next"])
    assert notices(answer) == ["Đã báo xong kỳ hạn 18/06/2026. Kỳ tiếp theo có hạn 18/07/2026."]
    assert groups(answer) == [("Kỳ này đã xong, chờ kỳ sau 1", ["Tổ chức diễn tập chữa cháy."])]
    assert "kỳ mới từ 01/07/2026" in text_of(answer)
    again = finish_page(commune, monthly, round=sent["round"])
    assert notices(again) == ["Kỳ này đã được báo xong, hoặc hạn vừa được sửa. Hãy xem lại công việc."]
    assert monthly.of(monthly.cast.commune).due == JULY


def test_a_round_that_is_not_asked_for_yet_has_no_button(commune: Client, monthly: Work) -> None:
    finish(assignment=monthly.of(monthly.cast.commune), day=TODAY, by=monthly.office)
    response = commune.get(reverse("task", args=[monthly.drill.pk]))
    assert texts(response, "//section[@id='phan']//form[contains(@class, 'steps')]/button") == ["Bắt đầu"]


def test_rounds_that_have_fallen_due_are_done_together(commune: Client, monthly: Work) -> None:
    Assignment.objects.filter(task=monthly.drill).update(due=date(2026, 4, 18))
    response = commune.get(reverse("task", args=[monthly.drill.pk]))
    assert texts(response, "//select[@name='through']/option") == ["Kỳ hạn 18/04/2026", "Kỳ hạn 18/05/2026"]
    finish_page(commune, monthly, round="2026-04-18", through="2026-05-18")
    assert (TaskRound.objects.count(), monthly.of(monthly.cast.commune).due) == (2, JUNE)


def test_the_office_confirms_past_rounds_and_sends_them_back(office: Client, commune: Client, monthly: Work) -> None:
    monthly.ask_evidence()
    monthly.attach(monthly.of(monthly.cast.commune))
    finish_page(commune, monthly)
    waiting = office.get(reverse("tasks-mine"))
    assert groups(waiting) == [("Kỳ đã báo xong, chờ đơn vị bạn xác nhận 1", ["Tổ chức diễn tập chữa cháy."])]
    past = TaskRound.objects.get()
    confirmed = office.post(reverse("round-confirm", args=[past.pk]), follow=True)
    assert notices(confirmed) == ["Đã xác nhận kỳ này."]
    (line,) = texts(confirmed, "//section[@id='phan']//ul[preceding-sibling::h3[1]='Các kỳ đã qua'][1]/li")
    assert line.startswith("Kỳ hạn 18/06/2026 Đã hoàn thành báo xong ngày 10/06/2026 Biên bản")
    back = office.post(reverse("round-send-back", args=[past.pk]), {"reason": "Thiếu ảnh."}, follow=True)
    assert notices(back) == ["Đã trả lại kỳ này cho đơn vị."]
    assert groups(commune.get(reverse("tasks-mine"))) == [
        ("Bị trả lại, cần làm thêm 1", ["Tổ chức diễn tập chữa cháy."])
    ]


def test_the_page_costs_the_same_for_few_rounds_and_for_many(office: Client, monthly: Work) -> None:
    row, counts = monthly.of(monthly.cast.commune), []
    for many in (1, 20):
        TaskRound.objects.bulk_create(
            TaskRound(assignment=row, unit=row.unit, due=date(2025, 1, 1 + n), status="confirmed", done_on=TODAY)
            for n in range(many)
        )
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse("task", args=[monthly.drill.pk]), {"phan": row.pk})
        counts.append(len(queries))
    assert counts[0] == counts[1]
