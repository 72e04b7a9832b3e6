"""A form that is in use goes on in its next version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.drafts import draft_of
from dondoc.reporting.actions.forms import draft_of_indicator, drop_version, make_form, renew_form, update_form
from dondoc.reporting.asked import asked, current_keys, earlier_report, latest_form
from dondoc.reporting.models import Cycle, Form, Obligation, Stage
from dondoc.reporting.rules.forms import IndicatorDraft
from rounds import DUE, DUE_BELOW, Round, make_plan, make_round

pytestmark = pytest.mark.django_db
CLASSES = IndicatorDraft("Số lớp đã mở", "count", carried_over=True)
AREA = IndicatorDraft("Diện tích", "amount", unit="ha", decimals=2)
NOTE = IndicatorDraft("Cách làm hay", "text", carried_over=True, required=False)


def next_round(round_: Round, stage: Stage = Stage.FINAL) -> Cycle:
    return open_cycle(
        duty=round_.duty,
        name="Kỳ sau",
        window_start=date(2026, 6, 15),
        window_end=date(2026, 12, 14),
        dues={1: DUE.replace(month=12), 2: DUE_BELOW.replace(month=12)},
        day=date(2026, 12, 1),
        by=round_.office,
        stage=stage,
    )


def owed(cycle: Cycle, round_: Round) -> Obligation:
    return cycle.obligations.select_related("cycle__form__plan").get(unit=round_.cast.commune)


def test_the_next_version_is_the_same_and_says_what_it_goes_on_from(cast: Cast) -> None:
    round_ = make_round(cast, CLASSES, AREA)
    renewed = renew_form(form=round_.form, by=round_.office)
    kept = [replace(draft_of_indicator(each), previous_id=None) for each in renewed.indicators.all()]
    assert kept == [draft_of_indicator(each) for each in round_.form.indicators.all()]
    assert [each.previous_id for each in renewed.indicators.all()] == [each.pk for each in round_.form.indicators.all()]
    assert (renewed.number, latest_form(round_.plan.pk)) == (2, renewed)
    assert make_form(plan=round_.plan, by=round_.office) == renewed == renew_form(form=round_.form, by=round_.office)
    assert Event.objects.filter(verb="form.renew").count() == 1


def test_a_form_that_no_round_has_used_needs_no_version(cast: Cast) -> None:
    plan = make_plan(cast)
    form = make_form(plan=plan, by=plan.accepted_by)
    with pytest.raises(Refused, match="Hãy sửa ngay"):
        renew_form(form=form, by=plan.accepted_by)


def test_the_next_round_asks_the_newest_version_and_freezes_it(cast: Cast) -> None:
    round_ = make_round(cast, CLASSES)
    renewed = renew_form(form=round_.form, by=round_.office)
    assert next_round(round_).form == renewed
    renewed.refresh_from_db()
    assert renewed.frozen_at is not None


def test_a_version_that_no_round_has_used_can_be_taken_back(cast: Cast) -> None:
    round_ = make_round(cast, CLASSES)
    drop_version(form=renew_form(form=round_.form, by=round_.office), by=round_.office)
    assert list(Form.objects.filter(plan=round_.plan)) == [round_.form]
    with pytest.raises(Refused, match="đã dùng"):
        drop_version(form=round_.form, by=round_.office)


def test_the_first_version_is_not_taken_back(cast: Cast) -> None:
    plan = make_plan(cast)
    with pytest.raises(Refused, match="phiên bản đầu tiên"):
        drop_version(form=make_form(plan=plan, by=plan.accepted_by), by=plan.accepted_by)


def test_what_was_reported_before_stands_under_the_indicator_that_goes_on_from_it(cast: Cast) -> None:
    round_ = make_round(cast, CLASSES, AREA)
    round_.accept(cast.commune, round_.boxes(c1="7", c2="12,5"))
    renewed = renew_form(form=round_.form, by=round_.office)
    classes, area = (draft_of_indicator(each) for each in renewed.indicators.all())
    finer = replace(area, decimals=3)  # no longer the same measure
    update_form(form=renewed, title="Mới", narrative_label="", indicators=[finer, NOTE, classes], by=round_.office)
    later = owed(next_round(round_), round_)
    indicators = asked(later.cycle)
    before = earlier_report(later, indicators)
    assert before is not None
    assert (before.obligation, before.values) == (round_.of(cast.commune), {str(indicators[2].pk): {"value": 7}})
    first = round_.form.indicators.get(code="c1")
    assert current_keys(indicators) == {str(each.pk): str(each.pk) for each in indicators} | {
        str(first.pk): str(indicators[2].pk)
    }


def test_a_new_report_begins_with_what_the_form_carries_over(cast: Cast) -> None:
    round_ = make_round(cast, CLASSES, AREA, NOTE)
    round_.accept(cast.commune, round_.boxes(c1="7", c2="12,5", c3_text="Tuần tra chung"))
    later = owed(next_round(round_), round_)
    draft = draft_of(later, asked(later.cycle))
    classes, _area, note = round_.form.indicators.all()
    assert (draft.values, draft.texts) == ({str(classes.pk): {"value": 7}}, {str(note.pk): "Tuần tra chung"})


def test_a_round_of_estimates_asks_what_can_be_estimated(cast: Cast) -> None:
    round_ = make_round(cast, CLASSES, replace(AREA, estimated=False))
    estimate = next_round(round_, Stage.ESTIMATE)
    assert (estimate.name, [each.code for each in asked(estimate)]) == ("Kỳ sau (ước thực hiện)", ["c1"])
    assert [each.code for each in asked(next_round(round_))] == ["c1", "c2"]  # the final one of the same window
    with pytest.raises(Refused, match="đã mở"):
        next_round(round_)


def test_a_form_that_estimates_nothing_opens_no_round_of_estimates(cast: Cast) -> None:
    round_ = make_round(cast, replace(AREA, estimated=False))
    with pytest.raises(Refused, match="ước thực hiện"):
        next_round(round_, Stage.ESTIMATE)
