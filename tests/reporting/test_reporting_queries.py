"""Reads of rounds: who stands where, in the order of the tree."""

from __future__ import annotations

from datetime import date

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.periods import ANNOUNCED
from dondoc.reporting.actions.cycles import leave_out
from dondoc.reporting.models import Cycle, Obligation, ObligationState
from dondoc.reporting.queries import (
    as_owed,
    counts_of,
    cycles_for,
    history,
    next_waiting,
    obligations_in,
    owed_in,
    owing_by_level,
    return_reasons,
    standing_at,
)
from dondoc.reporting.rules.standing import Counts, Standing
from rounds import DUE, OPENED, Round

pytestmark = pytest.mark.django_db
AFTER = date(2026, 6, 18)


def test_owing_units_are_told_by_their_level(round_: Round) -> None:
    cast = round_.cast
    assert owing_by_level(round_.duty, OPENED) == {
        1: [cast.commune.pk, cast.other_commune.pk],
        2: [cast.school.pk],
    }


def test_every_obligation_stands_somewhere_with_its_days_late(round_: Round) -> None:
    cast = round_.cast
    round_.send(cast.commune, day=AFTER)
    round_.send(cast.school)
    found = [(each.unit_name, each.standing, each.days_late) for each in owed_in(round_.cycle, AFTER, ANNOUNCED)]
    assert found == [
        ("Ủy ban nhân dân xã Suối Lam", Standing.SENT, 2),
        ("Trường Tiểu học Suối Lam", Standing.SENT, 0),
        ("Ủy ban nhân dân phường Bến Đá", Standing.LATE, 2),
    ]
    paged = [
        (each.unit_name, each.standing, each.days_late)
        for each in as_owed(obligations_in(round_.cycle, AFTER), AFTER, ANNOUNCED)
    ]
    assert paged == found


def test_a_unit_that_is_left_out_is_not_late(round_: Round) -> None:
    leave_out(
        obligation=round_.of(round_.cast.commune), state=ObligationState.EXEMPT, reason="Thiên tai.", by=round_.office
    )
    found = {each.standing: each.days_late for each in owed_in(round_.cycle, AFTER, ANNOUNCED)}
    assert found == {Standing.EXEMPT: 0, Standing.LATE: 2}


def test_a_report_that_came_back_is_late_until_it_is_sent_again(round_: Round) -> None:
    commune = round_.cast.commune
    round_.give_back(commune)

    def found(day: date) -> tuple[Standing, int]:
        each = next(each for each in owed_in(round_.cycle, day, ANNOUNCED) if each.obligation.unit_id == commune.pk)
        return each.standing, each.days_late

    assert [found(day) for day in (DUE, AFTER)] == [(Standing.RETURNED, 0), (Standing.RETURNED, 2)]
    round_.send(commune, day=AFTER)
    assert found(AFTER) == (Standing.SENT, 0)


def test_the_next_report_that_waits_follows_in_the_order_of_the_tree(round_: Round) -> None:
    cast = round_.cast
    commune, school, other = (round_.of(unit) for unit in (cast.commune, cast.school, cast.other_commune))
    assert next_waiting(commune, DUE) is None
    for unit in (cast.commune, cast.school):
        round_.send(unit)
    assert [next_waiting(each, DUE) for each in (commune, school, other)] == [school.pk, commune.pk, commune.pk]
    round_.accept(cast.other_commune)
    assert next_waiting(school, DUE) == commune.pk


@pytest.mark.parametrize("day", [OPENED, DUE, AFTER])
def test_counts_and_filters_agree_with_the_list_on_every_day(round_: Round, day: date) -> None:
    cast = round_.cast
    round_.accept(cast.school)
    leave_out(obligation=round_.of(cast.commune), state=ObligationState.EXCLUDED, reason="Sáp nhập", by=round_.office)
    listed = owed_in(round_.cycle, day, ANNOUNCED)
    counts = counts_of(Obligation.objects.all(), day, ANNOUNCED)[round_.cycle.pk]
    assert counts == Counts.of(each.standing for each in listed)
    for where in Standing:
        rows = standing_at(obligations_in(round_.cycle, day), where, day, ANNOUNCED)
        assert [row.pk for row in rows] == [each.obligation.pk for each in listed if each.standing is where]


def test_a_round_is_in_sight_of_its_office_those_above_and_the_units_that_owe(round_: Round, cast: Cast) -> None:
    seen = {
        name: list(cycles_for(cast.user(Role.OFFICER, unit), OPENED))
        for name, unit in [("province", cast.province), ("school", cast.school), ("police", cast.police)]
    }
    assert seen == {"province": [round_.cycle], "school": [round_.cycle], "police": []}
    assert list(cycles_for(cast.stranger(), OPENED)) == []
    assert Cycle.objects.count() == 1


def test_the_latest_reason_of_a_return_is_told(round_: Round) -> None:
    commune = round_.cast.commune
    round_.give_back(commune, "Sai ô 1.")
    round_.give_back(commune, "Sai ô 2.")
    assert return_reasons(list(Obligation.objects.all())) == {round_.of(commune).pk: "Sai ô 2."}


def test_history_has_the_events_of_the_obligation_and_its_versions(round_: Round) -> None:
    commune = round_.of(round_.cast.commune)
    round_.give_back(commune.unit)
    round_.accept(round_.cast.school)
    leave_out(obligation=commune, state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    events = history(commune, commune.submissions.all())
    assert [event.verb for event in events] == [
        "obligation.leave_out",
        "submission.return",
        "submission.send",
        "obligation.open",
    ]
