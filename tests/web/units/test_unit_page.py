"""The page of one unit: what it is, what it was, what is below it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.units.actions import change_unit
from dondoc.units.models import UnitKind
from web.html import heading, page, rows, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(cast: Cast) -> None:
    """The commune has another name and code from 1 January 2026."""
    change_unit(
        unit=cast.commune, name="Ủy ban nhân dân xã Suối Lam Thượng", short_name="", code="S00.99",
        kind=UnitKind.COMMUNE, parent=cast.province, valid_from=date(2026, 1, 1), by=None,
    )  # fmt: skip


def test_the_page_says_what_the_unit_was_on_that_day(cast: Cast, renamed: None, administrator: Client) -> None:
    response = administrator.get(reverse("unit", args=[cast.commune.pk]), {"on": "01/12/2025"})
    assert heading(response) == "Ủy ban nhân dân xã Suối Lam"
    assert texts(response, "//dl[@class='facts']/dd") == [
        "UBND cấp xã",
        "UBND xã Suối Lam",
        "S00.01",
        "từ 01/07/2025 đến trước 01/01/2026",
    ]


def test_every_period_is_listed_the_newest_first(cast: Cast, renamed: None, administrator: Client) -> None:
    response = administrator.get(reverse("unit", args=[cast.commune.pk]), {"on": "01/12/2025"})
    place = "trực thuộc Ủy ban nhân dân tỉnh Sông Mây"
    assert texts(response, "//ol[@class='periods']/li") == [
        f"từ 01/01/2026 đến nay Ủy ban nhân dân xã Suối Lam Thượng UBND cấp xã · mã S00.99 · {place}",
        f"từ 01/07/2025 đến trước 01/01/2026 Ủy ban nhân dân xã Suối Lam UBND cấp xã · mã S00.01 · {place}",
    ]


def test_the_units_below_are_listed(cast: Cast, administrator: Client) -> None:
    response = administrator.get(reverse("unit", args=[cast.commune.pk]))
    assert rows(response) == [["Trường Tiểu học Suối Lam", "Trường học", "S00.01.01"]]


def test_the_way_up_ends_at_the_own_unit(cast: Cast, administrator: Client, officer: Client) -> None:
    url = reverse("unit", args=[cast.school.pk])
    crumbs = "//ol[@class='breadcrumb']//a"
    assert texts(administrator.get(url), crumbs) == [
        "Đơn vị",
        "Ủy ban nhân dân tỉnh Sông Mây",
        "Ủy ban nhân dân xã Suối Lam",
    ]
    assert texts(officer.get(url), crumbs) == ["Đơn vị", "Ủy ban nhân dân xã Suối Lam"]


def test_what_is_beside_or_above_is_not_there(cast: Cast, officer: Client) -> None:
    units = (cast.other_commune, cast.province, cast.school)
    assert [officer.get(reverse("unit", args=[unit.pk])).status_code for unit in units] == [404, 404, 200]


def test_before_its_first_day_a_unit_is_not_there(cast: Cast, administrator: Client) -> None:
    assert administrator.get(reverse("unit", args=[cast.commune.pk]), {"on": "30/06/2025"}).status_code == 404


def test_an_administrator_may_open_an_account_right_here(cast: Cast, administrator: Client, officer: Client) -> None:
    url, actions = reverse("unit", args=[cast.school.pk]), "//*[@class='page-actions']/a/@href"
    assert page(administrator.get(url)).xpath(actions) == [f"{reverse('account-new')}?unit={cast.school.pk}"]
    assert page(officer.get(url)).xpath(actions) == []
