"""The figures of a form as a page shows them: to be typed, to be read, or as a preview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from dondoc.consolidation.hiding import Hidden, hidden_figure
from dondoc.web.reporting.printing import hidden_text, typed

Values = Mapping[str, Mapping[str, int]]
Keys = Set[str]


class HasLabels(Protocol):
    """What a page needs to know of an indicator, stored or only drafted."""

    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def numerator_label(self) -> str: ...
    @property
    def denominator_label(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def about_people(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class FigureField:
    """One number: what stands in its box, what the round before said, and what is wrong with it."""

    name: str
    label: str
    text: str
    last: str
    fault: str


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """An indicator with its numbers; a share has two, a count one."""

    label: str
    unit: str
    required: bool
    about_people: bool
    fields: Sequence[FigureField]


def figures_to_type(
    indicators: Iterable[tuple[str, HasLabels]],
    *,
    typed_texts: Mapping[str, str],
    last: Values,
    faults: Mapping[str, str],
    own: bool = True,
    last_hidden: Keys = frozenset(),
) -> list[IndicatorFields]:
    """The boxes of a form; ``indicators`` come with the key that their figures are kept under.

    ``faults`` holds sentences by the name of the box. Small counts of people of the round before are for the
    unit itself (``own``).
    """
    return [
        _indicator(
            each,
            [
                FigureField(
                    name=f"{key}.{part}",
                    label=label,
                    text=typed_texts.get(f"{key}.{part}", ""),
                    last=_shown(last.get(key, {}).get(part), each.about_people, own, beside=key in last_hidden),
                    fault=faults.get(f"{key}.{part}", ""),
                )
                for part, label in _parts(each)
            ],
        )
        for key, each in indicators
    ]


def figures_to_read(
    indicators: Iterable[tuple[str, HasLabels]],
    *,
    values: Values,
    last: Values,
    own: bool,
    hidden: Keys = frozenset(),
    last_hidden: Keys = frozenset(),
) -> list[IndicatorFields]:
    """The figures of a report that was sent; small counts of people only for the unit itself (``own``).

    ``hidden`` and ``last_hidden`` are the indicators of which nothing is told, see `hidden_in_report`.
    """
    return [
        _indicator(
            each,
            [
                FigureField(
                    name=f"{key}.{part}",
                    label=label,
                    text=_shown(values.get(key, {}).get(part), each.about_people, own, beside=key in hidden),
                    last=_shown(last.get(key, {}).get(part), each.about_people, own, beside=key in last_hidden),
                    fault="",
                )
                for part, label in _parts(each)
            ],
        )
        for key, each in indicators
    ]


def _shown(figure: int | None, about_people: bool, own: bool, *, beside: bool = False) -> str:
    why = hidden_figure(figure, about_people=about_people, own=own)
    if why is None and beside and figure:
        why = Hidden.BESIDE
    return hidden_text(why) if why else typed(figure)


def texts_of(values: Values) -> dict[str, str]:
    """Stored figures as they may be typed again, by the name of their box."""
    return {f"{key}.{part}": typed(figure) for key, parts in values.items() for part, figure in parts.items()}


def _indicator(each: HasLabels, fields: Sequence[FigureField]) -> IndicatorFields:
    return IndicatorFields(each.label, each.unit, each.required, each.about_people, fields)


def _parts(each: HasLabels) -> list[tuple[str, str]]:
    if each.kind == "share":
        return [("numerator", each.numerator_label), ("denominator", each.denominator_label)]
    return [("value", (each.unit and _("Số %(unit)s") % {"unit": each.unit}) or _("Số liệu"))]
