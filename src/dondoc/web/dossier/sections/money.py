"""The money of a unit in a budget year, line by line, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.budget.models import Line
from dondoc.budget.queries import with_sums
from dondoc.budget.queries.sums import given_on
from dondoc.web.dossier.tables import Cell, Section, number, words

SUMS = ("estimate", "available", "spent", "settled", "left")


def money(unit_id: int, year: int, today: date) -> Section:
    """Each line with its sums in đồng, then what the unit gave on to units below out of none of its lines; the last row
    is the total where there are several.
    """
    lines = list(with_sums(Line.objects.filter(unit_id=unit_id, year=year)).select_related("plan", "task", "source"))
    given = given_on(unit_id, year) - _sum(lines, "given")
    rows = [_row(each) for each in lines]
    if given:
        rows.append([words(_("Đã giao lại cho đơn vị cấp dưới")), *(number(_part(each, -given)) for each in SUMS)])
    return Section(
        title=_("Kinh phí (đồng)"),
        columns=[
            _("Kế hoạch, nhiệm vụ"),
            _("Dự toán"),
            _("Được dùng"),
            _("Đã giải ngân"),
            _("Đã quyết toán"),
            _("Còn lại"),
        ],
        rows=[*rows, _total(lines, given)] if len(rows) > 1 else rows,
        nothing=_("Không có kinh phí nào ghi cho đơn vị trong năm này."),
        url=f"{reverse('budget-lines')}?{urlencode({'unit': unit_id, 'year': year})}",
        numbers=frozenset(range(1, 1 + len(SUMS))),
    )


def _row(line: Line) -> list[Cell]:
    what = line.task.text if line.task else line.plan.title
    return [words(what, reverse("budget-line", args=[line.pk])), *(number(getattr(line, each)) for each in SUMS)]


def _part(column: str, amount: int) -> int | None:
    """What goes off a column for what was given on; None for a column that it does not touch."""
    return amount if column in ("available", "left") else None


def _total(lines: Sequence[Line], given: int) -> list[Cell]:
    sums = {each: _sum(lines, each) + (_part(each, -given) or 0) for each in SUMS}
    return [words(_("Tổng")), *(number(sums[each]) for each in SUMS)]


def _sum(lines: Sequence[Line], column: str) -> int:
    """Of an annotated column."""
    return sum(getattr(line, column) for line in lines)
