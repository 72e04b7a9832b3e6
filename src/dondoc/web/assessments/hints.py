"""What was noticed about a sheet, in sentences. Hints and no more."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.assessments.rules.anomalies import Kind
from dondoc.assessments.rules.answers import print_points

NAMES = {
    Kind.FULL_MARKS: gettext_lazy("Tự cho điểm tối đa"),
    Kind.JUMP: gettext_lazy("Chênh trên 20 điểm so với năm trước"),
    Kind.REUSED: gettext_lazy("Minh chứng dùng lại"),
    Kind.ABOVE_FACT: gettext_lazy("Tự chấm cao hơn số liệu đo được"),
}


def hint_sentences(hints: Sequence[Sequence[object]]) -> dict[str, list[str]]:
    """Criterion's id as text ("" for the whole) -> what was noticed there."""
    found: dict[str, list[str]] = {}
    for kind, criterion, amount, where in hints:
        found.setdefault(str(criterion), []).append(_sentence(Kind(str(kind)), int(str(amount)), str(where)))
    return found


def named(codes: str) -> list[str]:
    """The kinds kept with an assessment ("|full|jump|"), in words."""
    return [str(NAMES[Kind(code)]) for code in codes.split("|") if code]


def _sentence(kind: Kind, amount: int, where: str) -> str:
    if kind is Kind.FULL_MARKS:
        return _("Đơn vị tự cho điểm tối đa ở mọi tiêu chí.")
    if kind is Kind.JUMP and amount > 0:
        return _("Cao hơn năm trước %(points)s điểm (quy về thang 100).") % {"points": print_points(amount)}
    if kind is Kind.JUMP:
        return _("Thấp hơn năm trước %(points)s điểm (quy về thang 100).") % {"points": print_points(-amount)}
    if kind is Kind.ABOVE_FACT:
        return _("Tự chấm cao hơn số liệu đo được %(points)s điểm.") % {"points": print_points(amount)}
    return {
        "criterion": _("Tệp minh chứng này cũng dùng cho tiêu chí khác của phiếu."),
        "unit": _("Tệp minh chứng này đơn vị khác trong đợt cũng nộp."),
        "year": _("Tệp minh chứng này đơn vị đã nộp năm trước."),
    }[where]
