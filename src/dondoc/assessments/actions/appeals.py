"""A unit asks to look again at what was decided of it; the office answers with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import lock, step
from dondoc.assessments.models import Appeal, AppealState, Assessment, Review
from dondoc.assessments.rules.states import Move, State
from dondoc.calendar.queries import calendar
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.core.periods import Calendar, add_working_days
from dondoc.core.reasons import fit_reason


def last_day_to_appeal(assessment: Assessment, in_force: Calendar) -> date | None:
    """The last day of the term, in working days from publication; None where nothing is published."""
    decision = assessment.decision
    if decision is None or decision.published_on is None:
        return None
    return add_working_days(decision.published_on, assessment.round.appeal_days, in_force)


@transaction.atomic
def ask_appeal(*, assessment: Assessment, reason: str, day: date, by: User) -> Appeal:
    """Asks to look again, once a decision, within the term that the round gives.

    Asking twice gives the first. Raises `Refused` past the term, and where nothing is published.
    """
    why = fit_reason(reason, _("Hãy ghi nội dung kiến nghị: tiêu chí nào, vì sao, kèm căn cứ."))
    locked = lock(assessment)
    last = last_day_to_appeal(locked, calendar())
    if locked.at is not State.PUBLISHED or last is None or locked.decision is None:
        raise Refused(_("Kết quả chưa công bố hoặc đang được xem xét lại nên chưa kiến nghị được."))
    found = Appeal.objects.filter(assessment=locked, decision=locked.decision).first()
    if found is not None:
        return found
    if day > last:
        told = _("Thời hạn kiến nghị đã hết ngày %(day)s. Hãy gửi công văn đến đơn vị quyết định nếu vẫn cần.")
        raise Refused(told % {"day": date_format(last)})
    made = Appeal.objects.create(assessment=locked, decision=locked.decision, reason=why, asked_by=by)
    record("assessment.appeal", locked, by=by, unit_id=locked.unit_id, reason=why)
    return made


@transaction.atomic
def answer_appeal(*, appeal: Appeal, accepted: bool, answer: str, by: User) -> Appeal:
    """Accepts an appeal, so that the unit is reviewed anew until another decision, or refuses it; with the reason.

    What was decided stands until that other decision is published. Answered twice, the first answer stays.
    """
    why = fit_reason(answer, _("Hãy ghi lý do chấp nhận hoặc không chấp nhận kiến nghị."))
    locked = lock(appeal.assessment)
    found = Appeal.objects.select_for_update().get(pk=appeal.pk)
    if found.state != AppealState.ASKED:
        return found
    found.state = AppealState.ACCEPTED if accepted else AppealState.REFUSED
    found.answer, found.answered_by, found.answered_at = why, by, timezone.now()
    found.save()
    if accepted:
        step(locked, Move.RECONSIDER, by=by, reason=why)
        Review.objects.filter(self_score__assessment=locked, finished_at__isnull=False).update(finished_at=None)
    else:
        record("assessment.refuse_appeal", locked, by=by, unit_id=locked.unit_id, reason=why)
    return found
