"""The list of tasks: filters, views of one selection, who sees what, how many queries it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.plans.models import Assignment
from dondoc.plans.work.actions import add_need, finish, start
from dondoc.units.models import Unit
from tasks import TODAY, Work, make_task
from web.html import page, rows, text_of, texts

At = Callable[[Role, Unit], Client]
CHECK, DRILL = "Kiểm tra an toàn trường học.", "Tổ chức diễn tập chữa cháy."
LAM, DA = "Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"
POLICE, TEACHING = "Công an tỉnh Sông Mây", "Sở Giáo dục và Đào tạo"
VIEWS = ["danh-sach", "bang", "lich", "tien-do"]


@pytest.fixture(autouse=True)
def frozen() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


def listed(client: Client, **query: object) -> HttpResponse:
    return client.get(reverse("tasks"), query)


def test_the_list_says_who_does_what_by_when(office: Client, work: Work) -> None:
    start(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    assert rows(listed(office)) == [
        ["", f"{CHECK}Chủ trì · Kế hoạch 12/KH-UBND · II", POLICE, "30/06/2026", "Chưa bắt đầu", "0%"],
        ["", f"{CHECK}Phối hợp · Kế hoạch 12/KH-UBND · II", TEACHING, "30/06/2026", "Chưa bắt đầu", "0%"],
        ["", f"{DRILL}Thực hiện · Kế hoạch 12/KH-UBND · II", LAM, "30/06/2026", "Đang thực hiện", "0%"],
        ["", f"{DRILL}Thực hiện · Kế hoạch 12/KH-UBND · II", DA, "30/06/2026", "Chưa bắt đầu", "0%"],
    ]


def test_what_is_late_or_waits_says_so(office: Client, work: Work) -> None:
    add_need(task=work.drill, needs=work.check, by=work.office)
    Assignment.objects.update(due=TODAY - timedelta(days=3))
    assert rows(listed(office, unit=work.cast.commune.pk))[0][4] == f"Chưa bắt đầu Quá hạn 2 ngày Chờ “{CHECK}”"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"q": "dien tap"}, [LAM, DA]),
        ({"q": "cong an kiem tra"}, [POLICE, TEACHING]),
        ({"q": "12/kh"}, [POLICE, TEACHING, LAM, DA]),
        ({"q": "khong co"}, []),
        ({"role": "lead"}, [POLICE]),
        ({"role": "given"}, [POLICE, LAM, DA]),
        ({"status": "confirmed"}, [DA]),
        ({"since": "01/07/2026"}, []),
        ({"until": "30/06/2026", "role": "own"}, [LAM, DA]),
        ({"late": "on"}, []),
        ({"sort": "-unit"}, [POLICE, TEACHING, DA, LAM]),
        ({"sort": "nothing"}, [POLICE, TEACHING, LAM, DA]),
    ],
)
def test_the_filters_narrow_and_the_headers_sort(
    office: Client, work: Work, query: dict[str, str], wanted: list[str]
) -> None:
    finish(assignment=work.of(work.cast.other_commune), day=TODAY, by=work.office)
    assert [row[2] for row in rows(listed(office, **query))] == wanted


def test_a_unit_stands_for_all_below_it_and_a_plan_for_its_tasks(office: Client, work: Work) -> None:
    part = work.give_school()
    found = listed(office, unit=work.cast.commune.pk, plan=work.plan.pk)
    assert [row[2] for row in rows(found)] == [LAM, "Trường Tiểu học Suối Lam"]
    assert texts(found, "//*[@class='chip']") == ["Kế hoạch 12/KH-UBND", LAM]
    assert rows(listed(office, plan=work.plan.pk + 1)) == []
    assert part.parent_id == work.of(work.cast.commune).pk


def test_only_late_ones_are_those_due_before_today_and_not_done(office: Client, work: Work) -> None:
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    Assignment.objects.update(due=TODAY)
    assert rows(listed(office, late="on")) == []
    Assignment.objects.update(due=TODAY - timedelta(days=1))
    assert [row[2] for row in rows(listed(office, late="on"))] == [POLICE, TEACHING, DA]


def test_a_filter_that_can_not_be_read_says_so_and_filters_nothing(office: Client, work: Work) -> None:
    response = listed(office, since="abc", q="dien tap", unit="x")
    assert "Đây không phải là một ngày. Hãy ghi như 15/06/2026." in text_of(response)
    assert len(rows(response)) == 2


@pytest.mark.parametrize(
    ("role", "unit", "wanted"),
    [
        (Role.OFFICER, "commune", [LAM]),
        (Role.INSPECTOR, "department", [TEACHING]),
        (Role.HEAD, "school", []),
        (Role.ADMINISTRATOR, "province", [POLICE, TEACHING, LAM, DA]),
    ],
)
def test_everybody_sees_the_unit_and_those_below_it(
    cast: Cast, at: At, work: Work, role: Role, unit: str, wanted: list[str]
) -> None:
    assert [row[2] for row in rows(listed(at(role, getattr(cast, unit))))] == wanted


def test_an_empty_list_says_why(cast: Cast, at: At, office: Client, work: Work) -> None:
    sentence = "//*[@class='empty']/p"
    assert texts(listed(at(Role.HEAD, cast.school)), sentence) == [
        "Chưa có nhiệm vụ nào. Khi một kế hoạch được nhận, nhiệm vụ giao cho các đơn vị sẽ hiện ở đây."
    ]
    assert texts(listed(office, q="zzz"), sentence) == ["Không có việc nào như vậy. Hãy bớt điều kiện lọc."]


def test_the_views_keep_the_filters(office: Client, work: Work) -> None:
    links = page(listed(office, q="dien tap", xem="bang")).xpath("//nav[@class='task-views']/a/@href")
    assert links == [f"?xem={view}&q=dien+tap" for view in VIEWS]


def test_the_board_has_a_column_for_each_status(office: Client, work: Work) -> None:
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    response = listed(office, xem="bang")
    counts = {column: int(n) for column, n in zip(
        page(response).xpath("//section[@data-column]/@data-column"), texts(response, "//section[@data-column]//*[@class='count']"), strict=True,
    )}  # fmt: skip
    assert counts == {"not_begun": 3, "under_way": 0, "done": 0, "confirmed": 1, "sent_back": 0, "dropped": 0}
    confirmed = "//section[@data-column='confirmed']//li"
    assert texts(response, f"{confirmed}//button") == ["Mở lại"]
    assert page(response).xpath(f"{confirmed}//button/@data-to") == ["under_way"]


def test_a_column_shows_fifty_cards_and_leads_to_the_rest(office: Client, work: Work) -> None:
    for number in range(30):
        make_task(work.plan, f"Việc {number}", "Xã", (work.cast.commune, "own"), (work.cast.police, "lead"))
    response = listed(office, xem="bang")
    assert len(page(response).xpath("//section[@data-column='not_begun']//li")) == 50
    assert texts(response, "//section[@data-column='not_begun']/p/a") == ["Còn 14 việc nữa"]


def test_the_calendar_shows_what_is_due_on_each_day_of_a_month(office: Client, work: Work) -> None:
    make_task(work.plan, "Sơ kết.", "Sở", (work.cast.department, "lead"), due=date(2026, 6, 1))
    make_task(work.plan, "Không hạn.", "Sở", (work.cast.department, "lead"), due=None)
    response = listed(office, xem="lich")
    full = "//li[starts-with(@class, 'day') and .//li]"
    assert texts(response, f"{full}/h3/time/@datetime".replace("/@datetime", "/span[1]")) == [
        "01/06/2026",
        "30/06/2026",
    ]
    assert texts(response, f"{full}//li") == [
        f"Sơ kết.{TEACHING} · Chưa bắt đầu, quá hạn 9 ngày",
        f"{CHECK}{POLICE} · Chưa bắt đầu",
        f"{CHECK}{TEACHING} · Chưa bắt đầu",
        f"{DRILL}{LAM} · Chưa bắt đầu",
        f"{DRILL}{DA} · Chưa bắt đầu",
    ]
    assert texts(response, "//div[@class='month-head']/h2") == ["Tháng 06/2026 5 việc đến hạn"]
    assert len(page(response).xpath("//ol/li[starts-with(@class, 'day')]")) == 35
    later = listed(office, xem="lich", thang="2026-07")
    assert texts(later, "//p[@class='none']") == ["Tháng này không có việc nào đến hạn trong các việc đang lọc."]
    assert texts(listed(office, xem="lich", thang="2026-99"), "//div[@class='month-head']/h2") == [
        "Tháng 06/2026 5 việc đến hạn"
    ]


def test_a_day_with_many_tasks_shows_the_first_and_leads_to_the_rest(office: Client, work: Work) -> None:
    make_task(work.plan, "Thêm.", "Công an", (work.cast.police, "lead"))
    response = listed(office, xem="lich")
    assert texts(response, "//p[@class='more']/a") == ["và 1 việc nữa"]
    (link,) = page(response).xpath("//p[@class='more']/a/@href")
    assert len(rows(office.get(reverse("tasks") + link))) == 5


def test_the_bars_run_from_the_plans_first_day_to_the_due_day(office: Client, work: Work) -> None:
    Assignment.objects.filter(unit=work.cast.police).update(percent=50, status="under_way")
    response = listed(office, xem="tien-do", role="lead")
    bars = page(response).xpath("//svg[starts-with(@class, 'span')]/rect")
    assert [(bar.get("class"), bar.get("x"), bar.get("width")) for bar in bars] == [
        ("whole", "0.00%", "100.00%"), ("done", "0.00%", "50.00%"),
    ]  # fmt: skip
    assert texts(response, "//svg[@class='months']/text") == [f"0{month}/2026" for month in range(1, 7)]


def test_a_task_without_a_due_day_has_no_bar(office: Client, work: Work) -> None:
    Assignment.objects.update(due=None)
    assert texts(listed(office, xem="tien-do"), "//td[@class='time']") == ["không có hạn"] * 4


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_costs_the_same_for_few_tasks_and_for_many(office: Client, work: Work, view: str) -> None:
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            listed(office, xem=view)
        counts.append(len(queries))
        work.give_school() if not counts[1:] else None
        for number in range(60):
            make_task(work.plan, f"Việc {number}", "Xã", (work.cast.commune, "own"))
    assert counts[0] == counts[1] <= 8


def test_fifty_tasks_stand_on_a_page(office: Client, work: Work) -> None:
    for number in range(50):
        make_task(work.plan, f"Việc {number}", "Xã", (work.cast.commune, "own"))
    assert (len(rows(listed(office))), len(rows(listed(office, page=2)))) == (50, 4)
