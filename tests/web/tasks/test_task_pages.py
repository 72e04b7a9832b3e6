"""One task: its page, the moves on it, evidence, parts, what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.plans.models import Assignment, Evidence, Need, Plan, ProgressNote, Task
from dondoc.plans.work.actions import add_need, finish
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from own_plans import own_plan
from tasks import PDF, TODAY, Work, make_task
from web.html import heading, page, rows, text_of, texts

At = Callable[[Role, Unit], Client]
SCHOOL = "Trường Tiểu học Suối Lam"


@pytest.fixture(autouse=True)
def frozen() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def office(cast: Cast, at: At) -> Client:
    return at(Role.OFFICE, cast.province)


@pytest.fixture
def commune(cast: Cast, at: At) -> Client:
    return at(Role.HEAD, cast.commune)


def opened(client: Client, work: Work, **query: object) -> HttpResponse:
    return client.get(reverse("task", args=[work.drill.pk]), query)


def told(client: Client, name: str, key: int, **data: object) -> HttpResponse:
    """Posts a change and gives the answer; what refuses it says so on a page."""
    return client.post(reverse(name, args=[key]), data, follow=True)


def test_the_page_tells_the_clause_the_holders_and_the_own_hold(commune: Client, work: Work) -> None:
    part = work.give_school()
    response = opened(commune, work)
    assert heading(response) == "Nhiệm vụ II"
    assert texts(response, "//blockquote") == ["Tổ chức diễn tập chữa cháy."]
    assert texts(response, "//h2[@id='focus-title']") == ["Ủy ban nhân dân xã Suối Lam"]
    assert rows(response) == [
        ["Ủy ban nhân dân xã Suối LamThực hiện", "30/06/2026", "Chưa bắt đầu", "0%", "1"],
        [f"{SCHOOL}Thực hiện · Diễn tập ở trường", "30/06/2026", "Chưa bắt đầu", "0%", "1"],
    ]
    assert "và 1 đơn vị khác ngoài phạm vi của bạn." in text_of(response)
    assert "Bến Đá" not in text_of(response)
    assert texts(opened(commune, work, phan=part.pk), "//h2[@id='focus-title']") == [SCHOOL]


def test_the_office_finds_the_words_in_the_document(office: Client, work: Work) -> None:
    check = reverse("reading-check", args=[work.plan.reading_id])
    assert f"{check}#s0" in page(opened(office, work)).xpath("//main//a/@href")


def test_a_unit_below_that_holds_a_part_reads_it(cast: Cast, at: At, work: Work) -> None:
    work.give_school()
    response = opened(at(Role.OFFICER, cast.school), work)
    assert texts(response, "//dt[.='Giao bởi']/following-sibling::dd[1]") == ["Ủy ban nhân dân xã Suối Lam"]
    assert texts(response, "//h2[@id='focus-title']") == [SCHOOL]


def test_who_does_not_see_the_plan_does_not_see_the_task(cast: Cast, at: At, work: Work) -> None:
    other = create_unit(
        name="Trường Tiểu học Bến Đá", kind=UnitKind.SCHOOL, parent=cast.other_commune, valid_from=START, by=None
    )
    assert opened(at(Role.HEAD, other), work).status_code == 404
    stranger = work.of(cast.other_commune)
    assert told(at(Role.HEAD, cast.commune), "assignment-start", stranger.pk).status_code == 404


def test_a_unit_reports_and_finishes(commune: Client, work: Work) -> None:
    row = work.of(work.cast.commune)
    told(commune, "assignment-start", row.pk)
    response = told(commune, "assignment-report", row.pk, percent="35", period="2026-06", text="Xong hai trường.")
    assert "Đã ghi tiến độ 35%." in text_of(response)
    assert "Tháng 6/2026: 35%" in texts(response, "//ul[@class='plain notes']/li")[0]
    assert "Đã báo xong." in text_of(told(commune, "assignment-finish", row.pk))
    assert work.of(work.cast.commune).status == "confirmed"


def test_a_note_that_can_not_be_kept_says_why(commune: Client, work: Work) -> None:
    row = work.of(work.cast.commune)
    response = told(commune, "assignment-report", row.pk, percent="135", period="2026-06")
    assert response.status_code == 422
    assert "Tiến độ (%)" in text_of(response)
    told(commune, "assignment-report", row.pk, percent="35", period="1999-01")
    told(commune, "assignment-report", row.pk, percent="35", period="2026-06", text="gặp anh Thử 0912 345 678")
    assert not ProgressNote.objects.exists()


def test_the_office_above_enters_for_a_unit_with_a_reason_that_everybody_sees(
    office: Client, commune: Client, work: Work
) -> None:
    row = work.of(work.cast.commune)
    assert "Nhập thay: báo tiến độ" in text_of(opened(office, work, phan=row.pk))
    report = {"percent": "10", "period": "2026-06"}
    assert "Hãy ghi lý do nhập thay" in text_of(told(office, "assignment-report", row.pk, **report))
    told(office, "assignment-report", row.pk, **report, entered_reason="Xã mất mạng.")
    response = opened(commune, work)
    assert "Ủy ban nhân dân tỉnh Sông Mây nhập thay đơn vị. Lý do: Xã mất mạng." in text_of(response)
    assert (
        "Ủy ban nhân dân tỉnh Sông Mây nhập thay: Xã mất mạng." in texts(response, "//ul[@class='plain notes']/li")[0]
    )


def test_evidence_that_an_office_above_adds_is_marked(office: Client, commune: Client, work: Work) -> None:
    link = {"link": "https://songmay.example/tin", "words": "Tin"}
    row = work.of(work.cast.commune)
    assert "Hãy ghi lý do nhập thay" in text_of(told(office, "evidence-add", row.pk, **link))
    told(office, "evidence-add", row.pk, **link, entered_reason="Xã mất mạng.")
    (line,) = texts(opened(commune, work), "//ul[@class='plain evidence']/li")
    assert "Ủy ban nhân dân tỉnh Sông Mây nhập thay: Xã mất mạng." in line


def test_a_unit_is_told_which_of_its_parts_are_late(commune: Client, work: Work) -> None:
    part = work.give_school()
    assert texts(opened(commune, work), "//p[@class='late-parts']") == []
    Assignment.objects.filter(pk=part.pk).update(due=TODAY - timedelta(days=1))
    assert texts(opened(commune, work), "//p[@class='late-parts']") == [f"1 phần quá hạn: {SCHOOL}"]


def test_the_office_decides_and_the_unit_reads_why(office: Client, commune: Client, work: Work) -> None:
    work.ask_evidence()
    row = work.of(work.cast.commune)
    assert "Hãy đính kèm ít nhất một tệp minh chứng" in text_of(told(commune, "assignment-finish", row.pk))
    told(commune, "evidence-add", row.pk, file=SimpleUploadedFile("bien-ban.pdf", PDF), words="Biên bản")
    assert "Đã báo xong, chờ xác nhận." in text_of(told(commune, "assignment-finish", row.pk))
    told(office, "assignment-send-back", row.pk, reason="Thiếu chữ ký.")
    assert "Thiếu chữ ký." in text_of(opened(commune, work))
    told(commune, "assignment-finish", row.pk)
    told(office, "assignment-confirm", row.pk)
    told(office, "assignment-reopen", row.pk, reason="Kiểm tra lại.")
    told(office, "assignment-drop", row.pk, reason="Thôi.")
    assert (work.of(work.cast.commune).status, work.of(work.cast.commune).reason) == ("dropped", "Thôi.")


@pytest.mark.parametrize("name", ["assignment-confirm", "assignment-send-back", "assignment-drop", "assignment-reopen"])
def test_the_unit_itself_does_not_decide(commune: Client, work: Work, name: str) -> None:
    assert told(commune, name, work.of(work.cast.commune).pk, reason="x").status_code == 403


def test_of_a_part_the_unit_that_gave_it_decides(office: Client, commune: Client, cast: Cast, work: Work) -> None:
    work.ask_evidence()
    part = work.give_school()
    work.attach(part)
    finish(assignment=part, day=TODAY, by=work.head(cast.school))
    assert told(office, "assignment-confirm", part.pk).status_code == 403
    assert told(commune, "assignment-confirm", part.pk).status_code == 200
    assert work.of(cast.school).status == "confirmed"


def test_an_inspector_reads_and_changes_nothing(cast: Cast, at: At, work: Work) -> None:
    inspector = at(Role.INSPECTOR, cast.commune)
    response = opened(inspector, work)
    assert page(response).xpath("//main//form[not(contains(@class, 'modal-content'))]") == []
    assert told(inspector, "assignment-start", work.of(cast.commune).pk).status_code == 403


def test_a_move_leads_back_to_where_it_was_asked_and_nowhere_else(commune: Client, work: Work) -> None:
    row = work.of(work.cast.commune)
    there = reverse("tasks") + "?xem=bang"
    answer = commune.post(reverse("assignment-start", args=[row.pk]), {"next": there})
    assert answer["Location"] == there
    answer = commune.post(reverse("assignment-start", args=[row.pk]), {"next": "https://songmay.invalid/"})
    assert answer["Location"] == f"{reverse('task', args=[row.task_id])}?phan={row.pk}"


def test_evidence_is_kept_read_and_taken_away(commune: Client, cast: Cast, at: At, work: Work) -> None:
    row = work.of(cast.commune)
    told(commune, "evidence-add", row.pk, link="https://songmay.example/tin", words="Tin trên trang")
    told(commune, "evidence-add", row.pk, file=SimpleUploadedFile("bien-ban.pdf", PDF))
    assert "Chưa có minh chứng nào." in text_of(told(commune, "evidence-add", row.pk))
    assert "không phải là địa chỉ trang" in text_of(told(commune, "evidence-add", row.pk, link="javascript:1"))
    link, file = Evidence.objects.order_by("pk")
    assert texts(opened(commune, work), "//ul[@class='plain evidence']/li/a") == ["Tin trên trang", "bien-ban.pdf"]
    answer = commune.get(reverse("evidence-file", args=[file.pk]))
    assert (b"".join(answer), answer["Content-Disposition"]) == (PDF, 'attachment; filename="bien-ban.pdf"')
    assert commune.get(reverse("evidence-file", args=[link.pk])).status_code == 404
    assert at(Role.HEAD, cast.police).get(reverse("evidence-file", args=[file.pk])).status_code == 404
    told(commune, "evidence-remove", link.pk)
    assert list(Evidence.objects.all()) == [file]


def test_a_unit_gives_parts_to_those_below_by_kind(commune: Client, work: Work) -> None:
    row = work.of(work.cast.commune)
    address = reverse("assignment-give", args=[row.pk])
    shown = commune.get(address, {"kind": "school", "q": "tieu hoc"}, headers={"HX-Request": "true"})
    assert texts(shown, "//p[@class='meant']") == ["Chọn như trên là 1 đơn vị."]
    part = {"words": "Diễn tập", "role": "own", "due": "20/06/2026", "weight": "2"}
    refused = commune.post(address, part)
    assert refused.status_code == 422
    assert "Hãy chọn ít nhất một đơn vị trực thuộc." in text_of(refused)
    response = commune.post(address, part | {"kind": "school"}, follow=True)
    assert "Đã giao cho 1 đơn vị." in text_of(response)
    assert "trọng số 2" in texts(response, "//ul[@class='plain parts']/li")[0]
    late = commune.post(address, part | {"kind": "school", "due": "20/07/2026"})
    assert "Phần việc phải có hạn không sau hạn" in text_of(late)
    assert f"{SCHOOL}: Đơn vị này đã có phần trong nhiệm vụ." in text_of(late)


def test_only_the_head_or_the_office_of_a_unit_gives_parts(cast: Cast, at: At, work: Work) -> None:
    address = reverse("assignment-give", args=[work.of(cast.commune).pk])
    assert [at(role, cast.commune).get(address).status_code for role in (Role.OFFICER, Role.HEAD, Role.OFFICE)] == [
        403, 200, 200,
    ]  # fmt: skip
    assert at(Role.OFFICE, cast.province).get(address).status_code == 403


def test_the_giver_changes_due_day_weight_and_words(office: Client, commune: Client, cast: Cast, work: Work) -> None:
    row, part = work.of(cast.commune), work.give_school()
    told(office, "assignment-edit", row.pk, due="15/07/2026", weight="5")
    assert (str(work.of(cast.commune).due), work.of(cast.commune).weight) == ("2026-07-15", 5)
    told(commune, "assignment-edit", part.pk, words="Hai lần", due="01/07/2026", weight="1")
    assert (work.of(cast.school).words, str(work.of(cast.school).due)) == ("Hai lần", "2026-07-01")
    refused = told(office, "assignment-edit", row.pk, due="30/06/2026", weight="5")
    assert (refused.status_code, "Đã giao phần việc có hạn 01/07/2026" in text_of(refused)) == (422, True)
    assert told(commune, "assignment-edit", row.pk).status_code == 403


def test_the_office_says_what_waits_for_what(office: Client, commune: Client, work: Work) -> None:
    told(office, "need-add", work.drill.pk, needs=work.check.pk)
    assert texts(opened(commune, work), "//ul[@class='plain needs']/li") == ["còn chờ Kiểm tra an toàn trường học."]
    circle = told(office, "need-add", work.check.pk, needs=work.drill.pk)
    assert "vòng tròn" in text_of(circle)
    assert "Hãy chọn nhiệm vụ phải xong trước" in text_of(told(office, "need-add", work.check.pk, needs="x"))
    need = Need.objects.get()
    assert told(commune, "need-remove", need.pk).status_code == 403
    told(office, "need-remove", need.pk)
    assert not Need.objects.exists()


def test_the_plan_shows_how_far_its_agencies_are(office: Client, commune: Client, work: Work) -> None:
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    response = office.get(reverse("plan", args=[work.plan.pk]))
    assert texts(response, "//h2[@id='progress']") == ["Tiến độ: 33% 1/3 việc đã xong"]
    assert texts(response, "//section[@aria-labelledby='progress']//ul/li") == [
        "Chưa bắt đầu 2 việc",
        "Đã hoàn thành 1 việc",
        "Công an tỉnh 0% · 0/1 việc đã xong",
        "UBND các xã, phường 50% · 1/2 việc đã xong",
    ]
    assert page(commune.get(reverse("plan", args=[work.plan.pk]))).xpath("//h2[@id='progress']") == []


def test_the_office_asks_for_evidence_on_the_plans_page(office: Client, commune: Client, work: Work) -> None:
    response = told(office, "plan-evidence", work.plan.pk, asks="1")
    assert "Từ nay báo xong phải có minh chứng và được xác nhận." in text_of(response)
    assert Plan.objects.get(pk=work.plan.pk).asks_evidence
    told(office, "plan-evidence", work.plan.pk, asks="0")
    assert not Plan.objects.get(pk=work.plan.pk).asks_evidence
    assert told(commune, "plan-evidence", work.plan.pk, asks="1").status_code == 403


def test_the_page_costs_the_same_for_few_holders_and_for_many(office: Client, work: Work) -> None:
    add_need(task=work.drill, needs=work.check, by=work.office)
    part, counts = work.give_school(), []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            opened(office, work, phan=work.of(work.cast.commune).pk)
        counts.append(len(queries))
        if not counts[1:]:
            for unit in (work.cast.department, work.cast.police):
                Assignment.objects.create(task=work.drill, unit=unit, role="coordinate", parent=part.parent)
            make_task(work.plan, "Thêm.", "Xã", (work.cast.commune, "own"))
    assert counts[0] == counts[1]


def test_the_page_shows_the_task_above_and_those_that_carry_it_out_below(cast: Cast, at: At, work: Work) -> None:
    own = own_plan(cast, cast.commune, "3/KH-UBND")
    below = make_task(own, "Diễn tập tại các trường.", "Trường học", (cast.school, "own"))
    beside = make_task(own_plan(cast, cast.other_commune, "9/KH-UBND"), "Diễn tập ở phường.", "Trường học")
    Task.objects.filter(pk__in=[below.pk, beside.pk]).update(parent=work.drill)
    finish(assignment=work.of(cast.school, below), day=TODAY, by=work.office)
    office, commune = at(Role.OFFICE, cast.province), at(Role.HEAD, cast.commune)
    carried = "//h3[starts-with(text(), 'Được triển khai')]/following-sibling::ul[1]/li"
    first, second = texts(opened(office, work), carried)
    assert first == "Diễn tập ở phường. Ủy ban nhân dân phường Bến Đá · Kế hoạch 9/KH-UBND"
    assert second == "Diễn tập tại các trường. Ủy ban nhân dân xã Suối Lam · Kế hoạch 3/KH-UBND 1/1 đã xong"
    assert texts(opened(commune, work), carried) == [second]
    response = commune.get(reverse("task", args=[below.pk]))
    assert reverse("task", args=[work.drill.pk]) in page(response).xpath("//section//p/a/@href")
    assert "Triển khai nhiệm vụ của cấp trên" in text_of(response)


def test_the_office_gives_a_task_that_no_unit_holds(cast: Cast, office: Client, commune: Client, work: Work) -> None:
    orphan = make_task(work.plan, "Lắp biển báo.", "Các tổ chức liên quan")
    address = reverse("task-give", args=[orphan.pk])
    assert address in page(office.get(reverse("plan", args=[work.plan.pk]))).xpath("//main//a/@href")
    assert address in page(office.get(reverse("task", args=[orphan.pk]))).xpath("//*[@class='empty']/a/@href")
    assert commune.get(address).status_code == 403
    nobody = office.post(address, {"role": "own", "due": ""})
    assert (nobody.status_code, "Hãy chọn ít nhất một đơn vị." in text_of(nobody)) == (422, True)
    units = [cast.commune.pk, cast.police.pk]
    done = office.post(address, {"role": "lead", "due": "30/09/2026", "unit": units}, follow=True)
    assert "Đã giao cho 2 đơn vị." in text_of(done)
    assert "được giao “Lắp biển báo.”" in text_of(done)
    held = orphan.assignments.order_by("unit_id").values_list("unit_id", "role", "due", "status")
    assert list(held) == [(unit, "lead", date(2026, 9, 30), "not_begun") for unit in units]
    twice = office.post(address, {"role": "own", "due": "", "unit": [cast.police.pk]})
    assert "Đơn vị này đã được giao nhiệm vụ." in text_of(twice)
    assert orphan.assignments.count() == 2
