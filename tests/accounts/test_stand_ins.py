"""Somebody holds a seat in its holder's place while that person is away."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cast import START, Cast
from dondoc.accounts.actions import end_seat, grant_seat, name_stand_in
from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.queries import seats
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.units.permissions import can_see_unit

pytestmark = pytest.mark.django_db
FROM, TO = date(2026, 5, 4), date(2026, 5, 9)


@pytest.fixture
def chair(cast: Cast) -> Membership:
    """The commune head's seat."""
    return cast.user(Role.HEAD, cast.commune).memberships.get()


@pytest.fixture
def deputy(cast: Cast) -> User:
    """The school's head, who sees nothing of the commune."""
    return cast.user(Role.HEAD, cast.school)


def stand_in(
    seat: Membership, user: User, since: date = FROM, until: date = TO, reason: str = "Đi công tác"
) -> Membership:
    return name_stand_in(seat=seat, substitute=user, since=since, until=until, reason=reason, by=seat.user)


def test_a_stand_in_reaches_what_the_holder_reaches_on_those_days_only(
    cast: Cast, chair: Membership, deputy: User
) -> None:
    lent = stand_in(chair, deputy)
    days = [date(2026, 5, 3), FROM, date(2026, 5, 8), TO]
    assert [can_see_unit(deputy, cast.commune.pk, day) for day in days] == [False, True, True, False]
    assert [seat.pk for seat in seats(deputy, FROM)] == [deputy.memberships.get(unit=cast.school).pk, lent.pk]
    assert list(seats(chair.user, FROM)) == [chair]


def test_it_is_logged_with_the_reason(cast: Cast, chair: Membership, deputy: User) -> None:
    stand_in(chair, deputy)
    event = Event.objects.latest("pk")
    assert (event.verb, event.unit_id, event.reason, event.after) == (
        "account.stand_in",
        cast.commune.pk,
        "Đi công tác",
        {
            "user": deputy.pk,
            "role": "head",
            "since": "2026-05-04",
            "until": "2026-05-09",
            "instead_of": chair.user_id,
        },
    )


@pytest.mark.parametrize(
    ("since", "until", "where"), [(TO, FROM, "last"), (FROM, FROM, "last"), (date(2025, 6, 30), TO, "since")]
)
def test_days_out_of_order_or_outside_the_seat_are_refused(
    chair: Membership, deputy: User, since: date, until: date, where: str
) -> None:
    with pytest.raises(Invalid) as refused:
        stand_in(chair, deputy, since, until)
    assert [problem.where for problem in refused.value.problems] == [where]


def test_a_seat_that_ends_is_not_lent_beyond_its_end(cast: Cast, chair: Membership, deputy: User) -> None:
    end_seat(seat=chair, day=date(2026, 5, 6), by=None)
    with pytest.raises(Invalid, match="trong thời gian giữ vai trò"):
        stand_in(chair, deputy)


def test_nobody_stands_in_for_himself_for_a_stand_in_or_beside_another(
    cast: Cast, chair: Membership, deputy: User
) -> None:
    lent = stand_in(chair, deputy)
    officer = cast.user(Role.OFFICER, cast.commune)
    with pytest.raises(Refused, match="Người thay phải khác"):
        stand_in(chair, chair.user, date(2026, 6, 1), date(2026, 6, 2))
    with pytest.raises(Refused, match="đang được giữ thay"):
        stand_in(lent, officer)
    with pytest.raises(Refused, match="đã được ủy quyền thay trong thời gian này"):
        stand_in(chair, officer, date(2026, 5, 8), date(2026, 5, 12))
    with pytest.raises(Refused, match="đã giữ vai trò này ở đơn vị này"):
        stand_in(chair, deputy, date(2026, 5, 8), date(2026, 5, 12))
    assert stand_in(chair, officer, TO, date(2026, 5, 12)).user == officer


def test_a_reason_is_needed_and_holds_nothing_private(chair: Membership, deputy: User) -> None:
    with pytest.raises(Refused, match="Hãy ghi lý do vắng mặt"):
        stand_in(chair, deputy, reason="  ")
    with pytest.raises(Invalid):
        stand_in(chair, deputy, reason="Gọi 0912 345 678 khi cần")
    assert not Membership.objects.filter(stands_in_for__isnull=False).exists()


def test_ending_the_holders_seat_ends_the_stand_in(cast: Cast, chair: Membership, deputy: User) -> None:
    stand_in(chair, deputy)
    end_seat(seat=chair, day=date(2026, 5, 6), by=None)
    assert [can_see_unit(deputy, cast.commune.pk, day) for day in (date(2026, 5, 5), date(2026, 5, 6))] == [
        True,
        False,
    ]


def test_a_seat_removed_on_its_first_day_takes_its_stand_in_along(cast: Cast, deputy: User) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    seat = grant_seat(user=user, unit_id=cast.commune.pk, role=Role.HEAD, since=FROM, by=None)
    stand_in(seat, deputy)
    end_seat(seat=seat, day=FROM, by=None)
    assert not Membership.objects.filter(unit=cast.commune, role=Role.HEAD).exists()


@pytest.mark.parametrize(("reason", "until"), [("", TO), ("Nghỉ phép", None)])
def test_the_database_wants_a_reason_and_an_end(
    chair: Membership, deputy: User, reason: str, until: date | None
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=deputy,
            unit=chair.unit,
            role=Role.HEAD,
            valid_from=START,
            valid_to=until,
            stands_in_for=chair,
            reason=reason,
        )
