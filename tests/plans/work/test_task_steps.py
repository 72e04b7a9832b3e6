"""An assignment's way from the first day of work to its confirmation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.plans.models import Assignment, ProgressNote
from dondoc.plans.work.actions import EnteredFor, confirm, drop, finish, reopen, report, send_back, start
from tasks import TODAY, Work

WHY = "Chưa có biên bản."


def told(count: int) -> list[tuple[str, int | None, object, object, str]]:
    """The last events, the oldest first."""
    events = Event.objects.order_by("-pk")[:count]
    return [(each.verb, each.unit_id, each.before, each.after, each.reason) for each in reversed(events)]


def test_the_whole_way_of_an_assignment_with_evidence(work: Work) -> None:
    work.ask_evidence()
    unit, head, office = work.cast.commune, work.head(work.cast.commune), work.office
    start(assignment=work.of(unit), day=TODAY, by=head)
    report(assignment=work.of(unit), period="2026-06", percent=60, text="Đã tập huấn.", day=TODAY, by=head)
    work.attach(work.of(unit))
    finish(assignment=work.of(unit), day=TODAY, by=head)
    send_back(assignment=work.of(unit), reason=WHY, by=office)
    finish(assignment=work.of(unit), day=TODAY, by=head)
    confirm(assignment=work.of(unit), by=office)
    assert told(7) == [
        (
            "assignment.start",
            unit.pk,
            {"status": "not_begun", "begun_on": None},
            {"status": "under_way", "begun_on": "2026-06-10"},
            "",
        ),
        ("assignment.report", unit.pk, {"percent": 0}, {"percent": 60}, ""),
        ("assignment.evidence", unit.pk, None, {"evidence": "Biên bản", "entered_by_unit": None}, ""),
        (
            "assignment.finish",
            unit.pk,
            {"status": "under_way", "done_on": None},
            {"status": "done", "done_on": "2026-06-10"},
            "",
        ),
        (
            "assignment.send_back",
            unit.pk,
            {"status": "done", "done_on": "2026-06-10"},
            {"status": "sent_back", "done_on": None},
            WHY,
        ),
        (
            "assignment.finish",
            unit.pk,
            {"status": "sent_back", "done_on": None},
            {"status": "done", "done_on": "2026-06-10"},
            "",
        ),
        ("assignment.confirm", unit.pk, {"status": "done"}, {"status": "confirmed"}, ""),
    ]
    assert verify() is None


def test_without_evidence_done_is_confirmed_at_once(work: Work) -> None:
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.head(work.cast.commune))
    row = work.of(work.cast.commune)
    assert (row.status, row.begun_on, row.done_on) == ("confirmed", TODAY, TODAY)


def test_where_evidence_is_asked_for_a_file_must_be_there(work: Work) -> None:
    work.ask_evidence()
    with pytest.raises(Refused, match="Hãy đính kèm ít nhất một tệp minh chứng"):
        finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)


def test_a_note_says_how_far_the_unit_is_in_a_period(work: Work) -> None:
    row, head = work.of(work.cast.commune), work.head(work.cast.commune)
    for percent in (20, 45):
        report(assignment=row, period="2026-Q2", percent=percent, text=" Xong ba trường. ", day=TODAY, by=head)
    assert list(ProgressNote.objects.values_list("period", "percent", "text", "by")) == [
        ("2026-Q2", 45, "Xong ba trường.", head.pk),
        ("2026-Q2", 20, "Xong ba trường.", head.pk),
    ]
    row = work.of(work.cast.commune)
    assert (row.status, row.percent, row.begun_on) == ("under_way", 45, TODAY)


@pytest.mark.parametrize(
    ("period", "percent", "text", "where"),
    [("2026-13", 10, "", "period"), ("2026-06", 101, "", "percent"), ("2026-06", -1, "", "percent"),
     ("2026-06", 1, "x" * 5001, "text")],
)  # fmt: skip
def test_a_note_that_says_nothing_clear_is_refused(
    work: Work, period: str, percent: int, text: str, where: str
) -> None:
    with pytest.raises(Invalid) as refused:
        report(
            assignment=work.of(work.cast.commune), period=period, percent=percent, text=text, day=TODAY, by=work.office
        )
    assert [problem.where for problem in refused.value.problems] == [where]
    assert not ProgressNote.objects.exists()


def test_what_an_office_above_enters_is_marked(work: Work) -> None:
    entered = EnteredFor(work.cast.province.pk, "Xã mất mạng.")
    row, office = work.of(work.cast.commune), work.office
    report(assignment=row, period="2026-06", percent=10, text="", day=TODAY, by=office, entered=entered)
    note = ProgressNote.objects.get()
    assert (note.entered_by_unit_id, note.entered_reason) == (work.cast.province.pk, "Xã mất mạng.")
    assert told(1)[0][3:] == (
        {"status": "under_way", "percent": 10, "begun_on": "2026-06-10", "entered_by_unit": work.cast.province.pk},
        "Xã mất mạng.",
    )
    finish(assignment=row, day=TODAY, by=work.head(work.cast.commune))
    assert work.of(work.cast.commune).entered_by_unit_id is None


def test_to_enter_for_a_unit_needs_a_reason(work: Work) -> None:
    with pytest.raises(Refused, match="Hãy ghi lý do nhập thay"):
        start(
            assignment=work.of(work.cast.commune),
            day=TODAY,
            by=work.office,
            entered=EnteredFor(work.cast.province.pk, " "),
        )


def test_a_whole_with_an_open_part_is_done_only_with_a_reason(work: Work) -> None:
    part = work.give_school()
    row, head = work.of(work.cast.commune), work.head(work.cast.commune)
    with pytest.raises(Refused, match=r"Còn 1 phần việc đã giao chưa xong \(Trường Tiểu học Suối Lam\)"):
        finish(assignment=row, day=TODAY, by=head)
    finish(assignment=row, day=TODAY, by=head, reason="Trường nghỉ hè.")
    assert (work.of(work.cast.commune).status, work.of(work.cast.commune).reason) == ("confirmed", "Trường nghỉ hè.")
    assert work.of(part.unit).status == "not_begun"


def test_a_whole_whose_parts_are_over_is_done_without_a_reason(work: Work) -> None:
    part = work.give_school()
    finish(assignment=part, day=TODAY, by=work.head(part.unit))
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.head(work.cast.commune), reason="thừa")
    assert (work.of(work.cast.commune).status, work.of(work.cast.commune).reason) == ("confirmed", "")


def test_what_is_dropped_takes_its_open_parts_along(work: Work) -> None:
    part = work.give_school()
    drop(assignment=work.of(work.cast.commune), reason="Gộp vào kế hoạch khác.", by=work.office)
    assert [(verb, unit, why) for verb, unit, _was, _now, why in told(2)] == [
        ("assignment.drop", work.cast.commune.pk, "Gộp vào kế hoạch khác."),
        ("assignment.drop", part.unit_id, "Gộp vào kế hoạch khác."),
    ]
    assert set(Assignment.objects.filter(task=work.drill).values_list("unit_id", "status")) == {
        (work.cast.commune.pk, "dropped"),
        (work.cast.other_commune.pk, "not_begun"),
        (part.unit_id, "dropped"),
    }


def test_a_part_that_was_confirmed_stays_so_when_the_whole_is_dropped(work: Work) -> None:
    part = work.give_school()
    finish(assignment=part, day=TODAY, by=work.head(part.unit))
    drop(assignment=work.of(work.cast.commune), reason="Gộp.", by=work.office)
    assert work.of(part.unit).status == "confirmed"


def test_what_is_over_can_be_taken_up_again(work: Work) -> None:
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    reopen(assignment=work.of(work.cast.commune), reason="Kiểm tra lại.", by=work.office)
    row = work.of(work.cast.commune)
    assert (row.status, row.done_on, row.reason) == ("under_way", None, "")
    assert told(1)[0][4] == "Kiểm tra lại."


def test_said_twice_changes_nothing(work: Work) -> None:
    row, head = work.of(work.cast.commune), work.head(work.cast.commune)
    start(assignment=row, day=TODAY, by=head)
    finish(assignment=row, day=TODAY, by=head)
    events = Event.objects.count()
    finish(assignment=row, day=date(2026, 6, 11), by=head)
    confirm(assignment=row, by=work.office)
    assert (Event.objects.count(), work.of(work.cast.commune).done_on) == (events, TODAY)


WRONG: dict[str, Callable[[Assignment, Work], object]] = {
    "confirm": lambda row, work: confirm(assignment=row, by=work.office),
    "send_back": lambda row, work: send_back(assignment=row, reason="x", by=work.office),
    "reopen": lambda row, work: reopen(assignment=row, reason="x", by=work.office),
}


@pytest.mark.parametrize("move", WRONG)
def test_a_move_that_the_status_does_not_allow_is_refused(work: Work, move: str) -> None:
    with pytest.raises(Refused, match="đang ở tình trạng “Chưa bắt đầu”"):
        WRONG[move](work.of(work.cast.commune), work)


@pytest.mark.parametrize("action", [send_back, drop, reopen])
def test_a_decision_against_work_needs_a_reason(work: Work, action: Callable[..., object]) -> None:
    with pytest.raises(Refused, match="Hãy ghi lý do"):
        action(assignment=work.of(work.cast.commune), reason="  ", by=work.office)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "lost"},
        {"percent": 101},
        {"weight": 0},
        {"weight": 1001},
        {"status": "dropped", "reason": ""},
        {"status": "confirmed"},
        {"done_on": TODAY},
        {"entered_reason": "x"},
    ],
)
def test_the_database_refuses_what_can_not_be(work: Work, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=work.of(work.cast.commune).pk).update(**values)
