"""What workbooks say, entered for their units: many reports in one transaction, with few queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.events import Change, record_all
from dondoc.core.prepared import PreparedSave
from dondoc.reporting.actions.intake_gathering import gather
from dondoc.reporting.actions.workbooks import contradictions, differences, put
from dondoc.reporting.asked import Earlier
from dondoc.reporting.checking import broken_of, explanation_name
from dondoc.reporting.filling import OPEN_TO_FILL
from dondoc.reporting.models import (
    Check,
    Intake,
    Obligation,
    ObligationState,
    Outcome,
    Submission,
    SubmissionState,
)
from dondoc.reporting.rules.figures import over_base, pack
from dondoc.reporting.rules.forms import columns, slots
from dondoc.reporting.sending import emptiness, fingerprint, problems_to_send
from dondoc.reporting.workbooks.asking import Asked
from dondoc.reporting.workbooks.cells import Said, merged
from dondoc.reporting.workbooks.reading import Read
from dondoc.reporting.workbooks.sentences import refusal, wrong
from dondoc.units.queries import subtree

_WRITTEN = (
    "values", "texts", "explanations", "narrative", "revision", "saved_at", "saved_by", "entered_by_unit",
    "entered_reason", "state", "sent_at", "sent_by", "sent_instead_of", "vector",
)  # fmt: skip
_STORE = PreparedSave(Submission)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one report."""

    outcome: Outcome
    unit_id: int | None = None
    problems: Sequence[Problem] = ()


class Office:
    """The office that takes workbooks in: what it may enter for whom, and what the round asks. Made once a run."""

    def __init__(self, intake: Intake, form: Asked, day: date) -> None:
        self.intake, self.form, self.day = intake, form, day
        below = subtree(intake.unit_id, day).exclude(unit_id=intake.unit_id)
        self.below = frozenset(below.values_list("unit_id", flat=True))
        self.checks: Sequence[Check] = list(form.cycle.form.checks.all())
        self.columns, self.slots = columns(form.indicators), slots(form.indicators)
        self.carried = {str(each.pk) for each in form.indicators if each.carried_over}
        self.labels = {box.name: box.label for box in form.boxes}

    @transaction.atomic
    def take(self, reports: Sequence[Read], now: datetime) -> list[Taken]:
        """Enters each report that can be, and sends it where the office asked so; what became of each, in order."""
        batch = _Batch(self, {each.unit_id for each in reports if each.unit_id is not None and not each.problems})
        taken = [batch.take(each, now) for each in reports]
        batch.write(now)
        return taken


