"""The first page: what a unit owes and by when; what an office waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import START, Cast
from dondoc.accounts.actions import grant_seat
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.models import Assignment, Plan, Task
from dondoc.reporting.actions.cycles import close_cycle, leave_out
from dondoc.reporting.models import ObligationState
from dondoc.units.models import Unit
from rounds import Round, make_plan
from tasks import make_task
from web.html import heading, page, text_of, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
HOME = "/"


def groups(client: Client) -> dict[str, list[str]]:
    """Title of each group of duties -> the words of each duty."""
    found = page(client.get(HOME)).xpath("//section[contains(@class, 'duty-group')]")
    return {
        " ".join(group.xpath("./h2")[0].text_content().split()): [
            " ".join(each.text_content().split()) for each in group.xpath(".//article//*[@class='duty-end']")
        ]
        for group in found
    }


def test_a_unit_sees_what_is_due_soon(round_: Round, at: At) -> None:
    head = at(Role.HEAD, round_.cast.commune)
    assert heading(head.get(HOME)) == "Đơn vị còn 1 báo cáo cần gửi"
    assert groups(head) == {"Sắp đến hạn 1": ["Còn 6 ngày Hạn 16/06/2026 Nhập báo cáo Báo cáo 6 tháng đầu năm 2026"]}


@pytest.mark.parametrize(
    ("day", "title", "badge"),
    [
        ("2026-06-01", "Chưa đến hạn 1", "Chưa đến hạn"),
        ("2026-06-16", "Sắp đến hạn 1", "Hạn hôm nay"),
        ("2026-06-19", "Đã quá hạn 1", "Quá hạn 3 ngày"),
    ],
)
def test_the_group_follows_the_day(round_: Round, at: At, day: str, title: str, badge: str) -> None:
    with time_machine.travel(f"{day} 09:00:00+07:00", tick=False):
        found = groups(at(Role.OFFICER, round_.cast.commune))
    assert [(name, words[0].split(" Hạn 1")[0]) for name, words in found.items()] == [(title, badge)]


def test_a_returned_report_shows_its_reason_in_place(round_: Round, at: At) -> None:
    round_.give_back(round_.cast.commune, "Thiếu điểm trường lẻ.")
    head = at(Role.HEAD, round_.cast.commune)
    assert list(groups(head)) == ["Bị trả lại, cần sửa 1"]
    assert texts(head.get(HOME), "//*[@class='duty-reason']") == ["Lý do trả lại: Thiếu điểm trường lẻ."]


def test_a_returned_report_past_its_due_date_shows_how_late_it_is(round_: Round, at: At) -> None:
    round_.give_back(round_.cast.commune)
    with time_machine.travel("2026-06-19 09:00:00+07:00", tick=False):
        [words] = groups(at(Role.HEAD, round_.cast.commune))["Bị trả lại, cần sửa 1"]
    assert words.startswith("Bị trả lại trễ 3 ngày Hạn 16/06/2026")


def test_what_is_sent_waits_and_what_is_accepted_is_done(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.send(cast.commune)
    round_.accept(cast.school)
    commune, school = at(Role.HEAD, cast.commune), at(Role.HEAD, cast.school)
    assert list(groups(commune)) == ["Đã gửi, chờ duyệt 1"]
    assert (groups(school), texts(school.get(HOME), "//details/summary")) == ({}, ["1 báo cáo đã xong"])
    assert heading(school.get(HOME)) == "Đơn vị đã gửi đủ báo cáo"


def test_a_closed_round_asks_for_nothing(round_: Round, at: At) -> None:
    close_cycle(cycle=round_.cycle, by=round_.office)
    assert groups(at(Role.HEAD, round_.cast.commune)) == {}


def test_a_unit_sees_nothing_of_the_unit_beside_it(round_: Round, at: At, cast: Cast) -> None:
    found = at(Role.HEAD, cast.police).get(HOME)
    assert page(found).xpath("//main//a/@href") == [reverse("plans")]


def test_tasks_of_the_unit_are_listed_the_dated_first(round_: Round, at: At) -> None:
    for order, (text, due) in enumerate([("Việc thường xuyên.", None), ("Việc có hạn.", date(2026, 9, 30))]):
        task = Task.objects.create(plan=round_.plan, order=order, text=text, span_start=0, span_end=1, agency="UBND xã")
        Assignment.objects.create(task=task, unit=round_.cast.commune, role="lead", due=due)
    found = at(Role.OFFICER, round_.cast.commune).get(HOME)
    assert texts(found, "//ul[@class='task-list']/li//p") == ["Việc có hạn.", "Việc thường xuyên."]


@pytest.mark.parametrize(
    ("sent", "said"),
    [(False, "Đơn vị còn 1 báo cáo cần gửi và 2 việc quá hạn"), (True, "Đơn vị có 2 việc quá hạn")],
)
def test_a_unit_that_is_late_with_tasks_reads_so_at_the_top(round_: Round, at: At, sent: bool, said: str) -> None:
    commune = round_.cast.commune
    for due in (date(2026, 6, 8), date(2026, 6, 1), date(2026, 6, 10)):
        make_task(round_.plan, f"Việc đến {due:%d/%m}.", "UBND xã", (commune, "own"), due=due)
    if sent:
        round_.send(commune)
    found = at(Role.HEAD, commune).get(HOME)
    assert heading(found) == said
    first, second, third = texts(found, "//ul[@aria-labelledby='tasks']/li/div")
    assert first.startswith("Thực hiện Chưa bắt đầu Quá hạn 9 ngày Việc đến 01/06.")
    assert second.startswith("Thực hiện Chưa bắt đầu Quá hạn 2 ngày Việc đến 08/06.")
    assert third.startswith("Thực hiện Chưa bắt đầu Việc đến 10/06.")


def test_an_office_sees_how_many_have_sent_and_who_has_not(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(3, 3, 20))
    leave_out(obligation=round_.of(cast.school), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    found = at(Role.OFFICE, cast.province).get(HOME)
    assert texts(found, "//*[contains(@class, 'round')]//*[@class='progress-line']") == ["1 / 2"]
    assert texts(found, "//*[@class='round-facts']/li") == ["2/2 chỉ tiêu đạt theo số liệu đã chấp nhận"]
    assert texts(found, "//*[@class='round-waiting']") == ["Còn phải gửi: Ủy ban nhân dân phường Bến Đá."]


def test_an_office_sees_the_readings_in_its_queue(round_: Round, at: At) -> None:
    unit, office = round_.cast.province, round_.office
    file = StoredFile.objects.create(unit=unit, name="moi.docx", sha256="f" * 64, size=1, uploaded_by=office)
    reading = Reading.objects.create(file=file, unit=unit, plan={}, source={}, title="Kế hoạch mới")
    found = at(Role.OFFICE, unit).get(HOME)
    assert page(found).xpath("//ul[@class='task-list']//a/@href") == [reverse("reading-check", args=[reading.pk])]


@pytest.mark.parametrize(
    ("role", "next_page"),
    [
        (Role.OFFICE, "document-upload"),
        (Role.ADMINISTRATOR, "units"),
        (Role.HEAD, "plans"),
        (Role.OFFICER, "plans"),
    ],
)
def test_where_nothing_waits_the_next_step_is_shown(cast: Cast, at: At, role: Role, next_page: str) -> None:
    found = at(role, cast.department).get(HOME)
    assert page(found).xpath("//*[@class='empty']/a/@href") == [reverse(next_page)]


def test_the_page_follows_the_seat_that_was_taken(round_: Round, at: At, signed_in: Callable[..., Client]) -> None:
    user = round_.head(round_.cast.commune)
    seat = grant_seat(user=user, unit_id=round_.cast.province.pk, role=Role.OFFICE, since=START, by=None)
    client = signed_in(user)
    assert list(groups(client)) == ["Sắp đến hạn 1"]
    client.post(reverse("seat-choose"), {"seat": seat.pk})
    assert groups(client) == {}
    assert heading(client.get(HOME)) == "Các kỳ báo cáo đang mở"


def test_the_page_costs_the_same_for_one_duty_and_for_three(round_: Round, at: At) -> None:
    office = at(Role.OFFICE, round_.cast.province)
    with CaptureQueriesContext(connection) as before:
        office.get(HOME)
    round_.accept(round_.cast.commune)
    round_.give_back(round_.cast.school)
    with CaptureQueriesContext(connection) as after:
        office.get(HOME)
    assert len(after) == len(before)


def test_an_office_sees_how_many_tasks_are_late_the_oldest_first(round_: Round, at: At) -> None:
    cast = round_.cast
    for number in range(6):
        due = date(2026, 6, 9 - number)
        make_task(round_.plan, f"Việc {number}.", "Công an tỉnh", (cast.police, "lead"), due=due)
    make_task(round_.plan, "Việc phối hợp.", "Sở GD&ĐT", (cast.department, "coordinate"), due=date(2026, 6, 1))
    response = at(Role.OFFICE, cast.province).get(HOME)
    assert texts(response, "//h2[@id='late-tasks']") == ["Nhiệm vụ quá hạn 6"]
    assert texts(response, "//ul[@aria-labelledby='late-tasks']//p") == [f"Việc {n}." for n in (5, 4, 3, 2, 1)]
    link = page(response).xpath("//a[contains(text(), 'Xem 1 việc quá hạn khác')]/@href")[0]
    listed = at(Role.OFFICE, cast.province).get(link)
    assert len(page(listed).xpath("//tbody/tr")) == 6
    assert texts(at(Role.HEAD, cast.province).get(HOME), "//h2[@id='late-tasks']") == []
    assert texts(at(Role.OFFICE, cast.commune).get(HOME), "//h2[@id='late-tasks']") == []


def test_the_office_sees_which_rounds_it_should_open(cast: Cast, at: At) -> None:
    plan = make_plan(cast)
    due = timezone.localdate() + timedelta(days=10)
    Plan.objects.filter(pk=plan.pk).update(period_end=None, period_start=None)
    plan.duties.update(due=due.isoformat(), every="")
    links = page(at(Role.OFFICE, cast.province).get(HOME)).xpath("//ul[@aria-labelledby='to-open']//p/a/@href")
    assert links == [reverse("cycle-open", args=[plan.duties.get().pk])]
    for role, unit in ((Role.HEAD, cast.province), (Role.OFFICE, cast.commune)):
        assert "Kỳ báo cáo cần mở" not in text_of(at(role, unit).get(HOME))
