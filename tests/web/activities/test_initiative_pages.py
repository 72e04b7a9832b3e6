"""The pages of initiatives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings
from python_calamine import load_workbook

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.initiatives import Described, approve_initiative, propose_initiative, release_initiative
from dondoc.activities.models import Initiative
from dondoc.units.models import Unit
from web.html import rows, text_of, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
TYPED = {"title": "Cổng trường an toàn", "area": "traffic", "purpose": "Giảm ùn tắc.", "content": "", "serves": ""}


def made(cast: Cast, title: str = "Cổng trường an toàn", *, runs: bool = True) -> Initiative:
    told = Described(title, "traffic", "Giảm ùn tắc.")
    day, office = date(2026, 1, 5), cast.user(Role.OFFICE, cast.province)
    found = propose_initiative(unit_id=cast.commune.pk, told=told, day=day, by=office)
    if runs:
        approve_initiative(initiative=found, office_id=cast.province.pk, started=day, by=office)
    found.refresh_from_db()
    return found


def test_a_unit_proposes_and_the_office_above_approves(cast: Cast, at: At) -> None:
    unit, office = at(Role.OFFICER, cast.commune), at(Role.OFFICE, cast.province)
    unit.post(reverse("initiative-new"), TYPED)
    here = reverse("initiative", args=[Initiative.objects.get().pk])
    assert "Đang chờ văn phòng cấp trên duyệt" in text_of(unit.get(here))
    assert "bạn duyệt hay không" in text_of(office.get(here))
    today = timezone.localdate()
    office.post(reverse("initiative-approve", args=[Initiative.objects.get().pk]), {"started": f"{today:%d/%m/%Y}"})
    assert Initiative.objects.get().state == "running"
    assert "Đang thực hiện" in text_of(unit.get(here))


def test_a_wrong_proposal_is_told_beside_its_fields_and_kept_nowhere(cast: Cast, at: At) -> None:
    answer = at(Role.OFFICER, cast.commune).post(reverse("initiative-new"), TYPED | {"purpose": "Gọi 0912 345 678"})
    assert (answer.status_code, Initiative.objects.count()) == (422, 0)
    assert "số điện thoại cá nhân" in text_of(answer)


def test_the_list_is_searched_without_accents_narrowed_and_saved_as_it_is_seen(cast: Cast, at: At) -> None:
    office = at(Role.OFFICE, cast.province)
    made(cast)
    made(cast, "Bếp ăn sạch", runs=False)
    assert [row[0] for row in rows(office.get(reverse("initiatives"), {"q": "cong truong"}))] == ["Cổng trường an toàn"]
    assert [row[0] for row in rows(office.get(reverse("initiatives"), {"state": "proposed"}))] == ["Bếp ăn sạch"]
    assert "Không có dòng nào khớp" in text_of(office.get(reverse("initiatives"), {"area": "food"}))
    answer = office.get(reverse("initiatives-export"), {"sort": "title", "unit": cast.commune.pk})
    with load_workbook(BytesIO(answer.content)) as book:
        lines = book.get_sheet_by_index(0).to_python()
    assert [line[:4] for line in lines] == [
        ["Tên mô hình", "Đơn vị", "Lĩnh vực", "Tình trạng"],
        ["Bếp ăn sạch", "Ủy ban nhân dân xã Suối Lam", "An toàn giao thông", "Đang đề xuất"],
        ["Cổng trường an toàn", "Ủy ban nhân dân xã Suối Lam", "An toàn giao thông", "Đang thực hiện"],
    ]


def test_a_list_costs_the_same_with_one_row_and_with_three(
    cast: Cast, at: At, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    office = at(Role.OFFICE, cast.province)
    made(cast)
    with django_assert_max_num_queries(8):
        office.get(reverse("initiatives"), headers={"hx-request": "true"})
    made(cast, "Hai")
    made(cast, "Ba", runs=False)
    with django_assert_max_num_queries(8):
        office.get(reverse("initiatives"), headers={"hx-request": "true"})


@time_machine.travel("2027-01-10 09:00+07:00")
def test_a_review_that_is_late_is_told_and_written_with_the_questions_of_the_office(cast: Cast, at: At) -> None:
    unit, office, found = at(Role.OFFICER, cast.commune), at(Role.OFFICE, cast.province), made(cast)
    office.post(reverse("initiative-questions"), {"text": "Còn duy trì không?", "kind": "yes_no"})
    here = reverse("initiative", args=[found.pk])
    assert "Quá hạn 10 ngày" in text_of(unit.get(here))
    page = unit.get(reverse("initiative-review", args=[found.pk, 2026]))
    name = next(name for name in page.context["form"].fields if name.startswith("answer-"))
    typed = {"held": "09/01/2027", "outcome": "keep", "remarks": "Nên làm tiếp.", name: "yes"}
    unit.post(reverse("initiative-review", args=[found.pk, 2026]), typed)
    shown = text_of(unit.get(here))
    assert "Còn duy trì không?Có" in shown
    assert "Quá hạn" not in shown


def test_everybody_reads_what_was_released_and_nothing_else(cast: Cast, client: Client, at: At) -> None:
    caches["process"].clear()
    found, hidden = made(cast), made(cast, "Chưa công khai")
    release_initiative(
        initiative=found, text="Kẻ vạch, chia giờ.", day=date(2026, 2, 1), by=cast.user(Role.OFFICE, cast.province)
    )
    answer = client.get(reverse("public-initiatives"))
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    assert ("Kẻ vạch, chia giờ." in text_of(answer), "Chưa công khai" in text_of(answer)) == (True, False)
    one = text_of(client.get(reverse("public-initiative", args=[found.pk])))
    assert ("Kẻ vạch" in one, "Giảm ùn tắc" in one) == (True, False)
    assert client.get(reverse("public-initiative", args=[hidden.pk])).status_code == 404


@time_machine.travel("2026-06-01 09:00:00+07:00", tick=False)
def test_who_asks_the_public_page_too_often_is_told_to_wait(cast: Cast, client: Client, settings: Settings) -> None:
    caches["process"].clear()
    settings.PUBLIC_VIEWS = 2
    answers = [client.get(reverse("public-initiatives")) for _each in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert (answers[-1]["Retry-After"], answers[-1]["Cache-Control"]) == ("60", "no-store")


def test_the_overview_tells_each_unit_below(cast: Cast, at: At) -> None:
    made(cast)
    with time_machine.travel("2026-06-01 09:00+07:00"):
        answer = at(Role.OFFICE, cast.province).get(reverse("activities"))
    place = texts(answer, "//thead/tr[last()]/th").index("Mô hình đang thực hiện mô hình")
    by_unit = {row[0]: (row[1], row[place]) for row in rows(answer)}
    assert by_unit["Ủy ban nhân dân xã Suối Lam"] == ("2", "1")
    assert by_unit["Ủy ban nhân dân phường Bến Đá"] == ("1", "–")
