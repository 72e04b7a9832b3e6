from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import START, Cast
from dondoc.accounts.actions import grant_seat
from dondoc.accounts.models import Role
from dondoc.documents.models import Reading
from dondoc.plans.models import Plan
from dondoc.reader.grammar.doubts.signs import EDGE_OF_SCOPE
from dondoc.reporting.models import Form
from dondoc.units.models import UnitVersion
from readings import make_reading, placed, plan_json
from web.html import page, texts

pytestmark = pytest.mark.any_database

HTMX = {"HX-Request": "true"}
POWER = "Công ty Điện lực Sông Mây"


@pytest.fixture
def office(cast: Cast, at: Callable[..., Client]) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


def post(client: Client, name: str, reading: Reading, /, *args: str, htmx: bool = False, **data: Any) -> HttpResponse:
    url = reverse(name, args=[reading.pk, *args])
    return client.post(url, {"revision": "0"} | data, headers=HTMX if htmx else {})


def test_a_correction_leads_back_to_its_item(office: Client, reading: Reading) -> None:
    response = post(office, "reading-item", reading, "targets.0", value="90")
    assert response["Location"] == reverse("reading-check", args=[reading.pk]) + "#i-targets.0"
    reading.refresh_from_db()
    assert (reading.edits, reading.plan) == ({"targets.0": {"set": {"value": 90}}}, plan_json())


def test_htmx_gets_the_item_the_counts_and_the_next_revision(office: Client, reading: Reading) -> None:
    response = post(office, "reading-item", reading, "targets.0", htmx=True, value="90")
    assert json.loads(response["HX-Trigger"]) == {"revision": {"value": 1}}
    assert page(response).xpath("//@id")[0] == "i-targets.0"
    assert page(response).xpath("//*[@hx-swap-oob]/@id") == ["check-bar", "check-doubts", "agencies", "issuer-note"]
    assert "từ 90% trở lên · trường học · chậm nhất 31/12/2026" in texts(response, "//*[@class='item-said']")


@pytest.mark.parametrize("htmx", [True, False])
def test_a_refused_value_stands_in_the_form_with_the_reason(office: Client, reading: Reading, htmx: bool) -> None:
    response = post(office, "reading-item", reading, "targets.0", htmx=htmx, value="12.5", unit="")
    assert response.status_code == 422
    assert texts(response, "//*[@class='field-error']") == [
        "“12.5” không phải là số. Hãy ghi số, ví dụ 95 hoặc 12,5 hoặc 1.250.",
        "Ô này không được để trống. Hãy ghi nội dung, hoặc bỏ cả mục.",
    ]
    assert page(response).xpath("//input[@name='value']/@value") == ["12.5"]


def test_a_conflict_is_told(office: Client, reading: Reading) -> None:
    post(office, "reading-item", reading, "targets.0", value="90")
    response = post(office, "reading-item", reading, "targets.0", value="80")
    assert response.status_code == 422
    assert "Người khác vừa sửa bản đọc này. Hãy tải lại trang" in response.content.decode()
    reading.refresh_from_db()
    assert reading.edits == {"targets.0": {"set": {"value": 90}}}


@pytest.mark.parametrize("revision", ["", "x", "-1", "٣", "99999999999999999999"])
def test_a_change_that_names_no_revision_is_a_conflict(office: Client, reading: Reading, revision: str) -> None:
    response = post(office, "reading-item", reading, "targets.0", revision=revision, value="90")
    assert response.status_code == 422
    reading.refresh_from_db()
    assert reading.edits == {}


def test_what_is_outside_the_scope_cannot_be_taken_in(office: Client, reading: Reading) -> None:
    response = post(office, "reading-item", reading, "assignments.0.tasks.1", text="Kiểm tra trường học")
    assert "ngoài phạm vi" in response.content.decode()
    assert response.status_code == 422


def test_an_unknown_item_is_not_there(office: Client, reading: Reading) -> None:
    assert post(office, "reading-item", reading, "outline.0").status_code == 404
    assert office.get(reverse("reading-item", args=[reading.pk, "targets.9"])).status_code == 404


