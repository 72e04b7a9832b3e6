"""What stands around the figures of a report, whether it is filled in or read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.calendar.queries import calendar
from dondoc.consolidation.queries import hidden_in_report
from dondoc.core.periods import Calendar, is_working_day
from dondoc.reporting.asked import Earlier
from dondoc.reporting.filling import OPEN_TO_FILL, round_open
from dondoc.reporting.models import (
    ExtensionState,
    Obligation,
    ReportFile,
    Submission,
)
from dondoc.reporting.permissions import (
    can_ask_extension,
    can_run_cycle,
)
from dondoc.reporting.queries import ANSWERABLE, history, owed, unit_names
from dondoc.web.reporting.fields import NOTHING, Answers
from dondoc.web.reporting.history import lines
from dondoc.web.requests import AuthedRequest

BESIDE = ""  # in place of an indicator's key: files that answer none


@dataclass(frozen=True, slots=True)
class Entered:
    """Which unit above entered a version for the unit, why, and whether the reader sits there."""

    unit_name: str
    reason: str
    by_us: bool


def entered_for(version: Submission | None, user: User, day: date) -> Entered | None:
    if version is None or version.entered_by_unit_id is None:
        return None
    name = unit_names([version.entered_by_unit_id], day).get(version.entered_by_unit_id, ("", ""))[1]
    return Entered(name, version.entered_reason, sits_at(user, version.entered_by_unit_id, Role.OFFICE, day=day))


def around(request: AuthedRequest, found: Obligation, day: date, submissions: Sequence[Submission]) -> dict[str, Any]:
    name = unit_names([found.unit_id], day).get(found.unit_id, ("", ""))[1]
    in_force = calendar()
    return {
        "obligation": found,
        "cycle": found.cycle,
        "form": found.cycle.form,
        "plan": found.cycle.form.plan,
        "unit_name": name,
        "owed": owed(found, day, in_force, name),
        **_extension(request, found, day, in_force),
        "days_left": (found.due - day).days,
        "history": lines(history(found, submissions), {each.pk: each.version for each in submissions}),
    }


def _extension(request: AuthedRequest, found: Obligation, day: date, in_force: Calendar) -> dict[str, Any]:
    """What was asked and answered, the latest first, and who may ask or answer now."""
    extensions = list(found.extensions.select_related("asked_by", "decided_by"))
    waiting = next((each for each in extensions if each.state == ExtensionState.ASKED), None)
    running = round_open(found)
    last = found.cycle.obligations.aggregate(last=Max("due"))["last"] if waiting else None
    return {
        "extensions": extensions,
        "waiting_extension": waiting,
        "wished_off": waiting is not None and not is_working_day(waiting.due_wished, in_force),
        "last_due": last if waiting and last and found.due < last <= waiting.due_wished else None,
        "may_ask": waiting is None
        and found.state in OPEN_TO_FILL
        and running
        and can_ask_extension(request.user, found, day),
        "may_answer": waiting is not None
        and running
        and found.state in ANSWERABLE
        and can_run_cycle(request.user, found.cycle, day),
    }


def before(last: Earlier | None) -> Answers:
    return Answers(last.values, last.texts, {}) if last else NOTHING


def notes_on(version: Submission | None) -> dict[str, str]:
    """What the office wrote on a version, by the key of the indicator."""
    return {str(each.indicator_id): each.text for each in version.notes.all()} if version else {}


def files_of(version: Submission | None) -> dict[str, list[ReportFile]]:
    """The files of a version by the key of the indicator that they answer, `BESIDE` for those beside the whole."""
    found: dict[str, list[ReportFile]] = {}
    for each in version.files.select_related("file") if version else ():
        found.setdefault(str(each.indicator_id or BESIDE), []).append(each)
    return found


def hidden_from(report: Obligation | None, own: bool, day: date) -> frozenset[str]:
    """What is not told of a report, beyond its small counts, to those outside its unit."""
    return frozenset() if own or report is None else hidden_in_report(report, day)
