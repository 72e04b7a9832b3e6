"""Who may take a plan away as a file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.units.models import Unit
from rounds import make_plan
from tasks import make_work
from web.html import page

At = Callable[[Role, Unit], Client]


@pytest.mark.parametrize(
    ("role", "unit", "word", "excel"),
    [
        (Role.OFFICE, "province", 200, 200),
        (Role.INSPECTOR, "province", 200, 200),
        (Role.OFFICER, "commune", 403, 200),
        (Role.HEAD, "police", 403, 200),
    ],
)
def test_the_paper_is_for_who_sees_the_whole_and_the_sheets_for_whoever_sees_the_plan(
    cast: Cast, at: At, role: Role, unit: str, word: int, excel: int
) -> None:
    plan = make_work(cast).plan
    client = at(role, getattr(cast, unit))
    found = [client.get(reverse(name, args=[plan.pk])).status_code for name in ("plan-word", "plan-excel")]
    assert found == [word, excel]


def test_a_plan_out_of_sight_gives_no_file(cast: Cast, at: At) -> None:
    plan = make_plan(cast)
    client = at(Role.HEAD, cast.department)
    assert [client.get(reverse(name, args=[plan.pk])).status_code for name in ("plan-word", "plan-excel")] == [404, 404]


def test_the_page_offers_what_one_may_take(cast: Cast, at: At) -> None:
    plan = make_work(cast).plan

    def offered(client: Client) -> list[str]:
        links = page(client.get(reverse("plan", args=[plan.pk]))).xpath("//*[@class='dropdown-item']/@href")
        return [str(link) for link in links if "/ke-hoach/" in link]

    both = [reverse(name, args=[plan.pk]) for name in ("plan-word", "plan-excel")]
    assert offered(at(Role.OFFICE, cast.province)) == both
    assert offered(at(Role.OFFICER, cast.commune)) == both[1:]
