"""A total leads to the reports that it was made of: their figures add up to it, and each tells its part."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
import time_machine

from cast import Cast
from dondoc.consolidation.lineage import sources, told
from dondoc.consolidation.queries import cycle_totals
from dondoc.reporting.actions.submissions import accept, return_
from dondoc.reporting.models import Obligation
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 18)


@pytest.fixture
def round_(cast: Cast) -> Round:
    found = make_round(
        cast,
        IndicatorDraft("Số lớp", "count", required=False),
        IndicatorDraft("Số người", "count", about_people=True),
        IndicatorDraft("Mực nước", "count", aggregation="none"),
    )
    Obligation.objects.update(created_at="2026-06-01T02:00:00Z")
    with time_machine.travel("2026-06-15T10:00:00+07:00", tick=True):
        found.accept(cast.commune, found.boxes(c1="3", c2="900", c3="1"))
        found.accept(cast.school, found.boxes(c1="1", c2="3", c3="2"))
        found.accept(cast.other_commune, found.boxes(c2="40", c3="3"))
    return found


def lines(round_: Round, place: int, day: date = TODAY) -> list[tuple[int, int, Fraction | None, int | None]]:
    """Unit, figure (-1 where it is hidden), part and version of each report behind the total of the province."""
    totals = cycle_totals(round_.cycle, as_of=day, today=TODAY)
    indicator = totals.indicators[place]
    found = told(totals, 0, indicator, sources(totals, 0, indicator), round_.cycle)
    return [
        (
            each.unit_id,
            -1 if each.given.hidden else each.given.figure.numerator,
            each.part,
            each.report.version if each.report else None,
        )
        for each in found
    ]


def test_the_parts_are_those_reports_that_gave_the_figure(round_: Round) -> None:
    cast = round_.cast
    assert lines(round_, 0) == [(cast.commune.pk, 3, Fraction(75), 1), (cast.school.pk, 1, Fraction(25), 1)]


def test_a_small_count_and_the_one_that_covers_it_tell_no_part(round_: Round) -> None:
    cast = round_.cast
    assert lines(round_, 1) == [
        (cast.commune.pk, 900, Fraction(90000, 943), 1),
        (cast.school.pk, -1, None, 1),
        (cast.other_commune.pk, -1, None, 1),
    ]


def test_what_is_not_summed_up_comes_from_the_unit_alone(round_: Round) -> None:
    assert lines(round_, 2) == []
    totals = cycle_totals(round_.cycle, as_of=TODAY, today=TODAY)
    row = totals.row(round_.cast.commune.pk)
    assert sources(totals, row, totals.indicators[2]) == [round_.cast.commune.pk]


def test_of_an_earlier_day_the_version_that_counted_then_is_named(round_: Round) -> None:
    commune = round_.cast.commune
    with time_machine.travel("2026-06-17T08:00:00+07:00", tick=True):
        return_(obligation=round_.of(commune), version=1, reason="Sai số", by=round_.office)
        version = round_.send(commune, round_.boxes(c1="9", c2="900", c3="1"), date(2026, 6, 17))
        accept(obligation=round_.of(commune), version=version, by=round_.office)
    assert [lines(round_, 0, day)[0] for day in (date(2026, 6, 16), TODAY)] == [
        (commune.pk, 3, Fraction(75), 1),
        (commune.pk, 9, Fraction(90), 2),
    ]
