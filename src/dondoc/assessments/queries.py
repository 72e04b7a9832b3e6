"""Reads of rounds, assessments and recognitions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.assessments.models import (
    Assessment,
    AssessmentRound,
    Decision,
    Member,
    Recognition,
    Review,
    ScoreState,
    SelfScore,
    Way,
)
from dondoc.assessments.permissions import REVIEWING
from dondoc.assessments.rules.states import WITH_REVIEWERS, WITH_UNIT, State
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by, subtree

NOT_SENT = tuple(state.value for state in WITH_UNIT)
TO_REVIEW = tuple(state.value for state in WITH_REVIEWERS)


def rounds_for(user: User, day: date) -> QuerySet[AssessmentRound]:
    """The rounds that a user sees whole (``whole``): those run at units in sight, and those in whose council a seat of
    the user sits; and those in which a unit in sight stands."""
    seen = seen_by(user, day).order_by().values("unit_id")
    held = seats(user, day).order_by().values("unit_id")
    sits = Exists(Member.objects.filter(round=OuterRef("pk"), unit_id__in=held))
    stands = Exists(Assessment.objects.filter(round=OuterRef("pk"), unit_id__in=seen))
    whole = Case(When(Q(unit_id__in=seen) | sits, then=True), default=False)
    rows = AssessmentRound.objects.filter(Q(unit_id__in=seen) | sits | stands)
    return rows.annotate(whole=whole).select_related("criteria")


def assessments_in(rows: QuerySet[Assessment], day: date) -> QuerySet[Assessment]:
    """In the order of the tree, with ``path``, ``unit_name`` and ``folded`` of each unit on a day; one that has ended
    is named as it last was. ``version`` is what was sent last and waits or is reviewed."""
    versions = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=day).order_by("-valid_from")
    sent = SelfScore.objects.filter(assessment=OuterRef("pk"), state=ScoreState.SENT).order_by("-version")
    return rows.annotate(
        path=Subquery(versions.values("path")[:1]),
        unit_name=Subquery(versions.values("name")[:1]),
        folded=Subquery(versions.values("folded")[:1]),
        version=Subquery(sent.values("version")[:1]),
    ).order_by("path", "pk")


def counts_of(rounds: Collection[AssessmentRound]) -> dict[int, dict[str, int]]:
    """Round id -> state -> how many of its units stand there; one query."""
    found: dict[int, dict[str, int]] = {each.pk: {} for each in rounds}
    rows = Assessment.objects.filter(round__in=rounds).order_by().values_list("round_id", "state")
    for round_id, state, n in rows.annotate(n=Count("pk")):
        found[round_id][state] = n
    return found


def missing_in(round_: AssessmentRound, day: date) -> QuerySet[UnitVersion]:
    """The units below a round's, of the kind that its set is for, that don't stand in it on a day."""
    there = Assessment.objects.filter(round=round_).order_by().values("unit_id")
    rows = subtree(round_.unit_id, day).filter(kind=round_.criteria.kind).exclude(unit_id=round_.unit_id)
    return rows.exclude(unit_id__in=there)


def levels_of(round_: AssessmentRound) -> dict[str, int]:
    """Key of a level -> how many of a round's units have been reviewed to it; "" for those that were struck out."""
    rows = round_.assessments.exclude(reviewed_at=None).exclude(state=State.EXCLUDED).order_by().values_list("level")
    return dict(rows.annotate(n=Count("pk")))


def own_assessments(unit_id: int) -> QuerySet[Assessment]:
    """What one unit stands in, the latest year first."""
    rows = Assessment.objects.filter(unit_id=unit_id).select_related("round__criteria", "decision")
    return rows.order_by("-round__year", "-pk")


def owed_by(unit_id: int) -> QuerySet[Assessment]:
    """The sheets that a unit has still to send, the nearest due day first."""
    rows = Assessment.objects.filter(unit_id=unit_id, state__in=NOT_SENT).select_related("round")
    return rows.order_by("round__self_due", "pk")


def to_review(user: User, day: date) -> QuerySet[Assessment]:
    """What waits for a review by a unit in whose office or head's seat the user sits, and that it has not finished."""
    held = seats(user, day).filter(role__in=REVIEWING).order_by().values("unit_id")
    council = Member.objects.filter(round=OuterRef("round"), unit_id__in=held)
    done = Review.objects.filter(
        self_score__assessment=OuterRef("pk"),
        self_score__state=ScoreState.SENT,
        unit_id__in=held,
        finished_at__isnull=False,
    )
    rows = Assessment.objects.filter(state__in=TO_REVIEW).filter(~Exists(done))
    mine = Q(round__way=Way.ABOVE, reviewer_id__in=held) | (Q(round__way=Way.COUNCIL) & Exists(council))
    return rows.filter(mine).select_related("round")


def recognitions_for(user: User, day: date) -> QuerySet[Recognition]:
    """The recognitions of units in sight, or given by units in sight; with ``unit_name`` and ``folded`` as on a day."""
    seen = seen_by(user, day).order_by().values("unit_id")
    versions = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=day).order_by("-valid_from")
    rows = Recognition.objects.filter(Q(unit_id__in=seen) | Q(decision__round__unit_id__in=seen))
    return rows.annotate(
        unit_name=Subquery(versions.values("name")[:1]), folded=Subquery(versions.values("folded")[:1])
    ).select_related("decision__round", "criteria")


def recognitions_named(decision: Decision, day: date) -> list[Recognition]:
    """What a decision recognises, in the order of the tree, with ``unit_name``; of one that is not published yet what
    its publication would make, not stored."""
    if decision.published_at is not None:
        versions = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=day).order_by("-valid_from")
        named = decision.recognitions.annotate(
            unit_name=Subquery(versions.values("name")[:1]), path=Subquery(versions.values("path")[:1])
        )
        return list(named.order_by("path", "pk"))
    levels = {each.key: each.name for each in decision.round.criteria.levels.all() if each.reaches}
    made = []
    for row in assessments_in(decision.assessments.all(), day):
        if row.level in levels:
            each = Recognition(unit_id=row.unit_id, level=row.level, level_name=levels[row.level])
            each.unit_name = getattr(row, "unit_name", "")  # type: ignore[attr-defined]
            made.append(each)
    return made


def in_force(day: date) -> Q:
    """The condition that a recognition holds on a day."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return Q(valid_from__lte=day) & lasting & (Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day))
