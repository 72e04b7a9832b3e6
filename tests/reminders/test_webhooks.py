"""A unit's own system hears what the unit hears: signed, tried again, never inside the server's own network."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
from collections.abc import Iterator
from datetime import date, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from cast import Cast
from dondoc.core.errors import Invalid
from dondoc.reminders import delivering
from dondoc.reminders.actions import remove_webhook, set_webhook
from dondoc.reminders.channels.calling import Unreachable, call
from dondoc.reminders.models import Delivery, Webhook
from dondoc.reminders.rules.addresses import is_public, split_url
from dondoc.reminders.rules.backoff import WAITS
from dondoc.reminders.ticking import tick
from reminders.inboxes import at
from reminders.servers import Receiver, receiver
from rounds import Round, make_round

DAY = date(2026, 6, 16)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(at(DAY), tick=False) as clock:
        yield clock


@pytest.fixture
def private(settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE = True


@pytest.fixture
def round_(cast: Cast) -> Round:
    made = make_round(cast)
    made.send(cast.school)
    made.send(cast.other_commune)
    return made


def hook(round_: Round, to: Receiver) -> str:
    return set_webhook(unit=round_.cast.commune, url=to.url, by=round_.office)


def row() -> tuple[str, int, str]:
    return Delivery.objects.values_list("state", "attempts", "fault").get()


def test_a_call_is_signed_over_its_time_and_body(round_: Round, private: None, settings: Settings) -> None:
    settings.SITE = "https://dondoc.songmay.gov.vn"
    with receiver() as to:
        secret = hook(round_, to)
        assert tick(timezone.now()).sent == 1
    ((path, heads, body),) = to.calls
    delivery, obligation = Delivery.objects.get(), round_.of(round_.cast.commune).pk
    assert json.loads(body) == {
        "delivery": delivery.pk,
        "message": delivery.message_id,
        "kind": "reminder",
        "day": "2026-06-16",
        "unit": round_.cast.commune.pk,
        "title": "1 việc sắp đến hạn",
        "note": "",
        "total": 1,
        "items": [
            {
                "what": "Báo cáo 6 tháng đầu năm 2026",
                "plan": "Kế hoạch 12/KH-UBND",
                "unit": "",
                "due": "2026-06-16",
                "days_late": 0,
                "url": f"https://dondoc.songmay.gov.vn/bao-cao/{obligation}/",
            }
        ],
    }
    signed = hmac.new(secret.encode(), f"{heads['Dondoc-Timestamp']}.".encode() + body, hashlib.sha256).hexdigest()
    assert (path, heads["Dondoc-Signature"], heads["Dondoc-Delivery"]) == ("/nhan", f"v1={signed}", str(delivery.pk))
    assert heads["Dondoc-Timestamp"] == str(int(at(DAY).timestamp()))


def test_a_failed_call_is_tried_again_after_longer_and_longer_waits_under_one_number(
    round_: Round, private: None, clock: time_machine.Coordinates
) -> None:
    with receiver(*[500] * 3, 302) as to:
        hook(round_, to)
        tick(timezone.now())
        waits = list[timedelta]()
        while left := Delivery.objects.get().next_at:
            waits.append(left - timezone.now())
            clock.move_to(left)
            delivering.deliver(left)
    assert len({heads["Dondoc-Delivery"] for _path, heads, _body in to.calls}) == 1
    assert all(least <= wait <= least * 1.1 for least, wait in zip(WAITS, waits, strict=False))
    assert (len(waits), row()) == (4, ("sent", 4, ""))


def test_who_never_answers_is_a_dead_letter_in_the_end(
    round_: Round, private: None, clock: time_machine.Coordinates
) -> None:
    with receiver() as to:
        hook(round_, to)
    tick(timezone.now())
    while left := Delivery.objects.get().next_at:
        clock.move_to(left)
        delivering.deliver(left)
    assert row() == ("dead", 8, "no_answer")
    assert to.calls == []


def test_an_address_that_says_gone_or_was_taken_out_is_called_no_more(round_: Round, private: None) -> None:
    with receiver(410) as to:
        hook(round_, to)
        tick(timezone.now())
    assert row() == ("dead", 1, "status_410")
    Delivery.objects.update(state="waiting", next_at=timezone.now(), fault="")
    remove_webhook(unit=round_.cast.commune, by=round_.office)
    delivering.deliver(timezone.now())
    assert row() == ("dead", 2, "webhook_gone")


def test_the_secret_is_told_once_and_kept_encrypted(round_: Round, private: None) -> None:
    with receiver() as to:
        first, second = hook(round_, to), hook(round_, to)
    kept = Webhook.objects.get().secret
    assert first != second
    assert second not in kept


@pytest.mark.parametrize(
    "url",
    [
        "http://songmay.gov.vn/nhan",
        "https://127.0.0.1/nhan",
        "https://[::1]/",
        "https://10.0.0.8:8443/",
        "https://2130706433/",
        "https://[::ffff:169.254.169.254]/",
        "https://ten:mat-khau@songmay.gov.vn/",
        "ftp://songmay.gov.vn/",
        "https://songmay.gov.vn/\nHost: x",
        "https://songmay.gov.vn:99999/",
        "songmay.gov.vn",
        "",
    ],
)
def test_an_address_that_may_not_be_called_is_refused_with_a_sentence(cast: Cast, url: str) -> None:
    with pytest.raises(Invalid) as refusal:
        set_webhook(unit=cast.commune, url=url, by=cast.stranger())
    assert [problem.where for problem in refusal.value.problems] == ["url"]
    assert not Webhook.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "192.0.2.1", "198.18.0.1",
    ],
)  # fmt: skip
def test_addresses_inside_are_told_from_those_outside(address: str) -> None:
    assert not is_public(address)


def test_an_open_address_is_public() -> None:
    assert [is_public(each) for each in ("8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8")] == [True] * 3
    assert split_url("https://songmay.gov.vn/nhan?x=1") is not None


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"]])
def test_a_name_that_leads_inside_is_not_called(found: list[str]) -> None:
    resolved = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in found]

    def resolve(host: str, port: int | None, *, flags: int = 0, type: int = 0) -> list[tuple[object, ...]]:
        if flags & socket.AI_NUMERICHOST:
            raise OSError
        return resolved

    with (
        patch("dondoc.reminders.channels.calling.socket.getaddrinfo", resolve),
        patch("dondoc.reminders.channels.calling.socket.create_connection") as connect,
        pytest.raises(Unreachable) as refusal,
    ):
        call("https://ben-trong.songmay.gov.vn/", b"{}", {})
    assert refusal.value.forbidden
    assert connect.mock_calls == []
