"""Sorting and paging of lists."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from cast import Cast
from dondoc.units.models import UnitVersion
from dondoc.web.lists import ROWS, Listing, Sort, listing

pytestmark = pytest.mark.django_db
COLUMNS = {"name": "name", "mã": "code"}


def ask(query: dict[str, str]) -> Listing[UnitVersion]:
    return listing(RequestFactory().get("/", query), UnitVersion.objects.all(), COLUMNS, "-mã")


@pytest.mark.parametrize(
    ("query", "sort"),
    [
        ({}, Sort("mã", downward=True)),
        ({"sort": "name"}, Sort("name", downward=False)),
        ({"sort": "-name"}, Sort("name", downward=True)),
        ({"sort": "unit__memberships__user__password"}, Sort("mã", downward=True)),
        ({"sort": ""}, Sort("mã", downward=True)),
    ],
)
def test_only_the_columns_on_offer_sort(cast: Cast, query: dict[str, str], sort: Sort) -> None:
    assert ask(query).sort == sort


def test_rows_come_in_the_order_asked(cast: Cast) -> None:
    codes = [version.code for version in ask({"sort": "mã"}).page]
    assert codes == ["S00", "S00.01", "S00.01.01", "S00.02", "S00.51", "S00.52"]


@pytest.mark.parametrize(("page", "number"), [("2", 2), ("99", 2), ("-1", 2), ("x", 1), ("", 1)])
def test_a_page_that_is_not_there_gives_the_nearest(cast: Cast, page: str, number: int) -> None:
    top = cast.province.versions.get()
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit=cast.school, name=f"Kỳ {day}", kind="school", path=top.path, valid_from=f"20{day:02}-01-01",
            valid_to=f"20{day:02}-02-01", folded="",
        )
        for day in range(26, 26 + ROWS)
    )  # fmt: skip
    assert ask({"page": page}).page.number == number
