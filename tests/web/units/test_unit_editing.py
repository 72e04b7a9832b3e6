"""Creating a unit by a form, changing it from a day on, and putting right what was written wrongly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.core.models import Event
from dondoc.units.models import Unit, UnitVersion
from web.html import page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]
NEW = {
    "kind": "school",
    "name": "Trường Mầm non Suối Lam",
    "short_name": "",
    "code": "S00.01.09",
    "status": "preparing",
    "valid_from": "01/09/2025",
    "d_school_levels": ["preschool", "primary"],
    "d_ownership": "public",
}


def told(version: UnitVersion) -> tuple[object, ...]:
    return version.name, version.kind, version.status, version.details, version.valid_from, version.valid_to


def test_a_unit_is_created_below_another_one(cast: Cast, administrator: Client) -> None:
    response = administrator.post(reverse("unit-new", args=[cast.commune.pk]), NEW)
    made = UnitVersion.objects.get(code="S00.01.09")
    assert response.headers["Location"] == reverse("unit", args=[made.unit_id])
    details = {"school_levels": ["preschool", "primary"], "ownership": "public"}
    assert (made.parent_id, *told(made)) == (
        cast.commune.pk, "Trường Mầm non Suối Lam", "school", "preparing", details, date(2025, 9, 1), None,
    )  # fmt: skip


def test_what_is_wrong_stands_beside_its_field(cast: Cast, administrator: Client) -> None:
    wrong = NEW | {"kind": "enterprise", "code": "S00.52", "d_tax_code": "0912345678", "d_sector": ""}
    response = administrator.post(reverse("unit-new", args=[cast.commune.pk]), wrong)
    assert response.status_code == 422
    assert [text.split(".")[0] for text in texts(response, "//*[@id='id_d_tax_code-error']")] == [
        "“0912345678” không phải là mã số thuế của tổ chức"
    ]
    taken = administrator.post(reverse("unit-new", args=[cast.commune.pk]), NEW | {"code": "S00.52"})
    assert texts(taken, "//*[@id='id_code-error']") == ["Mã S00.52 đang dùng cho một đơn vị khác. Hãy dùng mã khác."]


def test_another_kind_brings_its_own_fields(cast: Cast, administrator: Client) -> None:
    url = reverse("unit-new", args=[cast.commune.pk])
    response = administrator.get(url, {"kind": "residential_area"}, headers={"HX-Request": "true"})
    assert page(response).xpath("//*[@name]/@name") == ["d_area_form"]


def test_a_unit_changes_from_a_day_on(cast: Cast, administrator: Client) -> None:
    url = reverse("unit-edit", args=[cast.school.pk])
    administrator.post(url, NEW | {"how": "change", "status": "active"})
    old, new = UnitVersion.objects.filter(unit=cast.school).order_by("valid_from")
    assert (old.name, old.valid_to) == ("Trường Tiểu học Suối Lam", date(2025, 9, 1))
    assert (new.name, new.parent_id, new.valid_from) == ("Trường Mầm non Suối Lam", cast.commune.pk, date(2025, 9, 1))


def test_a_slip_of_the_pen_is_put_right_from_its_own_day(cast: Cast, administrator: Client) -> None:
    url = reverse("unit-edit", args=[cast.school.pk])
    administrator.post(url, NEW | {"how": "correct", "valid_from": ""})
    (version,) = UnitVersion.objects.filter(unit=cast.school)
    assert (version.name, version.folded, version.valid_from) == (
        "Trường Mầm non Suối Lam",
        "| truong mam non suoi lam | =s00.01.09 | tmnsl |",
        START,
    )
    event = Event.objects.latest("pk")
    assert (event.verb, (event.before or {})["name"], (event.after or {})["name"]) == (
        "unit.correct",
        "Trường Tiểu học Suối Lam",
        "Trường Mầm non Suối Lam",
    )


def test_a_correction_may_not_take_a_code_in_use(cast: Cast, administrator: Client) -> None:
    response = administrator.post(
        reverse("unit-edit", args=[cast.school.pk]), NEW | {"how": "correct", "code": "S00.52"}
    )
    assert texts(response, "//*[@id='id_code-error']") == ["Mã S00.52 đang dùng cho một đơn vị khác. Hãy dùng mã khác."]
    assert UnitVersion.objects.get(unit=cast.school).code == "S00.01.01"


def test_saving_what_stands_there_already_is_told(cast: Cast, administrator: Client) -> None:
    url = reverse("unit-edit", args=[cast.school.pk])
    form = page(administrator.get(url))
    as_it_is = {field.get("name"): field.get("value", "") for field in form.xpath("//main//input[@type='text']")}
    as_it_is |= {"kind": "school", "status": "active", "how": "change", "d_ownership": ""}
    response = administrator.post(url, as_it_is)
    assert texts(response, "//ul[contains(@class, 'nonfield')]/li") == [
        "Chưa có gì thay đổi. Hãy sửa ít nhất một ô rồi lưu."
    ]


def test_a_day_too_early_stands_beside_the_day(cast: Cast, administrator: Client) -> None:
    response = administrator.post(reverse("unit-edit", args=[cast.school.pk]), NEW | {"valid_from": "01/07/2025"})
    assert texts(response, "//*[@id='id_valid_from-error']") == [
        "Đơn vị này đã có thay đổi từ ngày 01/07/2025. Hãy ghi một ngày muộn hơn cho thay đổi mới."
    ]


@pytest.mark.parametrize("name", ["unit-new", "unit-edit"])
def test_only_administrators_may(cast: Cast, at: At, name: str) -> None:
    url = reverse(name, args=[cast.commune.pk])
    codes = [at(role, cast.commune).get(url).status_code for role in (Role.ADMINISTRATOR, Role.HEAD, Role.OFFICE)]
    assert (codes, at(Role.ADMINISTRATOR, cast.other_commune).get(url).status_code) == ([200, 403, 403], 404)


def test_a_unit_that_has_ended_is_not_changed_any_more(cast: Cast, administrator: Client) -> None:
    UnitVersion.objects.filter(unit=cast.school).update(valid_to=timezone.localdate())
    assert administrator.get(reverse("unit-edit", args=[cast.school.pk])).status_code == 403
