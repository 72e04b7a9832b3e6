"""The tree of units as of a day, its branches and its search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.units.actions import change_unit, create_unit
from dondoc.units.models import Unit, UnitKind
from dondoc.web.units.views.tree import STEP
from web.html import page, rows, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
HTMX = {"HX-Request": "true"}


def names(response: HttpResponse) -> list[str]:
    return texts(response, "//*[@class='tree-row']/a")


def rename(unit: Unit, name: str, since: date, parent: Unit) -> None:
    change_unit(
        unit=unit, name=name, short_name="", code="S00.01", kind=UnitKind.COMMUNE, parent=parent,
        valid_from=since, by=None,
    )  # fmt: skip


def test_the_tree_begins_at_the_own_unit_and_shows_the_level_below(cast: Cast, administrator: Client) -> None:
    response = administrator.get(reverse("units"))
    assert texts(response, "//*[@class='tree-top']/a") == ["Ủy ban nhân dân tỉnh Sông Mây"]
    assert names(response) == [
        "Ủy ban nhân dân xã Suối Lam",
        "Ủy ban nhân dân phường Bến Đá",
        "Sở Giáo dục và Đào tạo",
        "Công an tỉnh Sông Mây",
    ]


def test_only_units_with_units_below_can_be_opened(cast: Cast, administrator: Client) -> None:
    toggles = page(administrator.get(reverse("units"))).xpath("//button[@data-branch]")
    urls = [toggle.get("hx-get").split("?")[0] for toggle in toggles]
    assert urls == [reverse("unit-branch", args=[cast.commune.pk])]


def test_a_branch_is_loaded_by_itself(cast: Cast, administrator: Client) -> None:
    response = administrator.get(reverse("unit-branch", args=[cast.commune.pk]), headers=HTMX)
    assert names(response) == ["Trường Tiểu học Suối Lam"]


def test_a_branch_beside_the_own_units_is_not_there(cast: Cast, officer: Client) -> None:
    assert officer.get(reverse("unit-branch", args=[cast.other_commune.pk])).status_code == 404


def test_a_long_branch_comes_in_steps(cast: Cast, administrator: Client) -> None:
    for count in range(STEP + 1):
        create_unit(name=f"Trường {count}", kind=UnitKind.SCHOOL, parent=cast.police, valid_from=START, by=None)
    url = reverse("unit-branch", args=[cast.police.pk])
    first = administrator.get(url, headers=HTMX)
    (more,) = page(first).xpath("//button[text()='Xem thêm đơn vị']")
    second = administrator.get(more.get("hx-get"), headers=HTMX)
    assert (len(names(first)), names(second)) == (STEP, [f"Trường {STEP}"])


@pytest.mark.parametrize("start", ["-1", "x", "9" * 9, "²"])
def test_a_start_that_makes_no_sense_is_the_beginning(cast: Cast, administrator: Client, start: str) -> None:
    response = administrator.get(reverse("unit-branch", args=[cast.commune.pk]), {"start": start})
    assert names(response) == ["Trường Tiểu học Suối Lam"]


def test_the_tree_is_as_of_the_day_asked(cast: Cast, administrator: Client) -> None:
    rename(cast.commune, "Ủy ban nhân dân xã Suối Lam Thượng", date(2026, 1, 1), cast.province)
    before, after = (administrator.get(reverse("units"), {"on": day}) for day in ("31/12/2025", "2026-01-01"))
    assert (names(before)[0], names(after)[0]) == (
        "Ủy ban nhân dân xã Suối Lam",
        "Ủy ban nhân dân xã Suối Lam Thượng",
    )


def test_a_day_before_the_unit_was_there_says_so(administrator: Client) -> None:
    response = administrator.get(reverse("units"), {"on": "01/01/2020"})
    assert texts(response, "//*[@class='empty']/p") == [
        "Vào ngày 01/01/2020 đơn vị của bạn chưa có hoặc không còn. Hãy chọn một ngày khác."
    ]


def test_a_day_that_cannot_be_read_shows_today_and_says_so(administrator: Client) -> None:
    response = administrator.get(reverse("units"), {"on": "31/31/2026"})
    assert texts(response, "//main//*[@data-notice]//p") == [
        "Ngày này không đọc được, đang xem theo hôm nay. Hãy chọn lại ngày."
    ]
    assert len(names(response)) == 4


def test_search_needs_no_accents_and_stays_within_the_own_units(cast: Cast, at: At) -> None:
    client = at(Role.OFFICER, cast.commune)
    found = [row[0] for row in rows(client.get(reverse("units"), {"q": "suoi lam"}))]
    assert found == ["Trường Tiểu học Suối Lam", "Ủy ban nhân dân xã Suối Lam"]
    assert texts(client.get(reverse("units"), {"q": "ben da"}), "//tbody/tr") == []


def test_a_search_without_result_says_what_to_do(administrator: Client) -> None:
    response = administrator.get(reverse("units"), {"q": "khong co"})
    assert texts(response, "//*[@class='empty']/p") == [
        "Không có đơn vị nào có “khong co” trong tên vào ngày này. Hãy bớt chữ hoặc chọn ngày khác."
    ]


def test_htmx_gets_the_result_alone(administrator: Client) -> None:
    fragment = administrator.get(reverse("units"), headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert "Công an tỉnh Sông Mây" in fragment


def test_only_administrators_are_offered_the_import(cast: Cast, at: At) -> None:
    offered = [
        page(at(role, cast.province).get(reverse("units"))).xpath("//*[@class='page-actions']/a/@href")
        for role in (Role.ADMINISTRATOR, Role.HEAD)
    ]
    assert offered == [[reverse("units-import")], []]


@pytest.mark.parametrize("query", [{}, {"q": "truong"}])
def test_the_page_costs_the_same_queries_for_one_row_and_for_three(cast: Cast, at: At, query: dict[str, str]) -> None:
    client = at(Role.OFFICER, cast.commune)
    counts = []
    for extra in ([], ["Trường A", "Trường B"]):
        for name in extra:
            create_unit(name=name, kind=UnitKind.SCHOOL, parent=cast.commune, valid_from=START, by=None)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(reverse("units"), query)
        counts.append((len(names(response)) + len(rows(response)), len(queries) <= 8, len(queries)))
    (one, few, first), (three, still_few, second) = counts
    assert (one, few, three, still_few, first) == (1, True, 3, True, second)
