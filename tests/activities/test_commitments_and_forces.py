"""Counts of commitments against a base, and of forces against a norm."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.commitments import count_commitment
from dondoc.activities.actions.forces import Asked, Counted, count_forces, end_norm, set_norm
from dondoc.activities.facts.counts import FULL, SIGNED, measure_commitments, measure_forces
from dondoc.activities.models import Commitment, ForceNorm
from dondoc.activities.queries import latest_counts, norms_for, standings
from dondoc.core.errors import Invalid, Refused
from dondoc.core.facts import Measured
from dondoc.units.queries import path_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 1)
ASKED = Asked("Bình chữa cháy xách tay", "equipment", "bình", "commune", 10, date(2026, 1, 1))


def count(cast: Cast, signed: int, day: date, **changed: object) -> Commitment:
    told = {"unit_id": cast.commune.pk, "year": 2026, "area": "fire", "signer": "schools", "base": 20} | changed
    return count_commitment(**told, signed=signed, day=day, today=TODAY, by=cast.user(Role.OFFICER, cast.commune))  # type: ignore[arg-type]


def norm(cast: Cast, asked: Asked = ASKED) -> ForceNorm:
    return set_norm(office_id=cast.province.pk, asked=asked, by=cast.user(Role.OFFICE, cast.province))


def have(cast: Cast, *counted: Counted, day: date = TODAY) -> int:
    by = cast.user(Role.OFFICER, cast.commune)
    return count_forces(unit_id=cast.commune.pk, counted=counted, day=day, today=TODAY, by=by)


def test_each_count_is_kept_and_the_last_one_stands(cast: Cast) -> None:
    count(cast, 4, date(2026, 3, 1))
    count(cast, 9, date(2026, 6, 1))
    found = count(cast, 10, date(2026, 6, 1), base=25)
    assert (found.signed, found.base, found.day) == (10, 25, date(2026, 6, 1))
    assert list(found.counts.values_list("day", "signed", "base")) == [
        (date(2026, 6, 1), 10, 25),
        (date(2026, 3, 1), 4, 20),
    ]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"signed": 21}, "signed"),
        ({"base": 0}, "base"),
        ({"day": date(2026, 9, 2)}, "day"),
        ({"day": date(2025, 12, 31)}, "day"),
        ({"day": date(2026, 1, 1)}, "day"),
        ({"signer": "clergy"}, "signer"),
    ],
)
def test_a_count_that_can_not_be_is_refused(cast: Cast, changed: dict[str, object], place: str) -> None:
    count(cast, 4, date(2026, 3, 1))
    with pytest.raises(Invalid) as refused:
        count(cast, **({"signed": 5, "day": date(2026, 4, 1)} | changed))  # type: ignore[arg-type]
    assert [problem.where for problem in refused.value.problems] == [place]


def test_the_fact_is_as_of_the_last_day(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    count(cast, 4, date(2026, 3, 1))
    count(cast, 9, date(2026, 6, 1))
    count(cast, 1, date(2026, 2, 1), area="food", base=5)
    with django_assert_num_queries(1):
        spring = measure_commitments([cast.commune.pk, cast.school.pk], date(2026, 1, 1), date(2026, 3, 31))
    assert spring[SIGNED] == spring["commitments.schools"] == {cast.commune.pk: Measured(5, 25)}
    assert spring["commitments.households"] == {}
    assert measure_commitments([cast.commune.pk], date(2026, 1, 1), TODAY)[SIGNED] == {
        cast.commune.pk: Measured(10, 25)
    }


def test_a_norm_asks_the_units_of_its_kind_below_the_office(cast: Cast) -> None:
    made = norm(cast)
    assert list(norms_for(cast.commune.pk, TODAY)) == [made]
    assert list(norms_for(cast.school.pk, TODAY)) == []
    end_norm(norm=made, day=TODAY, by=cast.user(Role.OFFICE, cast.province))
    assert list(norms_for(cast.commune.pk, TODAY)) == []
    with pytest.raises(Refused, match="thôi áp dụng"):
        end_norm(norm=made, day=TODAY, by=cast.user(Role.OFFICE, cast.province))


def test_who_has_all_of_it_who_is_short_and_who_never_counted(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = path_of(cast.province.pk, TODAY) or ""
    made, other = norm(cast), norm(cast, Asked("Máy bơm", "equipment", "máy", "commune", 2, date(2026, 1, 1)))
    assert have(cast, Counted(made, 8), Counted(other, 1, required=1), day=date(2026, 5, 1)) == 2
    assert have(cast, Counted(made, 10)) == 1
    assert have(cast, Counted(made, 10)) == 0
    with django_assert_num_queries(1):
        found = standings(place, TODAY)
    assert [(each.units, each.full, each.short, each.silent) for each in found] == [(2, 1, 0, 1), (2, 1, 0, 1)]
    assert standings(path_of(cast.school.pk, TODAY) or "", TODAY) == []
    before = standings(place, date(2026, 6, 1))[0]
    assert (before.full, before.short) == (0, 1)
    assert measure_forces([cast.commune.pk], TODAY, TODAY) == {FULL: {cast.commune.pk: Measured(2, 2)}}
    assert {row.present for row in latest_counts(TODAY)} == {10, 1}


def test_a_count_of_forces_that_can_not_be_is_refused(cast: Cast) -> None:
    made = norm(cast)
    with pytest.raises(Invalid) as refused:
        have(cast, Counted(made, -1, required=0), day=date(2026, 9, 2))
    assert [problem.where for problem in refused.value.problems] == ["day", f"present-{made.pk}", f"required-{made.pk}"]
    with pytest.raises(Invalid, match="Chưa ghi số nào"):
        have(cast)
