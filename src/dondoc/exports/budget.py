"""Money of plans as Excel files: what the pages show, all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from django.utils.translation import gettext as _

from dondoc.budget.models import Line
from dondoc.budget.queries import Part
from dondoc.budget.rules import Standing, Sums
from dondoc.exports.writers.sheet import Cell, Column, Sheet, write_book, write_sheet

Row = tuple[str, Sums, Standing]


def write_overview(
    file: IO[bytes], year: int, rows: Sequence[Row], whole: Sums, sources: Iterable[Part], plans: Iterable[Part]
) -> None:
    """Three sheets: units, sources, plans; the first with the sum of all."""
    columns = (Column(_("Đơn vị"), 44), *_columns(), Column(_("Tình trạng"), 20))
    units = ([name, *_cells(sums), _said(state)] for name, sums, state in rows)
    write_book(
        file,
        [
            Sheet(_("Đơn vị %(year)d") % {"year": year}, columns, units, [_("Cộng"), *_cells(whole), ""], frozen=1),
            _parts(_("Nguồn"), sources),
            _parts(_("Kế hoạch"), plans),
        ],
    )


def _parts(name: str, parts: Iterable[Part]) -> Sheet:
    return Sheet(name, (Column(name, 60), *_columns()), ([part.name, *_cells(part.sums)] for part in parts))


def write_lines(file: IO[bytes], rows: Iterable[tuple[Line, Sums, Standing]]) -> None:
    """A line for each line of the budget; ``unit_name`` comes with it."""
    columns = (
        Column(_("Năm"), 8),
        Column(_("Đơn vị"), 40),
        Column(_("Kế hoạch"), 40),
        Column(_("Nhiệm vụ"), 50),
        Column(_("Nguồn"), 26),
        *_columns(),
        Column(_("Tình trạng"), 20),
    )
    write_sheet(file, _("Dòng kinh phí"), columns, (_line(*row) for row in rows))


def _line(line: Line, sums: Sums, state: Standing) -> list[Cell]:
    plan = f"{line.plan.number} {line.plan.title}".strip()
    task = line.task.text if line.task else ""
    unit = getattr(line, "unit_name", "") or ""
    return [line.year, unit, plan, task, line.source_name, *_cells(sums), _said(state)]


def _columns() -> tuple[Column, ...]:
    headings = (
        _("Dự toán đề nghị"),
        _("Được giao"),
        _("Chuyển từ năm trước"),
        _("Chuyển sang năm sau"),
        _("Được sử dụng"),
        _("Giải ngân"),
        _("Còn lại"),
        _("Quyết toán"),
    )
    return tuple(Column(heading, 18) for heading in headings)


def _cells(sums: Sums) -> list[Cell]:
    return [
        sums.estimate,
        sums.allotted,
        sums.carried_in,
        sums.carried_out,
        sums.available,
        sums.spent,
        sums.left,
        sums.settled,
    ]


def _said(state: Standing) -> str:
    return {
        Standing.NOTHING: "",
        Standing.OVERGIVEN: _("Giao vượt"),
        Standing.OVER: _("Chi vượt"),
        Standing.UNALLOTTED: _("Chưa được giao"),
        Standing.SETTLED: _("Đã quyết toán"),
        Standing.SLOW: _("Giải ngân chậm"),
        Standing.SPENT_OUT: _("Đã chi hết"),
        Standing.ON_WAY: _("Đang thực hiện"),
    }[state]
