"""What a person does to type a text of assessments and criteria; for tests/test_typed_texts.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from assessing import TERMS, Assessing, make_assessing
from criteria_sets import SMALL
from dondoc.assessments.actions.appeals import answer_appeal, ask_appeal
from dondoc.assessments.actions.concluding import return_ as give_back
from dondoc.assessments.actions.concluding import settle
from dondoc.assessments.actions.deciding import Act, decide, withdraw
from dondoc.assessments.actions.reviewing import save_review
from dondoc.assessments.actions.rounds import change_round
from dondoc.assessments.actions.scoring import save_self_score
from dondoc.assessments.actions.standing import exclude
from dondoc.assessments.models import Assessment, Recognition
from dondoc.core.errors import Invalid
from dondoc.criteria.actions import add_criterion, add_section, create_set, set_levels
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.rules import CriterionDraft, LevelDraft, SectionDraft
from orders import DAY

NUMBER = "0912 345 678"
WORDS = f"gặp anh Thử, {NUMBER}"


def _criteria(s: Any, **texts: str) -> CriteriaSet:
    return create_set(unit=s.cast.province, draft=replace(SMALL, **texts), by=s.round.office)  # type: ignore[arg-type]


def _criteria_section(s: Any, **texts: str) -> object:
    draft = SectionDraft(**({"code": "IX", "name": "Khác"} | texts))
    return add_section(criteria_set=_criteria(s), draft=draft, by=s.round.office)


def _criterion(s: Any, **texts: str) -> object:
    section = _criteria(s).sections.first()
    assert section is not None
    draft = CriterionDraft(**({"code": "9.9", "label": "Khác"} | texts))  # type: ignore[arg-type]
    return add_criterion(section=section, draft=draft, by=s.round.office)


def _yearly(s: Any) -> Assessing:
    """A yearly round of the communes."""
    return make_assessing(s.cast)


def _sent_sheet(s: Any) -> Assessment:
    """What a commune has sent in it."""
    yearly = _yearly(s)
    yearly.send(s.cast.commune, yearly.typed(a11="0"), proven=False)
    return yearly.of(s.cast.commune)


def _score(s: Any, note: str = "", **typed: str) -> None:
    yearly, commune = _yearly(s), s.cast.commune
    boxes = {"note": note} | (yearly.typed(**typed) if typed else {})
    saved = save_self_score(assessment=yearly.of(commune), typed=boxes, revision=0, day=DAY, by=yearly.head)
    if saved.refused:
        raise Invalid(saved.refused)


def _review(s: Any, words: str) -> None:
    sheet = _sent_sheet(s)
    first = sheet.round.criteria.criteria.order_by("pk").first()
    assert first is not None
    typed = {f"x-{first.pk}": words}
    by = s.round.office
    saved = save_review(assessment=sheet, version=1, unit_id=s.cast.province.pk, typed=typed, revision=0, by=by)
    if saved.problems:
        raise Invalid(saved.problems)


def _answer_appeal(s: Any, words: str) -> object:
    yearly = _yearly(s)
    sheet = yearly.recognised(s.cast.commune, proven=False, a11="0")
    appeal = ask_appeal(assessment=sheet, reason="Xem lại.", day=date(2026, 12, 15), by=yearly.head)
    return answer_appeal(appeal=appeal, accepted=False, answer=words, by=yearly.head)


def _withdraw(s: Any, words: str) -> object:
    yearly = _yearly(s)
    yearly.recognised(s.cast.commune, proven=False, a11="0")
    return withdraw(recognition=Recognition.objects.get(), reason=words, day=date(2027, 1, 1), by=yearly.head)


TYPED: dict[str, Callable[[Any], object]] = {
    "criteria.CriteriaSet.code": lambda s: _criteria(s, code=NUMBER.replace(" ", "")),
    "criteria.CriteriaSet.name": lambda s: _criteria(s, name=WORDS),
    "criteria.CriteriaSet.issued_by": lambda s: _criteria(s, issued_by=WORDS),
    "criteria.Section.code": lambda s: _criteria_section(s, code=NUMBER.replace(" ", "")),
    "criteria.Section.name": lambda s: _criteria_section(s, name=WORDS),
    "criteria.Criterion.code": lambda s: _criterion(s, code=NUMBER.replace(" ", "")),
    "criteria.Criterion.label": lambda s: _criterion(s, label=WORDS),
    "criteria.Criterion.unit": lambda s: _criterion(s, kind="steps", unit=NUMBER),
    "criteria.Criterion.evidence": lambda s: _criterion(s, evidence=WORDS),
    "criteria.Criterion.help": lambda s: _criterion(s, help=WORDS),
    "criteria.Criterion.source": lambda s: _criterion(s, source=WORDS),
    "criteria.Level.name": lambda s: set_levels(
        criteria_set=_criteria(s), levels=[LevelDraft("good", WORDS, 0)], by=s.round.office
    ),
    "assessments.AssessmentRound.title": lambda s: change_round(
        round_=_yearly(s).round, terms=replace(TERMS, title=WORDS), by=s.round.office
    ),
    "assessments.Assessment.reason": lambda s: exclude(
        assessment=_yearly(s).of(s.cast.commune), reason=WORDS, by=s.round.office
    ),
    "assessments.SelfScore.explanations": lambda s: _score(s, x11=WORDS),
    "assessments.SelfScore.note": lambda s: _score(s, note=WORDS),
    "assessments.SelfScore.reason": lambda s: give_back(
        assessment=_sent_sheet(s), version=1, reason=WORDS, by=s.round.office
    ),
    "assessments.Review.reasons": lambda s: _review(s, WORDS),
    "assessments.Settlement.word": lambda s: settle(
        assessment=_sent_sheet(s), version=1, criterion_id=1, text="1", word=WORDS, by=s.round.office
    ),
    "assessments.Decision.number": lambda s: decide(
        round_=_yearly(s).round, assessment_ids=[1], act=Act(WORDS, DAY, DAY), day=DAY, by=s.round.office
    ),
    "assessments.Appeal.reason": lambda s: ask_appeal(
        assessment=_sent_sheet(s), reason=WORDS, day=DAY, by=s.round.office
    ),
    "assessments.Appeal.answer": lambda s: _answer_appeal(s, WORDS),
    "assessments.Recognition.withdrawn_reason": lambda s: _withdraw(s, WORDS),
}  # fmt: skip
