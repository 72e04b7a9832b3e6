"""What a unit that has ended kept is read by those above its last place and by the unit that took over its work."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import START, Cast
from dondoc.accounts.models import Role, User
from dondoc.successions.actions import undo
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from dondoc.units.permissions import can_manage_units, can_see_unit
from dondoc.units.queries import seen_by, visible_to
from orders import DAY, absorption, done, merger, new_units, split

pytestmark = pytest.mark.django_db
BEFORE, LATER = DAY - timedelta(days=1), date(2027, 1, 1)


def seen(user: User, day: date = DAY) -> list[int]:
    return sorted(version.unit_id for version in seen_by(user, day))


def head(cast: Cast, unit: Unit) -> User:
    return cast.user(Role.HEAD, unit)


def test_it_is_read_above_its_last_place_and_at_its_heir_and_nowhere_else(cast: Cast) -> None:
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province), DAY))
    heir = User.objects.create(email="moi@songmay.example", name="Mới")
    heir.memberships.create(unit=new, role=Role.HEAD, valid_from=DAY)
    gone = {cast.commune.pk, cast.other_commune.pk}
    everything = {unit.pk for unit in vars(cast).values()} | {new.pk}
    people = head(cast, cast.province), heir, head(cast, cast.department), head(cast, cast.school)
    assert [set(seen(user)) for user in people] == [
        everything,
        {new.pk, cast.school.pk, *gone},
        {cast.department.pk},
        {cast.school.pk},
    ]
    assert [can_see_unit(user, cast.commune.pk, DAY) for user in people] == [True, True, False, False]
    assert can_manage_units(cast.user(Role.ADMINISTRATOR, cast.province), cast.commune.pk, DAY) is False


def test_before_the_day_and_after_an_undo_only_what_stands_is_seen(cast: Cast) -> None:
    succession = done(absorption(cast.other_commune, cast.commune))
    user = head(cast, cast.other_commune)
    during = seen(user)
    undo(succession=succession, reason="Ghi nhầm", by=None)
    assert (seen(user, BEFORE), during, seen(user)) == (
        [cast.other_commune.pk],
        sorted([cast.other_commune.pk, cast.commune.pk, cast.school.pk]),
        [cast.other_commune.pk],
    )


def test_of_a_divided_unit_only_the_part_that_took_over_its_work_reads_on(cast: Cast) -> None:
    shares = {"UBND xã Lam Thượng": Fraction(2, 5), "UBND xã Lam Hạ": Fraction(3, 5)}
    parts = new_units(done(split(cast.commune, shares, below=cast.province, work=1)))
    readers = []
    for part in parts:
        user = User.objects.create(email=f"{part.pk}@songmay.example", name="Phần")
        user.memberships.create(unit=part, role=Role.HEAD, valid_from=DAY)
        readers.append(can_see_unit(user, cast.commune.pk, DAY))
    assert readers == [False, True]


def test_a_unit_that_goes_on_lets_none_of_its_parts_in(cast: Cast) -> None:
    shares = {"": Fraction(1, 2), "UBND xã Lam Hạ": Fraction(1, 2)}
    (part,) = new_units(done(split(cast.commune, shares, below=cast.province)))
    user = User.objects.create(email="phan@songmay.example", name="Phần")
    user.memberships.create(unit=part, role=Role.HEAD, valid_from=DAY)
    assert seen(user) == [part.pk]


def test_what_an_ended_heir_had_taken_over_is_read_by_the_one_after_it(cast: Cast) -> None:
    third = create_unit(name="UBND xã Khe Trúc", kind=UnitKind.COMMUNE, parent=cast.province, valid_from=START, by=None)
    done(absorption(cast.other_commune, cast.commune))
    done(absorption(third, cast.other_commune, day=LATER), LATER)
    readers = head(cast, third), head(cast, cast.department)
    assert [can_see_unit(user, cast.commune.pk, LATER) for user in readers] == [True, False]


def test_without_any_decision_it_is_what_is_visible_at_the_same_cost(cast: Cast) -> None:
    user = head(cast, cast.commune)
    with CaptureQueriesContext(connection) as queries:
        found = seen(user, START)
    assert (found, len(queries)) == (sorted(each.unit_id for each in visible_to(user, START)), 2)
