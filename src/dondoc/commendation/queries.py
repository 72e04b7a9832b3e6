"""Reads of campaigns, proposals and awards; all by sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.assessments.models import Assessment, Recognition
from dondoc.assessments.rules.states import State
from dondoc.commendation.models import AwardForm, CommendationCampaign, CouncilMember, Proposal, ProposalState
from dondoc.commendation.rules import (
    ALL,
    Quota,
    Reason,
    Room,
    Terms,
    Told,
    barred_names,
    eligible,
    places,
    reasons,
    rooms,
)
from dondoc.core.facts import Measured
from dondoc.criteria.models import Level
from dondoc.facts import BY_KEY
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, seen_by, subtree
from dondoc.units.rules import ids_of

TAKING = (ProposalState.SENT, ProposalState.AWARDED)
"""The states that take a place of a quota."""
ON_TIME, OVERDUE = "reports.on_time", "findings.overdue"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a proposed unit: the measures, and each condition."""

    told: Told
    reasons: tuple[Reason, ...]

    @property
    def eligible(self) -> bool:
        """Whether nothing stands against it."""
        return eligible(self.reasons)


def campaigns_for(user: User, day: date) -> QuerySet[CommendationCampaign]:
    """The campaigns of units in the user's sight and of those above the user's units, with ``unit_name`` and how many
    ``proposed`` and ``awarded``; of councils in which one of the user's units sits too.
    """
    seated = seats(user, day).order_by().values("unit_id")
    ways = as_of(day).filter(unit_id__in=seated).order_by().values_list("path", flat=True)
    above = {unit_id for path in ways for unit_id in ids_of(path)}
    seen = seen_by(user, day).order_by().values("unit_id")
    mine = Q(unit_id__in=above) | Q(unit_id__in=seen) | Q(pk__in=_councils(user, day))
    counted = Proposal.objects.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    awarded = counted.filter(state=ProposalState.AWARDED)
    called = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    return CommendationCampaign.objects.filter(mine).annotate(
        unit_name=Subquery(called.values("name")[:1]),
        proposed=Subquery(counted.exclude(state=ProposalState.WITHDRAWN).annotate(n=Count("pk")).values("n")),
        awarded=Subquery(awarded.annotate(n=Count("pk")).values("n")),
    )


def proposals_for(user: User, day: date) -> QuerySet[Proposal]:
    """The proposals of units in the user's sight, and all of a campaign in whose council one of the user's units sits;
    with ``unit_name`` and ``unit_folded``.
    """
    seen = seen_by(user, day).order_by().values("unit_id")
    called = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    rows = Proposal.objects.filter(Q(unit_id__in=seen) | Q(campaign_id__in=_councils(user, day)))
    name, folded, kind = (Subquery(called.values(column)[:1]) for column in ("name", "folded", "kind"))
    return rows.annotate(unit_name=name, unit_folded=folded, unit_kind=kind).select_related("form", "campaign")


def _councils(user: User, day: date) -> QuerySet[CouncilMember, Any]:
    seated = seats(user, day).order_by().values("unit_id")
    return CouncilMember.objects.filter(unit_id__in=seated).order_by().values("campaign_id")


def awards_for(user: User, day: date, text: str = "") -> QuerySet[Proposal]:
    """The register: every award in sight, revoked ones too, whose unit or decision holds the words of ``text``."""
    rows = proposals_for(user, day).filter(state__in=[ProposalState.AWARDED, ProposalState.REVOKED])
    rows = rows.select_related("decision")
    for word in fold(text).split():
        rows = rows.filter(Q(unit_folded__contains=word) | Q(decision__number__icontains=word))
    return rows


def terms_of(campaign: CommendationCampaign) -> Terms:
    """What a campaign asks of units."""
    barred = frozenset(fold(name) for name in barred_names(campaign.barred))
    return Terms(barred, campaign.needs_level, campaign.least_on_time)


