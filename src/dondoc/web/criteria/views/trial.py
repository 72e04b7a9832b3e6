"""A set as a unit will see it, with trial answers: points and level at once. Nothing is stored."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dondoc.criteria.queries import rules_of
from dondoc.criteria.rules import Outcome, Reckoning, score
from dondoc.web.criteria.access import set_in_sight
from dondoc.web.criteria.sheet import Line, SetSheet, sheet_of
from dondoc.web.criteria.trial import Trial, read_trial, traits
from dondoc.web.requests import AuthedRequest


def trial(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """The sheet; posted answers are reckoned and shown beside it."""
    found = set_in_sight(request, criteria_id, timezone.localdate())
    rules, sheet = rules_of(found), sheet_of(found)
    tried = read_trial(request.POST, rules, found.kind)
    outcome = score(rules, tried.answers, tried.attributes)
    names = {level.key: level.name for level in sheet.levels}
    context = {
        "set": found,
        "sheet": sheet,
        "groups": _groups(sheet, tried, outcome),
        "traits": traits(found.kind, tried.attributes),
        "outcome": outcome,
        "level": names.get(outcome.level or ""),
        "by_points": names.get(outcome.by_points or ""),
        "struck": [line for line in sheet.lines if line.pk in outcome.struck],
        "faults": len(tried.faults),
        "next": _next(sheet, outcome),
    }
    template = "criteria/trial.html#outcome" if request.htmx else "criteria/trial.html"
    return render(request, template, context)


def _next(sheet: SetSheet, outcome: Outcome) -> tuple[str, int] | None:
    """The next better level by points alone, and what is still short of it; None at the top."""
    now = outcome.share if sheet.head.reckoning == Reckoning.SHARE else outcome.scaled
    better = [level for level in sheet.levels if now is not None and level.threshold > now]
    return (better[-1].name, better[-1].threshold - now) if better and now is not None else None


def _groups(sheet: SetSheet, tried: Trial, outcome: Outcome) -> list[tuple[object, object, list[dict[str, object]]]]:
    return [
        (group, outcome.sections.get(group.pk), [_row(line, tried, outcome) for line in group.lines])
        for group in sheet.groups
    ]


def _row(line: Line, tried: Trial, outcome: Outcome) -> dict[str, object]:
    return {
        "line": line,
        "typed": tried.typed.get(line.pk, ""),
        "declared": line.pk in tried.declared,
        "fault": tried.faults.get(line.pk, ""),
        "points": outcome.criteria.get(line.pk),
        "exempt": line.pk in outcome.exempt,
        "struck": line.pk in outcome.struck,
    }
