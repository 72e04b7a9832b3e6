"""An initiative from its proposal to its end."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.activities.actions.initiatives import (
    Described,
    approve_initiative,
    change_initiative,
    decline_initiative,
    end_initiative,
    propose_again,
    propose_initiative,
    release_initiative,
    withdraw_initiative,
)
from dondoc.activities.actions.reviews import add_question, answer_name, review_initiative
from dondoc.activities.actions.uptakes import end_uptake, take_up
from dondoc.activities.facts import FACTS
from dondoc.activities.facts.initiatives import ENDED, NEW, PROPOSED, REVIEWED, RUNNING, TAKEN, measure, measure_taken
from dondoc.activities.models import Initiative
from dondoc.activities.queries import initiatives_seen_by, public_initiatives
from dondoc.activities.queries.overview import overview
from dondoc.activities.rules.initiatives import DueReview, reviews_of
from dondoc.core.errors import Invalid, Refused
from dondoc.core.facts import Measured
from dondoc.core.models import Event
from dondoc.units.queries import path_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
TOLD = Described("Cổng trường an toàn giao thông", "traffic", "Giảm ùn tắc giờ tan học.")
YEAR = date(2026, 1, 1), date(2026, 12, 31)


def proposed(cast: Cast) -> Initiative:
    return propose_initiative(unit_id=cast.commune.pk, told=TOLD, day=DAY, by=cast.user(Role.OFFICER, cast.commune))


def running(cast: Cast) -> Initiative:
    made = proposed(cast)
    office = cast.user(Role.OFFICE, cast.province)
    approve_initiative(initiative=made, office_id=cast.province.pk, started=DAY, by=office)
    made.refresh_from_db()
    return made


def test_it_is_proposed_declined_proposed_again_approved_and_ended_each_once(cast: Cast) -> None:
    officer, office = cast.user(Role.OFFICER, cast.commune), cast.user(Role.OFFICE, cast.province)
    made = proposed(cast)
    decline_initiative(initiative=made, office_id=cast.province.pk, reason="Chưa rõ cách làm.", by=office)
    with pytest.raises(Refused, match="Không được duyệt"):
        approve_initiative(initiative=made, office_id=cast.province.pk, started=DAY, by=office)
    change_initiative(initiative=made, told=Described("Cổng trường", "school", "Giảm ùn tắc.", "Kẻ vạch."), by=officer)
    propose_again(initiative=made, day=date(2026, 3, 9), by=officer)
    approve_initiative(initiative=made, office_id=cast.province.pk, started=date(2026, 3, 10), by=office)
    end_initiative(initiative=made, day=date(2026, 9, 1), reason="Đã chuyển thành việc thường xuyên.", by=officer)
    made.refresh_from_db()
    assert (made.state, made.title, made.folded, made.started, made.ended, made.reason) == (
        "ended",
        "Cổng trường",
        "cong truong",
        date(2026, 3, 10),
        date(2026, 9, 1),
        "Đã chuyển thành việc thường xuyên.",
    )
    with pytest.raises(Refused, match="đã kết thúc"):
        change_initiative(initiative=made, told=TOLD, by=officer)
    verbs = Event.objects.filter(object_type="activities.initiative").order_by("pk").values_list("verb", flat=True)
    assert [verb.partition(".")[2] for verb in verbs] == [
        "propose", "decline", "change", "propose_again", "approve", "end",
    ]  # fmt: skip


def test_what_is_wrong_with_a_proposal_is_told_by_field(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        told = Described(" ", "belief", "Liên hệ 0912 345 678")
        propose_initiative(unit_id=cast.commune.pk, told=told, day=DAY, by=cast.user(Role.OFFICER, cast.commune))
    assert [problem.where for problem in refused.value.problems] == ["title", "area", "purpose"]


def test_it_is_spread_only_once_it_runs_and_a_unit_takes_it_up_once_at_a_time(cast: Cast) -> None:
    office, made = cast.user(Role.OFFICE, cast.province), proposed(cast)
    taking = {"unit_id": cast.other_commune.pk, "since": date(2026, 4, 1), "note": "Làm ở hai trường.", "by": office}
    with pytest.raises(Refused, match="chưa được duyệt"):
        take_up(initiative=made, **taking)
    approve_initiative(initiative=made, office_id=cast.province.pk, started=DAY, by=office)
    first = take_up(initiative=made, **taking)
    with pytest.raises(Refused, match="đang áp dụng"):
        take_up(initiative=made, **taking)
    with pytest.raises(Refused, match="chọn đơn vị khác"):
        take_up(initiative=made, **taking | {"unit_id": cast.commune.pk})
    with pytest.raises(Invalid, match="trước ngày"):
        take_up(initiative=made, **taking | {"unit_id": cast.school.pk, "since": date(2026, 3, 1)})
    end_uptake(uptake=first, day=date(2026, 6, 1), reason="Trường sửa cổng.", by=office)
    again = take_up(initiative=made, **taking | {"since": date(2026, 8, 1)})
    assert [(each.since, each.ended) for each in made.uptakes.all()] == [
        (date(2026, 4, 1), date(2026, 6, 1)),
        (again.since, None),
    ]


def test_who_took_it_up_sees_it_and_a_unit_beside_does_not(cast: Cast) -> None:
    made, beside = running(cast), cast.user(Role.OFFICER, cast.other_commune)
    assert not initiatives_seen_by(beside, DAY).exists()
    office = cast.user(Role.OFFICE, cast.province)
    take_up(initiative=made, unit_id=cast.other_commune.pk, since=DAY, note="", by=office)
    assert initiatives_seen_by(beside, DAY).get() == made
    assert not initiatives_seen_by(cast.user(Role.OFFICER, cast.school), DAY).exists()


def test_a_review_is_due_for_each_year_at_whose_end_it_ran() -> None:
    found = reviews_of(date(2024, 5, 1), date(2026, 2, 1), [2024], date(2026, 11, 1))
    assert found == [DueReview(2025, date(2025, 12, 31), False), DueReview(2024, date(2024, 12, 31), True)]
    assert [each.days_late(date(2026, 1, 10)) for each in found] == [10, 0]
    assert reviews_of(None, None, [], date(2026, 1, 1)) == []


def test_a_review_answers_the_questions_of_the_office_that_approved(cast: Cast) -> None:
    made, office = running(cast), cast.user(Role.OFFICE, cast.province)
    kinds = {"yes_no": "Còn duy trì không?", "number": "Bao nhiêu trường làm?", "words": "Khó khăn gì?"}
    asked = {
        kind: add_question(office_id=cast.province.pk, text=words, kind=kind, by=office)
        for kind, words in kinds.items()
    }
    by = cast.user(Role.OFFICER, cast.commune)
    told = {
        "year": 2026,
        "held": date(2026, 12, 1),
        "today": date(2026, 12, 1),
        "outcome": "spread",
        "remarks": "",
        "by": by,
    }
    with pytest.raises(Invalid) as refused:
        review_initiative(initiative=made, typed={answer_name(asked["number"]): "nhiều"}, **told)
    assert [each.where for each in refused.value.problems] == [answer_name(each) for each in asked.values()]
    answers = {"yes_no": "yes", "number": "1.200", "words": "Thiếu biển báo."}
    typed = {answer_name(asked[kind]): answer for kind, answer in answers.items()}
    review = review_initiative(initiative=made, typed=typed, **told)
    assert [(each["text"], each["answer"]) for each in review.answers] == [
        ("Còn duy trì không?", True),
        ("Bao nhiêu trường làm?", 1200),
        ("Khó khăn gì?", "Thiếu biển báo."),
    ]
    with pytest.raises(Refused, match="đã đánh giá rồi"):
        review_initiative(initiative=made, typed=typed, **told)


def test_only_what_ran_is_released_and_nothing_is_public_by_itself(cast: Cast) -> None:
    made, office = proposed(cast), cast.user(Role.OFFICE, cast.province)
    with pytest.raises(Refused, match="đã được duyệt"):
        release_initiative(initiative=made, text="Ai cũng đọc được.", day=DAY, by=office)
    approve_initiative(initiative=made, office_id=cast.province.pk, started=DAY, by=office)
    assert not public_initiatives().exists()
    with pytest.raises(Invalid, match="số điện thoại"):
        release_initiative(initiative=made, text="Hỏi anh Thử 0912 345 678.", day=DAY, by=office)
    release_initiative(initiative=made, text="Ai cũng đọc được.", day=DAY, by=office)
    assert public_initiatives().get().public_text == "Ai cũng đọc được."
    withdraw_initiative(initiative=made, by=office)
    assert not public_initiatives().exists()


def test_facts_count_what_runs_what_began_and_what_was_taken_up(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = running(cast)
    proposed(cast)
    take_up(initiative=made, unit_id=cast.school.pk, since=DAY, note="", by=cast.user(Role.OFFICE, cast.province))
    units = [cast.commune.pk, cast.school.pk, cast.other_commune.pk]
    with django_assert_num_queries(1):
        found = measure(units, *YEAR)
    assert found == {
        RUNNING: {cast.commune.pk: Measured(1)},
        NEW: {cast.commune.pk: Measured(1)},
        PROPOSED: {cast.commune.pk: Measured(2)},
        ENDED: {cast.commune.pk: Measured(0)},
        REVIEWED: {cast.commune.pk: Measured(0, 1)},
    }
    assert measure(units, date(2027, 1, 1), date(2027, 3, 31))[NEW] == {cast.commune.pk: Measured(0)}
    assert measure_taken(units, *YEAR) == {TAKEN: {cast.school.pk: Measured(1)}}


def test_the_overview_adds_up_what_stands_below_each_unit(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    running(cast)
    facts = [fact for fact in FACTS if fact.key == RUNNING]
    place = path_of(cast.province.pk, DAY) or ""
    with django_assert_num_queries(2):
        nodes = overview(place, facts, *YEAR, date(2026, 6, 1))
    told = {node.name: (node.units, node.sums.get(RUNNING), node.known[RUNNING]) for node in nodes}
    assert told["Ủy ban nhân dân xã Suối Lam"] == (2, Measured(1), 1)
    assert told["Ủy ban nhân dân phường Bến Đá"] == (1, None, 0)
    assert told[""] == (6, Measured(1), 1)
