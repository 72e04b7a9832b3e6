"""A report's way: sent, accepted or returned with a reason, sent again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.prepared import Given, PreparedUpdate
from dondoc.core.reasons import fit_reason
from dondoc.reporting.actions.cycles import lock_open
from dondoc.reporting.actions.drafts import Conflict, open_draft, put_typed, store
from dondoc.reporting.asked import Asking, asking
from dondoc.reporting.checking import Ground, broken_of, ground_of
from dondoc.reporting.filling import takes_figures
from dondoc.reporting.models import Obligation, ObligationState, ReportFile, Submission, SubmissionState
from dondoc.reporting.rules.figures import pack
from dondoc.reporting.sending import emptiness, fingerprint, problems_to_send
from dondoc.reporting.typed import read_typed
from dondoc.units.queries import version_of

Attached = tuple[int | None, str]


_MOVED = PreparedUpdate(lambda: Obligation.objects.filter(pk=Given("pk")), "state", "first_sent_at")


def send(
    *, obligation: Obligation, revision: int, now: datetime, by: User, instead_of: User | None = None
) -> Submission:
    """Sends the draft as it is stored, at ``now``. Sending what is sent already gives what is there.

    ``instead_of`` is the head in whose place the sender acts, where that is so.
    Raises `Invalid` with every figure that stands in the way, `Conflict` when the draft was changed elsewhere.
    """
    asks = asking(obligation.cycle)
    ground = ground_of(obligation, asks.indicators)
    with transaction.atomic():
        locked = lock_open(obligation)
        if (sent := _sent_already(locked)) is not None:
            return sent
        draft = open_draft(locked, asks.indicators)
        if draft.revision != revision:
            raise Conflict(draft)
        files = _files(draft)
        if problems := _problems(draft, asks, ground, files):
            raise Invalid(problems)
        return _dispatch(draft, files, now=now, by=by, instead_of=instead_of)


@dataclass(frozen=True, slots=True)
class Sending:
    """A report that is sent; or the draft as it is stored, where ``problems`` stand in the way."""

    report: Submission
    problems: Sequence[Problem]


def save_and_send(
    *,
    obligation: Obligation,
    typed: Mapping[str, str],
    narrative: str,
    revision: int,
    now: datetime,
    by: User,
    instead_of: User | None = None,
) -> Sending:
    """`save_draft` and `send` in one: what was typed is stored in any case, and sent where nothing stands in the way.

    Sent twice, it is one report. Raises `Conflict` when the draft was changed elsewhere, `Refused` when the round
    is closed and for a report that says nothing.

    What takes no lock is done first: whoever writes to SQLite has all others wait.
    """
    asks = asking(obligation.cycle)
    read, ground = read_typed(asks, typed, narrative), ground_of(obligation, asks.indicators)
    with transaction.atomic():
        locked = lock_open(obligation)
        if (sent := _sent_already(locked)) is not None:
            return Sending(sent, ())
        saved = put_typed(locked, read, revision, by)
        draft, files = saved.draft, _files(saved.draft)
        problems = saved.problems() or _problems(draft, asks, ground, files)
        if problems:
            store.run(draft)
            return Sending(draft, problems)
        return Sending(_dispatch(draft, files, now=now, by=by, instead_of=instead_of), ())


def _sent_already(locked: Obligation) -> Submission | None:
    """The report where it was sent before; raises `Refused` where none is to be sent."""
    if takes_figures(locked):
        return None
    if locked.state not in (ObligationState.SENT, ObligationState.ACCEPTED):
        raise Refused(_("Đơn vị không phải gửi báo cáo trong kỳ này."))
    return locked.submissions.exclude(state=SubmissionState.DRAFT).latest("version")


def _dispatch(
    draft: Submission, files: Sequence[Attached], *, now: datetime, by: User, instead_of: User | None
) -> Submission:
    locked = draft.obligation
    draft.state, draft.sent_at, draft.sent_by, draft.sent_instead_of = SubmissionState.SENT, now, by, instead_of
    draft.vector = pack(draft.values, asking(locked.cycle).columns)
    store.run(draft)
    corrects = locked.state == ObligationState.ACCEPTED
    state = ObligationState.ACCEPTED if corrects else ObligationState.SENT
    locked.state, locked.first_sent_at = state, locked.first_sent_at or now
    _MOVED.run(pk=locked.pk, state=state, first_sent_at=locked.first_sent_at)
    before = {"state": SubmissionState.DRAFT}
    digests = [digest for _indicator, digest in files]
    after = {"state": draft.state, "version": draft.version, "sha256": fingerprint(draft, digests)}
    record("submission.send", draft, by=by, unit_id=locked.unit_id, before=before, after=after)
    return draft


@transaction.atomic
def accept(*, obligation: Obligation, version: int, by: User) -> Submission:
    """Accepts the sent version that the office has seen; from now on its figures count, and those of no other."""
    locked, sent = sent_version(obligation, version)
    if sent.state == SubmissionState.ACCEPTED:
        return sent
    before = {"state": sent.state}
    _replace(locked, by)
    _decide(sent, SubmissionState.ACCEPTED, "", by)
    _move(locked, ObligationState.ACCEPTED, open_again_at=None)
    after = {"state": sent.state, "version": version}
    record("submission.accept", sent, by=by, unit_id=locked.unit_id, before=before, after=after)
    return sent


@transaction.atomic
def return_(*, obligation: Obligation, version: int, reason: str, by: User, seen_waiting: bool = False) -> Submission:
    """Sends a report back to its unit, with a reason; the unit goes on from a copy of it.

    An accepted report may be returned while the round is open: its figures stop counting. Where the correction of
    an accepted one comes back, that one goes on counting. Raises `Refused` for a unit that has ended: nobody could
    put its report right; and where the report was ``seen_waiting`` and somebody has accepted it since.
    """
    why = fit_reason(reason, _("Hãy ghi lý do trả lại để đơn vị biết cần sửa gì."))
    locked, sent = sent_version(obligation, version)
    if seen_waiting and sent.state == SubmissionState.ACCEPTED:
        raise Refused(
            _("%(who)s vừa chấp nhận báo cáo này. Hãy tải lại trang; nếu vẫn cần sửa thì trả lại báo cáo đã chấp nhận.")
            % {"who": sent.decided_by}
        )
    if version_of(locked.unit_id, timezone.localdate()) is None:
        raise Refused(
            _(
                "Đơn vị này đã kết thúc nên không còn ai sửa được báo cáo. Hãy chấp nhận báo cáo nếu số liệu đúng;"
                " nếu không, hãy đưa đơn vị ra ngoài kỳ và ghi lý do."
            )
        )
    if locked.open_again_at is not None and sent.state == SubmissionState.ACCEPTED:
        raise Refused(_("Đơn vị đang được gửi lại bản đính chính. Hãy chờ bản đó, hoặc thôi cho gửi lại trước."))
    before = {"state": sent.state}
    corrects = sent.state == SubmissionState.SENT and locked.state == ObligationState.ACCEPTED
    _decide(sent, SubmissionState.RETURNED, why, by)
    _move(locked, ObligationState.ACCEPTED if corrects else ObligationState.RETURNED)
    go_on_from(sent)
    after = {"state": sent.state, "version": version}
    record("submission.return", sent, by=by, unit_id=locked.unit_id, before=before, after=after, reason=why)
    return sent


def go_on_from(*sent: Submission) -> None:
    """The next version of each, with all that the one before held."""
    again = Submission.objects.bulk_create(
        Submission(
            obligation_id=each.obligation_id,
            version=each.version + 1,
            values=each.values,
            texts=each.texts,
            explanations=each.explanations,
            narrative=each.narrative,
        )
        for each in sent
    )
    next_of = {before.pk: after for before, after in zip(sent, again, strict=True)}
    ReportFile.objects.bulk_create(
        ReportFile(submission=next_of[each.submission_id], indicator_id=each.indicator_id, file_id=each.file_id)
        for each in ReportFile.objects.filter(submission__in=sent)
    )


def refusal(obligation: Obligation, sent: Submission | None, version: int) -> str:
    """Why the office can't decide on a version that it has seen, "" when it can; ``sent`` is the latest one sent."""
    if obligation.state not in (ObligationState.SENT, ObligationState.ACCEPTED) or sent is None:
        return _("Báo cáo này không chờ duyệt. Hãy tải lại trang.")
    if sent.version != version:
        return _("Đơn vị đã gửi bản mới hơn. Hãy tải lại trang và xem bản mới.")
    return ""


