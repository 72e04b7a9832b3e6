"""Refusals and failures as pages, and as notices for htmx."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.config import urls
from web.conftest import Open
from web.html import heading, page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.urls("web.failing_urls")]


@pytest.mark.parametrize(
    ("how", "status", "title"),
    [
        ("refused", 422, "Chưa thực hiện được"),
        ("invalid", 422, "Chưa lưu được: có chỗ cần sửa"),
        ("denied", 403, "Bạn không có quyền làm việc này"),
        ("gone", 404, "Không có trang này"),
        ("bad", 400, "Yêu cầu không đọc được"),
        ("fault", 500, "Hệ thống gặp lỗi"),
        ("too-large", 422, "Chưa thực hiện được"),
        ("too-large-for-postgres", 422, "Chưa thực hiện được"),
        ("nul-for-postgres", 422, "Chưa thực hiện được"),
        ("second", 409, "Chưa thực hiện được"),
        ("other-integrity", 500, "Hệ thống gặp lỗi"),
        ("other-data", 500, "Hệ thống gặp lỗi"),
    ],
)
def test_every_failure_has_a_page_of_its_own(officer: Client, how: str, status: int, title: str) -> None:
    response = officer.get(f"/fail/{how}/")
    assert (response.status_code, heading(response)) == (status, title)


def test_a_number_that_no_database_holds_names_nothing(officer: Client) -> None:
    response = officer.get(reverse("unit", args=[10**20]))
    assert response.status_code in (404, 422)  # PostgreSQL compares it and finds nothing, SQLite can't take it


def test_a_character_that_no_database_keeps_is_told(administrator: Client) -> None:
    for name in ("accounts", "units", "committees"):
        assert administrator.get(reverse(name), {"q": "a\x00b"}).status_code in (200, 422)  # SQLite keeps it


def test_the_site_uses_these_pages() -> None:
    names = [urls.handler400, urls.handler403, urls.handler404, urls.handler500]
    assert names == [f"dondoc.web.errors.{name}" for name in ("bad_request", "denied", "not_found", "fault")]


def test_a_refusal_says_its_sentence(officer: Client) -> None:
    response = officer.get("/fail/refused/")
    assert texts(response, "//main//p") == ["Kỳ báo cáo này đã đóng. Hãy đề nghị mở lại."]


def test_a_denial_says_its_reason_when_it_has_one(officer: Client) -> None:
    assert texts(officer.get("/fail/denied-why/"), "//main//p") == ["Chỉ văn phòng được duyệt."]


def test_every_problem_is_listed_with_its_place(officer: Client) -> None:
    response = officer.get("/fail/invalid/")
    found = texts(response, "//ul[@class='problems']/li")
    assert found == ["dòng 3, cột nameÔ này đang trống.", "Thiếu tệp."]


@pytest.mark.parametrize(("how", "status"), [("invalid", 422), ("denied", 403), ("gone", 404)])
def test_htmx_gets_a_notice_above_the_content(officer: Client, how: str, status: int) -> None:
    response = officer.get(f"/fail/{how}/", headers={"HX-Request": "true"})
    assert response.status_code == status
    assert response["HX-Retarget"] == "#notices"
    assert page(response).get("role") == "alert"


def test_the_page_of_a_fault_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        assert client.get("/fail/fault/").status_code == 500


def test_nobody_signed_in_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/fail/denied/").headers["Location"] == f"{reverse('sign-in')}?next=/fail/denied/"


def test_an_old_form_says_to_load_the_page_again() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("sign-in"), {})
    assert (response.status_code, heading(response)) == (403, "Biểu mẫu này đã hết hiệu lực")


@pytest.mark.parametrize(
    ("referer", "links"),
    [
        ("http://testserver/units/", ["http://testserver/units/", "/"]),
        ("https://elsewhere.example/", ["/"]),
        ("http://testserver/fail/refused/", ["/"]),
    ],
)
def test_the_way_back_leads_to_this_site_only(officer: Client, referer: str, links: list[str]) -> None:
    response = officer.get("/fail/refused/", headers={"Referer": referer})
    assert [link.get("href") for link in page(response).xpath("//div[@class='form-end']/a")] == links


def test_a_user_without_seat_is_told_whom_to_ask(cast: Cast, signed_in: Open) -> None:
    response = signed_in(cast.stranger()).get(reverse("units"))
    title = "Tài khoản này chưa được gắn với đơn vị nào"
    assert (response.status_code, heading(response)) == (403, title)


def test_a_user_without_seat_may_change_the_password_and_leave(cast: Cast, signed_in: Open) -> None:
    client = signed_in(cast.stranger())
    assert [
        client.get(reverse("password-change")).status_code,
        client.post(reverse("sign-out")).status_code,
    ] == [200, 302]
