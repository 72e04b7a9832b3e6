"""What the records say beside each box of a report: to be looked at, taken over, or compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.consolidation.hiding import hidden_figure
from dondoc.facts.reports import OnRecord, on_record
from dondoc.reporting.models import Indicator, Obligation, Submission
from dondoc.reporting.rules.figures import print_figure
from dondoc.web.facts import records_url
from dondoc.web.reporting.printing import hidden_text


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one box: the figure in words, where its records are, and whether the report says otherwise.

    ``figure`` is the number itself, as it may be typed, or what stands in its place where it is ``hidden``.
    """

    figure: str
    label: str
    address: str
    units: int
    differs: bool
    hidden: bool


def records_beside(
    obligation: Obligation, indicators: Sequence[Indicator], texts: Mapping[str, str], today: date, *, own: bool = True
) -> dict[str, Beside]:
    """By the name of the box; ``texts`` is what stands in the boxes. Small counts of people are for the unit itself."""
    by_key = {str(each.pk): each for each in indicators}
    found: dict[str, Beside] = {}
    for key, record in on_record(obligation, indicators, today).items():
        for part, figure in record.parts.items():
            found[f"{key}.{part}"] = _beside(
                obligation, by_key[key], record, figure, texts.get(f"{key}.{part}", ""), own=own
            )
    return found


def _beside(
    obligation: Obligation, indicator: Indicator, record: OnRecord, figure: int, text: str, *, own: bool
) -> Beside:
    cycle = obligation.cycle
    address = records_url(record.fact.key, obligation.unit_id, cycle.window_start, cycle.window_end)
    why = hidden_figure(figure, about_people=indicator.about_people, own=own)
    said = hidden_text(why) if why else print_figure(figure, indicator.decimals)
    differs = bool(text) and text != print_figure(figure, indicator.decimals)
    return Beside(said, str(record.fact.label), address, record.units, differs and not why, bool(why))


def figures_to_take(
    obligation: Obligation, indicators: Sequence[Indicator], today: date, *, own: bool
) -> dict[str, dict[str, int]]:
    """The figures by indicator and part; none of which one is not told."""
    people = {str(each.pk) for each in indicators if each.about_people}
    return {
        key: dict(record.parts)
        for key, record in on_record(obligation, indicators, today).items()
        if not any(hidden_figure(each, about_people=key in people, own=own) for each in record.parts.values())
    }


def filled_in(texts: Mapping[str, str], beside: Mapping[str, Beside]) -> dict[str, str]:
    """What stands in the boxes of a report that nobody has begun to type: the records' figures where a box is empty."""
    found = dict(texts)
    for name, each in beside.items():
        if not found.get(name) and not each.hidden:
            found[name] = each.figure
    return found


def is_untouched(draft: Submission | None, earlier: Sequence[Submission]) -> bool:
    """Whether nobody has typed anything yet: no version was sent, and what is being typed holds nothing."""
    return not earlier and (draft is None or not (draft.revision or draft.values))
