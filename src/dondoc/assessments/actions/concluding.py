"""What follows on the reviews of a sheet: what differs is settled, it is concluded, or goes back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import lock, refuse_move, sent_score, step
from dondoc.assessments.filling import sentence
from dondoc.assessments.models import Assessment, Proof, Review, ScoreState, SelfScore, Settlement, Way
from dondoc.assessments.rules.answers import Fault, as_stored, asked_of, differing, final_answers, parse_answer
from dondoc.assessments.rules.states import Move
from dondoc.assessments.sheets import Sheet, as_attributes, sheet_of
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason


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
    conclude_sent(locked, sent, sheet, by)
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


def _counting(locked: Assessment, sent: SelfScore) -> list[dict[str, dict[str, object]]]:
    """The answers of the finished reviews that count: of the unit above, or of those in the council now."""
    rows = sent.reviews.filter(finished_at__isnull=False)
    if locked.round.way == Way.COUNCIL:
        rows = rows.filter(unit_id__in=locked.round.members.values("unit_id"))
    return [each.answers for each in rows.order_by("pk")]


def conclude_sent(locked: Assessment, sent: SelfScore, sheet: Sheet, by: User) -> None:
    """What the finished reviews of a sheet come to, with what the chair settled; `Refused` while they differ."""
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
