"""Reviewers each apart, differences settled by the chair; back to the unit with a reason."""

from __future__ import annotations

import pytest

from assessing import Assessing
from dondoc.accounts.models import Role
from dondoc.assessments.actions.concluding import conclude, reopen, return_, settle
from dondoc.assessments.actions.council import set_members
from dondoc.assessments.actions.reviewing import finish_review, save_review, take_up_again
from dondoc.assessments.conflict import Conflict
from dondoc.assessments.models import Assessment, Review, SelfScore
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event

pytestmark = pytest.mark.django_db


def result(found: Assessment) -> tuple[str, int | None, int | None, int | None, str]:
    return found.state, found.points, found.maximum, found.scaled, found.level


def test_the_unit_above_accepts_and_points_and_level_are_computed(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.send(commune)
    found = assessing.review(commune)
    assert result(found) == ("reviewed", 11000, 11000, 11000, "excellent")
    verbs = list(Event.objects.filter(verb__startswith="assessment.").order_by("pk").values_list("verb", flat=True))
    assert verbs == [
        "assessment.attach",
        "assessment.send",
        "assessment.review",
        "assessment.finish_review",
        "assessment.conclude",
    ]


def test_other_answers_need_a_reason_and_change_the_level(assessing: Assessing) -> None:
    commune, key = assessing.cast.commune, assessing.key("1.1")
    assessing.send(commune)
    with pytest.raises(Invalid) as error:
        assessing.review(commune, {f"a-{key}": "10"})
    assert [(each.where, each.message) for each in error.value.problems] == [
        (f"x-{key}", "Tiêu chí 1.1 được chấm khác đơn vị. Hãy ghi lý do.")
    ]
    found = assessing.review(commune, {f"a-{key}": "10", f"x-{key}": "Biên bản chỉ có 10 cơ sở."})
    assert result(found) == ("reviewed", 8000, 11000, 8000, "good")
    assert found.answers[str(key)] == {"value": 1000}


def test_nothing_may_be_left_open(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    sent = assessing.send(commune)
    with pytest.raises(Invalid) as error:
        finish_review(
            assessment=assessing.of(commune),
            version=sent.version,
            unit_id=assessing.cast.province.pk,
            revision=0,
            by=assessing.office,
        )
    assert len(error.value.problems) == 5
    assert not Review.objects.exists()


def test_a_review_changed_elsewhere_is_a_conflict_and_a_finished_one_is_closed(assessing: Assessing) -> None:
    cast, office = assessing.cast, assessing.office
    sent = assessing.send(cast.commune)
    asked = {"version": sent.version, "unit_id": cast.province.pk, "typed": {}, "by": office}
    save_review(assessment=assessing.of(cast.commune), revision=0, **asked)
    with pytest.raises(Conflict):
        save_review(assessment=assessing.of(cast.commune), revision=0, **asked)
    with pytest.raises(Refused, match="bản mới hơn"):
        save_review(assessment=assessing.of(cast.commune), revision=1, **(asked | {"version": 7}))
    assessing.review(cast.commune)
    again = finish_review(
        assessment=assessing.of(cast.commune), version=1, unit_id=cast.province.pk, revision=0, by=office
    )
    assert again.state == "reviewed"


def test_members_score_apart_and_the_chair_settles_what_differs(council: Assessing) -> None:
    cast, key = council.cast, council.key("1.1")
    council.send(cast.commune)
    lower = {f"a-{key}": "30", f"x-{key}": "Thiếu biên bản quý I."}
    assert council.review(cast.commune, reviewer=cast.police).state == "in_review"
    police = council.people(Role.OFFICE, cast.police)
    with pytest.raises(Refused, match="Còn 1 thành viên"):
        conclude(assessment=council.of(cast.commune), version=1, by=police)
    council.review(cast.commune, lower, reviewer=cast.department)
    with pytest.raises(Refused, match="Còn 1 tiêu chí"):
        conclude(assessment=council.of(cast.commune), version=1, by=police)
    asked = {"version": 1, "by": police}
    with pytest.raises(Refused, match="không chấm khác nhau"):
        settle(
            assessment=council.of(cast.commune), criterion_id=council.key("1.2"), text="1", word="Thống nhất.", **asked
        )
    with pytest.raises(Refused, match="kết luận của chủ tịch"):
        settle(assessment=council.of(cast.commune), criterion_id=key, text="35", word=" ", **asked)
    settle(assessment=council.of(cast.commune), criterion_id=key, text="35", word="Quý I có nộp bù.", **asked)
    found = conclude(assessment=council.of(cast.commune), version=1, by=police)
    assert result(found) == ("reviewed", 10500, 11000, 10500, "excellent")


def test_what_was_settled_counts_no_more_once_members_agree(council: Assessing) -> None:
    cast, key = council.cast, council.key("1.1")
    police, department = (council.people(Role.OFFICE, each) for each in (cast.police, cast.department))
    council.send(cast.commune)
    council.review(cast.commune, reviewer=cast.police)
    council.review(cast.commune, {f"a-{key}": "30", f"x-{key}": "Thiếu biên bản."}, reviewer=cast.department)
    asked = {"version": 1, "by": police}
    settle(assessment=council.of(cast.commune), criterion_id=key, text="30", word="Theo biên bản.", **asked)
    take_up_again(assessment=council.of(cast.commune), version=1, unit_id=cast.department.pk, by=department)
    council.review(cast.commune, {f"a-{key}": "40"}, reviewer=cast.department)
    found = conclude(assessment=council.of(cast.commune), version=1, by=police)
    assert (found.answers[str(key)], result(found)[1]) == ({"value": 4000}, 11000)


def test_who_leaves_the_council_counts_no_more_and_who_finished_may_go_on(council: Assessing) -> None:
    cast, police = council.cast, council.people(Role.OFFICE, council.cast.police)
    council.send(cast.commune)
    council.review(cast.commune, reviewer=cast.police)
    take_up_again(assessment=council.of(cast.commune), version=1, unit_id=cast.police.pk, by=police)
    assert Review.objects.get().finished_at is None
    council.review(cast.commune, reviewer=cast.police)
    day = council.round.self_due
    set_members(round_=council.round, unit_ids=[cast.police.pk], chair_id=cast.police.pk, day=day, by=council.office)
    assert conclude(assessment=council.of(cast.commune), version=1, by=police).state == "reviewed"


def test_returned_with_a_reason_the_unit_goes_on_from_a_copy_with_its_files(assessing: Assessing) -> None:
    commune, office = assessing.cast.commune, assessing.office
    assessing.send(commune)
    assessing.review(commune, finish=False)
    with pytest.raises(Refused, match="lý do trả lại"):
        return_(assessment=assessing.of(commune), version=1, reason="", by=office)
    return_(assessment=assessing.of(commune), version=1, reason="Thiếu biên bản.", by=office)
    found = assessing.of(commune)
    assert (found.state, found.reason) == ("returned", "Thiếu biên bản.")
    scores = list(SelfScore.objects.values_list("version", "state", "reason"))
    assert scores == [(1, "returned", "Thiếu biên bản."), (2, "draft", "")]
    assert [score.proofs.count() for score in SelfScore.objects.all()] == [1, 1]
    assert assessing.send(commune, {}).version == 2
    assert assessing.review(commune).state == "reviewed"


def test_a_conclusion_is_taken_back_with_a_reason_before_it_is_decided(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.send(commune)
    assessing.review(commune)
    found = reopen(assessment=assessing.of(commune), reason="Cộng nhầm.", by=assessing.office)
    assert (found.state, Review.objects.get().finished_at) == ("in_review", None)
    assert assessing.review(commune).state == "reviewed"
