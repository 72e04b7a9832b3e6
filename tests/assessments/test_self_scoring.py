"""A unit scores itself: pre-filled, kept as typed, sent when nothing is missing."""

from __future__ import annotations

import pytest
import time_machine

from assessing import PDF, TODAY, Assessing
from cast import Cast
from dondoc.accounts.models import Role
from dondoc.assessments.actions.proofs import add_proof, remove_proof
from dondoc.assessments.actions.scoring import save_self_score, send_self_score
from dondoc.assessments.conflict import Conflict
from dondoc.assessments.models import Proof
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from rounds import DUE, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent_in_time(cast: Cast) -> None:
    """Of both communes' report of June the one of ``commune`` came in time."""
    make_round(cast).send(cast.commune, day=DUE)


def test_what_is_typed_is_kept_and_wrong_numbers_are_told_at_their_boxes(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    saved = save_self_score(
        assessment=assessing.of(commune),
        typed=assessing.typed(a11="40,5", a12="x", a21="95,5", a23="", x21="gọi 0912 345 678"),
        revision=0,
        day=TODAY,
        by=assessing.people(Role.OFFICER, commune),
    )
    key = assessing.key
    assert saved.draft.answers == {str(key("2.1")): {"value": 9550}, str(key("2.2")): {"value": 0}}
    assert saved.faults == {
        f"a-{key('1.1')}": "Tiêu chí này cho nhiều nhất 40 điểm.",
        f"a-{key('1.2')}": "Hãy ghi một con số, ví dụ 8 hoặc 8,5.",
    }
    assert [each.where for each in saved.refused] == [f"x-{key('2.1')}"]


def test_a_sheet_changed_elsewhere_is_a_conflict(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    first = assessing.save(commune)
    with pytest.raises(Conflict) as error:
        save_self_score(assessment=assessing.of(commune), typed={}, revision=0, day=TODAY, by=assessing.office)
    assert error.value.kept == first


@time_machine.travel("2026-11-20 09:00:00+07:00", tick=False)
def test_a_sheet_begins_with_what_was_measured_and_differences_are_explained(
    sent_in_time: None, assessing: Assessing
) -> None:
    cast, key = assessing.cast, assessing.key("2.1")
    draft = assessing.save(cast.other_commune, {})
    assert draft.answers == {str(key): {"value": 0}}
    assert (draft.measured, draft.measured_on) == ({str(key): {"amount": 0, "of": 1, "answer": 0}}, TODAY)
    with pytest.raises(Invalid) as error:
        assessing.send(cast.other_commune)
    assert [(each.where, each.message) for each in error.value.problems] == [
        (f"x-{key}", "Tiêu chí 2.1 khác với số liệu phần mềm đo được. Hãy giải trình vì sao.")
    ]
    sent = assessing.send(cast.other_commune, assessing.typed(x21="Đã gửi bản giấy trong hạn."))
    assert sent.explanations == {str(key): "Đã gửi bản giấy trong hạn."}
    assert assessing.of(cast.other_commune).hints == "|full|above_fact|"


def test_everything_missing_is_listed_with_its_box(assessing: Assessing) -> None:
    commune, key = assessing.cast.commune, assessing.key
    with pytest.raises(Invalid) as error:
        send_self_score(
            assessment=assessing.of(commune),
            typed=assessing.typed(a12="", na23="1"),
            revision=0,
            now=assessing.round.created_at,
            day=TODAY,
            by=assessing.people(Role.HEAD, commune),
        )
    assert [each.where for each in error.value.problems] == [
        f"f-{key('1.1')}",
        f"a-{key('1.2')}",
        f"x-{key('2.3')}",
    ]
    assert assessing.of(commune).state == "entering"


def test_sending_counts_points_by_what_applies_and_twice_is_once(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    first = assessing.send(commune, assessing.typed(a11="30", a21="80", na23="1", x23="Xã không có chợ."))
    again = send_self_score(
        assessment=assessing.of(commune),
        typed={},
        revision=99,
        now=first.sent_at or assessing.round.created_at,
        day=TODAY,
        by=assessing.people(Role.HEAD, commune),
    )
    found = assessing.of(commune)
    assert again == first
    # 30 + 20 + 20 of 100; on the full scale of 110 that is 77
    assert (found.self_points, found.self_maximum, found.self_scaled, found.self_level) == (7000, 10000, 7700, "good")
    assert (found.state, found.hints) == ("sent", "")
    assert Event.objects.filter(verb="assessment.send").count() == 1


def test_a_knock_out_holds_the_level_down(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.send(commune, assessing.typed(a22="1"))
    assert assessing.of(commune).self_level == "average"


def test_what_is_sent_is_not_typed_any_more(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.send(commune)
    for do in (lambda: assessing.save(commune), lambda: assessing.prove(commune, content=PDF + b"2")):
        with pytest.raises(Refused, match="đã gửi"):
            do()


def test_a_file_is_kept_once_beside_a_criterion_and_taken_away(assessing: Assessing) -> None:
    commune, head = assessing.cast.commune, assessing.people(Role.HEAD, assessing.cast.commune)
    first, second = assessing.prove(commune), assessing.prove(commune)
    assert first == second
    with pytest.raises(Refused, match="không có tiêu chí này"):
        add_proof(assessment=assessing.of(commune), criterion_id=0, upload=None, day=TODAY, by=head)  # type: ignore[arg-type]
    for _time in (1, 2):
        remove_proof(assessment=assessing.of(commune), proof_id=first.pk, day=TODAY, by=head)
    assert not Proof.objects.exists()
    assert list(Event.objects.filter(verb__contains="tach").values_list("verb", flat=True)) == [
        "assessment.attach",
        "assessment.detach",
    ]


def test_the_same_file_for_two_criteria_is_noticed(assessing: Assessing) -> None:
    commune = assessing.cast.commune
    assessing.prove(commune, "1.2")
    sent = assessing.send(commune, assessing.typed(a11="39"))
    one, two = str(assessing.key("1.1")), str(assessing.key("1.2"))
    assert sent.hints == [["reused", one, 0, "criterion"], ["reused", two, 0, "criterion"]]
