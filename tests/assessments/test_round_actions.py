"""Opening rounds, and who stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assessing import TERMS, TODAY, Assessing, make_criteria
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.assessments.actions.aims import AimDraft, set_aims
from dondoc.assessments.actions.council import set_members
from dondoc.assessments.actions.rounds import change_round, open_round
from dondoc.assessments.actions.standing import add_units, exclude, put_back
from dondoc.assessments.models import Assessment, Member, Way
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event

pytestmark = pytest.mark.django_db


def test_a_round_takes_in_the_units_of_the_kind_below_and_the_unit_above_reviews(assessing: Assessing) -> None:
    cast, made = assessing.cast, assessing.round
    assert list(made.assessments.values_list("unit", "reviewer", "state")) == [
        (cast.commune.pk, cast.province.pk, "entering"),
        (cast.other_commune.pk, cast.province.pk, "entering"),
    ]
    assert (made.window_start, made.window_end) == (date(2025, 12, 15), date(2026, 12, 14))
    event = Event.objects.get(verb="round.open")
    assert (event.object_id, event.unit_id, event.after["unit_count"]) == (made.pk, cast.province.pk, 2)


def test_a_list_of_units_narrows_a_round_and_others_are_added_later(cast: Cast) -> None:
    office = cast.user(Role.OFFICE, cast.province)
    made = open_round(
        unit=cast.province,
        criteria=make_criteria(cast),
        year=2026,
        terms=TERMS,
        way=Way.COUNCIL,
        day=TODAY,
        by=office,
        unit_ids=[cast.commune.pk, cast.school.pk],
    )
    assert list(made.assessments.values_list("unit", "reviewer")) == [(cast.commune.pk, None)]
    both = [cast.commune.pk, cast.other_commune.pk]
    assert [add_units(round_=made, unit_ids=both, day=TODAY, by=office) for _time in (1, 2)] == [1, 0]


def test_a_year_is_opened_once_by_a_set_in_force_for_somebody(assessing: Assessing) -> None:
    cast, asked = assessing.cast, {"year": 2026, "terms": TERMS, "way": Way.ABOVE, "day": TODAY, "by": assessing.office}
    with pytest.raises(Refused, match="năm 2026 theo bộ tiêu chí này đã mở"):
        open_round(unit=cast.province, criteria=assessing.criteria, **asked)
    with pytest.raises(Refused, match="Không có đơn vị nào"):
        open_round(unit=cast.school, criteria=assessing.criteria, **asked)
    assessing.criteria.state = "draft"
    with pytest.raises(Refused, match="chưa công bố"):
        open_round(unit=cast.province, criteria=assessing.criteria, **asked)


def test_due_days_in_order_and_words_that_may_be_kept(assessing: Assessing) -> None:
    wrong = replace(TERMS, title=" ", review_due=date(2026, 11, 1), appeal_days=0)
    with pytest.raises(Invalid) as error:
        change_round(round_=assessing.round, terms=wrong, by=assessing.office)
    assert [each.where for each in error.value.problems] == ["title", "review_due", "appeal_days"]
    later = replace(TERMS, self_due=date(2026, 11, 28))
    changed = change_round(round_=assessing.round, terms=later, by=assessing.office)
    assert changed.self_due == date(2026, 11, 28)
    assert Event.objects.get(verb="round.change").after == {"self_due": "2026-11-28"}


def test_a_council_has_one_chair_among_its_members(council: Assessing) -> None:
    cast, made, office = council.cast, council.round, council.office
    seats = [(cast.police.pk, True), (cast.department.pk, False)]
    assert list(made.members.values_list("unit", "chair")) == seats
    with pytest.raises(Invalid, match="chủ tịch"):
        set_members(round_=made, unit_ids=[cast.police.pk], chair_id=cast.department.pk, day=TODAY, by=office)
    set_members(round_=made, unit_ids=[cast.department.pk], chair_id=cast.department.pk, day=TODAY, by=office)
    assert list(Member.objects.values_list("unit", "chair")) == [(cast.department.pk, True)]


def test_results_wanted_are_of_levels_of_the_set(assessing: Assessing) -> None:
    aims = [AimDraft("average", "up", True, Decimal(90), True), AimDraft("weak", "down", False, Decimal(0), False)]
    set_aims(round_=assessing.round, aims=aims, by=assessing.office)
    kept = list(assessing.round.aims.values_list("level", "side", "least", "value", "share"))
    assert kept == [("average", "up", True, Decimal(90), True), ("weak", "down", False, Decimal(0), False)]
    wrong = [AimDraft("gold", "up", True, Decimal(90), True), AimDraft("good", "up", True, Decimal(190), True)]
    with pytest.raises(Invalid) as error:
        set_aims(round_=assessing.round, aims=wrong, by=assessing.office)
    assert [each.where for each in error.value.problems] == ["level-0", "value-1"]


def test_a_unit_is_left_out_for_a_reason_and_comes_back_where_it_stood(assessing: Assessing) -> None:
    commune, office = assessing.cast.commune, assessing.office
    with pytest.raises(Refused, match="lý do"):
        exclude(assessment=assessing.of(commune), reason=" ", by=office)
    assessing.send(commune)
    for _time in (1, 2):
        exclude(assessment=assessing.of(commune), reason="Mới sáp nhập.", by=office)
    found = assessing.of(commune)
    assert (found.state, found.reason) == ("excluded", "Mới sáp nhập.")
    for _time in (1, 2):
        put_back(assessment=found, by=office)
    assert Assessment.objects.get(pk=found.pk).state == "sent"
    assert Event.objects.filter(verb__in=["assessment.exclude", "assessment.put_back"]).count() == 2
