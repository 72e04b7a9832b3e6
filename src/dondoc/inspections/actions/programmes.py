"""Yearly programmes and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.inspections.models import LONGEST_TITLE, InspectionProgramme, ProgrammeLine, ProgrammeState, Visit
from dondoc.inspections.queries.programmes import Proposal
from dondoc.inspections.rules.asking import MOST_VISITS
from dondoc.plans.models import Plan
from dondoc.units.folding import fold
from dondoc.units.models import UnitKind

MOST_LINES = 50


@dataclass(frozen=True, slots=True)
class Yearly:
    """What a programme says of itself."""

    title: str
    number: str
    year: int
    starts: date
    ends: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a line requires: see `ProgrammeLine`."""

    subject: str
    kind: str
    units: int | None
    share: Decimal | None
    visits: int
    starts: date
    ends: date


@transaction.atomic
def make_programme(
    *, unit_id: int, yearly: Yearly, plan: Plan | None, proposals: Sequence[Proposal], by: User
) -> InspectionProgramme:
    """Begins a programme at an office, with a line for each clause of the plan that was handed in.

    Raises `Invalid` for what is missing, dates in the wrong order, a personal identifier.
    """
    _refuse(yearly)
    programme = InspectionProgramme(unit_id=unit_id, plan=plan)
    _write(programme, yearly)
    record("inspection.create", programme, by=by, unit_id=unit_id, after=_logged(programme))
    for place, proposal in enumerate(proposals[:MOST_LINES]):
        _propose(programme, place, proposal, by)
    return programme


@transaction.atomic
def change_programme(*, programme: InspectionProgramme, yearly: Yearly, by: User) -> None:
    """Puts a programme right while it has not ended. Raises `Refused`, `Invalid`."""
    locked = lock_programme(programme)
    _refuse(yearly)
    before = _logged(locked)
    _write(locked, yearly)
    record("inspection.change", locked, by=by, unit_id=locked.unit_id, before=before, after=_logged(locked))


@transaction.atomic
def issue_programme(*, programme: InspectionProgramme, by: User) -> None:
    """Puts a programme to work. Raises `Refused` without any line, or where a line has no units chosen."""
    locked = lock_programme(programme)
    if locked.state != ProgrammeState.DRAFT:
        raise Refused(_("Chương trình này đã được ban hành. Hãy tải lại trang."))
    lines = list(locked.lines.all())
    if not lines:
        raise Refused(_("Chương trình chưa có nội dung kiểm tra nào. Hãy thêm ít nhất một nội dung."))
    without = next((line for line in lines if not line.picks.filter(left_out="").exists()), None)
    if without is not None:
        message = _("Nội dung “%(subject)s” chưa chọn đơn vị nào. Hãy chọn đơn vị rồi ban hành.")
        raise Refused(message % {"subject": without.subject})
    _move(locked, ProgrammeState.RUNNING, "inspection.issue", by)


@transaction.atomic
def end_programme(*, programme: InspectionProgramme, by: User) -> None:
    """Ends a running programme: nothing is planned for it any more; what was planned may still be held."""
    locked = lock_programme(programme)
    if locked.state != ProgrammeState.RUNNING:
        raise Refused(_("Chương trình chưa ban hành nên chưa thể kết thúc. Hãy ban hành trước."))
    _move(locked, ProgrammeState.ENDED, "inspection.end", by)


@transaction.atomic
def add_line(*, programme: InspectionProgramme, asked: Requirement, by: User) -> ProgrammeLine:
    """Adds a requirement. Raises `Invalid`, and `Refused` past `MOST_LINES`."""
    locked = lock_programme(programme)
    if locked.lines.count() >= MOST_LINES:
        raise Refused(_("Chương trình đã có %(most)d nội dung. Hãy gộp bớt.") % {"most": MOST_LINES})
    _refuse_line(asked, locked.year)
    line = ProgrammeLine(programme=locked, order=locked.lines.count())
    _write_line(line, asked)
    record("inspection.line", locked, by=by, unit_id=locked.unit_id, after=_line_logged(line))
    return line


@transaction.atomic
def change_line(*, line: ProgrammeLine, asked: Requirement, by: User) -> None:
    """Corrects a requirement; units chosen for another kind of unit have to be chosen anew. Raises `Invalid`."""
    locked = lock_programme(line.programme)
    line = ProgrammeLine.objects.select_for_update().get(pk=line.pk)
    _refuse_line(asked, locked.year)
    if asked.kind != line.kind and line.picks.exists():
        message = _("Đã chọn đơn vị cho nội dung này nên không đổi được loại đơn vị. Hãy thêm nội dung khác.")
        raise Invalid([Problem("kind", message)])
    before = _line_logged(line)
    _write_line(line, asked)
    record("inspection.line_change", locked, by=by, unit_id=locked.unit_id, before=before, after=_line_logged(line))


@transaction.atomic
def remove_line(*, line: ProgrammeLine, by: User) -> None:
    """Takes a requirement out while no visit was planned for it."""
    locked = lock_programme(line.programme)
    if Visit.objects.filter(line=line).exists():
        raise Refused(_("Nội dung này đã có lần kiểm tra nên không bỏ được. Hãy hủy các lần kiểm tra hoặc giữ lại."))
    if locked.state != ProgrammeState.DRAFT:
        raise Refused(_("Chương trình đã ban hành nên không bỏ được nội dung. Hãy sửa nội dung nếu ghi sai."))
    record("inspection.line_out", locked, by=by, unit_id=locked.unit_id, before=_line_logged(line))
    line.delete()


