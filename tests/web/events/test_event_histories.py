"""The page of a thing's history: for whoever sees the thing, linked from its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.actions import end_seat
from dondoc.accounts.models import Membership, Role
from dondoc.calendar.actions import clear_day, set_day
from dondoc.core.events import Change, record_all
from dondoc.documents.models import ReadingJob
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Assignment, Duty, Plan
from dondoc.reminders.actions import remove_webhook, set_webhook
from dondoc.reporting.actions.cycles import set_owing_units
from dondoc.successions.actions import undo
from dondoc.units.models import Unit, UnitVersion
from jobs import make_job
from orders import absorption, done
from readings import TITLE, make_reading, office
from rounds import Round, make_round
from web.html import page, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)


def told(client: Client, name: str, *args: int) -> list[str]:
    """The lines of a history without their times."""
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return [text.split(", ", 1)[1] for text in texts(answer, "//ol[@class='log']/li")]


def test_every_page_of_a_thing_leads_to_its_history(cast: Cast, round_: Round, at: At) -> None:
    clerk, administrator = at(Role.OFFICE, cast.province), at(Role.ADMINISTRATOR, cast.province)
    officer, job = cast.user(Role.OFFICER, cast.commune), make_job(cast)
    round_.send(cast.commune)
    reading = make_reading(cast)
    seat = Membership.objects.get(user=officer)
    pages = [
        (clerk, reverse("unit", args=[cast.commune.pk]), reverse("unit-history", args=[cast.commune.pk])),
        (clerk, reverse("plan", args=[round_.plan.pk]), reverse("plan-history", args=[round_.plan.pk])),
        (clerk, reverse("form-edit", args=[round_.plan.pk]), reverse("form-history", args=[round_.plan.pk])),
        (clerk, reverse("cycle", args=[round_.cycle.pk]), reverse("cycle-history", args=[round_.cycle.pk])),
        (clerk, reverse("reading-check", args=[reading.pk]), reverse("reading-history", args=[reading.pk])),
        (clerk, reverse("reading-job", args=[job.pk]), reverse("reading-job-history", args=[job.pk])),
        (
            clerk,
            reverse("obligation", args=[round_.of(cast.commune).pk]),
            reverse("obligation-history", args=[round_.of(cast.commune).pk]),
        ),
        (administrator, reverse("seat", args=[seat.pk]), reverse("account-history", args=[officer.pk])),
    ]
    for client, address, history in pages:
        assert history in page(client.get(address)).xpath("//a/@href"), address
        assert client.get(history).status_code == 200, history


def test_decisions_the_calendar_and_how_a_unit_is_reminded_have_histories_too(cast: Cast, at: At) -> None:
    administrator, by = at(Role.ADMINISTRATOR, cast.province), cast.user(Role.ADMINISTRATOR, cast.province)
    succession = done(absorption(cast.other_commune, cast.commune))
    undo(succession=succession, reason="Ghi nhầm", by=by)
    set_day(day=date(2026, 5, 9), works=True, reason="Làm bù", unit_id=cast.province.pk, by=by)
    clear_day(day=date(2026, 5, 9), unit_id=cast.province.pk, by=by)
    set_webhook(unit=cast.commune, url="https://nhan.example/dondoc", by=by)
    remove_webhook(unit=cast.commune, by=by)
    name = by.name
    assert told(administrator, "succession-history", succession.pk)[0].startswith(f"{name} hoàn tác quyết định")
    assert [line.split(" làm việc")[0] for line in told(administrator, "calendar-history")] == [
        f"{name} bỏ điều chỉnh trong lịch", f"{name} điều chỉnh ngày trong lịch",
    ]  # fmt: skip
    assert told(administrator, "unit-history", cast.commune.pk)[0].startswith(f"{name} gỡ webhook")
    for address, history in (
        (reverse("succession", args=[succession.pk]), reverse("succession-history", args=[succession.pk])),
        (reverse("calendar-year", args=[2026]), reverse("calendar-history")),
    ):
        assert history in page(administrator.get(address)).xpath("//a/@href"), address


def test_a_report_tells_its_whole_way_the_latest_first(cast: Cast, round_: Round, at: At) -> None:
    round_.give_back(cast.commune, "Sai ô 1.")
    round_.accept(cast.commune)
    own = at(Role.HEAD, cast.commune)
    assert told(own, "obligation-history", round_.of(cast.commune).pk) == [
        f"{round_.office.name} chấp nhận báo cáo: bản 2.",
        f"{round_.head(cast.commune).name} gửi báo cáo: bản 2.",
        f"{round_.office.name} trả lại báo cáo: bản 1. Lý do: Sai ô 1.",
        f"{round_.head(cast.commune).name} gửi báo cáo: bản 1.",
        f"{round_.office.name} giao báo cáo: hạn gửi 16/06/2026.",
    ]


def test_a_round_and_its_plan(cast: Cast, round_: Round, at: At) -> None:
    clerk = at(Role.OFFICE, cast.province)
    assert told(clerk, "cycle-history", round_.cycle.pk) == [
        f"{round_.office.name} mở kỳ báo cáo: kỳ báo cáo “Báo cáo 6 tháng đầu năm 2026”; số liệu từ ngày 15/12/2025; "
        "đến ngày 14/06/2026; loại số liệu chính thức; hạn gửi cấp 1 16/06/2026; hạn gửi cấp 2 15/06/2026."
    ]
    assert told(clerk, "form-history", round_.plan.pk) == [f"{round_.office.name} lập biểu mẫu: số chỉ số 2."]


def test_who_else_owes_is_told_to_those_who_see_the_whole_plan_only(cast: Cast, round_: Round, at: At) -> None:
    set_owing_units(duty=round_.duty, unit_ids=[cast.commune.pk], by=round_.office)
    said = f"{round_.office.name} chỉ định đơn vị phải báo cáo: bớt Ủy ban nhân dân phường Bến Đá, Trường Tiểu học Suối Lam."
    assert told(at(Role.HEAD, cast.province), "plan-history", round_.plan.pk) == [said]
    assert told(at(Role.HEAD, cast.commune), "plan-history", round_.plan.pk) == []


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return accept_reading(reading=make_reading(cast), revision=0, day=date(2026, 3, 2), by=office(cast))


IN_PLAN = f"trong Kế hoạch “{TITLE}”"
CHECK = "“Chủ trì, phối hợp với Sở GD&ĐT kiểm tra trường học.”"
FUND, REPORT = "“Bố trí kinh phí kiểm tra.”", "“báo cáo Công an tỉnh trước ngày 15/11/2026”"


def test_a_task_and_a_duty_tell_who_was_given_them(cast: Cast, plan: Plan, at: At) -> None:
    check, fund, _power = plan.tasks.all()
    clerk, by = at(Role.OFFICE, cast.province), office(cast).name
    assert told(clerk, "task-history", check.pk) == [
        f"{by} giao nhiệm vụ: Sở Giáo dục và Đào tạo được giao {CHECK} {IN_PLAN}; vai trò phối hợp.",
        f"{by} giao nhiệm vụ: Công an tỉnh Sông Mây được giao {CHECK} {IN_PLAN}; vai trò chủ trì.",
    ]
    assert told(clerk, "duty-history", plan.duties.all()[0].pk) == [
        f"{by} giao việc có hạn: {name} được giao {REPORT} {IN_PLAN}."
        for name in ("Ủy ban nhân dân phường Bến Đá", "Ủy ban nhân dân xã Suối Lam")
    ]
    assert told(clerk, "plan-history", plan.pk)[-1] == (
        f"{by} nhận kế hoạch vào thực hiện: số chỉ tiêu 2; số nhiệm vụ 3; số việc có hạn 2."
    )
    assert len(told(clerk, "plan-history", plan.pk)) == 1 + 4 + 2
    assert told(clerk, "task-history", plan.tasks.get(agency="Công ty Điện lực Sông Mây").pk) == []
    assert fund.assignments.count() == 2


def test_a_unit_tells_what_plans_gave_it(cast: Cast, plan: Plan, at: At) -> None:
    assert told(at(Role.HEAD, cast.commune), "unit-history", cast.commune.pk)[:2] == [
        f"{office(cast).name} giao việc có hạn: Ủy ban nhân dân xã Suối Lam được giao {REPORT} {IN_PLAN}.",
        f"{office(cast).name} giao nhiệm vụ: Ủy ban nhân dân xã Suối Lam được giao {FUND} {IN_PLAN}; vai trò thực hiện.",
    ]


def test_those_who_see_their_own_part_are_not_told_who_else_was_charged(cast: Cast, plan: Plan, at: At) -> None:
    _check, fund, _power = plan.tasks.all()
    unit, duty = at(Role.HEAD, cast.commune), plan.duties.all()[0]
    own = (
        f"{office(cast).name} giao nhiệm vụ: Ủy ban nhân dân xã Suối Lam được giao {FUND} {IN_PLAN}; vai trò thực hiện."
    )
    assert told(unit, "task-history", fund.pk) == [own]
    assert [line.count("xã Suối Lam") for line in told(unit, "duty-history", duty.pk)] == [1]
    whole = told(unit, "plan-history", plan.pk)
    assert (len(whole), [line for line in whole if "Bến Đá" in line or "Công an tỉnh Sông Mây" in line]) == (3, [])
    outside = at(Role.HEAD, cast.school)
    addresses = [("task-history", fund.pk), ("duty-history", duty.pk), ("plan-history", plan.pk)]
    assert [outside.get(reverse(name, args=[pk])).status_code for name, pk in addresses] == [404, 404, 404]


def test_a_hold_that_is_gone_is_still_told_by_the_unit(cast: Cast, plan: Plan, at: At) -> None:
    before = told(at(Role.HEAD, cast.commune), "unit-history", cast.commune.pk)
    Assignment.objects.filter(unit=cast.commune).delete()
    assert told(at(Role.HEAD, cast.commune), "unit-history", cast.commune.pk) == before


def test_tasks_and_duties_lead_to_the_log_too(cast: Cast, plan: Plan, at: At) -> None:
    reader, actions = at(Role.AUDITOR, cast.province), "//*[@class='page-actions']/a/@href"
    for kind, pk in (("task", plan.tasks.all()[0].pk), ("duty", plan.duties.all()[0].pk)):
        history = reader.get(reverse(f"{kind}-history", args=[pk]))
        assert page(history).xpath(actions) == [f"{reverse('events')}?kind=plans.{kind}&thing={pk}"]


def test_a_scan_and_its_reading_share_a_history(cast: Cast, at: At) -> None:
    job = make_job(cast)
    reading = make_reading(cast)
    ReadingJob.objects.filter(pk=job.pk).update(file=reading.file)
    client = at(Role.OFFICE, cast.province)
    line = [f"{office(cast).name} đưa bản quét vào hàng chờ đọc: tệp “ban-quet.png”."]
    assert told(client, "reading-history", reading.pk) == line
    assert told(client, "reading-job-history", job.pk) == line


def test_a_unit_that_has_ended_keeps_its_history(cast: Cast, at: At) -> None:
    UnitVersion.objects.filter(unit=cast.school).update(valid_to=date(2026, 1, 1))
    assert len(told(at(Role.OFFICER, cast.commune), "unit-history", cast.school.pk)) == 1
    beside = at(Role.OFFICER, cast.other_commune).get(reverse("unit-history", args=[cast.school.pk]))
    assert beside.status_code == 404


def test_an_account_is_told_of_to_administrators_and_auditors_of_its_units(cast: Cast, at: At) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    address = reverse("account-history", args=[user.pk])
    seats = [
        (Role.ADMINISTRATOR, cast.province, 200), (Role.AUDITOR, cast.commune, 200), (Role.AUDITOR, cast.school, 404),
        (Role.ADMINISTRATOR, cast.other_commune, 404), (Role.OFFICE, cast.province, 403), (Role.HEAD, cast.commune, 403),
    ]  # fmt: skip
    assert [at(role, unit).get(address).status_code for role, unit, _code in seats] == [code for *_seat, code in seats]
    end_seat(seat=Membership.objects.get(user=user), day=date(2026, 1, 1), by=None)
    assert [line.split(":")[0] for line in told(at(Role.AUDITOR, cast.commune), "account-history", user.pk)] == [
        "Hệ thống kết thúc vai trò",
        "Hệ thống cấp vai trò",
    ]


def test_those_who_read_the_log_are_led_there(cast: Cast, at: At) -> None:
    history = reverse("unit-history", args=[cast.commune.pk])
    link = f"{reverse('events')}?kind=units.unit&thing={cast.commune.pk}"
    actions = "//*[@class='page-actions']/a/@href"
    assert page(at(Role.AUDITOR, cast.province).get(history)).xpath(actions) == [link]
    assert page(at(Role.HEAD, cast.province).get(history)).xpath(actions) == []


def test_a_long_history_is_cut_into_pages(cast: Cast, at: At) -> None:
    record_all("unit.change", [Change(cast.commune, cast.commune.pk)] * 60, by=None)
    client = at(Role.HEAD, cast.commune)
    assert len(told(client, "unit-history", cast.commune.pk)) == 50
    rest = client.get(reverse("unit-history", args=[cast.commune.pk]), {"page": "2"})
    assert len(texts(rest, "//ol[@class='log']/li")) == 11


def test_what_was_never_logged_has_an_empty_history(cast: Cast, at: At) -> None:
    plan_page = make_round(cast)
    Duty.objects.all().first()
    answer = at(Role.HEAD, cast.commune).get(reverse("plan-history", args=[plan_page.plan.pk]))
    assert texts(answer, "//*[@class='empty']/p") == ["Nhật ký chưa ghi việc gì ở đây."]
