from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.documents.permissions import can_check_reading, can_see_reading, can_upload
from dondoc.documents.queries import readings_for, search
from readings import TITLE, make_reading

DAY = date(2026, 3, 2)


def test_readings_are_seen_from_their_unit_and_above(cast: Cast) -> None:
    own, below = make_reading(cast), make_reading(cast, unit=cast.commune)
    seen = {
        name: set(readings_for(user, DAY))
        for name, user in {
            "province": cast.user(Role.OFFICER, cast.province),
            "commune": cast.user(Role.OFFICE, cast.commune),
            "sibling": cast.user(Role.OFFICE, cast.other_commune),
            "stranger": cast.stranger(),
        }.items()
    }
    assert seen == {"province": {own, below}, "commune": {below}, "sibling": set(), "stranger": set()}


def test_a_reading_in_the_queue_names_its_unit(cast: Cast) -> None:
    make_reading(cast, unit=cast.commune)
    (found,) = readings_for(cast.user(Role.OFFICE, cast.commune), DAY)
    assert found.unit_name == "Ủy ban nhân dân xã Suối Lam"


@pytest.mark.parametrize(
    ("words", "found"),
    [("phong chay", True), ("PHÒNG truong", True), ("ke-hoach.docx", True), ("khoáng sản", False), ("", True)],
)
def test_readings_are_searched_without_accents(cast: Cast, words: str, found: bool) -> None:
    reading = make_reading(cast)
    assert reading.title == TITLE
    assert search(Reading.objects.all(), words).exists() is found


@pytest.mark.parametrize(
    ("role", "unit", "may"),
    [
        (Role.OFFICE, "province", (True, True, True)),
        (Role.HEAD, "province", (False, True, False)),
        (Role.OFFICER, "province", (False, True, False)),
        (Role.OFFICE, "commune", (False, False, False)),
        (Role.OFFICE, "department", (False, False, False)),
    ],
)
def test_only_the_office_of_the_unit_takes_in_and_checks(
    cast: Cast, role: Role, unit: str, may: tuple[bool, bool, bool]
) -> None:
    reading, user = make_reading(cast), cast.user(role, getattr(cast, unit))
    assert (
        can_upload(user, cast.province.pk, DAY),
        can_see_reading(user, reading, DAY),
        can_check_reading(user, reading, DAY),
    ) == may


def test_a_file_has_one_live_reading(cast: Cast) -> None:
    reading = make_reading(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(file=reading.file, unit=reading.unit, plan={}, source={})


def test_a_discarded_reading_has_a_reason(cast: Cast) -> None:
    reading = make_reading(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.filter(pk=reading.pk).update(state="discarded")
