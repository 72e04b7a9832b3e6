"""A report's way: typed, sent, accepted or returned with a reason, sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.core.reasons import fit_reason
from dondoc.reporting.actions.cycles import lock_open
from dondoc.reporting.faults import sentence
from dondoc.reporting.models import Obligation, ObligationState, Submission, SubmissionState
from dondoc.reporting.rules.figures import Fault, Slot, faults_to_send, pack, parse_figures
from dondoc.reporting.rules.forms import slots
from dondoc.units.queries import version_of

NARRATIVE_LIMIT = 20_000
OPEN_TO_FILL = (ObligationState.OWED, ObligationState.RETURNED)


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft as stored, and what is wrong with single fields.

    A figure that is no number counts as empty (``faults``). A narrative that may not be kept is not stored at
    all (``refused``): the draft holds the one before.
    """

    draft: Submission
    faults: dict[str, Fault]
    refused: Sequence[Problem]


class Conflict(Refused):
    """The draft was changed since it was read, by someone else or in another tab; ``draft`` is what is stored now."""

    def __init__(self, draft: Submission) -> None:
        self.draft = draft
        super().__init__(
            _("Báo cáo này vừa được sửa ở nơi khác (thẻ khác hoặc người khác). Hãy tải lại trang rồi nhập tiếp.")
        )


@transaction.atomic
def save_draft(*, obligation: Obligation, typed: Mapping[str, str], narrative: str, revision: int, by: User) -> Saved:
    """Keeps what a unit has typed so far, whole or not; a narrative with personal identifiers is held back.

    Raises `Conflict` when the draft was saved elsewhere meanwhile, `Refused` when the report is sent.
    """
    locked = lock_open(obligation)
    if locked.state not in OPEN_TO_FILL:
        raise Refused(_("Báo cáo này đã gửi nên không sửa được. Cần sửa thì đề nghị văn phòng trả lại."))
    draft = _draft(locked)
    if draft.revision != revision:
        raise Conflict(draft)
    figures = parse_figures(typed, _slots(locked))
    refused = _problems_of(narrative)
    if not refused:
        draft.narrative = narrative.strip()
    draft.values, draft.revision = figures.values, revision + 1
    draft.save()
    return Saved(draft, figures.faults, refused)


@transaction.atomic
def send(
    *, obligation: Obligation, revision: int, now: datetime, by: User, instead_of: User | None = None
) -> Submission:
    """Sends the draft as it is stored, at ``now``. Sending what is sent already gives what is there.

    ``instead_of`` is the head in whose place the sender acts, where that is so.
    Raises `Invalid` with every figure that stands in the way, `Conflict` when the draft was changed elsewhere.
    """
    locked = lock_open(obligation)
    if locked.state in (ObligationState.SENT, ObligationState.ACCEPTED):
        return locked.submissions.filter(state=locked.state).latest("version")
    if locked.state not in OPEN_TO_FILL:
        raise Refused(_("Đơn vị không phải gửi báo cáo trong kỳ này."))
    draft = _draft(locked)
    if draft.revision != revision:
        raise Conflict(draft)
    form_slots = _slots(locked)
    _refuse_unfit(draft, form_slots)
    draft.state, draft.sent_at, draft.sent_by, draft.sent_instead_of = SubmissionState.SENT, now, by, instead_of
    draft.vector = pack(draft.values, form_slots)
    draft.save()
    _move(locked, ObligationState.SENT, first_sent_at=locked.first_sent_at or now)
    before = {"state": SubmissionState.DRAFT}
    after = {"state": draft.state, "version": draft.version, "sha256": _fingerprint(draft)}
    record("submission.send", draft, by=by, unit_id=locked.unit_id, before=before, after=after)
    return draft


@transaction.atomic
def enter_for(*, obligation: Obligation, unit_id: int, reason: str, by: User) -> Submission:
    """Begins to enter a report for the unit that owes it, from the office of a unit above (nhập thay).

    The draft carries that unit and the reason from now on, also once it is sent; the unit's own people go on
    seeing and may go on typing. Asking twice changes nothing. Raises what `fit_reason` raises, and `Refused` when
    the report is sent, or when another office enters it.
    """
    why = fit_reason(reason, _("Hãy ghi lý do nhập thay, ví dụ: đơn vị mất mạng, đã báo số liệu qua điện thoại."))
    locked = lock_open(obligation)
    if locked.state not in OPEN_TO_FILL:
        raise Refused(_("Báo cáo này không còn chờ nhập nên không nhập thay được. Hãy tải lại trang."))
    draft = _draft(locked)
    if draft.entered_by_unit_id == unit_id:
        return draft
    if draft.entered_by_unit_id is not None:
        raise Refused(_("Một đơn vị cấp trên khác đang nhập thay báo cáo này. Hãy trao đổi với đơn vị đó."))
    draft.entered_by_unit_id, draft.entered_reason = unit_id, why
    draft.save(update_fields=["entered_by_unit", "entered_reason"])
    after = {"entered_by_unit": unit_id, "version": draft.version}
    record("submission.enter_for", draft, by=by, unit_id=locked.unit_id, after=after, reason=why)
    return draft


