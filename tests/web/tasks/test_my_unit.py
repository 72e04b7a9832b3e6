"""What the seat's unit has to do; many tasks at once; saved views; the Excel file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.models import Event
from dondoc.plans.models import Assignment, SavedView, Task
from dondoc.plans.work.actions import finish, send_back
from dondoc.units.models import Unit
from tasks import TODAY, Work, make_task
from web.html import heading, page, rows, text_of, texts

At = Callable[[Role, Unit], Client]


@pytest.fixture(autouse=True)
def frozen() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def commune(cast: Cast, at: At) -> Client:
    return at(Role.HEAD, cast.commune)


def groups(response: HttpResponse) -> list[tuple[str, list[str]]]:
    """Each heading with the words of its tasks."""
    sections = page(response).xpath("//section[starts-with(@aria-labelledby, 'group-')]")
    return [
        (
            " ".join(each.xpath("./h2")[0].text_content().split()),
            [link.text_content() for link in each.xpath(".//h3/a")],
        )
        for each in sections
    ]


def test_the_page_says_first_what_is_late_and_then_what_comes(cast: Cast, commune: Client, work: Work) -> None:
    work.ask_evidence()
    days = {"Trễ.": -2, "Hôm nay.": 0, "Sáu ngày nữa.": 6, "Bảy ngày nữa.": 7}
    for text, days_left in days.items():
        make_task(work.plan, text, "Xã", (cast.commune, "own"), due=TODAY + timedelta(days=days_left))
    back, done = (
        make_task(work.plan, text, "Xã", (cast.commune, "own"), due=None) for text in ("Trả lại.", "Đã xong.")
    )
    for task in (back, done):
        work.attach(work.of(cast.commune, task))
        finish(assignment=work.of(cast.commune, task), day=TODAY, by=work.head(cast.commune))
    send_back(assignment=work.of(cast.commune, back), reason="Thiếu ảnh.", by=work.office)
    part = work.give_school()
    work.attach(part)
    finish(assignment=part, day=TODAY, by=work.head(cast.school))
    response = commune.get(reverse("tasks-mine"))
    assert heading(response) == "Đơn vị có 1 việc quá hạn"
    assert groups(response) == [
        ("Đã quá hạn 1", ["Trễ."]),
        ("Bị trả lại, cần làm thêm 1", ["Trả lại."]),
        ("Đến hạn trong 7 ngày tới 2", ["Hôm nay.", "Sáu ngày nữa."]),
        ("Việc khác đang mở 2", ["Bảy ngày nữa.", "Tổ chức diễn tập chữa cháy."]),
        ("Chờ đơn vị bạn xác nhận 1", ["Diễn tập ở trường"]),
        ("Đã báo xong, chờ xác nhận 1", ["Đã xong."]),
    ]
    assert "Thiếu ảnh." in text_of(response)


def test_the_office_of_a_plan_finds_what_waits_for_its_confirmation(office: Client, work: Work) -> None:
    work.ask_evidence()
    work.attach(work.of(work.cast.commune))
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.head(work.cast.commune))
    assert groups(office.get(reverse("tasks-mine"))) == [("Chờ đơn vị bạn xác nhận 1", ["Tổ chức diễn tập chữa cháy."])]


def test_progress_is_reported_from_the_page_and_back_to_it(commune: Client, work: Work) -> None:
    address = reverse("assignment-report", args=[work.of(work.cast.commune).pk])
    assert address in page(commune.get(reverse("tasks-mine"))).xpath("//details/form/@action")
    posted = {"percent": "20", "period": "2026-06", "next": reverse("tasks-mine")}
    answer = commune.post(address, posted)
    assert (answer["Location"], work.of(work.cast.commune).percent) == (reverse("tasks-mine"), 20)


def test_a_unit_without_work_is_told_so(cast: Cast, at: At, work: Work) -> None:
    response = at(Role.HEAD, cast.school).get(reverse("tasks-mine"))
    assert heading(response) == "Đơn vị không còn việc nào đang mở"


def test_an_inspector_is_offered_no_report(cast: Cast, at: At, work: Work) -> None:
    response = at(Role.INSPECTOR, cast.commune).get(reverse("tasks-mine"))
    assert len(groups(response)) == 1
    assert page(response).xpath("//details") == []


def test_home_leads_to_what_is_open(commune: Client, work: Work) -> None:
    response = commune.get(reverse("home"))
    assert texts(response, "//ul[@class='task-list']/li//p/a") == ["Tổ chức diễn tập chữa cháy."]
    assert reverse("tasks-mine") in page(response).xpath("//main//a/@href")
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    assert page(commune.get(reverse("home"))).xpath("//ul[@class='task-list']") == []


def test_the_page_costs_the_same_for_few_tasks_and_for_many(commune: Client, work: Work) -> None:
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            commune.get(reverse("tasks-mine"))
        counts.append(len(queries))
        for number in range(20):
            make_task(work.plan, f"Việc {number}", "Xã", (work.cast.commune, "own"))
    assert counts[0] == counts[1] <= 9


def changed(client: Client, work: Work, *tasks: Task, **data: object) -> HttpResponse:
    """Posts one change for all holds of some tasks."""
    ids = Assignment.objects.filter(task__in=tasks).values_list("pk", flat=True)
    return client.post(reverse("tasks-edit"), {"row": list(ids), **data}, follow=True)


def test_many_are_changed_after_a_look_at_what_would_happen(office: Client, cast: Cast, work: Work) -> None:
    finish(assignment=work.of(cast.commune), day=TODAY, by=work.office)
    wish = {"edit": "due", "due": "15/07/2026", "reason": "Gia hạn chung.", "query": "role=own"}
    asked = changed(office, work, work.check, work.drill)
    assert heading(asked) == "Thay đổi 4 việc"
    seen = changed(office, work, work.check, work.drill, **wish, step="preview")
    assert "3 việc sẽ thay đổi." in text_of(seen)
    assert "1 việc giữ nguyên: Công việc này đã kết thúc nên không sửa được. Hãy mở lại trước." in text_of(seen)
    assert not Assignment.objects.filter(due=date(2026, 7, 15)).exists()
    done = changed(office, work, work.check, work.drill, **wish, step="do")
    assert "Đã thay đổi 3 việc." in text_of(done)
    assert done.redirect_chain[-1][0] == f"{reverse('tasks')}?role=own"
    assert Assignment.objects.filter(due=date(2026, 7, 15)).count() == 3
    assert set(Event.objects.filter(verb="assignment.change").values_list("reason", flat=True)) == {"Gia hạn chung."}


def test_what_the_user_may_not_change_is_left_and_told(commune: Client, work: Work) -> None:
    wish = {"edit": "weight", "weight": "9", "reason": "Thử."}
    seen = changed(commune, work, work.drill, **wish, step="do")
    assert "1 việc giữ nguyên vì bạn không có quyền thay đổi." in text_of(seen)
    assert not Assignment.objects.filter(weight=9).exists()
    begun = changed(commune, work, work.drill, edit="start", reason="Bắt đầu.", step="do")
    assert "Đã thay đổi 1 việc." in text_of(begun)
    assert work.of(work.cast.other_commune).status == "not_begun"


def test_all_that_the_filters_ask_for_can_be_changed(office: Client, work: Work) -> None:
    for number in range(60):
        make_task(work.plan, f"Việc {number}", "Xã", (work.cast.commune, "own"))
    wish = {"all": "1", "query": "q=viec", "edit": "weight", "weight": "4", "reason": "Thử."}
    assert "60 việc sẽ thay đổi." in text_of(changed(office, work, **wish, step="preview"))
    changed(office, work, **wish, step="do")
    assert Assignment.objects.filter(weight=4).count() == 60


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"edit": "weight", "reason": "Thử."}, "Hãy ghi trọng số mới."),
        ({"edit": "start", "reason": ""}, "Hãy điền ô này"),
        ({"edit": "start", "reason": "gọi 0912 345 678"}, "Có số điện thoại cá nhân"),
    ],
)
def test_a_change_that_is_not_whole_says_what_is_missing(
    commune: Client, work: Work, wish: dict[str, str], sentence: str
) -> None:
    response = changed(commune, work, work.drill, **wish, step="do")
    assert (response.status_code, sentence in text_of(response)) == (422, True)


def test_nothing_chosen_is_nothing_changed(office: Client, work: Work) -> None:
    assert "Bạn chưa chọn việc nào." in text_of(changed(office, work))


def test_a_selection_is_saved_found_and_forgotten(office: Client, commune: Client, work: Work) -> None:
    office.post(reverse("view-save"), {"name": "Việc trễ", "query": "?late=on&xem=bang&page=3&nothing=1"})
    view = SavedView.objects.get()
    assert view.query == "xem=bang&late=on"
    there = office.get(reverse("views"), headers={"HX-Request": "true"})
    assert page(there).xpath("//li/a/@href") == [f"{reverse('tasks')}?xem=bang&late=on"]
    assert commune.post(reverse("view-forget", args=[view.pk])).status_code == 404
    assert "Đã xóa khung nhìn “Việc trễ”." in text_of(office.post(reverse("view-forget", args=[view.pk]), follow=True))
    refused = office.post(reverse("view-save"), {"name": "anh Thử 0912 345 678", "query": ""})
    assert (refused.status_code, SavedView.objects.exists()) == (422, False)


def test_the_further_filters_are_fetched_when_they_are_opened(office: Client, work: Work) -> None:
    response = office.get(reverse("tasks-choices"), {"plan": work.plan.pk}, headers={"HX-Request": "true"})
    assert texts(response, "//option[@selected]") == [f"Kế hoạch 12/KH-UBND: {work.plan.title}"]


def sheet(response: HttpResponse) -> list[list[object]]:
    data = b"".join(response)
    assert not any("<f>" in zipfile.ZipFile(io.BytesIO(data)).read(name).decode() for name in sheets_of(data))
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def sheets_of(data: bytes) -> list[str]:
    return [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.startswith("xl/worksheets/sheet")]


def test_the_file_holds_exactly_what_the_list_shows(office: Client, cast: Cast, work: Work) -> None:
    work.give_school(weight=2, words="=1+1")
    finish(assignment=work.of(cast.school), day=TODAY, by=work.office)
    query = {"q": "dien tap", "sort": "-unit"}
    lines = sheet(office.get(reverse("tasks-export"), query))
    assert lines[0][:10] == [
        "Kế hoạch", "Mục", "Nhiệm vụ", "Phần việc", "Đơn vị", "Vai trò", "Hạn", "Tình trạng", "Quá hạn (ngày)",
        "Tiến độ (%)",
    ]  # fmt: skip
    shown = [row[2] for row in rows(office.get(reverse("tasks"), query))]
    assert [line[4] for line in lines[1:]] == shown
    (school,) = (line for line in lines if line[4] == "Trường Tiểu học Suối Lam")
    assert school[:13] == [
        "12/KH-UBND", "II", "Tổ chức diễn tập chữa cháy.", "=1+1", "Trường Tiểu học Suối Lam", "Thực hiện",
        date(2026, 6, 30), "Đã hoàn thành", "", 100, 2, date(2026, 6, 10), date(2026, 6, 10),
    ]  # fmt: skip
    assert [line[9] for line in lines[1:]] == [0, 100, 100]
