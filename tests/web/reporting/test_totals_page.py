"""Totals at a unit: figures against levels, the units below, who is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.models import Stage
from dondoc.units.models import Unit
from orders import done, merger, new_units
from rounds import DUE, DUE_BELOW, OPENED, WINDOW, Round
from web.html import heading, page, rows, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
MERGED = date(2026, 6, 10)


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
        " Chưa đạt còn thiếu 2 trường 0/2 đơn vị tự đạt (cấp 1 bên dưới: 0/1; cấp 2 bên dưới: 0/1)",
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
        ["Ủy ban nhân dân xã Suối Lam", "1 / 2", "–", "66,67%còn thiếu 1 trường", "Chưa đạt"],
        ["Ủy ban nhân dân phường Bến Đá", "0 / 1", "–", "–", ""],
    ]
    assert page(top).xpath("//tbody//a/@href") == [
        f"{url}?don-vi={cast.commune.pk}",
        reverse("obligation", args=[round_.of(cast.other_commune).pk]),
    ]
    below = office.get(url, {"don-vi": cast.commune.pk})
    assert heading(below) == "Ủy ban nhân dân xã Suối Lam"
    assert page(below).xpath("//tbody//a/@href") == [
        reverse("obligation", args=[round_.of(unit).pk]) for unit in (cast.school, cast.commune)
    ]
    assert [line[0] for line in rows(below)] == [
        "Trường Tiểu học Suối Lam",
        "Ủy ban nhân dân xã Suối Lam (báo cáo riêng)",
    ]


def test_a_long_table_of_units_goes_over_pages_that_add_up(
    round_: Round, at: At, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 4, 4))
    round_.accept(cast.other_commune, round_.typed(1, 4, 6))
    done(merger(cast.commune, cast.other_commune, below=cast.province, day=MERGED), MERGED)
    monkeypatch.setattr("dondoc.web.reporting.totals_children.ROWS", 2)
    with time_machine.travel("2026-06-12 09:00:00+07:00", tick=False):
        office = at(Role.OFFICE, cast.province)
        pages = [office.get(url, {"page": str(number), "chi-so": "1"}) for number in (1, 2)]
    assert [[(line[0], line[1], line[3]) for line in rows(each)] for each in pages] == [
        [
            ("UBND xã Mây Lam", "0 / 1", "–"),
            ("Ủy ban nhân dân xã Suối Lam (đã kết thúc hoặc ở ngoài cây)", "1 / 1", "4 lớp"),
        ],
        [("Ủy ban nhân dân phường Bến Đá (đã kết thúc hoặc ở ngoài cây)", "1 / 1", "6 lớp")],
    ]
    assert page(pages[0]).xpath("//nav[@class='pager']//a/@href") == ["?chi-so=1&page=2"]


def test_the_page_costs_few_questions(round_: Round, office: Client, url: str) -> None:
    office.get(url)
    with CaptureQueriesContext(connection) as found:
        office.get(url)
    assert len(found) <= 18


def test_the_same_reports_are_shown_by_an_attribute_of_the_units(round_: Round, office: Client, url: str) -> None:
    round_.accept(round_.cast.commune, round_.typed(3, 3, 4))
    round_.accept(round_.cast.school, round_.typed(1, 3, 4))
    assert rows(office.get(url, {"theo": "kind"}))[:2] == [
        ["UBND cấp xã", "1 / 2", "–", "100%", "Đạt"],
        ["Trường học", "1 / 1", "–", "33,33%còn thiếu 2 trường", "Chưa đạt"],
    ]
    assert len(rows(office.get(url, {"theo": "khong-co"}))) == 2


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


def test_lists_of_every_standing_cost_what_one_costs(round_: Round, office: Client, url: str) -> None:
    office.get(url)
    with CaptureQueriesContext(connection) as one:
        assert len(texts(office.get(url), "//details/summary")) == 1
    round_.accept(round_.cast.commune)
    round_.give_back(round_.cast.school)
    with CaptureQueriesContext(connection) as three:
        assert len(texts(office.get(url), "//details/summary")) == 3
    assert len(three) == len(one)


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


def test_the_round_before_stands_beside_each_figure_with_the_change(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 4, 4))
    round_.accept(cast.other_commune, round_.typed(1, 4, 6))
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province, day=MERGED), MERGED))
    second = open_cycle(
        duty=round_.duty, name="Cả năm 2026", window_start=date(2026, 6, 15), window_end=date(2026, 12, 14),
        dues={1: date(2026, 12, 16), 2: date(2026, 12, 15)}, day=MERGED, by=round_.office,
    )  # fmt: skip
    with time_machine.travel("2026-12-10 09:00:00+07:00", tick=False):
        replace(round_, cycle=second).accept(new, round_.typed(6, 8, 8))
        office, url = at(Role.OFFICE, cast.province), reverse("cycle-totals", args=[second.pk])
        found = [line.split("Kỳ trước: ")[1] for line in results(office, url, **{"don-vi": new.pk})]
        assert found == [
            "37,5% · tăng 37,5 điểm % · cộng từ 2 đơn vị trước khi sắp xếp",
            "10 lớp · giảm 2 · cộng từ 2 đơn vị trước khi sắp xếp",
        ]
        below = rows(office.get(url, {"chi-so": "1"}))
        assert below[0][4] == "10 lớpgiảm 2cộng từ 2 đơn vị trước khi sắp xếp"


def test_a_unit_that_has_ended_since_is_a_line_of_its_own_so_that_the_lines_add_up(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 4, 4))
    round_.accept(cast.other_commune, round_.typed(1, 4, 6))
    done(merger(cast.commune, cast.other_commune, below=cast.province, day=MERGED), MERGED)
    with time_machine.travel("2026-12-10 09:00:00+07:00", tick=False):
        office, url = at(Role.OFFICE, cast.province), reverse("cycle-totals", args=[round_.cycle.pk])
        found = rows(office.get(url, {"chi-so": "1"}))
        by_kind = rows(office.get(url, {"chi-so": "1", "theo": "kind"}))
    assert [line[:4] for line in found] == [
        ["UBND xã Mây Lam", "0 / 1", "1", "–"],
        ["Ủy ban nhân dân xã Suối Lam (đã kết thúc hoặc ở ngoài cây)", "1 / 1", "–", "4 lớp"],
        ["Ủy ban nhân dân phường Bến Đá (đã kết thúc hoặc ở ngoài cây)", "1 / 1", "–", "6 lớp"],
    ]
    assert by_kind[1][:4] == ["Đơn vị đã kết thúc", "2 / 2", "–", "10 lớp"]


def test_the_estimate_of_the_same_window_stands_beside_the_final_figure(round_: Round, at: At, url: str) -> None:
    cast = round_.cast
    estimate = open_cycle(
        duty=round_.duty, name="6 tháng", window_start=WINDOW[0], window_end=WINDOW[1], stage=Stage.ESTIMATE,
        dues={1: DUE, 2: DUE_BELOW}, day=OPENED, by=round_.office,
    )  # fmt: skip
    replace(round_, cycle=estimate).accept(cast.commune, round_.typed(2, 4, 4))
    round_.accept(cast.commune, round_.typed(3, 4, 4))
    found = [line.split("Ước thực hiện: ")[1] for line in results(at(Role.OFFICE, cast.province), url)]
    assert found == ["50% · chính thức tăng 25 điểm %", "4 lớp · chính thức không đổi"]


def test_a_day_before_the_round_opened_says_so_and_leads_to_the_first(round_: Round, at: At, url: str) -> None:
    round_.cycle.obligations.update(created_at="2026-06-05T02:00:00Z")
    with time_machine.travel("2026-06-12 09:00:00+07:00", tick=False):
        office = at(Role.OFFICE, round_.cast.province)
        early, first = (office.get(url, {"ngay": day}) for day in ("04/06/2026", "05/06/2026"))
    assert texts(early, "//*[contains(@class, 'notice-info')]//p") == [
        "Đến hết ngày 04/06/2026 kỳ báo cáo này chưa mở, chưa đơn vị nào phải báo cáo. Kỳ mở ngày 05/06/2026."
        " Xem ngày 05/06/2026"
    ]
    links = page(early).xpath("//*[contains(@class, 'notice-info')]//a/@href")
    assert links == [f"?don-vi={round_.cast.province.pk}&ngay=05%2F06%2F2026"]
    assert [bool(texts(each, "//li[@class='result']")) for each in (early, first)] == [False, True]


def test_a_past_day_lists_who_had_sent_by_then(round_: Round, at: At, url: str) -> None:
    round_.of(round_.cast.commune).cycle.obligations.update(created_at="2026-06-01T02:00:00Z")
    with time_machine.travel("2026-06-12 09:00:00+07:00", tick=False):
        round_.send(round_.cast.commune, day=date(2026, 6, 12))
        office = at(Role.OFFICE, round_.cast.province)
        shown = {day: texts(office.get(url, {"ngay": day}), "//details//ul") for day in ("11/06/2026", "12/06/2026")}
    assert [len(lists) for lists in shown.values()] == [1, 2]
    assert shown["12/06/2026"][1] == "Ủy ban nhân dân xã Suối Lam"
