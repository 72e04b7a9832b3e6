"""What the page of totals says of one indicator, and of one unit below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from dondoc.consolidation.totals import IndicatorResult, Totals
from dondoc.reporting.rules.standing import Counts
from dondoc.web.reporting.before import Before
from dondoc.web.reporting.bullets import Bullet, bullet
from dondoc.web.reporting.printing import decimal, figure_text, level_text, whole


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator at the node, in words and as a bar; ``number`` is its place in the form, from 1."""

    number: int
    label: str
    figure: str
    fraction: str
    level: str
    met: bool | None
    short: str
    units_met: int | None
    units_counted: int | None
    levels: Sequence[tuple[int, int, int]]
    bullet: Bullet | None
    before: Before | None
    estimate: Before | None


@dataclass(frozen=True, slots=True)
class Child:
    """A unit below or a group: how many have sent, the figure of the chosen indicator, and the page it leads to."""

    name: str
    counts: Counts
    figure: str
    met: bool | None
    short: str
    bullet: Bullet | None
    before: Before | None
    url: str


def line_of(
    each: IndicatorResult, levels: Sequence[tuple[int, int, int]], before: Before | None, estimate: Before | None
) -> Line:
    """One indicator at a unit."""
    target = each.indicator.target
    return Line(
        number=each.indicator.order + 1,
        label=each.indicator.label,
        figure=figure_text(each),
        fraction=_fraction(each),
        level=level_text(target) if target and each.result else "",
        met=each.result.met if each.result else None,
        short=_short(each),
        units_met=each.units_met,
        units_counted=each.units_counted,
        levels=levels,
        bullet=bullet(each),
        before=before,
        estimate=estimate,
    )


def child_of(name: str, counts: Counts, result: IndicatorResult | None, past: Before | None, url: str) -> Child:
    """A unit below with its result of the chosen indicator, where there is one."""
    if result is None:
        return Child(name, counts, "", None, "", None, None, url)
    met = result.result.met if result.result else None
    return Child(name, counts, figure_text(result), met, _short(result), bullet(result), past, url)


def levels_met(totals: Totals, each: IndicatorResult, row: int) -> list[tuple[int, int, int]]:
    """Level below the unit, how many there reach the level that is set, of how many; where there are several levels."""
    if each.hidden:
        return []
    found = [(depth, met, of) for depth, (met, of) in enumerate(totals.met_by_level(each.indicator, row)) if of]
    return found if len(found) > 1 else []


def _fraction(each: IndicatorResult) -> str:
    figure = each.figure
    if each.hidden or not figure.denominator:
        return ""
    return f"{whole(figure.numerator)} / {whole(figure.denominator)}"


def _short(each: IndicatorResult) -> str:
    """ "còn thiếu 12 xã", "vượt 3 vụ"; nothing where the level is reached."""
    target, result = each.indicator.target, each.result
    if target is None or result is None or result.met is not False or each.hidden:
        return ""
    what = (target.subject if each.figure.denominator is not None else target.unit) or _("đơn vị")
    value = each.figure.value
    over = value is not None and value > abs(target.value)
    words = _("vượt %(n)s %(what)s") if over else _("còn thiếu %(n)s %(what)s")
    return words % {"n": decimal(Fraction(result.short, each.figure.steps)), "what": what}
