"""One unit's report in one round: to be filled in by the unit, or to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.calendar.queries import calendar
from dondoc.consolidation.queries import hidden_in_report
from dondoc.core.errors import Problem
from dondoc.core.periods import Calendar, is_working_day
from dondoc.reporting.asked import Earlier, asked, earlier_report
from dondoc.reporting.filling import LEFT_OUT, OPEN_TO_FILL, round_open, takes_figures
from dondoc.reporting.models import (
    ExtensionState,
    Indicator,
    Obligation,
    ObligationState,
    ReportFile,
    Submission,
    SubmissionState,
)
from dondoc.reporting.permissions import (
    can_ask_extension,
    can_enter_for,
    can_fill,
    can_run_cycle,
    can_see_cycle,
    can_send,
)
from dondoc.reporting.queries import ANSWERABLE, history, next_waiting, owed, unit_names
from dondoc.reporting.rules.figures import is_nil
from dondoc.reporting.rules.forms import slots
from dondoc.web.compiling.compiled import compiled
from dondoc.web.reporting.access import obligation_seen
from dondoc.web.reporting.explaining import broken_to_type, explained, explanations_typed_again
from dondoc.web.reporting.fields import NOTHING, Answers, boxes_to_read, boxes_to_type, typed_again
from dondoc.web.reporting.hints import hints
from dondoc.web.reporting.history import lines
from dondoc.web.reporting.printing import tells_of_hiding
from dondoc.web.reporting.records import filled_in, is_untouched, records_beside
from dondoc.web.reporting.standing_in import goes_into
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the page where it is not simply what is stored."""

    texts: Mapping[str, str]
    narrative: str
    revision: int
    faults: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    theirs: Submission | None = None


