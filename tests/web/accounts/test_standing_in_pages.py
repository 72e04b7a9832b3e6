"""Naming who stands in for a seat's holder, from the pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cast import Cast
from dondoc.accounts.models import Membership, Role, User
from web.conftest import Open
from web.html import page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(cast: Cast) -> Membership:
    return cast.user(Role.HEAD, cast.commune).memberships.get()


def name(client: Client, seat: Membership, substitute: User, **more: str) -> HttpResponse:
    day = timezone.localdate()
    told = {
        "email": substitute.email.upper(),
        "since": date_format(day, "d/m/Y"),
        "last": date_format(day + timedelta(days=4), "d/m/Y"),
        "reason": "Đi công tác",
    }
    return client.post(reverse("stand-in-new", args=[seat.pk]), told | more)


def test_a_holder_names_somebody_of_the_unit_who_may_act_until_the_last_day(
    cast: Cast, chair: Membership, signed_in: Open
) -> None:
    deputy = cast.user(Role.OFFICER, cast.commune)
    assert name(signed_in(chair.user), chair, deputy).headers["Location"] == reverse("seat", args=[chair.pk])
    lent = Membership.objects.get(stands_in_for=chair)
    assert (lent.user, lent.role, lent.valid_to, lent.reason) == (
        deputy,
        "head",
        timezone.localdate() + timedelta(days=5),
        "Đi công tác",
    )
    assert f"giữ thay {chair.user.name}: Đi công tác" in text_of(signed_in(deputy).get(reverse("own-account")))
    assert "được ủy quyền thay từ" in text_of(signed_in(chair.user).get(reverse("own-account")))


def test_a_holder_may_not_name_somebody_of_another_unit_an_administrator_may(
    cast: Cast, chair: Membership, signed_in: Open, administrator: Client
) -> None:
    outside = cast.user(Role.HEAD, cast.other_commune)
    refused = name(signed_in(chair.user), chair, outside)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["email"])
    assert name(administrator, chair, outside).status_code == 302
    assert f"thay {chair.user.name}" in text_of(administrator.get(reverse("accounts")))


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"last": "01/01/2020"}, "last"),
        ({"reason": "Gọi 0912 345 678"}, "reason"),
        ({"email": "ai@a.example"}, "email"),
    ],
)
def test_what_is_wrong_is_told(
    cast: Cast, chair: Membership, signed_in: Open, wrong: dict[str, str], where: str
) -> None:
    response = name(signed_in(chair.user), chair, cast.user(Role.OFFICER, cast.commune), **wrong)
    fields = set(response.context["form"].errors)
    assert (response.status_code, fields) == (422, {where})
    assert not Membership.objects.filter(stands_in_for=chair).exists()


def test_a_stand_in_ends_when_either_of_the_two_says_so(cast: Cast, chair: Membership, signed_in: Open) -> None:
    deputy, other = cast.user(Role.OFFICER, cast.commune), cast.user(Role.OFFICE, cast.commune)
    name(signed_in(chair.user), chair, deputy)
    lent = Membership.objects.get(stands_in_for=chair)
    url = reverse("seat-end", args=[lent.pk])
    assert signed_in(other).post(url).status_code == 404
    assert url in page(signed_in(chair.user).get(reverse("seat", args=[chair.pk]))).xpath("//form/@action")
    assert signed_in(deputy).post(url).headers["Location"] == reverse("own-account")
    assert not Membership.objects.filter(stands_in_for=chair).exists()


def test_a_seat_held_for_somebody_is_not_lent_on(cast: Cast, chair: Membership, signed_in: Open) -> None:
    deputy = cast.user(Role.OFFICER, cast.commune)
    name(signed_in(chair.user), chair, deputy)
    lent = Membership.objects.get(stands_in_for=chair)
    assert name(signed_in(deputy), lent, cast.user(Role.OFFICE, cast.commune)).status_code == 403


def test_the_holder_takes_back_a_seat_and_must_see_it(cast: Cast, chair: Membership, signed_in: Open) -> None:
    name(signed_in(chair.user), chair, cast.user(Role.OFFICER, cast.commune))
    lent = Membership.objects.get(stands_in_for=chair)
    assert signed_in(chair.user).post(reverse("seat-end", args=[lent.pk])).status_code == 302
    assert not Membership.objects.filter(pk=lent.pk).exists()