def test_an_item_is_left_out_and_taken_in_again(office: Client, reading: Reading) -> None:
    response = post(office, "reading-item-drop", reading, "targets.0", htmx=True, dropped="1")
    assert texts(response, "//*[@class='check-counts']/li")[0] == "1 chỉ tiêu"
    assert texts(response, "//*[@id='i-targets.0']//button") == ["Lấy lại"]
    post(office, "reading-item-drop", reading, "targets.0", revision="1", dropped="0")
    reading.refresh_from_db()
    assert reading.edits == {}


def test_leaving_out_an_agency_shows_its_whole_block(office: Client, reading: Reading) -> None:
    response = post(office, "reading-item-drop", reading, "assignments.0", htmx=True, dropped="1")
    assert page(response).xpath("//*[@data-block]//@id") == ["i-assignments.0", "i-assignments.0.tasks.0"]


def test_the_picker_finds_units_without_accents_and_keeps_what_is_ticked(
    cast: Cast, office: Client, reading: Reading
) -> None:
    url = reverse("reading-agency", args=[reading.pk])
    response = office.get(url, {"w": POWER, "q": "ben da", "unit": [cast.police.pk]}, headers=HTMX)
    assert texts(response, "//label") == ["Công an tỉnh Sông Mây", "Ủy ban nhân dân phường Bến Đá"]
    assert page(response).xpath("//input[@checked]/@value") == [str(cast.police.pk)]


def test_the_picker_is_a_page_without_a_script(office: Client, reading: Reading) -> None:
    response = office.get(reverse("reading-agency", args=[reading.pk]), {"w": "Công an tỉnh"})
    assert texts(response, "//h1") == ["Chọn đơn vị"]
    assert texts(response, "//fieldset//label") == ["Công an tỉnh Sông Mây"]


def test_the_picker_knows_only_wordings_of_the_reading(office: Client, reading: Reading) -> None:
    assert office.get(reverse("reading-agency", args=[reading.pk]), {"w": "Sở X"}).status_code == 404


@pytest.mark.parametrize(("how", "mapping"), [("chosen", {POWER: [6]}), ("none", {POWER: []}), ("computed", {})])
def test_a_wording_is_said_to_mean_units_or_none(
    cast: Cast, office: Client, reading: Reading, how: str, mapping: dict[str, list[int]]
) -> None:
    response = post(office, "reading-agency", reading, w=POWER, how=how, unit=[cast.police.pk])
    assert response["Location"] == reverse("reading-check", args=[reading.pk]) + "#agencies"
    reading.refresh_from_db()
    wanted = {wording: [cast.police.pk] if ids else [] for wording, ids in mapping.items()}
    assert reading.mapping == wanted


def test_htmx_gets_the_agencies_anew(cast: Cast, office: Client, reading: Reading) -> None:
    response = post(office, "reading-agency", reading, htmx=True, w=POWER, how="none")
    assert response["HX-Retarget"] == "#agencies"
    assert texts(response, "//*[@class='check-counts']/li")[3] == "0 cơ quan chưa khớp"


def test_an_office_that_manages_units_creates_one(cast: Cast, office: Client, reading: Reading) -> None:
    user = cast.user(Role.OFFICE, cast.province)
    grant_seat(user=user, unit_id=cast.province.pk, role=Role.ADMINISTRATOR, since=START, by=None)
    response = post(office, "reading-agency-unit", reading, w=POWER, name=POWER, kind="enterprise")
    assert response.status_code == 302
    reading.refresh_from_db()
    assert reading.mapping == {POWER: [UnitVersion.objects.get(name=POWER).unit_id]}
    response = post(office, "reading-agency-unit", reading, revision="1", w=POWER, name=" ", kind="school")
    assert response.status_code == 422
    assert texts(response, "//*[@class='field-error']") != []


