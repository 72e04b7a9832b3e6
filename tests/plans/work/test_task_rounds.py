"""A task that comes again and again: a round is done, the next one follows, and each is kept."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Assignment, Evidence, Plan, Task, TaskRound
from dondoc.plans.work.actions import (
    EnteredFor,
    change_assignment,
    confirm_round,
    drop,
    finish,
    remove_evidence,
    report,
    send_back_round,
)
from dondoc.plans.work.rounds import behind, opens
from dondoc.successions.actions import settle, undo
from dondoc.units.models import Unit
from orders import done, merger
from tasks import Work

MARCH, APRIL, MAY = date(2026, 3, 18), date(2026, 4, 18), date(2026, 5, 18)
WHY = "Biên bản không có chữ ký của trường."


@pytest.fixture
def monthly(work: Work) -> Work:
    """The drill is done by the 18th of every month of 2026; March is at hand."""
    Task.objects.filter(pk=work.drill.pk).update(due="---18")
    Assignment.objects.filter(task=work.drill).update(due=MARCH)
    return work


def finish_on(work: Work, day: date, unit: Unit | None = None, **values: object) -> Assignment:
    """The commune says that the round at hand is done."""
    row = work.of(unit or work.cast.commune)
    return finish(assignment=row, day=day, by=work.head(row.unit), **values)


def kept(work: Work, unit: Unit | None = None) -> list[tuple[date, str, date | None]]:
    """The past rounds of a unit's hold, the oldest first."""
    rows = TaskRound.objects.filter(assignment=work.of(unit or work.cast.commune)).order_by("due", "pk")
    return list(rows.values_list("due", "status", "done_on"))


def test_what_is_done_in_march_is_due_again_in_april(monthly: Work) -> None:
    unit = monthly.cast.commune
    head = monthly.head(unit)
    report(assignment=monthly.of(unit), period="2026-03", percent=80, text="Còn một trường.", day=MARCH, by=head)
    row = finish_on(monthly, date(2026, 3, 12))
    assert (row.status, row.due, row.done_on, row.begun_on) == ("not_begun", APRIL, None, None)
    assert row.percent == 10  # one round of the ten from March to December
    assert kept(monthly) == [(MARCH, "confirmed", date(2026, 3, 12))]
    assert list(row.notes.values_list("period", "percent", "text")) == [("2026-03", 80, "Còn một trường.")]
    event = Event.objects.get(verb="assignment.finish_round")
    assert (event.unit_id, event.before, event.after) == (
        unit.pk,
        {"status": "under_way", "percent": 80, "due": "2026-03-18", "begun_on": "2026-03-18"},
        {"status": "not_begun", "percent": 10, "due": "2026-04-18", "begun_on": None},
    )


def test_a_click_that_comes_twice_closes_one_round(monthly: Work) -> None:
    finish_on(monthly, MARCH, round_due=MARCH)
    finish_on(monthly, date(2026, 4, 2), round_due=MARCH)
    assert kept(monthly) == [(MARCH, "confirmed", MARCH)]


def test_a_round_is_not_done_before_it_is_asked_for(monthly: Work) -> None:
    finish_on(monthly, MARCH)
    with pytest.raises(Refused, match=r"Kỳ có hạn 18/04/2026 chưa đến. Từ ngày 01/04/2026"):
        finish_on(monthly, date(2026, 3, 31))
    assert opens(monthly.of(monthly.cast.commune)) == date(2026, 4, 1)
    finish_on(monthly, date(2026, 4, 1))
    assert kept(monthly) == [(MARCH, "confirmed", MARCH), (APRIL, "confirmed", date(2026, 4, 1))]


def test_the_last_round_of_the_plan_ends_the_work(monthly: Work) -> None:
    Assignment.objects.filter(task=monthly.drill).update(due=date(2026, 12, 18))
    row = finish_on(monthly, date(2026, 12, 10))
    assert (row.status, row.due, row.done_on) == ("confirmed", date(2026, 12, 18), date(2026, 12, 10))
    assert kept(monthly) == []


def test_rounds_that_have_fallen_due_may_be_done_together(monthly: Work) -> None:
    day = date(2026, 5, 20)
    assert behind(monthly.of(monthly.cast.commune), day, ANNOUNCED) == [MARCH, APRIL, MAY]
    with pytest.raises(Invalid, match="Hãy chọn kỳ đã đến hạn"):
        finish_on(monthly, day, through=date(2026, 6, 18))
    row = finish_on(monthly, day, through=APRIL)
    assert (row.due, kept(monthly)) == (MAY, [(MARCH, "confirmed", day), (APRIL, "confirmed", day)])


def test_a_round_whose_day_was_moved_is_followed_by_that_of_the_next_month(monthly: Work) -> None:
    row = monthly.of(monthly.cast.commune)
    change_assignment(assignment=row, due=date(2026, 4, 22), weight=1, by=monthly.office)
    assert finish_on(monthly, APRIL).due == MAY


def test_where_evidence_is_asked_for_each_round_needs_its_own(monthly: Work) -> None:
    monthly.ask_evidence()
    unit = monthly.cast.commune
    with pytest.raises(Refused, match="Hãy đính kèm ít nhất một tệp"):
        finish_on(monthly, MARCH)
    monthly.attach(monthly.of(unit))
    finish_on(monthly, MARCH)
    with pytest.raises(Refused, match="Hãy đính kèm ít nhất một tệp"):
        finish_on(monthly, APRIL)
    with pytest.raises(Refused, match="thuộc một kỳ đã báo xong"):
        remove_evidence(evidence=Evidence.objects.get(), by=monthly.head(unit))
    with pytest.raises(Refused, match="minh chứng cho từng kỳ"):
        finish_on(monthly, MAY, through=MAY)


