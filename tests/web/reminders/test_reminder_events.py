"""Reminders in the log, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.reminders.actions import remove_webhook, send_again, set_mailbox, set_policy, set_webhook, urge_late
from dondoc.reminders.models import Delivery
from dondoc.reminders.rules.ladder import DEFAULT
from dondoc.reminders.ticking import remind
from dondoc.web.events.telling import tell
from rounds import Round

pytestmark = pytest.mark.django_db


def said() -> list[str]:
    """What the log says of reminders: who did it and what."""
    events = Event.objects.filter(verb__startswith="reminder.").order_by("pk")
    return [f"{line.unit or '–'}: {line.did}" for line in tell(list(events))]


def test_what_runs_by_itself_is_told_in_the_history_of_the_report(
    round_: Round, monday: time_machine.Coordinates
) -> None:
    round_.send(round_.cast.school)
    round_.send(round_.cast.other_commune)
    monday.shift(timedelta(days=-7))
    remind(timezone.now())
    monday.shift(timedelta(days=7))
    remind(timezone.now())
    assert said() == [
        "Ủy ban nhân dân xã Suối Lam: nhắc đơn vị: hạn gửi 16/06/2026",
        "Ủy ban nhân dân xã Suối Lam: nhắc đơn vị và báo cấp trên về việc quá hạn: hạn gửi 16/06/2026; báo Ủy ban nhân"
        " dân tỉnh Sông Mây",
        "Ủy ban nhân dân tỉnh Sông Mây: gửi văn phòng danh sách việc quá hạn: số việc 1",
    ]


def test_what_people_do_is_told_with_its_values(round_: Round, settings: Settings) -> None:
    settings.EMAIL_HOST = "localhost"
    cast, office, now = round_.cast, round_.office, timezone.now()
    set_mailbox(unit=cast.school, mailbox="vanthu@suoilam.edu.vn", by=office)
    set_policy(unit=cast.province, rule=replace(DEFAULT, hour=8, escalate_after=3), now=now, by=office)
    set_webhook(unit=cast.commune, url="https://mot-cua.songmay.gov.vn/nhan", by=office)
    remove_webhook(unit=cast.commune, by=office)
    round_.send(cast.commune)
    round_.send(cast.other_commune)
    urge_late(cycle=round_.cycle, note="Gửi ngay hôm nay.", again=False, now=now, calendar=ANNOUNCED, by=office)
    Delivery.objects.update(state="dead", next_at=None, fault="no_answer")
    send_again(delivery=Delivery.objects.get(), now=now, by=office)
    assert said() == [
        "Trường Tiểu học Suối Lam: ghi hộp thư nhận nhắc việc của đơn vị: hộp thư cơ quan là “vanthu@suoilam.edu.vn”",
        "Ủy ban nhân dân tỉnh Sông Mây: đổi cách nhắc việc: báo cấp trên sau từ 5 thành 3; giờ gửi từ 7 thành 8",
        "Ủy ban nhân dân xã Suối Lam: đặt webhook và tạo khóa mới: địa chỉ webhook “https://mot-cua.songmay.gov.vn/nhan”",
        "Ủy ban nhân dân xã Suối Lam: gỡ webhook: địa chỉ webhook “https://mot-cua.songmay.gov.vn/nhan”",
        "Trường Tiểu học Suối Lam: đôn đốc đơn vị gửi báo cáo quá hạn: ghi chú “Gửi ngay hôm nay.”",
        "Trường Tiểu học Suối Lam: gửi lại thông báo chưa tới nơi: qua thư điện tử",
    ]