def lock_programme(programme: InspectionProgramme) -> InspectionProgramme:
    """The programme, locked; raises `Refused` where it has ended."""
    locked = InspectionProgramme.objects.select_for_update().get(pk=programme.pk)
    if locked.state == ProgrammeState.ENDED:
        raise Refused(_("Chương trình đã kết thúc nên không thay đổi được nữa. Hãy lập chương trình năm sau."))
    return locked


def _propose(programme: InspectionProgramme, place: int, proposal: Proposal, by: User) -> None:
    read = proposal.asked
    subject = " ".join(proposal.text.split())
    line = ProgrammeLine.objects.create(
        programme=programme,
        order=place,
        subject=subject if len(subject) <= LONGEST_TITLE else subject[: LONGEST_TITLE - 1] + "…",
        words=proposal.text,
        target=proposal.target,
        task=proposal.task,
        kind=read.kind,
        units=read.units,
        share=None if read.share is None else Decimal(read.share.numerator) / Decimal(read.share.denominator),
        visits=read.visits,
        starts=programme.starts,
        ends=programme.ends,
    )
    record("inspection.line", programme, by=by, unit_id=programme.unit_id, after=_line_logged(line))


def _move(programme: InspectionProgramme, state: ProgrammeState, verb: str, by: User) -> None:
    before = {"state": programme.state}
    programme.state = state.value
    programme.save(update_fields=["state"])
    after = {"state": programme.state}
    record(verb, programme, by=by, unit_id=programme.unit_id, before=before, after=after)


def _refuse(yearly: Yearly) -> None:
    problems = []
    if not yearly.title.strip():
        problems.append(Problem("title", _("Tên chương trình đang trống. Hãy điền tên.")))
    if yearly.ends < yearly.starts:
        problems.append(Problem("ends", _("Ngày kết thúc ở trước ngày bắt đầu. Hãy ghi lại một trong hai ngày.")))
    if not 2000 <= yearly.year <= 2100:
        problems.append(Problem("year", _("Năm không hợp lệ. Hãy ghi một năm như 2026.")))
    problems += _far_off(yearly.year, yearly.starts, yearly.ends)
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"title": yearly.title, "number": yearly.number, "note": yearly.note})


def _refuse_line(asked: Requirement, year: int) -> None:
    problems = []
    if not asked.subject.strip():
        problems.append(Problem("subject", _("Nội dung kiểm tra đang trống. Hãy ghi nội dung.")))
    if asked.kind and asked.kind not in UnitKind.values:
        problems.append(Problem("kind", _("Không có loại đơn vị này. Hãy chọn trong danh sách.")))
    if asked.units is not None and asked.share is not None:
        problems.append(Problem("share", _("Chỉ ghi số đơn vị hoặc tỷ lệ. Hãy bỏ trống một trong hai.")))
    if asked.units == 0:
        problems.append(Problem("units", _("Số đơn vị phải từ 1 trở lên. Hãy để trống nếu kiểm tra tất cả.")))
    if asked.share is not None and not 0 < asked.share <= 100:
        problems.append(Problem("share", _("Tỷ lệ phải lớn hơn 0 và không quá 100. Hãy ghi lại.")))
    if not 1 <= asked.visits <= MOST_VISITS:
        problems.append(Problem("visits", _("Số lần phải từ 1 đến %(most)d. Hãy ghi lại.") % {"most": MOST_VISITS}))
    if asked.ends < asked.starts:
        problems.append(Problem("ends", _("Ngày kết thúc ở trước ngày bắt đầu. Hãy ghi lại một trong hai ngày.")))
    problems += _far_off(year, asked.starts, asked.ends)
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"subject": asked.subject})


def _far_off(year: int, starts: date, ends: date) -> list[Problem]:
    """Days that lie more than a year beside the programme's own: "26" typed for a year is the year 26."""
    message = _("Ngày này quá xa năm %(year)d của chương trình. Hãy ghi lại đủ bốn chữ số của năm.") % {"year": year}
    days = (("starts", starts), ("ends", ends))
    return [Problem(where, message) for where, day in days if abs(day.year - year) > 1]


def _write(programme: InspectionProgramme, yearly: Yearly) -> None:
    programme.title, programme.number = " ".join(yearly.title.split()), " ".join(yearly.number.split())
    programme.year, programme.starts, programme.ends = yearly.year, yearly.starts, yearly.ends
    programme.note = yearly.note.strip()
    programme.folded = fold(f"{programme.title} {programme.number}")
    programme.save()


def _write_line(line: ProgrammeLine, asked: Requirement) -> None:
    line.subject, line.kind = " ".join(asked.subject.split()), asked.kind
    line.units, line.share, line.visits = asked.units, asked.share, asked.visits
    line.starts, line.ends = asked.starts, asked.ends
    line.save()


def _logged(programme: InspectionProgramme) -> dict[str, Any]:
    names = ("title", "number", "starts", "ends", "note")
    return {"year": str(programme.year)} | {name: getattr(programme, name) for name in names}


def _line_logged(line: ProgrammeLine) -> dict[str, Any]:
    names = ("subject", "kind", "units", "share", "visits", "starts", "ends")
    return {name: getattr(line, name) for name in names}
