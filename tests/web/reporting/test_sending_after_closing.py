"""A closed round seen by the office and by the unit that may send again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.units.models import Unit
from rounds import Round
from web.html import page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]
WHY = {"reason": "Đơn vị phát hiện cộng sai"}


@pytest.fixture
def closed(round_: Round) -> Round:
    round_.accept(round_.cast.commune, round_.typed(2, 3, 4))
    close_cycle(cycle=round_.cycle, by=round_.office)
    return round_


def test_a_correction_goes_from_the_office_to_the_unit_and_back(closed: Round, at: At) -> None:
    office, head = at(Role.OFFICE, closed.cast.province), at(Role.HEAD, closed.cast.commune)
    here = reverse("obligation", args=[closed.of(closed.cast.commune).pk])
    assert texts(head.get(reverse("home")), "//*[@id='group-correcting']") == []
    office.post(f"{here}cho-gui-lai/", WHY)
    assert texts(head.get(reverse("home")), "//*[@id='group-correcting']") == ["Cần gửi bản đính chính 1"]
    assert [box.get("value") for box in page(head.get(here)).xpath("//input[@inputmode]")] == ["2", "3", "4"]
    head.post(f"{here}gui/", closed.typed(2, 3, 9) | {"revision": "0"})
    again = office.get(reverse("cycle", args=[closed.cycle.pk]) + "?state=again")
    assert texts(again, "//tbody//td[2]") == ["Đã chấp nhận bản đính chính chờ duyệt"]
    office.post(f"{here}chap-nhan/", {"version": "2"})
    assert texts(office.get(here), "//tbody//td[@class='number'][1]") == ["2", "3", "9"]


def test_the_office_reopens_a_closed_round_with_a_reason(closed: Round, at: At) -> None:
    office, here = at(Role.OFFICE, closed.cast.province), reverse("cycle", args=[closed.cycle.pk])
    assert page(office.get(here)).xpath("//form[@action=$to]", to=f"{here}mo-lai/")
    office.post(f"{here}mo-lai/", {"reason": ""})
    closed.cycle.refresh_from_db()
    assert closed.cycle.closed_at is not None
    office.post(f"{here}mo-lai/", WHY)
    closed.cycle.refresh_from_db()
    assert closed.cycle.closed_at is None
