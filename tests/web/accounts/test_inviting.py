"""Inviting officials by mail, by a link handed over, and by a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import Settings

from cast import PASSWORD, Cast
from dondoc.accounts.models import Invitation, Role, User
from dondoc.units.models import Unit
from web.html import heading, page, rows, text_of, texts

pytestmark = pytest.mark.django_db
EMAIL = "moi@songmay.example"


@pytest.fixture
def mail_server(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.songmay.example"
    settings.DEFAULT_FROM_EMAIL = "dondoc@songmay.example"


def invite(client: Client, unit: Unit, **more: object) -> HttpResponse:
    told = {"email": "Moi@SongMay.example", "name": "Cán bộ mới", "role": "officer", "unit": unit.pk}
    return client.post(reverse("account-new"), told | more)


def linked(text: str) -> str:
    return re.findall(r"http://testserver(/loi-moi/\S+/)", text)[0]


def accept(link: str, password: str = PASSWORD) -> HttpResponse:
    return Client().post(link, {"new_password1": password, "new_password2": password})


def test_the_link_goes_out_by_mail_and_its_owner_chooses_a_password(
    cast: Cast, administrator: Client, mail_server: None
) -> None:
    assert invite(administrator, cast.commune).headers["Location"] == reverse("accounts")
    (message,) = mail.outbox
    assert (message.to, message.subject) == ([EMAIL], "dondoc: lời mời dùng hệ thống")
    link = linked(str(message.body))
    assert heading(Client().get(link)) == "Chào Cán bộ mới"
    assert accept(link).headers["Location"] == reverse("sign-in")
    signed_in = Client().post(reverse("sign-in"), {"username": EMAIL, "password": PASSWORD})
    assert signed_in.headers["Location"] == "/"
    assert "Lời mời này đã được nhận" in text_of(accept(link))


def test_without_a_mail_server_the_link_is_shown_once(cast: Cast, administrator: Client) -> None:
    response = invite(administrator, cast.commune)
    (shown,) = texts(response, "//code[contains(@class, 'once')]")
    assert mail.outbox == []
    assert "no-store" in response.headers["Cache-Control"]
    assert accept(linked(shown)).status_code == 302


def test_a_mail_that_the_server_refuses_shows_the_link(
    cast: Cast, administrator: Client, mail_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(message: EmailMessage) -> int:
        raise SMTPException

    monkeypatch.setattr(EmailMessage, "send", refuse)
    response = invite(administrator, cast.commune)
    assert "Máy chủ thư không nhận" in text_of(response)
    assert Invitation.objects.get().sent_at is None


def test_a_weak_password_is_told_beside_its_box(cast: Cast, administrator: Client) -> None:
    link = linked(text_of(invite(administrator, cast.commune)))
    response = accept(link, "ngan")
    assert (response.status_code, page(response).xpath("//input[@aria-invalid='true']/@name")) == (
        422,
        ["new_password2"],
    )


def test_a_link_of_nobody_says_what_to_do() -> None:
    response = Client(raise_request_exception=False).get(reverse("invitation", args=["khong-phai"]))
    assert (response.status_code, "Hãy đề nghị người quản trị gửi lại lời mời" in text_of(response)) == (422, True)


def test_an_invitation_is_sent_again_and_withdrawn(cast: Cast, administrator: Client, mail_server: None) -> None:
    invite(administrator, cast.commune)
    invitation = Invitation.objects.get()
    assert "chưa nhận lời mời" in text_of(administrator.get(reverse("accounts"), {"q": EMAIL}))
    administrator.post(reverse("invitation-resend", args=[invitation.pk]))
    first, second = (linked(str(message.body)) for message in mail.outbox)
    assert Client(raise_request_exception=False).get(first).status_code == 422
    administrator.post(reverse("invitation-withdraw", args=[invitation.pk]))
    assert Client(raise_request_exception=False).get(second).status_code == 422
    assert User.objects.get(email=EMAIL).is_active is False


def test_a_commune_may_not_renew_an_invitation_that_also_leads_to_the_province(
    cast: Cast, administrator: Client, at: Callable[[Role, Unit], Client]
) -> None:
    invite(administrator, cast.province, role="office")
    commune = at(Role.ADMINISTRATOR, cast.commune)
    told = {"email": EMAIL, "role": "officer", "unit": cast.commune.pk}
    commune.post(reverse("seat-new"), told)
    invitation = Invitation.objects.get()
    assert [
        commune.post(reverse(name, args=[invitation.pk])).status_code
        for name in ("invitation-resend", "invitation-withdraw")
    ] == [403, 403]


def upload(client: Client, text: str) -> HttpResponse:
    file = SimpleUploadedFile("nguoi.csv", text.encode("utf-8-sig"))
    return client.post(reverse("people-file"), {"file": file})


def test_a_file_is_shown_line_by_line_and_then_invites(cast: Cast, administrator: Client, mail_server: None) -> None:
    known = cast.user(Role.HEAD, cast.school)
    text = (
        "email;name;unit;role;since;last\n"
        "a@songmay.example;Cán bộ A;S00.01;Cán bộ nhập liệu;;\n"
        "\n"
        f"{known.email};Ai đó;S00.02;head;01/05/2026;2026-05-31\n"
    )
    today = date_format(timezone.localdate())
    preview = upload(administrator, text)
    assert rows(preview) == [
        ["2", "Cán bộ Aa@songmay.example", "Ủy ban nhân dân xã Suối Lam", f"Cán bộ nhập liệutừ {today}", "Mời"],
        [
            "4",
            f"Ai đó{known.email}",
            "Ủy ban nhân dân phường Bến Đá",
            "Thủ trưởng đơn vịtừ 01/05/2026, thôi từ 01/06/2026",
            "Có tài khoản rồi: cấp thêm vai trò",
        ],
    ]
    assert not User.objects.filter(email="a@songmay.example").exists()
    (kept,) = page(preview).xpath("//textarea[@name='text']")
    assert administrator.post(reverse("people-file"), {"text": kept.text}).headers["Location"] == reverse("accounts")
    assert [message.to for message in mail.outbox] == [["a@songmay.example"]]
    assert set(known.memberships.values_list("unit_id", "role")) == {
        (cast.school.pk, "head"),
        (cast.other_commune.pk, "head"),
    }


def test_every_wrong_line_is_told_and_nobody_is_invited(cast: Cast, at: Callable[[Role, Unit], Client]) -> None:
    text = (
        "email,name,unit,role,since,last\n"
        "a@songmay.example,A,S00.02,officer,,\n"
        "b@songmay.example,B,S00.01,vua,,\n"
        "c@songmay.example,C,S00.01,head,mai,\n"
    )
    response = upload(at(Role.ADMINISTRATOR, cast.commune), text)
    assert response.status_code == 422
    assert [problem.where for problem in response.context["checked"].problems] == [
        "dòng 2, cột unit",
        "dòng 3, cột role",
        "dòng 4, cột since",
    ]
    response = upload(at(Role.ADMINISTRATOR, cast.commune), "email,name,unit,role\nkhong-phai,,S00.01,head\n")
    assert {problem.where for problem in response.context["checked"].problems} == {
        "dòng 2, cột email",
        "dòng 2, cột name",
    }
    assert not User.objects.filter(email__endswith="b@songmay.example").exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe\x00", "không phải là văn bản UTF-8"),
        (b"email,name\n", "Thiếu cột unit"),
        (b"email,name,unit,role\n" + b"a@b.example,A,S00.01,head\n" * 501, "hơn 500 dòng"),
        (b"email,name,unit,role\n", "không có dòng nào"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_a_sentence(administrator: Client, data: bytes, sentence: str) -> None:
    response = administrator.post(reverse("people-file"), {"file": SimpleUploadedFile("nguoi.csv", data)})
    assert sentence in text_of(response)


def test_the_sample_file_is_one_that_could_be_taken_in(administrator: Client) -> None:
    text = administrator.get(reverse("people-file-template")).content.decode("utf-8-sig")
    assert text.splitlines()[0] == "email,name,unit,role,since,last"
