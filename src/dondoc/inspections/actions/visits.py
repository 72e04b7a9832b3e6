"""Visits are planned, changed, cancelled and signed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.periods import Calendar
from dondoc.core.reasons import fit_reason
from dondoc.inspections.models import LONGEST_TITLE, ProgrammeLine, ProgrammeState, TeamUnit, Visit, VisitState
from dondoc.inspections.rules.spreading import spread
from dondoc.units.folding import fold
from dondoc.units.queries import as_of, subtree

MOST_TEAM = 20  # units of one team


@dataclass(frozen=True, slots=True)
class Outing:
    """What is said of a visit before it is held; ``team`` are the units that take part beside the office."""

    title: str
    planned: date
    unannounced: bool = False
    team: tuple[int, ...] = ()
    criteria_id: int | None = None


@transaction.atomic
def plan_visit(
    *, office_id: int, unit_id: int, outing: Outing, line: ProgrammeLine | None, today: date, by: User
) -> Visit:
    """Plans one visit of an office to a unit below it. Raises `Invalid` for what does not fit."""
    _refuse(outing, office_id, today)
    if not subtree(office_id, today).exclude(unit_id=office_id).filter(unit_id=unit_id).exists():
        raise Invalid([Problem("unit", _("Đơn vị này không thuộc cấp dưới. Hãy chọn đơn vị khác."))])
    if line is not None:
        _refuse_line(line, office_id)
    visit = Visit(office_id=office_id, unit_id=unit_id, line=line)
    _write(visit, outing)
    record("visit.plan", visit, by=by, unit_id=unit_id, after=_logged(visit))
    return visit


@transaction.atomic
def plan_line(*, line: ProgrammeLine, outing: Outing, today: date, calendar: Calendar, by: User) -> int:
    """Plans every visit of a line that has none yet, spread over the rest of its window; gives how many.

    ``outing`` says all but the days. Raises `Refused` where the window is over or nothing is left to plan.
    """
    _refuse_line(line, line.programme.unit_id)
    start = max(today, line.starts)
    if start > line.ends:
        raise Refused(_("Thời gian của nội dung này đã qua. Hãy sửa thời gian rồi lên lịch."))
    there = list(Visit.objects.filter(line=line).exclude(state=VisitState.CANCELLED).values_list("unit_id", flat=True))
    standing = set(as_of(today).values_list("unit_id", flat=True))
    picks = list(line.picks.filter(left_out="").values_list("unit_id", flat=True))
    wanted = [
        unit_id
        for number in range(line.visits)
        for unit_id in picks
        if unit_id in standing and there.count(unit_id) <= number
    ]
    if not wanted:
        raise Refused(_("Các đơn vị đã chọn đều có lịch kiểm tra. Không còn lần nào cần lên lịch."))
    days = spread(len(wanted), start, line.ends, calendar)
    for unit_id, day in zip(wanted, days, strict=True):
        each = Outing(outing.title, day, outing.unannounced, outing.team, outing.criteria_id)
        plan_visit(office_id=line.programme.unit_id, unit_id=unit_id, outing=each, line=line, today=today, by=by)
    return len(wanted)


@transaction.atomic
def change_visit(*, visit: Visit, outing: Outing, today: date, by: User) -> None:
    """Moves a visit to another day, changes its team or its checklist, until its record is signed."""
    locked = lock_visit(visit)
    _refuse(outing, locked.office_id, today, moved=outing.planned != locked.planned)
    if outing.criteria_id != locked.criteria_id and locked.items.filter(item__startswith="answer:").exists():
        message = _("Bảng kiểm đã có câu trả lời nên không đổi được. Hãy giữ bảng kiểm này.")
        raise Invalid([Problem("criteria", message)])
    before = _logged(locked)
    _write(locked, outing)
    record("visit.change", locked, by=by, unit_id=locked.unit_id, before=before, after=_logged(locked))


@transaction.atomic
def cancel_visit(*, visit: Visit, reason: str, by: User) -> None:
    """Cancels a visit, with the reason. Raises `Refused` once its record is signed."""
    locked = lock_visit(visit)
    locked.reason = fit_reason(reason, _("Chưa ghi lý do hủy lần kiểm tra. Hãy ghi lý do."))
    locked.state = VisitState.CANCELLED.value
    locked.save(update_fields=["state", "reason"])
    record("visit.cancel", locked, by=by, unit_id=locked.unit_id, reason=locked.reason)


def lock_visit(visit: Visit) -> Visit:
    """The visit, locked; raises `Refused` where nothing of it may change any more."""
    locked = Visit.objects.select_for_update().get(pk=visit.pk)
    if locked.state == VisitState.SIGNED:
        raise Refused(_("Biên bản đã ký nên không thay đổi được nữa. Nội dung trên máy này vẫn còn để đối chiếu."))
    if locked.state == VisitState.CANCELLED:
        raise Refused(_("Lần kiểm tra này đã hủy. Hãy lên lịch lần kiểm tra khác."))
    return locked


def _refuse(outing: Outing, office_id: int, today: date, *, moved: bool = True) -> None:
    problems = []
    if not outing.title.strip() or len(outing.title) > LONGEST_TITLE:
        message = _("Nội dung kiểm tra phải có và không dài quá %(most)d ký tự.") % {"most": LONGEST_TITLE}
        problems.append(Problem("title", message))
    if moved and abs(outing.planned.year - today.year) > 5:
        problems.append(Problem("planned", _("Ngày dự kiến quá xa hôm nay. Hãy ghi lại ngày.")))
    if len(outing.team) > MOST_TEAM or office_id in outing.team:
        message = _("Thành phần tham gia tối đa %(most)d đơn vị, không kể đơn vị kiểm tra.") % {"most": MOST_TEAM}
        problems.append(Problem("team", message))
    if problems:
        raise Invalid(problems)
    refuse_identifiers({"title": outing.title})


def _refuse_line(line: ProgrammeLine, office_id: int) -> None:
    programme = line.programme
    if programme.unit_id != office_id:
        raise Invalid([Problem("line", _("Nội dung này thuộc chương trình của đơn vị khác. Hãy chọn lại."))])
    if programme.state == ProgrammeState.DRAFT:
        raise Refused(_("Chương trình chưa ban hành. Hãy ban hành chương trình rồi lên lịch kiểm tra."))
    if programme.state == ProgrammeState.ENDED:
        raise Refused(_("Chương trình đã kết thúc. Hãy lập lần kiểm tra ngoài chương trình."))


def _write(visit: Visit, outing: Outing) -> None:
    visit.title = " ".join(outing.title.split())
    visit.planned, visit.unannounced = outing.planned, outing.unannounced
    visit.criteria_id = outing.criteria_id
    visit.folded = fold(visit.title)
    visit.save()
    _write_team(visit, outing.team)


def _write_team(visit: Visit, team: Collection[int]) -> None:
    visit.team.exclude(unit_id__in=team).delete()
    there = set(visit.team.values_list("unit_id", flat=True))
    TeamUnit.objects.bulk_create(TeamUnit(visit=visit, unit_id=each) for each in team if each not in there)


def _logged(visit: Visit) -> dict[str, Any]:
    return {
        "title": visit.title,
        "planned": visit.planned,
        "unannounced": visit.unannounced,
        "units": set(visit.team.values_list("unit_id", flat=True)),
    }
