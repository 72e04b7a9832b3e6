from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.units.models import Unit
from readings import make_reading

pytestmark = pytest.mark.any_database

At = Callable[[Role, Unit], Client]

SEEN = [("reading-check", []), ("reading-file", [])]
CHECKED = [
    ("get", "reading-item", ["targets.0"]),
    ("post", "reading-item", ["targets.0"]),
    ("post", "reading-item-drop", ["targets.0"]),
    ("get", "reading-agency", []),
    ("post", "reading-agency", []),
    ("get", "reading-agency-unit", []),
    ("post", "reading-agency-unit", []),
    ("post", "reading-vague-aside", []),
    ("post", "reading-accept", []),
    ("post", "reading-discard", []),
]
OUT_OF_SIGHT = [
    (Role.OFFICE, "commune"),
    (Role.OFFICE, "department"),
    (Role.ADMINISTRATOR, "school"),
]
SEE_ONLY = [(Role.OFFICER, "province"), (Role.HEAD, "province"), (Role.ADMINISTRATOR, "province")]


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


@pytest.mark.parametrize(("role", "unit"), OUT_OF_SIGHT)
@pytest.mark.parametrize(("name", "args"), SEEN)
def test_a_reading_out_of_sight_is_not_there(
    cast: Cast, at: At, reading: Reading, role: Role, unit: str, name: str, args: list[str]
) -> None:
    client = at(role, getattr(cast, unit))
    assert client.get(reverse(name, args=[reading.pk, *args])).status_code == 404


@pytest.mark.parametrize(("role", "unit"), OUT_OF_SIGHT)
@pytest.mark.parametrize(("method", "name", "args"), CHECKED)
def test_what_is_out_of_sight_cannot_be_changed(
    cast: Cast, at: At, reading: Reading, role: Role, unit: str, method: str, name: str, args: list[str]
) -> None:
    client = at(role, getattr(cast, unit))
    assert getattr(client, method)(reverse(name, args=[reading.pk, *args])).status_code == 404


@pytest.mark.parametrize(("role", "unit"), SEE_ONLY)
@pytest.mark.parametrize(("name", "args"), SEEN)
def test_those_at_and_above_the_unit_see_it(
    cast: Cast, at: At, reading: Reading, role: Role, unit: str, name: str, args: list[str]
) -> None:
    assert at(role, getattr(cast, unit)).get(reverse(name, args=[reading.pk, *args])).status_code == 200


@pytest.mark.parametrize(("role", "unit"), SEE_ONLY)
@pytest.mark.parametrize(("method", "name", "args"), CHECKED)
def test_only_the_office_changes_it(
    cast: Cast, at: At, reading: Reading, role: Role, unit: str, method: str, name: str, args: list[str]
) -> None:
    client = at(role, getattr(cast, unit))
    assert getattr(client, method)(reverse(name, args=[reading.pk, *args])).status_code == 403


@pytest.mark.parametrize("name", ["reading-accept", "reading-discard"])
def test_a_decision_is_a_post(cast: Cast, at: At, reading: Reading, name: str) -> None:
    assert at(Role.OFFICE, cast.province).get(reverse(name, args=[reading.pk])).status_code == 405


def test_a_reading_of_a_unit_below_is_seen_and_not_changed_from_above(cast: Cast, at: At) -> None:
    reading = make_reading(cast, unit=cast.commune)
    client = at(Role.OFFICE, cast.province)
    assert client.get(reverse("reading-check", args=[reading.pk])).status_code == 200
    assert client.post(reverse("reading-accept", args=[reading.pk])).status_code == 403


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICE, 200), (Role.OFFICER, 403), (Role.HEAD, 403)])
def test_only_an_office_uploads(cast: Cast, at: At, role: Role, status: int) -> None:
    assert at(role, cast.commune).get(reverse("document-upload")).status_code == status


def test_nobody_signed_in_is_sent_to_sign_in(client: Client, reading: Reading) -> None:
    response = client.get(reverse("reading-check", args=[reading.pk]))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("sign-in"))
