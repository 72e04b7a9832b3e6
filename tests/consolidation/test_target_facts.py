"""What is measured of the targets that are held against units."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dondoc.consolidation.facts import targets_met
from dondoc.core.facts import Measured
from rounds import Round

pytestmark = pytest.mark.django_db
YEAR = date(2026, 1, 1), date(2026, 12, 31)


@time_machine.travel("2026-06-20 09:00:00+07:00", tick=False)
def test_a_share_is_held_against_each_unit_and_a_number_against_the_whole(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(3, 4, 4))
    round_.accept(cast.school, round_.typed(0, 1, 8))
    round_.send(cast.other_commune, round_.typed(9, 9, 9))
    units = [cast.province.pk, cast.commune.pk, cast.school.pk, cast.other_commune.pk, cast.police.pk]
    assert targets_met(units, *YEAR) == {
        cast.province.pk: Measured(1, 2),  # 3 of 5 is short of 66,67 %, 12 classes are more than 10
        cast.commune.pk: Measured(0, 1),
        cast.school.pk: Measured(0, 1),
    }
    assert targets_met(units, date(2025, 1, 1), date(2025, 12, 31)) == {}


@time_machine.travel("2026-06-20 09:00:00+07:00", tick=False)
def test_many_units_take_no_more_queries_than_one_for_targets(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    targets_met([cast.commune.pk], *YEAR)  # the first look keeps what it reckoned
    counts = []
    for units in ([cast.commune], [cast.commune, cast.school, cast.other_commune, cast.province]):
        with CaptureQueriesContext(connection) as asked:
            targets_met([unit.pk for unit in units], *YEAR)
        counts.append(len(asked))
    assert counts[0] == counts[1]
