"""Writes of forces: norms by an office, counts by the units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.told import missing, refuse, refuse_no_unit, tidy
from dondoc.activities.models import LONGEST_TITLE, ForceCount, ForceKind, ForceNorm
from dondoc.core.errors import Problem, Refused
from dondoc.core.events import Change, record, record_all
from dondoc.units.folding import fold
from dondoc.units.models import UnitKind

MOST = 1_000_000
LONGEST_MEASURE = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What a norm asks of each unit of a kind."""

    title: str
    kind: str
    measure: str
    unit_kind: str
    required: int
    since: date


@dataclass(frozen=True, slots=True)
class Counted:
    """How many a unit has of what a norm asks; ``required`` is its own number, None for the norm's."""

    norm: ForceNorm
    present: int
    required: int | None = None


@transaction.atomic
def set_norm(*, office_id: int, asked: Asked, by: User) -> ForceNorm:
    """Asks something of the units of a kind at or below the office. Raises `Invalid` with what is wrong."""
    title, measure = tidy(asked.title), tidy(asked.measure)
    problems = missing("title", title, _("Hãy ghi tên lực lượng hoặc thiết bị."))
    problems += missing("measure", measure, _("Hãy ghi đơn vị tính, ví dụ người, bình, bộ."))
    for name, said, longest in (("title", title, LONGEST_TITLE), ("measure", measure, LONGEST_MEASURE)):
        if len(said) > longest:
            message = _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": longest}
            problems.append(Problem(name, message))
    if asked.kind not in ForceKind.values:
        problems.append(Problem("kind", _("Hãy chọn loại.")))
    if asked.unit_kind not in UnitKind.values:
        problems.append(Problem("unit_kind", _("Hãy chọn loại đơn vị.")))
    if not 0 < asked.required <= MOST:
        problems.append(Problem("required", _("Định mức phải là số nguyên lớn hơn 0.")))
    refuse(problems, {"title": title, "measure": measure})
    made = ForceNorm.objects.create(
        office_id=office_id,
        title=title,
        folded=fold(title)[:LONGEST_TITLE],
        kind=asked.kind,
        measure=measure,
        unit_kind=asked.unit_kind,
        required=asked.required,
        since=asked.since,
    )
    after = {"title": title, "kind": made.kind, "unit_kind": made.unit_kind, "required": made.required}
    record("force_norm.set", made, by=by, unit_id=office_id, after=after)
    return made


@transaction.atomic
def end_norm(*, norm: ForceNorm, day: date, by: User) -> None:
    """Asks it no more from a day on; counts stay. Raises `Refused` for one that has ended or not begun."""
    locked = ForceNorm.objects.select_for_update().get(pk=norm.pk)
    if locked.until is not None or day <= locked.since:
        raise Refused(_("Định mức này đã thôi áp dụng, hoặc mới áp dụng từ hôm nay. Hãy tải lại trang."))
    locked.until = day
    locked.save(update_fields=["until"])
    record("force_norm.end", locked, by=by, unit_id=locked.office_id, after={"until": day})


@transaction.atomic
def count_forces(*, unit_id: int, counted: Sequence[Counted], day: date, today: date, by: User) -> int:
    """Keeps what a unit has on a day, of each norm that was counted; the same day counted again is put right.

    Gives how many counts are new or differ. Raises `Invalid`: a number's place is "present-" and the id of its norm.
    """
    problems = []
    if day > today:
        problems.append(Problem("day", _("Ngày tính không thể ở sau hôm nay. Hãy ghi lại.")))
    if not counted:
        problems.append(Problem("", _("Chưa ghi số nào. Hãy ghi số hiện có của ít nhất một dòng.")))
    for each in counted:
        if not 0 <= each.present <= MOST:
            problems.append(Problem(f"present-{each.norm.pk}", _("Hãy ghi số nguyên từ 0 đến 1.000.000.")))
        if each.required is not None and not 0 < each.required <= MOST:
            problems.append(Problem(f"required-{each.norm.pk}", _("Định mức phải là số nguyên lớn hơn 0.")))
    refuse(problems, {})
    refuse_no_unit(unit_id, day)
    changes = [change for each in counted if (change := _keep(each, unit_id, day)) is not None]
    record_all("force.count", changes, by=by)
    return len(changes)


def _keep(each: Counted, unit_id: int, day: date) -> Change | None:
    counted = {"present": each.present, "required": each.required}
    row, made = ForceCount.objects.get_or_create(norm=each.norm, unit_id=unit_id, day=day, defaults=counted)
    if made:
        return Change(row, unit_id, None, _logged(row))
    before = _logged(row)
    row.present, row.required = each.present, each.required
    if before == _logged(row):
        return None
    row.save()
    return Change(row, unit_id, before, _logged(row))


def _logged(row: ForceCount) -> dict[str, object]:
    return {"title": row.norm.title, "day": row.day, "present": row.present, "required": row.required}
