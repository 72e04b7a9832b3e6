"""Adding what the reader missed, on the check page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.plans.models import Plan, Task
from dondoc.reader import read_plan
from dondoc.reader.grammar.document import NO_PLAN
from dondoc.reader.json import plan_json, source_json
from readings import TEXT, make_reading, span
from web.html import page, texts

pytestmark = pytest.mark.any_database

HTMX = {"HX-Request": "true"}
LETTER = """Kính gửi: Công an tỉnh
Đề nghị kiểm tra an toàn điện tại các trường học.
Trân trọng.
"""


@pytest.fixture
def office(cast: Cast, at: Callable[..., Client]) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


def form(client: Client, reading: Reading, kind: str, *, htmx: bool = True, **query: object) -> HttpResponse:
    address = reverse("reading-item-new", args=[reading.pk, kind])
    return client.get(address, query, headers=HTMX if htmx else {})


def add(client: Client, reading: Reading, kind: str, /, *, htmx: bool = False, **data: Any) -> HttpResponse:
    address = reverse("reading-item-new", args=[reading.pk, kind])
    return client.post(address, {"revision": "0"} | data, headers=HTMX if htmx else {})


def chosen(words: str) -> dict[str, int]:
    start, end = span(words)
    return {"tu": start, "den": end}


def test_every_section_can_be_added_to_and_so_can_chosen_words(office: Client, reading: Reading) -> None:
    tree = page(office.get(reverse("reading-check", args=[reading.pk])))
    kinds = ["targets", "tasks", "deadlines", "citations", "recipients"]
    found = tree.xpath("//*[@class='group-head']/a[@data-make]/@hx-get")
    assert found == [reverse("reading-item-new", args=[reading.pk, kind]) for kind in kinds]
    for place in ("//*[@data-make-menu]//a", "//*[@data-chosen]/a"):
        assert len(tree.xpath(f"{place}[@data-make]")) == 6
    pieces = tree.xpath("//article//*[@data-at]")
    assert all(TEXT[int(each.get("data-at")) :].startswith(each.text) for each in pieces if each.text.strip())


def test_the_form_begins_with_what_the_words_say(office: Client, reading: Reading) -> None:
    words = "95% trường học tổ chức thực tập phương án chữa cháy"
    (shown,) = page(form(office, reading, "targets", **chosen(words))).xpath("//form")
    values = {name: shown.fields[name].strip() for name in ("tu", "den", "text", "value", "unit", "subject")}
    start, end = span(words)
    assert values == {
        "tu": str(start), "den": str(end), "text": words, "value": "95", "unit": "%", "subject": "trường học",
    }  # fmt: skip


def test_a_task_is_added_below_the_agency_whose_button_was_used(office: Client, reading: Reading) -> None:
    (shown,) = page(form(office, reading, "tasks", **{"co-quan": "Công an tỉnh"})).xpath("//form")
    assert shown.fields["agency"] == "Công an tỉnh"
    assert "Sở GD&ĐT" in page(form(office, reading, "tasks")).xpath("//datalist/option/@value")


def test_what_is_added_comes_back_with_all_that_hangs_on_it(office: Client, reading: Reading) -> None:
    values = {"agency": "Sở Tài chính", "text": "Bố trí kinh phí", "role": "own", **chosen("Bố trí kinh phí")}
    response = add(office, reading, "tasks", htmx=True, **values)
    assert json.loads(response["HX-Trigger"]) == {"revision": {"value": 1}}
    assert json.loads(response["HX-Trigger-After-Settle"]) == {"added": {"value": "i-assignments.a1.tasks.a1"}}
    assert page(response).xpath("//section/@id")[0] == "part-tasks"
    assert page(response).xpath("//*[@hx-swap-oob]/@id") == ["check-bar", "check-doubts", "agencies", "paper"]
    (mark,) = page(response).xpath(f"//a[@id='s{span('Bố trí kinh phí')[0]}']")
    assert mark.get("data-keys").split()[0] == "assignments.a1.tasks.a1"
    assert "thêm tay" in texts(response, "//*[@id='i-assignments.a1.tasks.a1']")[0]
    assert texts(response, "//*[@data-unsettled]/p[1]")[0] == "Sở Tài chính"


def test_a_plain_form_leads_to_the_new_item(office: Client, reading: Reading) -> None:
    assert page(form(office, reading, "recipients", htmx=False)).xpath("//*[@id='new-recipients']//form")
    response = add(office, reading, "recipients", name="Sở Y tế")
    assert response["Location"] == reverse("reading-check", args=[reading.pk]) + "#i-recipients.a1"


@pytest.mark.parametrize("htmx", [True, False])
def test_a_refused_value_stands_in_the_form_with_the_reason_and_its_words(
    office: Client, reading: Reading, htmx: bool
) -> None:
    words = chosen("95% trường học")
    response = add(office, reading, "targets", htmx=htmx, text="95%", comparator=">=", value="x", unit="%", **words)
    assert response.status_code == 422
    assert texts(response, "//*[@class='field-error']") == [
        "“x” không phải là số. Hãy ghi số, ví dụ 95 hoặc 12,5 hoặc 1.250."
    ]
    (shown,) = page(response).xpath("//form[contains(@class, 'new-form')]")
    assert [shown.fields[name] for name in ("value", "tu")] == ["x", str(words["tu"])]


def test_words_outside_the_scope_and_places_that_are_not_there_are_refused(office: Client, reading: Reading) -> None:
    values = {"agency": "Công an tỉnh", "text": "Kiểm tra trường học", "role": "own"}
    for place in (chosen("trên mạng xã hội"), {"tu": "9", "den": "x"}, {"tu": "0", "den": "99999"}):
        assert add(office, reading, "tasks", htmx=True, **values, **place).status_code == 422
    reading.refresh_from_db()
    assert reading.edits == {}


def test_there_is_no_form_for_other_kinds_nor_for_a_decided_reading(cast: Cast, office: Client) -> None:
    reading, decided = make_reading(cast), make_reading(cast, name="2.docx", state="discarded", reason="Nhầm")
    assert [form(office, reading, kind).status_code for kind in ("head", "outline")] == [404, 404]
    assert add(office, reading, "head").status_code == 404
    assert form(office, decided, "targets").status_code == 403


def test_an_agencys_name_is_written_anew_on_the_page(office: Client, reading: Reading) -> None:
    address = reverse("reading-agency-name", args=[reading.pk])
    (shown,) = page(office.get(address, {"w": "Công an tỉnh"}, headers=HTMX)).xpath("//form")
    assert shown.fields["agency"] == "Công an tỉnh"
    named = {"revision": "0", "w": "Công an tỉnh", "agency": "Công an tỉnh Sông Mây"}
    response = office.post(address, named, headers=HTMX)
    assert page(response).xpath("//*[@hx-swap-oob]/@id") == [
        "check-bar", "check-doubts", "part-tasks", "part-deadlines",
    ]  # fmt: skip
    assert "Công an tỉnh Sông Mây" in texts(response, "//*[@id='part-tasks']//h3")
    response = office.post(address, {"revision": "1", "w": "Công an tỉnh Sông Mây", "agency": ""}, headers=HTMX)
    assert (response.status_code, len(texts(response, "//*[@class='field-error']"))) == (422, 1)


def test_a_document_that_is_no_plan_becomes_one_by_hand(cast: Cast, office: Client) -> None:
    read = read_plan(LETTER.encode(), name="thu.txt")
    reading = make_reading(cast, plan=plan_json(read), source=source_json(read.source), title="")
    check = reverse("reading-check", args=[reading.pk])
    assert NO_PLAN in texts(office.get(check), "//*[contains(@class, 'notice-warning')]")
    assert (
        add(office, reading, "targets", text="100% trường học", comparator="=", value="100", unit="%").status_code
        == 302
    )
    words = "Đề nghị kiểm tra an toàn điện tại các trường học."
    task = {"agency": "Công an tỉnh", "text": words, "role": "lead", "partners": "Sở GD&ĐT"}
    assert add(office, reading, "tasks", revision="1", **task).status_code == 302
    accept = reverse("reading-accept", args=[reading.pk])
    refused = office.post(accept, {"revision": "2", "confirmed": "1"})
    assert (refused.status_code, "Chưa có trích yếu" in refused.content.decode()) == (422, True)
    head = {"title": "Kiểm tra an toàn điện", "number": "5/KH-UBND", "date": "02/03/2026"}
    office.post(reverse("reading-item", args=[reading.pk, "head"]), {"revision": "2", **head})
    response = office.post(accept, {"revision": "3", "confirmed": "1"})
    assert response["Location"] == reverse("plan", args=[Plan.objects.get().pk])
    assert (Plan.objects.get().title, Plan.objects.get().number) == ("Kiểm tra an toàn điện", "5/KH-UBND")
    (made,) = Task.objects.all()
    start = LETTER.index(words)
    assert (made.text, made.span_start, made.span_end) == (words, start, start + len(words))
    held = made.assignments.order_by("unit").values_list("unit", "role")
    assert list(held) == [(cast.department.pk, "coordinate"), (cast.police.pk, "lead")]


def test_the_history_says_what_was_added_and_what_is_absent(office: Client, reading: Reading) -> None:
    add(office, reading, "citations", kind="Luật", number="55/2024/QH15")
    office.post(reverse("reading-item-absent", args=[reading.pk, "head"]), {"revision": 1, "absent": "number"})
    told = " ".join(texts(office.get(reverse("reading-history", args=[reading.pk])), "//main//li"))
    assert "thêm vào bản đọc: văn bản viện dẫn a1, loại văn bản “Luật”; văn bản viện dẫn a1, số, ký hiệu “55/" in told
    assert "sửa bản đọc: phần đầu, điều văn bản không ghi số, ký hiệu" in told


def test_a_document_that_is_there_already_is_told_before_it_is_accepted(cast: Cast, office: Client) -> None:
    reading, twin = make_reading(cast), make_reading(cast, name="2.docx")
    check, other = (reverse("reading-check", args=[each.pk]) for each in (reading, twin))
    links = "//*[contains(@class, 'notice-warning')]//a/@href"
    assert page(office.get(check)).xpath(links) == [other]
    response = office.post(reverse("reading-accept", args=[reading.pk]), {"revision": "0"})
    assert other in page(response).xpath("//main//a/@href")
    assert not Plan.objects.exists()


def test_what_is_missing_stays_asked_after_the_head_was_confirmed(cast: Cast, office: Client) -> None:
    plan = make_reading(cast).plan | {"bases": {"title": {"confidence": "doubtful", "rule": "head.title.beside"}}}
    reading = make_reading(cast, name="2.docx", plan=plan)
    response = office.post(reverse("reading-item-confirm", args=[reading.pk, "head"]), {"revision": 0}, headers=HTMX)
    head = "//*[@id='i-head']"
    assert (page(response).xpath(f"{head}/@data-doubtful"), page(response).xpath(f"{head}//@data-confirm")) == (
        [""],
        [],
    )
    assert texts(response, f"{head}//*[@class='lack']") == ["còn thiếu Văn bản không ghi Số, ký hiệu"]
    said = {"revision": 1, "absent": "number"}
    response = office.post(reverse("reading-item-absent", args=[reading.pk, "head"]), said, headers=HTMX)
    assert page(response).xpath(f"{head}/@data-doubtful") == []
    assert texts(response, f"{head}//*[@class='lack']") == ["văn bản không ghi Hỏi lại Số, ký hiệu"]
