"""Reviewers look at what a unit says of itself, each apart; then it is concluded, or goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import lock, refuse_move, sent_score, step
from dondoc.assessments.actions.scoring import EXPLANATION_LIMIT
from dondoc.assessments.conflict import Conflict
from dondoc.assessments.filling import answer_name, declared_name, explained_name, sentence
from dondoc.assessments.models import Assessment, Proof, Review, ScoreState, SelfScore, Settlement, Way
from dondoc.assessments.rules.answers import Fault, as_stored, asked_of, differing, final_answers, parse_answer
from dondoc.assessments.rules.states import Move
from dondoc.assessments.sheets import Sheet, as_attributes, sheet_of
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.core.reasons import fit_reason


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
    unit says.

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
            if criterion.section_id == section_id:
                review.answers.setdefault(str(criterion.pk), sent.answers[str(criterion.pk)])
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
        _conclude(locked, sent, sheet, by)
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


@transaction.atomic
def settle(*, assessment: Assessment, version: int, criterion_id: int, text: str, word: str, by: User) -> Settlement:
    """The chair says which answer to a criterion counts where reviewers differ, and why."""
    why = fit_reason(word, _("Hãy ghi kết luận của chủ tịch hội đồng về điểm còn khác nhau này."))
    locked = lock(assessment)
    refuse_move(locked, Move.CONCLUDE)
    sent, sheet = sent_score(locked, version), sheet_of(locked.round.criteria)
    rule = sheet.by_id.get(criterion_id)
    if rule is None or criterion_id not in differing(_counting(locked, sent), [criterion_id]):
        raise Refused(_("Các thành viên không chấm khác nhau ở tiêu chí này. Hãy tải lại trang."))
    answer = {"na": True} if text == "na" else None
    if answer is None:
        given = parse_answer(rule, text)
        if given is None or isinstance(given, Fault):
            words = sentence(given, rule) if given else _("Hãy ghi kết quả được chốt cho tiêu chí này.")
            raise Invalid([Problem("answer", words)])
        answer = as_stored(given)
    made, _new = Settlement.objects.update_or_create(
        self_score=sent, criterion_id=criterion_id, defaults={"answer": answer, "word": why, "settled_by": by}
    )
    code = next(each.code for each in sheet.criteria if each.pk == criterion_id)
    record("assessment.settle", locked, by=by, unit_id=locked.unit_id, after={"criterion": code}, reason=why)
    return made


@transaction.atomic
def conclude(*, assessment: Assessment, version: int, by: User) -> Assessment:
    """The council is done with a unit: all its members have finished, and what they differ in is settled."""
    locked = lock(assessment)
    sent, sheet = sent_score(locked, version), sheet_of(locked.round.criteria)
    members = set(locked.round.members.values_list("unit_id", flat=True))
    finished = set(sent.reviews.filter(finished_at__isnull=False).values_list("unit_id", flat=True))
    if not members or members - finished:
        raise Refused(
            _("Còn %(count)d thành viên hội đồng chưa chấm xong. Hãy chờ, hoặc bỏ thành viên đó khỏi hội đồng.")
            % {"count": len(members - finished)}
        )
    _conclude(locked, sent, sheet, by)
    return locked


@transaction.atomic
def reopen(*, assessment: Assessment, reason: str, by: User) -> Assessment:
    """Takes a conclusion back before it is decided, for a reason; reviewers go on from what they had."""
    why = fit_reason(reason, _("Hãy ghi lý do thẩm định lại."))
    locked = lock(assessment)
    step(locked, Move.REOPEN, by=by, reason=why)
    Review.objects.filter(self_score__assessment=locked, finished_at__isnull=False).update(finished_at=None)
    return locked


@transaction.atomic
def return_(*, assessment: Assessment, version: int, reason: str, by: User) -> Assessment:
    """Sends a sheet back to its unit, for a reason; the unit goes on from a copy with the same files."""
    why = fit_reason(reason, _("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì."))
    locked = lock(assessment)
    refuse_move(locked, Move.RETURN)
    sent = sent_score(locked, version)
    sent.state, sent.reason = ScoreState.RETURNED, why
    sent.save(update_fields=["state", "reason"])
    again = SelfScore.objects.create(
        assessment=locked,
        version=sent.version + 1,
        answers=sent.answers,
        explanations=sent.explanations,
        measured=sent.measured,
        measured_on=sent.measured_on,
        attributes=sent.attributes,
        note=sent.note,
    )
    files = sent.proofs.values_list("criterion_id", "file_id")
    Proof.objects.bulk_create(Proof(self_score=again, criterion_id=one, file_id=file) for one, file in files)
    also: dict[str, Any] = {
        "points": None,
        "maximum": None,
        "scaled": None,
        "level": "",
        "answers": {},
        "reviewed_at": None,
    }
    step(locked, Move.RETURN, by=by, reason=why, also=also)
    return locked


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


def _counting(locked: Assessment, sent: SelfScore) -> list[dict[str, dict[str, object]]]:
    """The answers of the finished reviews that count: of the unit above, or of those in the council now."""
    rows = sent.reviews.filter(finished_at__isnull=False)
    if locked.round.way == Way.COUNCIL:
        rows = rows.filter(unit_id__in=locked.round.members.values("unit_id"))
    return [each.answers for each in rows.order_by("pk")]


def _conclude(locked: Assessment, sent: SelfScore, sheet: Sheet, by: User) -> None:
    asked = asked_of(sheet.rules, as_attributes(sent.attributes))
    settled = {str(each.criterion_id): each.answer for each in sent.settlements.all()}
    answers, still_open = final_answers(_counting(locked, sent), settled, asked)
    if still_open:
        raise Refused(
            _("Còn %(count)d tiêu chí các thành viên chấm khác nhau. Hãy chốt từng tiêu chí rồi kết luận.")
            % {"count": len(still_open)}
        )
    outcome = sheet.outcome(answers, sent.attributes)
    also = {
        "answers": answers,
        "points": outcome.points,
        "maximum": outcome.maximum,
        "scaled": outcome.scaled,
        "level": outcome.level or "",
        "reviewed_at": timezone.now(),
    }
    step(locked, Move.CONCLUDE, by=by, also=also)
