from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.models import Event
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Duty
from dondoc.units.models import Unit
from readings import make_reading
from readings import office as office_user
from web.html import page, texts

pytestmark = pytest.mark.any_database

At = Callable[[Role, Unit], Client]


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def duty(cast: Cast) -> Duty:
    day = timezone.localdate()
    plan = accept_reading(reading=make_reading(cast), revision=0, day=day, by=office_user(cast))
    return plan.duties.all()[0]


def address(duty: Duty) -> str:
    return reverse("duty-units", args=[duty.plan_id, duty.pk])


def owing(duty: Duty) -> set[int]:
    return set(duty.units.values_list("pk", flat=True))


def meant(response: HttpResponse) -> str:
    (sentence,) = texts(response, "//*[@class='meant']")
    return sentence


def test_the_page_offers_the_kinds_and_levels_below(office: Client, duty: Duty) -> None:
    response = office.get(address(duty))
    kinds, levels = page(response).xpath("//*[contains(@class, 'two')]/fieldset")
    assert [label.text_content().strip() for label in kinds.iter("label")] == [
        "UBND cấp xã (2)", "Cơ quan chuyên môn (2)", "Trường học (1)",
    ]  # fmt: skip
    assert [label.text_content().strip() for label in levels.iter("label")] == [
        "Trực thuộc (4)", "Dưới 2 cấp (1)",
    ]  # fmt: skip
    assert meant(response) == "Chọn như trên là 2 đơn vị."


def test_the_units_that_owe_now_are_ticked(cast: Cast, office: Client, duty: Duty) -> None:
    ticked = page(office.get(address(duty))).xpath("//input[@name='unit'][@checked]/@value")
    assert ticked == [str(cast.commune.pk), str(cast.other_commune.pk)]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"kind": ["commune"]}, ["commune", "other_commune"]),
        ({"kind": ["commune", "school"]}, ["commune", "other_commune", "school"]),
        ({"level": ["1"]}, ["commune", "other_commune", "department", "police"]),
        ({"kind": ["school"], "level": ["1"]}, []),
        ({"kind": ["school"], "level": ["2"]}, ["school"]),
        ({}, []),
    ],
)
def test_kinds_and_levels_narrow_each_other(
    cast: Cast, office: Client, duty: Duty, asked: dict[str, list[str]], names: list[str]
) -> None:
    preview = office.get(address(duty), asked | {"q": ""}, headers={"HX-Request": "true"})
    assert meant(preview) == f"Chọn như trên là {len(names)} đơn vị."
    response = office.post(address(duty), asked)
    assert response["Location"] == reverse("plan", args=[duty.plan_id])
    assert owing(duty) == {getattr(cast, name).pk for name in names}


def test_single_units_come_on_top_and_are_logged(cast: Cast, office: Client, duty: Duty) -> None:
    before = sorted(owing(duty))
    office.post(address(duty), {"kind": ["school"], "unit": [cast.police.pk]})
    assert owing(duty) == {cast.school.pk, cast.police.pk}
    event = Event.objects.get(verb="duty.units")
    assert (event.before, event.after) == (
        {"units": before},
        {"units": sorted([cast.school.pk, cast.police.pk])},
    )


def test_units_outside_the_tree_are_never_taken(cast: Cast, office: Client, duty: Duty) -> None:
    office.post(address(duty), {"unit": ["987654", "x", "-1", str(cast.province.pk)]})
    assert owing(duty) == set()


def test_single_units_are_found_without_accents(cast: Cast, office: Client, duty: Duty) -> None:
    found = office.get(address(duty), {"q": "tieu hoc"}, headers={"HX-Request": "true"})
    assert texts(found, "//label") == ["Trường Tiểu học Suối Lam"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("role", "unit", "status"),
    [
        (Role.HEAD, "province", 403),
        (Role.OFFICE, "commune", 403),
        (Role.HEAD, "school", 404),
    ],
)
def test_only_the_plan_s_office_sets_them(
    cast: Cast, at: At, duty: Duty, role: Role, unit: str, status: int, method: str
) -> None:
    before = owing(duty)
    assert getattr(at(role, getattr(cast, unit)), method)(address(duty)).status_code == status
    assert owing(duty) == before


def test_a_duty_of_another_plan_is_not_there(cast: Cast, office: Client, duty: Duty) -> None:
    reading = make_reading(cast, name="khac.docx")
    other = accept_reading(reading=reading, revision=0, day=timezone.localdate(), by=office_user(cast))
    assert office.get(reverse("duty-units", args=[other.pk, duty.pk])).status_code == 404
