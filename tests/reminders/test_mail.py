"""Mail leaves through a real server: text and HTML, one number for ever, tried again, given up, sent again by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from cast import Cast
from dondoc.reminders import delivering
from dondoc.reminders.actions import send_again, set_mailbox
from dondoc.reminders.channels.mail import message_id
from dondoc.reminders.models import Delivery, Message
from dondoc.reminders.rules.backoff import WAITS
from dondoc.reminders.ticking import tick
from dondoc.units.models import Unit
from reminders.inboxes import at
from reminders.servers import MailServer, free_port, mail_server
from rounds import Round, make_round

DAY = date(2026, 6, 16)
BOX = "vanthu@suoilam.songmay.gov.vn"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(at(DAY), tick=False) as clock:
        yield clock


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server({"khongco@songmay.gov.vn": "550 no such box", "day@songmay.gov.vn": "452 full"}) as (made, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False
        settings.DEFAULT_FROM_EMAIL = "Đôn đốc <dondoc@songmay.gov.vn>"
        settings.SITE = "https://dondoc.songmay.gov.vn"
        yield made


@pytest.fixture
def round_(cast: Cast) -> Round:
    made = make_round(cast)
    made.send(cast.school)
    made.send(cast.other_commune)
    return made


def box(unit: Unit, mailbox: str = BOX) -> None:
    set_mailbox(unit=unit, mailbox=mailbox, by=None)


def row() -> tuple[str, int, str]:
    return Delivery.objects.values_list("state", "attempts", "fault").get()


def test_a_mail_says_in_text_and_html_what_is_due(round_: Round, server: MailServer) -> None:
    box(round_.cast.commune)
    done = tick(timezone.now())
    assert (done.told, done.sent, done.failed) == (1, 1, 0)
    (mail,) = server.taken
    delivery = Delivery.objects.get()
    heads = {name: mail[name] for name in ("To", "Subject", "Auto-Submitted", "Message-ID")}
    assert heads == {
        "To": BOX,
        "Subject": "dondoc: 1 việc sắp đến hạn",
        "Auto-Submitted": "auto-generated",
        "Message-ID": message_id(delivery),
    }
    assert message_id(delivery).endswith("@songmay.gov.vn>")
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert rich is not None
    obligation = round_.of(round_.cast.commune).pk
    assert plain.get_content().replace("\r\n", "\n") == (
        "1 việc sắp đến hạn\n\n"
        "- Báo cáo 6 tháng đầu năm 2026 (Kế hoạch 12/KH-UBND), hạn 16/06/2026, hạn hôm nay.\n\n"
        f"Xem và xử lý tại: https://dondoc.songmay.gov.vn/hop-thu/{delivery.message_id}/\n\n"
        "Thư này do phần mềm đôn đốc gửi tự động đến hộp thư của cơ quan; không cần trả lời."
        " Việc đã gửi xong trước khi thư đến thì bỏ qua.\n\n"
    )
    link = f'<a href="https://dondoc.songmay.gov.vn/bao-cao/{obligation}/">Báo cáo 6 tháng đầu năm 2026</a>'
    assert link in rich.get_content()


def test_mail_is_english_where_the_installation_says_so(round_: Round, server: MailServer, settings: Settings) -> None:
    settings.MAIL_LANGUAGE = "en"
    box(round_.cast.commune)
    tick(timezone.now())
    rich = server.taken[0].get_body(("html",))
    assert rich is not None
    assert rich.get_content().startswith('<!doctype html>\r\n<html lang="en">')


def test_without_a_mailbox_or_a_server_nothing_is_put_into_the_outbox(round_: Round, settings: Settings) -> None:
    assert tick(timezone.now()).told == 1
    settings.EMAIL_HOST = ""
    box(round_.cast.commune)
    with time_machine.travel(at(date(2026, 6, 17))):
        assert tick(timezone.now()).told == 1
    assert not Delivery.objects.exists()


def test_a_mail_that_may_or_may_not_have_left_is_sent_again_under_the_same_number(
    round_: Round, server: MailServer, clock: time_machine.Coordinates
) -> None:
    box(round_.cast.commune)
    with patch.object(delivering, "_mark_sent", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        tick(timezone.now())  # killed between sending and writing that down
    assert tick(timezone.now()).sent == 0  # it may still be in somebody's hands
    clock.shift(timedelta(minutes=31))
    assert tick(timezone.now()).sent == 1
    first, second = server.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert row() == ("sent", 0, "")


def test_a_box_that_does_not_exist_is_given_up_and_sent_again_by_hand(round_: Round, server: MailServer) -> None:
    box(round_.cast.commune, "khongco@songmay.gov.vn")
    assert tick(timezone.now()).failed == 1
    assert row() == ("dead", 1, "mail_refused")
    box(round_.cast.commune)
    send_again(delivery=Delivery.objects.get(), now=timezone.now(), by=round_.office)
    assert tick(timezone.now()).sent == 1
    assert [mail["To"] for mail in server.taken] == [BOX]


def test_a_full_box_is_tried_for_two_days_and_then_given_up(
    round_: Round, server: MailServer, clock: time_machine.Coordinates
) -> None:
    box(round_.cast.commune, "day@songmay.gov.vn")
    tick(timezone.now())
    waits = list[timedelta]()
    while left := Delivery.objects.get().next_at:
        waits.append(left - timezone.now())
        clock.move_to(left)
        delivering.deliver(left)
    assert len(waits) == len(WAITS)
    assert all(least <= wait <= least * 1.1 for least, wait in zip(WAITS, waits, strict=True))
    assert row() == ("dead", 8, "mail_put_off")


def test_a_server_that_is_gone_costs_no_attempt(round_: Round, server: MailServer, settings: Settings) -> None:
    box(round_.cast.commune)
    there = settings.EMAIL_PORT
    settings.EMAIL_PORT = free_port()
    assert tick(timezone.now()).failed == 1
    assert row() == ("waiting", 0, "mail_server")
    settings.EMAIL_PORT = there
    with time_machine.travel(at(DAY) + timedelta(minutes=6), tick=False):
        assert tick(timezone.now()).sent == 1


def test_a_message_that_cannot_be_put_into_words_does_not_stop_the_others(
    round_: Round, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    box(round_.cast.commune)
    tick(timezone.now())
    good = Delivery.objects.get()
    bad = Message.objects.create(unit=round_.cast.school, kind="reminder", day=DAY, lines=[{"what": "thiếu"}], total=1)
    Delivery.objects.create(message=bad, channel="mail", address=BOX, next_at=timezone.now() - timedelta(days=1))
    Delivery.objects.filter(pk=good.pk).update(state="waiting", next_at=timezone.now(), sent_at=None)
    assert delivering.deliver(timezone.now()) == (1, 1)
    assert sorted(Delivery.objects.values_list("state", "fault")) == [("sent", ""), ("waiting", "broken")]
    assert [record.exc_info is not None for record in caplog.records] == [True]