def found_of(
    campaign: CommendationCampaign, proposals: Collection[Proposal], day: date, chosen: Collection[int] | None = None
) -> dict[int, Found]:
    """What stands for and against each proposal today, by its id; the number of queries does not grow with them.

    Of ``chosen`` proposals alone quotas are filled; None: of all that are open.
    """
    units = {proposal.unit_id for proposal in proposals}
    levels = levels_of(units, campaign.year)
    in_time = _measured(ON_TIME, units, campaign)
    overdue = _measured(OVERDUE, units, campaign)
    room = _room(campaign, day, chosen)
    terms, found = terms_of(campaign), {}
    for proposal in proposals:
        share, open_ = in_time.get(proposal.unit_id), overdue.get(proposal.unit_id)
        seat = room.get((proposal.form_id, proposal.unit_id), Room())
        level = levels.get(proposal.unit_id)
        told = Told(
            level=level,
            level_folded=fold(level or ""),
            in_time=share.amount if share else None,
            owed=share.of if share else None,
            overdue=open_.amount if open_ else 0,
            used=seat.used,
            places=seat.places,
            quota_of=seat.of,
        )
        found[proposal.pk] = Found(told, tuple(reasons(told, terms)))
    return found


def levels_of(unit_ids: Collection[int], year: int) -> dict[int, str]:
    """The level that a published decision gave each unit for a year; the latest counts, "" is below all levels.

    Where the level counts as reached, that is the recognition, and none once it is withdrawn; where it does not, there
    is no recognition, and the level stands in the assessment.
    """
    recognised = Recognition.objects.filter(unit_id__in=unit_ids, year=year, withdrawn_on=None).order_by()
    found = list(recognised.values_list("decision_id", "unit_id", "level_name"))
    same = Recognition.objects.filter(assessment=OuterRef("pk"), decision=OuterRef("decision"))
    below = Assessment.objects.filter(
        ~Exists(same),
        unit_id__in=unit_ids,
        round__year=year,
        state__in=(State.PUBLISHED, State.IN_REVIEW),
        decision__published_at__isnull=False,
    )
    names = Level.objects.filter(criteria_set=OuterRef("round__criteria"), key=OuterRef("level")).values("name")[:1]
    found += below.order_by().values_list("decision_id", "unit_id", Coalesce(Subquery(names), Value("")))
    return {unit_id: level for _decision, unit_id, level in sorted(found)}


def _measured(key: str, units: Collection[int], campaign: CommendationCampaign) -> Mapping[int, Measured]:
    return BY_KEY[key].measure(units, campaign.window_start, campaign.window_end)


def quota_places(campaign: CommendationCampaign, day: date) -> dict[int, dict[str, int | None]]:
    """Form -> kind of unit ("" for all) -> how many places; two queries."""
    kinds = Counter(subtree(campaign.unit_id, day).order_by().values_list("kind", flat=True))
    found: dict[int, dict[str, int | None]] = defaultdict(dict)
    for form in AwardForm.objects.filter(campaign=campaign).prefetch_related("quotas"):
        for quota in form.quotas.all():
            units = kinds[quota.kind] if quota.kind else sum(kinds.values())
            found[form.pk][quota.kind] = places(Quota(quota.number, quota.share), units)
    return found


def _room(campaign: CommendationCampaign, day: date, chosen: Collection[int] | None) -> dict[tuple[int, int], Room]:
    """(form, unit) -> what its proposal finds: first come, first served, and those whom the council wants more (votes)
    before others.
    """
    limits = quota_places(campaign, day)
    rows = Proposal.objects.filter(campaign=campaign, state__in=TAKING)
    begun = UnitVersion.objects.filter(unit_id__in=rows.order_by().values("unit_id"), valid_from__lte=day)
    kinds = dict(begun.order_by("valid_from").values_list("unit_id", "kind"))  # as each is, or was when it ended
    left = set() if chosen is None else {one.pk for one in rows} - set(chosen)
    queues: dict[int, list[tuple[tuple[int, int], str, bool]]] = defaultdict(list)
    for one in sorted(rows, key=lambda one: (one.pk in left, *_turn(one))):
        queues[one.form_id].append(((one.form_id, one.unit_id), kinds.get(one.unit_id, ALL), one.pk not in left))
    found: dict[tuple[int, int], Room] = {}
    for form_id, queue in queues.items():
        found |= rooms(queue, limits.get(form_id, {}))
    return found


def _turn(proposal: Proposal) -> tuple[bool, int, int]:
    """Who takes places of a quota first: the awarded, then those with more votes, then the earlier."""
    return proposal.state != ProposalState.AWARDED, -(proposal.votes_for or 0), proposal.pk


def used_places(proposals: Iterable[Proposal]) -> Counter[int]:
    """Form -> how many units hold or ask for a place."""
    return Counter(one.form_id for one in proposals if one.state in TAKING)
