"""Standing reporting regimes: set up by hand, then run as the duties of a plan are."""

from __future__ import annotations

from datetime import date

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid, Refused
from dondoc.plans.actions.dues import set_due
from dondoc.plans.actions.regimes import Regime, add_report, make_regime
from dondoc.plans.dues import Monthly
from dondoc.plans.models import Plan
from dondoc.reporting.actions.cycles import open_cycle, set_owing_units
from dondoc.reporting.actions.forms import make_form, update_form
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.rules.schedule import suggest
from rounds import make_round

pytestmark = pytest.mark.django_db
REGIME = Regime("Báo cáo cải cách hành chính", "5/2026/TT-BTĐ", date(2026, 1, 5), date(2026, 1, 15), None)


def made(cast: Cast, regime: Regime = REGIME, report: str = "Báo cáo cải cách", every: str = "month") -> Plan:
    by = cast.user(Role.OFFICE, cast.province)
    return make_regime(unit_id=cast.province.pk, regime=regime, report=report, every=every, by=by)


def test_a_regime_opens_rounds_as_a_plan_does(cast: Cast) -> None:
    plan, by = made(cast), cast.user(Role.OFFICE, cast.province)
    duty = plan.duties.get()
    assert (str(plan), duty.text, plan.reading) == (REGIME.title, "Báo cáo cải cách, định kỳ hằng tháng", None)
    set_due(duty=duty, due=Monthly(18), gaps={}, by=by)
    set_owing_units(duty=duty, unit_ids=[cast.commune.pk], by=by)
    update_form(
        form=make_form(plan=plan, by=by), title="Cải cách", narrative_label="",
        indicators=[IndicatorDraft(label="Số thủ tục", kind="count", unit="thủ tục")], by=by,
    )  # fmt: skip
    coming = suggest(duty, plan, date(2026, 3, 10), calendar())
    cycle = open_cycle(
        duty=duty, name=coming.name, window_start=coming.window_start, window_end=coming.window_end,
        dues={1: date(2026, 3, 18)}, day=date(2026, 3, 10), by=by,
    )  # fmt: skip
    assert (coming.window_start, coming.window_end) == (date(2026, 2, 15), date(2026, 3, 14))
    assert [each.unit for each in cycle.obligations.all()] == [cast.commune]


def test_more_reports_are_named_in_a_regime_and_none_in_a_plan_that_was_read(cast: Cast) -> None:
    regime, by = made(cast), cast.user(Role.OFFICE, cast.province)
    add_report(plan=regime, report="Báo cáo tổng kết", every="year", by=by)
    assert [each.text for each in regime.duties.all()] == [
        "Báo cáo cải cách, định kỳ hằng tháng",
        "Báo cáo tổng kết, định kỳ hằng năm",
    ]
    with pytest.raises(Refused):
        add_report(plan=make_round(cast).plan, report="Báo cáo tổng kết", every="year", by=by)


@pytest.mark.parametrize(
    ("regime", "report", "every", "where"),
    [
        (Regime(" ", "", None, date(2026, 1, 1), None), "Báo cáo", "month", "title"),
        (Regime("Tên", "", None, date(2026, 2, 1), date(2026, 1, 1)), "Báo cáo", "month", "until"),
        (REGIME, "", "month", "report"),
        (REGIME, "Báo cáo", "day", "every"),
        (REGIME, "Báo cáo, hỏi 0912 345 678", "month", "report"),
        (Regime("x" * 501, "", None, date(2026, 1, 1), None), "Báo cáo", "month", "title"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(
    cast: Cast, regime: Regime, report: str, every: str, where: str
) -> None:
    with pytest.raises(Invalid) as refused:
        made(cast, regime, report, every)
    assert ([each.where for each in refused.value.problems], Plan.objects.count()) == ([where], 0)
