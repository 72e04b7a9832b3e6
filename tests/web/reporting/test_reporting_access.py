"""Who gets in where: out of sight is not found, in sight but not allowed is denied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.units.models import Unit
from rounds import Round

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]

WHO = ("office", "above", "department", "head", "officer", "sibling", "below")


@dataclass(frozen=True)
class Door:
    """An address and the status for each of `WHO`, when asked with GET or with an empty POST."""

    name: str
    thing: str
    method: str
    statuses: tuple[int, ...]


DOORS = (
    Door("form-edit", "plan", "get", (200, 403, 404, 403, 403, 403, 403)),
    Door("cycle-open", "duty", "get", (200, 403, 404, 403, 403, 403, 403)),
    Door("cycle", "cycle", "get", (200, 200, 404, 403, 403, 403, 403)),
    Door("cycle-totals", "cycle", "get", (200, 200, 404, 200, 200, 200, 200)),
    Door("cycle-report", "cycle", "get", (200, 403, 404, 403, 403, 403, 403)),
    Door("cycle-accept", "cycle", "post", (302, 403, 404, 403, 403, 403, 403)),
    Door("obligation", "obligation", "get", (200, 200, 404, 200, 200, 404, 404)),
    Door("obligation-save", "obligation", "post", (403, 403, 404, 422, 422, 404, 404)),
    Door("obligation-send", "obligation", "post", (403, 403, 404, 422, 403, 404, 404)),
    Door("obligation-accept", "obligation", "post", (422, 403, 404, 403, 403, 404, 404)),
    Door("obligation-return", "obligation", "post", (422, 403, 404, 403, 403, 404, 404)),
    Door("obligation-leave-out", "obligation", "post", (422, 403, 404, 403, 403, 404, 404)),
    Door("obligation-put-back", "obligation", "post", (302, 403, 404, 403, 403, 404, 404)),
    Door("cycle-close", "cycle", "get", (200, 403, 404, 403, 403, 403, 403)),
)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_each_address_opens_for_the_right_people(round_: Round, at: At, door: Door) -> None:
    cast = round_.cast
    people = (
        (Role.OFFICE, cast.province),
        (Role.HEAD, cast.province),
        (Role.OFFICE, cast.department),
        (Role.HEAD, cast.commune),
        (Role.OFFICER, cast.commune),
        (Role.HEAD, cast.other_commune),
        (Role.HEAD, cast.school),
    )
    things = {
        "plan": round_.plan.pk,
        "duty": round_.duty.pk,
        "cycle": round_.cycle.pk,
        "obligation": round_.of(cast.commune).pk,
    }
    url = reverse(door.name, args=[things[door.thing]])
    found = [getattr(at(role, unit), door.method)(url).status_code for role, unit in people]
    assert dict(zip(WHO, found, strict=True)) == dict(zip(WHO, door.statuses, strict=True))


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_what_is_not_there_is_not_found_and_a_change_is_never_a_get(round_: Round, at: At, door: Door) -> None:
    office = at(Role.OFFICE, round_.cast.province)
    url = reverse(door.name, args=[999_999])
    assert getattr(office, door.method)(url).status_code == 404
    if door.method == "post":
        assert office.get(url).status_code == 405


def test_totals_of_a_unit_beside_or_above_ones_own_are_denied(round_: Round, at: At) -> None:
    cast = round_.cast
    head = at(Role.HEAD, cast.commune)
    url = reverse("cycle-totals", args=[round_.cycle.pk])
    units = (cast.commune, cast.school, cast.other_commune, cast.province)
    assert [head.get(url, {"don-vi": unit.pk}).status_code for unit in units] == [200, 200, 403, 403]
