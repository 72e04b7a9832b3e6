"""The form designer: indicators added, moved, removed, saved, frozen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.plans.models import Plan
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.models import Form
from dondoc.units.models import Unit
from rounds import Round, make_plan, make_round
from web.html import page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast)


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


def filled(*labels: str) -> dict[str, str]:
    """The designer's fields with one count for each label."""
    found = {"count": str(len(labels)), "title": "Biểu mẫu", "narrative_label": "Khó khăn"}
    for row, label in enumerate(labels):
        found |= {f"label-{row}": label, f"kind-{row}": "count", f"unit-{row}": "lớp", f"required-{row}": "on"}
    return found


def labels(response: HttpResponse) -> list[str]:
    return texts(response, "//textarea[starts-with(@name, 'label-')]")


def made(office: Client, plan: Plan) -> str:
    url = reverse("form-edit", args=[plan.pk])
    office.post(url, {"do": "make"})
    return url


def test_a_plan_without_form_offers_to_make_one_from_its_targets(office: Client, plan: Plan) -> None:
    url = reverse("form-edit", args=[plan.pk])
    assert page(office.get(url)).xpath("//main//button[@name='do']/@value") == ["make"]
    response = office.post(url, {"do": "make"}, follow=True)
    assert labels(response) == ["66,67% trường có lối thoát nạn thứ hai", "10 lớp tập huấn"]


def test_a_regime_without_targets_offers_an_empty_form(office: Client, plan: Plan) -> None:
    url = reverse("form-edit", args=[plan.pk])
    offered = texts(office.get(url), "//main//button[@value='make']")
    plan.targets.all().delete()
    assert [*offered, *texts(office.get(url), "//main//button[@value='make']")] == [
        "Lập biểu mẫu từ chỉ tiêu",
        "Lập biểu mẫu trống",
    ]


def test_the_preview_shows_what_the_unit_will_be_asked(office: Client, plan: Plan) -> None:
    response = office.get(made(office, plan))
    assert texts(response, "//*[@class='preview']//*[@class='boxes']//label") == [
        "Số trường đã đạt",
        "Tổng số trường",
        "Số lớp",
    ]


def test_of_two_officers_at_one_form_the_second_is_told_and_keeps_what_was_typed(office: Client, plan: Plan) -> None:
    url = made(office, plan)
    (seen,) = page(office.get(url)).xpath("//input[@name='seen']/@value")
    assert office.post(url, filled("A") | {"do": "save", "seen": seen}).status_code == 302
    late = office.post(url, filled("B") | {"do": "save", "seen": seen})
    assert (late.status_code, labels(late)) == (422, ["B"])
    assert "người sửa sau cùng là" in " ".join(texts(late, "//*[contains(@class, 'notice')]"))
    (mark,) = page(late).xpath("//input[@name='seen']/@value")
    office.post(url, filled("B") | {"do": "save", "seen": mark})
    assert labels(office.get(url)) == ["B"]


@pytest.mark.parametrize(
    ("what", "order"),
    [
        ("up-1", ["B", "A", "C"]),
        ("up-0", ["A", "B", "C"]),
        ("down-1", ["A", "C", "B"]),
        ("down-2", ["A", "B", "C"]),
        ("remove-0", ["B", "C"]),
        ("remove-9", ["A", "B", "C"]),
        ("add", ["A", "B", "C", ""]),
        ("show", ["A", "B", "C"]),
    ],
)
def test_moving_changes_the_page_only(office: Client, plan: Plan, what: str, order: list[str]) -> None:
    url = made(office, plan)
    response = office.post(url, filled("A", "B", "C") | {"do": what}, headers=HTMX)
    assert labels(response) == order
    assert Form.objects.get().indicators.count() == 2


def test_saving_writes_the_form(office: Client, plan: Plan) -> None:
    office.post(made(office, plan), filled("Số lớp", "Số buổi") | {"do": "save", "about_people-1": "on"})
    found = Form.objects.get().indicators.values_list("label", "kind", "unit", "required", "about_people")
    assert list(found) == [
        ("Số lớp", "count", "lớp", True, False),
        ("Số buổi", "count", "lớp", True, True),
    ]


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(office: Client, plan: Plan) -> None:
    url = made(office, plan)
    wrong = filled("Số lớp", "") | {"do": "save", "kind-0": "share", "title": ""}
    response = office.post(url, wrong)
    assert response.status_code == 422
    assert page(response).xpath("//*[@aria-invalid]/@name") == [
        "title",
        "numerator_label-0",
        "denominator_label-0",
        "label-1",
    ]
    assert labels(response) == ["Số lớp", ""]
    assert Form.objects.get().indicators.count() == 2


def test_garbage_in_the_fields_is_no_fault_of_ours(office: Client, plan: Plan) -> None:
    url = made(office, plan)
    wrong = {"do": "save", "count": "9" * 30, "target-0": "x", "label-0": "a\x00b", "title": "T"}
    assert office.post(url, wrong).status_code == 422


