"""The pages on which criteria sets are written, tried, published and compared."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from criteria_sets import SMALL
from dondoc.accounts.models import Role, User
from dondoc.criteria.actions import create_set, publish, renew
from dondoc.criteria.content import draft_of
from dondoc.criteria.files.json_writing import to_json
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.rules import Exemption, LevelDraft, Step
from dondoc.exports.criteria import write_criteria
from web.conftest import Open
from web.html import page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast: Cast) -> User:
    return cast.user(Role.OFFICE, cast.province)


@pytest.fixture
def office(by: User, signed_in: Open) -> Client:
    return signed_in(by)


@pytest.fixture
def draft(cast: Cast, by: User) -> CriteriaSet:
    return create_set(unit=cast.province, draft=SMALL, by=by)


def url(name: str, *keys: object) -> str:
    return reverse(name, args=keys)


def test_without_sets_the_list_says_how_to_begin(office: Client, officer: Client) -> None:
    assert "Lấy một bộ có sẵn về làm dự thảo" in text_of(office.get(url("criteria-sets")))
    assert "Chưa có bộ tiêu chí nào áp dụng" in text_of(officer.get(url("criteria-sets")))


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_stays_at_few_queries(
    office: Client, cast: Cast, by: User, draft: CriteriaSet, more: int, django_assert_max_num_queries: object
) -> None:
    for number in range(more):
        made = create_set(unit=(cast.commune, cast.other_commune, cast.school)[number], draft=SMALL, by=by)
        publish(criteria_set=made, facts={}, by=by)
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        page = text_of(office.get(url("criteria-sets")))
    assert page.count("Trường học an toàn") == 1 + more


def test_the_list_is_searched_without_accents_filtered_and_saved(office: Client, draft: CriteriaSet) -> None:
    found = [
        "Trường học an toàn" in text_of(office.get(f"{url('criteria-sets')}?{query}"))
        for query in ("q=truong+hoc", "q=12/qd-ubnd", "q=benh+vien", "scope=published", "kind=school", "kind=commune")
    ]
    assert found == [True, True, False, False, True, False]
    file = office.get(f"{url('criteria-list-file')}?q=truong")
    assert (file.status_code, file.content[:2]) == (200, b"PK")


def test_a_set_is_written_on_pages_and_published(office: Client, cast: Cast) -> None:
    head = {"name": "Bộ thử", "code": "thu", "purpose": "scoring", "kind": "school", "year_end": "31/10"}
    answer = office.post(url("criteria-new"), head | {"full": "10,5", "reckoning": "share"})
    made = CriteriaSet.objects.get()
    assert answer.url == url("criteria-set", made.pk)  # type: ignore[attr-defined]
    office.post(url("criteria-section-new", made.pk), {"code": "I", "name": "Phòng cháy"})
    section = made.sections.get()
    stepped = {
        "code": "1.1",
        "label": "Số lớp",
        "kind": "steps",
        "points": "10",
        "steps": "1: 2,5\n3: 10",
        "higher": "1",
    }
    free = {"free_school_levels": ["preschool"], "no_free_school_levels": "on"}
    again = office.post(url("criterion-new", section.pk), stepped | free | {"again": "1"})
    assert again.url == url("criterion-new", section.pk)  # type: ignore[attr-defined]
    office.post(
        url("criterion-new", section.pk), {"code": "1.2", "label": "Có phương án", "kind": "yes_no", "points": "0,25"}
    )
    page = text_of(office.get(url("criteria-set", made.pk)))
    assert "Điểm của các tiêu chí cộng lại là 10,25, tổng điểm của bộ là 10,5." in page
    second = made.criteria.get(code="1.2")
    edit = {"code": "1.2", "label": "Có phương án", "kind": "yes_no", "points": "0,5", "by_declaration": "on"}
    office.post(url("criterion-edit", second.pk), edit)
    office.post(url("criterion-move", second.pk, "len"))
    assert "Đã đủ điều kiện ban hành" in text_of(office.get(url("criteria-set", made.pk)))
    office.post(url("criteria-publish", made.pk))
    made.refresh_from_db()
    whole = draft_of(made)
    assert (made.state, made.unit_id, whole.year_end, whole.full, whole.reckoning) == (
        "published", cast.province.pk, (10, 31), 1050, "share",
    )  # fmt: skip
    first, last = whole.criteria
    assert (first.code, first.points, first.by_declaration) == ("1.2", 50, True)
    assert (last.steps, last.exemptions) == (
        (Step(100, 250), Step(300, 1000)), (Exemption("school_levels", ("preschool",), True),),
    )  # fmt: skip


def test_the_page_of_a_criterion_offers_what_is_stored_and_says_what_is_wrong(
    office: Client, draft: CriteriaSet
) -> None:
    criterion = draft.criteria.get(code="2.1")
    page = office.get(url("criterion-edit", criterion.pk)).content.decode()
    assert "1: 15\n3: 40</textarea>" in page
    typed = {"code": "1.1", "label": "", "kind": "steps", "points": "mười", "steps": "nhiều"}
    wrong = office.post(url("criterion-edit", criterion.pk), typed)
    told = text_of(wrong)
    assert wrong.status_code == 422
    assert "Dòng “nhiều” chưa đúng" in told and "nhiều nhất hai chữ số sau dấu phẩy" in told
    typed |= {"label": "Khác", "points": "1", "steps": "1: 1"}
    assert "Số tiêu chí này đã dùng" in text_of(office.post(url("criterion-edit", criterion.pk), typed))


def test_of_two_tabs_the_second_is_told_who_was_first_and_keeps_what_was_typed(
    office: Client, draft: CriteriaSet, by: User
) -> None:
    section = draft.sections.all()[0]
    edit = url("criteria-section-edit", section.pk)
    (seen,) = page(office.get(edit)).xpath("//input[@name='seen']/@value")
    first, second = ({"code": "I", "name": name, "seen": seen} for name in ("Một", "Hai"))
    assert office.post(edit, first).status_code == 302
    late = office.post(edit, second)
    told = text_of(late)
    assert late.status_code == 422
    assert f"người sửa sau cùng là {by.name}, lúc" in told and "Bản đang lưu: “Một”." in told
    (mine, mark) = (page(late).xpath(f"//*[@name='{name}']")[0] for name in ("name", "seen"))
    assert (mine.text_content().strip() or mine.get("value")) == "Hai"
    assert office.post(edit, second | {"seen": mark.get("value")}).status_code == 302
    assert draft.sections.all()[0].name == "Hai"


def test_parts_are_renamed_moved_and_removed(office: Client, draft: CriteriaSet) -> None:
    first, second = draft.sections.all()
    office.post(url("criteria-section-edit", first.pk), {"code": "A", "name": "Phòng cháy, chữa cháy"})
    office.post(url("criteria-section-move", first.pk, "xuong"))
    office.post(url("criterion-drop", draft.criteria.get(code="2.4").pk))
    assert [(each.code, each.criteria.count()) for each in draft.sections.all()] == [("II", 3), ("A", 3)]
    office.post(url("criteria-section-drop", second.pk))
    assert [each.code for each in draft.sections.all()] == ["A"]
    office.post(url("criteria-drop", draft.pk))
    assert not CriteriaSet.objects.exists()


def test_levels_are_written_at_once_and_one_without_a_key_is_called_by_its_name(
    office: Client, draft: CriteriaSet
) -> None:
    rows = [("Đạt chuẩn", "80", "50"), ("Chưa đạt", "0", "0"), ("", "50", "")]
    typed = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0"}
    for place, (name, threshold, share) in enumerate(rows):
        typed |= {f"form-{place}-name": name, f"form-{place}-threshold": threshold}
        typed |= {f"form-{place}-section_share": share, f"form-{place}-key": ""}
    typed["form-0-reaches"] = "on"
    assert office.post(url("criteria-levels", draft.pk), typed).status_code == 302
    assert draft_of(draft).levels == (
        LevelDraft("dat_chuan", "Đạt chuẩn", 8000, 5000),
        LevelDraft("chua_dat", "Chưa đạt", 0, reaches=False),
    )
    wrong = office.post(url("criteria-levels", draft.pk), typed | {"form-1-threshold": "80"})
    assert (wrong.status_code, "Có hai mức bắt đầu từ cùng một điểm" in text_of(wrong)) == (422, True)


def test_trial_answers_are_reckoned_at_once_and_nothing_is_stored(
    officer: Client, by: User, draft: CriteriaSet
) -> None:
    publish(criteria_set=draft, facts={}, by=by)
    ids = dict(draft.criteria.values_list("code", "pk"))
    answers = {"1.1": "1", "1.2": "7,5", "2.1": "3", "2.2": "2", "2.3": "1", "2.4": "0"}
    posted = {f"a-{ids[code]}": text for code, text in answers.items()} | {"u-school_levels": "preschool"}
    before = draft_of(draft)
    page = text_of(officer.post(url("criteria-trial", draft.pk), posted))
    # 20 + 7,5 + 40 + 19,5 of 90, for a preschool needs no tank; a fire holds the level at Trung bình
    assert "87 / 90 điểm" in page
    assert ("Trung bình" in page, "Điều kiện loại trừ 2.3 đã xảy ra" in page, "Theo điểm thì xếp mức Xuất sắc" in page) == (
        True, True, True,
    )  # fmt: skip
    part = officer.post(
        url("criteria-trial", draft.pk), posted | {f"a-{ids['1.2']}": "99"}, headers={"HX-Request": "true"}
    )
    assert "Hãy ghi số điểm từ 0 đến 10." in text_of(part)
    assert part.content.count(b"hx-swap-oob") == 7
    assert draft_of(draft) == before


def test_a_unit_sees_what_is_in_force_above_it_but_no_draft(officer: Client, by: User, draft: CriteriaSet) -> None:
    assert officer.get(url("criteria-set", draft.pk)).status_code == 404
    publish(criteria_set=draft, facts={}, by=by)
    page = text_of(officer.get(url("criteria-set", draft.pk)))
    assert ("Trường học an toàn" in page, "Lập phiên bản mới" in page) == (True, False)


def test_a_new_version_is_compared_with_the_one_before(office: Client, by: User, draft: CriteriaSet) -> None:
    first = publish(criteria_set=draft, facts={}, by=by)
    office.post(url("criteria-renew", first.pk))
    second = CriteriaSet.objects.get(version=2)
    assert "Hai bản giống nhau hoàn toàn" in text_of(office.get(url("criteria-compare", second.pk)))
    criterion = second.criteria.get(code="2.1")
    typed = {"code": "2.1", "label": criterion.label, "kind": "steps", "points": "40", "steps": "2: 40", "higher": "1"}
    office.post(url("criterion-edit", criterion.pk), typed)
    page = text_of(office.get(url("criteria-compare", second.pk)))
    assert "Tiêu chí 2.1" in page and "1: 15; 3: 40 → 2: 40" in page
    office.post(url("criteria-retire", first.pk), {"reason": "Có bộ mới."})
    first.refresh_from_db()
    assert first.state == "retired"
    assert "Có bộ mới." in text_of(office.get(url("criteria-history", first.pk)))


def test_a_shipped_set_is_read_and_taken_over_with_one_click(office: Client) -> None:
    page = text_of(office.get(url("criteria-shipped")))
    assert page.count("Lấy về làm dự thảo") == 5
    assert "Tổ liên gia" in text_of(office.get(url("criteria-shipped-set", "khu-dan-cu-an-toan")))
    answer = office.post(url("criteria-take-over", "khu-dan-cu-an-toan"))
    made = CriteriaSet.objects.get()
    assert answer.url == url("criteria-set", made.pk)  # type: ignore[attr-defined]
    assert (made.state, made.criteria.count()) == ("draft", 32)
    assert text_of(office.get(url("criteria-shipped"))).count("Lấy về làm dự thảo") == 4
    assert office.get(url("criteria-shipped-set", "khong-co")).status_code == 404


def test_an_office_below_takes_a_set_over_from_above(cast: Cast, by: User, draft: CriteriaSet, signed_in: Open) -> None:
    publish(criteria_set=draft, facts={}, by=by)
    below = signed_in(cast.user(Role.OFFICE, cast.commune))
    assert "Lấy về làm dự thảo" in text_of(below.get(url("criteria-set", draft.pk)))
    below.post(url("criteria-copy", draft.pk))
    made = CriteriaSet.objects.get(unit=cast.commune)
    assert (made.state, made.version, draft_of(made)) == ("draft", 1, SMALL)
    again = below.post(url("criteria-copy", draft.pk))
    assert (again.status_code, "đã có bộ tiêu chí mang mã này" in text_of(again)) == (422, True)


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_a_set_goes_out_and_comes_in_as_a_file(office: Client, cast: Cast, draft: CriteriaSet, kind: str) -> None:
    name = "criteria-workbook" if kind == "xlsx" else "criteria-json"
    data = office.get(url(name, draft.pk)).content
    office.post(url("criteria-drop", draft.pk))
    answer = office.post(url("criteria-import"), {"file": SimpleUploadedFile(f"bo.{kind}", data)})
    made = CriteriaSet.objects.get()
    assert answer.url == url("criteria-set", made.pk)  # type: ignore[attr-defined]
    assert draft_of(made) == SMALL


def test_a_file_takes_the_place_of_a_draft_and_what_is_wrong_in_it_is_listed(
    office: Client, draft: CriteriaSet
) -> None:
    said = json.loads(to_json(SMALL)) | {"code": "khac", "name": "Tên mới"}
    file = SimpleUploadedFile("bo.json", json.dumps(said).encode())
    assert office.post(url("criteria-fill", draft.pk), {"file": file}).status_code == 302
    draft.refresh_from_db()
    assert (draft.name, draft.code) == ("Tên mới", "truong-hoc")
    said["sections"][0]["criteria"][0]["points"] = "hai"
    wrong = office.post(
        url("criteria-fill", draft.pk), {"file": SimpleUploadedFile("a.json", json.dumps(said).encode())}
    )
    assert (wrong.status_code, "sections[0].criteria[0].points" in text_of(wrong)) == (422, True)
    book = BytesIO()
    write_criteria(book, SMALL)
    broken = office.post(url("criteria-fill", draft.pk), {"file": SimpleUploadedFile("a.xlsx", book.getvalue()[:900])})
    assert (broken.status_code, "không mở được" in text_of(broken)) == (422, True)


def test_what_was_published_is_not_altered_on_any_page(office: Client, by: User, draft: CriteriaSet) -> None:
    publish(criteria_set=draft, facts={}, by=by)
    section, criterion = draft.sections.first(), draft.criteria.first()
    assert section and criterion
    pages = [url("criteria-edit", draft.pk), url("criteria-levels", draft.pk), url("criteria-fill", draft.pk)]
    pages += [url("criteria-section-edit", section.pk), url("criterion-edit", criterion.pk)]
    assert [office.get(page).status_code for page in pages] == [422] * 5
    assert renew(criteria_set=draft, by=by).version == 2
