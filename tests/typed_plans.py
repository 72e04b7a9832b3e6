"""What a person does to type a text of plans; for tests/test_typed_texts.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dondoc.documents.attachments import attachment
from dondoc.plans.actions import accept_amendment
from dondoc.plans.actions.regimes import Regime, make_regime
from dondoc.plans.models import Assignment, Task, TaskRound
from dondoc.plans.work.actions import (
    Edit,
    EnteredFor,
    Wish,
    add_file,
    add_link,
    change_assignment,
    drop,
    edit_many,
    finish,
    give_parts,
    report,
    save_view,
    send_back_round,
    start,
)
from orders import DAY
from tasks import make_task

NUMBER = "0912 345 678"
WORDS = f"gặp anh Thử, {NUMBER}"
PDF = b"%PDF-1.7 invented"


def _leave_out_line(s: Any, reason: str) -> object:
    return accept_amendment(
        plan=s.round.plan,
        reading=s.reading,
        revision=0,
        seen="",
        effect=DAY,
        left_out={"head": reason},
        today=DAY,
        by=s.round.office,
    )


def _held(s: Any) -> Assignment:
    """The commune's hold of a task, made where there is none."""
    task = s.round.plan.tasks.first() or make_task(s.round.plan, "Diễn tập.", "Xã", (s.cast.commune, "own"))
    return task.assignments.get(unit=s.cast.commune)


def _give(s: Any, words: str) -> list[Assignment]:
    values = {"unit_ids": [s.cast.school.pk], "role": "own", "due": None, "weight": 1, "day": DAY}
    Assignment.objects.filter(pk=_held(s).pk).update(due=None)
    return give_parts(assignment=_held(s), words=words, by=s.round.office, **values)


def _part(s: Any) -> Assignment:
    return _give(s, "Một phần")[0]


def _monthly(s: Any) -> Assignment:
    """The commune's hold of a task of every month, with an open part."""
    whole = _part(s).parent
    assert whole is not None
    Task.objects.filter(pk=whole.task_id).update(due="---18")
    Assignment.objects.filter(pk=whole.pk).update(due=date(2026, 6, 18))
    return whole


def _past(s: Any) -> TaskRound:
    """A round of it that was done."""
    finish(assignment=_monthly(s), reason="Trường nghỉ.", day=DAY, by=s.round.office)
    return TaskRound.objects.get(unit=s.cast.commune)


def _report(s: Any, text: str, entered: EnteredFor | None = None) -> object:
    values = {"period": "2026-07", "percent": 10, "day": DAY, "by": s.round.office}
    return report(assignment=_held(s), text=text, entered=entered, **values)


def _regime(s: Any, title: str = "Chế độ báo cáo", number: str = "", report: str = "Báo cáo") -> object:
    regime = Regime(title, number, None, DAY, None)
    return make_regime(unit_id=s.cast.province.pk, regime=regime, report=report, every="month", by=s.round.office)


TYPED: dict[str, Callable[[Any], object]] = {
    "plans.Amendment.left_out": lambda s: _leave_out_line(s, WORDS),
    "plans.Assignment.words": lambda s: _give(s, WORDS),
    "plans.Assignment.words (changed)": lambda s: change_assignment(
        assignment=_part(s), words=WORDS, due=None, weight=1, by=s.round.office
    ),
    "plans.Assignment.reason": lambda s: drop(assignment=_held(s), reason=WORDS, by=s.round.office),
    "plans.Assignment.reason (of many)": lambda s: edit_many(
        ids=[_held(s).pk], wish=Wish(Edit.DROP), reason=WORDS, day=DAY, by=s.round.office
    ),
    "plans.Assignment.reason (done with open parts)": lambda s: finish(
        assignment=_part(s).parent, reason=WORDS, day=DAY, by=s.round.office
    ),
    "plans.Assignment.entered_reason": lambda s: start(
        assignment=_held(s), day=DAY, by=s.round.office, entered=EnteredFor(s.cast.province.pk, WORDS)
    ),
    "plans.Assignment.reason (a past round sent back)": lambda s: send_back_round(
        past=_past(s), reason=WORDS, by=s.round.office
    ),
    "plans.TaskRound.reason": lambda s: finish(assignment=_monthly(s), reason=WORDS, day=DAY, by=s.round.office),
    "plans.TaskRound.entered_reason": lambda s: finish(
        assignment=_monthly(s),
        reason="Trường nghỉ.",
        day=DAY,
        by=s.round.office,
        entered=EnteredFor(s.cast.province.pk, WORDS),
    ),
    "plans.ProgressNote.text": lambda s: _report(s, WORDS),
    "plans.ProgressNote.entered_reason": lambda s: _report(s, "", EnteredFor(s.cast.province.pk, WORDS)),
    "plans.Evidence.words": lambda s: add_link(
        assignment=_held(s), link="https://songmay.example", words=WORDS, by=s.round.office
    ),
    "plans.Evidence.words (of a file)": lambda s: add_file(
        assignment=_held(s), upload=attachment(PDF, "a.pdf"), words=WORDS, by=s.round.office
    ),
    "plans.Evidence.entered_reason": lambda s: add_link(
        assignment=_held(s),
        link="https://songmay.example",
        words="",
        by=s.round.office,
        entered=EnteredFor(s.cast.province.pk, WORDS),
    ),
    "plans.Evidence.link": lambda s: add_link(
        assignment=_held(s), link=f"https://songmay.example/{NUMBER.replace(' ', '')}", words="", by=s.round.office
    ),
    "plans.SavedView.name": lambda s: save_view(
        user=s.round.office, name=WORDS, query="", unit_id=s.cast.province.pk
    ),
    "plans.SavedView.query": lambda s: save_view(
        user=s.round.office, name="Trễ", query=urlencode({"q": WORDS}), unit_id=s.cast.province.pk
    ),
    "plans.Plan.title": lambda s: _regime(s, title=WORDS),
    "plans.Plan.number": lambda s: _regime(s, number=WORDS),
    "plans.Duty.text": lambda s: _regime(s, report=WORDS),
}  # fmt: skip