def obligation(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """The form for those who fill it while it is open, the report as sent for all others."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    if "ban" not in request.GET and takes_figures(found) and can_fill(request.user, found, day):
        return filling_page(request, found, day)
    return _reading_page(request, found, day)


def filling_page(
    request: AuthedRequest,
    found: Obligation,
    day: date,
    typed: Typed | None = None,
    *,
    file_problems: Sequence[Problem] = (),
) -> HttpResponse:
    """The form with what is stored, or with what was just typed and what is wrong with it.

    ``file_problems`` is what is wrong in a workbook that was to be put into it.
    """
    submissions = list(found.submissions.all())
    draft = next((each for each in submissions if each.state == SubmissionState.DRAFT), None)
    indicators = asked(found.cycle)
    keyed = [(str(each.pk), each) for each in indicators]
    shown = typed or _stored(draft, keyed)
    last = earlier_report(found, indicators)
    own = sits_at(request.user, found.unit_id, Role.OFFICER, Role.HEAD, day=day)
    records = records_beside(found, indicators, shown.texts, day, own=own)
    if typed is None and is_untouched(draft, [each for each in submissions if each != draft]):
        filled = filled_in(shown.texts, records)
        shown, put_in = Typed(filled, shown.narrative, shown.revision), len(filled) - len(shown.texts)
    else:
        put_in = 0
    where = {problem.where: problem.message for problem in shown.problems}
    context = _context(request, found, day, submissions) | {
        "figures": boxes_to_type(
            keyed,
            typed_texts=shown.texts,
            last=_before(last),
            files=_files(draft),
            faults=shown.faults,
            hints=hints(found, indicators, draft.values) if draft else {},
            notes=_notes(next((each for each in reversed(submissions) if each != draft), None)),
            records=records,
            own=own,
            last_hidden=_hidden(last.obligation if last else None, own, day),
        ),
        "records": records,
        "put_in": put_in,
        "broken": broken_to_type(found, draft, indicators, shown.texts, shown.faults),
        "narrative": shown.narrative,
        "narrative_problem": where.get("narrative", ""),
        "revision": shown.revision,
        "problems": [each for each in shown.problems if not each.where],
        "file_problems": file_problems,
        "is_stored": typed is None,
        "wrong": bool(shown.faults or shown.problems),
        "theirs": typed_again(shown.theirs.values, shown.theirs.texts, keyed) if shown.theirs else None,
        "their_narrative": shown.theirs.narrative if shown.theirs else "",
        "saved_at": draft.saved_at if draft and not typed else None,
        "asks_numbers": any(not slot.answers for slot in slots(indicators)),
        "may_send": can_send(request.user, found, day),
        "entered": _entered(draft, request.user, day),
        "compiled": compiled(draft, indicators),
        "may_stop": draft is not None and not draft.revision,
        "reason": _reason(submissions),
        "let_in": found.open_again_at is not None,
        "corrects": found.state == ObligationState.ACCEPTED,
    }
    status = 409 if shown.theirs else 422 if context["wrong"] or file_problems else 200
    return render(request, "reporting/obligation_fill.html", context, status=status)


def _reading_page(request: AuthedRequest, found: Obligation, day: date) -> HttpResponse:
    submissions = list(found.submissions.all())
    sent = [each for each in submissions if each.state != SubmissionState.DRAFT]
    version = request.GET.get("ban", "")
    shown = next((each for each in sent if str(each.version) == version), sent[-1] if sent else None)
    indicators = asked(found.cycle)
    last = earlier_report(found, indicators)
    own = can_fill(request.user, found, day)
    office = can_run_cycle(request.user, found.cycle, day)
    runs = office and round_open(found)
    newest = shown is not None and shown == sent[-1]
    texts = typed_again(shown.values, {}, [(str(each.pk), each) for each in indicators]) if shown else {}
    records = records_beside(found, indicators, texts, day, own=own) if newest else {}
    figures = boxes_to_read(
        [(str(each.pk), each) for each in indicators],
        sent=Answers(shown.values, shown.texts, _files(shown)) if shown else NOTHING,
        last=_before(last),
        own=own,
        hints=hints(found, indicators, shown.values, own=own) if shown else {},
        notes=_notes(shown),
        records=records,
        hidden=_hidden(found, own, day),
        last_hidden=_hidden(last.obligation if last else None, own, day),
    )
    context = _context(request, found, day, submissions) | {
        "shown": shown,
        "newest": newest,
        "figures": figures,
        "differing": sum(box.record is not None and box.record.differs for each in figures for box in each.fields),
        "nil": shown is not None and is_nil(shown.values, slots(indicators)),
        "explained": explained(found.cycle.form, shown) if shown else [],
        "hides": tells_of_hiding(text for each in figures for box in each.fields for text in (box.text, box.last)),
        "runs": runs,
        "own": own,
        "sees_round": office or can_see_cycle(request.user, found.cycle, day),
        "may_accept": runs and newest and _waits(found, shown),
        "may_return": runs and newest and (_waits(found, shown) or _may_come_back(found)),
        "may_let_in": office and not runs and found.state not in LEFT_OUT,
        "may_shut": runs and found.open_again_at is not None,
        "may_note": runs and newest and (_waits(found, shown) or _may_come_back(found)),
        "noted": [place for place, each in enumerate(figures, 1) if each.note],
        "corrects": found.state == ObligationState.ACCEPTED and found.open_again_at is not None,
        "next_waiting": next_waiting(found, day) if runs and found.cycle.closed_at is None else None,
        "left_out": found.state in LEFT_OUT,
        "goes": goes_into(shown, found, request.user, day, office=office) if shown else None,
        "entered": _entered(shown, request.user, day),
        "compiled": compiled(shown, indicators),
        "may_enter": takes_figures(found) and not own and can_enter_for(request.user, found, request.seat.unit_id, day),
    }
    return render(request, "reporting/obligation_read.html", context)


def _waits(found: Obligation, shown: Submission | None) -> bool:
    """Whether a version that was sent waits for the office: a report, or the correction of an accepted one."""
    return shown is not None and shown.state == SubmissionState.SENT and found.state not in LEFT_OUT


def _may_come_back(found: Obligation) -> bool:
    """Whether an accepted report may be sent back; one that is being corrected may not."""
    return found.state == ObligationState.ACCEPTED and found.open_again_at is None


@dataclass(frozen=True, slots=True)
class Entered:
    """Which unit above entered a version for the unit, why, and whether the reader sits there."""

    unit_name: str
    reason: str
    by_us: bool


def _entered(version: Submission | None, user: User, day: date) -> Entered | None:
    if version is None or version.entered_by_unit_id is None:
        return None
    name = unit_names([version.entered_by_unit_id], day).get(version.entered_by_unit_id, ("", ""))[1]
    return Entered(name, version.entered_reason, sits_at(user, version.entered_by_unit_id, Role.OFFICE, day=day))


def _context(request: AuthedRequest, found: Obligation, day: date, submissions: Sequence[Submission]) -> dict[str, Any]:
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


def _before(last: Earlier | None) -> Answers:
    return Answers(last.values, last.texts, {}) if last else NOTHING


def _notes(version: Submission | None) -> dict[str, str]:
    """What the office wrote on a version, by the key of the indicator."""
    return {str(each.indicator_id): each.text for each in version.notes.all()} if version else {}


def _files(version: Submission | None) -> dict[str, list[ReportFile]]:
    """The files of a version by the key of the indicator that they answer, "" for those beside the whole."""
    found: dict[str, list[ReportFile]] = {}
    for each in version.files.select_related("file") if version else ():
        found.setdefault(str(each.indicator_id or ""), []).append(each)
    return found


def _hidden(report: Obligation | None, own: bool, day: date) -> frozenset[str]:
    """What is not told of a report, beyond its small counts, to those outside its unit."""
    return frozenset() if own or report is None else hidden_in_report(report, day)


def _stored(draft: Submission | None, indicators: Sequence[tuple[str, Indicator]]) -> Typed:
    if draft is None:
        return Typed({}, "", 0)
    texts = typed_again(draft.values, draft.texts, indicators)
    said = explanations_typed_again(draft.obligation.cycle.form, draft)
    return Typed(texts | said, draft.narrative, draft.revision)


def _reason(submissions: Sequence[Submission]) -> str:
    """Why the latest version that was sent came back; "" where it did not."""
    sent = [each for each in submissions if each.state != SubmissionState.DRAFT]
    return sent[-1].reason if sent and sent[-1].state == SubmissionState.RETURNED else ""
