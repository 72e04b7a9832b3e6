"""The application for codes, recovery codes, and what signing in asks for then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cast import PASSWORD, Cast
from dondoc.accounts.models import Role, User
from dondoc.core.models import Event
from web.conftest import Open
from web.html import heading, page, text_of, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def chair(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


@pytest.fixture
def own(chair: User, signed_in: Open, clock: time_machine.Traveller) -> Client:
    """The chair's browser, which has just confirmed the password."""
    client = signed_in(chair)
    client.post(reverse("confirm-password"), {"password": PASSWORD})
    return client


def code(secret: str, moment: datetime) -> str:
    """What the telephone shows (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, int(moment.timestamp()) // 30))


def add_application(client: Client) -> str:
    """Adds it and gives its secret."""
    (secret,) = texts(client.get(reverse("application-add")), "//code")
    assert client.post(reverse("application-add"), {"code": code(secret, NOW)}).status_code == 302
    return secret


def sign_in(client: Client, user: User) -> str:
    return client.post(reverse("sign-in"), {"username": user.email, "password": PASSWORD}).headers["Location"]


def test_the_password_is_asked_once_more_before_anything_changes(chair: User, signed_in: Open) -> None:
    client = signed_in(chair)
    add = reverse("application-add")
    assert client.get(add).headers["Location"] == f"{reverse('confirm-password')}?next={add.replace('/', '%2F')}"
    wrong = client.post(f"{reverse('confirm-password')}?next={add}", {"password": "sai"})
    assert page(wrong).xpath("//input[@aria-invalid='true']/@name") == ["password"]
    right = client.post(f"{reverse('confirm-password')}?next={add}", {"password": PASSWORD, "next": add})
    assert right.headers["Location"] == add


def test_the_first_code_turns_it_on_and_recovery_codes_are_shown_once(own: Client, chair: User) -> None:
    add_application(own)
    codes = texts(own.get(reverse("recovery-codes")), "//ol[@class='codes']//code")
    assert (len(codes), {len(each) for each in codes}) == (10, {8})
    again = own.get(reverse("recovery-codes"))
    assert "Các mã đã hiện một lần nên không xem lại được" in text_of(again)
    assert not any(each in again.content.decode() for each in codes)
    assert Event.objects.get(verb="account.totp_on").user_id == chair.pk


def test_a_wrong_first_code_turns_nothing_on(own: Client) -> None:
    own.get(reverse("application-add"))
    response = own.post(reverse("application-add"), {"code": "000000"})
    assert texts(response, "//*[@class='field-error']") == [
        "Mã không đúng hoặc đã dùng rồi. Hãy nhập mã đang hiện trên điện thoại."
    ]
    assert not Authenticator.objects.exists()


def test_signing_in_asks_for_a_code_and_takes_each_once(
    own: Client, chair: User, client: Client, clock: time_machine.Traveller
) -> None:
    secret = add_application(own)
    clock.move_to(NOW + timedelta(minutes=5))
    shown = code(secret, NOW + timedelta(minutes=5))
    assert sign_in(client, chair) == reverse("sign-in-code")
    assert client.get(reverse("units")).status_code == 302
    assert client.post(reverse("sign-in-code"), {"code": shown}).headers["Location"] == "/"
    assert client.get(reverse("units")).status_code == 200
    other = Client()
    sign_in(other, chair)
    assert other.post(reverse("sign-in-code"), {"code": shown}).status_code == 200
    assert heading(other.get(reverse("sign-in-code"))) == "Xác thực bước hai"


def test_a_code_of_half_a_minute_ago_still_works_an_older_one_does_not(
    own: Client, chair: User, clock: time_machine.Traveller
) -> None:
    secret = add_application(own)
    later = NOW + timedelta(minutes=5)
    clock.move_to(later)
    codes = []
    for back in (90, 30):
        browser = Client()
        sign_in(browser, chair)
        told = {"code": code(secret, later - timedelta(seconds=back))}
        codes.append(browser.post(reverse("sign-in-code"), told).status_code)
    assert codes == [200, 302]


def test_a_recovery_code_works_once(own: Client, chair: User) -> None:
    add_application(own)
    first = texts(own.get(reverse("recovery-codes")), "//ol[@class='codes']//code")[0]
    answers = []
    for _time in range(2):
        browser = Client()
        sign_in(browser, chair)
        answers.append(browser.post(reverse("sign-in-code"), {"code": first}).status_code)
    assert answers == [302, 200]


def test_five_wrong_codes_make_the_account_wait(own: Client, chair: User, client: Client) -> None:
    add_application(own)
    sign_in(client, chair)
    for _time in range(5):
        client.post(reverse("sign-in-code"), {"code": "000000"})
    response = client.post(reverse("sign-in-code"), {"code": "000000"})
    assert "Đã thử sai quá nhiều lần" in text_of(response)


def test_secrets_are_not_stored_in_the_clear(own: Client) -> None:
    secret = add_application(own)
    stored = str(list(Authenticator.objects.values("data")))
    assert secret not in stored


def test_a_secret_of_another_site_key_fits_no_code(
    own: Client, chair: User, client: Client, settings: Settings
) -> None:
    secret = add_application(own)
    settings.SECRET_KEY = "another-key-than-before-" * 2
    sign_in(client, chair)
    assert client.post(reverse("sign-in-code"), {"code": code(secret, NOW)}).status_code == 200


def test_removing_it_signs_in_by_password_alone_again(own: Client, chair: User, client: Client) -> None:
    add_application(own)
    own.post(reverse("confirm-password"), {"password": PASSWORD})
    assert own.post(reverse("application-remove")).headers["Location"] == reverse("own-account")
    assert not Authenticator.objects.exists()
    assert sign_in(client, chair) == "/"


def test_the_last_factor_of_a_role_that_needs_one_stays(own: Client, chair: User, settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = ["head"]
    add_application(own)
    response = own.post(reverse("application-remove"))
    assert "Vai trò của bạn bắt buộc xác thực hai lớp" in text_of(response)
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_a_change_is_told_by_mail(own: Client, chair: User, settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.songmay.example"
    own.post(reverse("application-add"), {"code": ""})
    add_application(own)
    own.post(reverse("application-remove"))
    assert [message.to for message in mail.outbox] == [[chair.email]]
    assert "Ứng dụng tạo mã vừa được gỡ" in str(mail.outbox[0].body)


def test_the_passkey_of_somebody_else_is_not_there(cast: Cast, own: Client) -> None:
    other = cast.user(Role.OFFICER, cast.commune)
    key = Authenticator.objects.create(user=other, type=Authenticator.Type.WEBAUTHN, data={"name": "Máy"})
    answers = [own.post(reverse(name, args=[key.pk])).status_code for name in ("passkey-rename", "passkey-remove")]
    assert (answers, Authenticator.objects.filter(pk=key.pk).exists()) == ([404, 404], True)


def test_a_passkey_is_renamed_and_the_last_one_of_a_role_that_needs_it_stays(
    own: Client, chair: User, settings: Settings
) -> None:
    key = Authenticator.objects.create(user=chair, type=Authenticator.Type.WEBAUTHN, data={"name": "Khóa số 1"})
    own.post(reverse("passkey-rename", args=[key.pk]), {"name": "Máy cơ quan"})
    assert "Máy cơ quan" in text_of(own.get(reverse("own-account")))
    settings.REQUIRE_TWO_FACTOR = ["head"]
    refused = own.post(reverse("passkey-remove", args=[key.pk]))
    assert "Hãy thêm một cách khác trước khi gỡ khóa này" in text_of(refused)
    settings.REQUIRE_TWO_FACTOR = []
    own.post(reverse("passkey-remove", args=[key.pk]))
    assert not Authenticator.objects.exists()


def test_an_answer_that_no_passkey_gave_signs_nobody_in(client: Client) -> None:
    question = client.get(reverse("sign-in-passkey"), headers={"Accept": "application/json"}).json()
    assert question["request_options"]["publicKey"]["userVerification"] == "required"
    response = client.post(reverse("sign-in-passkey"), {"credential": '{"id": "x"}'}, follow=True)
    assert "Khóa này không dùng được ở đây" in text_of(response)


@pytest.mark.parametrize("sent", ["", "{}", "[]", "7", '{"rawId": 7, "response": {}}', "khong-phai-json"])
def test_whatever_is_sent_for_a_passkey_is_refused_with_a_sentence(own: Client, sent: str) -> None:
    answers = {
        name: own.post(reverse(name), {"credential": sent, "name": "Máy"}).status_code
        for name in ("passkey-add", "confirm-passkey")
    }
    assert (answers["passkey-add"], answers["confirm-passkey"] < 500) == (200, True)
    assert Client().post(reverse("sign-in-passkey"), {"credential": sent}).headers["Location"] == reverse("sign-in")
    assert not Authenticator.objects.exists()
