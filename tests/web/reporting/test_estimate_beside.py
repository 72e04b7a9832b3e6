"""What was estimated stands beside the final figure: on the form, for the office, and in the compiled report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.compiling.models import PaperKind
from dondoc.compiling.reading import paper_now
from dondoc.exports.compiled_report.gather import report_paper
from dondoc.exports.writers import report
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.models import Indicator, Stage
from dondoc.units.models import Unit
from rounds import DUE, DUE_BELOW, OPENED, WINDOW, Round, make_round
from web.html import texts
from word_text import lines_of

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
TODAY = date(2026, 6, 20)
BESIDE = "//*[@class='box-last'][contains(., 'Ước')]"


@pytest.fixture
def guessed(cast: Cast) -> Round:
    """A final round; the commune estimated 2 of 4 and 4 before."""
    made = make_round(cast)
    estimate = open_cycle(
        duty=made.duty, name="6 tháng", window_start=WINDOW[0], window_end=WINDOW[1], stage=Stage.ESTIMATE,
        dues={1: DUE, 2: DUE_BELOW}, day=OPENED, by=made.office,
    )  # fmt: skip
    replace(made, cycle=estimate).accept(cast.commune, made.typed(2, 4, 4))
    return made


def test_the_form_shows_the_estimate_and_after_each_saving_the_difference(guessed: Round, at: At) -> None:
    head, obligation = at(Role.HEAD, guessed.cast.commune), guessed.of(guessed.cast.commune)
    form, save = (reverse(name, args=[obligation.pk]) for name in ("obligation", "obligation-save"))
    assert texts(head.get(form), BESIDE) == ["Ước thực hiện: 2", "Ước thực hiện: 4", "Ước thực hiện: 4"]
    typed = guessed.typed(3, 4, 1) | {"revision": "0", "narrative": ""}
    told = head.post(save, typed, headers={"Accept": "application/json"}).json()
    assert list(told["changes"].values()) == ["chính thức tăng 1", "chính thức không đổi", "chính thức giảm 3"]
    assert texts(head.get(form), "//*[@data-change]") == list(told["changes"].values())


def test_the_office_sees_both_figures_but_of_people_only_in_the_totals(guessed: Round, at: At) -> None:
    guessed.send(guessed.cast.commune, guessed.typed(3, 4, 1))
    office, url = (
        at(Role.OFFICE, guessed.cast.province),
        reverse("obligation", args=[guessed.of(guessed.cast.commune).pk]),
    )
    said = "//td//small[contains(., 'Ước')]"
    assert texts(office.get(url), said) == [
        "Ước thực hiện: 2; chính thức tăng 1",
        "Ước thực hiện: 4; chính thức không đổi",
        "Ước thực hiện: 4; chính thức giảm 3",
    ]
    Indicator.objects.filter(form=guessed.form, kind="share").update(about_people=True)
    assert texts(office.get(url), said) == ["Ước thực hiện: 4; chính thức giảm 3"]


def test_the_compiled_report_names_the_difference(guessed: Round) -> None:
    guessed.accept(guessed.cast.commune, guessed.typed(3, 4, 4))
    paper = report_paper(guessed.cycle, as_of=TODAY, today=TODAY)
    assert [(row.estimate, row.change) for row in paper.targets] == [
        (report.Share(2, 4), Decimal(25)),
        (report.Count(4, "lớp"), Decimal(0)),
    ]
    lines = lines_of(paper_now(guessed.cycle, PaperKind.HALF_YEAR, TODAY).content)
    assert [line for line in lines if "ước thực hiện" in line] == [
        "66,67% trường có lối thoát nạn thứ hai: 3/4 (75%); ước thực hiện 2/4 (50%), chính thức tăng 25 điểm %;"
        " mục tiêu từ 66,67% trở lên; đạt; 1/1 đơn vị đạt.",
        "10 lớp tập huấn: 4 lớp; ước thực hiện 4 lớp, chính thức không đổi; mục tiêu từ 10 lớp trở lên;"
        " chưa đạt, còn thiếu 6 lớp.",
        "1 | 66,67% trường có lối thoát nạn thứ hai | từ 66,67% trở lên |"
        " 3/4 (75%); ước thực hiện 2/4 (50%), chính thức tăng 25 điểm % | Đạt | 1/1",
        "2 | 10 lớp tập huấn | từ 10 lớp trở lên | 4 lớp; ước thực hiện 4 lớp, chính thức không đổi |"
        " Chưa đạt, còn thiếu 6 lớp | ",
    ]
