"""One indicator over the closed rounds of a duty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dondoc.accounts.models import Role
from dondoc.reporting.actions.cycles import close_cycle, open_cycle
from dondoc.units.models import Unit
from rounds import Round
from web.html import page, rows

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


def test_closed_rounds_stand_below_each_other_and_the_open_one_last(
    round_: Round, at: At, settings: Settings, tmp_path: Path
) -> None:
    settings.HISTORY_ROOT = tmp_path / "history"
    cast = round_.cast
    round_.accept(cast.commune, round_.typed(2, 4, 4))
    close_cycle(cycle=round_.cycle, by=round_.office)
    second = open_cycle(
        duty=round_.duty, name="=Cả năm 2026", window_start=date(2026, 6, 15), window_end=date(2026, 12, 14),
        dues={1: date(2026, 12, 16), 2: date(2026, 12, 15)}, day=date(2026, 12, 1), by=round_.office,
    )  # fmt: skip
    with time_machine.travel("2026-12-10T09:00:00+07:00", tick=True):
        replace(round_, cycle=second).accept(cast.commune, round_.typed(3, 4, 6))
        office, url = at(Role.OFFICE, cast.province), reverse("cycle-trend", args=[second.pk])
        found = office.get(url)
        assert rows(found) == [
            ["Báo cáo 6 tháng đầu năm 2026", "15/12/2025 – 14/06/2026", "50%", "", "1 / 3"],
            ["=Cả năm 2026 đang mở, số liệu còn thay đổi", "15/06/2026 – 14/12/2026", "75%tăng 25 điểm %", "", "1 / 3"],
        ]
        assert page(found).xpath("//td//rect/@width") == ["66.7%", "100.0%"]
        told = office.get(url, {"chi-so": "1", "dang": "csv"}).content.decode("utf-8-sig").splitlines()
    assert told == [
        "ky,tu_ngay,den_ngay,gia_tri,tu_so,mau_so,so_bao_cao,so_don_vi",
        "Báo cáo 6 tháng đầu năm 2026,2025-12-15,2026-06-14,4,,,1,3",
        "'=Cả năm 2026,2026-06-15,2026-12-14,6,,,1,3",
    ]
