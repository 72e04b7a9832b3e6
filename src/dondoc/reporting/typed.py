"""What was typed into the boxes of a report, read without looking at what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.identifiers import identifier_problems
from dondoc.reporting.asked import Asking
from dondoc.reporting.checking import explanation_name
from dondoc.reporting.models import IndicatorKind, Submission
from dondoc.reporting.rules.figures import Fault, parse_figures
from dondoc.reporting.rules.forms import text_name

NARRATIVE_LIMIT = 20_000
ANSWER_LIMIT = 5_000


@dataclass(frozen=True, slots=True)
class Typed:
    """Figures, words and explanations by their keys, and what is wrong with single fields.

    A figure that is no number counts as empty (``faults``). Words that may not be kept are not here but among
    ``refused``; a ``narrative`` of None is one of those.
    """

    values: Mapping[str, Mapping[str, int]]
    texts: Mapping[str, str]
    explanations: Mapping[str, str]
    narrative: str | None
    faults: dict[str, Fault]
    refused: Sequence[Problem]

    def put(self, draft: Submission) -> None:
        """Into a draft, which keeps the words that it had where others may not be kept."""
        draft.values = self.values
        draft.texts = _present(draft.texts | self.texts)
        draft.explanations = _present(draft.explanations | self.explanations)
        if self.narrative is not None:
            draft.narrative = self.narrative


def read_typed(asks: Asking, typed: Mapping[str, str], narrative: str) -> Typed:
    """Reads what stands in each box, by the names of `slots`, `text_name` and `explanation_name`."""
    figures = parse_figures(typed, asks.slots)
    refused = problems_of_words("narrative", narrative, NARRATIVE_LIMIT)
    kept = None if refused else narrative.strip()
    texts: dict[str, str] = {}
    explanations: dict[str, str] = {}
    for found, boxes in ((texts, _answers(asks)), (explanations, _soft_checks(asks, typed))):
        for key, name in boxes:
            text = typed.get(name, "").replace("\x00", "").strip()
            problems = problems_of_words(name, text, ANSWER_LIMIT)
            refused += problems
            if not problems:
                found[key] = text
    return Typed(figures.values, texts, explanations, kept, figures.faults, refused)


def problems_of_words(where: str, text: str, limit: int) -> list[Problem]:
    """Why words may not be kept; empty when they may."""
    if len(text) > limit:
        words = _("Phần này dài quá %(longest)s ký tự. Hãy viết ngắn lại.")
        return [Problem(where, words % {"longest": f"{limit:,}".replace(",", ".")})]
    return identifier_problems({where: text})


def _answers(asks: Asking) -> Iterator[tuple[str, str]]:
    """Key and box of every answer in words."""
    return ((str(each.pk), text_name(each)) for each in asks.indicators if each.kind == IndicatorKind.TEXT)


def _soft_checks(asks: Asking, typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Key and box of every check that was explained; the box stands there only where the check does not hold."""
    boxes = ((str(each.pk), explanation_name(each)) for each in asks.checks if not each.hard)
    return ((key, name) for key, name in boxes if name in typed)


def _present(words: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in words.items() if text}
