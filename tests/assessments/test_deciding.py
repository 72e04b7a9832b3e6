"""Decisions, publication, recognitions and appeals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessing import Assessing
from dondoc.accounts.models import Role
from dondoc.assessments.actions.appeals import answer_appeal, ask_appeal
from dondoc.assessments.actions.deciding import Act, decide, publish, undo_decision, withdraw
from dondoc.assessments.models import Decision, Recognition
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event

pytestmark = pytest.mark.django_db
PUBLISHED = date(2026, 12, 14)


def given() -> list[tuple[int, str, int, date, date | None, date | None, str]]:
    fields = ("unit", "level_name", "year", "valid_from", "valid_to", "withdrawn_on", "withdrawn_reason")
    return list(Recognition.objects.order_by("pk").values_list(*fields))


def test_one_act_decides_many_and_publication_recognises_those_who_reach_a_level(assessing: Assessing) -> None:
    cast = assessing.cast
    assessing.send(cast.commune)
    assessing.send(cast.other_commune, assessing.typed(a11="0", a12="0", a21="0", a23="0"))
    for unit in (cast.commune, cast.other_commune):
        assessing.review(unit)
    decision = assessing.decide(cast.commune, cast.other_commune)
    assert assessing.decide(cast.commune, cast.other_commune) == decision
    assert [assessing.of(unit).state for unit in (cast.commune, cast.other_commune)] == ["decided", "decided"]
    assert given() == []
    for _time in (1, 2):
        publish(decision=decision, day=PUBLISHED, by=assessing.office)
    assert assessing.of(cast.other_commune).level == "weak"
    assert given() == [(cast.commune.pk, "Xuất sắc", 2026, PUBLISHED, date(2027, 12, 31), None, "")]
    verbs = Event.objects.filter(verb__in=["round.decide", "round.publish", "assessment.decide", "assessment.publish"])
    assert verbs.count() == 1 + 1 + 2 + 2


def test_only_what_is_reviewed_is_decided_under_a_number_of_its_own(assessing: Assessing) -> None:
    cast = assessing.cast
    assessing.send(cast.commune)
    with pytest.raises(Refused, match="đã gửi, chờ thẩm định"):
        assessing.decide(cast.commune)
    with pytest.raises(Refused, match="Chưa chọn"):
        assessing.decide()
    assessing.review(cast.commune)
    assessing.decide(cast.commune)
    assessing.send(cast.other_commune)
    assessing.review(cast.other_commune)
    with pytest.raises(Invalid, match="đã có quyết định mang số này"):
        assessing.decide(cast.other_commune)
    wrong = Act(" ", PUBLISHED, PUBLISHED, date(2026, 1, 1))
    with pytest.raises(Invalid) as error:
        decide(round_=assessing.round, assessment_ids=[1], act=wrong, day=PUBLISHED, by=assessing.head)
    assert [each.where for each in error.value.problems] == ["number", "valid_to"]


def test_a_decision_is_signed_after_the_last_sheet_was_sent_and_not_in_the_future(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.send(commune)
    assessing.review(commune)
    sent = assessing.of(commune).sent_at
    assert sent is not None
    signed = {"round_": assessing.round, "assessment_ids": [assessing.of(commune).pk], "by": assessing.head}
    for day, told in ((date(2026, 12, 15), "chưa đến"), (sent.date() - timedelta(days=1), "Phiếu cuối cùng")):
        with pytest.raises(Invalid, match=told) as error:
            decide(act=Act("1/QĐ", day, PUBLISHED), day=PUBLISHED, **signed)
        assert [each.where for each in error.value.problems] == ["signed"]
    assert decide(act=Act("1/QĐ", sent.date(), PUBLISHED), day=PUBLISHED, **signed).date == sent.date()


def test_a_decision_is_taken_back_before_it_is_published(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.send(commune)
    assessing.review(commune)
    undo_decision(decision=assessing.decide(commune), reason="Sai số văn bản.", by=assessing.head)
    assert (assessing.of(commune).state, Decision.objects.count()) == ("reviewed", 0)
    decision = assessing.publish(commune)
    with pytest.raises(Refused, match="đã công bố"):
        undo_decision(decision=decision, reason="Sai.", by=assessing.head)


def test_a_recognition_is_withdrawn_with_reason_and_day_once(assessing: Assessing) -> None:
    assessing.recognised(assessing.cast.commune)
    (found,) = Recognition.objects.all()
    with pytest.raises(Invalid, match="từ ngày bắt đầu"):
        withdraw(recognition=found, reason="Để xảy ra cháy lớn.", day=date(2026, 12, 1), by=assessing.head)
    for day in (date(2027, 3, 1), date(2027, 4, 1)):
        withdraw(recognition=found, reason="Để xảy ra cháy lớn.", day=day, by=assessing.head)
    assert given()[0][-2:] == (date(2027, 3, 1), "Để xảy ra cháy lớn.")
    assert Event.objects.filter(verb="recognition.withdraw").count() == 1


def test_an_appeal_within_its_term_leads_to_a_new_review_and_a_new_decision(assessing: Assessing) -> None:
    commune, key = assessing.cast.commune, assessing.key("1.1")
    head = assessing.people(Role.HEAD, commune)
    found = assessing.recognised(commune, a11="20")
    with pytest.raises(Refused, match="đã hết ngày 21/12/2026"):
        ask_appeal(assessment=found, reason="Thiếu 10 cơ sở.", day=date(2026, 12, 22), by=head)
    asked = {"assessment": found, "reason": "Thiếu 10 cơ sở.", "day": date(2026, 12, 21), "by": head}
    appeal = ask_appeal(**asked)
    assert ask_appeal(**asked) == appeal
    for _time in (1, 2):
        answer_appeal(appeal=appeal, accepted=True, answer="Có căn cứ.", by=assessing.head)
    assert assessing.of(commune).state == "in_review"
    assert given()[0][-2] is None  # what was decided stands meanwhile
    assessing.review(commune, {f"a-{key}": "40", f"x-{key}": "Theo kiến nghị."})
    assessing.publish(commune, day=date(2026, 12, 25), number="140/QĐ-UBND")
    assert [row[1:2] + row[-2:] for row in given()] == [
        ("Khá", date(2026, 12, 25), "Thay bằng kết quả theo 140/QĐ-UBND."),
        ("Xuất sắc", None, ""),
    ]


def test_a_refused_appeal_changes_nothing_but_its_answer(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    found = assessing.recognised(commune, a11="20")
    appeal = ask_appeal(assessment=found, reason="Xem lại.", day=PUBLISHED, by=assessing.people(Role.HEAD, commune))
    with pytest.raises(Refused, match="lý do"):
        answer_appeal(appeal=appeal, accepted=False, answer="", by=assessing.head)
    appeal = answer_appeal(appeal=appeal, accepted=False, answer="Không có căn cứ.", by=assessing.head)
    assert (appeal.state, assessing.of(commune).state) == ("refused", "published")
