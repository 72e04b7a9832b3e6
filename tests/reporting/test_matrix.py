"""Counts of a round by unit add up at every node."""

from __future__ import annotations

import pytest

from dondoc.calendar.queries import calendar
from dondoc.reporting.actions.cycles import leave_out
from dondoc.reporting.matrix import matrix
from dondoc.reporting.models import ObligationState
from dondoc.reporting.rules.standing import Standing
from rounds import DUE_BELOW, Round

pytestmark = pytest.mark.django_db


def shown(round_: Round, unit_id: int) -> list[tuple[str, dict[str, int], bool, bool]]:
    found = matrix(round_.cycle, unit_id, DUE_BELOW, calendar())
    sums = {each: sum(line.counts[each] for line in found.lines) + found.ended[each] for each in Standing}
    assert sums == found.total.by_standing
    told = [(line, {str(key): n for key, n in line.counts.by_standing.items() if n}) for line in found.lines]
    return [(line.name, counts, line.deeper, line.own) for line, counts in told]


def test_a_node_counts_itself_and_each_unit_below_with_all_of_theirs(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    round_.send(cast.school)
    leave_out(obligation=round_.of(cast.other_commune), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    assert shown(round_, cast.province.pk) == [
        ("Ủy ban nhân dân xã Suối Lam", {"accepted": 1, "sent": 1}, True, False),
        ("Ủy ban nhân dân phường Bến Đá", {"exempt": 1}, False, False),
    ]
    assert shown(round_, cast.commune.pk) == [
        ("Ủy ban nhân dân xã Suối Lam", {"accepted": 1}, False, True),
        ("Trường Tiểu học Suối Lam", {"sent": 1}, False, False),
    ]


def test_units_that_have_ended_are_told_at_the_top(round_: Round) -> None:
    round_.cast.school.versions.update(valid_to="2026-06-10")
    found = matrix(round_.cycle, round_.cast.province.pk, DUE_BELOW, calendar())
    assert (found.ended[Standing.NOT_YET_DUE], found.total.owed) == (1, 3)
    assert matrix(round_.cycle, round_.cast.school.pk, DUE_BELOW, calendar()).lines == []
