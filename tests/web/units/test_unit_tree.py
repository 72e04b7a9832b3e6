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
from dondoc.units.models import Succession, SuccessionPart, Unit, UnitKind, UnitStatus, UnitVersion
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
    found = [row[0] for row in rows(client.get(reverse("units"), {"q": "suoi lam", "view": "list"}))]
    assert found == ["Ủy ban nhân dân xã Suối Lam", "Trường Tiểu học Suối Lam"]
    for view in ("", "list"):
        assert texts(client.get(reverse("units"), {"q": "ben da", "view": view}), "//tbody/tr | //mark") == []


@pytest.mark.parametrize("view", ["", "list"])
def test_a_search_without_result_says_what_to_do(administrator: Client, view: str) -> None:
    response = administrator.get(reverse("units"), {"q": "khong co", "view": view})
    assert texts(response, "//*[@class='empty']/p") == [
        "Không có đơn vị nào có “khong co” trong tên hoặc mã vào ngày này. Hãy bớt chữ hoặc chọn ngày khác."
    ]
    assert page(response).xpath("//form[@data-selection]") == []
    assert page(response).xpath("//*[@class='empty']/a") == []


@pytest.mark.parametrize("view", ["", "list"])
def test_a_name_that_only_an_ended_unit_had_leads_there(cast: Cast, administrator: Client, view: str) -> None:
    UnitVersion.objects.filter(unit=cast.other_commune).update(valid_to=date(2025, 8, 1))
    response = administrator.get(reverse("units"), {"q": "ben da", "view": view})
    (onward,) = page(response).xpath("//*[@class='empty']/a/@href")
    assert [row[0] for row in rows(administrator.get(onward))] == ["Ủy ban nhân dân phường Bến Đá"]


def shown_tree(response: HttpResponse) -> list[tuple[int, str, bool]]:
    """Each row of the tree: how deep it stands, its name, whether it was looked for."""
    return [
        (int(row.xpath("count(ancestor::ul)")), str(row.xpath("string(a)")).strip(), bool(row.xpath("a/mark")))
        for row in page(response).xpath("//*[@class='tree-row']")
    ]


def test_words_narrow_the_tree_to_what_has_them_and_the_way_there(cast: Cast, administrator: Client) -> None:
    branch = create_unit(name="Điểm Thượng", kind=UnitKind.OTHER, parent=cast.school, valid_from=START, by=None)
    create_unit(name="Lớp ghép", kind=UnitKind.OTHER, parent=branch, valid_from=START, by=None)
    response = administrator.get(reverse("units"), {"q": "diem thuong", "on": "2026-01-01"}, headers=HTMX)
    assert shown_tree(response) == [
        (1, "Ủy ban nhân dân xã Suối Lam", False),
        (2, "Trường Tiểu học Suối Lam", False),
        (3, "Điểm Thượng", True),
    ]
    toggles = page(response).xpath("//button[@data-branch]")
    assert [(each.get("aria-expanded"), each.get("hx-get")) for each in toggles] == [
        ("true", None),
        ("true", None),
        ("false", f"{reverse('unit-branch', args=[branch.pk])}?on=2026-01-01"),
    ]
    assert texts(response, "//*[@class='result-head']/span[1]") == ["1 đơn vị khớp"]
    assert texts(response, "//*[@class='tree-top']/a/mark") == []


@pytest.mark.parametrize("text", ["S00.01", "suoilam"])
def test_a_code_and_words_without_spaces_narrow_it_too(administrator: Client, text: str) -> None:
    assert shown_tree(administrator.get(reverse("units"), {"q": text})) == [
        (1, "Ủy ban nhân dân xã Suối Lam", True),
        (2, "Trường Tiểu học Suối Lam", True),
    ]


def test_the_narrowed_tree_is_as_of_the_day(cast: Cast, administrator: Client) -> None:
    rename(cast.commune, "Ủy ban nhân dân xã Rừng Thông", date(2026, 1, 1), cast.province)
    found = [
        [
            name
            for _depth, name, match in shown_tree(administrator.get(reverse("units"), {"q": "rung thong", "on": day}))
        ]
        for day in ("2025-12-31", "2026-01-01")
    ]
    assert found == [[], ["Ủy ban nhân dân xã Rừng Thông"]]


