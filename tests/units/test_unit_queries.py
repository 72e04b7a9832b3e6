"""Reads of units as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from django.db import connection
from django.db.models import Count
from pytest_django import DjangoAssertNumQueries

from cast import START, Cast
from dondoc.accounts.actions import end_seat, grant_seat
from dondoc.accounts.models import Role
from dondoc.units import queries
from dondoc.units.actions import change_unit
from dondoc.units.matching import Candidate
from dondoc.units.models import Unit, UnitKind, UnitStatus, UnitVersion

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)
BEFORE = date(2025, 6, 30)
MERGED = date(2026, 7, 1)


def names(versions: Iterable[UnitVersion]) -> list[str]:
    return [version.name for version in versions]


def move_school(cast: Cast) -> None:
    change_unit(
        unit=cast.school,
        name="Trường Tiểu học Bến Đá",
        short_name="",
        code="S00.02.01",
        kind=UnitKind.SCHOOL,
        parent=cast.other_commune,
        valid_from=MERGED,
        by=None,
    )


def test_a_unit_is_what_it_was_on_the_day(cast: Cast) -> None:
    move_school(cast)
    days = (BEFORE, START, date(2026, 6, 30), MERGED)
    found = [queries.version_of(cast.school.pk, day) for day in days]
    assert [version and version.name for version in found] == [
        None,
        "Trường Tiểu học Suối Lam",
        "Trường Tiểu học Suối Lam",
        "Trường Tiểu học Bến Đá",
    ]


def test_a_subtree_holds_a_unit_and_all_below_it(cast: Cast) -> None:
    assert names(queries.subtree(cast.commune.pk, DAY)) == [
        "Ủy ban nhân dân xã Suối Lam",
        "Trường Tiểu học Suối Lam",
    ]
    assert queries.subtree(cast.province.pk, DAY).count() == 6
    assert names(queries.subtree(cast.commune.pk, BEFORE)) == []


def test_a_subtree_follows_a_move_from_its_day_on(cast: Cast) -> None:
    move_school(cast)
    assert names(queries.subtree(cast.commune.pk, date(2026, 6, 30))) == [
        "Ủy ban nhân dân xã Suối Lam",
        "Trường Tiểu học Suối Lam",
    ]
    assert names(queries.subtree(cast.commune.pk, MERGED)) == ["Ủy ban nhân dân xã Suối Lam"]


def test_children_are_one_level_down(cast: Cast) -> None:
    assert {version.unit_id for version in queries.children(cast.province.pk, DAY)} == {
        cast.commune.pk,
        cast.other_commune.pk,
        cast.department.pk,
        cast.police.pk,
    }


def test_ancestors_come_from_the_root_down_without_the_unit(cast: Cast) -> None:
    assert names(queries.ancestors(cast.school.pk, DAY)) == [
        "Ủy ban nhân dân tỉnh Sông Mây",
        "Ủy ban nhân dân xã Suối Lam",
    ]
    assert names(queries.ancestors(cast.province.pk, DAY)) == []
    assert names(queries.ancestors(cast.school.pk, BEFORE)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("suoi lam", ["Ủy ban nhân dân xã Suối Lam", "Trường Tiểu học Suối Lam"]),
        ("SUỐI truong", ["Trường Tiểu học Suối Lam"]),
        ("gd&đt", ["Sở Giáo dục và Đào tạo"]),
        ("%", []),
        ("khong co", []),
    ],
)
def test_a_search_needs_no_accents(cast: Cast, text: str, found: list[str]) -> None:
    assert names(queries.search(queries.subtree(cast.province.pk, DAY), text)) == found


def test_a_search_for_nothing_leaves_all(cast: Cast) -> None:
    assert queries.search(queries.as_of(DAY), "  ").count() == 6


def test_a_user_sees_the_units_of_the_seats_and_those_below(cast: Cast) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    grant_seat(user=user, unit_id=cast.school.pk, role=Role.HEAD, since=START, by=None)
    grant_seat(user=user, unit_id=cast.police.pk, role=Role.OFFICER, since=START, by=None)
    assert names(queries.visible_to(user, DAY)) == [
        "Ủy ban nhân dân xã Suối Lam",
        "Trường Tiểu học Suối Lam",
        "Công an tỉnh Sông Mây",
    ]


def test_a_user_without_a_seat_that_day_sees_nothing(cast: Cast) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    end_seat(seat=user.memberships.get(), day=DAY, by=user)
    assert names(queries.visible_to(user, DAY)) == []
    assert names(queries.visible_to(cast.stranger(), DAY)) == []


@pytest.mark.parametrize("seated", [1, 3])
def test_what_a_user_sees_takes_two_queries(
    cast: Cast, seated: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = cast.stranger()
    for unit in (cast.school, cast.police, cast.department)[:seated]:
        grant_seat(user=user, unit_id=unit.pk, role=Role.OFFICER, since=START, by=None)
    with django_assert_num_queries(2):
        assert len(queries.visible_to(user, DAY)) == seated


def test_candidates_are_the_owner_and_all_below_it(cast: Cast) -> None:
    assert queries.candidates(cast.commune.pk, DAY) == [
        Candidate(cast.commune.pk, "Ủy ban nhân dân xã Suối Lam", "UBND xã Suối Lam", UnitKind.COMMUNE, 0),
        Candidate(cast.school.pk, "Trường Tiểu học Suối Lam", "", UnitKind.SCHOOL, 1),
    ]
    assert queries.candidates(Unit(pk=0).pk, DAY) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads so few rows without any index")
def test_counts_lists_of_ids_and_searches_of_a_subtree_read_the_index_alone(cast: Cast) -> None:
    units = queries.subtree(cast.province.pk, DAY)
    asked = [
        units.values_list("unit_id"),
        queries.search(units, "suoi lam").values_list("unit_id"),
        units.order_by("kind").values_list("kind").annotate(Count("unit_id")),
    ]
    plans = [query.explain() for query in asked]
    assert [plan for plan in plans if "USING COVERING INDEX unit_place (path>? AND path<?)" not in plan] == []


def test_a_page_of_the_list_is_narrowed_by_status_and_details(cast: Cast) -> None:
    change_unit(
        unit=cast.school, name="Trường", short_name="", code="", kind=UnitKind.SCHOOL, parent=cast.commune,
        valid_from=MERGED, by=None, status=UnitStatus.SUSPENDED, details={"school_levels": "primary"},
    )  # fmt: skip
    units = queries.subtree(cast.province.pk, MERGED)
    found = [
        names(queries.narrowed(units, status=status, details={"school_levels": level}))
        for status, level in (("suspended", ""), ("", "primary"), ("", "higher"), ("active", "primary"))
    ]
    assert found == [["Trường"], ["Trường"], [], []]


def test_units_that_have_ended_are_found_where_they_last_stood(cast: Cast) -> None:
    UnitVersion.objects.filter(unit=cast.school).update(valid_to=MERGED)
    found = [names(queries.ended(unit.pk, day)) for unit in (cast.commune, cast.police) for day in (DAY, MERGED)]
    assert found == [[], ["Trường Tiểu học Suối Lam"], [], []]
