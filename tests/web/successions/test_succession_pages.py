"""The list of successions, the page of one, taking it back, handing over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.units.models import Succession, SuccessionPart, Unit
from dondoc.units.queries import version_of
from orders import DAY, dissolution, done, merger, new_units, split
from rounds import make_round
from web.html import page, rows, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
EVE = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-07-02 09:00:00+07:00", tick=False):
        yield


def merged(cast: Cast, on: date = DAY) -> Succession:
    return done(merger(cast.commune, cast.other_commune, below=cast.province), on)


def test_the_list_tells_who_became_whom(cast: Cast, administrator: Client) -> None:
    merged(cast)
    done(
        split(
            cast.department, {"Sở A": Fraction(1, 2), "Sở B": Fraction(1, 2)}, below=cast.province, day=date(2026, 7, 2)
        )
    )
    assert rows(administrator.get(reverse("successions"))) == [
        ["02/07/2026", "Chia, tách", "Sở Giáo dục và Đào tạo → Sở ASở Giáo dục và Đào tạo → Sở B", "Nghị quyết 15/NQ-HĐND", "Chờ chuyển việc"],
        ["01/07/2026", "Sáp nhập, hợp nhất", "Ủy ban nhân dân xã Suối Lam → UBND xã Mây LamỦy ban nhân dân phường Bến Đá → UBND xã Mây Lam", "Nghị quyết 15/NQ-HĐND", "Đã thực hiện"],
    ]  # fmt: skip


def test_only_what_touches_units_in_sight_is_listed_and_shown(cast: Cast, at: At) -> None:
    succession = merged(cast)
    url = reverse("succession", args=[succession.pk])
    assert at(Role.HEAD, cast.department).get(reverse("successions")).content.decode().count("Mây Lam") == 0
    assert at(Role.HEAD, cast.department).get(url).status_code == 404
    (new,) = new_units(succession)
    assert at(Role.OFFICER, new).get(url).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_whatever_its_length(
    cast: Cast, administrator: Client, count: int, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(count):
        parts = {f"Sở A{number}": Fraction(1, 2), "": Fraction(1, 2)}
        done(split(cast.department, parts, below=cast.province, day=date(2026, 7, number + 1)))
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        assert administrator.get(reverse("successions")).status_code == 200


def test_a_succession_is_taken_back_with_a_reason(cast: Cast, administrator: Client) -> None:
    succession = merged(cast)
    url, undo = (reverse(name, args=[succession.pk]) for name in ("succession", "succession-undo"))
    assert page(administrator.get(url)).xpath("//div[@id='undo']//form/@action") == [undo]
    assert administrator.post(undo, {"reason": " "}).status_code == 422
    assert administrator.post(undo, {"reason": "Ghi nhầm"}).headers["Location"] == url
    assert version_of(cast.commune.pk, DAY) is not None
    shown = administrator.get(url)
    assert page(shown).xpath("//div[@id='undo']") == []
    assert texts(shown, "//dl[@class='facts']/dd")[-1].endswith("Ghi nhầm")


def test_only_an_administrator_above_all_its_units_takes_it_back(cast: Cast, at: At) -> None:
    succession = merged(cast)
    (new,) = new_units(succession)
    for role, unit in ((Role.ADMINISTRATOR, new), (Role.OFFICE, cast.province)):
        for name in ("succession-undo", "succession-settle"):
            answer = at(role, unit).post(reverse(name, args=[succession.pk]), {"reason": "Ghi nhầm"})
            assert answer.status_code == 403
    assert Succession.objects.get().state == "done"


def test_what_stands_on_it_is_told_on_a_page_of_its_own(cast: Cast, administrator: Client) -> None:
    succession = merged(cast)
    (new,) = new_units(succession)
    done(dissolution(new, cast.department, date(2026, 7, 2)))
    answer = administrator.post(reverse("succession-undo", args=[succession.pk]), {"reason": "Ghi nhầm"})
    assert answer.status_code == 422
    assert "giải thể theo Nghị quyết 15/NQ-HĐND từ ngày 02/07/2026" in answer.content.decode()


def test_work_of_a_day_that_has_come_is_handed_over(cast: Cast, administrator: Client) -> None:
    round_ = make_round(cast)
    succession = merged(cast, EVE)
    url, settle = (reverse(name, args=[succession.pk]) for name in ("succession", "succession-settle"))
    assert page(administrator.get(url)).xpath("//form[@data-once]/@action") == [settle]
    assert administrator.post(settle).headers["Location"] == url
    assert round_.of(new_units(succession)[0]).state == "owed"


def test_one_that_was_loaded_and_not_done_here_can_not_be_taken_back(cast: Cast, administrator: Client) -> None:
    loaded = Succession.objects.create(kind="dissolve", day=DAY, decision_number="Nghị quyết 1")
    SuccessionPart.objects.create(succession=loaded, old=cast.commune, old_name="UBND xã Suối Lam")
    assert page(administrator.get(reverse("succession", args=[loaded.pk]))).xpath("//div[@id='undo']") == []
    answer = administrator.post(reverse("succession-undo", args=[loaded.pk]), {"reason": "Ghi nhầm"})
    assert (answer.status_code, Succession.objects.get().state) == (422, "done")


def test_a_units_page_tells_where_it_came_from_and_what_became_of_it(cast: Cast, administrator: Client) -> None:
    (new,) = new_units(merged(cast))
    told = "//section[contains(@class, 'related')]//p"
    assert texts(administrator.get(reverse("unit", args=[new.pk])), told) == [
        "Sáp nhập từ Ủy ban nhân dân xã Suối Lam; Ủy ban nhân dân phường Bến Đá Nghị quyết 15/NQ-HĐND, 01/07/2026"
    ]
    then = administrator.get(reverse("unit", args=[cast.commune.pk]), {"on": "01/06/2026"})
    assert texts(then, told) == ["Nay thuộc UBND xã Mây Lam Nghị quyết 15/NQ-HĐND, 01/07/2026"]
