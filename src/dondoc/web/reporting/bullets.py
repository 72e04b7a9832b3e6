"""A figure against its level as a bar: lengths in per cent of the picture, as SVG wants them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from dondoc.consolidation.rules.results import Goal
from dondoc.consolidation.totals import IndicatorResult

ROOM_ABOVE_100 = 102
"""Where a share's bar would end: a level of 100 % still needs room for its line."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """How long the bar is, where the level is drawn, and the tone of the outcome."""

    length: str
    level: str
    tone: str


def bullet(each: IndicatorResult) -> Bullet | None:
    """None where there is no figure or no level to draw, or a figure that is hidden."""
    value, target = each.figure.value, each.indicator.target
    if value is None or target is None or each.result is None or each.hidden:
        return None
    share = each.figure.denominator is not None
    level = Goal.of(target.comparator, target.value, share=share).value
    whole = Fraction(ROOM_ABOVE_100) if share else max(value, level) * Fraction(11, 10)
    tone = "good" if each.result.met else "bad"
    return Bullet(_percent(value, whole), _percent(level, whole), tone)


def _percent(part: Fraction, whole: Fraction) -> str:
    return f"{float(min(part / whole, Fraction(1))):.1%}" if whole else "0.0%"
