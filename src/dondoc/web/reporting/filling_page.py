"""A report while it is filled in: what is stored, or what was just typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.core.errors import Problem
from dondoc.reporting.asked import asked, asking, earlier_report
from dondoc.reporting.models import (
    Indicator,
    IndicatorKind,
    Obligation,
    ObligationState,
    ReportFile,
    Submission,
    SubmissionState,
)
from dondoc.reporting.permissions import (
    can_send,
)
from dondoc.reporting.rules.forms import slots
from dondoc.web.compiling.compiled import compiled
from dondoc.web.reporting.around import BESIDE, around, before, entered_for, files_of, hidden_from, notes_on
from dondoc.web.reporting.estimates import estimates
from dondoc.web.reporting.explaining import broken_to_type, explanations_typed_again
from dondoc.web.reporting.fields import boxes_to_type, typed_again
from dondoc.web.reporting.hints import hints
from dondoc.web.reporting.records import Beside, filled_in, is_untouched, records_beside
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the page where it is not simply what is stored.

    ``theirs`` is what was stored meanwhile, ``theirs_by`` the sentence that says by whom and when.
    """

    texts: Mapping[str, str]
    narrative: str
    revision: int
    faults: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    theirs: Submission | None = None
    theirs_by: str = ""


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
    submissions = list(found.submissions.select_related("saved_by"))
    draft = next((each for each in submissions if each.state == SubmissionState.DRAFT), None)
    indicators = asked(found.cycle)
    keyed = [(str(each.pk), each) for each in indicators]
    shown = typed or _stored(draft, keyed)
    files = files_of(draft)
    own = sits_at(request.user, found.unit_id, Role.OFFICER, Role.HEAD, day=day)
    records = records_beside(found, indicators, shown.texts, day, own=own)
    filled = shown.texts
    if typed is None and is_untouched(draft, [each for each in submissions if each != draft]):
        filled = filled_in(shown.texts, records)
    context = (
        around(request, found, day, submissions)
        | _shown(replace(shown, texts=filled), keyed)
        | _stands(request.user, found, draft, indicators, day)
        | _attached(files, keyed)
        | {
            "figures": _figures(
                found, replace(shown, texts=filled), records, indicators, submissions, files, day, own=own
            ),
            "records": records,
            "put_in": len(filled) - len(shown.texts),
            "broken": broken_to_type(found, draft, indicators, filled, shown.faults),
            "file_problems": file_problems,
            "is_stored": typed is None,
            "saved": draft if typed is None else None,
            "reason": _reason(submissions),
        }
    )
    status = 409 if shown.theirs else 422 if context["wrong"] or file_problems else 200
    return render(request, "reporting/obligation_fill.html", context, status=status)


def _figures(
    found: Obligation,
    shown: Typed,
    records: Mapping[str, Beside],
    indicators: Sequence[Indicator],
    submissions: Sequence[Submission],
    files: Mapping[str, Sequence[ReportFile]],
    day: date,
    *,
    own: bool,
) -> Sequence[Any]:
    """The boxes to type in, with what stands beside each."""
    draft = next((each for each in submissions if each.state == SubmissionState.DRAFT), None)
    last = earlier_report(found, indicators)
    return boxes_to_type(
        [(str(each.pk), each) for each in indicators],
        typed_texts=shown.texts,
        last=before(last),
        files=files,
        faults=shown.faults,
        hints=hints(found, indicators, draft.values) if draft else {},
        notes=notes_on(next((each for each in reversed(submissions) if each != draft), None)),
        records=records,
        estimates=estimates(found, indicators, draft.values if draft else {}, own=own),
        own=own,
        last_hidden=hidden_from(last.obligation if last else None, own, day),
    )


def _shown(shown: Typed, keyed: Sequence[tuple[str, Indicator]]) -> dict[str, Any]:
    """What stands in the boxes, and what is wrong with it."""
    where = {problem.where: problem.message for problem in shown.problems}
    return {
        "narrative": shown.narrative,
        "narrative_problem": where.get("narrative", ""),
        "revision": shown.revision,
        "problems": [each for each in shown.problems if not each.where],
        "wrong": bool(shown.faults or shown.problems),
        "theirs": typed_again(shown.theirs.values, shown.theirs.texts, keyed) if shown.theirs else None,
        "theirs_by": shown.theirs_by,
        "their_narrative": shown.theirs.narrative if shown.theirs else "",
    }


def _stands(
    user: User, found: Obligation, draft: Submission | None, indicators: Sequence[Indicator], day: date
) -> dict[str, Any]:
    """How the report came about so far, and what may be done with it."""
    return {
        "asks_numbers": any(not slot.answers for slot in slots(indicators)),
        "may_send": can_send(user, found, day),
        "entered": entered_for(draft, user, day),
        "compiled": compiled(draft, indicators),
        "may_stop": draft is not None and not draft.revision,
        "let_in": found.open_again_at is not None,
        "corrects": found.state == ObligationState.ACCEPTED,
    }


def _attached(files: Mapping[str, Sequence[ReportFile]], keyed: Sequence[tuple[str, Indicator]]) -> dict[str, Any]:
    """The files of the draft, and the places that take one."""
    return {
        "files": [each for rows in files.values() for each in rows],
        "files_beside": files.get(BESIDE, ()),
        "file_keys": [BESIDE, *(key for key, each in keyed if each.kind == IndicatorKind.FILE)],
    }


def _stored(draft: Submission | None, indicators: Sequence[tuple[str, Indicator]]) -> Typed:
    if draft is None:
        return Typed({}, "", 0)
    texts = typed_again(draft.values, draft.texts, indicators)
    said = explanations_typed_again(asking(draft.obligation.cycle).checks, draft)
    return Typed(texts | said, draft.narrative, draft.revision)


def _reason(submissions: Sequence[Submission]) -> str:
    """Why the latest version that was sent came back; "" where it did not."""
    sent = [each for each in submissions if each.state != SubmissionState.DRAFT]
    return sent[-1].reason if sent and sent[-1].state == SubmissionState.RETURNED else ""