def test_a_narrowed_tree_shows_the_best_and_leads_to_the_list_and_back(
    cast: Cast, administrator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dondoc.web.units.narrowing.MOST", 2)
    response = administrator.get(reverse("units"), {"q": "song may", "on": "2026-01-01"})
    assert shown_tree(response) == [(1, "Công an tỉnh Sông Mây", True)]
    assert texts(response, "//*[@class='tree-top']/a/mark") == ["Ủy ban nhân dân tỉnh Sông Mây"]
    create_unit(name="Đội Sông Mây", kind=UnitKind.OTHER, parent=cast.police, valid_from=START, by=None)
    cut = administrator.get(reverse("units"), {"q": "song may", "on": "2026-01-01"})
    assert texts(cut, "//*[@class='result-head']/span")[:2] == [
        "3 đơn vị khớp",
        "Cây chỉ hiện 2 đơn vị khớp nhất. Hãy gõ thêm chữ, hoặc xem danh sách.",
    ]
    (to_list,) = page(cut).xpath("//*[@class='result-head']/a/@href")
    listed = administrator.get(to_list)
    assert (len(rows(listed)), page(listed).xpath("//input[@name='view']/@value")) == (3, ["list"])
    (back,) = page(listed).xpath("//*[@class='result-head']/a/@href")
    assert back == f"{reverse('units')}?q=song+may&on=2026-01-01"


def test_without_rows_there_is_nothing_to_choose(cast: Cast, at: At) -> None:
    chosen = "//*[@data-selection]"
    pages = [
        page(at(Role.ADMINISTRATOR, unit).get(reverse("units"), query)).xpath(chosen) != []
        for unit, query in (
            (cast.province, {}), (cast.school, {}), (cast.province, {"q": "zzz"}), (cast.province, {"kind": "other"}),
        )
    ]  # fmt: skip
    assert pages == [True, False, False, False]


def test_htmx_gets_the_result_alone(administrator: Client) -> None:
    fragment = administrator.get(reverse("units"), headers=HTMX).content.decode()
    assert "<html" not in fragment
    assert "Công an tỉnh Sông Mây" in fragment


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kind": "commune"}, ["Ủy ban nhân dân phường Bến Đá", "Ủy ban nhân dân xã Suối Lam"]),
        ({"kind": "school", "d_ownership": "private"}, ["Trường Tư"]),
        ({"kind": "school", "d_school_levels": "primary"}, ["Trường Tư"]),
        ({"kind": "school", "d_school_levels": "higher"}, []),
        ({"kind": "enterprise", "d_tax_code": "4751"}, ["Công ty Cổ phần Mây"]),
        ({"status": "suspended"}, ["Trường Tư"]),
        ({"status": "active", "q": "truong"}, ["Trường Tiểu học Suối Lam"]),
        ({"kind": "school", "sort": "-name"}, ["Trường Tư", "Trường Tiểu học Suối Lam"]),
        ({"status": "ended"}, ["Công an tỉnh Sông Mây"]),
    ],
)
def test_the_list_holds_what_the_filters_ask_for(
    cast: Cast, administrator: Client, query: dict[str, str], found: list[str]
) -> None:
    create_unit(
        name="Trường Tư", kind=UnitKind.SCHOOL, parent=cast.commune, valid_from=START, by=None,
        status=UnitStatus.SUSPENDED, details={"ownership": "private", "school_levels": ["primary", "lower_secondary"]},
    )  # fmt: skip
    create_unit(
        name="Công ty Cổ phần Mây", kind=UnitKind.ENTERPRISE, parent=cast.commune, valid_from=START, by=None,
        details={"tax_code": "0100047516"},
    )  # fmt: skip
    UnitVersion.objects.filter(unit=cast.police).update(valid_to=date(2025, 8, 1))
    response = administrator.get(reverse("units"), query)
    assert texts(response, "//tbody/tr/th/a") == found


def test_the_same_filter_gives_the_same_units_in_a_file(cast: Cast, administrator: Client) -> None:
    rename(cast.commune, "Xã Suối Lam Thượng", date(2026, 1, 1), cast.province)
    query = {"kind": "commune", "on": "31/12/2025", "q": "suoi lam"}
    response = administrator.get(reverse("units-csv"), query)
    lines = response.getvalue().decode("utf-8-sig").splitlines()
    assert lines == [
        "Số định danh,Mã,Tên đơn vị,Tên viết tắt,Loại đơn vị,Mã cấp trên,Có hiệu lực từ ngày,Tình trạng,"
        "Loại hình hành chính,Phân loại đơn vị hành chính",
        f"{cast.commune.pk},S00.01,Ủy ban nhân dân xã Suối Lam,UBND xã Suối Lam,UBND cấp xã,S00,2025-07-01,"
        "Đang hoạt động,,",
    ]
    assert response.headers["Content-Disposition"] == 'attachment; filename="don-vi-2025-12-31.csv"'


def test_a_unit_that_has_ended_names_who_took_its_place(cast: Cast, administrator: Client) -> None:
    UnitVersion.objects.filter(unit=cast.police).update(valid_to=date(2025, 8, 1))
    succession = Succession.objects.create(kind="merge", day=date(2025, 8, 1), decision_number="1/QĐ")
    SuccessionPart.objects.create(
        succession=succession, old=cast.police, new=cast.department, old_name="Công an", new_name="Cơ quan mới"
    )
    response = administrator.get(reverse("units"), {"status": "ended"})
    assert [row[-1] for row in rows(response)] == ["từ 01/08/2025Nay thuộc Cơ quan mới"]


def test_another_day_is_told_and_left_by_one_click(administrator: Client) -> None:
    response = administrator.get(reverse("units"), {"on": "31/12/2025", "q": "truong"})
    assert texts(response, "//*[@class='as-of']/span") == ["Đang xem như vào ngày 31/12/2025, không phải hôm nay."]
    assert page(response).xpath("//*[@class='as-of']/a/@href") == [f"{reverse('units')}?q=truong"]
    assert texts(administrator.get(reverse("units")), "//*[@class='as-of']") == []


def test_the_tree_counts_its_units_by_kind(administrator: Client) -> None:
    response = administrator.get(reverse("units"))
    assert texts(response, "//*[@class='kind-count']") == [
        "UBND cấp tỉnh 1",
        "UBND cấp xã 2",
        "Cơ quan chuyên môn 2",
        "Trường học 1",
    ]


def test_only_administrators_are_offered_the_import(cast: Cast, at: At) -> None:
    offered = [
        page(at(role, cast.province).get(reverse("units"))).xpath("//*[@class='page-actions']/a/@href")
        for role in (Role.ADMINISTRATOR, Role.HEAD)
    ]
    all_ = [reverse("successions")]
    assert offered == [[*all_, reverse("units-import"), reverse("unit-new", args=[cast.province.pk])], all_]


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
