"""Tasks at work as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO

from django.utils.translation import gettext as _

from dondoc.core.periods import Calendar
from dondoc.exports.writers.sheet import Cell, Column, write_sheet
from dondoc.plans.models import Assignment
from dondoc.plans.work.queries import reached
from dondoc.plans.work.states import days_late


def write_tasks(file: IO[bytes], rows: Sequence[Assignment], day: date, calendar: Calendar) -> None:
    """A line for each assignment, in their order; ``unit_name`` and ``waits_for`` come with them."""
    columns = (
        Column(_("Kế hoạch"), 24),
        Column(_("Mục"), 10),
        Column(_("Nhiệm vụ"), 60),
        Column(_("Phần việc"), 40),
        Column(_("Đơn vị"), 36),
        Column(_("Vai trò"), 12),
        Column(_("Hạn"), 12),
        Column(_("Tình trạng"), 22),
        Column(_("Quá hạn (ngày)"), 10),
        Column(_("Tiến độ (%)"), 10),
        Column(_("Trọng số"), 10),
        Column(_("Bắt đầu từ ngày"), 12),
        Column(_("Xong ngày"), 12),
        Column(_("Chờ nhiệm vụ"), 40),
        Column(_("Lý do"), 40),
        Column(_("Ghi chú"), 40),
    )
    write_sheet(file, _("Công việc"), columns, _lines(rows, day, calendar))


def _lines(rows: Sequence[Assignment], day: date, calendar: Calendar) -> Iterator[list[Cell]]:
    percents = reached(rows)
    for row in rows:
        plan = row.task.plan
        yield [
            plan.number or plan.title,
            row.task.path,
            row.task.text,
            row.words,
            getattr(row, "unit_name", "") or "",
            row.get_role_display(),
            row.due,
            row.get_status_display(),
            days_late(row.state, row.due, day, calendar) or None,
            percents[row.pk],
            row.weight,
            row.begun_on,
            row.done_on,
            getattr(row, "waits_for", "") or "",
            row.reason,
            row.note,
        ]
