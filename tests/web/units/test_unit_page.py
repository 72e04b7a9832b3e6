"""The page of one unit: what it is, what it was, what is below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import START, Cast
from dondoc.accounts.models import Membership, Role
from dondoc.units.actions import change_unit, create_unit
from dondoc.units.models import Unit, UnitKind, UnitStatus, UnitVersion
from rounds import make_round
from web.html import heading, page, rows, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


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
        "Đang hoạt động",
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


def test_before_its_first_day_a_unit_tells_when_it_began(cast: Cast, administrator: Client, officer: Client) -> None:
    url, day = reverse("unit", args=[cast.commune.pk]), {"on": "30/06/2025"}
    response = administrator.get(url, day)
    assert (response.status_code, heading(response)) == (200, "Ủy ban nhân dân xã Suối Lam")
    assert texts(response, "//*[@class='empty']/p") == ["Chưa có vào ngày này; thành lập ngày 01/07/2025."]
    assert page(response).xpath("//*[@class='empty']/a/@href") == [f"{url}?on=2025-07-01"]
    assert administrator.get(f"{url}?on=2025-07-01").status_code == 200
    assert [officer.get(reverse("unit", args=[pk]), day).status_code for pk in (cast.other_commune.pk, 999)] == [
        404
    ] * 2


def test_who_does_not_see_where_a_unit_began_is_led_to_today(cast: Cast, officer: Client) -> None:
    facts = {"name": "Trường Bến Đá", "short_name": "", "code": "", "kind": UnitKind.SCHOOL, "by": None}
    school = create_unit(parent=cast.other_commune, valid_from=START, **facts)
    change_unit(unit=school, parent=cast.commune, valid_from=date(2026, 1, 1), **facts)
    url = reverse("unit", args=[school.pk])
    assert officer.get(url, {"on": "2025-08-01"}).status_code == 404
    response = officer.get(url, {"on": "2025-01-01"})
    assert page(response).xpath("//*[@class='empty']/a/@href") == [url]
    assert officer.get(url).status_code == 200


def test_who_came_lately_sees_earlier_days_of_the_own_units(cast: Cast, at: At) -> None:
    client = at(Role.OFFICER, cast.commune)
    Membership.objects.filter(unit=cast.commune).update(valid_from=date(2026, 6, 1))
    urls = [reverse("unit", args=[cast.school.pk]), reverse("unit-branch", args=[cast.commune.pk])]
    assert [client.get(url, {"on": "2025-12-01"}).status_code for url in urls] == [200, 200]
    assert client.get(reverse("unit", args=[cast.other_commune.pk]), {"on": "2025-12-01"}).status_code == 404


def test_an_administrator_changes_the_unit_right_here_and_others_read(
    cast: Cast, administrator: Client, officer: Client
) -> None:
    url, actions = reverse("unit", args=[cast.school.pk]), "//*[@class='page-actions']/a/@href"
    reminders, feeds, dossier, history = (
        reverse(name, args=[cast.school.pk]) for name in ("reminders", "unit-feeds", "dossier", "unit-history")
    )
    visits = f"{reverse('inspections')}?unit={cast.school.pk}&year=all"
    assert page(administrator.get(url)).xpath(actions) == [
        reverse("unit-edit", args=[cast.school.pk]),
        f"{reverse('units-move')}?chosen={cast.school.pk}",
        reminders,
        feeds,
        dossier,
        visits,
        history,
        f"{reverse('account-new')}?unit={cast.school.pk}",
    ]
    assert page(officer.get(url)).xpath(actions) == [reminders, dossier, visits, history]


def test_the_fields_of_the_kind_and_the_status_are_shown(cast: Cast, administrator: Client) -> None:
    change_unit(
        unit=cast.school, name="Trường Suối Lam", short_name="", code="", kind=UnitKind.SCHOOL, parent=cast.commune,
        valid_from=date(2026, 1, 1), by=None, status=UnitStatus.SUSPENDED, details={"school_levels": "primary"},
    )  # fmt: skip
    response = administrator.get(reverse("unit", args=[cast.school.pk]), {"on": "2026-02-01"})
    facts = dict(
        zip(texts(response, "//dl[@class='facts']/dt"), texts(response, "//dl[@class='facts']/dd"), strict=True)
    )
    assert facts == {
        "Loại đơn vị": "Trường học",
        "Mã": "–",
        "Tình trạng": "Tạm ngừng",
        "Cấp học": "Tiểu học",
        "Có hiệu lực": "từ 01/01/2026 đến nay",
    }


def test_a_unit_that_has_ended_is_shown_as_it_last_was(cast: Cast, administrator: Client, officer: Client) -> None:
    ended = UnitVersion.objects.filter(unit=cast.other_commune)
    ended.update(valid_to=date(2026, 1, 1))
    url = reverse("unit", args=[cast.other_commune.pk])
    response = administrator.get(url, {"on": "2026-06-01"})
    assert heading(response) == "Ủy ban nhân dân phường Bến Đá"
    assert texts(response, "//p[@class='lead']") == [
        "Đơn vị đã kết thúc từ ngày 01/01/2026; dưới đây là thông tin vào ngày cuối cùng."
    ]
    assert page(response).xpath("//*[@class='page-actions']/a[contains(@href, 'sua')]") == []
    assert officer.get(url, {"on": "2026-06-01"}).status_code == 404


def test_what_the_unit_owes_is_shown(cast: Cast, administrator: Client) -> None:
    made = make_round(cast)
    response = administrator.get(reverse("unit", args=[cast.commune.pk]))
    owed = page(response).xpath("//ul[@class='owed']//a/@href")
    assert reverse("obligation", args=[made.of(cast.commune).pk]) in owed
