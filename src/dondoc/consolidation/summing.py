"""Sums of reports up a tree, as their form says; exact, or refused."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dondoc.consolidation.rules.aggregation import TooLarge, aggregate
from dondoc.consolidation.rules.index import Ints
from dondoc.core.errors import Refused
from dondoc.reporting.models import Indicator
from dondoc.reporting.rules.forms import columns_of


def summed(
    indicators: Sequence[Indicator], ends: Ints, places: Ints, reports: Ints, order: Ints | None = None
) -> tuple[Ints, Ints]:
    """What `aggregate` gives for the columns of the indicators.

    Raises `Refused`, with the name of the indicator, where 64 bits don't hold a sum.
    """
    asked = owners(indicators)
    try:
        return aggregate(ends, places, reports, [each.aggregation for each in asked], order)
    except TooLarge as error:
        message = _(
            "Tổng của chỉ số “%(label)s” vượt quá số lớn nhất tính được. Hãy xem lại số liệu các đơn vị đã gửi."
        )
        raise Refused(message % {"label": asked[error.column].label}) from error


def owners(indicators: Sequence[Indicator]) -> list[Indicator]:
    """The indicator of each column of a packed report."""
    return [each for each in indicators for _column in columns_of(each)]
