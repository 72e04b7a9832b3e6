"""Figures and levels in words, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dondoc.consolidation.hiding import Hidden, floor
from dondoc.consolidation.totals import IndicatorResult
from dondoc.plans.models import Target
from dondoc.reporting.rules.forms import HasKind


def answers_of(indicator: HasKind) -> Sequence[str]:
    """What may be answered, in the order of the figures that stand for it; empty where a number is asked."""
    if indicator.kind == "yes_no":
        return (_("Không"), _("Có"))
    return indicator.answers if indicator.kind == "choice" else ()


def decimal(value: Fraction | Decimal) -> str:
    """At most two decimals, rounded half up, without needless zeros: "66,67", "95"."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
    rounded = exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP).normalize()
    return number_format(Decimal(f"{rounded:f}"), force_grouping=True)


def hidden_text(why: Hidden) -> str:
    """What stands in place of a figure that is not told: "< 5" for few people."""
    return f"< {floor()}" if why is Hidden.SMALL else _("(ẩn)")


def tells_of_hiding(texts: Iterable[str]) -> bool:
    """Whether one of the figures on a page is hidden for another's sake, which wants to be explained."""
    return hidden_text(Hidden.BESIDE) in texts


def figure_text(each: IndicatorResult) -> str:
    """ "83,33%", "1.234 lớp", "< 5" for few people, or a dash where nothing was reported."""
    figure, unit = each.figure, each.indicator.unit
    if each.hidden:
        return hidden_text(each.hidden)
    if figure.value is None:
        return "–"
    if each.answers:
        return answers_text(each)
    number = decimal(figure.value)
    if figure.denominator is not None:
        return f"{number}%"
    return f"{number} {unit}".strip()


def answers_text(each: IndicatorResult) -> str:
    """How many chose each answer, those that nobody chose left out: "Đã lập: 3; Đang lập: 1"."""
    chosen = zip(each.indicator.answers, each.answers, strict=True)
    return "; ".join(f"{answer}: {whole(count)}" for answer, count in chosen if count) or "–"


def level_text(target: Target) -> str:
    """What a target asks for: "từ 95% trở lên", "giảm từ 20% trở lên"."""
    unit = target.unit if target.unit == "%" else f" {target.unit}"
    level = f"{decimal(abs(target.value))}{unit}"
    if target.value < 0:
        words = {"<=": _("giảm từ %s trở lên"), "<": _("giảm trên %s"), "=": _("giảm %s")}
    else:
        words = {
            ">=": _("từ %s trở lên"),
            ">": _("trên %s"),
            "<=": _("không quá %s"),
            "<": _("dưới %s"),
            "=": _("đúng %s"),
        }
    return words.get(target.comparator, "%s") % level


def whole(figure: int) -> str:
    """A whole number with its thousands parted as the language does."""
    return number_format(figure, force_grouping=True)
