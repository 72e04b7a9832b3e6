"""Where each obligation of a round stood on a day, and which reports counted then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import FilteredRelation, Q
from django.utils import timezone

from dondoc.calendar.queries import calendar
from dondoc.core.periods import days_late
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import (
    Cycle,
    Extension,
    ExtensionState,
    Obligation,
    ObligationState,
    Submission,
    SubmissionState,
)
from dondoc.reporting.rules.standing import Standing, standing

Row = tuple[int, int, str, date, bytes | None]  # obligation, unit, state, due date, figures where accepted


class Version(NamedTuple):
    """What is asked of a version of a report; a model for each of a hundred thousand costs several times as long."""

    obligation_id: int
    state: str
    accepted_at: datetime | None
    decided_at: datetime | None
    vector: bytes | None


@dataclass(frozen=True, slots=True)
class Stood:
    """The obligations of a round on a day, as plain rows: there may be a hundred thousand."""

    rows: Sequence[Row]
    by_state: Mapping[tuple[str, date], Standing]


def standings(cycle: Cycle, day: date, today: date) -> Stood:
    """A round's obligations as they stood at the end of ``day``; for today and later as they stand now."""
    rows = list(_then(cycle, day) if day < today else _now(cycle))
    pairs = {(state, due) for _pk, _unit, state, due, _vector in rows}
    late_on, in_force = min(day, today), calendar()
    return Stood(rows, {(state, due): standing(state, days_late(due, late_on, in_force)) for state, due in pairs})


def sent_order(cycle: Cycle, day: date) -> dict[int, int]:
    """Unit id -> how many of the round's reports, accepted by the end of a day, were sent before its own."""
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=timezone.get_current_timezone())
    found = Submission.objects.filter(obligation__cycle=cycle, accepted_at__lt=end)
    last = dict(found.order_by("version").values_list("obligation__unit_id", "sent_at"))
    return {unit: place for place, unit in enumerate(sorted(last, key=lambda each: (last[each], each)))}


def _now(cycle: Cycle) -> Iterable[Row]:
    accepted = FilteredRelation("submissions", condition=Q(submissions__state=SubmissionState.ACCEPTED))
    rows = Obligation.objects.filter(cycle=cycle).annotate(accepted=accepted)
    return rows.values_list("pk", "unit_id", "state", "due", "accepted__vector")


def _then(cycle: Cycle, day: date) -> Iterator[Row]:
    """What had been sent, decided, extended and left out by the end of the day.

    A unit that was left out and put back since counts as never left out.
    """
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=timezone.get_current_timezone())
    sent = _told_then(_sent_by(cycle, end), end)
    dues = _dues_since_moved(cycle, end)
    owed = Obligation.objects.filter(cycle=cycle, created_at__lt=end)
    for pk, unit, now, due_now, left_out_at in owed.values_list("pk", "unit_id", "state", "due", "left_out_at"):
        due = dues.get(pk, due_now)
        if now in LEFT_OUT and left_out_at is not None and left_out_at < end:
            yield pk, unit, now, due, None
            continue
        report = sent.get(pk)
        state = _state_then(report, end) if report else ObligationState.OWED
        vector = report.vector if report and state == ObligationState.ACCEPTED else None
        yield pk, unit, str(state), due, bytes(vector) if vector is not None else None


def _dues_since_moved(cycle: Cycle, end: datetime) -> dict[int, date]:
    """Obligation id -> the due date that held at a moment, where an extension was granted since."""
    granted = Extension.objects.filter(obligation__cycle=cycle, state=ExtensionState.GRANTED, decided_at__gte=end)
    return dict(granted.order_by("-decided_at", "-pk").values_list("obligation_id", "due_before"))


def _sent_by(cycle: Cycle, end: datetime) -> Iterator[Version]:
    """The versions sent before a moment, the latest of an obligation last."""
    found = Submission.objects.filter(obligation__cycle=cycle, sent_at__lt=end).order_by("version")
    yield from map(Version._make, found.values_list(*Version._fields))


def _told_then(versions: Iterable[Version], end: datetime) -> dict[int, Version]:
    """Obligation id -> the version that counted at a moment, else the latest that was sent."""
    found: dict[int, Version] = {}
    for each in versions:
        before = found.get(each.obligation_id)
        corrects = before is not None and _state_then(before, end) == ObligationState.ACCEPTED
        if not corrects or _state_then(each, end) == ObligationState.ACCEPTED:
            found[each.obligation_id] = each
    return found


def _state_then(report: Version, end: datetime) -> ObligationState:
    ended = report.state in (SubmissionState.RETURNED, SubmissionState.REPLACED)
    if ended and report.decided_at is not None and report.decided_at < end:
        return ObligationState.RETURNED
    if report.accepted_at is not None and report.accepted_at < end:
        return ObligationState.ACCEPTED
    return ObligationState.SENT
