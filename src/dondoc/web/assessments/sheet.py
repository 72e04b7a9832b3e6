"""A sheet as pages show it: section by section, each criterion with what was typed, measured, shown and found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.assessments.filling import answer_name, declared_name, explained_name, must_explain
from dondoc.assessments.models import Assessment, Proof, Review, SelfScore, Settlement
from dondoc.assessments.people import is_small, is_withheld
from dondoc.assessments.rules.answers import answer_of, print_answer, print_points
from dondoc.assessments.sheets import Sheet
from dondoc.consolidation.hiding import Hidden
from dondoc.criteria.models import Criterion
from dondoc.criteria.rules import CriterionKind, Outcome
from dondoc.web.assessments.hints import hint_sentences
from dondoc.web.assessments.lines import FactShown, Found, Line, Part, Typed
from dondoc.web.assessments.sheet_words import points_words, sum_words, totals_of, words_of
from dondoc.web.facts import in_words, records_url
from dondoc.web.reporting.printing import hidden_text


def parts_of(
    assessment: Assessment,
    sheet: Sheet,
    score: SelfScore,
    outcome: Outcome,
    *,
    typed: Typed | None = None,
    reviews: Sequence[tuple[str, Review]] = (),
    mine: Review | None = None,
    settlements: Mapping[int, Settlement] | None = None,
    differing: Sequence[int] = (),
    own: bool = True,
    shows_hints: bool = False,
) -> list[Part]:
    """The sheet with what stands in it. With ``mine`` the boxes are those of the reviewing unit; small counts of people
    are the ``own`` unit's to see."""
    proofs: dict[int, list[Proof]] = {}
    for each in score.proofs.select_related("file") if score.pk else ():
        proofs.setdefault(each.criterion_id, []).append(each)
    hints = hint_sentences(score.hints) if shows_hints else {}
    asking = _Asking(assessment, sheet, score, outcome, typed or Typed(), mine, proofs, hints, own)
    found: list[Part] = []
    for criterion in sheet.criteria:
        line = asking.line(criterion, reviews, settlements or {}, differing)
        if not found or found[-1].section.pk != criterion.section_id:
            part = outcome.sections.get(criterion.section_id)
            total = sum_words(part.points, part.maximum) if part else "–"
            found.append(Part(criterion.section, [], total))
        found[-1].lines.append(line)  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True, slots=True)
class _Asking:
    assessment: Assessment
    sheet: Sheet
    score: SelfScore
    outcome: Outcome
    typed: Typed
    mine: Review | None
    proofs: Mapping[int, Sequence[Proof]]
    hints: Mapping[str, Sequence[str]]
    shows_small: bool

    def line(
        self,
        criterion: Criterion,
        reviews: Sequence[tuple[str, Review]],
        settlements: Mapping[int, Settlement],
        differing: Sequence[int],
    ) -> Line:
        key, name = str(criterion.pk), answer_name(criterion.pk)
        own = self.score.answers.get(key)
        held = own if self.mine is None else self.mine.answers.get(key)
        said = self.score.explanations.get(key, "")
        reason = self.mine.reasons.get(key, "") if self.mine else ""
        settled = settlements.get(criterion.pk)
        final = self.assessment.answers.get(key)
        texts = self.typed.texts
        return Line(
            criterion=criterion,
            kind=criterion.kind,
            most=print_points(criterion.points),
            name=name,
            text=texts.get(name, self._typed_again(criterion, held)),
            declared=texts.get(declared_name(criterion.pk), "1" if held and held.get("na") else "") == "1",
            explanation=texts.get(explained_name(criterion.pk), said) if self.mine is None else said,
            reason=texts.get(explained_name(criterion.pk), reason),
            fault=self.typed.faults.get(name, ""),
            why_fault=self.typed.faults.get(explained_name(criterion.pk), "")
            or self.typed.faults.get(f"f-{criterion.pk}", ""),
            points=points_words(self.sheet, criterion, held),
            own=self._words(criterion, own),
            own_points=points_words(self.sheet, criterion, own),
            withheld=self._withholds(criterion, own),
            exempt=criterion.pk in self.outcome.exempt and not (own or {}).get("na"),
            explain=must_explain(self.score, criterion),
            fact=self._fact(criterion),
            proofs=self.proofs.get(criterion.pk, ()),
            found=[self._found(criterion, unit, each, own) for unit, each in reviews if key in each.answers],
            differ=criterion.pk in differing,
            settled=settled,
            settled_words=self._words(criterion, settled.answer) if settled else "",
            final=self._words(criterion, final) if final else "",
            final_points=points_words(self.sheet, criterion, final),
            hints=self.hints.get(key, ()),
        )

    def _found(self, criterion: Criterion, name: str, review: Review, own: Mapping[str, Any] | None) -> Found:
        given = review.answers[str(criterion.pk)]
        return Found(
            name,
            self._words(criterion, given),
            points_words(self.sheet, criterion, given),
            review.reasons.get(str(criterion.pk), ""),
            given != own,
        )

    def _fact(self, criterion: Criterion) -> FactShown | None:
        one = self.score.measured.get(str(criterion.pk))
        if one is None:
            return None
        round_ = self.assessment.round
        url = records_url(criterion.fact, self.assessment.unit_id, round_.window_start, round_.window_end)
        told = self.shows_small or not is_small(criterion, one["amount"])
        words = in_words(criterion.fact, one["amount"], one["of"]) if told else hidden_text(Hidden.SMALL)
        answer = self._words(criterion, {"value": one["answer"]})
        return FactShown(words, url, self.score.measured_on, answer)

    def _withholds(self, criterion: Criterion, stored: Mapping[str, Any] | None) -> bool:
        return not self.shows_small and is_withheld(criterion, stored)

    def _words(self, criterion: Criterion, stored: Mapping[str, Any] | None) -> str:
        if self._withholds(criterion, stored):
            return hidden_text(Hidden.SMALL)
        return words_of(criterion, stored)

    def _typed_again(self, criterion: Criterion, held: Mapping[str, Any] | None) -> str:
        if held is None or self._withholds(criterion, held):
            return ""
        return print_answer(CriterionKind(criterion.kind), answer_of(held))


def live(sheet: Sheet, score: SelfScore) -> dict[str, Any]:
    """Points for the page's own script: of each criterion, each section and the whole."""
    outcome = sheet.outcome(score.answers, score.attributes)
    hints = {}
    for criterion in sheet.criteria:
        points = points_words(sheet, criterion, score.answers.get(str(criterion.pk)))
        if points:
            hints[answer_name(criterion.pk)] = _("%(points)s điểm") % {"points": points}
    return {
        "hints": hints,
        "totals": {
            **{f"section-{key}": sum_words(part.points, part.maximum) for key, part in outcome.sections.items()},
            **totals_of(sheet, outcome),
        },
        "explain": [explained_name(each.pk) for each in sheet.criteria if must_explain(score, each)],
    }
