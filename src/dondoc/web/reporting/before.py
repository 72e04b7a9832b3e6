"""The round before beside a figure: what it was, how much it changed, and how it was obtained, in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from dondoc.consolidation.comparison import Compared
from dondoc.consolidation.rules.comparison import How
from dondoc.consolidation.totals import IndicatorResult
from dondoc.reporting.models import IndicatorKind
from dondoc.web.reporting.printing import decimal, hidden_text


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier figure in words; ``change`` and ``said`` are "" where there is nothing to say."""

    figure: str
    change: str
    said: str


def before(now: IndicatorResult, was: Compared | None) -> Before | None:
    """The earlier figure beside the present one; None where there was no round before.

    Where one of the two counts few people neither it nor the change is told.
    """
    if was is None:
        return None
    if was.hidden:
        return Before(hidden_text(was.hidden), "", _said(was))
    share = was.figure is not None and was.figure.denominator is not None
    choice = was.indicator.kind == IndicatorKind.CHOICE
    change = None if now.hidden or choice else was.change(now.figure)
    return Before(_figure(was), change_text(change, share=share), _said(was))


def _figure(was: Compared) -> str:
    value = was.figure.value if was.figure else None
    if was.figure is None or value is None:
        return "–"
    if was.figure.denominator is not None:
        return f"{decimal(value)}%"
    if was.indicator.kind == IndicatorKind.CHOICE:
        return "–"
    return f"{decimal(value)} {was.indicator.unit}".strip()


def change_text(change: Fraction | None, *, share: bool) -> str:
    """How much more or less a figure is: "tăng 3", "giảm 2 điểm %"; "" where nothing can be said."""
    if change is None:
        return ""
    if change == 0:
        return _("không đổi")
    words = _("tăng %s điểm %%") if share else _("tăng %s")
    if change < 0:
        words = _("giảm %s điểm %%") if share else _("giảm %s")
    return words % decimal(abs(change))


def _said(was: Compared) -> str:
    """How the figure was obtained; nothing where no unit changed."""
    if was.how is How.SAME:
        return ""
    if was.how is How.NONE:
        return _("không so sánh được vì đơn vị đã sắp xếp lại")
    if was.how is How.KEPT:
        return _("số của đơn vị đã kết thúc để ở cấp trên, không cộng vào đơn vị kế tục")
    whole = was.figure is not None and was.figure.reports <= was.sources
    if was.how is How.WEIGHTED:
        text = _("chia theo tỷ lệ từ %(count)d đơn vị trước khi sắp xếp")
        mixed = _("gồm số chia theo tỷ lệ của %(count)d đơn vị trước khi sắp xếp")
    else:
        text = _("cộng từ %(count)d đơn vị trước khi sắp xếp")
        mixed = _("gồm số của %(count)d đơn vị trước khi sắp xếp")
    return (text if whole else mixed) % {"count": was.sources}
