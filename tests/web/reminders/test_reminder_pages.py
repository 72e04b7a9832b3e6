"""How reminders run: the office's rule with its preview, mailbox, webhook, letters that did not arrive."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.models import Event
from dondoc.reminders.actions import set_mailbox
from dondoc.reminders.models import Delivery, Policy, Webhook
from dondoc.reminders.queries import mailbox_of, rule_for
from dondoc.reminders.rules.ladder import DEFAULT, Rule
from dondoc.reminders.sealing import opened
from dondoc.reminders.ticking import remind
from dondoc.units.models import Unit
from rounds import Round
from web.html import page, rows, text_of, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
TYPED = {
    "on": "on",
    "before": "5, 2",
    "on_day": "",
    "late_every": "day",
    "escalate_after": "3",
    "digest_on": "",
    "hour": "9",
}


def url(name: str, unit: Unit) -> str:
    return reverse(name, args=[unit.pk])


def test_the_page_of_a_unit_says_how_it_is_reached_and_reminds(cast: Cast, at: At) -> None:
    set_mailbox(unit=cast.commune, mailbox="VanThu@suoilam.gov.vn", by=None)
    answer = at(Role.HEAD, cast.commune).get(url("reminders", cast.commune))
    assert texts(answer, "//dl/dd")[1:] == ["vanthu@suoilam.gov.vn · Đổi hộp thư", "Chưa có · Đặt webhook"]
    assert (
        "Đơn vị được nhắc trước hạn 7, 3, 1 ngày làm việc; đúng ngày hạn; mỗi tuần khi đã quá hạn. Quá hạn 5 ngày thì"
        " báo đơn vị cấp trên và cho đơn vị trễ biết. Văn phòng nhận danh sách việc quá hạn vào thứ Hai hằng tuần. Mọi"
        " thông báo đi từ 7 giờ các ngày làm việc."
    ) in text_of(answer)
    seen = at(Role.OFFICER, cast.commune).get(url("reminders", cast.commune))
    assert texts(seen, "//dl/dd")[1:] == ["vanthu@suoilam.gov.vn", "Chưa có"]


def test_an_office_sets_its_rule_and_what_waits_is_looked_at_anew(round_: Round, at: At) -> None:
    office, province = at(Role.OFFICE, round_.cast.province), round_.cast.province
    answer = office.post(url("reminders-policy", province), TYPED, follow=True)
    assert rule_for(province.pk) == Rule(
        before=(5, 2), on_day=False, late_every="day", escalate_after=3, digest_on=None, hour=9
    )
    assert "Đã lưu cách nhắc." in text_of(answer)
    assert remind(timezone.now()) == (0, 0)  # eight o'clock: an hour before
    assert Event.objects.get(verb="reminder.policy").unit_id == province.pk


def test_the_preview_says_the_rule_and_its_dates(round_: Round, at: At) -> None:
    office = at(Role.OFFICE, round_.cast.province)
    answer = office.get(url("reminders-preview", round_.cast.province), TYPED, headers={"HX-Request": "true"})
    days, said = texts(answer, "//dt"), texts(answer, "//dd")
    assert list(zip(days, said, strict=True)) == [
        ("Thứ 2 29/06/2026", "nhắc trước hạn, còn 7 ngày"),
        ("Thứ 5 02/07/2026", "nhắc trước hạn, còn 4 ngày"),
        ("Thứ 3 07/07/2026", "nhắc quá hạn 1 ngày"),
        ("Thứ 4 08/07/2026", "nhắc quá hạn 2 ngày"),
        ("Thứ 5 09/07/2026", "nhắc quá hạn 3 ngày và báo cấp trên"),
        ("Thứ 6 10/07/2026", "nhắc quá hạn 4 ngày"),
        ("Thứ 2 13/07/2026", "nhắc quá hạn 7 ngày"),
        ("Thứ 3 14/07/2026", "nhắc quá hạn 8 ngày"),
    ]
    wrong = office.get(url("reminders-preview", round_.cast.province), TYPED | {"hour": "30"})
    assert "Có ô chưa đúng nên chưa tính được ngày nhắc." in text_of(wrong)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("before", "bảy", "Hãy ghi các số ngày cách nhau bằng dấu phẩy, ví dụ 7, 3, 1."),
        ("before", "99", "Hãy ghi nhiều nhất 5 số ngày, mỗi số từ 1 đến 60, ví dụ: 7, 3, 1."),
        ("before", "1,2,3,4,5,6", "Hãy ghi nhiều nhất 5 số ngày, mỗi số từ 1 đến 60, ví dụ: 7, 3, 1."),
    ],
)
def test_a_rule_out_of_its_range_is_refused_beside_its_field(
    round_: Round, at: At, field: str, value: str, sentence: str
) -> None:
    office, province = at(Role.OFFICE, round_.cast.province), round_.cast.province
    answer = office.post(url("reminders-policy", province), TYPED | {field: value})
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert (Policy.objects.count(), rule_for(province.pk)) == (0, DEFAULT)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nguyen.van.thu@gmail.com", "Có thư điện tử cá nhân"),
        ("van thu", "“van thu” không phải địa chỉ thư."),
    ],
)
def test_a_mailbox_must_be_an_offices_own(cast: Cast, at: At, typed: str, sentence: str) -> None:
    answer = at(Role.ADMINISTRATOR, cast.province).post(url("reminders-mailbox", cast.commune), {"mailbox": typed})
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert mailbox_of(cast.commune.pk) == ""


def test_a_mailbox_is_set_and_taken_away(cast: Cast, at: At) -> None:
    head = at(Role.HEAD, cast.commune)
    for typed in ("vanthu@suoilam.gov.vn", ""):
        head.post(url("reminders-mailbox", cast.commune), {"mailbox": typed})
        assert mailbox_of(cast.commune.pk) == typed


def test_the_secret_of_a_webhook_is_shown_once(cast: Cast, at: At) -> None:
    head = at(Role.HEAD, cast.commune)
    typed = {"url": "https://mot-cua.songmay.gov.vn/nhan"}
    (secret,) = texts(head.post(url("reminders-webhook", cast.commune), typed), "//code")
    assert opened(Webhook.objects.get().secret) == secret
    later = [head.get(url(name, cast.commune)) for name in ("reminders", "reminders-webhook")]
    assert [secret in text_of(answer) for answer in later] == [False, False]
    head.post(url("reminders-webhook-off", cast.commune))
    assert not Webhook.objects.exists()


def test_a_webhook_into_the_network_is_refused(cast: Cast, at: At) -> None:
    answer = at(Role.HEAD, cast.commune).post(url("reminders-webhook", cast.commune), {"url": "https://10.0.0.1/"})
    assert answer.status_code == 422
    assert "Hãy ghi địa chỉ công khai bắt đầu bằng https://" in text_of(answer)


def test_a_dead_letter_is_seen_by_its_unit_and_above_and_sent_again(round_: Round, at: At, settings: Settings) -> None:
    cast, settings.EMAIL_HOST = round_.cast, "localhost"
    set_mailbox(unit=cast.commune, mailbox="vanthu@suoilam.gov.vn", by=None)
    remind(timezone.now())
    Delivery.objects.exclude(message__kind="reminder").delete()
    Delivery.objects.update(state="dead", next_at=None, fault="mail_refused")
    for browser, unit in ((at(Role.HEAD, cast.commune), cast.commune), (at(Role.OFFICE, cast.province), cast.province)):
        (row,) = rows(browser.get(url("reminders", unit)))
        assert (row[0], row[2]) == ("Ủy ban nhân dân xã Suối Lam", "vanthu@suoilam.gov.vn")
    other = at(Role.HEAD, cast.other_commune)
    assert rows(other.get(url("reminders", cast.other_commune))) == []
    again = reverse("delivery-again", args=[Delivery.objects.get().pk])
    assert other.post(again).status_code == 404
    head = at(Role.HEAD, cast.commune)
    head.post(again)
    assert Delivery.objects.get().state == "waiting"
    assert "đã được đưa vào hàng chờ gửi" in text_of(head.post(again))
    assert page(head.get(url("reminders", cast.commune))).xpath("//tbody/tr") == []
