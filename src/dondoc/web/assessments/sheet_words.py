"""Answers and points of a sheet in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from dondoc.assessments.rules.answers import answer_of, print_answer, print_points
from dondoc.assessments.sheets import Sheet
from dondoc.criteria.models import Criterion
from dondoc.criteria.rules import CriterionKind, Outcome
from dondoc.criteria.rules.scoring import points_of


def sum_words(points: int | None, maximum: int | None) -> str:
    """ "86,5 / 95"; "–" where nothing is known."""
    if points is None or maximum is None:
        return "–"
    return f"{print_points(points)} / {print_points(maximum)}"


def words_of(criterion: Criterion, stored: Mapping[str, Any] | None) -> str:
    """An answer in words: "Có", "8,5 điểm", "95,5 %", "2 vụ", "Không áp dụng"; "–" for none."""
    if stored is None:
        return "–"
    if stored.get("na"):
        return _("Không áp dụng")
    kind = CriterionKind(criterion.kind)
    if kind is CriterionKind.YES_NO:
        return _("Có") if stored["value"] else _("Không")
    if kind is CriterionKind.KNOCK_OUT:
        return _("Đã xảy ra") if stored["value"] else _("Không xảy ra")
    unit = _("điểm") if kind is CriterionKind.SCALE else criterion.unit
    return f"{print_answer(kind, answer_of(stored))} {unit}".strip()


def points_words(sheet: Sheet, criterion: Criterion, stored: Mapping[str, Any] | None) -> str:
    """The points that an answer gives, "" where it gives none by itself."""
    if stored is None or stored.get("na") or criterion.kind == CriterionKind.KNOCK_OUT.value:
        return ""
    return print_points(points_of(sheet.by_id[criterion.pk], stored["value"]))


def totals_of(sheet: Sheet, outcome: Outcome) -> dict[str, str]:
    """The whole in words: points of the maximum, what that is on the full scale, the level, what is left to answer."""
    scaled = "" if outcome.scaled is None or outcome.maximum == sheet.rules.full else print_points(outcome.scaled)
    left = len(outcome.missing)
    level = sheet.names.get(outcome.level or "", _("Không xếp loại"))
    return {
        "all": sum_words(outcome.points, outcome.maximum),
        "scaled": _("quy đổi %(points)s") % {"points": scaled} if scaled else "",
        "level": level,
        "left": _("còn %(count)d tiêu chí chưa trả lời") % {"count": left} if left else _("đã trả lời đủ"),
    }
