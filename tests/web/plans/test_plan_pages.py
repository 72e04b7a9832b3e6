from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.plans.actions import accept_reading
from dondoc.plans.models import Amendment, Assignment, Owing, Plan
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.models import Cycle, Obligation
from dondoc.units.models import Unit
from readings import TITLE, make_reading, plan_json, span
from web.html import heading, page, rows, texts

At = Callable[[Role, Unit], Client]


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return accepted(cast, "ke-hoach.docx")


def accepted(cast: Cast, name: str, unit: Unit | None = None, **read: object) -> Plan:
    owner = unit or cast.province
    reading = make_reading(cast, unit=owner, name=name, plan=plan_json() | read)
    by = cast.user(Role.OFFICE, owner)
    return accept_reading(reading=reading, revision=0, day=timezone.localdate(), by=by)


def cited(number: str, day: str | None = None) -> dict[str, object]:
    """A citation as the reader gives it."""
    return {"kind": "Kế hoạch", "number": number, "date": day, "span": span("Công an tỉnh")}


def opened(client: Client, plan: Plan) -> HttpResponse:
    return client.get(reverse("plan", args=[plan.pk]))


def test_an_empty_list_says_what_to_do(cast: Cast, office: Client, at: At) -> None:
    sentence = "//*[@class='empty']/p"
    assert texts(office.get(reverse("plans")), sentence) == [
        "Chưa có kế hoạch nào. Hãy tải văn bản lên, kiểm tra bản đọc rồi nhận."
    ]
    assert texts(at(Role.OFFICER, cast.commune).get(reverse("plans")), sentence) == [
        "Chưa có kế hoạch nào giao việc cho đơn vị của bạn."
    ]


def test_a_plan_is_listed_with_what_it_holds(cast: Cast, office: Client, plan: Plan) -> None:
    assert rows(office.get(reverse("plans"))) == [
        ["–", f"{TITLE}Ủy ban nhân dân tỉnh Sông Mây", "12/01/2026", "31/12/2026", "2", "3", "2"]
    ]


@pytest.mark.parametrize(
    ("role", "unit", "listed"),
    [
        (Role.OFFICER, "commune", 1),
        (Role.HEAD, "police", 1),
        (Role.HEAD, "school", 0),
        (Role.OFFICE, "province", 1),
    ],
)
def test_the_list_holds_the_plans_in_sight(cast: Cast, at: At, plan: Plan, role: Role, unit: str, listed: int) -> None:
    assert len(rows(at(role, getattr(cast, unit)).get(reverse("plans")))) == listed


def test_the_list_is_searched_without_accents(cast: Cast, office: Client, plan: Plan) -> None:
    assert len(rows(office.get(reverse("plans"), {"q": "phong chay"}, headers={"HX-Request": "true"}))) == 1
    assert rows(office.get(reverse("plans"), {"q": "khoang san"})) == []


@pytest.mark.parametrize("count", [1, 50])
def test_the_list_costs_the_same_for_one_row_and_for_fifty(cast: Cast, office: Client, count: int) -> None:
    plan = accepted(cast, "0.docx")
    for number in range(1, count):
        plan.pk, plan.reading = None, make_reading(cast, name=f"{number}.docx")
        plan.save()
    with CaptureQueriesContext(connection) as queries:
        office.get(reverse("plans"))
    assert len(queries) == 5


@pytest.mark.parametrize(
    ("role", "unit", "status"),
    [
        (Role.OFFICE, "province", 200),
        (Role.OFFICER, "commune", 200),
        (Role.HEAD, "department", 200),
        (Role.HEAD, "school", 404),
    ],
)
def test_a_plan_opens_for_those_it_charges(cast: Cast, at: At, plan: Plan, role: Role, unit: str, status: int) -> None:
    assert opened(at(role, getattr(cast, unit)), plan).status_code == status


def test_the_page_of_a_plan_that_is_not_there_is_not_found(office: Client) -> None:
    assert office.get(reverse("plan", args=[987])).status_code == 404


