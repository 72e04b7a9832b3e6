"""Answers as stored and as typed, and where those of several reviewers differ. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

from dondoc.criteria.rules import Answer, Attributes, CriterionKind, CriterionRule, SetRules
from dondoc.reporting.rules.figures import Fault as FigureFault
from dondoc.reporting.rules.figures import parse_figure, print_figure

Stored = Mapping[str, Mapping[str, Any]]
"""Id of a criterion as text -> {"value": n} or {"na": true}."""
HUNDREDTHS = 2


class Fault(StrEnum):
    """What is wrong with an answer as typed."""

    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    OVER = "over"
    TOO_FINE = "too_fine"


_FAULTS = {FigureFault.TOO_FINE: Fault.TOO_FINE, FigureFault.NOT_WHOLE: Fault.NOT_WHOLE}


def answers_of(stored: Stored) -> dict[int, Answer]:
    """Stored answers for `dondoc.criteria.rules.score`."""
    return {int(key): answer_of(one) for key, one in stored.items()}


def answer_of(stored: Mapping[str, Any]) -> Answer:
    """One stored answer."""
    return Answer(stored.get("value"), bool(stored.get("na")))


def as_stored(answer: Answer) -> dict[str, Any]:
    """An answer as it is stored."""
    return {"na": True} if answer.not_applicable else {"value": answer.value}


def parse_answer(criterion: CriterionRule, text: str) -> Answer | Fault | None:
    """An answer as typed: points or a figure with up to two decimals, a number of cases, 1 or 0; None for nothing."""
    typed = text.strip()
    if not typed:
        return None
    if criterion.kind in (CriterionKind.YES_NO, CriterionKind.KNOCK_OUT):
        return Answer(int(typed)) if typed in ("0", "1") else Fault.NOT_A_NUMBER
    figure = parse_figure(typed, 0 if criterion.kind is CriterionKind.DEDUCTION else HUNDREDTHS)
    if isinstance(figure, FigureFault):
        return _FAULTS.get(figure, Fault.NOT_A_NUMBER)
    if figure is None:
        return None
    if criterion.kind is CriterionKind.SCALE and figure > criterion.points:
        return Fault.OVER
    return Answer(figure)


def print_answer(kind: CriterionKind, answer: Answer | None) -> str:
    """An answer as it may be typed again; "" for none."""
    if answer is None or answer.value is None:
        return ""
    return print_figure(answer.value, HUNDREDTHS if kind in (CriterionKind.SCALE, CriterionKind.STEPS) else 0)


def print_points(points: int) -> str:
    """Hundredths of a point as people write them: 850 is "8,5"; below zero with its sign."""
    return ("-" if points < 0 else "") + print_figure(abs(points), HUNDREDTHS)


def unequal(answer: Answer | None, measured: int | None) -> bool:
    """Whether what is answered is another than what dondoc measured; nothing measured is equal to all."""
    return measured is not None and answer is not None and (answer.not_applicable or answer.value != measured)


def differing(reviews: Sequence[Stored], asked: Collection[int]) -> list[int]:
    """The criteria that reviewers answered in different ways, in the order asked."""
    return [one for one in asked if len({_key(review.get(str(one))) for review in reviews}) > 1]


def final_answers(
    reviews: Sequence[Stored], settled: Stored, asked: Collection[int]
) -> tuple[dict[str, dict[str, Any]], list[int]]:
    """The answers that count, and the criteria that are still open: nobody answered, or they differ unsettled.

    What was settled counts as long as reviewers differ, and no more once they have come to agree.
    """
    found: dict[str, dict[str, Any]] = {}
    unsettled = []
    for one in asked:
        key = str(one)
        given = [review.get(key) for review in reviews]
        if given and given[0] is not None and len({_key(each) for each in given}) == 1:
            found[key] = dict(given[0])
        elif key in settled:
            found[key] = dict(settled[key])
        else:
            unsettled.append(one)
    return found, unsettled


def asked_of(rules: SetRules, attributes: Attributes) -> list[int]:
    """The criteria that are asked of a unit with these attributes, in order."""
    return [criterion.id for criterion in rules.criteria if not criterion.exempts(attributes)]


def _key(stored: Mapping[str, Any] | None) -> tuple[object, object]:
    return (None, None) if stored is None else (stored.get("value"), bool(stored.get("na")))
