"""The units of a yearly round, and the register of recognitions, as Excel files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import IO

from django.utils.translation import gettext as _

from dondoc.assessments.models import Assessment, AssessmentRound, Recognition
from dondoc.exports.writers.sheet import Cell, Column, write_sheet


def write_assessments(
    file: IO[bytes], rows: Sequence[Assessment], levels: Mapping[str, str], hints: Mapping[int, Sequence[str]]
) -> None:
    """A line for each unit, in their order; ``unit_name`` comes with them, ``levels`` names the keys of levels."""
    columns = (
        Column(_("Đơn vị"), 44),
        Column(_("Tình trạng"), 22),
        Column(_("Tự chấm"), 10),
        Column(_("Tối đa"), 10),
        Column(_("Mức tự chấm"), 16),
        Column(_("Thẩm định"), 10),
        Column(_("Tối đa áp dụng"), 10),
        Column(_("Quy đổi"), 10),
        Column(_("Mức"), 16),
        Column(_("Cần xem kỹ"), 40),
        Column(_("Lý do"), 40),
    )
    write_sheet(file, _("Chấm điểm"), columns, _lines(rows, levels, hints))


def write_rounds(file: IO[bytes], rows: Iterable[AssessmentRound], far: Mapping[int, Mapping[str, int]]) -> None:
    """A line for each round, in their order; ``far`` by its id: of how many sheets how many were sent and so on."""
    columns = (
        Column(_("Đợt chấm điểm"), 50),
        Column(_("Bộ tiêu chí"), 40),
        Column(_("Năm"), 8),
        Column(_("Hạn tự chấm"), 14),
        Column(_("Hạn thẩm định"), 14),
        Column(_("Hạn quyết định"), 14),
        Column(_("Số đơn vị"), 10),
        Column(_("Đã gửi"), 10),
        Column(_("Đã thẩm định"), 12),
        Column(_("Đã công bố"), 12),
    )
    steps = ("total", "sent", "reviewed", "published")
    lines = (
        (
            each.title,
            each.criteria.name,
            each.year,
            each.self_due,
            each.review_due,
            each.decision_due,
            *(far.get(each.pk, {}).get(step) for step in steps),
        )
        for each in rows
    )
    write_sheet(file, _("Chấm điểm"), columns, lines)


def write_recognitions(file: IO[bytes], rows: Iterable[Recognition]) -> None:
    """A line for each recognition, in their order; ``unit_name`` comes with them."""
    columns = (
        Column(_("Đơn vị"), 44),
        Column(_("Bộ tiêu chí"), 40),
        Column(_("Năm"), 8),
        Column(_("Mức công nhận"), 16),
        Column(_("Quyết định"), 20),
        Column(_("Ngày quyết định"), 14),
        Column(_("Từ ngày"), 12),
        Column(_("Đến hết ngày"), 12),
        Column(_("Thu hồi từ ngày"), 14),
        Column(_("Lý do thu hồi"), 40),
    )
    write_sheet(file, _("Công nhận"), columns, (_recognition(each) for each in rows))


def _lines(
    rows: Sequence[Assessment], levels: Mapping[str, str], hints: Mapping[int, Sequence[str]]
) -> Iterator[list[Cell]]:
    for row in rows:
        yield [
            getattr(row, "unit_name", "") or "",
            str(row.get_state_display()),
            _points(row.self_points),
            _points(row.self_maximum),
            levels.get(row.self_level, ""),
            _points(row.points),
            _points(row.maximum),
            _points(row.scaled),
            levels.get(row.level, "") if row.reviewed_at else "",
            "; ".join(hints.get(row.pk, ())),
            row.reason,
        ]


def _recognition(row: Recognition) -> list[Cell]:
    return [
        getattr(row, "unit_name", "") or "",
        row.criteria.name,
        row.year,
        row.level_name,
        row.decision.number,
        row.decision.date,
        row.valid_from,
        row.valid_to,
        row.withdrawn_on,
        row.withdrawn_reason,
    ]


def _points(hundredths: int | None) -> Decimal | None:
    return None if hundredths is None else Decimal(hundredths) / 100