def test_the_page_says_what_the_plan_orders(cast: Cast, office: Client, plan: Plan) -> None:
    response = opened(office, plan)
    assert heading(response) == "Kế hoạch"
    assert texts(response, "//tbody/tr/*[1]") == ["I.1", "I.2"]
    assert texts(response, "//tbody/tr/*[3]") == [
        "từ 95% trở lên · trường học · chậm nhất 31/12/2026",
        "từ 12 lớp trở lên · lớp tập huấn · hằng năm",
    ]
    assert texts(response, "//details[contains(@class, 'agency')]/summary/span[1]") == [
        "Công an tỉnh", "UBND các xã, phường", "Công ty Điện lực Sông Mây",
    ]  # fmt: skip
    assert texts(response, "//*[contains(@class, 'charged')]") == [
        "Ủy ban nhân dân xã Suối Lam; Ủy ban nhân dân phường Bến Đá",
        "chưa có đơn vị",
        "Công an tỉnh Sông Mây; Sở Giáo dục và Đào tạo",
        "Ủy ban nhân dân xã Suối Lam; Ủy ban nhân dân phường Bến Đá",
        "chưa có đơn vị",
    ]


def test_each_part_leads_back_to_its_words(office: Client, plan: Plan) -> None:
    check = reverse("reading-check", args=[plan.reading_id])
    links = page(opened(office, plan)).xpath("//a[@class='to-words']/@href")
    wanted = [
        "báo cáo Công an tỉnh trước ngày 15/11/2026",
        "xây dựng kế hoạch trong 10 ngày kể từ ngày ký",
        "95% trường học tổ chức thực tập phương án chữa cháy",
        "ít nhất 12 lớp tập huấn",
        "Chủ trì, phối hợp với Sở GD&ĐT kiểm tra trường học.",
        "Bố trí kinh phí kiểm tra.",
        "Kiểm tra an toàn điện tại trường học.",
    ]
    assert links == [f"{check}#s{span(words)[0]}" for words in wanted]


def test_the_office_finds_the_way_to_form_units_and_rounds(office: Client, plan: Plan) -> None:
    report, other = plan.duties.all()
    links = set(page(opened(office, plan)).xpath("//main//a/@href"))
    assert {
        reverse("form-edit", args=[plan.pk]),
        reverse("duty-units", args=[plan.pk, report.pk]),
        reverse("duty-units", args=[plan.pk, other.pk]),
        reverse("cycle-open", args=[report.pk]),
    } <= links
    assert reverse("cycle-open", args=[other.pk]) not in links


def test_a_unit_below_finds_its_own_tasks_first_and_nothing_of_its_siblings(cast: Cast, at: At, plan: Plan) -> None:
    response = opened(at(Role.OFFICER, cast.commune), plan)
    blocks = page(response).xpath("//details[contains(@class, 'agency')]")
    assert [block.get("open") is not None for block in blocks] == [True, False, False]
    assert texts(response, "//details[contains(@class, 'agency')]/summary/span[1]")[0] == "UBND các xã, phường"
    assert texts(response, "//*[contains(@class, 'charged')]") == [
        "Đơn vị bạn", "chưa có đơn vị", "Đơn vị bạn", "đơn vị khác", "chưa có đơn vị",
    ]  # fmt: skip
    assert "Bến Đá" not in response.content.decode()
    assert page(response).xpath("//a[@class='to-words'] | //*[@class='part-actions']/a") == []


def test_the_page_costs_the_same_for_one_row_of_each_kind_and_for_fifty(cast: Cast, office: Client) -> None:
    for size in (1, 50):
        cites = [cited(f"{number}/KH-UBND") for number in range(size)]
        plan = accepted(cast, f"lớn {size}", number="99/KH-UBND", citations=cites)
        grow(cast, plan, size)
        with CaptureQueriesContext(connection) as queries:
            opened(office, plan)
        assert len(queries) == 20


