"""Choosing a unit by a few letters."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cast import START, Cast
from dondoc.units.actions import create_unit
from dondoc.units.models import UnitKind
from dondoc.web.units.picker import CHOICES
from web.html import page, texts

pytestmark = pytest.mark.django_db


def test_the_choices_are_units_of_the_seat_that_have_the_words(
    cast: Cast, administrator: Client, officer: Client
) -> None:
    question = {"unit-q": "ubnd"}
    found = [
        page(who.get(reverse("unit-picker"), question)).xpath("//input/@value") for who in (administrator, officer)
    ]
    assert found == [
        [str(unit.pk) for unit in (cast.province, cast.other_commune, cast.commune)],
        [str(cast.commune.pk)],
    ]


def test_too_many_and_none_are_told(cast: Cast, administrator: Client) -> None:
    for count in range(CHOICES + 1):
        create_unit(name=f"Điểm {count}", kind=UnitKind.OTHER, parent=cast.police, valid_from=START, by=None)
    many, none = (administrator.get(reverse("unit-picker"), {"unit-q": text}) for text in ("diem", "zzz"))
    assert len(page(many).xpath("//input")) == CHOICES
    assert texts(many, "//p") == ["Còn nhiều đơn vị khác. Hãy gõ thêm chữ."]
    assert texts(none, "//p | self::p") == ["Không có đơn vị nào khớp. Hãy bớt chữ."]


def test_the_unit_in_the_address_is_chosen_already_unless_it_lies_outside(cast: Cast, administrator: Client) -> None:
    chosen = [
        page(administrator.get(reverse("account-new"), {"unit": unit})).xpath("//input[@name='unit']/@value")
        for unit in (str(cast.school.pk), "999999", "x", "²")
    ]
    assert chosen == [[str(cast.school.pk)], [], [], []]
