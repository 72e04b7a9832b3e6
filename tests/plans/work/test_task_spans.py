from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.work.spans import Span, span_of, spans_around


def test_a_period_reads_back_as_it_is_kept() -> None:
    spans = [Span(2026, "M", 7), Span(2026, "Q", 4), Span(2026, "H", 2), Span(2026, "Y", 1)]
    assert [span.code for span in spans] == ["2026-07", "2026-Q4", "2026-H2", "2026"]
    assert [span_of(span.code) for span in spans] == spans


@pytest.mark.parametrize("code", ["", "2026-13", "2026-7", "2026-Q5", "2026-H3", "2026-00", "tháng 7", "2026-Q04"])
def test_anything_else_is_no_period(code: str) -> None:
    assert span_of(code) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_the_periods_of_every_day_read_back(day: date) -> None:
    assert [span_of(span.code) for span in spans_around(day)] == spans_around(day)


def test_the_periods_of_a_day_in_january() -> None:
    codes = [span.code for span in spans_around(date(2026, 1, 5))]
    assert codes == ["2026-01", "2025-12", "2026-Q1", "2026-H1", "2026"]
