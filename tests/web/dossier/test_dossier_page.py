"""The file of a unit: what it owed and how it stood in a year, for its own people and those above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessing import make_assessing
from awards import Campaign
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.classes import Held, Planned, hold_unplanned
from dondoc.plans.models import Assignment, Task
from dondoc.units.models import Unit
from money import Money
from rounds import Round, make_round
from visits import make_inspections
from web.html import page, texts, words

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


@pytest.fixture
def round_(cast: Cast) -> Round:
    made = make_round(cast)
    made.accept(cast.commune)
    return made


def section(client: Client, unit: Unit, title: str, year: int = 2026) -> list[list[str]]:
    """The rows of one section, cell by cell; the sentence alone where there is nothing."""
    answer = client.get(reverse("dossier", args=[unit.pk]), {"nam": year})
    (found,) = page(answer).xpath(f"//section[.//h2='{title}']")
    rows = [[words(cell) for cell in row.xpath("./td")] for row in found.xpath(".//tbody/tr")]
    return rows or [[words(found.xpath(".//p")[-1])]]


def test_reports_and_tasks_of_the_year_stand_in_it(round_: Round, at: At) -> None:
    cast = round_.cast
    task = Task.objects.create(
        plan=round_.plan, order=0, path="II", text="Kiểm tra trường học", span_start=0, span_end=1, role="own"
    )
    Assignment.objects.create(task=task, unit=cast.commune, role="lead", due=date(2026, 3, 31))
    office = at(Role.OFFICE, cast.province)
    assert section(office, cast.commune, "Báo cáo phải gửi") == [
        ["Báo cáo 6 tháng đầu năm 2026", round_.plan.title, "16/06/2026", "Đã chấp nhận"]
    ]
    ((what, role, due, state),) = section(office, cast.commune, "Nhiệm vụ đến hạn")
    assert (what, role, due) == ("Kiểm tra trường học", "Chủ trì", "31/03/2026")
    assert state.startswith("Quá hạn")
    assert section(office, cast.commune, "Báo cáo phải gửi", 2024) == [["Không có báo cáo nào đến hạn trong năm này."]]


def test_what_is_measured_stands_beside_the_year_before(round_: Round, at: At) -> None:
    measured = section(at(Role.OFFICER, round_.cast.commune), round_.cast.commune, "Số liệu đo từ hồ sơ")
    assert ["Báo cáo gửi đúng hạn", "1/1 (100,0 %)", "–", "báo cáo"] in measured


def test_it_is_for_the_unit_itself_and_those_above(round_: Round, at: At) -> None:
    cast = round_.cast
    address = reverse("dossier", args=[cast.commune.pk])
    seen = [at(Role.INSPECTOR, unit).get(address).status_code for unit in (cast.commune, cast.province)]
    beside = [at(Role.OFFICE, unit).get(address).status_code for unit in (cast.other_commune, cast.school)]
    assert (seen, beside) == ([200, 200], [404, 404])


@pytest.mark.parametrize("year", ["", "x", "99", "20266", "1.5"])
def test_a_year_that_is_none_is_the_present_one(round_: Round, at: At, year: str) -> None:
    answer = at(Role.OFFICE, round_.cast.province).get(reverse("dossier", args=[round_.cast.commune.pk]), {"nam": year})
    assert texts(answer, "//select[@id='nam']/option[@selected]") == [str(timezone.localdate().year)]


def test_what_a_review_came_to_is_told_once_it_is_published(cast: Cast, at: At) -> None:
    made = make_assessing(cast)
    made.send(cast.commune, made.typed(a11="30"))
    made.review(cast.commune)
    own = at(Role.OFFICER, cast.commune)
    title = "Chấm điểm xã an toàn năm 2026"
    assert section(own, cast.commune, "Chấm điểm, công nhận") == [[title, "100", "", "", "Đã thẩm định"]]
    made.publish(cast.commune)
    assert section(own, cast.commune, "Chấm điểm, công nhận") == [[title, "100", "100", "Xuất sắc", "Đã công bố"]]


def test_signed_visits_and_their_findings_stand_in_it(cast: Cast, at: At) -> None:
    made = make_inspections(cast)
    visit = made.plan(cast.commune)
    own = at(Role.OFFICER, cast.commune)
    assert section(own, cast.commune, "Kiểm tra") == [["Không có lần kiểm tra nào tại đơn vị trong năm này."]]
    made.sign(visit)
    ((what, _day, state),) = section(own, cast.commune, "Kiểm tra")
    assert (what, state) == ("Kiểm tra an toàn", "Đã ký biên bản")
    assert section(own, cast.commune, "Tồn tại phải khắc phục") == [
        ["Hai bình chữa cháy quá hạn kiểm định", "Đáng kể", "15/04/2026", "", "Chờ khắc phục"]
    ]


def test_what_a_unit_is_proposed_for_stands_in_it(cast: Cast, at: At) -> None:
    made = Campaign(cast)
    made.propose(cast.commune)
    ((campaign, _form, decision, state),) = section(at(Role.OFFICER, cast.commune), cast.commune, "Khen thưởng")
    assert (campaign, decision, state) == (made.campaign.title, "", "Đã đề nghị")


def test_what_was_given_on_is_no_money_of_the_unit_any_more(cast: Cast, at: At) -> None:
    money = Money(cast)
    money.give(money.line(cast.commune), 60, cast.province)
    money.give(money.line(cast.school), 25, cast.commune)
    rows = section(at(Role.OFFICE, cast.province), cast.commune, "Kinh phí (đồng)")
    assert [row[1:] for row in rows] == [["0", "35", "0", "0", "35"]]
    assert len(section(at(Role.OFFICE, cast.province), cast.school, "Kinh phí (đồng)")) == 1


def test_what_was_given_on_out_of_no_line_of_the_unit_stands_apart(cast: Cast, at: At) -> None:
    money = Money(cast)
    money.give(money.line(cast.school), 25, cast.commune)
    rows = section(at(Role.OFFICE, cast.province), cast.commune, "Kinh phí (đồng)")
    assert rows == [["Đã giao lại cho đơn vị cấp dưới", "", "-25", "", "", "-25"]]


def test_small_counts_of_people_are_told_to_the_unit_itself_alone(cast: Cast, at: At) -> None:
    hold_unplanned(
        unit_id=cast.commune.pk,
        told=Planned("Kỹ năng thoát nạn", "fire", 2026, 2),
        held=Held(date(2026, 5, 20), 90, {"pupils": 3}),
        today=date(2026, 6, 1),
        by=cast.user(Role.OFFICER, cast.commune),
    )
    told = {
        unit.pk: dict(row[:2] for row in section(at(Role.OFFICER, unit), cast.commune, "Số liệu đo từ hồ sơ"))
        for unit in (cast.commune, cast.province)
    }
    assert [told[unit.pk]["Lượt dự tập huấn"] for unit in (cast.commune, cast.province)] == ["3", "< 5"]
