"""What a page says of figures that are far from what the unit said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from dondoc.reporting.models import Indicator, Obligation
from dondoc.reporting.outliers import unusual_figures
from dondoc.reporting.rules.figures import print_figure


def hints(
    obligation: Obligation,
    indicators: Sequence[Indicator],
    values: Mapping[str, Mapping[str, int]],
    *,
    own: bool = True,
) -> dict[str, str]:
    """By the name of the box; figures about people are told to the unit itself (``own``) only."""
    by_key = {str(each.pk): each for each in indicators if own or not each.about_people}
    found = unusual_figures(obligation, list(by_key.values()), values)
    return {name: _said(by_key[name.partition(".")[0]], *usual) for name, usual in found.items()}


def _said(indicator: Indicator, low: int, high: int) -> str:
    least, most = (print_figure(each, indicator.decimals) for each in (low, high))
    if least == most:
        return _("Khác thường: các kỳ trước đều là %(figure)s.") % {"figure": least}
    return _("Khác thường: các kỳ trước từ %(least)s đến %(most)s.") % {"least": least, "most": most}
