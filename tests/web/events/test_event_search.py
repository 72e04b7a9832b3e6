"""The search of the log: its filters, who reads how far, and the files that it gives."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.core.events import Change, acting_unit, record, record_all
from dondoc.core.models import Event
from dondoc.units.actions import change_unit, create_unit
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.web.events.views import search
from rounds import make_round
from web.html import page, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
DAY = date(2026, 3, 5)


@pytest.fixture
def log(cast: Cast) -> Cast:
    """A few days of an invented log, in which each event has its own place and text."""
    office, officer = cast.user(Role.OFFICE, cast.province), cast.user(Role.OFFICER, cast.commune)
    told = [
        ("2026-03-04 23:59", cast.commune, office, cast.province, "unit.change", "một"),
        ("2026-03-05 00:00", cast.school, officer, cast.commune, "unit.change", "hai \"Bến\" Đá"),
        ("2026-03-05 23:59", cast.other_commune, office, cast.province, "unit.move", "ba"),
        ("2026-03-06 00:00", cast.province, None, None, "unit.change", "bốn 100%"),
    ]  # fmt: skip
    for at, unit, by, acting, verb, text in told:
        token = acting_unit.set(acting.pk if acting else None)
        with time_machine.travel(f"{at}:00+07:00", tick=False):
            record(verb, unit, by=by, unit_id=unit.pk, before={"name": "trước"}, after={"name": text}, reason="")
        acting_unit.reset(token)
    return cast


def found(client: Client, **asked: str) -> list[str]:
    """The names that the events in sight gave, the latest first."""
    answer = client.get(reverse("events"), {"verb": "", **asked})
    assert answer.status_code == 200
    return [match[1] for said in names(answer) if (match := re.search("thành “(.*?)” Chi tiết", said))]


def names(response: HttpResponse) -> list[str]:
    """What was done in each row, its details included."""
    return texts(response, "//tbody/tr/td[2]")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["bốn 100%", "ba", 'hai "Bến" Đá', "một"]),
        ({"since": "05/03/2026"}, ["bốn 100%", "ba", 'hai "Bến" Đá']),
        ({"until": "2026-03-05"}, ["ba", 'hai "Bến" Đá', "một"]),
        ({"since": "05/03/2026", "until": "05/03/2026"}, ["ba", 'hai "Bến" Đá']),
        ({"who": "văn phòng"}, ["ba", "một"]),
        ({"who": "VAN phong"}, ["ba", "một"]),
        ({"who": "phò"}, ["ba", "một"]),
        ({"who": "officer."}, ['hai "Bến" Đá']),
        ({"who": "tinh .*"}, []),
        ({"unit": "ben da"}, ["ba"]),
        ({"unit": "suoi lam", "verb": "unit.change"}, ['hai "Bến" Đá', "một"]),
        ({"verb": "unit.move"}, ["ba"]),
        ({"kind": "plans.plan"}, []),
        ({"q": '"Bến" Đá'}, ['hai "Bến" Đá']),
        ({"q": "0%"}, ["bốn 100%"]),
        ({"q": "không có chữ này"}, []),
    ],
    ids=str,
)
def test_each_filter_narrows_the_list(log: Cast, at: At, asked: dict[str, str], expected: list[str]) -> None:
    assert found(at(Role.AUDITOR, log.province), **asked) == expected


def test_one_thing_is_found_by_its_kind_and_number(log: Cast, at: At) -> None:
    client = at(Role.AUDITOR, log.province)
    assert found(client, kind="units.unit", thing=str(log.province.pk)) == ["bốn 100%"]


def test_a_filter_that_can_not_be_read_is_told_and_left_out(log: Cast, at: At) -> None:
    client = at(Role.AUDITOR, log.province)
    for asked in ({"since": "hôm qua"}, {"thing": "x"}, {"verb": "unit.nothing"}, {"kind": "no.kind"}):
        answer = client.get(reverse("events"), asked)
        (said,) = texts(answer, "//*[contains(@class, 'notice-warning')]//p")
        assert said.startswith("Bộ lọc “") and "đang bị bỏ qua." in said
        assert len(texts(answer, "//tbody/tr")) == Event.objects.count()


def test_a_name_is_found_however_its_accents_are_written(log: Cast, at: At) -> None:
    names = ["Đặng Thị Hoà", unicodedata.normalize("NFD", "Đặng Thị Hòa"), "ĐẶNG THỊ HÒA", "Dang Thi Hoa"]
    clerk, client = log.user(Role.OFFICE, log.province), at(Role.AUDITOR, log.province)
    for name in names:
        User.objects.filter(pk=clerk.pk).update(name=name)
        for asked in ("dang hoa", "Hoà", "hòa đặng", "ặng", unicodedata.normalize("NFD", "Hoà")):
            assert found(client, who=asked) == ["ba", "một"], (name, asked)
        assert found(client, who="dang hue") == []


def test_a_file_is_not_given_while_a_filter_can_not_be_read(log: Cast, at: At) -> None:
    client = at(Role.AUDITOR, log.province)
    answer = client.get(reverse("events-export"), {"since": "abc", "form": "csv"})
    assert answer.status_code == 422
    assert (
        "Chưa lấy tệp, vì bộ lọc “Từ ngày” không đọc được. Đây không phải là một ngày. Hãy ghi như 15/06/2026."
        in texts(answer, "//main")[0]
    )
    shown = client.get(reverse("events"), {"since": "abc"})
    assert page(shown).xpath("//*[@class='log-head']//a") == []


def test_nothing_found_says_what_to_do(log: Cast, at: At) -> None:
    answer = at(Role.AUDITOR, log.province).get(reverse("events"), {"q": "không có chữ này"})
    assert page(answer).xpath("//*[@class='empty']/a/@href") == [reverse("events")]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("province", ["bốn 100%", "ba", 'hai "Bến" Đá', "một"]),
        ("commune", ['hai "Bến" Đá', "một"]),
        ("school", ['hai "Bến" Đá']),
        ("department", []),
    ],
)
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_a_seat_reads_its_unit_and_those_below(log: Cast, at: At, role: Role, place: str, expected: list[str]) -> None:
    assert found(at(role, getattr(log, place))) == expected


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.AUDITOR, Role.ADMINISTRATOR}))
def test_other_roles_are_denied_page_and_file(cast: Cast, at: At, role: Role) -> None:
    client = at(role, cast.province)
    assert [client.get(reverse(name)).status_code for name in ("events", "events-export")] == [403, 403]


def test_what_concerns_no_unit_is_read_where_it_was_done_and_by_the_root(cast: Cast, at: At) -> None:
    clients = {unit: at(Role.AUDITOR, unit) for unit in (cast.province, cast.commune, cast.school, cast.other_commune)}
    for acting, text in ((cast.commune.pk, "ở xã"), (None, "hệ thống")):
        token = acting_unit.set(acting)
        record("account.create", Unit(pk=1), by=None, unit_id=None, after={"name": text})
        acting_unit.reset(token)
    seen = [
        [text for text in ("ở xã", "hệ thống") if any(text in name for name in names(client.get(reverse("events"))))]
        for client in clients.values()
    ]
    assert seen == [["ở xã", "hệ thống"], ["ở xã"], [], []]


def test_units_that_moved_away_ended_or_are_to_begin(cast: Cast, at: At) -> None:
    """An ended unit is read where it last stood, one that moved where it stands, one to come where it will stand."""
    moved = create_unit(name="Đi", kind=UnitKind.SCHOOL, parent=cast.commune, valid_from=date(2025, 7, 1), by=None)
    change_unit(
        unit=moved, name="Đi", short_name="", code="", kind=UnitKind.SCHOOL, parent=cast.other_commune,
        valid_from=date(2025, 8, 1), by=None,
    )  # fmt: skip
    ended = create_unit(name="Hết", kind=UnitKind.SCHOOL, parent=cast.commune, valid_from=date(2025, 7, 1), by=None)
    UnitVersion.objects.filter(unit=ended).update(valid_to=date(2025, 9, 1))
    create_unit(name="Sẽ có", kind=UnitKind.SCHOOL, parent=cast.commune, valid_from=date(2036, 1, 1), by=None)
    here, there = (
        {
            name
            for name in ("Đi", "Hết", "Sẽ có")
            if any(f"“{name}”" in said for said in names(at(Role.AUDITOR, unit).get(reverse("events"))))
        }
        for unit in (cast.commune, cast.other_commune)
    )
    assert (here, there) == ({"Hết", "Sẽ có"}, {"Đi"})


def test_the_page_costs_at_most_eight_queries(cast: Cast, at: At) -> None:
    make_round(cast).accept(cast.commune)
    client = at(Role.AUDITOR, cast.province)
    for asked in ({}, {"who": "a", "unit": "suoi", "q": "a", "since": "01/01/2020"}):
        client.get(reverse("events"), asked)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("events"), asked)
        assert len(queries) <= 8, [query["sql"][:120] for query in queries]


def test_pages_hold_fifty_and_lead_no_further_than_the_newest(
    cast: Cast, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST", 70)
    record_all("unit.change", [Change(cast.commune, cast.commune.pk)] * 80, by=None)
    client = at(Role.AUDITOR, cast.commune)
    first, second = (client.get(reverse("events"), {"page": number}) for number in ("1", "2"))
    assert [len(texts(each, "//tbody/tr")) for each in (first, second)] == [50, 20]
    assert "Danh sách dừng ở 70 sự kiện mới nhất" in texts(first, "//*[@class='log-head']/p")[0]


def test_a_fragment_for_htmx(log: Cast, at: At) -> None:
    answer = at(Role.AUDITOR, log.province).get(reverse("events"), {"q": "một"}, headers={"HX-Request": "true"})
    assert "<h1" not in answer.content.decode()
    assert len(texts(answer, "//tbody/tr")) == 1


def read(client: Client, **asked: str) -> str:
    answer = client.get(reverse("events-export"), asked)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


def test_the_files_hold_exactly_what_is_seen(log: Cast, at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dondoc.web.events.export.PIECE", 2)
    client, asked = at(Role.AUDITOR, log.province), {"verb": "unit.change", "until": "06/03/2026"}
    shown = client.get(reverse("events"), asked)
    links = page(shown).xpath("//*[@class='log-head']//a/@href")
    assert links == [f"{reverse('events-export')}?{urlencode(asked | {'form': form})}" for form in ("csv", "jsonl")]
    table = list(csv.DictReader(io.StringIO(read(client, form="csv", **asked).removeprefix("\ufeff"))))
    lines = [json.loads(line) for line in read(client, form="jsonl", **asked).splitlines()]
    ids = list(Event.objects.filter(verb="unit.change").order_by("-pk").values_list("pk", flat=True))
    assert [int(row["id"]) for row in table] == [line["id"] for line in lines] == ids
    event = Event.objects.get(pk=ids[1])
    assert lines[1] == {
        "id": event.pk,
        "at": "2026-03-04T17:00:00.000000+00:00",
        "user_id": event.user_id,
        "acting_unit_id": log.commune.pk,
        "unit_id": log.school.pk,
        "verb": "unit.change",
        "object_type": "units.unit",
        "object_id": log.school.pk,
        "before": {"name": "trước"},
        "after": {"name": 'hai "Bến" Đá'},
        "reason": "",
        "request_id": "",
        "digest": event.digest,
        "unit": "Trường Tiểu học Suối Lam",
        "thing": "Đơn vị Trường Tiểu học Suối Lam",
        "sentence": f"Ngày 05/03/2026 lúc 00:00, {event.user} (Ủy ban nhân dân xã Suối Lam) đổi tên đơn vị từ "
        '“trước” thành “hai "Bến" Đá”.',
    }
    assert table[1]["sentence"] == lines[1]["sentence"]


def test_a_file_of_no_known_form_is_not_there(cast: Cast, at: At) -> None:
    assert at(Role.AUDITOR, cast.province).get(reverse("events-export"), {"form": "exe"}).status_code == 404


def test_an_event_names_the_unit_in_whose_seat_it_was_done(cast: Cast, at: At) -> None:
    told = {"email": "moi@songmay.example", "name": "Mới", "role": "head", "unit": cast.commune.pk}
    at(Role.ADMINISTRATOR, cast.province).post(reverse("account-new"), told)
    done = Event.objects.filter(verb__startswith="account.", user__isnull=False).order_by("pk")
    assert {event.acting_unit_id for event in done} == {cast.province.pk}
    assert acting_unit.get() is None
