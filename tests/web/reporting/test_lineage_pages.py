"""From a total to its reports, and from a report to its totals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dondoc.accounts.models import Role
from dondoc.compiling.actions.papers import make_version
from dondoc.compiling.models import PaperKind
from dondoc.reporting.actions.routes import set_route
from dondoc.reporting.actions.submissions import accept
from dondoc.units.models import Unit
from rounds import Round
from web.html import page, rows, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


def test_a_figure_leads_to_the_reports_that_were_summed(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 3, 4))
    round_.accept(cast.school, round_.typed(5, 6, 1))
    office = at(Role.OFFICE, cast.province)
    totals = page(office.get(reverse("cycle-totals", args=[round_.cycle.pk])))
    links = totals.xpath("//a[@class='figure-link']/@href")
    found = office.get(links[0])
    assert [row[:3] for row in rows(found)] == [
        ["Ủy ban nhân dân xã Suối Lam", "66,67% (2 / 3)", "33,33%"],
        ["Trường Tiểu học Suối Lam", "83,33% (5 / 6)", "66,67%"],
    ]
    assert page(found).xpath("//tbody//a/@href") == [
        reverse("obligation", args=[round_.of(unit).pk]) + "?ban=1" for unit in (cast.commune, cast.school)
    ]
    assert (
        texts(
            office.get(reverse("cycle-sources", args=[round_.cycle.pk]), {"don-vi": cast.other_commune.pk}), "//tbody"
        )
        == []
    )


def test_a_report_leads_to_every_total_that_it_stands_in(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.send(cast.school)
    url = reverse("obligation", args=[round_.of(cast.school).pk])
    office = at(Role.OFFICE, cast.province)
    assert "Bản này không được cộng" in office.get(url).content.decode()
    accept(obligation=round_.of(cast.school), version=1, by=round_.office)
    names = ["Ủy ban nhân dân tỉnh Sông Mây", "Ủy ban nhân dân xã Suối Lam", "Trường Tiểu học Suối Lam"]
    places = "//ul[@class='goes-into']/li"
    found = office.get(url)
    assert (texts(found, places), len(texts(found, f"{places}/a"))) == (names, 3)
    own = at(Role.HEAD, cast.commune).get(url)
    assert (texts(own, places), texts(own, f"{places}/a")) == (names, names[1:])


def test_a_report_that_goes_another_way_says_so(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.send(cast.school)
    set_route(
        plan=round_.plan, unit_id=cast.school.pk, to_id=cast.other_commune.pk, since=date(2026, 6, 1),
        reason="Trường báo cáo về phường", by=round_.office,
    )  # fmt: skip
    office = at(Role.OFFICE, cast.province)
    found = office.get(reverse("obligation", args=[round_.of(cast.school).pk]))
    assert texts(found, "//ul[@class='goes-into']/li")[1] == "Ủy ban nhân dân phường Bến Đá"


def test_a_report_names_the_papers_that_were_made_while_it_counted(round_: Round, at: At) -> None:
    cast, today = round_.cast, timezone.localdate()
    office, url = at(Role.OFFICE, cast.province), reverse("obligation", args=[round_.of(cast.school).pk])
    with time_machine.travel(timezone.now() - timedelta(days=1), tick=False):
        make_version(cycle=round_.cycle, kind=PaperKind.HALF_YEAR, day=today, by=round_.office)
    round_.accept(cast.school)
    make_version(cycle=round_.cycle, kind=PaperKind.HALF_YEAR, day=today, by=round_.office)
    links = "//main//a[contains(@href, '/van-ban/')]/@href"
    assert page(office.get(url)).xpath(links) == [
        reverse("paper-compare", args=[round_.cycle.pk, 2]) + "?loai=half_year"
    ]
    assert page(at(Role.HEAD, cast.school).get(url)).xpath(links) == []
