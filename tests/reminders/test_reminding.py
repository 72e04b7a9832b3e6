"""Units are told before, on and after the day; what is sent, left out, extended or closed is told no more."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cast import Cast
from dondoc.calendar.actions import set_day
from dondoc.core.models import Event
from dondoc.reminders.models import Desk, Message, Watch
from dondoc.reminders.ticking import remind
from dondoc.reporting.actions.cycles import close_cycle, leave_out, put_back
from dondoc.reporting.actions.extensions import ask_extension, grant_extension
from dondoc.reporting.models import ObligationState
from reminders.inboxes import at, each_day, inbox, run, told_events
from rounds import DUE, Round, make_round

NAME = "Báo cáo 6 tháng đầu năm 2026"


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)


def test_a_month_of_a_report_that_never_comes(round_: Round) -> None:
    for day in each_day(date(2026, 6, 1), date(2026, 7, 2)):
        for hour in (6, 7):
            run(day, hour)
    assert inbox(round_.cast.commune) == [
        ("05/06", "reminder", [(NAME, -11)]),
        ("11/06", "reminder", [(NAME, -5)]),
        ("15/06", "reminder", [(NAME, -1)]),
        # its school's report was due the day before, and the unit above is told when it is five days late
        ("16/06", "reminder", [(NAME, 0)]),
        ("17/06", "reminder", [(NAME, 1)]),
        ("22/06", "reminder", [(NAME, 6)]),
        ("22/06", "escalation", [(NAME, 7)]),
        ("24/06", "reminder", [(NAME, 8)]),
        ("01/07", "reminder", [(NAME, 15)]),
    ]
    assert inbox(round_.cast.province) == [
        ("22/06", "escalation", [(NAME, 6), (NAME, 6)]),
        ("22/06", "digest", [(NAME, 7), (NAME, 6), (NAME, 6)]),
        ("29/06", "digest", [(NAME, 14), (NAME, 13), (NAME, 13)]),
    ]


def test_a_second_run_finds_nothing_and_writes_nothing(round_: Round) -> None:
    assert run(date(2026, 6, 11)) == (3, 3)
    before = list(Watch.objects.values()), list(Desk.objects.values()), Event.objects.count()
    assert run(date(2026, 6, 11), 9) == (0, 0)
    assert (list(Watch.objects.values()), list(Desk.objects.values()), Event.objects.count()) == before


def test_each_transition_is_one_event_in_the_history_of_the_report(round_: Round) -> None:
    run(date(2026, 6, 11))
    school, first, second = (
        round_.of(unit).pk for unit in (round_.cast.school, round_.cast.commune, round_.cast.other_commune)
    )
    told = [("reminder.remind", "reporting.obligation", pk) for pk in sorted([school, first, second])]
    assert told_events() == told
    run(date(2026, 6, 22))
    risen = [("reminder.escalate", "reporting.obligation", pk) for pk in sorted([school, first, second])]
    assert [event for event in told_events()[3:] if event[0] != "reminder.digest"] == risen
    event = Event.objects.get(verb="reminder.escalate", object_id=first)
    assert (event.unit_id, event.user, event.after) == (
        round_.cast.commune.pk,
        None,
        {"due": "2026-06-16", "days_past": 6, "above": round_.cast.province.pk},
    )


def test_what_is_sent_accepted_or_left_out_is_told_no_more(round_: Round) -> None:
    run(date(2026, 6, 5))
    round_.send(round_.cast.commune)
    round_.accept(round_.cast.other_commune)
    reason = {"reason": "Trường không tổ chức.", "by": round_.office}
    leave_out(obligation=round_.of(round_.cast.school), state=ObligationState.EXEMPT, **reason)
    assert run(date(2026, 6, 20)) == (0, 0)
    assert run(date(2026, 6, 22)) == (0, 0)
    assert set(Watch.objects.values_list("next_at", flat=True)) == {None}


def test_what_comes_back_is_watched_again(round_: Round) -> None:
    run(date(2026, 6, 5))
    round_.give_back(round_.cast.commune)
    obligation = round_.of(round_.cast.school)
    leave_out(obligation=obligation, state=ObligationState.EXEMPT, reason="Trường nghỉ.", by=round_.office)
    round_.send(round_.cast.other_commune)
    run(date(2026, 6, 16))
    assert inbox(round_.cast.school) == [("05/06", "reminder", [(NAME, -10)])]
    put_back(obligation=obligation, by=round_.office)
    run(date(2026, 6, 16), 9)
    assert inbox(round_.cast.school)[1:] == [("16/06", "reminder", [(NAME, 1)])]
    assert inbox(round_.cast.commune)[1:] == [("16/06", "reminder", [(NAME, 0)])]


def test_a_closed_round_ends_its_watches(round_: Round) -> None:
    run(date(2026, 6, 5))
    close_cycle(cycle=round_.cycle, by=round_.office)
    assert run(date(2026, 6, 22)) == (0, 0)
    assert not Watch.objects.filter(next_at__isnull=False).exists()


def test_a_granted_extension_moves_the_reminders(round_: Round) -> None:
    run(date(2026, 6, 15))
    obligation = round_.of(round_.cast.commune)
    new_due, head = date(2026, 6, 30), round_.head(round_.cast.commune)
    ask_extension(obligation=obligation, wished=new_due, reason="Đang bàn giao.", today=date(2026, 6, 15), by=head)
    grant_extension(obligation=obligation, due=new_due, by=round_.office)
    for day in each_day(date(2026, 6, 16), date(2026, 6, 30)):
        run(day)
    mine = [mail for mail in inbox(round_.cast.commune) if mail[1] == "reminder"]
    assert [(day, lines[0][1]) for day, _kind, lines in mine] == [
        ("15/06", -1),
        ("19/06", -11),
        ("25/06", -5),
        ("29/06", -1),
        ("30/06", 0),
    ]


def test_nothing_goes_out_on_days_off_nor_before_the_hour(round_: Round) -> None:
    set_day(
        day=date(2026, 6, 11),
        works=False,
        reason="Công văn 12/UBND-VX",
        unit_id=round_.cast.province.pk,
        by=round_.office,
    )
    assert run(date(2026, 6, 6)) == (0, 0)  # a Saturday
    assert run(date(2026, 6, 8), 6) == (0, 0)
    assert run(date(2026, 6, 8), 7) == (3, 3)
    assert run(date(2026, 6, 11)) == (0, 0)
    assert [row.next_at for row in Watch.objects.filter(unit=round_.cast.commune)] == [at(date(2026, 6, 12), 7)]


def test_after_days_of_standstill_each_unit_gets_one_message(round_: Round) -> None:
    other = make_round(round_.cast)
    for day in (date(2026, 6, 5), date(2026, 6, 24)):
        run(day)
    assert inbox(round_.cast.school) == [
        ("05/06", "reminder", [(NAME, -10), (NAME, -10)]),
        ("24/06", "reminder", [(NAME, 9), (NAME, 9)]),
    ]
    assert Message.objects.filter(unit=round_.cast.province, kind="escalation").get().total == 4
    assert other.cycle.pk != round_.cycle.pk


def test_a_report_that_is_owed_by_another_unit_is_told_to_that_unit_alone(round_: Round) -> None:
    run(date(2026, 6, 5))
    obligation = round_.of(round_.cast.school)
    obligation.unit = round_.cast.department
    obligation.save()
    run(date(2026, 6, 11))
    assert inbox(round_.cast.school) == [("05/06", "reminder", [(NAME, -10)])]
    assert inbox(round_.cast.department) == [("11/06", "reminder", [(NAME, -4)])]


def test_a_round_opened_after_its_due_date_is_told_at_once(round_: Round) -> None:
    assert run(DUE + timedelta(days=4)) == (0, 0)  # a Saturday
    assert run(DUE + timedelta(days=6)) == (3, 6)  # three units, the two above them, and the office's list


def test_a_stored_time_that_is_wrong_harms_nothing(round_: Round) -> None:
    run(date(2026, 6, 5))
    Watch.objects.update(next_at=datetime(2026, 1, 1, tzinfo=at(date(2026, 6, 1)).tzinfo))
    assert remind(at(date(2026, 6, 8))) == (0, 0)
    assert {row.next_at for row in Watch.objects.exclude(unit=round_.cast.school)} == {at(date(2026, 6, 11), 7)}
