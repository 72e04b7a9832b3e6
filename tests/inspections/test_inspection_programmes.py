"""Yearly programmes: their lines, the units chosen, how far they are."""

from __future__ import annotations

from datetime import date

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.inspections.actions.choosing import add_pick, choose_units, leave_out, put_back
from dondoc.inspections.actions.programmes import (
    Requirement,
    add_line,
    change_line,
    end_programme,
    issue_programme,
    make_programme,
    remove_line,
)
from dondoc.inspections.actions.visits import Outing, plan_line
from dondoc.inspections.models import InspectionProgramme, LinePick, Visit
from dondoc.inspections.queries.programmes import coverage_at, eligible_units, proposals_of, standings_of, total_of
from dondoc.inspections.rules.choosing import USUAL, Candidate, Method
from dondoc.inspections.rules.coverage import Coverage
from dondoc.plans.models import Target, Task
from rounds import make_round
from visits import ENDS, STARTS, TODAY, YEARLY, Inspections, make_inspections

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(cast: Cast) -> Inspections:
    return make_inspections(cast)


def test_what_a_plan_asks_becomes_lines_with_its_words(cast: Cast) -> None:
    plan = make_round(cast).plan
    words = {"plan": plan, "path": "II", "span_start": 0, "span_end": 1}
    asking = "Mỗi năm kiểm tra ít nhất 30% số trường học."
    target = Target.objects.create(order=90, text=asking, comparator=">=", value=30, unit="%", **words)
    Task.objects.create(order=91, text="Kiểm tra từ 20 đơn vị trở lên.", agency="Công an", role="own", **words)
    Task.objects.create(order=92, text=asking, agency="Công an", role="own", **words)
    proposals = proposals_of(plan)
    office = cast.user(Role.OFFICE, cast.province)
    made = make_programme(unit_id=cast.province.pk, yearly=YEARLY, plan=plan, proposals=proposals, by=office)
    lines = [(line.words, line.kind, line.units, line.share, line.visits, line.target) for line in made.lines.all()]
    assert lines == [
        (asking, "school", None, 30, 1, target),
        ("Kiểm tra từ 20 đơn vị trở lên.", "", 20, None, 1, None),
    ]


def test_it_is_issued_only_with_units_for_every_line(cast: Cast) -> None:
    found = make_inspections(cast, issued=False)
    asked = Requirement("Kiểm tra trường học", "school", 1, None, 1, STARTS, ENDS)
    empty = add_line(programme=found.programme, asked=asked, by=found.office)
    with pytest.raises(Refused, match="Kiểm tra trường học"):
        issue_programme(programme=found.programme, by=found.office)
    remove_line(line=empty, by=found.office)
    issue_programme(programme=found.programme, by=found.office)
    assert InspectionProgramme.objects.get().state == "running"


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"subject": " "}, "subject"),
        ({"units": 3, "share": 20}, "share"),
        ({"share": 101}, "share"),
        ({"visits": 0}, "visits"),
        ({"ends": date(2025, 1, 1)}, "ends"),
        ({"kind": "person"}, "kind"),
    ],
)
def test_a_requirement_that_says_two_things_or_nothing_is_refused(
    found: Inspections, wrong: dict[str, object], where: str
) -> None:
    given = {
        "subject": "Kiểm tra",
        "kind": "",
        "units": None,
        "share": None,
        "visits": 1,
        "starts": STARTS,
        "ends": ENDS,
    }
    with pytest.raises(Invalid) as refusal:
        add_line(programme=found.programme, asked=Requirement(**(given | wrong)), by=found.office)  # type: ignore[arg-type]
    assert [problem.where for problem in refusal.value.problems] == [where]


def test_the_choice_keeps_its_seed_and_its_reasons(found: Inspections) -> None:
    line = found.line
    assert (line.method, line.seed, line.eligible, line.chosen_on) == ("random", "hop-1", 2, TODAY)
    assert sorted(line.picks.values_list("draw", flat=True)) == [1, 2]
    assert Event.objects.filter(verb="inspection.choose").count() == 1


