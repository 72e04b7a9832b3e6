"""The demo's round is run once; whoever tries the demo may change anything before it is started again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from dondoc.accounts.actions import end_seat
from dondoc.accounts.models import Membership
from dondoc.core.models import Event
from dondoc.samples.province import seats_as_text
from dondoc.samples.round import run_round
from dondoc.units.queries import as_of
from orders import done, merger

pytestmark = pytest.mark.django_db


def test_started_again_after_units_merged_and_a_seat_ended_it_only_compiles_again(tmp_path: Path) -> None:
    today, said = timezone.localdate(), list[str]()
    first = run_round(tmp_path, say=said.append)
    units = {version.code: version.unit for version in as_of(today).select_related("unit")}
    done(merger(units["S01.04"], units["S01.05"], below=units["S01"]), date(2026, 7, 1))
    end_seat(seat=Membership.objects.get(user__email="thanhtra@songmay.example"), day=today, by=None)
    held, events = seats_as_text(today), Event.objects.count()
    again = run_round(tmp_path, say=said.append)
    assert (again, said[2:], Event.objects.count()) == (first, said[:2], events)
    assert {"thanhtra@songmay.example", "vanphong.suoilam@songmay.example"}.isdisjoint(dict(held))
