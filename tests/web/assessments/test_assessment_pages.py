"""Pages of yearly rounds: opened, typed, reviewed, decided, published, appealed, looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from assessing import Assessing, make_assessing, make_criteria
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.assessments.actions.concluding import reopen
from dondoc.assessments.models import AssessmentRound, Recognition, SelfScore
from dondoc.criteria.models import Criterion
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from rounds import DUE, make_round
from web.html import text_of as page

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


@pytest.fixture
def assessing(cast: Cast) -> Assessing:
    return make_assessing(cast)


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel("2026-11-20 09:00:00+07:00", tick=False):
        yield


def test_an_office_opens_a_round_for_the_units_below(cast: Cast, at: At) -> None:
    criteria = make_criteria(cast)
    office = at(Role.OFFICE, cast.province)
    asked = {
        "criteria": criteria.pk, "year": 2026, "title": "Đợt 2026", "way": "above", "self_due": "25/11/2026",
        "review_due": "05/12/2026", "decision_due": "15/12/2026", "appeal_days": 5,
    }  # fmt: skip
    wrong = office.post(reverse("assessment-round-new"), asked | {"review_due": "01/11/2026"})
    assert wrong.status_code == 422
    assert "Hạn thẩm định phải từ hạn tự chấm trở đi." in page(wrong)
    answer = office.post(reverse("assessment-round-new"), asked)
    made = AssessmentRound.objects.get()
    assert answer.headers["Location"] == reverse("assessment-round", args=[made.pk])
    assert "Đợt 2026" in page(office.get(reverse("assessment-rounds")))


def test_a_review_changed_in_another_tab_keeps_what_was_typed_and_says_what_is_stored(
    assessing: Assessing, at: At
) -> None:
    commune = assessing.cast.commune
    assessing.send(commune)
    office, save = at(Role.OFFICE, assessing.cast.province), reverse("review-save", args=[assessing.of(commune).pk])
    box = {"version": 1, "revision": 0}
    office.post(save, box | assessing.typed(a11="30"))
    late = office.post(save, box | assessing.typed(a11="25"))
    told = page(late)
    assert late.status_code == 409
    assert "người sửa sau cùng là" in told and "Bản đang lưu: “30”." in told
    assert 'value="25"' in late.content.decode()


def test_units_that_came_late_are_taken_into_the_round(assessing: Assessing, at: At) -> None:
    cast = assessing.cast
    new = create_unit(
        name="UBND xã Mới", kind=UnitKind.COMMUNE, parent=cast.province, valid_from=date(2026, 11, 1), by=None
    )
    office, url = at(Role.OFFICE, cast.province), reverse("assessment-round-units", args=[assessing.round.pk])
    assert "UBND xã Mới" in page(office.get(url))
    assert "Hãy đánh dấu các đơn vị" in page(office.post(url))
    answer = office.post(url, {"unit": [new.pk, cast.school.pk]}, follow=True)
    assert "Đã đưa thêm 1 đơn vị vào đợt." in page(answer)
    assert assessing.of(new).reviewer_id == cast.province.pk
    assert "Mọi đơn vị thuộc loại này đã có trong đợt." in page(office.get(url))


def test_what_is_typed_is_saved_with_points_and_sums_for_the_script(assessing: Assessing, at: At) -> None:
    commune = assessing.cast.commune
    officer, sheet = at(Role.OFFICER, commune), assessing.of(commune)
    assert "Kiểm tra cơ sở" in page(officer.get(reverse("assessment", args=[sheet.pk])))
    boxes = assessing.typed(a11="30,5", na23="1") | {"revision": "0"}
    answer = officer.post(reverse("assessment-save", args=[sheet.pk]), boxes, headers={"accept": "application/json"})
    told, key = answer.json(), assessing.key
    assert told["hints"][f"a-{key('1.1')}"] == "30,5 điểm"
    assert told["totals"]["all"] == "90,5 / 100"
    assert (told["totals"]["scaled"], told["totals"]["level"]) == ("quy đổi 99,55", "Xuất sắc")
    assert told["explain"] == [f"x-{key('2.3')}"]
    assert (told["revision"], told["stored"][f"na-{key('2.3')}"]) == (1, "1")
    late = officer.post(reverse("assessment-save", args=[sheet.pk]), boxes, headers={"accept": "application/json"})
    assert late.status_code == 409
    assert officer.post(reverse("assessment-send", args=[sheet.pk]), boxes).status_code == 403


def test_missing_things_are_listed_with_links_and_what_was_typed_is_kept(assessing: Assessing, at: At) -> None:
    commune, key = assessing.cast.commune, assessing.key
    head, sheet = at(Role.HEAD, commune), assessing.of(commune)
    answer = head.post(reverse("assessment-send", args=[sheet.pk]), assessing.typed(a12="") | {"revision": "0"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert f'<a href="#f-{key("1.1")}">Tiêu chí 1.1 chưa có tệp minh chứng.</a>' in html
    assert f'<a href="#a-{key("1.2")}">Tiêu chí 1.2 chưa có câu trả lời.</a>' in html
    assert SelfScore.objects.get().answers[str(key("1.1"))] == {"value": 4000}
    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7 invented")
    head.post(reverse("proof-add", args=[sheet.pk]), {"criterion": key("1.1"), "file": file})
    revision = SelfScore.objects.get().revision
    head.post(reverse("assessment-send", args=[sheet.pk]), assessing.typed() | {"revision": revision})
    assert assessing.of(commune).state == "sent"
    assert "bien-ban.pdf" in page(head.get(reverse("assessment", args=[sheet.pk])))


def test_a_reviewer_accepts_sections_changes_with_reason_and_finishes(assessing: Assessing, at: At) -> None:
    commune, key = assessing.cast.commune, assessing.key
    assessing.send(commune)
    office, sheet = at(Role.OFFICE, assessing.cast.province), assessing.of(commune)
    url, review = reverse("assessment", args=[sheet.pk]), reverse("review-save", args=[sheet.pk])
    assert "Đơn vị tự cho điểm tối đa ở mọi tiêu chí." in page(office.get(url))
    first, second = assessing.criteria.sections.all()
    office.post(review, {"version": 1, "revision": 0, "section": first.pk})
    answer = office.post(review, {"version": 1, "revision": 1, f"a-{key('2.1')}": "80", "finish": "1"})
    assert answer.status_code == 422
    assert "Tiêu chí 2.1 được chấm khác đơn vị. Hãy ghi lý do." in page(answer)
    boxes = {"version": 1, "revision": 2, "section": second.pk, f"x-{key('2.1')}": "Có một báo cáo trễ."}
    office.post(review, boxes)
    office.post(review, {"version": 1, "revision": 3, "finish": "1"})
    found = assessing.of(commune)
    assert (found.state, found.points, found.level) == ("reviewed", 9000, "good")
    unit = page(at(Role.HEAD, commune).get(url))
    assert "Có một báo cáo trễ." in unit
    assert "Đây là kết quả thẩm định, chưa phải quyết định." in unit
    assert "chưa phải quyết định" not in page(office.get(url))


def test_a_unit_reads_nothing_of_a_review_that_is_not_concluded(assessing: Assessing, at: At) -> None:
    commune, why = assessing.cast.commune, "Có một báo cáo trễ."
    key = assessing.key("2.1")
    assessing.send(commune)
    assessing.review(commune, {f"a-{key}": "80", f"x-{key}": why}, finish=False)
    unit, url = at(Role.HEAD, commune), reverse("assessment", args=[assessing.of(commune).pk])
    assert why not in page(unit.get(url))
    assessing.review(commune)
    assert why in page(unit.get(url))
    reopen(assessment=assessing.of(commune), reason="Xem lại.", by=assessing.office)
    assert why not in page(unit.get(url))


def test_a_small_count_of_people_is_told_to_its_unit_alone(assessing: Assessing, at: At) -> None:
    commune, key = assessing.cast.commune, assessing.key("2.1")
    Criterion.objects.filter(pk=key).update(fact="training.participants", unit="lượt")
    assessing.send(commune, assessing.typed(a21="3"))
    office, url = at(Role.OFFICE, assessing.cast.province), reverse("assessment", args=[assessing.of(commune).pk])
    reviewed = page(office.get(url))
    assert ("< 5" in reviewed, "3 lượt" in reviewed) == (True, False)
    first, second = (each.pk for each in assessing.criteria.sections.all())
    review = reverse("review-save", args=[assessing.of(commune).pk])
    office.post(review, {"version": 1, "revision": 0, f"a-{key}": "", "section": first})
    office.post(review, {"version": 1, "revision": 1, "section": second})
    assert "3 lượt" not in page(office.get(url))
    office.post(review, {"version": 1, "revision": 2, f"a-{key}": "", "finish": "1"})
    assert (assessing.of(commune).state, assessing.of(commune).answers[str(key)]) == ("reviewed", {"value": 300})
    assert "3 lượt" not in page(office.get(url))
    assert "3 lượt" in page(at(Role.HEAD, commune).get(url))


def test_from_decision_to_appeal_and_the_register(assessing: Assessing, at: At) -> None:
    cast = assessing.cast
    assessing.send(cast.commune)
    assessing.review(cast.commune)
    head, office = at(Role.HEAD, cast.province), at(Role.OFFICE, cast.province)
    sheet = assessing.of(cast.commune)
    asked = {"number": "125/QĐ-UBND", "signed": "20/11/2026", "valid_from": "20/11/2026", "valid_to": "31/12/2027"}
    new = reverse("decision-new", args=[assessing.round.pk])
    assert "Xuất sắc: 1" in page(head.get(new))
    future = asked | {"signed": "01/01/2099", "unit": [sheet.pk]}
    assert "Ngày quyết định chưa đến." in page(head.post(new, future))
    head.post(new, asked | {"unit": [sheet.pk]})
    decision = assessing.of(cast.commune).decision
    assert decision is not None
    office.post(reverse("decision-publish", args=[decision.pk]))
    unit = at(Role.HEAD, cast.commune)
    assert "Công nhận mức Xuất sắc từ 20/11/2026 đến hết 31/12/2027" in page(
        unit.get(reverse("assessment", args=[sheet.pk]))
    )
    unit.post(reverse("appeal-ask", args=[sheet.pk]), {"reason": "Xem lại mục II."})
    assert "Xem lại mục II." in page(head.get(reverse("assessment", args=[sheet.pk])))
    answered = {"outcome": "refused", "reason": "Không có căn cứ."}
    head.post(reverse("appeal-answer", args=[sheet.pk]), answered)
    assert "Không có căn cứ." in page(unit.get(reverse("assessment", args=[sheet.pk])))
    register = page(office.get(reverse("recognitions"), {"q": "suoi lam", "state": "now"}))
    assert "125/QĐ-UBND" in register
    file = office.get(reverse("recognitions-export"))
    rows = list(load_workbook(BytesIO(b"".join(file.streaming_content))).active.values)
    assert rows[-1][0] == "Ủy ban nhân dân xã Suối Lam"
    recognition = Recognition.objects.get()
    withdrawn = {"day": "01/03/2027", "reason": "Để xảy ra cháy lớn."}
    head.post(reverse("recognition-withdraw", args=[recognition.pk]), withdrawn)
    assert "thu hồi từ 01/03/2027: Để xảy ra cháy lớn." in page(
        unit.get(reverse("unit-recognitions", args=[cast.commune.pk]))
    )


def test_results_wanted_are_set_and_watched_at_every_node(assessing: Assessing, at: At) -> None:
    cast, office = assessing.cast, at(Role.OFFICE, assessing.cast.province)
    edit = reverse("assessment-aims-edit", args=[assessing.round.pk])
    rows = {"bound-0": "least", "value-0": "90", "measure-0": "share", "level-0": "average", "side-0": "up"}
    rows |= {"bound-1": "most", "value-1": "0", "measure-1": "count", "level-1": "weak", "side-1": "down"}
    wrong = office.post(edit, rows | {"value-0": "190"})
    assert (wrong.status_code, "Hãy ghi tỷ lệ từ 0 đến 100" in page(wrong)) == (422, True)
    office.post(edit, rows | {"value-2": ""})
    assessing.recognised(cast.commune)
    watched = page(office.get(reverse("assessment-aims", args=[assessing.round.pk])))
    assert "Ít nhất 90 % đơn vị từ mức Trung bình trở lên" in watched
    assert "Không có đơn vị nào mức Yếu" in watched
    assert "Còn thiếu 1 đơn vị" in watched


def test_a_council_is_made_of_units_and_its_differences_show(cast: Cast, at: At) -> None:
    council = make_assessing(cast, cast.police, cast.department)
    office = at(Role.OFFICE, cast.province)
    url = reverse("assessment-council", args=[council.round.pk])
    assert "Công an tỉnh Sông Mây" in page(office.get(url, {"q": "giao duc"}))
    wrong = office.post(url, {"unit": [cast.police.pk], "chair": cast.department.pk})
    assert (wrong.status_code, "chủ tịch" in page(wrong)) == (422, True)
    council.send(cast.commune)
    key = council.key("1.1")
    council.review(cast.commune, reviewer=cast.police)
    lower = {f"a-{key}": "30", f"x-{key}": "Thiếu biên bản quý I."}
    council.review(cast.commune, lower, reviewer=cast.department)
    chair, sheet = at(Role.OFFICE, cast.police), council.of(cast.commune)
    shown = page(chair.get(reverse("assessment", args=[sheet.pk])))
    assert "Các thành viên chấm khác nhau ở 1 tiêu chí chưa chốt." in shown
    assert "Thiếu biên bản quý I." in shown
    asked = {"version": 1, "criterion": key, "answer": "35", "reason": "Quý I nộp bù."}
    chair.post(reverse("review-settle", args=[sheet.pk]), asked)
    chair.post(reverse("review-conclude", args=[sheet.pk]), {"version": 1})
    assert council.of(cast.commune).points == 10500


def test_records_of_a_fact_are_listed_each_with_its_link(cast: Cast, at: At) -> None:
    made = make_round(cast)
    made.send(cast.commune, day=DUE)
    url = reverse("fact-records", args=[cast.commune.pk, "reports.on_time"])
    answer = at(Role.OFFICER, cast.commune).get(url, {"from": "2025-12-15", "to": "2026-12-14"})
    assert "1/1 báo cáo (100 %)" in page(answer)
    assert reverse("obligation", args=[made.of(cast.commune).pk]) in answer.content.decode()
    for fact in ("reports.returned", "targets.met", "tasks.done", "plans.issued"):
        url = reverse("fact-records", args=[cast.commune.pk, fact])
        assert at(Role.OFFICER, cast.commune).get(url).status_code == 200


def test_what_a_reviewer_typed_wrong_stays_in_its_box(assessing: Assessing, at: At) -> None:
    commune, key = assessing.cast.commune, assessing.key("1.1")
    assessing.send(commune)
    boxes = {"version": 1, "revision": 0, f"a-{key}": "4000", f"x-{key}": "Gọi số 0912 345 678."}
    url = reverse("review-save", args=[assessing.of(commune).pk])
    answer = at(Role.OFFICE, assessing.cast.province).post(url, boxes)
    told = answer.content.decode()
    assert (answer.status_code, "Gọi số 0912 345 678." in told, 'value="4000"' in told) == (422, True, True)


@pytest.mark.parametrize("more", [0, 4])
def test_the_reviewers_list_takes_no_more_queries_with_more_units(
    cast: Cast, at: At, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        create_unit(
            name=f"UBND xã Thử {number}", kind=UnitKind.COMMUNE, code=f"S00.9{number}", parent=cast.province,
            valid_from=date(2026, 1, 1), by=None,
        )  # fmt: skip
    assessing = make_assessing(cast)
    assessing.send(cast.commune)
    office = at(Role.OFFICE, cast.province)
    url = reverse("assessment-round", args=[assessing.round.pk])
    office.get(url)
    with django_assert_max_num_queries(8):  # with those of the session, the seat and the user
        answer = office.get(url, {"state": "sent", "hint": "full", "mine": "1"}, headers={"hx-request": "true"})
    assert "Ủy ban nhân dân xã Suối Lam" in page(answer)
    for listed in ("assessment-rounds", "recognitions"):
        with django_assert_max_num_queries(8):
            office.get(reverse(listed))
    with django_assert_max_num_queries(16):
        office.get(url)


def test_what_the_plan_wants_is_proposed_and_a_council_member_sees_what_was_measured(cast: Cast, at: At) -> None:
    council = make_assessing(cast, cast.police)
    plan = make_round(cast).plan
    plan.targets.filter(order=0).update(text="90% xã, phường đạt tiêu chí an toàn", value=90)
    AssessmentRound.objects.update(plan=plan)
    answer = at(Role.OFFICE, cast.province).get(reverse("assessment-aims-edit", args=[council.round.pk]))
    assert 'name="value-0" value="90"' in answer.content.decode()
    assert "đọc từ chỉ tiêu của kế hoạch, chưa lưu" in page(answer)
    url = reverse("fact-records", args=[cast.commune.pk, "reports.on_time"])
    seen = [at(Role.OFFICE, unit).get(url).status_code for unit in (cast.police, cast.department)]
    assert seen == [200, 404]
