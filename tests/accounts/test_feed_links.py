"""Calendar links: what is kept of them, how many an owner has, and what ends them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from cast import START, Cast, make_cast
from dondoc.accounts.actions import count_use, end_feed, make_own_feed, make_unit_feed, reset_sign_in
from dondoc.accounts.actions.feeds import MOST_AN_HOUR, MOST_FEEDS
from dondoc.accounts.models import Feed, Program, Role, User
from dondoc.accounts.queries import find_feed
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.units.permissions import can_end_feed, can_make_feed
from stored import holding

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 10, 2, tzinfo=UTC)


@pytest.fixture
def head(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


def own(user: User) -> str:
    return make_own_feed(user=user, program=Program.OUTLOOK)


def last_event() -> tuple[object, ...]:
    event = Event.objects.latest("pk")
    return event.verb, event.object_type, event.unit_id, event.before, event.after


def test_a_link_is_found_by_its_secret_which_is_stored_nowhere(cast: Cast, head: User) -> None:
    tokens = [own(head), make_unit_feed(unit_id=cast.commune.pk, program=Program.GOOGLE, by=head)]
    found = [find_feed(token) for token in tokens]
    assert [(feed.user_id, feed.unit_id) for feed in found if feed] == [(head.pk, None), (None, cast.commune.pk)]
    assert [holding(token) for token in tokens] == [set(), set()]
    assert [len(token) for token in tokens] == [43, 43]  # 256 bits
    assert find_feed(tokens[0][:-1]) is None


def test_making_and_revoking_are_in_the_log_of_the_owner(cast: Cast, head: User) -> None:
    own(head)
    assert last_event() == ("account.feed", "accounts.user", None, None, {"program": "outlook"})
    end_feed(feed=Feed.objects.get(), by=head)
    assert last_event() == ("account.feed_off", "accounts.user", None, {"program": "outlook"}, None)
    make_unit_feed(unit_id=cast.commune.pk, program=Program.PHONE, by=head)
    assert last_event() == ("unit.feed", "units.unit", cast.commune.pk, None, {"program": "phone"})
    feed = Feed.objects.get()
    end_feed(feed=feed, by=head)
    assert last_event() == ("unit.feed_off", "units.unit", cast.commune.pk, {"program": "phone"}, None)
    events = Event.objects.count()
    end_feed(feed=feed, by=head)
    assert Event.objects.count() == events


def test_a_revoked_link_is_not_there_and_the_others_stay(head: User) -> None:
    first, second = own(head), own(head)
    found = find_feed(first)
    assert found is not None
    end_feed(feed=found, by=head)
    assert (find_feed(first), find_feed(second) is None) == (None, False)


def test_an_owner_has_a_few_links_and_no_more(cast: Cast, head: User) -> None:
    for _n in range(MOST_FEEDS):
        own(head)
        make_unit_feed(unit_id=cast.commune.pk, program=Program.OTHER, by=head)
    for one_more in (
        lambda: own(head),
        lambda: make_unit_feed(unit_id=cast.commune.pk, program=Program.OTHER, by=head),
    ):
        with pytest.raises(Refused, match="Đã có 5 liên kết lịch"):
            one_more()
    assert Feed.objects.count() == 2 * MOST_FEEDS


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer")
@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_both_make_the_last_link_of_a_unit() -> None:
    """The first has made its link and waits; the second must wait for it, and finds no room."""
    cast = make_cast()
    unit, head = cast.commune.pk, cast.user(Role.HEAD, cast.commune)
    for _n in range(MOST_FEEDS - 1):
        make_unit_feed(unit_id=unit, program=Program.OTHER, by=head)
    made, go_on = threading.Event(), threading.Event()
    refused: list[str] = []

    def first() -> None:
        with transaction.atomic():
            make_unit_feed(unit_id=unit, program=Program.OTHER, by=head)
            made.set()
            go_on.wait(10)
        connection.close()

    def second() -> None:
        made.wait(10)
        try:
            make_unit_feed(unit_id=unit, program=Program.OTHER, by=head)
        except Refused as error:
            refused.append(str(error))
        connection.close()

    threads = [threading.Thread(target=work) for work in (first, second)]
    for thread in threads:
        thread.start()
    threads[1].join(0.3)
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert (len(refused), Feed.objects.count()) == (1, MOST_FEEDS)


def test_none_is_made_where_links_are_switched_off(head: User, settings: Settings) -> None:
    settings.CALENDAR_FEEDS = False
    with pytest.raises(Refused, match="Máy chủ này không cho dùng liên kết lịch"):
        own(head)


def test_a_closed_account_takes_its_links_along_but_not_those_of_its_unit(cast: Cast, head: User) -> None:
    token, of_unit = own(head), make_unit_feed(unit_id=cast.commune.pk, program=Program.OTHER, by=head)
    User.objects.filter(pk=head.pk).update(is_active=False)
    assert (find_feed(token), find_feed(of_unit) is None) == (None, False)


def test_an_account_that_is_recovered_has_no_links_any_more(cast: Cast, head: User) -> None:
    own(head)
    of_unit = make_unit_feed(unit_id=cast.commune.pk, program=Program.OTHER, by=head)
    reset_sign_in(user=head, by=cast.user(Role.ADMINISTRATOR, cast.province))
    assert [feed.unit_id for feed in Feed.objects.all()] == [cast.commune.pk]
    assert find_feed(of_unit) is not None
    assert Event.objects.get(verb="account.reset_sign_in").after == {"factors": 0, "links": 0, "feeds": 1}


def test_uses_are_counted_by_the_hour_and_have_an_end(head: User) -> None:
    found = find_feed(own(head))
    assert found is not None
    assert count_use(feed=found, now=NOW)
    Feed.objects.update(counted=MOST_AN_HOUR - 1)
    later = NOW + timedelta(minutes=59)
    answered = []
    for moment in (later, later, NOW + timedelta(hours=1)):
        found.refresh_from_db()
        answered.append(count_use(feed=found, now=moment))
    found.refresh_from_db()
    assert answered == [True, False, True]
    assert (found.used_at, found.counted_since, found.counted) == (NOW + timedelta(hours=1),) * 2 + (1,)


def test_a_link_has_one_owner(cast: Cast, head: User) -> None:
    for owners in ({}, {"user": head, "unit": cast.commune}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Feed.objects.create(program="other", digest="0", made_by=head, **owners)


def test_head_and_office_make_links_of_their_unit_and_administrators_above_revoke_them(cast: Cast) -> None:
    asked = {
        (role, unit.pk): (
            can_make_feed(cast.user(role, unit), cast.commune.pk, START),
            can_end_feed(cast.user(role, unit), cast.commune.pk, START),
        )
        for role in Role
        for unit in (cast.province, cast.commune, cast.school)
    }
    commune, province = cast.commune.pk, cast.province.pk
    assert {who: may for who, may in asked.items() if any(may)} == {
        (Role.HEAD, commune): (True, True),
        (Role.OFFICE, commune): (True, True),
        (Role.ADMINISTRATOR, commune): (False, True),
        (Role.ADMINISTRATOR, province): (False, True),
    }
