"""How a calendar program fetches a link: without signing in, by GET and HEAD, again and again."""

from __future__ import annotations

import copy
import io
import logging
import logging.config
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings as configured
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from pytest_django import Settings

from cast import Cast
from dondoc.accounts.actions import end_feed, make_own_feed, make_unit_feed
from dondoc.accounts.actions.feeds import MOST_AN_HOUR
from dondoc.accounts.models import Feed, Membership, Program, Role, User
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
GONE = "Liên kết lịch này không còn dùng được. Hãy xóa lịch này rồi tạo liên kết mới trong dondoc.\n"


@pytest.fixture(autouse=True)
def in_june() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 6, 10, 2, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def head(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


@pytest.fixture
def address(head: User) -> str:
    return reverse("feed", args=[make_own_feed(user=head, program=Program.OUTLOOK)])


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)


def said(answer: HttpResponse) -> tuple[int, str, str]:
    return answer.status_code, answer.headers["Content-Type"], answer.content.decode()


def test_whoever_has_the_link_gets_the_calendar_and_leaves_no_traces(client: Client, address: str) -> None:
    answer = client.get(address)
    calendar = Calendar.from_ical(answer.content)
    assert str(calendar["NAME"]) == "Việc có hạn: Ủy ban nhân dân xã Suối Lam"
    names = ("Content-Type", "Cache-Control", "Referrer-Policy", "Content-Disposition", "X-Content-Type-Options")
    assert [answer.headers[name] for name in names] == [
        "text/calendar; charset=utf-8",
        "private, no-cache",
        "no-referrer",
        'attachment; filename="dondoc.ics"',
        "nosniff",
    ]
    assert dict(client.cookies) == {}


def test_what_has_not_changed_is_not_sent_again(client: Client, address: str, round_: Round, head: User) -> None:
    first = client.get(address)
    seen = {"If-None-Match": first.headers["ETag"]}
    again = client.get(address, headers=seen)
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert again.headers["Cache-Control"] == "private, no-cache"
    round_.send(round_.cast.commune)
    changed = client.get(address, headers=seen)
    assert (changed.status_code, changed.headers["ETag"] != first.headers["ETag"]) == (200, True)


def test_head_has_the_headers_alone(client: Client, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", whole.headers["ETag"])
    assert head.headers["Content-Length"] == str(len(whole.content))


def test_nothing_is_written_to_a_link(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_a_revoked_link_one_that_never_was_and_that_of_a_closed_account_are_alike(
    client: Client, address: str, head: User
) -> None:
    User.objects.update(is_active=False)
    answers = [said(client.get(address))]
    User.objects.update(is_active=True)
    end_feed(feed=Feed.objects.get(), by=head)
    answers += [said(client.get(address)), said(client.get(reverse("feed", args=["khong-phai"])))]
    assert answers == [(404, "text/plain; charset=utf-8", GONE)] * 3


def test_a_user_without_a_role_has_an_empty_calendar(client: Client, address: str, round_: Round) -> None:
    assert b"BEGIN:VEVENT" in client.get(address).content
    Membership.objects.all().delete()
    answer = client.get(address)
    assert (answer.status_code, b"BEGIN:VEVENT" in answer.content) == (200, False)


def test_links_are_gone_where_they_are_switched_off(client: Client, address: str, settings: Settings) -> None:
    settings.CALENDAR_FEEDS = False
    assert said(client.get(address)) == (404, "text/plain; charset=utf-8", GONE)


def test_a_program_that_asks_without_end_is_told_to_wait(client: Client, address: str) -> None:
    client.get(address)
    Feed.objects.update(counted=MOST_AN_HOUR)
    answer = client.get(address)
    assert said(answer) == (
        429,
        "text/plain; charset=utf-8",
        "Liên kết lịch này được hỏi quá nhiều lần. Hãy đặt phần mềm lịch cập nhật mỗi giờ một lần.\n",
    )
    assert answer.headers["Retry-After"] == "3600"


def test_addresses_in_it_begin_with_the_sites_own_where_it_is_set(
    client: Client, address: str, round_: Round, settings: Settings
) -> None:
    def url() -> str:
        (event,) = Calendar.from_ical(client.get(address).content).events
        return str(event["URL"])

    path = reverse("obligation", args=[round_.of(round_.cast.commune).pk])
    as_asked = url()
    settings.SITE = "https://dondoc.songmay.example"
    assert [as_asked, url()] == [f"http://testserver{path}", f"https://dondoc.songmay.example{path}"]


def test_a_request_takes_nine_queries(client: Client, cast: Cast, head: User, round_: Round) -> None:
    address = reverse("feed", args=[make_unit_feed(unit_id=cast.commune.pk, program=Program.OUTLOOK, by=head)])
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) == 9


def test_the_secrets_of_addresses_are_not_in_the_log(client: Client, address: str) -> None:
    stream, logs = io.StringIO(), copy.deepcopy(configured.LOGGING)
    logs["handlers"]["stderr"] |= {"stream": stream}
    root = logging.getLogger()
    before = list(root.handlers)
    logging.config.dictConfig(logs)
    Feed.objects.update(counted=MOST_AN_HOUR, counted_since="2999-01-01T00:00Z")
    client.get(address)
    secret = "bi-mat-thu"
    others = [reverse("invitation", args=[secret]), reverse("password-choose", args=["1", secret])]
    for other in others:
        logging.getLogger("django.request").error("Internal Server Error: %s", other)
    root.handlers[:] = before
    logged = [line.split(" ", 3)[-1] for line in stream.getvalue().splitlines()]
    assert logged == [
        "django.request Too Many Requests: /lich-han/…",
        "django.request Internal Server Error: /loi-moi/…",
        "django.request Internal Server Error: /dat-mat-khau/…",
    ]
