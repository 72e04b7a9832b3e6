"""The page that says when a duty is due, with its preview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.calendar.models import SetDay
from dondoc.plans.dues import Due, parse
from dondoc.plans.models import Duty
from dondoc.plans.queries import gaps_of
from dondoc.units.models import Unit
from dondoc.web.plans.dues_form import DueForm, initial_of
from plans.dues.any_due import DUES
from rounds import make_plan
from web.html import page, texts

pytestmark = pytest.mark.any_database

At = Callable[[Role, Unit], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def duty(cast: Cast) -> Duty:
    return make_plan(cast).duties.get()


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


def address(duty: Duty) -> str:
    return reverse("duty-due", args=[duty.plan_id, duty.pk])


def preview(response: HttpResponse) -> list[str]:
    return texts(response, "//*[@id='preview']//*[self::p or self::li or self::h3 or self::dd or self::strong]")


@time_machine.travel("2026-06-01 09:00:00+07:00", tick=False)
def test_the_rule_in_force_is_shown_with_what_it_means(duty: Duty, office: Client) -> None:
    response = office.get(address(duty))
    assert preview(response) == [
        "chậm nhất ngày 16/06 hằng năm.",
        "5 lần đến hạn tiếp theo",
        "thứ Ba, 16/06/2026",
        "thứ Tư, 16/06/2027 sau khi kế hoạch kết thúc",
        "thứ Sáu, 16/06/2028 sau khi kế hoạch kết thúc",
        "thứ Bảy, 16/06/2029 ngày nghỉ, gửi được đến thứ Hai, 18/06/2029 sau khi kế hoạch kết thúc",
        "Chủ nhật, 16/06/2030 ngày nghỉ, gửi được đến thứ Hai, 17/06/2030 sau khi kế hoạch kết thúc",
        "Kỳ tiếp theo: Báo cáo 6 tháng đầu năm 2026",
        "Số liệu từ 15/12/2025 đến 14/06/2026",
        "thứ Ba, 16/06/2026",
        "thứ Hai, 15/06/2026",
    ]


@time_machine.travel("2026-06-01 09:00:00+07:00", tick=False)
def test_the_preview_follows_what_is_typed_and_tells_the_conflicts(duty: Duty, office: Client) -> None:
    SetDay.objects.create(date=date(2026, 6, 18), works=False, reason="CV 1", set_by=duty.plan.accepted_by)
    typed = {"kind": "quarterly", "day": "18", "quarter_month": "3", "gap-2": "4"}
    response = office.get(address(duty), typed, headers=HTMX)
    assert preview(response) == [
        "chậm nhất ngày 18 tháng cuối mỗi quý.",
        "5 lần đến hạn tiếp theo",
        "thứ Năm, 18/06/2026 ngày nghỉ, gửi được đến thứ Sáu, 19/06/2026",
        "thứ Sáu, 18/09/2026",
        "thứ Sáu, 18/12/2026",
        "thứ Năm, 18/03/2027 sau khi kế hoạch kết thúc",
        "thứ Sáu, 18/06/2027 sau khi kế hoạch kết thúc",
        "Kỳ tiếp theo: Báo cáo quý II năm 2026",
        "Số liệu từ 15/03/2026 đến 14/06/2026",
        "thứ Năm, 18/06/2026",
        "thứ Sáu, 12/06/2026",
        "Có 2 điều cần xem lại trước khi mở kỳ",
        "Có 2 điều cần xem lại trước khi mở kỳ",
        "2 UBND cấp xã: Hạn 18/06/2026 là ngày nghỉ. Đơn vị được gửi đến hết ngày 19/06/2026 mà không bị tính trễ.",
        "1 Trường học: Hạn 12/06/2026 không sau ngày cuối của số liệu (14/06/2026), nên đơn vị chưa đủ số liệu để"
        " báo cáo. Hãy lùi hạn hoặc rút ngắn khoảng số liệu.",
    ]
    assert Duty.objects.get().due == "--06-16"


def test_choosing_another_kind_shows_its_fields_without_complaint(duty: Duty, office: Client) -> None:
    response = office.get(address(duty), {"kind": "after", "gap-2": "1"}, headers=HTMX)
    names = page(response).xpath("//*[contains(@class, 'due-fields')][1]//*[self::input or self::select]/@name")
    assert names == ["amount", "measure", "side", "event", "since"]
    assert texts(response, "//*[@class='field-error']") == []


@pytest.mark.parametrize(
    ("told", "stored"),
    [
        ({"kind": "pattern"}, ""),
        ({"kind": "fixed", "on": "30/06/2026"}, "2026-06-30"),
        ({"kind": "half_yearly", "day": "15", "half_month": "6"}, "-H6-15"),
        ({"kind": "end_of", "span": "month", "working": "on"}, "-E-month-w"),
        (
            {"kind": "after", "amount": "10", "measure": "w", "side": "+", "event": "end", "since": "12/05/2026"},
            "@end:2026-05-12+10w",
        ),
        ({"kind": "after", "amount": "5", "measure": "d", "side": "-", "event": "event"}, "@event-5d"),
    ],
)
def test_saved_it_is_in_force_with_its_gaps(duty: Duty, office: Client, told: dict[str, str], stored: str) -> None:
    response = office.post(address(duty), told | {"gap-2": "3"})
    assert response.headers["Location"] == reverse("plan", args=[duty.plan_id])
    duty.refresh_from_db()
    assert (duty.due, gaps_of(duty)) == (stored, {2: 3})


@pytest.mark.parametrize(
    ("told", "errors"),
    [
        ({"kind": "yearly", "day": "31", "month": "2"}, ["Tháng này không có ngày đó. Hãy sửa ngày hoặc tháng."]),
        ({"kind": "monthly", "day": "32"}, ["Giá trị phải nhỏ hơn hoặc bằng 31."]),
        ({"kind": "monthly", "day": "18", "gap-2": "0"}, ["Giá trị phải lớn hơn hoặc bằng 1."]),
    ],
)
def test_what_is_wrong_is_told_and_nothing_saved(
    duty: Duty, office: Client, told: dict[str, str], errors: list[str]
) -> None:
    response = office.post(address(duty), {"gap-2": "1"} | told)
    assert (response.status_code, len(texts(response, "//*[@class='field-error']"))) == (422, len(errors))
    duty.refresh_from_db()
    assert duty.due == "--06-16"


@time_machine.travel("2026-06-01 09:00:00+07:00", tick=False)
def test_the_next_round_opens_with_the_rule_and_gaps_of_the_duty(duty: Duty, office: Client) -> None:
    office.post(reverse("form-edit", args=[duty.plan_id]), {"do": "make"})
    office.post(address(duty), {"kind": "quarterly", "day": "22", "quarter_month": "3", "gap-2": "4"})
    response = office.get(reverse("cycle-open", args=[duty.pk]))
    found = {box.get("name"): box.get("value") for box in page(response).xpath("//main//input[@type='text']")}
    assert [found[name] for name in ("name", "due-1", "due-2")] == [
        "Báo cáo quý II năm 2026", "22/06/2026", "16/06/2026",
    ]  # fmt: skip
    typed = {"window_end": "14/06/2026", "due-1": "22/06/2026", "due-2": "22/06/2026"}
    told = office.get(reverse("cycle-open", args=[duty.pk]), typed, headers=HTMX)
    assert texts(told, "//li") == [
        "1 Trường học: Hạn 22/06/2026 chưa trước hạn của cấp trên (22/06/2026) một ngày làm việc, nên cấp trên không"
        " kịp tổng hợp. Hãy đặt sớm hơn."
    ]


def test_the_plan_page_says_the_rule_in_a_sentence(duty: Duty, office: Client) -> None:
    Duty.objects.update(due="-Q3-18")
    response = office.get(reverse("plan", args=[duty.plan_id]))
    assert "Báo cáo · hạn: chậm nhất ngày 18 tháng cuối mỗi quý" in texts(response, "//*[@class='part-said']")[0]


@given(due=DUES)
def test_the_form_shows_and_gives_back_every_due_date(due: Due) -> None:
    told = {name: value for name, value in initial_of(due).items() if value not in (None, False)}
    form = DueForm({name: str(value) for name, value in told.items()}, levels={}, initial={})
    assert form.is_valid(), form.errors
    assert form.due() == parse(str(due)) == due


def test_the_plan_s_history_tells_what_was_set(duty: Duty, office: Client) -> None:
    office.post(address(duty), {"kind": "quarterly", "day": "18", "quarter_month": "3", "gap-2": "3"})
    told = " ".join(texts(office.get(reverse("plan-history", args=[duty.plan_id])), "//main//li")).lower()
    assert "đặt hạn: hạn từ 16/06 thành chậm nhất ngày 18 tháng cuối mỗi quý; " in told
    assert "số ngày làm việc cấp 2 gửi trước cấp trên 3" in told