def test_one_left_out_says_why_and_another_fills_its_place_with_the_same_seed(cast: Cast) -> None:
    found = make_inspections(cast, issued=False)
    change_line(line=found.line, asked=Requirement("Kiểm tra", "commune", 1, None, 1, STARTS, ENDS), by=found.office)
    candidates = [Candidate(unit.unit_id, unit.code) for unit in eligible_units(found.programme, "commune", TODAY)]
    given = {"line": found.line, "method": Method.RANDOM, "weights": USUAL, "candidates": candidates, "today": TODAY}
    assert choose_units(seed="hop-1", by=found.office, **given) == 1  # type: ignore[arg-type]
    issue_programme(programme=found.programme, by=found.office)
    pick = LinePick.objects.get()
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        leave_out(pick=pick, reason=" ", by=found.office)
    leave_out(pick=pick, reason="Đang sửa chữa trụ sở", by=found.office)
    assert choose_units(seed="khac", by=found.office, **given) == 1  # type: ignore[arg-type]
    found.line.refresh_from_db()
    assert found.line.seed == "hop-1"
    assert [(each.left_out, each.draw) for each in LinePick.objects.order_by("draw")] == [
        ("Đang sửa chữa trụ sở", 1),
        ("", 2),
    ]
    put_back(pick=pick, by=found.office)
    assert LinePick.objects.filter(left_out="").count() == 2


def test_a_unit_is_added_by_hand_once_and_only_where_it_belongs(found: Inspections) -> None:
    with pytest.raises(Refused, match="đã có trong danh sách"):
        add_pick(line=found.line, unit_id=found.cast.commune.pk, today=TODAY, by=found.office)
    with pytest.raises(Refused, match="không thuộc diện"):
        add_pick(line=found.line, unit_id=found.cast.school.pk, today=TODAY, by=found.office)


def test_visits_are_spread_over_the_window_and_never_planned_twice(found: Inspections) -> None:
    outing = Outing("Kiểm tra an toàn", TODAY)
    given = {"line": found.line, "outing": outing, "today": TODAY, "calendar": ANNOUNCED, "by": found.office}
    assert plan_line(**given) == 2  # type: ignore[arg-type]
    days = list(Visit.objects.order_by("planned").values_list("planned", flat=True))
    assert days[0] == TODAY
    assert date(2026, 7, 1) < days[1] <= ENDS
    with pytest.raises(Refused, match="đều có lịch"):
        plan_line(**given)  # type: ignore[arg-type]


def test_coverage_says_required_planned_held_and_missing_at_every_node(found: Inspections) -> None:
    found.sign(found.plan(found.cast.commune))
    (standing,) = standings_of(found.programme, TODAY)
    assert (standing.eligible, standing.chosen, standing.coverage) == (2, 2, Coverage(2, 1, 1))
    assert total_of([standing]).missing == 1
    top, *below = coverage_at(found.programme, found.cast.province.pk, TODAY)
    assert (top.units, top.unvisited, top.coverage) == (2, 1, Coverage(2, 1, 1))
    assert {each.unit.unit_id: each.coverage.missing for each in below} == {
        found.cast.commune.pk: 0,
        found.cast.other_commune.pk: 1,
    }


def test_a_second_visit_to_one_unit_makes_up_for_no_other(found: Inspections) -> None:
    found.sign(found.plan(found.cast.commune))
    found.sign(found.plan(found.cast.commune))
    (standing,) = standings_of(found.programme, TODAY)
    assert standing.coverage == Coverage(2, 1, 1)


def test_nothing_changes_in_a_programme_that_has_ended(found: Inspections) -> None:
    end_programme(programme=found.programme, by=found.office)
    with pytest.raises(Refused, match="đã kết thúc"):
        leave_out(pick=found.line.picks.all()[0], reason="x", by=found.office)
    with pytest.raises(Refused, match="đã kết thúc"):
        found.line.refresh_from_db()
        found.plan(found.cast.commune)


def test_days_far_from_the_year_of_the_programme_are_refused(cast: Cast) -> None:
    office = cast.user(Role.OFFICE, cast.province)
    made = make_programme(unit_id=cast.province.pk, yearly=YEARLY, plan=None, proposals=[], by=office)
    asked = Requirement("Kiểm tra cơ sở", "", None, None, 1, date(26, 1, 1), date(9999, 12, 31))
    with pytest.raises(Invalid) as told:
        add_line(programme=made, asked=asked, by=office)
    assert [problem.where for problem in told.value.problems] == ["starts", "ends"]
