"""Plans find each other by the keys of what they cite, within what the user may see."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents.actions import edit_item
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Citation, Plan
from dondoc.plans.queries import kin, plans_for
from dondoc.plans.rules import may_be, without_year
from dondoc.units.models import Unit
from readings import make_reading, office, plan_json
from rounds import make_plan

DAY = date(2026, 3, 2)
earlier = import_module("dondoc.plans.migrations.0004_citations_of_earlier_plans")


def cited(number: str, day: str | None = None, kind: str = "Kế hoạch") -> dict[str, object]:
    """A citation as the reader gives it."""
    return {"kind": kind, "number": number, "date": day, "span": [0, 5]}


def accepted(cast: Cast, number: str, *cites: dict[str, object], unit: Unit | None = None) -> Plan:
    owner = unit or cast.province
    read = plan_json() | {"number": number, "citations": list(cites)}
    reading = make_reading(cast, unit=owner, name=f"{number} {owner.pk}", plan=read)
    return accept_reading(reading=reading, revision=0, day=DAY, by=cast.user(Role.OFFICE, owner))


@pytest.mark.parametrize(
    ("key", "other", "may"),
    [
        ("ke-hoach:12/kh-ubnd:2026", "ke-hoach:12/kh-ubnd:2026", True),
        ("ke-hoach:12/kh-ubnd", "ke-hoach:12/kh-ubnd:2026", True),
        ("ke-hoach:12/kh-ubnd:2026", "ke-hoach:12/kh-ubnd", True),
        ("ke-hoach:12/kh-ubnd", "ke-hoach:12/kh-ubnd", True),
        ("ke-hoach:12/kh-ubnd:2025", "ke-hoach:12/kh-ubnd:2026", False),
        ("ke-hoach:12/kh-ubnd", "ke-hoach:12/kh-ubnd-vx:2026", False),
        ("ke-hoach:12/kh-ubnd", "ke-hoach:112/kh-ubnd:2026", False),
    ],
)
def test_years_that_are_known_on_both_sides_must_agree(key: str, other: str, may: bool) -> None:
    assert may_be(key, other) is may


def test_only_a_year_is_taken_off_a_key() -> None:
    assert [without_year(key) for key in ("a:1/b:2026", "a:1/b", "a:2026")] == ["a:1/b", "a:1/b", "a"]


def test_a_citation_finds_the_plans_of_its_kind_number_and_year(cast: Cast) -> None:
    above = accepted(cast, "12/KH-UBND")
    accepted(cast, "13/KH-UBND")
    accepted(cast, "")
    plan = accepted(
        cast, "3/KH-UBND", cited("12/KH-UBND", "2025-01-02"), cited("012 /KH–UBND"), cited("12/KH-UBND", "2026-01-02"),
        cited("3/KH-UBND"), cited("1/QĐ-TTg"),
    )  # fmt: skip
    cites, cited_here = kin(plan, Plan.objects.all())
    found = [(citation.number, others) for citation, others in cites]
    assert found == [
        ("12/KH-UBND", []), ("012 /KH–UBND", [above]), ("12/KH-UBND", [above]), ("3/KH-UBND", []), ("1/QĐ-TTg", []),
    ]  # fmt: skip
    assert (kin(above, Plan.objects.all())[1], cited_here) == ([plan], [])


def test_a_plan_without_a_number_is_cited_by_none(cast: Cast) -> None:
    plan = accepted(cast, "", cited("12/KH-UBND"))
    assert (plan.key, kin(plan, Plan.objects.all())[1]) == ("", [])


def test_a_plan_that_cites_without_a_year_is_found_too(cast: Cast) -> None:
    above, undated = accepted(cast, "12/KH-UBND"), accepted(cast, "4/KH-UBND", cited("12/KH-UBND"))
    dated = accepted(cast, "5/KH-UBND", cited("12/KH-UBND", "2026-01-12"), cited("12/KH-UBND"))
    accepted(cast, "6/KH-UBND", cited("12/KH-UBND", "2024-01-12"))
    assert sorted(plan.pk for plan in kin(above, Plan.objects.all())[1]) == [undated.pk, dated.pk]


def test_plans_out_of_sight_are_neither_cited_nor_citing(cast: Cast) -> None:
    above = accepted(cast, "12/KH-UBND")
    below = accepted(cast, "3/KH-UBND", cited("12/KH-UBND"), unit=cast.commune)
    beside = plans_for(cast.user(Role.HEAD, cast.other_commune), DAY)
    assert kin(above, beside)[1] == []
    assert kin(above, plans_for(office(cast), DAY))[1] == [below]
    outside = plans_for(cast.user(Role.HEAD, cast.school), DAY)
    assert [others for _citation, others in kin(below, outside)[0]] == [[]]


@pytest.mark.parametrize("count", [1, 50])
def test_one_citation_costs_what_fifty_cost(cast: Cast, count: int) -> None:
    plan = accepted(cast, "3/KH-UBND", *(cited(f"{number}/KH-UBND") for number in range(100, 100 + count)))
    with CaptureQueriesContext(connection) as queries:
        assert len(kin(plan, Plan.objects.all())[0]) == count
    assert len(queries) == 2


def test_plans_accepted_before_get_what_accepting_gives_now(cast: Cast) -> None:
    read = plan_json() | {"number": "3/KH-UBND", "citations": [cited("12/KH-UBND"), cited("13/KH-UBND", "2025-31-12")]}
    reading = make_reading(cast, plan=read)
    edit_item(reading=reading, key="citations.0", values={"number": "14/KH-UBND"}, revision=0, by=office(cast))
    accept_reading(reading=reading, revision=1, day=DAY, by=office(cast))
    make_plan(cast)  # of a reading that holds nothing
    columns = ("plan", "order", "kind", "number", "date", "key", "span_start", "span_end")
    now, keys = list(Citation.objects.values_list(*columns)), dict(Plan.objects.values_list("pk", "key"))
    Citation.objects.all().delete()
    Plan.objects.update(key="?")
    earlier.take_from_readings(apps, None)
    earlier.take_from_readings(apps, None)
    assert list(Citation.objects.values_list(*columns)) == now
    assert dict(Plan.objects.values_list("pk", "key")) == keys
    assert [row[3] for row in now] == ["14/KH-UBND", "13/KH-UBND"]