@transaction.atomic
def stop_entering(*, obligation: Obligation, by: User) -> None:
    """Takes back that an office enters a report for its unit, while nobody has typed anything.

    Raises `Refused` when something has been typed: then the mark is part of how the figures came about.
    """
    locked = lock_open(obligation)
    draft = locked.submissions.filter(state=SubmissionState.DRAFT, entered_by_unit__isnull=False).first()
    if draft is None:
        return
    if draft.values or draft.narrative:
        raise Refused(_("Báo cáo đã có số liệu nên giữ dấu nhập thay. Hãy nhập tiếp rồi gửi, hoặc để đơn vị gửi."))
    before = {"entered_by_unit": draft.entered_by_unit_id}
    draft.entered_by_unit, draft.entered_reason = None, ""
    draft.save(update_fields=["entered_by_unit", "entered_reason"])
    record("submission.stop_entering", draft, by=by, unit_id=locked.unit_id, before=before)


@transaction.atomic
def accept(*, obligation: Obligation, version: int, by: User) -> Submission:
    """Accepts the sent version that the office has seen; from now on its figures count."""
    locked, sent = _sent(obligation, version)
    if sent.state == SubmissionState.ACCEPTED:
        return sent
    before = {"state": sent.state}
    _decide(sent, SubmissionState.ACCEPTED, "", by)
    _move(locked, ObligationState.ACCEPTED)
    after = {"state": sent.state, "version": version}
    record("submission.accept", sent, by=by, unit_id=locked.unit_id, before=before, after=after)
    return sent


@transaction.atomic
def return_(*, obligation: Obligation, version: int, reason: str, by: User) -> Submission:
    """Sends a report back to its unit, with a reason; the unit goes on from a copy of it.

    An accepted report may be returned while the round is open: its figures stop counting. Raises `Refused` for a
    unit that has ended: nobody could put its report right.
    """
    why = fit_reason(reason, _("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì."))
    locked, sent = _sent(obligation, version)
    if version_of(locked.unit_id, timezone.localdate()) is None:
        raise Refused(
            _(
                "Đơn vị này đã kết thúc nên không còn ai sửa được báo cáo. Hãy chấp nhận báo cáo nếu số liệu đúng;"
                " nếu không, hãy đưa đơn vị ra ngoài kỳ và ghi lý do."
            )
        )
    before = {"state": sent.state}
    _decide(sent, SubmissionState.RETURNED, why, by)
    _move(locked, ObligationState.RETURNED)
    Submission.objects.create(obligation=locked, version=version + 1, values=sent.values, narrative=sent.narrative)
    after = {"state": sent.state, "version": version}
    record("submission.return", sent, by=by, unit_id=locked.unit_id, before=before, after=after, reason=why)
    return sent


def refusal(obligation: Obligation, sent: Submission | None, version: int) -> str:
    """Why the office can't decide on a version that it has seen, "" when it can; ``sent`` is the latest one sent."""
    if obligation.state not in (ObligationState.SENT, ObligationState.ACCEPTED) or sent is None:
        return _("Báo cáo này không chờ duyệt. Hãy tải lại trang.")
    if sent.version != version:
        return _("Đơn vị đã gửi bản mới hơn. Hãy tải lại trang và xem bản mới.")
    return ""


def _problems_of(narrative: str) -> list[Problem]:
    """Why a narrative may not be kept; empty when it may."""
    if len(narrative) > NARRATIVE_LIMIT:
        return [Problem("narrative", _("Phần thuyết minh dài quá 20.000 ký tự. Hãy viết ngắn lại."))]
    return identifier_problems({"narrative": narrative})


def _refuse_unfit(draft: Submission, form_slots: Sequence[Slot]) -> None:
    """A report of zeros is a report; an empty form is not one."""
    faults = faults_to_send(draft.values, form_slots)
    if faults:
        raise Invalid([Problem(name, sentence(fault)) for name, fault in faults.items()])
    if not draft.values and not draft.narrative:
        raise Refused(_("Báo cáo còn trống nên chưa gửi được. Hãy nhập số liệu; không phát sinh thì nhập số 0."))


def _draft(obligation: Obligation) -> Submission:
    draft, _made = Submission.objects.get_or_create(
        obligation=obligation,
        state=SubmissionState.DRAFT,
        defaults={"version": obligation.submissions.count() + 1},
    )
    return draft


def _slots(obligation: Obligation) -> Sequence[Slot]:
    return slots(obligation.cycle.form.indicators.all())


def _sent(obligation: Obligation, version: int) -> tuple[Obligation, Submission]:
    locked = lock_open(obligation)
    sent = locked.submissions.exclude(state=SubmissionState.DRAFT).last()
    message = refusal(locked, sent, version)
    if message or sent is None:
        raise Refused(message)
    return locked, sent


def _fingerprint(draft: Submission) -> str:
    """What tells the log that figures or words of a sent report were altered, without repeating them there."""
    return hashlib.sha256(bytes(draft.vector or b"") + draft.narrative.encode()).hexdigest()


def _decide(sent: Submission, state: SubmissionState, reason: str, by: User) -> None:
    sent.state, sent.reason, sent.decided_by, sent.decided_at = state, reason, by, timezone.now()
    if state == SubmissionState.ACCEPTED:
        sent.accepted_at = sent.decided_at
    sent.save()


def _move(obligation: Obligation, state: ObligationState, **more: object) -> None:
    obligation.state = state
    for name, value in more.items():
        setattr(obligation, name, value)
    obligation.save(update_fields=["state", *more])
