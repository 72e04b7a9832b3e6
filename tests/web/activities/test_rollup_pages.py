"""Figures of activities unit by unit, and who is short of a norm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import load_workbook

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.campaign_parts import add_item, call_units
from dondoc.activities.actions.campaigns import Called, make_campaign, start_campaign
from dondoc.activities.actions.classes import Held, Planned, hold_unplanned
from dondoc.activities.actions.commitments import count_commitment
from dondoc.activities.actions.deeds import do_item
from dondoc.activities.actions.forces import Asked, Counted, count_forces, set_norm
from dondoc.activities.actions.initiatives import Described, approve_initiative, propose_initiative
from dondoc.activities.models import ForceNorm
from dondoc.activities.queries.kinds import Kind
from dondoc.units.models import Unit
from web.html import page, rows, text_of, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
TODAY = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-10-05 09:00+07:00"):
        yield


def a_class(cast: Cast, unit: Unit, heads: int) -> None:
    held = Held(date(2026, 5, 4), 90, cost=5_000_000, heads={"officials": heads})
    by = cast.user(Role.OFFICER, unit)
    hold_unplanned(unit_id=unit.pk, told=Planned("Sơ cứu", "fire", 2026, 2), held=held, today=TODAY, by=by)


def a_norm(cast: Cast, kind: str = "equipment") -> ForceNorm:
    asked = Asked("Bình chữa cháy", kind, "bình", "commune", 10, date(2026, 1, 1))
    return set_norm(office_id=cast.province.pk, asked=asked, by=cast.user(Role.OFFICE, cast.province))


def have(cast: Cast, norm: ForceNorm, unit: Unit, present: int) -> None:
    count_forces(
        unit_id=unit.pk,
        counted=[Counted(norm, present)],
        day=TODAY,
        today=TODAY,
        by=cast.user(Role.OFFICER, unit),
    )


def one_of_each(cast: Cast, place: int) -> None:
    office = cast.user(Role.OFFICE, cast.province)
    a_class(cast, cast.commune, 20 + place)
    told = Described(f"Mô hình {place}", "fire", "Bịa ra để thử.")
    made = propose_initiative(unit_id=cast.commune.pk, told=told, day=date(2026, 2, 1), by=office)
    approve_initiative(initiative=made, office_id=cast.province.pk, started=date(2026, 3, 1), by=office)
    called = Called(f"Tháng an toàn {place}", "campaign", "fire", date(2026, 9, 1), date(2026, 10, 31))
    campaign = make_campaign(unit_id=cast.province.pk, told=called, by=office)
    item = add_item(campaign=campaign, text="Kiểm tra bình", figure="", measure="", by=office)
    call_units(campaign=campaign, unit_ids=[cast.commune.pk, cast.other_commune.pk], day=TODAY, by=office)
    start_campaign(campaign=campaign, by=office)
    days = {"done_on": TODAY, "today": TODAY}
    do_item(item=item, unit_id=cast.commune.pk, count=None, note="", upload=None, by=office, **days)
    have(cast, a_norm(cast), cast.commune, 8 + place)
    areas = ("fire", "food", "school", "traffic")
    count_commitment(
        unit_id=cast.commune.pk,
        year=2026,
        area=areas[place],
        signer="schools",
        base=20,
        signed=5,
        day=TODAY,
        today=TODAY,
        by=office,
    )


@pytest.mark.parametrize("kind", Kind)
def test_the_page_of_a_kind_takes_the_same_few_queries_for_any_number_of_records(
    cast: Cast, at: At, kind: Kind, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    office, address = at(Role.OFFICE, cast.province), reverse(f"{kind}-rollup")
    one_of_each(cast, 0)
    for place in (1, 2):
        with django_assert_max_num_queries(8):
            office.get(address)
        with django_assert_max_num_queries(8):
            office.get(reverse(kind.value))
        with django_assert_max_num_queries(9):  # the records of five kinds, and who asks
            office.get(reverse("activities"))
        one_of_each(cast, place)


def test_each_cell_leads_to_its_records_and_each_unit_further_down(cast: Cast, at: At) -> None:
    one_of_each(cast, 0)
    office = at(Role.OFFICE, cast.province)
    shown = office.get(reverse("classes-rollup"))
    line = next(row for row in rows(shown) if "Suối Lam" in row[0])
    assert line[1:5] == ["2", "1", "20", "2"]
    records = f"{reverse('classes')}?unit={cast.commune.pk}&from=2026-01-01&to=2026-10-05"
    assert records in page(shown).xpath("//tbody//a/@href")
    below = office.get(reverse("classes-rollup"), {"unit": cast.commune.pk})
    assert texts(below, "//p[@class='trail']/a") == ["Ủy ban nhân dân tỉnh Sông Mây"]
    assert [row[0] for row in rows(below)] == [
        "Ủy ban nhân dân xã Suối Lamriêng đơn vị này",
        "Trường Tiểu học Suối Lam",
    ]
    beside = at(Role.OFFICE, cast.commune).get(reverse("classes-rollup"), {"unit": cast.other_commune.pk})
    assert "Đồi Thông" not in text_of(beside)


def test_a_campaign_and_a_norm_have_a_column_of_their_own(cast: Cast, at: At) -> None:
    one_of_each(cast, 0)
    office = at(Role.OFFICE, cast.province)
    campaigns = office.get(reverse("campaigns-rollup"))
    assert texts(campaigns, "//tfoot/tr/*")[-1] == "50%1/2"
    assert "Tháng an toàn 0" in text_of(campaigns)
    assert texts(office.get(reverse("forces-rollup")), "//tfoot/tr/*")[-1] == "0%0/2"
    assert "Tháng an toàn" not in text_of(office.get(reverse("campaigns-rollup"), {"year": "2025"}))


def test_the_lines_are_sorted_by_a_figure(cast: Cast, at: At) -> None:
    a_class(cast, cast.commune, 20)
    office = at(Role.OFFICE, cast.province)
    found = [row[0] for row in rows(office.get(reverse("classes-rollup"), {"sort": "-training.classes"}))]
    assert "riêng đơn vị này" in found[0]
    assert "Suối Lam" in found[1]


def test_the_files_hold_what_the_page_shows(cast: Cast, at: At) -> None:
    a_class(cast, cast.commune, 20)
    office = at(Role.OFFICE, cast.province)
    with load_workbook(BytesIO(office.get(reverse("classes-rollup-xlsx")).content)) as book:  # type: ignore[arg-type]
        written = [line[:6] for line in book.get_sheet_by_index(0).to_python()]
    lines = office.get(reverse("classes-rollup-csv")).content.decode("utf-8-sig").splitlines()
    assert written[-1] == ["Tổng", 6, 1, 20, 2, 5_000_000]
    assert lines[-1].split(",")[:6] == ["Tổng", "6", "1", "20", "2", "5000000"]
    assert [line[0] for line in written[1:]] == [line.split(",")[0] for line in lines[1:]]


def test_few_households_hide_what_they_could_be_computed_from(cast: Cast, at: At) -> None:
    for signer, signed in (("households", 3), ("schools", 9)):
        count_commitment(
            unit_id=cast.commune.pk,
            year=2026,
            area="fire",
            signer=signer,
            base=900,
            signed=signed,
            day=TODAY,
            today=TODAY,
            by=cast.user(Role.OFFICER, cast.commune),
        )
    office = at(Role.OFFICE, cast.province)
    line = next(row for row in rows(office.get(reverse("commitments-rollup"))) if "Suối Lam" in row[0])
    assert line[2:6] == ["< 5", "< 5", "–", "1%9/900"]
    assert "12/900" not in text_of(office.get(reverse("activities")))
    own = rows(at(Role.OFFICER, cast.commune).get(reverse("commitments-rollup")))[0]
    assert own[2:4] == ["0,7%12/1.800", "0,3%3/900"]


def test_a_norm_leads_to_who_is_short_and_who_never_counted(
    cast: Cast, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    norm = a_norm(cast)
    have(cast, norm, cast.commune, 4)
    office, here = at(Role.OFFICE, cast.province), reverse("force-norm", args=[norm.pk])
    links = page(office.get(reverse("forces"))).xpath("//table[1]//td/a/@href")
    assert links == [f"{here}?state=short", f"{here}?state=silent"]
    short = [["Ủy ban nhân dân xã Suối Lam", "Thiếu", "10", "4", "6", "05/10/2026"]]
    assert rows(office.get(here, {"state": "short"})) == short
    assert rows(office.get(here, {"state": "silent"}))[0][:3] == ["Ủy ban nhân dân phường Bến Đá", "Chưa ghi", "10"]
    with django_assert_max_num_queries(8):
        office.get(here)
    assert len(rows(at(Role.OFFICER, cast.commune).get(here))) == 1


def test_few_members_against_a_norm_are_told_to_the_unit_alone(cast: Cast, at: At) -> None:
    norm = a_norm(cast, "staff")
    have(cast, norm, cast.commune, 4)
    here = reverse("force-norm", args=[norm.pk])
    assert [row[3:5] for row in rows(at(Role.OFFICE, cast.province).get(here, {"state": "short"}))] == [["< 5", "–"]]
    assert rows(at(Role.OFFICER, cast.commune).get(here))[0][3:5] == ["4", "6"]
