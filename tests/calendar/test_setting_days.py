"""Days that an administrator sets over the announced calendar, and takes back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.calendar.actions import clear_day, set_day
from dondoc.calendar.models import SetDay
from dondoc.calendar.permissions import can_set_days
from dondoc.calendar.queries import calendar, set_days
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED, Calendar

pytestmark = pytest.mark.django_db
MONDAY, SATURDAY, TET = date(2026, 3, 2), date(2026, 3, 7), date(2026, 2, 17)
WHY = "Công văn 12/UBND-VX"


@pytest.fixture
def administrator(cast: Cast) -> User:
    return cast.user(Role.ADMINISTRATOR, cast.province)


def put(day: date, works: bool, by: User, reason: str = WHY) -> SetDay:
    return set_day(day=day, works=works, reason=reason, unit_id=by.memberships.get().unit_id, by=by)


def test_the_calendar_in_force_is_the_announced_one_with_what_was_set(administrator: User) -> None:
    assert calendar() == ANNOUNCED
    put(MONDAY, False, administrator)
    put(SATURDAY, True, administrator)
    with CaptureQueriesContext(connection) as queries:
        assert calendar() == Calendar(frozenset({MONDAY}), frozenset({SATURDAY}))
    assert len(queries) == 1


def test_a_day_that_is_taken_back_is_as_announced(administrator: User) -> None:
    unit_id = administrator.memberships.get().unit_id
    put(MONDAY, False, administrator)
    clear_day(day=MONDAY, unit_id=unit_id, by=administrator)
    clear_day(day=MONDAY, unit_id=unit_id, by=administrator)
    assert calendar() == ANNOUNCED
    assert list(
        Event.objects.filter(verb__startswith="calendar").values_list("verb", "before", "after", "reason", "unit_id")
    ) == [
        ("calendar.set_day", None, {"date": "2026-03-02", "works": False}, WHY, unit_id),
        ("calendar.clear_day", {"date": "2026-03-02", "works": False}, None, WHY, unit_id),
    ]


def test_set_again_the_later_reason_holds(administrator: User) -> None:
    put(TET, True, administrator)
    put(TET, True, administrator, " Quyết định 3/QĐ-UBND ")
    assert [(each.date, each.works, each.reason) for each in set_days(2026)] == [
        (TET, True, "Quyết định 3/QĐ-UBND"),
    ]
    assert list(set_days(2027)) == []


@pytest.mark.parametrize(("day", "works"), [(MONDAY, True), (SATURDAY, False), (TET, False)])
def test_what_is_announced_already_is_not_set(administrator: User, day: date, works: bool) -> None:
    with pytest.raises(Refused, match="Lịch công bố đã ghi"):
        put(day, works, administrator)
    assert not SetDay.objects.exists()


@pytest.mark.parametrize(
    ("reason", "told"), [(" ", "số quyết định"), ("x" * 301, "quá 300 ký tự"), ("Gọi 0912 345 678", "điện thoại")]
)
def test_the_decision_must_be_named_and_no_person(administrator: User, reason: str, told: str) -> None:
    with pytest.raises(Invalid, match=told):
        put(MONDAY, False, administrator, reason)
    assert not SetDay.objects.exists()


def test_the_database_keeps_one_setting_a_day_and_none_without_reason(administrator: User) -> None:
    put(MONDAY, False, administrator)
    for day, reason in ((MONDAY, WHY), (SATURDAY, "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            SetDay.objects.create(date=day, works=True, reason=reason, set_by=administrator)


@pytest.mark.parametrize(
    ("role", "unit", "may"),
    [
        (Role.ADMINISTRATOR, "province", True),
        (Role.OFFICE, "province", False),
        (Role.ADMINISTRATOR, "commune", False),
    ],
)
def test_only_administrators_of_a_unit_without_one_above_set_days(cast: Cast, role: Role, unit: str, may: bool) -> None:
    place = getattr(cast, unit)
    assert can_set_days(cast.user(role, place), place.pk, MONDAY) is may
    assert can_set_days(cast.user(role, place), cast.province.pk, MONDAY) is (may and unit == "province")
