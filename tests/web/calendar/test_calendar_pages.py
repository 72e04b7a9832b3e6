"""The page of a year's working days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.calendar.actions import set_day
from dondoc.calendar.models import SetDay
from dondoc.core.periods import last_year_announced
from dondoc.units.models import Unit
from rounds import make_round
from web.html import page, rows, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]
WHY = "Công văn 12/UBND-VX"
YEAR = reverse("calendar-year", args=[2026])


def put(by: User, unit: Unit, day: date = date(2026, 3, 2)) -> None:
    set_day(day=day, works=False, reason=WHY, unit_id=unit.pk, by=by)


def test_the_year_shows_each_month_with_its_working_days(officer: Client) -> None:
    response = officer.get(YEAR)
    assert texts(response, "//table[@class='month']/caption")[:4] == [
        "Tháng 1 21 ngày làm việc", "Tháng 2 15 ngày làm việc", "Tháng 3 22 ngày làm việc", "Tháng 4 20 ngày làm việc",
    ]  # fmt: skip
    february = page(response).xpath("(//table[@class='month'])[2]//td[contains(@class, 'day-holiday')]/@title")
    assert february == [
        "nghỉ lễ: Giao thừa Tết Nguyên Đán",
        "nghỉ lễ: Tết Nguyên Đán",
        "nghỉ lễ: Mùng hai Tết Nguyên Đán",
        "nghỉ lễ: Mùng ba Tết Nguyên Đán",
        "nghỉ lễ: Mùng bốn Tết Nguyên Đán",
    ]


def test_the_list_names_holidays_swapped_days_and_days_set_by_hand(cast: Cast, officer: Client) -> None:
    put(cast.user(Role.ADMINISTRATOR, cast.province), cast.province)
    found = {row[0]: row[2:] for row in rows_of_list(officer.get(YEAR))}
    assert [found[day] for day in ("01/01/2026", "02/03/2026", "22/08/2026", "31/08/2026")] == [
        ["nghỉ lễ", "Tết Dương lịch"],
        ["nghỉ theo quyết định", WHY],
        ["làm bù", "làm bù cho ngày 31/08/2026"],
        ["nghỉ lễ", "Ngày nghỉ (thay cho ngày 22/08/2026)"],
    ]


def rows_of_list(response: object) -> list[list[str]]:
    return [row for row in rows(response) if len(row) == 4]  # type: ignore[arg-type]


def test_the_administrator_sets_a_day_and_takes_it_back(administrator: Client) -> None:
    asked = {"day": "02/03/2026", "works": "off", "reason": WHY}
    assert administrator.post(YEAR, asked).headers["Location"] == YEAR
    response = administrator.get(YEAR)
    assert texts(response, "//*[contains(@class, 'set-days')]//strong") == ["02/03/2026: nghỉ"]
    administrator.post(reverse("calendar-clear", args=[2026]), {"day": "2026-03-02"})
    assert not SetDay.objects.exists()


def test_it_is_told_how_many_reports_that_are_owed_move(cast: Cast, administrator: Client) -> None:
    round_ = make_round(cast)
    round_.send(cast.commune)
    response = administrator.post(YEAR, {"day": "16/06/2026", "works": "off", "reason": WHY}, follow=True)
    assert texts(response, "//*[@id='notices']//p") == [
        "Đã ghi ngày 16/06/2026 là ngày nghỉ.",
        "1 báo cáo chưa gửi có hạn ngày này; đơn vị được gửi đến hết ngày 17/06/2026.",
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"day": "02/03/2027"}, "Ngày này không thuộc năm 2026. Hãy mở lịch của năm đó."),
        ({"day": "31/02/2026"}, "Đây không phải là một ngày. Hãy ghi như 15/06/2026."),
        ({"works": "worked"}, "Lịch công bố đã ghi ngày 02/03/2026 là ngày làm việc."),
        ({"reason": "Gọi 0912 345 678"}, "Có số điện thoại cá nhân “09•• ••• •78”."),
    ],
)
def test_what_is_wrong_is_told_at_its_field(administrator: Client, asked: dict[str, str], told: str) -> None:
    response = administrator.post(YEAR, {"day": "02/03/2026", "works": "off", "reason": WHY} | asked)
    (error,) = texts(response, "//*[@class='field-error']")
    assert (response.status_code, error.startswith(told)) == (422, True)
    assert not SetDay.objects.exists()


def test_others_read_and_may_not_change(cast: Cast, at: At) -> None:
    put(cast.user(Role.ADMINISTRATOR, cast.province), cast.province)
    below = at(Role.ADMINISTRATOR, cast.commune)
    assert page(below.get(YEAR)).xpath("//main//form") == []
    asked = {"day": "03/03/2026", "works": "off", "reason": WHY}
    answers = [below.post(YEAR, asked), below.post(reverse("calendar-clear", args=[2026]), {"day": "2026-03-02"})]
    assert ([each.status_code for each in answers], SetDay.objects.count()) == ([403, 403], 1)


def test_a_year_whose_swapped_days_are_not_known_says_so(officer: Client) -> None:
    known, later = (officer.get(reverse("calendar-year", args=[last_year_announced() + n])) for n in (0, 1))
    assert [len(page(each).xpath("//*[contains(@class, 'notice-warning')]")) for each in (known, later)] == [0, 1]


def test_only_years_within_reach_have_a_page(officer: Client) -> None:
    years = [1999, 2000, 2100, 2101]
    assert [officer.get(reverse("calendar-year", args=[year])).status_code for year in years] == [404, 200, 200, 404]


def test_a_day_that_is_none_is_not_taken_back(administrator: Client) -> None:
    address = reverse("calendar-clear", args=[2026])
    assert [administrator.post(address, {"day": day}).status_code for day in ("", "2026-02-31")] == [422, 422]


def test_the_log_tells_who_changed_the_calendar_and_why(administrator: Client) -> None:
    administrator.post(YEAR, {"day": "02/03/2026", "works": "off", "reason": WHY})
    administrator.post(reverse("calendar-clear", args=[2026]), {"day": "2026-03-02"})
    log = " ".join(texts(administrator.get(reverse("events")), "//main//tbody//tr"))
    assert "Điều chỉnh ngày trong lịch làm việc: ngày 02/03/2026; làm việc không" in log
    assert "Bỏ điều chỉnh trong lịch làm việc" in log
    assert WHY in log
