"""A seat reaches its own unit and all below it, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.units.permissions import can_manage_units, can_see_unit, holds_role

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)


def test_a_seat_sees_its_unit_and_those_below_and_nothing_beside(cast: Cast) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    units = (cast.province, cast.commune, cast.school, cast.other_commune, cast.department)
    assert [can_see_unit(user, unit.pk, DAY) for unit in units] == [False, True, True, False, False]


def test_nobody_sees_a_unit_before_the_seat_or_the_unit_began(cast: Cast) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    assert can_see_unit(user, cast.commune.pk, date(2025, 6, 30)) is False


def test_a_role_counts_at_the_unit_and_above_it(cast: Cast) -> None:
    head = cast.user(Role.HEAD, cast.province)
    assert holds_role(head, cast.school.pk, {Role.HEAD, Role.OFFICE}, DAY) is True
    assert holds_role(head, cast.school.pk, {Role.OFFICER}, DAY) is False


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_manages_units(cast: Cast, role: Role) -> None:
    user = cast.user(role, cast.commune)
    expected = role is Role.ADMINISTRATOR
    assert can_manage_units(user, cast.school.pk, DAY) is expected
    assert can_manage_units(user, cast.province.pk, DAY) is False


def test_a_stranger_may_do_nothing(cast: Cast) -> None:
    assert can_see_unit(cast.stranger(), cast.school.pk, DAY) is False
