"""Figures far from what a unit said before are pointed at."""

from __future__ import annotations

from datetime import date
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reporting.asked import asked
from dondoc.reporting.models import Cycle, Obligation, Submission
from dondoc.reporting.outliers import unusual_figures
from dondoc.reporting.rules.outliers import FEWEST, is_unusual
from rounds import Round


@pytest.mark.parametrize(
    ("before", "figure", "unusual"),
    [
        ([40, 42, 45, 41], 43, False),
        ([40, 42, 45, 41], 430, True),  # a digit too many
        ([40, 42, 45, 41], 4, True),
        ([40, 42, 45], 430, False),  # three rounds say nothing
        ([10, 10, 10, 10], 12, False),  # what never moved may move a little
        ([10, 10, 10, 10], 14, True),
        ([0, 0, 0, 0, 0], 3, False),
        ([0, 0, 0, 0, 0], 4, True),
        ([40, 42, 4_100, 41, 43], 44, False),  # an odd round before changes nothing
        ([40, 42, 4_100, 41, 43], 400, True),
    ],
)
def test_a_figure_is_unusual_when_it_is_far_from_the_rounds_before(
    before: list[int], figure: int, unusual: bool
) -> None:
    assert is_unusual(figure, before) is unusual


@given(st.lists(st.integers(0, 10**12), min_size=FEWEST, max_size=12))
def test_the_middle_of_what_was_said_is_never_unusual(before: list[int]) -> None:
    assert not is_unusual(median_low(before), before)


@pytest.mark.django_db
def test_of_a_unit_its_own_accepted_reports_of_the_same_duty_are_compared(round_: Round) -> None:
    share, count = round_.form.indicators.order_by("pk")
    unit = round_.cast.commune
    for year in range(2020, 2026):
        cycle = Cycle.objects.create(
            form=round_.form, duty=round_.duty, name=f"Kỳ {year}", window_start=date(year, 1, 1),
            window_end=date(year, 6, 14), opened_by=round_.office,
        )  # fmt: skip
        obligation = Obligation.objects.create(cycle=cycle, unit=unit, due=date(year, 6, 20), state="accepted")
        Submission.objects.create(
            obligation=obligation, version=1, state="accepted", vector=b"", sent_at="2026-01-01T00:00:00Z",
            values={str(count.pk): {"value": 40 + year % 3}},
        )  # fmt: skip
    now = round_.of(unit)
    values = {str(share.pk): {"numerator": 9, "denominator": 9}, str(count.pk): {"value": 410}}
    assert unusual_figures(now, asked(round_.cycle), values) == {f"{count.pk}.value": (40, 42)}
    other = round_.of(round_.cast.other_commune)
    assert unusual_figures(other, asked(round_.cycle), values) == {}
