"""A sheet as it was sent: read by its unit and those above, reviewed by the reviewing units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dondoc.accounts.models import User
from dondoc.assessments.models import Appeal, AppealState, Assessment, Review, ScoreState, SelfScore, Settlement, Way
from dondoc.assessments.permissions import (
    can_answer_appeal,
    can_conclude,
    can_fill,
    can_return,
    can_run_round,
    can_send,
    reviewing_units,
)
from dondoc.assessments.queries import assessments_in, to_review
from dondoc.assessments.rules.answers import asked_of, differing
from dondoc.assessments.rules.states import WITH_REVIEWERS, Move, State, may
from dondoc.assessments.sheets import Sheet, as_attributes, sheet_of
from dondoc.reporting.queries import unit_names
from dondoc.web.assessments.hints import hint_sentences
from dondoc.web.assessments.lines import Typed
from dondoc.web.assessments.pages import base_context
from dondoc.web.assessments.sheet import parts_of
from dondoc.web.assessments.sheet_words import totals_of
from dondoc.web.requests import AuthedRequest


def reading_page(
    request: AuthedRequest, found: Assessment, day: date, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """What was sent, with what reviewers found; boxes for the unit that reviews now."""
    scores = [each for each in found.self_scores.all() if each.state != ScoreState.DRAFT]
    version = request.GET.get("ban", "")
    shown = next((each for each in scores if str(each.version) == version), scores[-1] if scores else None)
    sheet = sheet_of(found.round.criteria)
    context = base_context(request, found, day) | _steps(request.user, found, day)
    context |= {"scores": scores, "shown": shown, "newest": shown is not None and shown == scores[-1]}
    if shown is not None:
        context |= _reviewing(request, found, shown, sheet, day, typed, newest=context["newest"])
    return render(request, "assessments/read.html", context, status=status)


def _reviewing(
    request: AuthedRequest,
    found: Assessment,
    shown: SelfScore,
    sheet: Sheet,
    day: date,
    typed: Typed | None,
    *,
    newest: bool,
) -> dict[str, Any]:
    """The sheet, and the review of the unit from whose seat it is opened.

    Reviews of others show when they are done, and to a reviewing unit only once its own is.
    """
    stands = _standing(request, found, shown, sheet, day, newest=newest)
    mine, typing, council = stands.mine, stands.typing, found.round.way == Way.COUNCIL
    outcome = sheet.outcome(shown.answers, shown.attributes)
    final = sheet.outcome(found.answers, shown.attributes) if found.answers and newest else None
    reviewer = bool(stands.units) or _runs(request.user, found, day)
    return {
        "parts": parts_of(
            found,
            sheet,
            shown,
            outcome,
            typed=typed,
            reviews=stands.told,
            mine=(mine or Review(self_score=shown, unit_id=stands.seat or 0)) if typing else None,
            settlements=stands.settlements if not typing else {},
            differing=stands.differ,
            own=can_fill(request.user, found, day),
            shows_hints=reviewer,
        ),
        "totals": totals_of(sheet, outcome),
        "final": totals_of(sheet, final) if final else None,
        "hints": hint_sentences(shown.hints).get("", []) if reviewer else [],
        "typing": typing,
        "mine": mine,
        "seat_unit": stands.seat,
        "review_revision": mine.revision if mine else 0,
        "may_again": stands.open_now and mine is not None and mine.finished_at is not None and council,
        "unsettled": [one for one in stands.differ if one not in stands.settlements],
        "waiting_members": stands.waiting,
        "is_council": council,
        "may_settle": newest and found.at is State.IN_REVIEW and can_conclude(request.user, found, day) and council,
        "next": _next(request.user, found, day) if stands.units else None,
    }


@dataclass(frozen=True, slots=True)
class _Standing:
    """How the review of a sheet stands for a seat.

    ``units``: those of the user that review; ``seat``: that for which it is done here; ``mine``: its review, being
    written where ``typing``. ``told``: reviews that may be read, by the unit's name; ``differ``: criteria in which
    those that count differ; ``waiting``: members of the council who are not done.
    """

    units: Sequence[int]
    seat: int | None
    open_now: bool
    mine: Review | None
    typing: bool
    told: Sequence[tuple[str, Review]]
    differ: Sequence[int]
    settlements: dict[int, Settlement]
    waiting: int


def _standing(
    request: AuthedRequest, found: Assessment, shown: SelfScore, sheet: Sheet, day: date, *, newest: bool
) -> _Standing:
    units = reviewing_units(request.user, found, day)
    seat = request.seat.unit_id if request.seat.unit_id in units else (units[0] if units else None)
    reviews = {each.unit_id: each for each in shown.reviews.all()}
    open_now = newest and found.at in WITH_REVIEWERS and seat is not None
    mine = reviews.get(seat or 0)
    typing = open_now and (mine is None or mine.finished_at is None)
    names = {key: name for key, (_path, name) in unit_names(list(reviews), day).items()}
    told = () if typing or not _sees_reviews(request.user, found, day, units) else _finished(found, reviews, names)
    asked = asked_of(sheet.rules, as_attributes(shown.attributes))
    members = set(found.round.members.values_list("unit_id", flat=True))
    done = [each for each in _counting(found, reviews) if found.round.way != Way.COUNCIL or each.unit_id in members]
    differ = differing([each.answers for each in done], asked) if len(done) > 1 and not typing else []
    settlements = {each.criterion_id: each for each in shown.settlements.all() if each.criterion_id in differ}
    waiting = len(members - {each.unit_id for each in done})
    return _Standing(units, seat, open_now, mine, typing, told, differ, settlements, waiting)


def _runs(user: User, found: Assessment, day: date) -> bool:
    """Whether the user runs the round."""
    return can_run_round(user, found.round, day)


def _sees_reviews(user: User, found: Assessment, day: date, units: Sequence[int]) -> bool:
    """The unit itself reads what reviewers found once it is concluded, and not while it is reviewed anew."""
    concluded = found.reviewed_at is not None and found.at not in WITH_REVIEWERS
    return bool(units) or _runs(user, found, day) or concluded


def _finished(found: Assessment, reviews: dict[int, Review], names: dict[int, str]) -> list[tuple[str, Review]]:
    return [(names.get(each.unit_id, ""), each) for each in _counting(found, reviews)]


def _counting(found: Assessment, reviews: dict[int, Review]) -> list[Review]:
    concluded = found.reviewed_at is not None
    return [each for each in reviews.values() if each.finished_at is not None or concluded]


def _steps(user: User, found: Assessment, day: date) -> dict[str, Any]:
    """What may be done with the whole now, by this user."""
    appeal = Appeal.objects.filter(assessment=found).select_related("decision").first()
    runs = can_run_round(user, found.round, day)
    sends = can_send(user, found, day)
    appealed = appeal is not None and appeal.decision_id == found.decision_id
    return {
        "runs": runs,
        "may_return": may(found.at, Move.RETURN) and can_return(user, found, day),
        "may_reopen": may(found.at, Move.REOPEN) and can_conclude(user, found, day),
        "may_exclude": runs and may(found.at, Move.EXCLUDE),
        "may_put_back": runs and may(found.at, Move.PUT_BACK),
        "appeal": appeal,
        "may_appeal": found.at is State.PUBLISHED and sends and not appealed,
        "may_answer": appeal is not None and appeal.state == AppealState.ASKED and can_answer_appeal(user, appeal, day),
        "published": found.at is State.PUBLISHED,
        "recognition": found.recognitions.filter(withdrawn_on__isnull=True).first(),
    }


def _next(user: User, found: Assessment, day: date) -> int | None:
    """The next unit of the round, in the order of the tree, that waits for this reviewer."""
    rows = assessments_in(to_review(user, day).filter(round_id=found.round_id).exclude(pk=found.pk), day)
    return rows.values_list("pk", flat=True).first()
