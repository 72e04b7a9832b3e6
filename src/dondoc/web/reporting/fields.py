"""What a form asks, as a page shows it: to be typed, to be read, or as a preview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from dondoc.consolidation.hiding import Hidden, hidden_figure
from dondoc.reporting.models import ReportFile
from dondoc.reporting.rules.figures import print_figure
from dondoc.reporting.rules.forms import HasKind
from dondoc.web.reporting.estimates import Estimate
from dondoc.web.reporting.printing import answers_of, hidden_text
from dondoc.web.reporting.records import Beside

Values = Mapping[str, Mapping[str, int]]
Texts = Mapping[str, str]
Keys = Set[str]


class HasLabels(HasKind, Protocol):
    """What a page needs to know of an indicator, stored or only drafted."""

    @property
    def code(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def numerator_label(self) -> str: ...
    @property
    def denominator_label(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def about_people(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """A report, or what was typed for one: its figures, its words and its files, by the keys of the indicators."""

    values: Values
    texts: Texts
    files: Mapping[str, Sequence[ReportFile]]


NOTHING = Answers({}, {}, {})


@dataclass(frozen=True, slots=True)
class Box:
    """One thing to be typed: what stands in it, what the round before said, and what is wrong or unusual with it.

    ``answers`` are the choices, as the text that stands for each and what it says; ``files`` what is attached,
    ``record`` what dondoc's own records say, ``estimate`` what was estimated for the same window.
    """

    name: str
    label: str
    text: str
    last: str
    fault: str
    hint: str = ""
    answers: Sequence[tuple[str, str]] = ()
    files: Sequence[ReportFile] = ()
    record: Beside | None = None
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """An indicator with its boxes: a share has two, all else one. ``section`` is told where one begins, ``note`` is
    what the office wrote beside it.
    """

    key: str
    kind: str
    section: str
    label: str
    help: str
    unit: str
    required: bool
    about_people: bool
    fields: Sequence[Box]
    note: str = ""


def boxes_to_type(
    indicators: Iterable[tuple[str, HasLabels]],
    *,
    typed_texts: Texts,
    last: Answers = NOTHING,
    files: Mapping[str, Sequence[ReportFile]] | None = None,
    faults: Mapping[str, str],
    hints: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    records: Mapping[str, Beside] | None = None,
    estimates: Mapping[str, Estimate] | None = None,
    own: bool = True,
    last_hidden: Keys = frozenset(),
) -> list[IndicatorFields]:
    """The boxes of a form; ``indicators`` come with the key that their figures are kept under.

    ``faults`` holds sentences by the name of the box. Small counts of people of the round before are for the
    unit itself (``own``).
    """
    rows = (
        (
            key,
            each,
            [
                Box(
                    name=f"{key}.{part}",
                    label=label,
                    text=typed_texts.get(f"{key}.{part}", ""),
                    last=_said(key, part, each, last, own, beside=key in last_hidden),
                    fault=faults.get(f"{key}.{part}", ""),
                    hint=(hints or {}).get(f"{key}.{part}", ""),
                    answers=[(str(place), answer) for place, answer in enumerate(answers_of(each))],
                    files=(files or {}).get(key, ()),
                    record=(records or {}).get(f"{key}.{part}"),
                    estimate=(estimates or {}).get(f"{key}.{part}"),
                )
                for part, label in _parts(each)
            ],
        )
        for key, each in indicators
    )
    return _in_sections(rows, notes)


def boxes_to_read(
    indicators: Iterable[tuple[str, HasLabels]],
    *,
    sent: Answers,
    last: Answers = NOTHING,
    own: bool,
    hints: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    records: Mapping[str, Beside] | None = None,
    estimates: Mapping[str, Estimate] | None = None,
    hidden: Keys = frozenset(),
    last_hidden: Keys = frozenset(),
) -> list[IndicatorFields]:
    """What a report that was sent says; small counts of people only for the unit itself (``own``).

    ``hidden`` and ``last_hidden`` are the indicators of which nothing is told, see `hidden_in_report`.
    """
    rows = (
        (
            key,
            each,
            [
                Box(
                    name=f"{key}.{part}",
                    label=label,
                    text=_said(key, part, each, sent, own, beside=key in hidden),
                    last=_said(key, part, each, last, own, beside=key in last_hidden),
                    fault="",
                    hint="" if key in hidden else (hints or {}).get(f"{key}.{part}", ""),
                    files=sent.files.get(key, ()),
                    record=None if key in hidden else (records or {}).get(f"{key}.{part}"),
                    estimate=None if key in hidden else (estimates or {}).get(f"{key}.{part}"),
                )
                for part, label in _parts(each)
            ],
        )
        for key, each in indicators
    )
    return _in_sections(rows, notes)


def typed_again(values: Values, texts: Texts, indicators: Iterable[tuple[str, HasLabels]]) -> dict[str, str]:
    """What is stored, as it may be typed again, by the name of its box."""
    decimals = {key: each.decimals for key, each in indicators}
    figures = {
        f"{key}.{part}": print_figure(figure, decimals.get(key, 0))
        for key, parts in values.items()
        for part, figure in parts.items()
    }
    return figures | {f"{key}.text": text for key, text in texts.items()}


def _said(key: str, part: str, each: HasLabels, report: Answers, own: bool, *, beside: bool) -> str:
    if part == "text":
        return report.texts.get(key, "")
    figure = report.values.get(key, {}).get(part)
    why = hidden_figure(figure, about_people=each.about_people, own=own)
    if why is None and beside and figure:
        why = Hidden.BESIDE
    if why:
        return hidden_text(why)
    if figure is None:
        return ""
    answers = answers_of(each)
    return answers[figure] if answers else print_figure(figure, each.decimals)


def _in_sections(
    rows: Iterable[tuple[str, HasLabels, Sequence[Box]]], notes: Mapping[str, str] | None
) -> list[IndicatorFields]:
    found = []
    under = ""
    for key, each, boxes in rows:
        begins, under = each.section if each.section != under else "", each.section
        found.append(
            IndicatorFields(
                key,
                each.kind,
                begins,
                each.label,
                each.help,
                each.unit,
                each.required,
                each.about_people,
                boxes,
                (notes or {}).get(key, ""),
            )
        )
    return found


def _parts(each: HasLabels) -> list[tuple[str, str]]:
    if each.kind == "share":
        return [("numerator", each.numerator_label), ("denominator", each.denominator_label)]
    if each.kind == "text":
        return [("text", _("Trả lời"))]
    if each.kind == "file":
        return [("file", _("Tệp"))]
    if each.kind in ("yes_no", "choice"):
        return [("value", _("Trả lời"))]
    return [("value", (each.unit and _("Số %(unit)s") % {"unit": each.unit}) or _("Số liệu"))]
