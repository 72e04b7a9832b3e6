"""Whatever decisions follow one another, every day's units are a forest, and figures neither vanish nor double."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import numpy as np
import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.consolidation.comparison import compare
from dondoc.consolidation.queries import cycle_totals
from dondoc.core.errors import Refused
from dondoc.reporting.models import Cycle, Indicator, Obligation, Submission
from dondoc.successions.actions import Decision, carry_out, preview, undo
from dondoc.units.models import SuccessionKind, Unit
from dondoc.units.queries import as_of
from dondoc.units.successions.queries import descents
from rounds import Round
from units.histories import END, START, Deed, broken, deeds, dump, forest, forgotten, histories, live, order_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_units(db: None) -> None:
    """What every history begins with, once for all examples of a test."""
    forest()


@settings(max_examples=20)
@given(histories)
def test_every_day_of_every_history_is_a_forest_without_gap_or_overlap(history: list[Deed]) -> None:
    with forgotten():
        live(history)
        assert broken() == []


@settings(max_examples=15)
@given(histories, st.data())
def test_figures_of_the_first_day_are_all_found_on_any_later_one(history: list[Deed], data: st.DataObject) -> None:
    with forgotten():
        figures = {unit: data.draw(st.integers(0, 1000)) for unit in as_of(START).values_list("unit_id", flat=True)}
        live(history)
        until = START + timedelta(days=data.draw(st.integers(0, 400)))
        standing = set(as_of(until).values_list("unit_id", flat=True))
        found = dict.fromkeys(standing, Fraction(0))
        known = descents(until)
        for unit, figure in figures.items():
            for end, share in known.of(unit, START, until).shares.items():
                found[end] += share * figure  # a unit that does not stand then is a KeyError
        assert sum(found.values()) == sum(figures.values())


@settings(max_examples=20)
@given(histories, deeds)
def test_undoing_what_was_done_last_puts_every_row_back(history: list[Deed], last: Deed) -> None:
    with forgotten():
        live(history)
        day = START + timedelta(days=sum(deed.gap for deed in history) + last.gap)
        order = order_of(last, 99, day)
        before = dump()
        if order is None:
            return
        try:
            done = carry_out(order=order, decision=Decision("Quyết định 99"), today=END, by=None)
        except Refused:
            assert dump() == before
            return
        assert dump() != before or order.kind == SuccessionKind.SPLIT
        undo(succession=done, reason="Nhầm", by=None)
        assert dump() == before


@settings(max_examples=15)
@given(histories, deeds)
def test_looking_ahead_changes_nothing_and_foretells_what_is_done(history: list[Deed], last: Deed) -> None:
    with forgotten():
        live(history)
        day = START + timedelta(days=sum(deed.gap for deed in history) + last.gap)
        order = order_of(last, 99, day)
        if order is None:
            return
        before, units = dump(), Unit.objects.count()
        try:
            seen = preview(order=order, decision=Decision("Quyết định 99"), by=None)
        except Refused as error:
            with pytest.raises(Refused) as again:
                carry_out(order=order, decision=Decision("Quyết định 99"), today=END, by=None)
            assert str(again.value) == str(error)
            return
        assert dump() == before
        carry_out(order=order, decision=Decision("Quyết định 99"), today=END, by=None, seen=seen.fingerprint)
        made = sum(1 for part in order.parts if part.unit_id is None)
        ended = set(order.ending) & set(as_of(day).values_list("unit_id", flat=True))
        assert (Unit.objects.count() - units, ended) == (made, set())


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories, st.lists(st.integers(0, 1000), min_size=10, max_size=10))
def test_by_sum_and_by_weight_the_whole_is_what_was_reported(
    round_: Round, history: list[Deed], figures: list[int]
) -> None:
    """The plan's unit is a third root; its round is owed by the units of the forest, and everything counts at it."""
    with forgotten():
        units = list(as_of(START).values_list("unit_id", flat=True))
        vectors = {unit: [figure, figure, figure] for unit, figure in zip(units, figures, strict=False)}
        report(round_, vectors)
        live(history)
        Indicator.objects.update(across="sum")
        totals = cycle_totals(round_.cycle, as_of=END, today=END)
        by_sum = compare(totals, round_.cycle).at(0)
        Indicator.objects.update(across="weighted")
        by_weight = compare(cycle_totals(round_.cycle, as_of=END, today=END), round_.cycle).at(0)
        whole = sum(vector[0] for vector in vectors.values())
        found = [(each.figure.numerator, each.figure.denominator) for each in (*by_sum, *by_weight) if each.figure]
        assert found == [(whole, whole), (whole, None)] * 2


def report(round_: Round, vectors: dict[int, list[int]]) -> None:
    """Accepted reports of units, written as they are stored; their window ends before every history begins."""
    Submission.objects.all().delete()
    Obligation.objects.all().delete()
    Cycle.objects.update(window_start=START - timedelta(days=9), window_end=START)
    round_.cycle.refresh_from_db()
    due, now = START, timezone.now()
    owed = Obligation.objects.bulk_create(
        Obligation(cycle=round_.cycle, unit_id=unit, due=due, state="accepted") for unit in vectors
    )
    Submission.objects.bulk_create(
        Submission(
            obligation=each, version=1, state="accepted", sent_at=now, accepted_at=now,
            vector=np.array(vectors[each.unit_id], dtype="<i8").tobytes(),
        )
        for each in owed
    )  # fmt: skip
