"""What a unit said in earlier rounds, and which of its figures now stand far from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dondoc.reporting.asked import current_keys
from dondoc.reporting.lines import rounds_alike
from dondoc.reporting.models import Indicator, IndicatorKind, Obligation, Submission, SubmissionState
from dondoc.reporting.rules.outliers import is_unusual, usual_range

ROUNDS = 12
NUMBERS = (IndicatorKind.COUNT, IndicatorKind.AMOUNT, IndicatorKind.SHARE)

Range = tuple[int, int]


def unusual_figures(
    obligation: Obligation, indicators: Sequence[Indicator], values: Mapping[str, Mapping[str, int]]
) -> dict[str, Range]:
    """Name of a box -> the smallest and largest that the unit said before, where what it says now is far from it.

    Compared are its accepted reports of rounds alike (`rounds_alike`) and of this kind of figures, the last `ROUNDS`.
    """
    numbers = {str(each.pk) for each in indicators if each.kind in NUMBERS}
    if not numbers or not values:
        return {}
    before = _before(obligation, indicators)
    found = {}
    for key, parts in values.items():
        for part, figure in parts.items() if key in numbers else ():
            usual = usual_range(before[key, part])
            if usual and is_unusual(figure, before[key, part]):
                found[f"{key}.{part}"] = usual
    return found


def _before(obligation: Obligation, indicators: Sequence[Indicator]) -> Mapping[tuple[str, str], list[int]]:
    """By indicator as it is asked now and part: the unit's figures of earlier rounds, the latest first."""
    cycle = obligation.cycle
    reports = Submission.objects.filter(
        obligation__unit_id=obligation.unit_id,
        obligation__cycle__in=rounds_alike(cycle).filter(stage=cycle.stage, window_end__lt=cycle.window_end),
        state=SubmissionState.ACCEPTED,
    )
    told = list(reports.order_by("-obligation__cycle__window_end").values_list("values", flat=True)[:ROUNDS])
    keys = current_keys(indicators) if told else {}
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for values in told:
        for key, parts in values.items():
            for part, figure in parts.items() if key in keys else ():
                found[keys[key], part].append(figure)
    return found
