"""Writes of commitments: counted anew each time, the counts before are kept."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.classes import YEARS
from dondoc.activities.actions.told import refuse, refuse_no_unit
from dondoc.activities.models import Area, Commitment, CommitmentCount, Signer
from dondoc.core.errors import Problem
from dondoc.core.events import record

MOST = 100_000_000


@transaction.atomic
def count_commitment(
    *, unit_id: int, year: int, area: str, signer: str, base: int, signed: int, day: date, today: date, by: User
) -> Commitment:
    """Keeps how many of a base had signed on a day; the same day counted again is put right.

    Raises `Invalid` for a count that can't be: more signed than there are, a day to come, of another year or before the
    last count.
    """
    refuse(_problems(None, year, area, signer, base, signed, day, today), {})
    refuse_no_unit(unit_id, day)
    subject = {"unit_id": unit_id, "year": year, "area": area, "signer": signer}
    counted = {"base": base, "signed": signed, "day": day}
    _row, made = Commitment.objects.get_or_create(**subject, defaults=counted)  # of two who begin at once one makes it
    row = Commitment.objects.select_for_update().get(**subject)
    before = None if made else _logged(row)
    if not made:
        refuse(_problems(row, year, area, signer, base, signed, day, today), {})
        row.base, row.signed, row.day = base, signed, day
        row.save()
    CommitmentCount.objects.update_or_create(commitment=row, day=day, defaults={"base": base, "signed": signed})
    record("commitment.count", row, by=by, unit_id=unit_id, before=before, after=_logged(row))
    return row


def _problems(
    kept: Commitment | None, year: int, area: str, signer: str, base: int, signed: int, day: date, today: date
) -> list[Problem]:
    problems = []
    if area not in Area.values:
        problems.append(Problem("area", _("Hãy chọn lĩnh vực.")))
    if signer not in Signer.values:
        problems.append(Problem("signer", _("Hãy chọn bên ký.")))
    if year not in YEARS:
        problems.append(Problem("year", _("Năm chưa đúng. Hãy ghi bốn chữ số, ví dụ 2026.")))
    if not 0 < base <= MOST:
        problems.append(Problem("base", _("Tổng số phải ký phải lớn hơn 0.")))
    elif not 0 <= signed <= base:
        problems.append(Problem("signed", _("Số đã ký không thể lớn hơn tổng số phải ký.")))
    if day > today or day.year != year:
        problems.append(Problem("day", _("Ngày tính phải trong năm đã chọn và không sau hôm nay.")))
    elif kept is not None and day < kept.day:
        problems.append(Problem("day", _("Đã có số đếm của ngày sau ngày này. Hãy ghi ngày mới hơn.")))
    return problems


def _logged(row: Commitment) -> dict[str, object]:
    return {name: getattr(row, name) for name in ("year", "area", "signer", "base", "signed", "day")}
