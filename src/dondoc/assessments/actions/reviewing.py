"""Reviewers look at what a unit says of itself, each apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.concluding import conclude_sent
from dondoc.assessments.actions.locking import lock, refuse_move, sent_score, step
from dondoc.assessments.actions.scoring import EXPLANATION_LIMIT
from dondoc.assessments.conflict import Conflict
from dondoc.assessments.filling import answer_name, declared_name, explained_name, sentence
from dondoc.assessments.models import Assessment, Review, SelfScore, Way
from dondoc.assessments.people import is_withheld
from dondoc.assessments.rules.answers import Fault, as_stored, asked_of, parse_answer
from dondoc.assessments.rules.states import Move
from dondoc.assessments.sheets import Sheet, as_attributes, sheet_of
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review as stored, and what is wrong at single boxes; what is wrong is not stored."""

    review: Review
    problems: Sequence[Problem]


@transaction.atomic
def save_review(
    *,
    assessment: Assessment,
    version: int,
    unit_id: int,
    typed: Mapping[str, str],
    revision: int,
    by: User,
    section_id: int | None = None,
) -> Reviewed:
    """Keeps what a reviewing unit finds; with ``section_id`` all that it left open in that section is accepted as the
    unit says, and so is everywhere what the reviewing unit is not told.

    The reason for an answer other than the unit's may follow, but has to be there to finish. Raises `Refused` where the
    unit does not review, or has finished; `Conflict` when the review was changed elsewhere.
    """
    locked, sent, review, sheet = _open(assessment, version, unit_id, by)
    if review.revision != revision:
        raise Conflict(review)
    asked = set(asked_of(sheet.rules, as_attributes(sent.attributes)))
    problems: list[Problem] = []
    for criterion in sheet.criteria:
        if criterion.pk in asked:
            _keep(review, sheet, criterion.pk, typed, problems)
            own = sent.answers[str(criterion.pk)]
            if criterion.section_id == section_id or is_withheld(criterion, own):
                review.answers.setdefault(str(criterion.pk), own)
    _store(locked, review, by)
    return Reviewed(review, problems)


@transaction.atomic
def finish_review(*, assessment: Assessment, version: int, unit_id: int, revision: int, by: User) -> Assessment:
    """The reviewing unit is done. Where the unit above reviews alone, that concludes; finishing twice changes nothing.

    Raises `Invalid` with every criterion that is still open, or is answered otherwise without a reason.
    """
    locked = lock(assessment)
    done = Review.objects.filter(self_score__assessment=locked, self_score__version=version, unit_id=unit_id)
    if done.filter(finished_at__isnull=False).exists():
        return locked
    locked, sent, review, sheet = _open(assessment, version, unit_id, by)
    if review.revision != revision:
        raise Conflict(review)
    if problems := _open_points(sent, review, sheet):
        raise Invalid(problems)
    review.finished_at = timezone.now()
    _store(locked, review, by)
    record("assessment.finish_review", locked, by=by, unit_id=locked.unit_id, after={"reviewer": unit_id})
    if locked.round.way == Way.ABOVE:
        conclude_sent(locked, sent, sheet, by)
    return locked


@transaction.atomic
def take_up_again(*, assessment: Assessment, version: int, unit_id: int, by: User) -> None:
    """A reviewing unit goes on with a review that it had finished, as long as it is not concluded."""
    locked = lock(assessment)
    sent = sent_score(locked, version)
    refuse_move(locked, Move.CONCLUDE)
    review = sent.reviews.select_for_update().filter(unit_id=unit_id, finished_at__isnull=False).first()
    if review is not None:
        review.finished_at = None
        _store(locked, review, by)
        record("assessment.unfinish_review", locked, by=by, unit_id=locked.unit_id, after={"reviewer": unit_id})


def _open(assessment: Assessment, version: int, unit_id: int, by: User) -> tuple[Assessment, SelfScore, Review, Sheet]:
    locked = lock(assessment)
    refuse_move(locked, Move.REVIEW)
    sent = sent_score(locked, version)
    review = sent.reviews.select_for_update().filter(unit_id=unit_id).first()
    if review is None:
        review = Review(self_score=sent, unit_id=unit_id, saved_by=by)
    if review.finished_at is not None:
        raise Refused(_("Đơn vị bạn đã chấm xong phiếu này. Cần sửa thì hãy bấm Chấm lại trước."))
    return locked, sent, review, sheet_of(locked.round.criteria)


def _keep(review: Review, sheet: Sheet, criterion_id: int, typed: Mapping[str, str], problems: list[Problem]) -> None:
    key, name, rule = str(criterion_id), answer_name(criterion_id), sheet.by_id[criterion_id]
    if rule.by_declaration and typed.get(declared_name(criterion_id)) == "1":
        review.answers[key] = {"na": True}
    elif name in typed:
        given = parse_answer(rule, typed[name])
        if isinstance(given, Fault):
            problems.append(Problem(name, sentence(given, rule)))
        elif given is None:
            review.answers.pop(key, None)
        else:
            review.answers[key] = as_stored(given)
    why = explained_name(criterion_id)
    if why in typed:
        text = typed[why].replace("\x00", "").strip()[:EXPLANATION_LIMIT]
        found = identifier_problems({why: text})
        problems += found
        if not found:
            review.reasons = {each: words for each, words in (review.reasons | {key: text}).items() if words}


def _store(locked: Assessment, review: Review, by: User) -> None:
    review.revision += 1
    review.saved_by = by
    review.save()
    if locked.state == "sent":
        step(locked, Move.REVIEW, by=by)


def _open_points(sent: SelfScore, review: Review, sheet: Sheet) -> list[Problem]:
    asked = set(asked_of(sheet.rules, as_attributes(sent.attributes)))
    found = []
    for criterion in sheet.criteria:
        key, told = str(criterion.pk), {"code": criterion.code}
        if criterion.pk not in asked:
            continue
        if key not in review.answers:
            words = _("Tiêu chí %(code)s chưa chấm. Hãy chấp nhận hoặc chấm lại.") % told
            found.append(Problem(answer_name(criterion.pk), words))
        elif review.answers[key] != sent.answers[key] and not review.reasons.get(key):
            words = _("Tiêu chí %(code)s được chấm khác đơn vị. Hãy ghi lý do.") % told
            found.append(Problem(explained_name(criterion.pk), words))
    return found