def _files(draft: Submission) -> list[Attached]:
    """The files of a draft: the indicator that each answers, and its SHA-256; one that is not stored yet has none."""
    return list(draft.files.values_list("indicator_id", "file__sha256")) if draft.pk else []


def _problems(draft: Submission, asks: Asking, ground: Ground, files: Sequence[Attached]) -> list[Problem]:
    """What stands in the way of sending; raises `Refused` for a report that says nothing. Zeros are a report."""
    attached = {indicator for indicator, _digest in files}
    found = broken_of(asks.checks, asks.indicators, draft, ground.earlier, ground.unit)
    problems = problems_to_send(draft, asks.indicators, asks.slots, attached, found)
    if not problems and (empty := emptiness(draft, attached)):
        raise Refused(empty)
    return problems


def sent_version(obligation: Obligation, version: int) -> tuple[Obligation, Submission]:
    """The obligation, locked, and the version that the office has seen; raises `Refused` when it is not the latest."""
    locked = lock_open(obligation)
    sent = locked.submissions.exclude(state=SubmissionState.DRAFT).last()
    message = refusal(locked, sent, version)
    if message or sent is None:
        raise Refused(message)
    return locked, sent


def _replace(obligation: Obligation, by: User) -> None:
    """The report that was accepted before counts no more."""
    for old in obligation.submissions.filter(state=SubmissionState.ACCEPTED):
        before, after = {"state": old.state}, {"state": SubmissionState.REPLACED, "version": old.version}
        _decide(old, SubmissionState.REPLACED, "", by)
        record("submission.replace", old, by=by, unit_id=obligation.unit_id, before=before, after=after)


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
