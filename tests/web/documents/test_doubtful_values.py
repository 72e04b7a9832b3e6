"""What the reader doubts, on the check page: told, counted, filtered, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.reader.rules import RULES
from readings import make_reading, plan_json, span
from web.html import page, texts, words

pytestmark = pytest.mark.any_database

DOUBT = "Mức đề ra đứng xa danh từ."


def base(confidence: str, rule: str = "target.count", **more: str) -> dict[str, str]:
    return {"confidence": confidence, "rule": rule, **more}


def judged() -> dict[str, Any]:
    """The plan of `readings` as a reader that keeps its rules gives it."""
    plan = plan_json() | {"number": "18/KH-UBND", "bases": {"title": base("sure"), "number": base("likely")}}
    plan["targets"][0] |= base("sure")
    plan["targets"][1] |= base("doubtful", doubt=DOUBT)
    task = plan["assignments"][0]["tasks"][0]
    task |= base("sure", "task.bullet") | {"partner_bases": [base("doubtful", "partner.opening")]}
    return plan


@pytest.fixture
def office(cast: Cast, at: Callable[..., Client]) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast, plan=judged())


def opened(client: Client, reading: Reading, **query: str) -> HttpResponse:
    return client.get(reverse("reading-check", args=[reading.pk]), query)


def confirm(client: Client, reading: Reading, key: str, revision: int = 0) -> HttpResponse:
    address = reverse("reading-item-confirm", args=[reading.pk, key])
    return client.post(address, {"revision": revision}, headers={"HX-Request": "true"})


def doubtful(response: HttpResponse) -> list[str]:
    return page(response).xpath("//*[@data-doubtful]/@id")


def test_every_value_says_how_sure_it_is_and_by_which_rule(office: Client, reading: Reading) -> None:
    response = opened(office, reading)
    says = {name: rule.says for name, rule in RULES.items()}
    found = {
        key: texts(response, f"//*[@id='i-{key}']//details[contains(@class, 'basis')]")
        for key in ("head", "targets.0", "targets.1", "assignments.0.tasks.0")
    }
    title = "Phần mềm đọc ra thế nào"
    assert found == {
        "head": [f"khá chắc {title} {says['target.count']}", f"chắc chắn {title} {says['target.count']}"],
        "targets.0": [f"chắc chắn {title} {says['target.count']}"],
        "targets.1": [f"cần xem lại {title} {says['target.count']} {DOUBT}"],
        "assignments.0.tasks.0": [
            f"cần xem lại {title} {says['task.bullet']}Sở GD&ĐT: {says['partner.opening']} cần xem lại"
        ],
    }


def test_readings_from_before_say_nothing_of_it(cast: Cast, office: Client) -> None:
    assert texts(opened(office, make_reading(cast)), "//details[contains(@class, 'basis')]") == []


def test_what_is_doubtful_is_counted_and_led_to(office: Client, reading: Reading) -> None:
    response = opened(office, reading)
    assert doubtful(response) == ["i-targets.1", "i-assignments.0.tasks.0"]
    assert page(response).xpath("//*[@data-unsettled]/@id") == ["a-3"]
    assert texts(response, "//*[@id='check-doubts']/a") == [
        "2 mục cần xem lại", "Mục cần xem lại tiếp theo", "1 cơ quan cần khớp",
    ]  # fmt: skip
    assert page(response).xpath("//*[@data-next]/@href") == ["#i-targets.1", "#a-3"]


def test_the_filter_works_by_address(office: Client, reading: Reading) -> None:
    tree = page(opened(office, reading, loc="can-xem"))
    assert len(tree.xpath("//*[@data-reading and @data-only-doubtful]")) == 1
    assert tree.xpath("//*[@data-only]/@aria-current") == ["true"]
    assert page(opened(office, reading)).xpath("//*[@data-only-doubtful]") == []


def test_a_confirmed_item_is_no_longer_doubtful(office: Client, reading: Reading) -> None:
    response = confirm(office, reading, "targets.1")
    assert (response.status_code, doubtful(response)) == (200, [])
    assert texts(response, "//*[@id='i-targets.1']//summary") == ["đã xác nhận"]
    assert texts(response, "//*[@id='check-doubts']/a")[0] == "1 mục cần xem lại"
    assert confirm(office, reading, "targets.1").status_code == 422  # of another revision


def test_a_corrected_or_dropped_item_is_no_longer_doubtful(office: Client, reading: Reading) -> None:
    office.post(reverse("reading-item", args=[reading.pk, "targets.1"]), {"revision": 0, "value": "13"})
    dropped = {"revision": 1, "dropped": "1"}
    office.post(reverse("reading-item-drop", args=[reading.pk, "assignments.0.tasks.0"]), dropped)
    response = opened(office, reading)
    assert doubtful(response) == []
    assert texts(response, "//*[@id='i-targets.1']//details[contains(@class, 'basis')]") == []


def test_when_nothing_is_left_the_page_says_so(cast: Cast, office: Client) -> None:
    plan = judged() | {"targets": [], "assignments": [], "deadlines": []}
    response = opened(office, make_reading(cast, plan=plan))
    assert texts(response, "//*[@id='check-doubts']/span") == ["Không còn mục cần xem"]


def test_those_who_only_see_confirm_nothing(cast: Cast, at: Callable[..., Client], reading: Reading) -> None:
    head = at(Role.HEAD, cast.province)
    assert page(opened(head, reading)).xpath("//*[@data-confirm]") == []
    assert confirm(head, reading, "targets.1").status_code == 403


def test_changes_to_other_plans_are_listed_to_be_read(cast: Cast, office: Client) -> None:
    change = {
        "path": "II", "clause": "khoản 2 mục III", "action": "replace", "old": "ngày 25",
        "document": {"kind": "Kế hoạch", "number": "12/KH-UBND"}, "text": "ngày 20", "span": span("Bố trí kinh phí"),
        **base("likely", "amendment.within"),
    }  # fmt: skip
    repeal = change | {"action": "repeal", "document": None, "text": None, "clause": "mục V"}
    del repeal["old"]
    response = opened(office, make_reading(cast, plan=plan_json() | {"amendments": [change, repeal]}))
    found = page(response).xpath("//section[@aria-labelledby='group-amendments']/ul/li")
    assert [[words(part) for part in item.xpath("./p")] for item in found] == [
        ["Thay cụm từ khoản 2 mục III · Kế hoạch số 12/KH-UBND", "Bỏ: ngày 25", "Nội dung mới: ngày 20"],
        ["Bãi bỏ mục V"],
    ]
    assert found[0].xpath(".//button | .//*[@data-edit]") == []
    (mark,) = page(response).xpath(f"//a[@id='s{span('Bố trí kinh phí')[0]}']")
    assert "amendments.0" in mark.get("data-keys")
    assert texts(opened(office, make_reading(cast, name="2.docx")), "//*[@id='group-amendments']") == []


def test_the_money_of_a_task_is_told_as_printed_and_in_full(cast: Cast, office: Client) -> None:
    plan = plan_json()
    money = {"text": "1,2 tỷ đồng", "amount": 1_200_000_000, "source": "ngân sách tỉnh", "span": span("kinh phí")}
    plan["assignments"][1]["tasks"][0]["funds"] = [money | base("sure")]
    (said,) = texts(opened(office, make_reading(cast, plan=plan)), "//*[@id='i-assignments.1.tasks.0']/p[2]")
    assert said == "Thực hiện · kinh phí: 1,2 tỷ đồng (1.200.000.000 đồng), ngân sách tỉnh"
