"""Totals at a unit: figures against levels, the units below, who is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.units.models import Unit
from rounds import Round
from web.html import heading, page, rows, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


@pytest.fixture
def url(round_: Round) -> str:
    return reverse("cycle-totals", args=[round_.cycle.pk])


@pytest.fixture
def office(round_: Round, at: At) -> Client:
    return at(Role.OFFICE, round_.cast.province)


def results(client: Client, url: str, **asked: object) -> list[str]:
    return texts(client.get(url, asked), "//li[@class='result']")


def test_every_indicator_says_figure_level_and_how_many_are_missing(round_: Round, office: Client, url: str) -> None:
    round_.accept(round_.cast.commune, round_.typed(2, 3, 4))
    round_.accept(round_.cast.school, round_.typed(1, 3, 4))
    assert results(office, url) == [
        "1. 66,67% trường có lối thoát nạn thứ hai 50% 3 / 6 Mức đề ra: từ 66,67% trở lên"
        " Chưa đạt còn thiếu 2 trường 0/2 đơn vị tự đạt",
        "2. 10 lớp tập huấn 8 lớp Mức đề ra: từ 10 lớp trở lên Chưa đạt còn thiếu 2 lớp",
    ]


def test_without_figures_nothing_is_met_or_missed(office: Client, url: str) -> None:
    assert results(office, url) == [
        "1. 66,67% trường có lối thoát nạn thứ hai – Mức đề ra: từ 66,67% trở lên Chưa có số liệu",
        "2. 10 lớp tập huấn – Mức đề ra: từ 10 lớp trở lên Chưa có số liệu",
    ]


def test_the_bar_and_its_level_are_drawn(round_: Round, office: Client, url: str) -> None:
    round_.accept(round_.cast.commune, round_.typed(3, 3, 4))
    drawn = page(office.get(url)).xpath("//li[@class='result']//svg[contains(@class, 'bullet')]")
    assert [(svg[0].get("width"), svg[1].get("x1")) for svg in drawn] == [("98.0%", "65.4%"), ("36.4%", "90.9%")]


def test_each_child_leads_down_and_a_leaf_to_its_report(round_: Round, office: Client, url: str) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    top = office.get(url)
    assert rows(top) == [
        ["Ủy ban nhân dân xã Suối Lam", "1 / 2", "–", "66,67%", "Chưa đạt"],
        ["Ủy ban nhân dân phường Bến Đá", "0 / 1", "–", "–", ""],
    ]
    assert page(top).xpath("//tbody//a/@href") == [
        f"{url}?don-vi={cast.commune.pk}",
        reverse("obligation", args=[round_.of(cast.other_commune).pk]),
    ]
    below = office.get(url, {"don-vi": cast.commune.pk})
    assert heading(below) == "Ủy ban nhân dân xã Suối Lam"
    assert page(below).xpath("//tbody//a/@href") == [reverse("obligation", args=[round_.of(cast.school).pk])]


def test_the_lists_say_who_has_sent_and_who_has_not(round_: Round, office: Client, url: str) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    round_.give_back(cast.school)
    found = office.get(url)
    assert texts(found, "//details/summary") == [
        "Chưa đến hạn 1 đơn vị",
        "Bị trả lại 1 đơn vị",
        "Đã chấp nhận 1 đơn vị",
    ]
    assert texts(found, "//details//li") == [
        "Ủy ban nhân dân phường Bến Đá",
        "Trường Tiểu học Suối Lam",
        "Ủy ban nhân dân xã Suối Lam",
    ]


def test_a_unit_sees_its_own_branch(round_: Round, at: At, url: str) -> None:
    assert heading(at(Role.HEAD, round_.cast.commune).get(url)) == "Ủy ban nhân dân xã Suối Lam"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"ngay": "10/06/2026"}, 200),
        ({"ngay": "khong"}, 200),
        ({"ngay": "01/01/2020"}, 422),
        ({"don-vi": "999999"}, 404),
        ({"don-vi": "x"}, 200),
        ({"chi-so": "99"}, 200),
    ],
)
def test_odd_questions_get_a_plain_answer(office: Client, url: str, asked: dict[str, str], status: int) -> None:
    assert office.get(url, asked).status_code == status