def test_a_past_round_waits_for_its_confirmation_while_the_next_one_goes_on(monthly: Work) -> None:
    monthly.ask_evidence()
    monthly.attach(monthly.of(monthly.cast.commune))
    finish_on(monthly, MARCH)
    assert kept(monthly) == [(MARCH, "done", MARCH)]
    for _twice in range(2):
        confirm_round(past=TaskRound.objects.get(), by=monthly.office)
    assert kept(monthly) == [(MARCH, "confirmed", MARCH)]
    rows = Event.objects.filter(verb="assignment.confirm_round")
    assert [(each.unit_id, each.after) for each in rows] == [(monthly.cast.commune.pk, {"round": "2026-03-18"})]


def test_a_past_round_that_is_sent_back_is_at_hand_again_and_those_after_it_stay(monthly: Work) -> None:
    finish_on(monthly, APRIL, through=APRIL)
    send_back_round(past=TaskRound.objects.get(due=MARCH), reason=WHY, by=monthly.office)
    row = monthly.of(monthly.cast.commune)
    assert (row.status, row.reason, row.due) == ("sent_back", WHY, MARCH)
    assert kept(monthly) == [(APRIL, "confirmed", APRIL)]
    assert finish_on(monthly, date(2026, 4, 20)).due == MAY
    assert [each.reason for each in Event.objects.filter(verb="assignment.send_back_round")] == [WHY]


def test_a_past_round_that_is_sent_back_after_the_last_one_leaves_that_done(monthly: Work) -> None:
    november, december = date(2026, 11, 18), date(2026, 12, 18)
    Assignment.objects.filter(task=monthly.drill).update(due=november)
    for day in (november, december):
        finish_on(monthly, day)
    send_back_round(past=TaskRound.objects.get(), reason=WHY, by=monthly.office)
    assert kept(monthly) == [(december, "confirmed", december)]
    row = finish_on(monthly, date(2026, 12, 28))
    assert (row.status, row.due) == ("confirmed", november)


def test_a_round_of_work_that_was_dropped_is_not_sent_back(monthly: Work) -> None:
    finish_on(monthly, MARCH)
    drop(assignment=monthly.of(monthly.cast.commune), reason="Không còn cần", by=monthly.office)
    with pytest.raises(Refused, match="đã thôi thực hiện"):
        send_back_round(past=TaskRound.objects.get(), reason=WHY, by=monthly.office)


def test_parts_go_by_the_rounds_of_their_whole(monthly: Work) -> None:
    school = monthly.cast.school
    monthly.give_school(due=date(2026, 3, 16))
    finish_on(monthly, date(2026, 3, 13), school)
    finish_on(monthly, MARCH)
    part = monthly.of(school)
    assert (part.status, part.due, part.done_on) == ("not_begun", date(2026, 4, 16), None)
    assert kept(monthly, school) == [(date(2026, 3, 16), "confirmed", date(2026, 3, 13))]
    finish_on(monthly, APRIL, reason="Trường nghỉ học vì lũ.")
    assert kept(monthly, school)[1:] == [(date(2026, 4, 16), "not_begun", None)]
    assert [each.unit_id for each in Event.objects.filter(verb="assignment.renew")] == [school.pk] * 2
    with pytest.raises(Refused, match="không trả lại riêng được"):
        send_back_round(
            past=TaskRound.objects.filter(unit=school).latest("pk"), reason=WHY, by=monthly.head(monthly.cast.commune)
        )


def test_what_an_office_above_enters_is_marked_on_the_round(monthly: Work) -> None:
    entered = EnteredFor(monthly.cast.province.pk, "Xã mất mạng.")
    row = finish(assignment=monthly.of(monthly.cast.commune), day=MARCH, by=monthly.office, entered=entered)
    assert row.entered_by_unit_id is None
    assert TaskRound.objects.values_list("entered_by_unit", "entered_reason").get() == (
        monthly.cast.province.pk,
        "Xã mất mạng.",
    )
    assert Event.objects.get(verb="assignment.finish_round").reason == "Xã mất mạng."


def test_in_a_plan_without_an_end_rounds_go_on_and_are_no_share(monthly: Work) -> None:
    Plan.objects.filter(pk=monthly.plan.pk).update(period_end=None)
    Assignment.objects.filter(task=monthly.drill).update(due=date(2026, 12, 18))
    row = finish_on(monthly, date(2026, 12, 18))
    assert (row.due, row.percent) == (date(2027, 1, 18), 0)


def test_past_rounds_go_along_when_units_merge_and_come_back_when_that_is_undone(monthly: Work) -> None:
    cast = monthly.cast
    for unit in (cast.commune, cast.other_commune):
        finish_on(monthly, MARCH, unit)
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province, day=APRIL), APRIL)
    settle(succession=succession, today=APRIL, by=None)
    row = Assignment.objects.get(task=monthly.drill)
    mine = [(cast.commune.pk, MARCH), (cast.other_commune.pk, MARCH)]
    assert sorted(row.rounds.values_list("unit", "due")) == sorted(mine)
    undo(succession=succession, reason="Ghi nhầm quyết định", by=monthly.office)
    assert [kept(monthly, unit) for unit in (cast.commune, cast.other_commune)] == [[(MARCH, "confirmed", MARCH)]] * 2


def test_of_two_holds_that_become_one_the_round_that_was_not_done_stays_open(monthly: Work) -> None:
    cast = monthly.cast
    finish_on(monthly, MARCH, cast.commune)
    settle(
        succession=done(merger(cast.commune, cast.other_commune, below=cast.province, day=APRIL), APRIL),
        today=APRIL,
        by=None,
    )
    row = Assignment.objects.get(task=monthly.drill)
    assert (row.status, row.due) == ("not_begun", MARCH)
