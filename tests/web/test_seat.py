"""The seat that a request acts from, and what the frame shows of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cast import START, Cast
from dondoc.accounts.actions import end_seat, grant_seat, name_stand_in
from dondoc.accounts.models import Membership, Role, User
from dondoc.core.models import Event
from web.conftest import Open
from web.html import page, texts

pytestmark = pytest.mark.django_db
CURRENT = "//header//*[contains(@class, 'seat')]/span/strong | //header//*[contains(@class, 'seat')]/span/small"
OFFERED = [
    "Việc cần làm", "Hộp thư nhắc việc", "Văn bản", "Kế hoạch", "Công việc", "Kỳ báo cáo", "Kiểm tra", "Hoạt động", "Kinh phí",
    "Bộ tiêu chí", "Chấm điểm", "Khen thưởng", "Lịch làm việc", "Đơn vị", "Phối hợp",
]  # fmt: skip
EVERYBODY = [each for each in OFFERED if each not in ("Văn bản", "Bộ tiêu chí")]


@pytest.fixture
def two_seats(cast: Cast) -> User:
    """An officer of the commune who is also the province's administrator, since a day later."""
    user = cast.user(Role.OFFICER, cast.commune)
    grant_seat(user=user, unit_id=cast.province.pk, role=Role.ADMINISTRATOR, since=date(2025, 7, 2), by=None)
    return user


def shown(client: Client) -> list[str]:
    return texts(client.get(reverse("units")), CURRENT)


def test_the_first_seat_is_the_one_at_first(two_seats: User, signed_in: Open) -> None:
    assert shown(signed_in(two_seats)) == ["Ủy ban nhân dân xã Suối Lam", "Cán bộ nhập liệu"]


def test_a_chosen_seat_stays_for_the_session(two_seats: User, signed_in: Open) -> None:
    client = signed_in(two_seats)
    second = two_seats.memberships.get(role=Role.ADMINISTRATOR)
    assert client.post(reverse("seat-choose"), {"seat": second.pk}).headers["Location"] == "/"
    assert shown(client) == ["Ủy ban nhân dân tỉnh Sông Mây", "Quản trị"]


def test_a_seat_that_ended_is_left_at_once(two_seats: User, signed_in: Open) -> None:
    client = signed_in(two_seats)
    second = two_seats.memberships.get(role=Role.ADMINISTRATOR)
    client.post(reverse("seat-choose"), {"seat": second.pk})
    end_seat(seat=second, day=timezone.localdate(), by=two_seats)
    assert shown(client) == ["Ủy ban nhân dân xã Suối Lam", "Cán bộ nhập liệu"]


def test_the_seat_of_somebody_else_cannot_be_chosen(cast: Cast, two_seats: User, signed_in: Open) -> None:
    foreign = Membership.objects.get(user=cast.user(Role.HEAD, cast.police))
    assert signed_in(two_seats).post(reverse("seat-choose"), {"seat": foreign.pk}).status_code == 403


def test_a_seat_is_chosen_by_post_only(officer: Client) -> None:
    assert officer.get(reverse("seat-choose")).status_code == 405


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.OFFICER, EVERYBODY),
        (Role.OFFICE, OFFERED),
        (Role.AUDITOR, [*EVERYBODY, "Nhật ký"]),
        (Role.ADMINISTRATOR, [*OFFERED, "Người dùng và vai trò", "Nhật ký"]),
    ],
)
def test_the_navigation_offers_what_the_role_may_open(
    cast: Cast, signed_in: Open, role: Role, offered: list[str]
) -> None:
    response = signed_in(cast.user(role, cast.province)).get(reverse("units"))
    assert texts(response, "//nav[@aria-label='Danh mục']//a") == offered
    assert texts(response, "//nav[@aria-label='Danh mục']//a[@aria-current]") == ["Đơn vị"]


def test_a_seat_held_for_somebody_says_so_and_so_does_what_is_done_from_it(cast: Cast, signed_in: Open) -> None:
    chair, deputy = cast.user(Role.ADMINISTRATOR, cast.commune), cast.user(Role.OFFICER, cast.school)
    day = timezone.localdate()
    lent = name_stand_in(
        seat=chair.memberships.get(),
        substitute=deputy,
        since=day,
        until=day + timedelta(days=1),
        reason="Đi công tác",
        by=chair,
    )
    client = signed_in(deputy)
    client.post(reverse("seat-choose"), {"seat": lent.pk})
    tomorrow = date_format(day + timedelta(days=1), "d/m")
    assert shown(client) == ["Ủy ban nhân dân xã Suối Lam", f"Quản trị · thay {chair.name}, thôi từ {tomorrow}"]
    told = {"email": "moi@songmay.example", "name": "Mới", "role": "head", "unit": cast.school.pk}
    client.post(reverse("account-new"), told)
    event = Event.objects.latest("pk")
    assert (event.verb, event.user, event.acting_unit_id, event.reason) == (
        "account.grant",
        deputy,
        cast.commune.pk,
        f"(làm thay {chair.name})",
    )


def test_the_names_are_those_of_today(cast: Cast, signed_in: Open) -> None:
    with time_machine.travel(START, tick=False):
        assert shown(signed_in(cast.user(Role.HEAD, cast.school))) == [
            "Trường Tiểu học Suối Lam",
            "Thủ trưởng đơn vị",
        ]


def test_the_events_of_one_request_share_an_id_that_no_other_request_has(cast: Cast, administrator: Client) -> None:
    for place in ("mot", "hai"):
        told = {"email": f"{place}@songmay.example", "name": place, "role": "head", "unit": cast.commune.pk}
        administrator.post(reverse("account-new"), told)
    ids = Event.objects.order_by("-pk").values_list("request_id", flat=True)[:6]
    first, second = set(ids[:3]), set(ids[3:])
    assert (len(first), len(second), first & second) == (1, 1, set())
    assert {len(each) for each in first | second} == {36}


def test_the_language_is_kept_and_the_page_says_which_it_is(officer: Client) -> None:
    response = officer.post(reverse("set-language"), {"language": "en", "next": reverse("units")})
    assert response.headers["Location"] == reverse("units")
    assert page(officer.get(reverse("units"))).get("lang") == "en"
