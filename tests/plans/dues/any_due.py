"""Any due date, for hypothesis."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dondoc.plans.dues import (
    After,
    Due,
    EndOf,
    Event,
    Fixed,
    HalfYearly,
    Measure,
    Monthly,
    Quarterly,
    Span,
    Weekly,
    Yearly,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
DUES: st.SearchStrategy[Due] = st.one_of(
    st.builds(Fixed, DAYS),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: Yearly(day.month, day.day)),
    st.builds(HalfYearly, st.integers(1, 6), st.integers(1, 31)),
    st.builds(Quarterly, st.integers(1, 3), st.integers(1, 31)),
    st.builds(Monthly, st.integers(1, 31)),
    st.builds(Weekly, st.integers(1, 7)),
    st.builds(EndOf, st.sampled_from(Span), st.booleans()),
    st.builds(
        After,
        st.integers(-999, 999).filter(bool),
        st.sampled_from(Measure),
        st.sampled_from(Event),
        st.none() | DAYS,
    ),
)
