"""Moving several units by the page: chosen, shown, done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.units.models import Unit, UnitKind, UnitVersion
from web.html import page, text_of, texts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def department_holds_anything(cast: Cast) -> None:
    """As a unit of no kind of its own."""
    UnitVersion.objects.filter(unit=cast.department).update(kind=UnitKind.OTHER)


def asked(cast: Cast, **more: object) -> dict[str, object]:
    return {
        "chosen": [cast.commune.pk, cast.police.pk],
        "unit": cast.department.pk,
        "valid_from": "01/07/2026",
        "step": "preview",
    } | more


def test_the_chosen_units_are_listed_and_may_be_taken_out(cast: Cast, administrator: Client) -> None:
    response = administrator.post(reverse("units-move"), {"chosen": [cast.commune.pk, cast.police.pk, 999, "x"]})
    boxes = page(response).xpath("//input[@name='chosen']/@value")
    assert boxes == [str(cast.commune.pk), str(cast.police.pk)]


def test_nothing_chosen_says_where_to_choose(administrator: Client) -> None:
    response = administrator.get(reverse("units-move"))
    assert texts(response, "//*[@class='empty']/p")[0].startswith("Chưa chọn đơn vị nào.")


def test_what_would_change_is_shown_and_not_done(cast: Cast, administrator: Client) -> None:
    before = list(UnitVersion.objects.values())
    response = administrator.post(reverse("units-move"), asked(cast))
    assert texts(response, "//section[contains(@class, 'preview')]//li") == [
        "Ủy ban nhân dân xã Suối Lam đang trực thuộc Ủy ban nhân dân tỉnh Sông Mây cùng 1 đơn vị bên dưới",
        "Công an tỉnh Sông Mây đang trực thuộc Ủy ban nhân dân tỉnh Sông Mây",
    ]
    assert list(UnitVersion.objects.values()) == before


def test_the_units_move_from_the_day_on(cast: Cast, administrator: Client) -> None:
    response = administrator.post(reverse("units-move"), asked(cast, step="move"))
    assert response.headers["Location"] == reverse("unit", args=[cast.department.pk])
    moved = UnitVersion.objects.filter(parent=cast.department, valid_from=date(2026, 7, 1))
    assert set(moved.values_list("unit_id", flat=True)) == {cast.commune.pk, cast.police.pk}


def test_what_can_not_be_moved_is_told_unit_by_unit(cast: Cast, administrator: Client) -> None:
    response = administrator.post(reverse("units-move"), asked(cast, unit=cast.school.pk))
    assert response.status_code == 422
    assert "Ủy ban nhân dân xã Suối Lam" in texts(response, "//main//*[@data-notice]")[0]
    assert page(response).xpath("//button[@value='move']") == []


def test_only_places_that_fit_all_the_chosen_units_are_offered(cast: Cast, administrator: Client) -> None:
    response = administrator.post(reverse("units-move"), {"chosen": [cast.commune.pk, cast.school.pk]})
    (url,) = page(response).xpath("//input[@name='unit-q']/@hx-get")
    assert url == f"{reverse('unit-picker')}?below=commune&below=school"
    offered = page(administrator.get(f"{url}&unit-q=s")).xpath("//input/@value")
    assert offered == [str(cast.province.pk), str(cast.department.pk)]


def test_a_missing_target_and_a_wrong_day_are_told(cast: Cast, administrator: Client) -> None:
    response = administrator.post(reverse("units-move"), asked(cast, unit="", valid_from="x"))
    assert response.status_code == 422
    assert "Chưa chọn nơi chuyển đến." in text_of(response)
    assert page(response).xpath("//*[@id='id_valid_from-error']") != []


def test_units_out_of_reach_can_not_be_chosen(cast: Cast, at: Callable[[Role, Unit], Client]) -> None:
    client = at(Role.ADMINISTRATOR, cast.commune)
    response = client.post(reverse("units-move"), asked(cast, chosen=[cast.police.pk, cast.commune.pk]))
    assert page(response).xpath("//input[@name='chosen']") == []


def test_a_link_does_not_move_anything(cast: Cast, administrator: Client) -> None:
    before = list(UnitVersion.objects.values())
    assert administrator.get(reverse("units-move"), asked(cast, step="move")).status_code == 200
    assert list(UnitVersion.objects.values()) == before