def test_only_kinds_that_fit_below_the_readings_unit_are_offered_and_taken(
    cast: Cast, office: Client, reading: Reading
) -> None:
    user = cast.user(Role.OFFICE, cast.province)
    grant_seat(user=user, unit_id=cast.province.pk, role=Role.ADMINISTRATOR, since=START, by=None)
    offered = page(office.get(reverse("reading-agency", args=[reading.pk]), {"w": POWER}))
    kinds = [str(kind) for kind in offered.xpath("//select[@name='kind']/option/@value")]
    assert kinds == ["district", "commune", "department", "school", "enterprise", "committee", "other"]
    response = post(office, "reading-agency-unit", reading, w=POWER, name=POWER, kind="province")
    assert (response.status_code, UnitVersion.objects.filter(name=POWER).exists()) == (422, False)


def test_who_may_not_manage_units_is_told_who_can(office: Client, reading: Reading) -> None:
    response = office.get(reverse("reading-agency", args=[reading.pk]), {"w": POWER})
    assert (
        "Người giữ vai trò Quản trị của Ủy ban nhân dân tỉnh Sông Mây tạo được đơn vị mới." in response.content.decode()
    )
    assert post(office, "reading-agency-unit", reading, w=POWER, name=POWER, kind="school").status_code == 403


def test_accepting_makes_the_plan_and_its_form(office: Client, reading: Reading) -> None:
    response = post(office, "reading-accept", reading, confirmed="1")
    plan = Plan.objects.get()
    assert response["Location"] == reverse("plan", args=[plan.pk])
    assert Form.objects.get().plan == plan


def test_accepting_with_agencies_unmatched_asks_once(office: Client, reading: Reading) -> None:
    response = post(office, "reading-accept", reading)
    assert not Plan.objects.exists()
    assert texts(response, "//main//h3/preceding-sibling::p") == [
        "Còn 1 cơ quan chưa khớp, 1 nhiệm vụ chưa có đơn vị, 1 hạn gửi chưa có đơn vị và 1 mục cần xem lại. "
        "Vẫn nhận kế hoạch?"
    ]
    assert texts(response, "//*[@class='open-things']/li") == [POWER, "Phần đầu"]
    check = reverse("reading-check", args=[reading.pk])
    assert page(response).xpath("//*[@class='open-things']//a/@href") == [f"{check}#a-3", f"{check}#i-head"]
    (form,) = page(response).xpath("//form[.//button[@name='confirmed']]")
    answer = office.post(form.get("action"), {"revision": form.fields["revision"], "confirmed": "1"})
    assert answer["Location"] == reverse("plan", args=[Plan.objects.get().pk])


def test_only_what_is_left_is_asked_about_and_nothing_where_all_is_settled(cast: Cast, office: Client) -> None:
    plan = plan_json()
    del plan["deadlines"][1]  # which names nobody
    reading = make_reading(cast, plan=plan)
    post(office, "reading-agency", reading, w=POWER, how="none")
    response = post(office, "reading-accept", reading, revision="1")
    assert texts(response, "//main//h3/preceding-sibling::p") == ["Còn 1 mục cần xem lại. Vẫn nhận kế hoạch?"]
    post(office, "reading-item-absent", reading, "head", revision="1", absent="number")
    response = post(office, "reading-accept", reading, revision="2")
    assert response["Location"] == reverse("plan", args=[Plan.objects.get().pk])


def test_vague_names_are_left_aside_with_one_click(cast: Cast, office: Client) -> None:
    plan = plan_json()
    plan["assignments"][2]["agency"] = "Các đơn vị liên quan"
    reading = make_reading(cast, plan=plan)
    check = office.get(reverse("reading-check", args=[reading.pk]))
    url = reverse("reading-vague-aside", args=[reading.pk])
    assert texts(check, f"//button[@formaction='{url}']") == ["Bỏ qua 1 tên chung"]
    response = post(office, "reading-vague-aside", reading, htmx=True)
    assert texts(response, "//*[@class='check-counts']/li")[3] == "0 cơ quan chưa khớp"
    assert page(response).xpath(f"//button[@formaction='{url}']") == []
    reading.refresh_from_db()
    assert reading.mapping == {"Các đơn vị liên quan": []}


