"""Successions belong to administrators seated above every unit that changes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.successions.permissions import can_see_succession, can_start, can_succeed, can_undo
from dondoc.successions.queries import successions_for
from dondoc.units.models import SuccessionKind, Unit
from dondoc.units.successions.orders import Order, Part
from orders import DAY, absorption, commune, dissolution, done, merger, new_units, split

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 2)


def allowed(cast: Cast, seat: Unit, order: Order, role: Role = Role.ADMINISTRATOR) -> bool:
    return can_succeed(cast.user(role, seat), order, TODAY)


def test_every_unit_that_changes_stands_below_the_seat(cast: Cast) -> None:
    province, lam, da, school = cast.province, cast.commune, cast.other_commune, cast.school
    merging = merger(lam, da, below=province)
    assert allowed(cast, province, merging)
    assert not allowed(cast, province, merging, Role.OFFICE)
    assert not allowed(cast, lam, merging)
    assert not allowed(cast, da, absorption(lam, da))
    assert allowed(cast, lam, dissolution(school, lam))
    assert not allowed(cast, lam, dissolution(school, da))
    assert not allowed(cast, school, dissolution(school, None))
    halves = {"": Fraction(1, 2), "UBND xã Mới": Fraction(1, 2)}
    assert not allowed(cast, lam, split(school, halves, below=da))
    assert allowed(cast, lam, split(school, halves, below=lam))


def test_nobody_sits_above_the_top(cast: Cast) -> None:
    renamed = Part(cast.province.pk, commune("Tỉnh khác", cast.province))
    order = Order(SuccessionKind.RENAME, DAY, (cast.province.pk,), (renamed,))
    assert not allowed(cast, cast.province, order)
    assert not can_start(cast.user(Role.ADMINISTRATOR, cast.province), cast.province.pk, TODAY)


def test_the_units_people_see_it_and_those_above_take_it_back(cast: Cast) -> None:
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province))
    (new,) = new_units(succession)
    users = {
        "above": cast.user(Role.ADMINISTRATOR, cast.province),
        "new": cast.user(Role.ADMINISTRATOR, new),
        "child": cast.user(Role.ADMINISTRATOR, cast.school),
        "beside": cast.user(Role.ADMINISTRATOR, cast.department),
        "stranger": cast.stranger(),
    }
    sees = {name: can_see_succession(user, succession, TODAY) for name, user in users.items()}
    listed = {name: list(successions_for(user, TODAY)) == [succession] for name, user in users.items()}
    undoes = {name: can_undo(user, succession, TODAY) for name, user in users.items()}
    assert sees == listed == {"above": True, "new": True, "child": False, "beside": False, "stranger": False}
    assert [name for name, may in undoes.items() if may] == ["above"]
