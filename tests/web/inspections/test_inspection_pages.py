"""Pages of inspections: what they cost, whom they show what, files."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.inspections.actions.programmes import Requirement, add_line, make_programme
from dondoc.inspections.models import Finding, LinePick, Visit
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from visits import ENDS, STARTS, YEARLY, Inspections, make_inspections

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


@pytest.fixture
def found(cast: Cast) -> Inspections:
    return make_inspections(cast, today=timezone.localdate())


def client_of(cast: Cast, role: Role, unit: Unit) -> Client:
    client = Client()
    client.force_login(cast.user(role, unit), "dondoc.accounts.backends.AccountBackend")
    return client


@pytest.fixture
def client(found: Inspections) -> Client:
    return client_of(found.cast, Role.OFFICE, found.cast.province)


def signed(found: Inspections, unit: Unit) -> Finding:
    today = timezone.localdate()
    return found.sign(found.plan(unit, line=None, today=today), due=today + timedelta(30), today=today)[0]


def queries_of(client: Client, path: str, count: DjangoAssertNumQueries) -> int:
    """The queries of the page itself: the session, its user, the seats and the frame come before, as on any page."""
    client.get(path)
    with count(30, exact=False) as taken:
        assert client.get(path, headers={"HX-Request": "true"}).status_code == 200
    texts = [each["sql"] for each in taken.captured_queries]
    return sum("inspections_" in sql for sql in texts)


@pytest.mark.parametrize("name", ["inspections", "findings", "inspection-programmes"])
def test_lists_cost_the_same_with_one_row_and_with_many(
    found: Inspections, client: Client, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed(found, found.cast.commune)
    one = queries_of(client, reverse(name), django_assert_max_num_queries)
    for unit in (found.cast.other_commune, found.cast.school, found.cast.department):
        signed(found, unit)
    assert queries_of(client, reverse(name), django_assert_max_num_queries) == one
    assert one <= MOST_QUERIES


def test_the_sheets_of_the_coming_week_are_offered_to_those_who_fill_them(found: Inspections, client: Client) -> None:
    today = timezone.localdate()
    soon = found.plan(found.cast.commune, today=today, planned=today + timedelta(6), team=(found.cast.police.pk,))
    found.plan(found.cast.other_commune, today=today, planned=today + timedelta(7))
    for seen, asking in (
        ([soon], client),
        ([soon], client_of(found.cast, Role.OFFICER, found.cast.police)),
        ([], client_of(found.cast, Role.HEAD, found.cast.commune)),
    ):
        assert list(asking.get(reverse("inspections")).context["week"]) == seen


def test_the_list_is_searched_without_accents_and_narrowed(found: Inspections, client: Client) -> None:
    signed(found, found.cast.commune)
    signed(found, found.cast.other_commune)

    def shown(query: str) -> list[str]:
        return [each.unit_name for each in client.get(f"{reverse('inspections')}?{query}").context["list"].page]

    assert shown("q=ben+da") == ["Ủy ban nhân dân phường Bến Đá"]
    assert shown(f"unit={found.cast.commune.pk}") == ["Ủy ban nhân dân xã Suối Lam"]
    assert shown("state=planned") == []
    assert len(shown("sort=unit")) == 2


def test_files_hold_what_the_lists_show(found: Inspections, client: Client) -> None:
    signed(found, found.cast.commune)
    heads = {
        reverse("inspections-export"): "Đơn vị được kiểm tra",
        reverse("findings-export"): "Đơn vị",
        reverse("inspection-year-export"): "Đơn vị",
        reverse("inspection-programme-export", args=[found.programme.pk]): "Nội dung kiểm tra",
    }
    for path, head in heads.items():
        answer: Any = client.get(path)
        sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0]
        assert (sheet["A1"].value, sheet.max_row >= 2) == (head, True), path


def test_the_file_of_a_programme_says_why_each_unit_was_chosen(found: Inspections, client: Client) -> None:
    signs = [{"sign": "overdue", "points": 40, "amount": 2}, {"sign": "unseen", "points": 10, "amount": -1}]
    LinePick.objects.filter(line=found.line).update(way="risk", points=50, reasons=signs)
    answer: Any = client.get(reverse("inspection-programme-export", args=[found.programme.pk]))
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[1]
    assert (sheet["E1"].value, sheet["E2"].value) == (
        "Dấu hiệu rủi ro",
        "2 tồn tại quá hạn khắc phục (40 điểm); chưa được kiểm tra lần nào (10 điểm)",
    )


def test_the_visited_unit_reads_no_sheet_before_it_is_signed(found: Inspections) -> None:
    today = timezone.localdate()
    visit = found.plan(found.cast.commune, today=today)
    found.send(visit, {"held": today.isoformat(), "result": "Chưa ký thì chưa nói"}, today=today)
    unit = client_of(found.cast, Role.HEAD, found.cast.commune)
    page = unit.get(reverse("visit", args=[visit.pk])).content.decode()
    assert "Chưa ký thì chưa nói" not in page
    assert "Chưa ký thì chưa nói" not in unit.get(reverse("visit-history", args=[visit.pk])).content.decode()
    assert unit.get(reverse("visit-sheet", args=[visit.pk])).status_code == 403
    assert unit.get(reverse("thing-paper-now", args=["visit", visit.pk])).status_code == 403


def test_the_draw_is_published_with_its_seed_and_digests(found: Inspections, client: Client) -> None:
    page = client.get(reverse("inspection-draw", args=[found.line.pk])).content.decode()
    assert "hop-1" in page
    assert page.count('<code class="digest">') == 2


def test_a_sending_is_answered_in_words_of_json(found: Inspections, client: Client) -> None:
    today = timezone.localdate()
    visit = found.plan(found.cast.commune, today=today)
    path = reverse("visit-send", args=[visit.pk])

    def send(**told: object) -> Any:
        return client.post(path, json.dumps(told), content_type="application/json")

    change = {"item": "answer:1.1", "value": {"value": "yes", "note": ""}, "base": 0}
    told = send(key=str(uuid4()), changes=[change]).json()
    assert (told["stored"], told["clash"], told["refused"]) == ({"answer:1.1": 1}, {}, {})
    assert send(key="0912345678", changes=[change]).status_code == 422
    assert send(changes=[change]).status_code == 404
    found.send(visit, {"held": today.isoformat()}, today=today)
    Visit.objects.filter(pk=visit.pk).update(state="cancelled", reason="x")
    assert "đã hủy" in send(key=str(uuid4()), changes=[change]).json()["message"]


def test_programmes_of_a_unit_above_are_not_told_to_those_below(found: Inspections) -> None:
    unit = client_of(found.cast, Role.OFFICE, found.cast.commune)
    assert list(unit.get(reverse("inspection-programmes")).context["list"].page) == []
    assert unit.get(reverse("inspection-line", args=[found.line.pk])).status_code == 404


def test_units_are_chosen_by_what_dondoc_knows_of_them(found: Inspections, client: Client) -> None:
    draft = make_inspections_again(found)
    signed(found, found.cast.other_commune)
    weights = {"late": 3, "low": 3, "open": 10, "overdue": 4, "unseen": 0}
    client.post(reverse("inspection-choose", args=[draft]), {"method": "risk", "seed": "", **weights})
    page = client.get(reverse("inspection-line", args=[draft]))
    assert [(pick.unit_id, reasons) for pick, reasons in page.context["rows"]] == [
        (found.cast.other_commune.pk, ["còn 1 tồn tại chưa khắc phục (200 điểm)"])
    ]


def make_inspections_again(found: Inspections) -> int:
    """A draft that asks for one commune."""
    made = make_programme(unit_id=found.cast.province.pk, yearly=YEARLY, plan=None, proposals=[], by=found.office)
    asked = Requirement("Kiểm tra theo rủi ro", "commune", 1, None, 1, STARTS, ENDS)
    return add_line(programme=made, asked=asked, by=found.office).pk


def test_home_and_the_file_of_the_unit_tell_its_findings(found: Inspections) -> None:
    signed(found, found.cast.commune)
    unit = client_of(found.cast, Role.HEAD, found.cast.commune)
    words = "Hai bình chữa cháy quá hạn kiểm định"
    assert words in unit.get(reverse("home")).content.decode()
    to_findings = f"{reverse('findings')}?unit={found.cast.commune.pk}"
    assert to_findings in unit.get(reverse("tasks-mine")).content.decode()
    assert words in unit.get(to_findings).content.decode()
    assert words in unit.get(reverse("dossier", args=[found.cast.commune.pk])).content.decode()


def test_units_of_another_kind_are_not_offered_and_ended_ones_are_gone(found: Inspections, client: Client) -> None:
    create_unit(
        name="Ủy ban nhân dân xã Mới",
        kind=UnitKind.COMMUNE,
        parent=found.cast.province,
        valid_from=timezone.localdate(),
        by=None,
    )
    path = f"{reverse('inspection-line', args=[found.line.pk])}?q=moi"
    offered = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert "xã Mới" in offered
    assert "Trường Tiểu học" not in offered


def test_the_first_page_of_an_inspector_leads_to_the_sheets_to_be_filled(found: Inspections) -> None:
    visit = found.plan(found.cast.commune, today=timezone.localdate())
    inspector = client_of(found.cast, Role.INSPECTOR, found.cast.province)
    assert reverse("visit-sheet", args=[visit.pk]) in inspector.get(reverse("home")).content.decode()
    unit = client_of(found.cast, Role.HEAD, found.cast.commune)
    assert reverse("visit-sheet", args=[visit.pk]) not in unit.get(reverse("home")).content.decode()


@pytest.mark.parametrize("page", ["inspections", "inspections-export", "findings", "findings-export", "visit-new"])
@pytest.mark.parametrize(
    "asked", [{"unit": "9" * 25}, {"unit": "9" * 5000}, {"year": "0000"}], ids=["long", "endless", "year"]
)
def test_an_odd_address_asks_for_nothing(client: Client, page: str, asked: dict[str, str]) -> None:
    assert client.get(reverse(page), asked).status_code == 200
