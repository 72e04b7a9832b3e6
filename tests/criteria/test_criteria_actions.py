"""Sets are written as drafts, published, renewed and retired."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy

from cast import Cast
from criteria_sets import SMALL
from dondoc.accounts.models import Role, User
from dondoc.core.errors import Invalid, Refused
from dondoc.core.facts import Fact
from dondoc.core.models import Event
from dondoc.criteria.actions import (
    add_criterion,
    add_section,
    change_criterion,
    change_head,
    create_set,
    drop_criterion,
    drop_draft,
    drop_section,
    fill_draft,
    move_criterion,
    move_section,
    publish,
    renew,
    retire,
    set_levels,
)
from dondoc.criteria.content import draft_of, is_intact
from dondoc.criteria.models import CriteriaSet, CriterionKinds, Purposes, Reckonings, SetState
from dondoc.criteria.queries import criteria_of, rules_of
from dondoc.criteria.rules import (
    Answer,
    CriterionDraft,
    CriterionKind,
    LevelDraft,
    Purpose,
    Reckoning,
    SectionDraft,
    score,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(cast: Cast) -> User:
    return cast.user(Role.OFFICE, cast.province)


@pytest.fixture
def draft(cast: Cast, office: User) -> CriteriaSet:
    return create_set(unit=cast.province, draft=SMALL, by=office)


def refusals(action: object, **values: object) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught, transaction.atomic():
        action(**values)  # type: ignore[operator]
    return [(problem.where, problem.message) for problem in caught.value.problems]


def test_the_words_of_models_are_those_of_the_rules() -> None:
    assert CriterionKinds.values == [kind.value for kind in CriterionKind]
    assert Purposes.values == [purpose.value for purpose in Purpose]
    assert Reckonings.values == [reckoning.value for reckoning in Reckoning]


def test_what_was_made_reads_back_as_it_was_given_and_is_scored(draft: CriteriaSet) -> None:
    assert draft_of(draft) == SMALL
    rules = rules_of(draft)
    full = {1: 1, 2: 1000, 3: 1, 4: 500, 5: 1, 6: 0, 7: 0}
    answers = {rule.id: Answer(full[place]) for place, rule in enumerate(rules.criteria, start=1)}
    outcome = score(rules, answers, frozenset({("kind", "school")}))
    assert (rules.full, outcome.points, outcome.level) == (10_000, 9975, "excellent")


def test_a_set_without_levels_gets_those_shipped(cast: Cast, office: User) -> None:
    made = create_set(unit=cast.province, draft=replace(SMALL, levels=()), by=office)
    assert [(each.name, each.threshold) for each in made.levels.all()] == [
        ("Xuất sắc", 9000),
        ("Khá", 7000),
        ("Trung bình", 5000),
        ("Yếu", 0),
    ]


def test_a_unit_has_one_set_of_a_code(draft: CriteriaSet, cast: Cast, office: User) -> None:
    assert refusals(create_set, unit=cast.province, draft=SMALL, by=office) == [
        ("code", "Đơn vị đã có bộ tiêu chí mang mã này. Hãy đặt mã khác.")
    ]
    assert create_set(unit=cast.commune, draft=SMALL, by=office).version == 1


def test_a_published_set_is_frozen(draft: CriteriaSet, office: User) -> None:
    section, criterion = draft.sections.first(), draft.criteria.first()
    assert section is not None and criterion is not None
    published = publish(criteria_set=draft, facts={}, by=office)
    assert (published.state, is_intact(published)) == (SetState.PUBLISHED, True)
    changes = [
        lambda: change_head(criteria_set=draft, draft=SMALL, by=office),
        lambda: add_section(criteria_set=draft, draft=SectionDraft("III", "Khác"), by=office),
        lambda: drop_section(section=section, by=office),
        lambda: add_criterion(section=section, draft=CriterionDraft("9", "Khác"), by=office),
        lambda: change_criterion(criterion=criterion, draft=CriterionDraft("9", "Khác"), by=office),
        lambda: drop_criterion(criterion=criterion, by=office),
        lambda: move_section(section=section, up=False, by=office),
        lambda: move_criterion(criterion=criterion, up=False, by=office),
        lambda: set_levels(criteria_set=draft, levels=(), by=office),
        lambda: fill_draft(criteria_set=draft, draft=SMALL, by=office),
        lambda: drop_draft(criteria_set=draft, by=office),
        lambda: publish(criteria_set=draft, facts={}, by=office),
    ]
    for change in changes:
        with pytest.raises(Refused, match="đã ban hành nên không sửa được"):
            change()
    assert draft_of(draft) == SMALL


def test_what_is_altered_behind_the_actions_shows(draft: CriteriaSet, office: User) -> None:
    published = publish(criteria_set=draft, facts={}, by=office)
    published.criteria.filter(code="1.1").update(points=2100)
    assert not is_intact(published)


def test_the_next_version_begins_as_the_last_and_retires_it_when_published(draft: CriteriaSet, office: User) -> None:
    first = publish(criteria_set=draft, facts={}, by=office)
    second = renew(criteria_set=first, by=office)
    assert renew(criteria_set=first, by=office) == second
    assert (second.version, second.state, draft_of(second)) == (2, "draft", SMALL)
    publish(criteria_set=second, facts={}, by=office)
    assert list(CriteriaSet.objects.values_list("version", "state")) == [(1, "retired"), (2, "published")]
    with pytest.raises(Refused, match="không còn áp dụng"):
        retire(criteria_set=first, reason="Hết hiệu lực", by=office)


def test_a_published_set_is_retired_with_a_reason(draft: CriteriaSet, office: User) -> None:
    published = publish(criteria_set=draft, facts={}, by=office)
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        retire(criteria_set=published, reason=" ", by=office)
    retire(criteria_set=published, reason="Thay bằng bộ của Bộ.", by=office)
    assert CriteriaSet.objects.get().state == "retired"
    assert Event.objects.order_by("pk").last().reason == "Thay bằng bộ của Bộ."  # type: ignore[union-attr]


def test_a_draft_is_dropped(draft: CriteriaSet, office: User) -> None:
    with pytest.raises(Refused, match="còn là dự thảo"):
        renew(criteria_set=draft, by=office)
    drop_draft(criteria_set=draft, by=office)
    assert not CriteriaSet.objects.exists()


def test_parts_are_added_changed_moved_and_removed(draft: CriteriaSet, office: User) -> None:
    third = add_section(criteria_set=draft, draft=SectionDraft(" III ", "Đuối  nước"), by=office)
    new = add_criterion(section=third, draft=CriterionDraft("3.1", "Có biển cảnh báo", "yes_no", 500), by=office)
    move_section(section=third, up=True, by=office)
    move_criterion(criterion=new, up=True, by=office)
    change_criterion(criterion=new, draft=CriterionDraft("1.4", "Có rào chắn", "yes_no", 700), by=office)
    drop_criterion(criterion=draft.criteria.get(code="2.4"), by=office)
    found = [(each.section.code, each.code) for each in criteria_of(draft)]
    assert found == [
        ("I", "1.1"),
        ("I", "1.2"),
        ("I", "1.3"),
        ("I", "1.4"),
        ("II", "2.1"),
        ("II", "2.2"),
        ("II", "2.3"),
    ]
    assert [each.code for each in draft.sections.all()] == ["I", "III", "II"]
    drop_section(section=draft.sections.get(code="I"), by=office)
    assert draft.criteria.count() == 3


def test_a_criterion_moves_within_its_section_before_it_leaves_it(draft: CriteriaSet, office: User) -> None:
    move_criterion(criterion=draft.criteria.get(code="1.3"), up=True, by=office)
    move_criterion(criterion=draft.criteria.get(code="2.1"), up=True, by=office)
    move_criterion(criterion=draft.criteria.get(code="1.1"), up=True, by=office)
    found = [(each.section.code, each.code) for each in criteria_of(draft)][:4]
    assert found == [("I", "1.1"), ("I", "1.3"), ("I", "1.2"), ("I", "2.1")]


def test_levels_are_set_the_best_first(draft: CriteriaSet, office: User) -> None:
    levels = [LevelDraft("fail", "Chưa đạt", 0, reaches=False), LevelDraft("pass", "Đạt", 8000)]
    set_levels(criteria_set=draft, levels=levels, by=office)
    assert [each.key for each in draft.levels.all()] == ["pass", "fail"]
    assert refusals(set_levels, criteria_set=draft, levels=[*levels, LevelDraft("Mức", "Đạt", 0)], by=office) == [
        ("key-2", "Ký hiệu của mức chỉ gồm chữ thường không dấu, chữ số, gạch dưới và bắt đầu bằng chữ."),
        ("levels", "Có hai mức bắt đầu từ cùng một điểm. Hãy sửa một trong hai."),
        ("levels", "Có hai mức cùng tên. Hãy đổi một trong hai."),
    ]


def test_publishing_says_all_that_is_unfinished(cast: Cast, office: User) -> None:
    fact = Fact("training.classes", gettext_lazy("Lớp"), gettext_lazy("lớp"), lambda *_given: {})
    section = SectionDraft(
        "I",
        "Phòng cháy",
        (
            CriterionDraft("1.1", "Không điểm", "scale"),
            CriterionDraft("1.2", "Không mức", "steps", 500),
            CriterionDraft("1.3", "Thiếu minh chứng", "yes_no", 500, evidence_required=True),
            CriterionDraft("1.4", "Không đo được", "scale", 500, fact="no.such"),
            CriterionDraft("1.5", "Số đếm", "scale", 500, fact="training.classes"),
            CriterionDraft("1.6", "Mức lạ", "knock_out", knocks_to="gone"),
        ),
    )
    levels = (LevelDraft("good", "Khá", 11000, reaches=False), LevelDraft("weak", "Yếu", 100))
    made = create_set(
        unit=cast.province,
        draft=replace(SMALL, sections=(section, SectionDraft("II", "Trống")), levels=levels),
        by=None,
    )
    assert refusals(publish, criteria_set=made, facts={"training.classes": fact}, by=office) == [
        ("Tiêu chí 1.1, điểm tối đa", "Tiêu chí chưa có điểm. Hãy ghi điểm tối đa."),
        ("Tiêu chí 1.2, các mức", "Tiêu chí chưa có mức nào. Hãy ghi các mức và điểm của từng mức."),
        (
            "Tiêu chí 1.3, minh chứng",
            "Tiêu chí bắt buộc có minh chứng nhưng chưa nói minh chứng là gì. Hãy ghi rõ.",
        ),
        (
            "Tiêu chí 1.4, số liệu phần mềm tự đo",
            "Phần mềm không đo được số liệu “no.such”. Hãy chọn số liệu khác hoặc để trống.",
        ),
        (
            "Tiêu chí 1.5, số liệu phần mềm tự đo",
            "Thang điểm chỉ tính sẵn được từ một tỷ lệ. Hãy chấm theo mức của con số, hoặc chọn số liệu khác.",
        ),
        ("Tiêu chí 1.6, xếp cao nhất", "Bộ tiêu chí không còn mức “gone”. Hãy chọn mức khác."),
        ("Mục II", "Mục này chưa có tiêu chí. Hãy thêm tiêu chí hoặc xóa mục."),
        (
            "Tổng điểm",
            "Điểm của các tiêu chí cộng lại là 20, tổng điểm của bộ là 100. Hãy sửa cho bằng nhau.",
        ),
        ("Mức xếp loại", "Mức thấp nhất phải bắt đầu từ 0 và không kèm điều kiện, để đơn vị nào cũng có mức."),
        (
            "Mức xếp loại",
            "Mức “Khá” bắt đầu cao hơn tổng điểm nên không đơn vị nào đạt được. Hãy hạ xuống.",
        ),
        ("Mức xếp loại", "Mức “Khá” cao hơn “Yếu” nên không thể kém quyền hơn. Hãy xem lại hai mức."),
    ]


@pytest.mark.parametrize(
    "label",
    ["Không có đơn khiếu nại kéo dài", "Nắm tình hình tôn giáo", "Theo dõi dư luận", "Lập danh sách người cần chú ý"],
)
def test_a_criterion_about_speech_belief_petitions_or_persons_is_refused(draft: CriteriaSet, label: str) -> None:
    section = draft.sections.get(code="I")
    found = refusals(add_criterion, section=section, draft=CriterionDraft("9.9", label), by=None)
    assert [where for where, _message in found] == ["label"]
    assert "nằm ngoài phạm vi" in found[0][1]


def test_the_database_keeps_state_and_times_together(draft: CriteriaSet) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CriteriaSet.objects.filter(pk=draft.pk).update(state=SetState.PUBLISHED)
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.criteria.filter(kind="knock_out").update(points=100)