def grow(cast: Cast, plan: Plan, size: int) -> None:
    """As many tasks with their units, duties with a round each, targets, and what an amendment took out, as asked."""
    unit, by = plan.unit, plan.accepted_by
    form = make_form(plan=plan, by=by)
    amendment = Amendment.objects.create(
        plan=plan, number=1, reading=make_reading(cast, name=f"sửa {size}"), before=plan.reading, words="Quyết định 1/QĐ-UBND",
        day=plan.date, accepted_by=by, differences={}, was={},
    )  # fmt: skip
    task, duty, target = plan.tasks.all()[0], plan.duties.all()[0], plan.targets.all()[0]
    for number in range(size):
        for part in (task, duty, target):
            part.pk, part.order = None, 100 + number
            part.ended_by = amendment if number % 2 else None
            part.save()
        Assignment.objects.create(task=task, unit=unit, role="lead", note="Tiếp nhận.")
        Owing.objects.create(duty=duty, unit=unit, note="Tiếp nhận.")
        cycle = Cycle.objects.create(
            form=form, duty=duty, name="Kỳ", window_start=plan.date, window_end=plan.date, opened_by=by
        )
        Obligation.objects.create(cycle=cycle, unit=unit, due=plan.date)


def test_a_plan_says_what_it_cites_and_who_carries_it_out(cast: Cast, office: Client, at: At) -> None:
    above = accepted(cast, "tinh.docx", number="12/KH-UBND")
    cites = [cited("12/KH-UBND"), cited("9/KH-TTg", "2025-05-06")]
    below = accepted(cast, "xa.docx", unit=cast.commune, number="3/KH-UBND", citations=cites)
    entries = "//ul[contains(@class, 'cited')]/li"
    assert texts(opened(office, below), entries) == [
        "Kế hoạch 12/KH-UBND Xem trong văn bản: Kế hoạch 12/KH-UBND"
        f" Ở đây, cùng số và ký hiệu: Kế hoạch 12/KH-UBND: {TITLE} (Ủy ban nhân dân tỉnh Sông Mây, 12/01/2026)",
        "Kế hoạch 9/KH-TTg, 06/05/2025 Xem trong văn bản: Kế hoạch 9/KH-TTg",
    ]
    assert texts(opened(office, above), entries) == [
        f"Kế hoạch 3/KH-UBND: {TITLE} (Ủy ban nhân dân tỉnh Sông Mây, 12/01/2026)"
    ]
    links = [page(opened(office, plan)).xpath(f"{entries}//a[not(@class)]/@href") for plan in (below, above)]
    assert links == [[reverse("plan", args=[above.pk])], [reverse("plan", args=[below.pk])]]
    beside = at(Role.OFFICER, cast.other_commune)
    assert texts(opened(beside, above), entries) == []


def test_what_cites_nothing_has_no_such_lines(office: Client, plan: Plan) -> None:
    said = texts(opened(office, plan), "//dt")
    assert [word for word in ("Căn cứ", "Triển khai bởi") if word in said] == []


def test_long_lists_of_documents_are_folded(cast: Cast, office: Client) -> None:
    plans = [accepted(cast, f"{n}", citations=[cited(f"{each}/KH-UBND") for each in range(n)]) for n in (5, 6)]
    folded = [page(opened(office, plan)).xpath("//details[ul[contains(@class, 'cited')]]")[0] for plan in plans]
    assert [each.get("open") is None for each in folded] == [False, True]


def test_one_citation_on_the_page_costs_what_fifty_cost(cast: Cast, office: Client) -> None:
    for number in range(3):
        accepted(cast, f"{number}", number=f"{number}/KH-UBND", citations=[cited("99/KH-UBND")])
    counts = []
    for size in (1, 50):
        cites = [cited(f"{number}/KH-UBND") for number in range(size)]
        plan = accepted(cast, f"lớn {size}", number="99/KH-UBND", citations=cites)
        with CaptureQueriesContext(connection) as queries:
            opened(office, plan)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_each_task_and_duty_leads_to_its_history(cast: Cast, at: At, plan: Plan) -> None:
    wanted = [reverse("duty-history", args=[duty.pk]) for duty in plan.duties.all()]
    wanted += [reverse("task-history", args=[task.pk]) for task in plan.tasks.all()]
    office, unit = at(Role.OFFICE, cast.province), at(Role.OFFICER, cast.commune)
    for client in (office, unit):
        links = page(opened(client, plan)).xpath("//a[@class='to-history']/@href")
        assert sorted(links) == sorted(wanted)