class _Batch:
    """The reports of some units as they stand, locked, and what is to be written."""

    def __init__(self, office: Office, unit_ids: Collection[int]) -> None:
        self._office = office
        checks = office.intake.sends and office.checks
        self._at_hand = gather(office.form, unit_ids, office.day if checks else None, carries=bool(office.carried))
        self._entered: dict[int, Submission] = {}
        self._sent: dict[int, Submission] = {}
        self._filled: dict[int, Submission] = {}

    def take(self, read: Read, now: datetime) -> Taken:
        """What becomes of one report; nothing is written yet."""
        if read.problems:
            return Taken(Outcome.REFUSED, read.unit_id, read.problems)
        obligation = self._at_hand.obligations.get(read.unit_id or 0)
        why = self._refusal(read, obligation)
        if why or obligation is None:
            return _refused(read, why)
        report = self._at_hand.reports.get(obligation.pk)
        if obligation.state not in OPEN_TO_FILL:
            return _compared(read, obligation, report)
        draft = report or self._begun(obligation)
        why = self._draft_refusal(draft, read.said)
        if why:
            return _refused(read, why)
        changed = put(draft, read.said)
        self._at_hand.reports[obligation.pk] = draft
        if changed:
            self._enter(draft, obligation)
            draft.revision, draft.saved_by = draft.revision + 1, self._office.intake.by
            self._filled[obligation.pk] = draft
        if self._office.intake.sends:
            return self._send(draft, obligation, read, now, changed=bool(changed))
        return Taken(Outcome.FILLED if changed else Outcome.UNCHANGED, read.unit_id)

    def write(self, now: datetime) -> None:
        """Stores what was filled in and sent, with its events."""
        touched = {**self._filled, **self._sent, **self._entered}
        fresh = [each for each in touched.values() if each.pk is None]
        stored = [each for each in touched.values() if each.pk is not None]
        for each in stored:
            each.saved_at = now
        _STORE.add(fresh)
        if stored:
            Submission.objects.bulk_update(stored, _WRITTEN)
        sent = Obligation.objects.filter(pk__in=self._sent)
        sent.update(state=ObligationState.SENT, first_sent_at=Coalesce("first_sent_at", now))
        self._record()

    def _record(self) -> None:
        intake = self._office.intake
        units = {each.pk: each.unit_id for each in self._at_hand.obligations.values()}
        versions = {each.version for each in self._entered.values()}
        after = {version: {"entered_by_unit": intake.unit_id, "version": version} for version in versions}
        entered = (Change(each, units[pk], None, after[each.version]) for pk, each in self._entered.items())
        record_all("submission.enter_for", entered, by=intake.by, reason=intake.reason)
        before = {"state": SubmissionState.DRAFT}
        sent = (Change(each, units[pk], before, self._as_sent(each)) for pk, each in self._sent.items())
        record_all("submission.send", sent, by=intake.by)

    def _as_sent(self, sent: Submission) -> dict[str, object]:
        digests = (digest for _indicator, digest in self._at_hand.files.get(sent.pk, ()))
        return {"state": sent.state, "version": sent.version, "sha256": fingerprint(sent, digests)}

    def _refusal(self, read: Read, obligation: Obligation | None) -> str:
        """Why nothing can be entered for a unit, "" where it can."""
        if self._at_hand.closed:
            return _("Kỳ báo cáo đã đóng nên không thay đổi được nữa.")
        if obligation is None or obligation.state in (ObligationState.EXEMPT, ObligationState.EXCLUDED):
            return _("Đơn vị không phải gửi báo cáo trong kỳ này.")
        if obligation.unit_id not in self._office.below:
            return _("Đơn vị này không thuộc đơn vị của bạn nên không nhập thay được.")
        return refusal("empty") if read.said.empty else ""

    def _draft_refusal(self, draft: Submission, said: Said) -> str:
        """Why what is said can't be put over a draft."""
        ours = draft.entered_by_unit_id == self._office.intake.unit_id
        if draft.entered_by_unit_id is not None and not ours:
            return _("Một đơn vị cấp trên khác đang nhập thay báo cáo này. Hãy trao đổi với đơn vị đó.")
        if draft.revision and not ours and contradictions(draft, said):
            return _("Đơn vị đang tự nhập báo cáo này với số liệu khác. Hãy trao đổi với đơn vị trước khi nhập thay.")
        faults = over_base(merged(draft.values, said)) if draft.values else {}  # what is said is looked at already
        if faults:
            where, fault = next(iter(faults.items()))
            return f"{self._office.labels.get(where, '')}: {wrong(fault)}"
        return ""

    def _send(self, draft: Submission, obligation: Obligation, read: Read, now: datetime, *, changed: bool) -> Taken:
        office, intake = self._office, self._office.intake
        attached = {indicator for indicator, _digest in self._at_hand.files.get(draft.pk, ())}
        earlier = self._at_hand.earlier.get(obligation.unit_id)
        found = self._broken(draft, earlier, obligation)
        problems = problems_to_send(draft, office.form.indicators, office.slots, attached, found)
        if problems:
            labels = office.labels | {explanation_name(each): each.message for each in found}
            problems = [Problem(labels.get(each.where, ""), each.message) for each in problems]
        elif empty := emptiness(draft, attached):
            problems = [Problem("", empty)]
        if problems:
            return Taken(Outcome.FILLED if changed else Outcome.UNCHANGED, read.unit_id, problems)
        self._enter(draft, obligation)
        draft.state, draft.sent_at = SubmissionState.SENT, now
        draft.sent_by, draft.sent_instead_of = intake.by, intake.instead_of
        draft.vector = pack(draft.values, office.columns)
        obligation.state = ObligationState.SENT
        self._sent[obligation.pk] = draft
        return Taken(Outcome.SENT, read.unit_id)

    def _broken(self, draft: Submission, earlier: Earlier | None, obligation: Obligation) -> list[Check]:
        if not self._office.checks:
            return []
        unit = self._at_hand.units.get(obligation.unit_id)
        return broken_of(self._office.checks, self._office.form.indicators, draft, earlier, unit)

    def _enter(self, draft: Submission, obligation: Obligation) -> None:
        """Marks a draft as entered by this office, once."""
        if draft.entered_by_unit_id is None:
            draft.entered_by_unit_id = self._office.intake.unit_id
            draft.entered_reason = self._office.intake.reason
            self._entered[obligation.pk] = draft

    def _begun(self, obligation: Obligation) -> Submission:
        """A new draft, not stored; a unit's first begins with what the form carries over."""
        version = self._at_hand.versions.get(obligation.pk, 0) + 1
        draft = Submission(obligation=obligation, version=version)
        last = self._at_hand.carried.get(obligation.unit_id) if version == 1 else None
        if last is not None and self._office.carried:
            draft.values = {key: dict(parts) for key, parts in last.values.items() if key in self._office.carried}
            draft.texts = {key: text for key, text in last.texts.items() if key in self._office.carried}
        return draft


def _compared(read: Read, obligation: Obligation, sent: Submission | None) -> Taken:
    """A workbook for a report that is sent: the same once more is harmless."""
    if sent is not None and not differences(sent, read.said):
        return Taken(Outcome.UNCHANGED, read.unit_id)
    return _refused(read, _("Báo cáo này đã gửi nên không sửa được. Cần sửa thì trả lại báo cáo trước."))


def _refused(read: Read, why: str) -> Taken:
    return Taken(Outcome.REFUSED, read.unit_id, [Problem("", why)])
