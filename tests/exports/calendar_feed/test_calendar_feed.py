"""What stands in the calendar of a link: the units' own due dates, how they stand, and nothing beside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from icalendar import Calendar, Event

from cast import START, Cast
from dondoc.accounts.actions import end_seat, grant_seat, make_own_feed, make_unit_feed
from dondoc.accounts.models import Feed, Membership, Program, Role, User
from dondoc.accounts.queries import find_feed
from dondoc.calendar.actions import set_day
from dondoc.exports.calendar_feed import feed_file
from dondoc.plans.models import Assignment
from dondoc.plans.work.actions import drop, finish, send_back
from dondoc.reminders.ticking import remind
from dondoc.reporting.actions.cycles import close_cycle, leave_out
from dondoc.reporting.actions.extensions import ask_extension, grant_extension
from dondoc.reporting.models import Obligation, ObligationState
from dondoc.units.models import Unit
from own_plans import Issuing, make_issuing, own_plan
from rounds import Round, make_round
from tasks import make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)
NOW = datetime(2026, 6, 10, 2, tzinfo=UTC)
SITE = "https://dondoc.songmay.example"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)


@pytest.fixture
def issuing(cast: Cast) -> Issuing:
    return make_issuing(cast)


def feed_of(user: User) -> Feed:
    found = find_feed(make_own_feed(user=user, program=Program.OUTLOOK))
    assert found is not None
    return found


def unit_feed(cast: Cast, unit: Unit) -> Feed:
    by = cast.user(Role.HEAD, unit)
    found = find_feed(make_unit_feed(unit_id=unit.pk, program=Program.OUTLOOK, by=by))
    assert found is not None
    return found


def read(feed: Feed, now: datetime = NOW) -> Calendar:
    found = Calendar.from_ical(feed_file(feed, now=now, site=SITE))
    assert isinstance(found, Calendar)
    assert [part.errors for part in found.walk() if part.errors] == []
    return found


def summaries(feed: Feed, now: datetime = NOW) -> list[tuple[date, str]]:
    return [(event["DTSTART"].dt, str(event["SUMMARY"])) for event in read(feed, now).events]


def only(feed: Feed, now: datetime = NOW) -> Event:
    (found,) = read(feed, now).events
    return found


def test_reports_tasks_and_plans_to_issue_stand_in_the_calendar_of_a_unit(round_: Round, issuing: Issuing) -> None:
    assert summaries(unit_feed(round_.cast, round_.cast.commune)) == [
        (date(2026, 3, 16), "Hạn ban hành: ban hành kế hoạch triển khai"),
        (date(2026, 6, 16), "Hạn nộp: Báo cáo 6 tháng đầu năm 2026"),
        (date(2026, 6, 30), "Hạn: Tổ chức diễn tập chữa cháy."),
    ]


def test_an_entry_leads_back_to_its_page_and_names_plan_window_and_state(round_: Round) -> None:
    obligation = round_.of(round_.cast.commune)
    event = only(unit_feed(round_.cast, round_.cast.commune))
    url = f"{SITE}/bao-cao/{obligation.pk}/"
    assert (str(event["UID"]), str(event["URL"]), event.categories) == (
        f"report-{obligation.pk}@dondoc.songmay.example",
        url,
        ["Báo cáo"],
    )
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Số liệu từ 15/12/2025 đến 14/06/2026",
        "Đơn vị: Ủy ban nhân dân xã Suối Lam",
        "Theo Kế hoạch 12/KH-UBND, Phòng cháy, chữa cháy trong trường học năm 2026",
        "Tình trạng: Chưa gửi",
        url,
    ]


def test_a_task_has_its_whole_clause_beneath_and_leads_to_the_units_own_hold(cast: Cast, issuing: Issuing) -> None:
    clause = "Diễn tập chữa cháy " + "ở mọi trường học " * 30
    Assignment.objects.all().delete()
    task = make_task(issuing.plan, clause, "Xã", (cast.commune, "lead"), due=TODAY)
    issuing.duty.delete()
    event = only(unit_feed(cast, cast.commune))
    held = task.assignments.get()
    assert (len(str(event["SUMMARY"])), str(event["URL"])) == (
        len("Hạn: ") + 200,
        f"{SITE}/cong-viec/{task.pk}/?phan={held.pk}",
    )
    first, role, *_others = str(event["DESCRIPTION"]).split("\n")
    assert (first, role) == (clause.strip(), "Vai trò: Chủ trì")


def test_how_a_report_stands_is_said_before_its_name(round_: Round) -> None:
    feed = unit_feed(round_.cast, round_.cast.commune)
    round_.send(round_.cast.commune)
    said = [str(only(feed)["SUMMARY"])]
    round_.accept(round_.cast.other_commune)
    said.append(str(only(unit_feed(round_.cast, round_.cast.other_commune))["SUMMARY"]))
    round_.give_back(round_.cast.school)
    said.append(str(only(unit_feed(round_.cast, round_.cast.school))["SUMMARY"]))
    name = "Báo cáo 6 tháng đầu năm 2026"
    assert said == [f"Đã gửi: {name}", f"Đã chấp nhận: {name}", f"Bị trả lại, hạn nộp: {name}"]


def test_how_a_task_stands_is_said_before_its_words(issuing: Issuing) -> None:
    cast, work = issuing.cast, issuing.work
    issuing.duty.delete()
    work.ask_evidence()
    feed, said = unit_feed(cast, cast.commune), []
    row = work.of(cast.commune)
    work.attach(row)
    finish(assignment=work.of(cast.commune), reason="", day=TODAY, by=work.head(cast.commune))
    said.append(str(only(feed)["SUMMARY"]))
    send_back(assignment=work.of(cast.commune), reason="Thiếu ảnh", by=work.office)
    said.append(str(only(feed)["SUMMARY"]))
    words = "Tổ chức diễn tập chữa cháy."
    assert said == [f"Đã xong, chờ xác nhận: {words}", f"Bị trả lại, hạn: {words}"]
    drop(assignment=work.of(cast.commune), reason="Thôi", by=work.office)
    assert summaries(feed) == []


def test_a_plan_is_issued_once_it_is_linked_or_one_is_here_that_cites_the_one_above(issuing: Issuing) -> None:
    cast = issuing.cast
    Assignment.objects.all().delete()
    issuing.link(own_plan(cast, cast.commune, "3/KH-UBND"))
    own_plan(cast, cast.other_commune, "4/KH-UBND", cites=issuing.plan.key)
    for unit in (cast.commune, cast.other_commune):
        assert str(only(unit_feed(cast, unit))["SUMMARY"]) == "Đã ban hành: ban hành kế hoạch triển khai"


def test_what_is_left_out_or_was_never_sent_to_a_closed_round_drops_out(round_: Round) -> None:
    cast = round_.cast
    leave_out(obligation=round_.of(cast.commune), state="exempt", reason="Mới lập", by=round_.office)
    round_.accept(cast.school)
    close_cycle(cycle=round_.cycle, by=round_.office)
    found = {unit.pk: summaries(unit_feed(cast, unit)) for unit in (cast.commune, cast.other_commune, cast.school)}
    assert found == {
        cast.commune.pk: [],
        cast.other_commune.pk: [],
        cast.school.pk: [(date(2026, 6, 15), "Đã chấp nhận: Báo cáo 6 tháng đầu năm 2026")],
    }


def test_the_calendar_runs_from_ninety_days_back_to_two_years_ahead(round_: Round) -> None:
    feed = unit_feed(round_.cast, round_.cast.commune)
    there = {}
    for days in (-91, -90, 730, 731):
        Obligation.objects.update(due=TODAY + timedelta(days=days))
        there[days] = len(summaries(feed))
    assert there == {-91: 0, -90: 1, 730: 1, 731: 0}


def test_of_more_than_a_file_holds_what_is_open_and_due_first_is_kept(
    issuing: Issuing, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("calendar_feed", "calendar_feed.tasks"):
        monkeypatch.setattr(f"dondoc.exports.{module}.MOST", 2)
    cast = issuing.cast
    Assignment.objects.all().delete()
    issuing.duty.delete()
    for text, days in (("xong", -60), ("xa", 300), ("muộn", -30), ("gần", 30)):
        make_task(issuing.plan, text, "Xã", (cast.commune, "own"), due=TODAY + timedelta(days=days))
    Assignment.objects.filter(task__text="xong").update(status="confirmed", done_on=TODAY)
    calendar = read(unit_feed(cast, cast.commune))
    assert [str(event["SUMMARY"]) for event in calendar.events] == ["Hạn: muộn", "Hạn: gần"]
    assert str(calendar["DESCRIPTION"]).endswith("Chỉ gồm 2 việc, việc chưa xong trước.")


def test_a_due_date_on_a_day_off_tells_the_last_day_to_send(round_: Round) -> None:
    feed = unit_feed(round_.cast, round_.cast.commune)
    office = round_.cast.user(Role.ADMINISTRATOR, round_.cast.province)
    set_day(day=date(2026, 6, 16), works=False, reason="Nghỉ bù", unit_id=round_.cast.province.pk, by=office)
    event = only(feed)
    assert event["DTSTART"].dt == date(2026, 6, 16)
    assert "Hạn rơi vào ngày nghỉ, tính đến hết ngày 17/06/2026" in str(event["DESCRIPTION"]).split("\n")


def test_a_users_calendar_has_the_units_of_todays_seats_and_nothing_beside_or_below(
    round_: Round, issuing: Issuing
) -> None:
    cast = round_.cast
    user = cast.user(Role.OFFICER, cast.commune)
    feed = feed_of(user)
    own = summaries(feed)
    assert [each for each in own if each[0] == date(2026, 6, 15)] == []  # the school's, below
    grant_seat(user=user, unit_id=cast.school.pk, role=Role.HEAD, since=START, until=date(2026, 6, 11), by=None)
    report = "Hạn nộp: Báo cáo 6 tháng đầu năm 2026"
    assert summaries(feed) == [
        (date(2026, 3, 16), "Hạn ban hành: ban hành kế hoạch triển khai · Ủy ban nhân dân xã Suối Lam"),
        (date(2026, 6, 15), f"{report} · Trường Tiểu học Suối Lam"),
        (date(2026, 6, 16), f"{report} · Ủy ban nhân dân xã Suối Lam"),
        (date(2026, 6, 30), "Hạn: Tổ chức diễn tập chữa cháy. · Ủy ban nhân dân xã Suối Lam"),
    ]
    assert summaries(feed, NOW + timedelta(days=1)) == own


def test_a_role_that_ends_takes_its_entries_along_at_once(round_: Round) -> None:
    user = round_.cast.user(Role.OFFICER, round_.cast.commune)
    feed = feed_of(user)
    assert len(summaries(feed)) == 1
    end_seat(seat=Membership.objects.get(user=user), day=TODAY, by=None)
    calendar = read(feed)
    assert (calendar.events, str(calendar["NAME"])) == ([], "Việc có hạn: 0 đơn vị")
    calendar.validate()


def test_a_unit_that_has_ended_leaves_an_empty_calendar(round_: Round) -> None:
    feed = unit_feed(round_.cast, round_.cast.commune)
    round_.cast.commune.versions.update(valid_to=TODAY)
    assert summaries(feed) == []


def test_each_change_counts_and_is_dated_and_a_reminder_is_none(round_: Round, clock: time_machine.Coordinates) -> None:
    cast, feed, seen = round_.cast, unit_feed(round_.cast, round_.cast.commune), []

    def look(days: int = 1) -> None:
        event = only(feed)
        seen.append((event["SEQUENCE"], event["LAST-MODIFIED"].dt, event["DTSTART"].dt))
        clock.shift(timedelta(days=days))

    look()
    ask = {"wished": date(2026, 6, 20), "reason": "Chờ số liệu", "today": TODAY}
    ask_extension(obligation=round_.of(cast.commune), by=round_.head(cast.commune), **ask)
    grant_extension(obligation=round_.of(cast.commune), due=date(2026, 6, 19), by=round_.office)
    look()
    round_.send(cast.commune)
    look()
    Obligation.objects.filter(pk=round_.of(cast.commune).pk).update(state="owed")
    remind(NOW + timedelta(days=12))
    look()
    day = timedelta(days=1)
    assert seen == [
        (1, NOW, date(2026, 6, 16)),
        (3, NOW + day, date(2026, 6, 19)),
        (4, NOW + 2 * day, date(2026, 6, 19)),
        (4, NOW + 2 * day, date(2026, 6, 19)),
    ]


def test_what_other_units_do_about_the_same_duty_is_no_change(
    issuing: Issuing, clock: time_machine.Coordinates
) -> None:
    cast = issuing.cast
    Assignment.objects.all().delete()
    feed = unit_feed(cast, cast.commune)
    before = feed_file(feed, now=NOW, site=SITE)
    clock.shift(timedelta(days=1))
    issuing.link(own_plan(cast, cast.other_commune, "4/KH-UBND"))
    assert feed_file(feed, now=NOW + timedelta(days=1), site=SITE) == before
    issuing.link(own_plan(cast, cast.commune, "3/KH-UBND"))
    assert only(feed)["SEQUENCE"] == 1


def test_the_calendar_speaks_the_language_in_force(round_: Round) -> None:
    feed = unit_feed(round_.cast, round_.cast.commune)
    with translation.override("en"):
        words, state = str(only(feed)["DESCRIPTION"]), str(ObligationState.OWED.label)
    assert (state in words, state != "Chưa gửi", "Chưa gửi" in words) == (True, True, False)


def test_one_entry_and_fifty_take_as_many_queries(round_: Round, issuing: Issuing) -> None:
    cast, taken = round_.cast, []
    feed = feed_of(cast.user(Role.HEAD, cast.commune))
    for more in (0, 49):
        for n in range(more):
            make_task(issuing.plan, f"Việc {n}", "Xã", (cast.commune, "own"))
        with CaptureQueriesContext(connection) as queries:
            feed_file(feed, now=NOW, site=SITE)
        taken.append(len(queries))
    assert taken == [8, 8]
