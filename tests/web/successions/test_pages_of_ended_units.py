"""After a merger the province and the heir still open what the old unit kept; links lead where one may go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.plans.models import Plan
from dondoc.reporting.models import Cycle
from dondoc.units.models import Unit
from orders import DAY, absorption, done
from readings import make_reading
from rounds import make_round
from web.html import page, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """Pages of a report that was accepted, a document and a plan that is over, of a commune that has ended."""
    round_ = make_round(cast)
    round_.accept(cast.commune)
    reading = make_reading(cast)
    Reading.objects.update(unit=cast.commune)
    old = Plan.objects.create(
        reading=reading,
        unit=cast.commune,
        accepted_by=round_.office,
        kind="Kế hoạch",
        title="Kế hoạch năm 2025",
        period_start=date(2025, 7, 1),
        period_end=date(2025, 12, 31),
    )
    done(absorption(cast.other_commune, cast.commune))
    return [
        reverse("obligation", args=[round_.of(cast.commune).pk]),
        reverse("reading-check", args=[reading.pk]),
        reverse("plan", args=[old.pk]),
        reverse("unit", args=[cast.commune.pk]),
        reverse("unit-history", args=[cast.commune.pk]),
    ]


@time_machine.travel(DAY)
def test_the_province_and_the_heir_open_them_and_others_do_not(addresses: list[str], cast: Cast, at: At) -> None:
    for unit, status in ((cast.province, 200), (cast.other_commune, 200), (cast.department, 404)):
        client = at(Role.INSPECTOR, unit)
        assert [client.get(url).status_code for url in addresses] == [status] * len(addresses)


@time_machine.travel(DAY)
def test_a_document_that_waits_there_is_to_be_taken_in_anew(cast: Cast, at: At) -> None:
    reading = make_reading(cast)
    Reading.objects.update(unit=cast.commune)
    done(absorption(cast.other_commune, cast.commune))
    answer = at(Role.OFFICE, cast.other_commune).get(reverse("reading-check", args=[reading.pk]))
    assert "Đơn vị đã tải văn bản này lên nay đã kết thúc." in texts(answer, "//*[@class='notice']//p")[0]


@time_machine.travel(DAY)
def test_lists_name_the_unit_as_it_last_was(addresses: list[str], cast: Cast, at: At) -> None:
    client = at(Role.INSPECTOR, cast.other_commune)
    for name in ("documents", "plans"):
        assert "Ủy ban nhân dân xã Suối Lam" in client.get(reverse(name)).content.decode()


def test_who_sees_one_report_alone_is_led_to_no_round(addresses: list[str], cast: Cast, at: At) -> None:
    ways = [
        [str(url) for url in page(at(Role.INSPECTOR, unit).get(addresses[0])).xpath("//nav//li/a/@href")]
        for unit in (cast.province, cast.commune)
    ]
    round_ = reverse("cycle", args=[Cycle.objects.get().pk])
    assert [round_ in way for way in ways] == [True, False]
    assert texts(at(Role.INSPECTOR, cast.commune).get(addresses[0]), "//h1") != []
