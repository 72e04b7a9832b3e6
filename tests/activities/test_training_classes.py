"""Training classes: planned, held, cancelled, from files, and what is measured of them."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.class_files import TakenIn, take_in_classes
from dondoc.activities.actions.classes import Held, Planned, cancel_class, hold_class, hold_unplanned, plan_class
from dondoc.activities.facts.training import CLASSES, COST, HOURS, PARTICIPANTS, PROGRAMME, measure
from dondoc.activities.models import TrainingClass
from dondoc.activities.rules.hiding import Why, hidden_parts
from dondoc.activities.rules.hours import hours_text, minutes_of
from dondoc.core.errors import Invalid, Refused
from dondoc.core.facts import Measured
from dondoc.exports.classes import write_classes

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
TOLD = Planned("Kỹ năng thoát nạn", "fire", 2026, 2)
HELD = Held(date(2026, 5, 20), 90, {"teachers": 30, "pupils": 3}, 2_500_000)
HEAD = "Số lớp;Chủ đề;Lĩnh vực;Năm;Quý;Ngày mở lớp;Số giờ;Kinh phí (đồng);Giáo viên\n"


def planned(cast: Cast) -> TrainingClass:
    return plan_class(unit_id=cast.commune.pk, told=TOLD, by=cast.user(Role.OFFICER, cast.commune))


def test_a_planned_class_is_held_with_its_counts_and_put_right(cast: Cast) -> None:
    by, made = cast.user(Role.OFFICER, cast.commune), planned(cast)
    hold_class(training=made, held=HELD, today=TODAY, by=by)
    hold_class(training=made, held=Held(HELD.day, 120, {"teachers": 31, "pupils": 0}), today=TODAY, by=by)
    made.refresh_from_db()
    assert (made.state, made.in_programme, made.minutes, made.heads, made.cost) == ("held", True, 120, 31, 0)
    assert list(made.head_counts.values_list("audience", "heads")) == [("teachers", 31)]
    with pytest.raises(Refused, match="còn trong dự kiến"):
        cancel_class(training=made, reason="Mưa bão.", by=by)


def test_a_class_that_is_cancelled_keeps_its_reason_and_is_not_held_any_more(cast: Cast) -> None:
    by, made = cast.user(Role.OFFICER, cast.commune), planned(cast)
    with pytest.raises(Refused, match="lý do hủy"):
        cancel_class(training=made, reason=" ", by=by)
    cancel_class(training=made, reason="Mưa bão.", by=by)
    with pytest.raises(Refused, match="đã hủy"):
        hold_class(training=made, held=HELD, today=TODAY, by=by)


@pytest.mark.parametrize(
    ("held", "places"),
    [
        (Held(date(2026, 6, 2), 60), ["day"]),
        (Held(TODAY, 0), ["minutes"]),
        (Held(TODAY, 60, {"clergy": 4}), ["clergy"]),
        (Held(TODAY, 60, {"teachers": -1}, -5), ["teachers", "cost"]),
    ],
)
def test_what_was_held_must_be_possible(cast: Cast, held: Held, places: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        hold_class(training=planned(cast), held=held, today=TODAY, by=cast.user(Role.OFFICER, cast.commune))
    assert [problem.where for problem in refused.value.problems] == places


@pytest.mark.parametrize(
    ("typed", "minutes"), [("4", 240), ("1,5", 90), ("0.25", 15), ("", None), ("x", None), ("0", None)]
)
def test_hours_are_typed_with_a_comma_or_a_point(typed: str, minutes: int | None) -> None:
    assert minutes_of(typed) == minutes
    assert minutes is None or minutes_of(hours_text(minutes)) == minutes


def test_small_counts_are_hidden_with_enough_beside_them_that_none_can_be_computed() -> None:
    assert hidden_parts({"a": 30, "b": 3, "c": 12, "d": 0}, 5) == {"b": Why.SMALL, "c": Why.BESIDE}
    assert hidden_parts({"a": 30, "b": 3, "c": 1}, 5) == {"c": Why.SMALL, "b": Why.SMALL, "a": Why.BESIDE}
    assert hidden_parts({"a": 30, "b": 3, "c": 4}, 5) == {"b": Why.SMALL, "c": Why.SMALL}
    assert hidden_parts({"a": 30, "b": 5}, 5) == {}


def test_a_file_adds_plans_holds_and_leaves_what_stands(cast: Cast) -> None:
    by, made = cast.user(Role.OFFICER, cast.commune), planned(cast)
    text = (
        HEAD
        + f"{made.pk};Kỹ năng thoát nạn;Phòng cháy, chữa cháy;2026;II;20/05/2026;1,5;2.500.000;30\n"
        + ";Bơi an toàn;Phòng, chống đuối nước;2026;3;;;;\n"
        + ";Sơ cứu;labour;2026;2;2026-05-30;4;;12\n"
    )
    assert _take_in(cast, text) == TakenIn(2, 1, 0)
    assert list(
        TrainingClass.objects.order_by("pk").values_list("title", "state", "in_programme", "heads", "cost")
    ) == [
        ("Kỹ năng thoát nạn", "held", True, 30, 2_500_000),
        ("Bơi an toàn", "planned", True, 0, 0),
        ("Sơ cứu", "held", False, 12, 0),
    ]
    file = BytesIO()
    write_classes(file, cast.commune.pk, 2026)
    taken = take_in_classes(data=file.getvalue(), unit_id=cast.commune.pk, today=TODAY, by=by)
    assert taken == TakenIn(0, 0, 3)


def test_every_wrong_cell_of_a_file_is_told_and_nothing_is_kept(cast: Cast) -> None:
    lines = (
        ";;Tín ngưỡng;2026;5;;;;\n",
        "7;Bơi;food;2026;1;;2;;\n",
        ";Gọi 0912 345 678;food;26x;1;31/12/2099;0;-1;1,5\n",
    )
    with pytest.raises(Invalid) as refused:
        _take_in(cast, HEAD + "".join(lines))
    assert [problem.where for problem in refused.value.problems] == [
        "dòng 2, cột Lĩnh vực",
        "dòng 2, cột Quý",
        "dòng 2, cột Chủ đề",
        "dòng 3, cột Ngày mở lớp",
        "dòng 4, cột Năm",
        "dòng 4, cột Chủ đề",
        "dòng 4, cột Giáo viên",
        "dòng 4, cột Số giờ",
        "dòng 4, cột Kinh phí (đồng)",
        "dòng 4, cột Ngày mở lớp",
    ]
    assert not TrainingClass.objects.exists()


def test_a_file_can_not_name_the_class_of_another_unit(cast: Cast) -> None:
    other = plan_class(unit_id=cast.school.pk, told=TOLD, by=cast.user(Role.OFFICER, cast.school))
    with pytest.raises(Invalid, match="không phải của đơn vị này"):
        _take_in(cast, HEAD + f"{other.pk};Của tôi;fire;2026;2;;;;\n")


def test_facts_count_what_was_held_in_the_time_and_how_far_the_programme_is(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by, made = cast.user(Role.OFFICER, cast.commune), planned(cast)
    planned(cast)
    cancel_class(training=planned(cast), reason="Trùng lịch.", by=by)
    hold_class(training=made, held=HELD, today=TODAY, by=by)
    hold_unplanned(unit_id=cast.commune.pk, told=TOLD, held=Held(date(2026, 1, 5), 60), today=TODAY, by=by)
    units = [cast.commune.pk, cast.school.pk]
    with django_assert_num_queries(1):
        found = measure(units, date(2026, 4, 1), date(2026, 6, 30))
    mine = cast.commune.pk
    assert {key: by_unit.get(mine) for key, by_unit in found.items()} == {
        CLASSES: Measured(1),
        PARTICIPANTS: Measured(33),
        HOURS: Measured(2),
        COST: Measured(2_500_000),
        PROGRAMME: Measured(1, 2),
    }
    assert cast.school.pk not in found[CLASSES]
    later = measure(units, date(2026, 7, 1), date(2026, 9, 30))
    assert (later[CLASSES], later[PROGRAMME]) == ({mine: Measured(0)}, {})


def _take_in(cast: Cast, text: str) -> TakenIn:
    by = cast.user(Role.OFFICER, cast.commune)
    return take_in_classes(data=text.encode(), unit_id=cast.commune.pk, today=TODAY, by=by)
