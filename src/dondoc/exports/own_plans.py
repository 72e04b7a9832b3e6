"""Which units have issued their own plans, as an Excel file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import IO

from django.utils.translation import gettext as _

from dondoc.exports.writers.sheet import Cell, Column, write_sheet
from dondoc.plans.own.queries import Issue
from dondoc.plans.own.sentences import standing_sentence


def write_issues(file: IO[bytes], rows: Sequence[Issue], in_sight: Collection[int]) -> None:
    """A line for each unit, in their order; number and title of those plans alone whose ids are ``in_sight``."""
    columns = (
        Column(_("Đơn vị"), 44),
        Column(_("Tình trạng"), 34),
        Column(_("Hạn ban hành"), 14),
        Column(_("Ngày ban hành"), 14),
        Column(_("Trễ (ngày)"), 10),
        Column(_("Số, ký hiệu"), 20),
        Column(_("Trích yếu"), 60),
    )
    write_sheet(file, _("Kế hoạch triển khai"), columns, [_line(row, in_sight) for row in rows])


def _line(row: Issue, in_sight: Collection[int]) -> list[Cell]:
    plan = row.owing.plan
    shown = plan if plan is not None and plan.pk in in_sight else None
    return [
        row.unit_name,
        standing_sentence(row.judged),
        row.due,
        plan.date if plan else None,
        row.judged.days or None,
        shown.number if shown else "",
        shown.title if shown else "",
    ]
