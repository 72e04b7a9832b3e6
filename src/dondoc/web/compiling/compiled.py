"""What the page of a report says where it was made by consolidation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dondoc.compiling.models import Consolidation
from dondoc.compiling.sending_up import compiled_from
from dondoc.consolidation.hiding import Hidden
from dondoc.reporting.models import Indicator, Submission
from dondoc.reporting.rules.figures import print_figure
from dondoc.web.reporting.printing import hidden_text


@dataclass(frozen=True, slots=True)
class Compiled:
    """The record of the totals, and the figures of the report that differ from them: label, total, report."""

    record: Consolidation
    differing: Sequence[tuple[str, str, str]]


def compiled(version: Submission | None, indicators: Sequence[Indicator]) -> Compiled | None:
    """None for a report that its unit typed itself. Counts of people are not told: those above read this too."""
    record = compiled_from(version) if version and version.pk else None
    if record is None or version is None:
        return None
    differing, hidden = [], hidden_text(Hidden.BESIDE)
    for each in indicators:
        total, now = record.values.get(str(each.pk)), version.values.get(str(each.pk), {})
        if total is not None and total != now:
            told = (each.label, parts_text(total, each), parts_text(now, each))
            differing.append((each.label, hidden, hidden) if each.about_people else told)
    return Compiled(record, differing)


def parts_text(parts: Mapping[str, int], indicator: Indicator, unit: str | None = None) -> str:
    """ "52/53" of a share, "1.234,5 đồng" of an amount, "–" where nothing is there; ``unit`` if not the indicator's."""
    if "value" in parts:
        named = indicator.unit if unit is None else unit
        return f"{print_figure(parts['value'], indicator.decimals)} {named}".strip()
    if "numerator" in parts and "denominator" in parts:
        return f"{print_figure(parts['numerator'])}/{print_figure(parts['denominator'])}"
    return "–"
