"""A report as it was sent: its figures, and what the reader may do with it."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from dondoc.reporting.asked import asked, earlier_report
from dondoc.reporting.filling import LEFT_OUT, round_open, takes_figures
from dondoc.reporting.models import (
    Obligation,
    ObligationState,
    Submission,
    SubmissionState,
)
from dondoc.reporting.permissions import (
    can_enter_for,
    can_fill,
    can_run_cycle,
    can_see_cycle,
)
from dondoc.reporting.queries import next_waiting
from dondoc.reporting.rules.figures import is_nil
from dondoc.reporting.rules.forms import slots
from dondoc.web.compiling.compiled import compiled
from dondoc.web.reporting.around import BESIDE, around, before, entered_for, files_of, hidden_from, notes_on
from dondoc.web.reporting.estimates import estimates
from dondoc.web.reporting.explaining import explained
from dondoc.web.reporting.fields import NOTHING, Answers, boxes_to_read, typed_again
from dondoc.web.reporting.hints import hints
from dondoc.web.reporting.printing import tells_of_hiding
from dondoc.web.reporting.records import records_beside
from dondoc.web.reporting.standing_in import goes_into
from dondoc.web.requests import AuthedRequest


def reading_page(request: AuthedRequest, found: Obligation, day: date) -> HttpResponse:
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
    files = files_of(shown)
    figures = boxes_to_read(
        [(str(each.pk), each) for each in indicators],
        sent=Answers(shown.values, shown.texts, files) if shown else NOTHING,
        last=before(last),
        own=own,
        hints=hints(found, indicators, shown.values, own=own) if shown else {},
        notes=notes_on(shown),
        records=records,
        estimates=estimates(found, indicators, shown.values if shown else {}, own=own),
        hidden=hidden_from(found, own, day),
        last_hidden=hidden_from(last.obligation if last else None, own, day),
    )
    context = around(request, found, day, submissions) | {
        "shown": shown,
        "newest": newest,
        "figures": figures,
        "files_beside": files.get(BESIDE, ()),
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
        "entered": entered_for(shown, request.user, day),
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