def test_a_form_in_use_is_shown_and_explained_but_not_changed(round_: Round, at: At) -> None:
    office = at(Role.OFFICE, round_.cast.province)
    url = reverse("form-edit", args=[round_.plan.pk])
    response = office.get(url)
    assert page(response).xpath("//main//form//select/@name") == ["across-0", "across-1"]
    assert page(response).xpath("//main//form//input[@type!='hidden'] | //main//form//textarea") == []
    assert texts(response, "//*[contains(@class, 'notice')]//p")[0].startswith("Biểu mẫu đã khóa")
    assert office.post(url, filled("A") | {"do": "save"}).status_code == 422
    assert round_.form.indicators.count() == 2


def test_how_figures_compare_may_be_said_at_any_time(round_: Round, at: At) -> None:
    office = at(Role.OFFICE, round_.cast.province)
    url = reverse("form-edit", args=[round_.plan.pk])
    assert office.post(url, {"do": "across", "across-0": "weighted", "across-1": "none"}).status_code == 302
    assert [each.across for each in round_.form.indicators.all()] == ["weighted", "none"]
    assert office.post(url, {"do": "across", "across-0": "weighted", "across-1": "magic"}).status_code == 422
    assert [each.across for each in round_.form.indicators.all()] == ["weighted", "none"]


def test_every_kind_of_answer_is_kept_as_it_was_chosen(office: Client, plan: Plan) -> None:
    asked = filled("Kinh phí", "Đã ban hành", "Mức độ", "Cách làm", "Biên bản") | {
        "kind-0": "amount", "decimals-0": "2", "aggregation-0": "max", "section-0": "A. Kinh phí", "code-0": "KP",
        "kind-1": "yes_no", "help-1": "Có văn bản thì chọn Có", "carried_over-1": "on", "estimated-1": "on",
        "kind-2": "choice", "answers-2": "Chưa làm\r\nĐang làm\r\n\r\nĐã xong",
        "kind-3": "text", "kind-4": "file",
    }  # fmt: skip
    url = made(office, plan)
    response = office.post(url, asked | {"do": "show"}, headers=HTMX)
    assert page(response).xpath("//*[@class='preview']//*[@disabled]/@id") == [
        "preview-0.value", "preview-1.value", "preview-2.value", "preview-3.text", "preview-4.file", "preview-narrative",
    ]  # fmt: skip
    assert office.post(url, asked | {"do": "save"}).status_code == 302
    names = ("code", "kind", "section", "help", "decimals", "answers", "aggregation", "carried_over", "estimated")
    assert list(Form.objects.get().indicators.values_list(*names)) == [
        ("KP", "amount", "A. Kinh phí", "", 2, [], "max", False, False),
        ("c1", "yes_no", "", "Có văn bản thì chọn Có", 0, [], "sum", True, True),
        ("c2", "choice", "", "", 0, ["Chưa làm", "Đang làm", "Đã xong"], "sum", False, False),
        ("c3", "text", "", "", 0, [], "none", False, False),
        ("c4", "file", "", "", 0, [], "none", False, False),
    ]


def test_a_form_in_use_goes_on_in_a_new_version_that_can_be_dropped(round_: Round, at: At) -> None:
    office = at(Role.OFFICE, round_.cast.province)
    url = reverse("form-edit", args=[round_.plan.pk])
    response = office.post(url, {"do": "renew"}, follow=True)
    assert labels(response) == ["66,67% trường có lối thoát nạn thứ hai", "10 lớp tập huấn"]
    previous = page(response).xpath("//input[starts-with(@name, 'previous-')]/@value")
    assert previous == [str(each.pk) for each in round_.form.indicators.all()]
    office.post(url, {"do": "drop"})
    assert list(round_.plan.forms.all()) == [round_.form]


def test_the_form_of_the_plan_before_is_offered_and_taken_over(office: Client, cast: Cast) -> None:
    round_ = make_round(cast)
    plan = make_plan(cast)
    address = reverse("form-edit", args=[plan.pk])
    assert page(office.get(address)).xpath("//select[@name='form']/option/@value") == [str(round_.form.pk)]
    answer = office.post(address, {"do": "follow", "form": round_.form.pk})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert texts(office.get(address), "//p[@class='lead']/a") == ["biểu mẫu của kế hoạch 12/KH-UBND"]


def test_a_form_that_is_not_offered_is_refused(office: Client, cast: Cast, plan: Plan) -> None:
    other = make_form(plan=make_plan(cast), by=cast.user(Role.OFFICE, cast.province))
    address = reverse("form-edit", args=[plan.pk])
    assert office.post(address, {"do": "follow", "form": other.pk}, headers=HTMX).status_code == 422
    assert office.post(address, {"do": "follow", "form": "x"}).status_code == 404
    assert not plan.forms.exists()