def test_accepting_twice_leads_to_the_same_plan(office: Client, reading: Reading) -> None:
    first, again = (post(office, "reading-accept", reading, confirmed="1") for _time in range(2))
    assert first["Location"] == again["Location"]
    assert (Plan.objects.count(), Form.objects.count()) == (1, 1)


def test_accepting_before_the_scope_is_decided_upon_says_what_to_do(cast: Cast, office: Client) -> None:
    plan = plan_json()
    plan["assignments"][0]["tasks"][0]["doubt"] = EDGE_OF_SCOPE.says
    response = post(office, "reading-accept", make_reading(cast, plan=plan), confirmed="1")
    assert response.status_code == 422
    assert "Còn 1 mục có từ ngữ có thể nằm ngoài phạm vi" in response.content.decode()
    assert not Plan.objects.exists()


def test_what_must_be_decided_is_asked_first_and_cannot_be_passed_over(cast: Cast, office: Client) -> None:
    plan = plan_json()
    plan["assignments"][0]["tasks"][0]["doubt"] = EDGE_OF_SCOPE.says
    reading = make_reading(cast, plan=plan)
    response = post(office, "reading-accept", reading)
    (asked,) = texts(response, "//main//h3[1]/preceding-sibling::p")
    assert asked.endswith(
        "1 mục có thể nằm ngoài phạm vi: hãy chọn “Đúng” để giữ hoặc “Bỏ” ở từng mục rồi mới nhận được kế hoạch."
    )
    assert texts(response, "//main//h3")[0] == "Phải quyết định trước khi nhận"
    assert page(response).xpath("//button[@name='confirmed']") == []
    first = reverse("reading-check", args=[reading.pk]) + "#i-assignments.0.tasks.0"
    assert page(response).xpath("//*[@class='dialog-actions']/a/@href") == [first]


def test_a_name_that_is_none_of_ours_is_left_aside_with_one_click(office: Client, reading: Reading) -> None:
    check = office.get(reverse("reading-check", args=[reading.pk]))
    (address,) = page(check).xpath("//*[@data-unsettled]//button[@name='how']/@formaction")
    office.post(address, {"revision": "0", "how": "none"})
    reading.refresh_from_db()
    assert reading.mapping == {POWER: []}


def test_a_date_in_the_words_of_a_task_is_told_with_it_here_and_in_the_plan(cast: Cast, office: Client) -> None:
    plan, words = plan_json(), "Kiểm tra an toàn điện tại trường học"
    stated = {
        "path": "II.3",
        "kind": "other",
        "due": "2026-09-30",
        "every": None,
        "who": POWER,
        "to": None,
        "via": None,
    }
    plan["deadlines"].append(placed(words, **stated))
    reading = make_reading(cast, plan=plan)
    check = office.get(reverse("reading-check", args=[reading.pk]))
    assert texts(check, "//*[@id='i-assignments.2.tasks.0']//*[@class='item-said']") == ["Thực hiện · hạn: 30/09/2026"]
    assert texts(check, "//*[@class='check-counts']/li")[2] == "2 hạn gửi"
    assert page(check).xpath("//*[@id='part-deadlines']/details//li/@id") == ["i-deadlines.2"]
    accepted = office.get(post(office, "reading-accept", reading, confirmed="1")["Location"])
    assert words not in texts(accepted, "//section[@class='part']//p[@class='part-text']")
    assert len(page(accepted).xpath("//section[@class='part']")) == 2


def test_accepting_a_stale_page_stores_nothing(office: Client, reading: Reading) -> None:
    post(office, "reading-item", reading, "targets.0", value="90")
    response = post(office, "reading-accept", reading)
    assert response.status_code == 422
    assert "Người khác vừa sửa bản đọc này" in response.content.decode()
    assert not Plan.objects.exists()


def test_discarding_needs_a_reason_and_leads_to_the_queue(office: Client, reading: Reading) -> None:
    assert post(office, "reading-discard", reading, reason=" ").status_code == 422
    response = post(office, "reading-discard", reading, reason="Tải nhầm")
    assert response["Location"] == reverse("documents")
    reading.refresh_from_db()
    assert (reading.state, reading.reason) == ("discarded", "Tải nhầm")
