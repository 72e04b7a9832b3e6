from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role
from readings import TITLE, make_reading
from web.html import rows, texts

At = Callable[..., Client]


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


def titles(client: Client, **query: str) -> list[str]:
    return texts(client.get(reverse("documents"), query), "//tbody//th/a")


def test_an_empty_queue_offers_the_upload(office: Client) -> None:
    response = office.get(reverse("documents"))
    assert texts(response, "//*[@class='empty']/p") == ["Chưa có văn bản. Tải lên kế hoạch đầu tiên."]
    assert texts(response, "//*[@class='empty']/a") == ["Tải văn bản lên"]


def test_an_empty_queue_tells_others_who_uploads(cast: Cast, at: At) -> None:
    response = at(Role.HEAD, cast.province).get(reverse("documents"))
    assert texts(response, "//*[@class='empty']/p") == [
        "Chưa có văn bản. Văn phòng tổng hợp của đơn vị sẽ tải kế hoạch lên ở đây."
    ]
    assert texts(response, "//*[@class='empty']/a") == []


def test_the_newest_reading_stands_first_with_its_unit_and_state(cast: Cast, office: Client) -> None:
    make_reading(cast)
    make_reading(cast, unit=cast.commune, name="ke-hoach-xa.docx", title="", state="accepted")
    response = office.get(reverse("documents"))
    assert titles(office) == ["ke-hoach-xa.docx", TITLE]
    assert [[row[1], row[3]] for row in rows(response)] == [
        ["Ủy ban nhân dân xã Suối Lam", "Đã nhận vào kế hoạch"],
        ["Ủy ban nhân dân tỉnh Sông Mây", "Chờ kiểm tra"],
    ]
    day = timezone.localdate()
    assert texts(response, "//tbody//th/small")[1] == f"ke-hoach.docx · Ủy ban nhân dân tỉnh Sông Mây · {day:%d/%m/%Y}"


def test_the_queue_is_filtered_by_state_and_words(cast: Cast, office: Client) -> None:
    make_reading(cast)
    make_reading(cast, name="khac.docx", title="Cải cách", folded="cai cach khac.docx", state="accepted")
    assert titles(office, state="accepted") == ["Cải cách"]
    assert titles(office, q="chua chay") == [TITLE]
    assert len(titles(office, state="nonsense")) == 2
    response = office.get(reverse("documents"), {"q": "khoang san"})
    assert texts(response, "//*[@class='empty']/p") == [
        "Không có văn bản nào khớp. Hãy bớt chữ hoặc chọn trạng thái khác."
    ]


def test_the_queue_is_sorted_as_asked(cast: Cast, office: Client) -> None:
    for name in ("b", "a", "c"):
        make_reading(cast, name=name, title=name)
    assert titles(office, sort="title") == ["a", "b", "c"]
    assert titles(office, sort="-title") == ["c", "b", "a"]


def test_htmx_gets_the_rows_alone(cast: Cast, office: Client) -> None:
    make_reading(cast)
    response = office.get(reverse("documents"), headers={"HX-Request": "true"})
    assert b"<html" not in response.content
    assert len(rows(response)) == 1


@pytest.mark.parametrize("count", [1, 50])
def test_the_queue_costs_the_same_for_one_row_and_for_fifty(cast: Cast, office: Client, count: int) -> None:
    for number in range(count):
        make_reading(cast, name=f"{number}.docx")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        office.get(reverse("documents"))
    assert len(queries) == 6
