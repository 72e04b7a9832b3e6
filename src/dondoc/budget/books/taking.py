"""Takes a filled workbook of lines in: whole or not at all. What it would do is the same, rolled back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import Membership
from dondoc.budget.actions.correcting import reduce
from dondoc.budget.actions.entering import Allotment, Instead, allot, estimate, settle, spend
from dondoc.budget.books.cells import Said, read_line
from dondoc.budget.books.layout import AMOUNTS, ESTIMATE, NOTE, RECEIVED, SETTLED, SPENT
from dondoc.budget.models import EntryKind, Line
from dondoc.budget.permissions import Powers, powers
from dondoc.budget.queries.lines import with_sums
from dondoc.budget.queries.places import Place, below, places
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.guarded import Ended, run_guarded

_MODULE = "dondoc.budget.books.process"
MOST_BYTES = 10 << 20
SECONDS, MEMORY = 60, 1 << 30
MOST_PROBLEMS = 200
_KINDS = {
    ESTIMATE: EntryKind.ESTIMATE,
    RECEIVED: EntryKind.ALLOTTED,
    SPENT: EntryKind.SPENT,
    SETTLED: EntryKind.SETTLED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One amount that the file changes: of a line, in a column, from what it is to what it becomes."""

    line: Line
    unit: str
    kind: EntryKind
    before: int
    after: int
    said: Said
    column: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file does: its steps, and how many of its lines say what is there already."""

    steps: tuple[Step, ...]
    unchanged: int


def take_in_book(*, data: bytes, seat: Membership, today: date, keep: bool, reason: str = "") -> Outcome:
    """Puts the amounts of a file beside those that stand here and writes what differs as entries; without ``keep``
    everything is rolled back. The same file once more changes nothing.

    ``reason`` says why an office enters the spending of units below it for them, where the file does.

    Raises `Invalid` with everything that is wrong, by sheet and cell; nothing is stored then.
    """
    told = _told(data)
    said = [read_line(number, cells, told["sheet"], told["flags"]) for number, cells in told["rows"]]
    with transaction.atomic():
        outcome, problems = _taken(said, seat, today, reason)
        if problems or not keep:
            transaction.set_rollback(True)
    if problems:
        raise Invalid(problems[:MOST_PROBLEMS])
    return outcome


def _told(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise _refusal("large")
    try:
        told: dict[str, Any] = json.loads(run_guarded(_MODULE, data, seconds=SECONDS, memory=MEMORY))
    except Ended as error:
        raise _refusal("bomb") from error
    if "error" in told:
        raise _refusal(told["error"])
    return told


def _taken(said: list[Said], seat: Membership, today: date, reason: str) -> tuple[Outcome, list[Problem]]:
    problems = [problem for one in said for problem in one.problems]
    units = places(below(seat.unit_id, today), today)
    ids = {one.line_id for one in said if one.line_id}
    rows = with_sums(Line.objects.filter(pk__in=ids, unit_id__in=units).select_related("plan", "task", "source"))
    lines = {line.pk: line for line in rows}
    steps: list[Step] = []
    twice: set[int] = set()
    for one in said:
        line = lines.get(one.line_id)
        if one.problems:
            continue
        if line is None or one.line_id in twice:
            told = (
                _("Dòng này có hai lần trong tệp. Hãy bỏ dòng lặp.")
                if line
                else _("Dòng này không thuộc đơn vị của bạn.")
            )
            one.wrong(0, told)
        else:
            twice.add(one.line_id)
            steps += _steps(one, line, units[line.unit_id])
    for step in steps:
        held = powers(seat, units[step.line.unit_id].path, step.line.source_kind)
        _carry_out(step, held, _Writer(seat, today, reason))
    problems += [problem for one in said for problem in one.problems if problem not in problems]
    changed = {step.line.pk for step in steps}
    return Outcome(tuple(steps), sum(one.line_id not in changed for one in said)), problems


def _steps(said: Said, line: Line, place: Place) -> Iterator[Step]:
    """What the file changes of a line: amounts that it was given with are not touched, whatever has happened since."""
    for was, (column, name) in zip(said.was, AMOUNTS.items(), strict=True):
        wanted, now = said.amounts.get(column), int(getattr(line, name))
        if wanted is None or wanted in (was, now):
            continue
        if now != was:
            said.wrong(column, _("Số này đã thay đổi sau khi tải tệp. Hãy tải lại tệp rồi điền vào đó."))
            continue
        yield Step(line, place.name, _KINDS[column], now, wanted, said, column)


@dataclass(frozen=True, slots=True)
class _Writer:
    """From which seat a file is taken in, when, and why it enters for others."""

    seat: Membership
    today: date
    reason: str


def _carry_out(step: Step, held: Powers, writer: _Writer) -> None:
    """Writes one step; what refuses it is kept with its cell."""
    said = step.said
    if not _may(step, held):
        said.wrong(step.column, _("Vị trí của bạn không ghi cột này của đơn vị này. Hãy để nguyên số cũ."))
        return
    try:
        _write(step, held, writer)
    except Invalid as error:
        said.problems += [replace(problem, where=said.place(step.column)) for problem in error.problems]
    except Refused as error:
        said.wrong(step.column, str(error))


def _may(step: Step, held: Powers) -> bool:
    match step.kind:
        case EntryKind.ESTIMATE:
            return held.any
        case EntryKind.ALLOTTED:
            return held.allots or held.receives
        case EntryKind.SPENT:
            return held.enters or held.enters_for is not None
        case _:
            return held.allots


def _write(step: Step, held: Powers, writer: _Writer) -> None:
    said, line, user, today = step.said, step.line, writer.seat.user, writer.today
    more = step.after - step.before
    day = min(said.day or today, date(line.year, 12, 31))
    allotment = Allotment(held.giver_id, said.decision)
    spends_for = step.kind is EntryKind.SPENT and held.enters_for is not None
    instead = Instead(held.enters_for or 0, writer.reason) if spends_for else None
    if more < 0:
        if not said.note:
            said.wrong(NOTE, _("Số ở dòng này giảm đi. Hãy ghi lý do vào cột này."))
            return
        reduce(
            line=line,
            kind=step.kind,
            amount=-more,
            day=day,
            reason=said.note,
            allotment=allotment,
            by=user,
            instead=instead,
        )
        return
    words = said.note or _("Ghi từ tệp Excel.")
    match step.kind:
        case EntryKind.ESTIMATE:
            estimate(line=line, amount=more, day=day, words=words, by=user)
        case EntryKind.ALLOTTED:
            allot(line=line, amount=more, day=day, words=words, allotment=allotment, by=user)
        case EntryKind.SPENT:
            spend(line=line, amount=more, day=min(day, today), words=words, today=today, by=user, instead=instead)
        case _:
            settle(line=line, amount=more, day=today, words=words, decision="", today=today, by=user)


def _refusal(code: str) -> Invalid:
    told = {
        "kind": _("Tệp này không phải là Excel (.xlsx). Hãy chọn tệp đã tải từ trang này."),
        "password": _("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
        "macro": _("Tệp có macro nên không được mở. Hãy lưu lại thành .xlsx, không có macro, rồi gửi lại."),
        "bomb": _("Tệp bung ra quá lớn nên không được mở. Hãy tải lại tệp từ trang này và điền vào đó."),
        "large": _("Tệp quá lớn. Hãy tải lại tệp từ trang này và điền vào đó."),
        "foreign": _("Tệp này không phải tệp kinh phí tải từ phần mềm. Hãy tải tệp từ trang này rồi điền vào đó."),
        "moved": _("Tiêu đề các cột đã bị sửa hoặc chuyển chỗ. Hãy tải lại tệp từ trang này và điền vào đó."),
    }
    broken = _("Tệp Excel này không mở được. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.")
    return Invalid([Problem(_("tệp"), told.get(code, broken))])
