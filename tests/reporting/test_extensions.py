"""A unit asks for more time; the office that runs the round grants it, gives another date, or refuses with a reason."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.standings import standings
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.reporting.actions.cycles import close_cycle, leave_out, put_back
from dondoc.reporting.actions.extensions import ask_extension, grant_extension, refuse_extension
from dondoc.reporting.models import Extension, Obligation, ObligationState
from dondoc.reporting.queries import as_owed, asking, asking_counts, counts_of, extensions_of, obligations_in, owed_in
from dondoc.reporting.rules.standing import Standing
from dondoc.units.models import Unit
from rounds import DUE, Round

pytestmark = pytest.mark.django_db
TODAY, WISHED, OTHER = date(2026, 6, 10), date(2026, 6, 22), date(2026, 6, 19)
WHY = "Chờ số liệu của điểm trường lẻ."


@pytest.fixture
def commune(round_: Round) -> Unit:
    return round_.cast.commune


def ask(round_: Round, unit: Unit, wished: date = WISHED, reason: str = WHY, today: date = TODAY) -> Extension:
    return ask_extension(obligation=round_.of(unit), wished=wished, reason=reason, today=today, by=round_.head(unit))


def late_on(round_: Round, unit: Unit, day: date) -> tuple[Standing, int]:
    (found,) = (each for each in owed_in(round_.cycle, day, ANNOUNCED) if each.obligation.unit_id == unit.pk)
    return found.standing, found.days_late


def test_asking_leaves_the_due_date_as_it_is(round_: Round, commune: Unit) -> None:
    asked = ask(round_, commune)
    assert (asked.state, asked.due_before, asked.due_wished, asked.reason) == ("asked", DUE, WISHED, WHY)
    assert round_.of(commune).due == DUE
    assert late_on(round_, commune, OTHER) == (Standing.LATE, 3)


@pytest.mark.parametrize("granted", [WISHED, OTHER])
def test_every_list_of_what_is_late_goes_by_the_granted_date(round_: Round, commune: Unit, granted: date) -> None:
    ask(round_, commune)
    grant_extension(obligation=round_.of(commune), due=granted, by=round_.office)
    assert late_on(round_, commune, OTHER) == (Standing.NOT_YET_DUE, 0)
    rows = obligations_in(round_.cycle, OTHER)
    assert next(each.standing for each in as_owed(rows, OTHER, ANNOUNCED)) is Standing.NOT_YET_DUE
    assert counts_of(Obligation.objects.all(), OTHER, ANNOUNCED)[round_.cycle.pk][Standing.LATE] == 2
    assert cycle_totals(round_.cycle, as_of=OTHER, today=OTHER).counts_at(0)[Standing.LATE] == 2
    paper = report_paper(round_.cycle, as_of=OTHER, today=OTHER)
    assert [each.unit for each in paper.missing] == ["Trường Tiểu học Suối Lam", "Ủy ban nhân dân phường Bến Đá"]
    round_.send(commune, day=granted)
    assert late_on(round_, commune, date(2026, 7, 1)) == (Standing.SENT, 0)


def test_a_refusal_gives_its_reason_and_the_unit_may_ask_anew(round_: Round, commune: Unit) -> None:
    ask(round_, commune)
    refuse_extension(obligation=round_.of(commune), reason=" Đã gia hạn chung. ", by=round_.office)
    again = ask(round_, commune, OTHER)
    found = list(round_.of(commune).extensions.values_list("state", "answer", "due_granted"))
    assert found == [("asked", "", None), ("refused", "Đã gia hạn chung.", None)]
    assert extensions_of([round_.of(commune)]) == {again.obligation_id: again}


def test_each_step_is_logged_on_the_report(round_: Round, commune: Unit) -> None:
    ask(round_, commune)
    refuse_extension(obligation=round_.of(commune), reason="Không", by=round_.office)
    ask(round_, commune, OTHER)
    grant_extension(obligation=round_.of(commune), due=OTHER, by=round_.office)
    events = Event.objects.filter(verb__startswith="obligation.extension", object_id=round_.of(commune).pk)
    assert list(events.values_list("verb", "before", "after", "reason")) == [
        ("obligation.extension_ask", None, {"due_wished": "2026-06-22"}, WHY),
        ("obligation.extension_refuse", None, {"due_wished": "2026-06-22"}, "Không"),
        ("obligation.extension_ask", None, {"due_wished": "2026-06-19"}, WHY),
        ("obligation.extension_grant", {"due": "2026-06-16"}, {"due": "2026-06-19"}, ""),
    ]


def test_a_second_request_waits_for_the_answer_to_the_first(round_: Round, commune: Unit) -> None:
    ask(round_, commune)
    with pytest.raises(Refused, match="đã xin gia hạn đến 22/06/2026 và văn phòng chưa trả lời"):
        ask(round_, commune, date(2026, 6, 30))
    assert Extension.objects.count() == 1


@pytest.mark.parametrize(
    ("wished", "reason", "today", "told"),
    [
        (DUE, WHY, TODAY, "sau ngày 16/06/2026"),
        (OTHER, WHY, date(2026, 6, 25), "sau ngày 24/06/2026"),
        (WISHED, " ", TODAY, "lý do xin gia hạn"),
        (WISHED, "Gọi 0912 345 678", TODAY, "điện thoại"),
    ],
)
def test_a_request_needs_a_later_day_and_a_reason(
    round_: Round, commune: Unit, wished: date, reason: str, today: date, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        ask(round_, commune, wished, reason, today)
    assert not Extension.objects.exists()


def test_what_is_sent_or_left_out_needs_no_more_time(round_: Round, commune: Unit) -> None:
    round_.send(commune)
    school = round_.cast.school
    leave_out(obligation=round_.of(school), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    for unit in (commune, school):
        with pytest.raises(Refused, match="không cần gia hạn"):
            ask(round_, unit)


def test_nothing_is_asked_or_answered_in_a_closed_round(round_: Round, commune: Unit) -> None:
    ask(round_, commune)
    close_cycle(cycle=round_.cycle, by=round_.office)
    with pytest.raises(Refused, match="đã đóng"):
        ask(round_, round_.cast.school)
    with pytest.raises(Refused, match="đã đóng"):
        grant_extension(obligation=round_.of(commune), due=WISHED, by=round_.office)
    with pytest.raises(Refused, match="đã đóng"):
        refuse_extension(obligation=round_.of(commune), reason="Không", by=round_.office)
    assert (round_.of(commune).due, asking_counts([round_.cycle])) == (DUE, {})


def test_a_request_is_answered_once_with_a_later_day_or_a_reason(round_: Round, commune: Unit) -> None:
    ask(round_, commune)
    with pytest.raises(Invalid, match="sau ngày 16/06/2026"):
        grant_extension(obligation=round_.of(commune), due=DUE, by=round_.office)
    with pytest.raises(Refused, match="lý do không gia hạn"):
        refuse_extension(obligation=round_.of(commune), reason="", by=round_.office)
    grant_extension(obligation=round_.of(commune), due=WISHED, by=round_.office)
    with pytest.raises(Refused, match="Không còn yêu cầu gia hạn"):
        refuse_extension(obligation=round_.of(commune), reason="Không", by=round_.office)
    assert round_.of(commune).due == WISHED


def test_requests_that_wait_are_counted_while_their_reports_are_not_settled(round_: Round, commune: Unit) -> None:
    ask(round_, commune)
    ask(round_, round_.cast.school)
    assert asking_counts([round_.cycle]) == {round_.cycle.pk: 2}
    leave_out(obligation=round_.of(commune), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    assert [each.unit_id for each in asking(round_.cycle.obligations.all())] == [round_.cast.school.pk]
    with pytest.raises(Refused, match="Không còn yêu cầu gia hạn"):
        grant_extension(obligation=round_.of(commune), due=WISHED, by=round_.office)
    put_back(obligation=round_.of(commune), by=round_.office)
    assert asking_counts([round_.cycle]) == {round_.cycle.pk: 2}


def test_a_past_day_still_shows_the_date_that_held_then(round_: Round, commune: Unit) -> None:
    Obligation.objects.update(created_at="2026-06-01T02:00:00Z")
    with time_machine.travel("2026-06-18 09:00:00+07:00", tick=False):
        ask(round_, commune, OTHER, today=date(2026, 6, 18))
        grant_extension(obligation=round_.of(commune), due=OTHER, by=round_.office)
    with time_machine.travel("2026-06-19 09:00:00+07:00", tick=False):
        ask(round_, commune, WISHED, today=date(2026, 6, 19))
        grant_extension(obligation=round_.of(commune), due=WISHED, by=round_.office)
    pk, today = round_.of(commune).pk, date(2026, 6, 25)
    stood = {day: standings(round_.cycle, date(2026, 6, day), today) for day in (16, 17, 18, 19)}
    rows = {day: next(row for row in found.rows if row[0] == pk) for day, found in stood.items()}
    dues = {day: due for day, (_pk, _unit, _state, due, _vector) in rows.items()}
    late = {day: found.by_state[rows[day][2:4]] is Standing.LATE for day, found in stood.items()}
    assert late == {16: False, 17: True, 18: False, 19: False}
    assert dues == {16: DUE, 17: DUE, 18: OTHER, 19: WISHED}


def test_the_database_keeps_one_open_request_and_whole_answers(round_: Round, commune: Unit) -> None:
    asked = ask(round_, commune)
    values = {"obligation": asked.obligation, "asked_by": asked.asked_by, "due_before": DUE, "reason": WHY}
    wrong: list[dict[str, object]] = [
        {"due_wished": WISHED},
        {"due_wished": DUE, "state": "refused", "answer": "Không", "decided_at": "2026-06-11T00:00:00Z"},
        {"due_wished": WISHED, "state": "refused", "decided_at": "2026-06-11T00:00:00Z"},
        {"due_wished": WISHED, "state": "granted", "decided_at": "2026-06-11T00:00:00Z"},
        {"due_wished": WISHED, "state": "granted", "due_granted": DUE, "decided_at": "2026-06-11T00:00:00Z"},
    ]
    for more in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Extension.objects.create(**values | more)
