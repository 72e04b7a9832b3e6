"""What stands for the reports below a node: sums, the largest, the latest, none."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import Cast
from dondoc.consolidation.comparison import compare
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.aggregation import MISSING, TooLarge, aggregate
from dondoc.consolidation.rules.results import Figure
from dondoc.core.errors import Refused
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.forms import draft_of_indicator, renew_form, update_form
from dondoc.reporting.models import Submission
from dondoc.reporting.rules.figures import LARGEST
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import DUE, DUE_BELOW, make_round
from trees import tree_of

FIGURE = st.one_of(st.just(MISSING), st.integers(0, 50))
WAYS = ("sum", "max", "latest", "none")


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, list[int]]]]:
    """Parents of the rows, each before those below it, and reports as pairs of row and figures, in the order sent."""
    parents, last = [-1], [0]
    for row in range(1, draw(st.integers(1, 12))):
        parent = draw(st.sampled_from(last))
        last = [*last[: last.index(parent) + 1], row]
        parents.append(parent)
    rows = st.integers(0, len(parents) - 1)
    return parents, draw(st.lists(st.tuples(rows, st.lists(FIGURE, min_size=4, max_size=4)), max_size=15))


@given(trees())
def test_any_tree_gives_what_the_plainest_reckoning_does(tree: tuple[list[int], list[tuple[int, list[int]]]]) -> None:
    parents, reports = tree
    ends = tree_of(parents).ends
    places = np.array([row for row, _figures in reports], dtype=np.int64)
    figures = np.array([given for _row, given in reports], dtype=np.int64).reshape(len(reports), 4)
    order = np.arange(len(reports))[::-1].copy()  # the first was sent last
    found, filled = aggregate(ends, places, figures, WAYS, order)
    for row in range(len(parents)):
        inside = [(at, given) for at, given in reports if row in way_up(at, parents)]
        total, most, latest = ([given[each] for _at, given in inside if given[each] >= 0] for each in range(3))
        own = [given[3] for at, given in inside if at == row and given[3] >= 0]
        assert found[row].tolist() == [
            sum(total), max(most, default=0), latest[0] if latest else 0, max(own, default=0)
        ]  # fmt: skip
        assert filled[row].tolist() == [len(total), len(most), len(latest), len(own)]


def way_up(row: int, parents: list[int]) -> list[int]:
    way = [row]
    while parents[way[-1]] >= 0:
        way.append(parents[way[-1]])
    return way


HUGE = st.one_of(st.just(MISSING), st.integers(0, LARGEST - 1), st.just(LARGEST - 1))


@settings(max_examples=30)
@given(st.lists(HUGE, min_size=1, max_size=6), st.integers(1, 400))
def test_a_sum_is_exact_or_refused(figures: list[int], times: int) -> None:
    reports = np.tile(np.array(figures, dtype=np.int64), times).reshape(-1, 1)
    places = np.arange(len(reports)) % 2
    exact = [sum(max(each, 0) for each in figures * times), sum(max(int(each), 0) for each in reports[1::2, 0])]
    if exact[0] >= 2**63:
        with pytest.raises(TooLarge):
            aggregate(np.array([2, 2]), places, reports, ["sum"])
    else:
        assert aggregate(np.array([2, 2]), places, reports, ["sum"])[0][:, 0].tolist() == exact


@pytest.mark.django_db
def test_a_sum_that_does_not_fit_is_refused_by_name(cast: Cast) -> None:
    round_ = make_round(cast, IndicatorDraft("Kinh phí", "amount"))
    round_.accept(cast.commune, round_.boxes(c1=str(LARGEST - 1)))
    round_.accept(cast.school, round_.boxes(c1=str(LARGEST - 1)))
    totals = cycle_totals(round_.cycle, as_of=DUE, today=DUE)
    assert totals.results_at(0)[0].figure.numerator == 2 * (LARGEST - 1)
    Submission.objects.update(vector=np.array([2**62], dtype="<i8").tobytes())
    with pytest.raises(Refused, match="Tổng của chỉ số “Kinh phí” vượt quá số lớn nhất"):
        cycle_totals(round_.cycle, as_of=DUE, today=DUE)


@pytest.mark.django_db
def test_each_kind_of_answer_has_its_own_total(cast: Cast) -> None:
    round_ = make_round(
        cast,
        IndicatorDraft("Kinh phí", "amount", decimals=1),
        IndicatorDraft("Đã ban hành", "yes_no"),
        IndicatorDraft("Mức độ", "choice", answers=("Chưa", "Đang", "Xong")),
        IndicatorDraft("Trận mưa lớn nhất", "amount", unit="mm", aggregation="max"),
        IndicatorDraft("Cách làm", "text", required=False),
        IndicatorDraft("Mực nước", "count", aggregation="latest"),
    )
    round_.accept(cast.commune, round_.boxes(c1="1,5", c2="1", c3="2", c4="90", c6="3"))
    round_.accept(cast.other_commune, round_.boxes(c1="2", c2="0", c3="2", c4="120", c6="2"))
    totals = cycle_totals(round_.cycle, as_of=DUE, today=DUE)
    assert [(each.indicator.code, each.figure, each.answers) for each in totals.results_at(0)] == [
        ("c1", Figure(35, None, 2, 10), ()),
        ("c2", Figure(1, 2, 2), ()),
        ("c3", Figure(2, None, 2), (0, 0, 2)),
        ("c4", Figure(120, None, 2), ()),
        ("c6", Figure(2, None, 2), ()),
    ]


@pytest.mark.django_db
def test_the_round_before_is_compared_over_two_versions_of_the_form(cast: Cast) -> None:
    classes = IndicatorDraft("Số lớp", "count", code="lop")
    round_ = make_round(cast, IndicatorDraft("Số hộ", "count"), classes)
    round_.accept(cast.commune, round_.boxes(c1="5", lop="7"))
    renewed = renew_form(form=round_.form, by=round_.office)
    kept = draft_of_indicator(renewed.indicators.get(code="lop"))
    drafts = [kept, IndicatorDraft("Số thôn", "count")]
    update_form(form=renewed, title="Mới", narrative_label="", indicators=drafts, by=round_.office)
    later = open_cycle(
        duty=round_.duty,
        name="Kỳ sau",
        window_start=date(2026, 6, 15),
        window_end=date(2026, 12, 14),
        dues={1: DUE.replace(month=12), 2: DUE_BELOW.replace(month=12)},
        day=date(2026, 12, 1),
        by=round_.office,
    )
    day = date(2026, 12, 20)
    before = compare(cycle_totals(later, as_of=day, today=day), round_.cycle).at(0)
    assert [(each.indicator.code, each.figure) for each in before] == [
        ("lop", Figure(7, None, 1)),
        ("c2", Figure(0, None, 0)),
    ]
