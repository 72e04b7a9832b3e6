"""Totals as of a past day count what was accepted by then, and nothing that came later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
import time_machine

from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.results import Figure
from dondoc.consolidation.standings import standings
from dondoc.reporting.actions.cycles import leave_out, put_back
from dondoc.reporting.actions.submissions import accept, return_
from dondoc.reporting.models import ObligationState
from dondoc.reporting.rules.standing import Standing
from rounds import Round

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 25)


@contextmanager
def on(day: int) -> Iterator[date]:
    with time_machine.travel(f"2026-06-{day:02} 09:00:00+07:00", tick=False):
        yield date(2026, 6, day)


@pytest.fixture
def eventful(round_: Round) -> Round:
    """Commune: sent 10/6, accepted 12/6, returned 16/6, sent and accepted anew 20/6. Other commune: exempt from 14/6.

    School: sent 18/6.
    """
    commune, school, other = (
        round_.of(unit) for unit in (round_.cast.commune, round_.cast.school, round_.cast.other_commune)
    )
    for obligation in (commune, school, other):
        type(obligation).objects.filter(pk=obligation.pk).update(created_at="2026-06-01T02:00:00Z")
    with on(10) as day:
        round_.send(round_.cast.commune, round_.typed(2, 3, 4), day)
    with on(12):
        accept(obligation=commune, version=1, by=round_.office)
    with on(14):
        leave_out(obligation=other, state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    with on(16):
        return_(obligation=commune, version=1, reason="Sai", by=round_.office)
    with on(18) as day:
        round_.send(round_.cast.school, round_.typed(9, 9, 9), day)
    with on(20) as day:
        version = round_.send(round_.cast.commune, round_.typed(3, 3, 7), day)
        accept(obligation=commune, version=version, by=round_.office)
    return round_


def stood(round_: Round, day: date) -> dict[int, Standing]:
    found = standings(round_.cycle, day, TODAY)
    return {unit: found.by_state[state, due] for _pk, unit, state, due, _vector in found.rows}


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        (9, [Figure(0, 0, 0), Figure(0, None, 0)]),
        (11, [Figure(0, 0, 0), Figure(0, None, 0)]),
        (12, [Figure(2, 3, 1), Figure(4, None, 1)]),
        (15, [Figure(2, 3, 1), Figure(4, None, 1)]),
        (16, [Figure(0, 0, 0), Figure(0, None, 0)]),
        (20, [Figure(3, 3, 1), Figure(7, None, 1)]),
        (25, [Figure(3, 3, 1), Figure(7, None, 1)]),
    ],
)
def test_figures_are_those_accepted_by_the_end_of_the_day(eventful: Round, day: int, figures: list[Figure]) -> None:
    totals = cycle_totals(eventful.cycle, as_of=date(2026, 6, day), today=TODAY)
    assert [each.figure for each in totals.results_at(0)] == figures


def test_every_obligation_stands_where_it_stood(eventful: Round) -> None:
    cast = eventful.cast
    units = (cast.commune.pk, cast.other_commune.pk, cast.school.pk)
    days = {
        day: tuple(stood(eventful, date(2026, 6, day))[unit] for unit in units)
        for day in (9, 10, 12, 14, 16, 17, 18, 20)
    }
    not_due, sent, accepted = Standing.NOT_YET_DUE, Standing.SENT, Standing.ACCEPTED
    assert days == {
        9: (not_due, not_due, not_due),
        10: (sent, not_due, not_due),
        12: (accepted, not_due, not_due),
        14: (accepted, Standing.EXEMPT, not_due),
        16: (Standing.RETURNED, Standing.EXEMPT, Standing.LATE),
        17: (Standing.RETURNED, Standing.EXEMPT, Standing.LATE),
        18: (Standing.RETURNED, Standing.EXEMPT, sent),
        20: (accepted, Standing.EXEMPT, sent),
    }


def test_counts_of_a_past_day_add_up_to_all_obligations(eventful: Round) -> None:
    for day in range(1, 26):
        counts = cycle_totals(eventful.cycle, as_of=date(2026, 6, day), today=TODAY).counts_at(0)
        assert counts.total == 3


def test_before_the_round_opened_there_was_none(eventful: Round) -> None:
    assert stood(eventful, date(2026, 5, 31)) == {}


def test_today_and_later_is_as_it_stands_now(eventful: Round) -> None:
    with on(22):
        put_back(obligation=eventful.of(eventful.cast.other_commune), by=eventful.office)
    now = stood(eventful, TODAY)
    assert stood(eventful, TODAY + timedelta(days=30)) == now
    assert now[eventful.cast.other_commune.pk] is Standing.LATE
