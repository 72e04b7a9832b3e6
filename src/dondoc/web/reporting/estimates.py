"""What a unit estimated, beside its final figure, with the difference in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from dondoc.reporting.asked import estimate_report
from dondoc.reporting.models import Indicator, Obligation
from dondoc.reporting.rules.figures import print_figure
from dondoc.reporting.rules.forms import slots
from dondoc.web.reporting.before import change_text

Values = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated figure, and how the final one differs; ``change`` is "" where there is no final figure yet."""

    figure: str
    change: str


def estimates(
    obligation: Obligation, indicators: Sequence[Indicator], values: Values, *, own: bool
) -> dict[str, Estimate]:
    """By the name of the box; counts of people are for the unit itself (``own``)."""
    told = [each for each in indicators if own or not each.about_people]
    report = estimate_report(obligation, told)
    if report is None:
        return {}
    found = {}
    for slot in slots(told):
        then = report.values.get(slot.indicator, {}).get(slot.part)
        if then is not None and not slot.answers:
            now = values.get(slot.indicator, {}).get(slot.part)
            found[slot.name] = Estimate(print_figure(then, slot.decimals), _change(then, now, slot.decimals))
    return found


def _change(then: int, now: int | None, decimals: int) -> str:
    """ "chính thức tăng 3"; "" where no final figure stands."""
    if now is None:
        return ""
    return _("chính thức %(change)s") % {"change": change_text(Fraction(now - then, 10**decimals), share=False)}
