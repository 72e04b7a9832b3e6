"""The form of a new plan goes on from that of the plan before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.plans.models import Plan, Target
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.forms import follow_form, make_form, update_form
from dondoc.reporting.asked import earlier_report, latest_form
from dondoc.reporting.lines import forms_to_follow, plans_before, rounds_alike
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.outliers import unusual_figures
from dondoc.reporting.rules.checks import CheckDraft
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import DUE, DUE_BELOW, Round, make_plan, make_round

pytestmark = pytest.mark.django_db
CLASSES = IndicatorDraft("Số lớp đã mở", "count")


def next_plan(cast: Cast) -> Plan:
    """The plan of the year after: of its two targets one is new."""
    plan = make_plan(cast)
    plan.number, plan.title = "07/KH-UBND", "Phòng cháy, chữa cháy trong trường học năm 2027"
    plan.save()
    plan.targets.filter(order=0).update(text="80% trường có lối thoát nạn thứ hai", value=Decimal(80))
    plan.targets.filter(order=1).update(text="12 cuộc diễn tập", subject="cuộc", unit="cuộc")
    return plan


def opened(plan: Plan, start: date, end: date) -> Cycle:
    duty = plan.duties.get()
    dues = {1: DUE.replace(year=end.year), 2: DUE_BELOW.replace(year=end.year)}
    by = plan.accepted_by
    return open_cycle(duty=duty, name="Kỳ", window_start=start, window_end=end, dues=dues, day=end, by=by)


def test_the_indicators_go_on_and_targets_that_say_the_same_are_hung_in(cast: Cast) -> None:
    round_ = make_round(cast)
    plan = next_plan(cast)
    form = follow_form(plan=plan, follows=round_.form, by=round_.office)
    share, drills = plan.targets.order_by("order")
    old_share, old_count = round_.form.indicators.all()
    told = [(each.label, each.target_id, each.previous_id, each.code) for each in form.indicators.all()]
    assert told == [
        (old_share.label, share.pk, old_share.pk, old_share.code),
        (old_count.label, None, old_count.pk, old_count.code),
        ("12 cuộc diễn tập", drills.pk, None, "c3"),
    ]
    assert (form.title, form.number, form.follows) == ("Kết quả thực hiện Kế hoạch 07/KH-UBND", 1, round_.form)
    event = Event.objects.get(verb="form.follow")
    assert event.after == {"indicators": 3, "follows": round_.plan.pk}


def test_checks_are_taken_over_too(cast: Cast) -> None:
    round_ = make_round(cast, CLASSES)
    following = make_plan(cast)
    draft = IndicatorDraft("Số lớp đã mở", "count", code="c1")
    first = make_plan(cast)
    form = make_form(plan=first, by=round_.office)
    checks = [CheckDraft("c1 >= 0", "Số lớp không âm.", hard=True)]
    update_form(form=form, title="Mẫu", narrative_label="", indicators=[draft], checks=checks, by=round_.office)
    opened(first, date(2026, 1, 1), date(2026, 6, 30))
    made = follow_form(plan=following, follows=form, by=round_.office)
    assert [(each.expression, each.message, each.hard) for each in made.checks.all()] == [
        ("c1 >= 0", "Số lớp không âm.", True)
    ]


def test_only_forms_in_use_of_the_units_other_plans_are_offered_the_most_alike_first(cast: Cast) -> None:
    round_ = make_round(cast)
    other = make_plan(cast)
    Plan.objects.filter(pk=other.pk).update(title="Chuyển đổi số")
    other.refresh_from_db()
    opened_form = make_form(plan=other, by=round_.office)
    plan = next_plan(cast)
    assert forms_to_follow(plan) == [round_.form]
    opened(other, date(2026, 1, 1), date(2026, 6, 30))
    assert forms_to_follow(plan) == [round_.form, opened_form]
    with pytest.raises(Refused, match="khác cùng đơn vị"):
        follow_form(plan=plan, follows=make_form(plan=make_plan(cast), by=round_.office), by=round_.office)
    assert latest_form(plan.pk) is None


def test_a_plan_that_has_a_form_keeps_it(cast: Cast) -> None:
    round_ = make_round(cast)
    plan = next_plan(cast)
    form = make_form(plan=plan, by=round_.office)
    assert follow_form(plan=plan, follows=round_.form, by=round_.office) == form
    assert form.follows is None


def test_last_years_figures_stand_beside_this_years(cast: Cast) -> None:
    round_ = make_round(cast)
    round_.accept(cast.commune)
    plan = next_plan(cast)
    form = follow_form(plan=plan, follows=round_.form, by=round_.office)
    cycle = opened(plan, date(2026, 12, 15), date(2027, 6, 14))
    obligation = Obligation.objects.select_related("cycle__form__plan").get(cycle=cycle, unit=cast.commune)
    share, count, _drills = form.indicators.all()
    found = earlier_report(obligation, [share, count])
    assert found is not None
    assert found.values == {str(share.pk): {"numerator": 2, "denominator": 3}, str(count.pk): {"value": 4}}
    assert plans_before(plan.pk) == [round_.plan.pk]


def test_rounds_of_as_many_months_are_alike_over_the_change_of_plan(cast: Cast) -> None:
    round_ = make_round(cast)
    yearly = opened(round_.plan, date(2025, 12, 15), date(2026, 12, 14))
    plan = next_plan(cast)
    follow_form(plan=plan, follows=round_.form, by=round_.office)
    half = opened(plan, date(2026, 12, 15), date(2027, 6, 14))
    assert set(rounds_alike(half)) == {round_.cycle, half}
    year = opened(plan, date(2026, 12, 15), date(2027, 12, 14))  # of the same duty as the half-year in this plan
    assert set(rounds_alike(year)) == {yearly, year, half}


def test_a_figure_far_from_those_of_earlier_plans_is_told(cast: Cast) -> None:
    round_, plan = make_round(cast), None
    round_.accept(cast.commune)
    before, form = round_.form, round_.form
    for year in (2027, 2028, 2029, 2030):
        plan = next_plan(cast)
        form = follow_form(plan=plan, follows=before, by=round_.office)
        cycle = opened(plan, date(year - 1, 12, 15), date(year, 6, 14))
        other = Round(cast, plan, plan.duties.get(), form, cycle, round_.office)
        count = form.indicators.get(label="10 lớp tập huấn")
        values = {f"{each.pk}.value": "1" for each in form.indicators.filter(kind="count")}
        share = form.indicators.get(kind="share")
        values |= {f"{share.pk}.numerator": "2", f"{share.pk}.denominator": "3", f"{count.pk}.value": str(4 + year % 2)}
        other.accept(cast.commune, values)
        before = form
    plan = next_plan(cast)
    form = follow_form(plan=plan, follows=before, by=round_.office)
    cycle = opened(plan, date(2030, 12, 15), date(2031, 6, 14))
    obligation = Obligation.objects.select_related("cycle__form__plan").get(cycle=cycle, unit=cast.commune)
    count = form.indicators.get(label="10 lớp tập huấn")
    far = unusual_figures(obligation, list(form.indicators.all()), {str(count.pk): {"value": 4000}})
    assert far == {f"{count.pk}.value": (4, 5)}


def test_a_target_is_hung_into_one_indicator_at_most(cast: Cast) -> None:
    round_ = make_round(cast)
    plan = next_plan(cast)
    text = plan.targets.get(order=0).text
    Target.objects.create(plan=plan, order=5, text=text, span_start=0, span_end=1, comparator=">=", value=80, unit="%")
    form = follow_form(plan=plan, follows=round_.form, by=round_.office)
    hung = [each.target_id for each in form.indicators.all() if each.target_id]
    assert sorted(hung) == sorted(plan.targets.values_list("pk", flat=True))
