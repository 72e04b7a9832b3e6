"""Due dates of plans that were accepted before the grammar was one."""

from __future__ import annotations

from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.dues import of_reading

in_force = import_module("dondoc.plans.migrations.0006_due_dates_in_force")._in_force
DAYS = st.one_of(
    st.integers(1, 31).map(lambda day: f"---{day:02}"),
    st.builds("--{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 28)),
)


@given(due=DAYS, every=st.sampled_from(["quarter", "6 months"]))
def test_they_become_what_acceptance_makes_of_the_same_words_now(due: str, every: str) -> None:
    assert in_force(due, every) == str(of_reading(due, every))
