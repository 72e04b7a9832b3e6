"""Hands over what units that end leave behind, floor by floor. One order for the dry run, the change and later days."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.accounts.actions.passing import PassedSeat, pass_seats
from dondoc.accounts.models import User
from dondoc.activities.actions.passing import pass_activities
from dondoc.assessments.actions.passing import pass_assessments
from dondoc.budget.actions.passing import pass_budget
from dondoc.commendation.actions.passing import pass_commendations
from dondoc.coordination.actions import pass_posts, pass_programmes
from dondoc.criteria.actions.passing import pass_sets
from dondoc.inspections.actions.passing import pass_inspections
from dondoc.plans.actions import pass_assignments, pass_duties, pass_plans
from dondoc.reporting.actions.passing import pass_obligations
from dondoc.units.models import Succession, SuccessionKind
from dondoc.units.successions.legacy import Handover, Legacy, RowPair


@dataclass(slots=True)
class Handed:
    """What was handed over, by kind; ``seats`` with the unit at which each ended."""

    plans: Handover = field(default_factory=Handover)
    tasks: Handover = field(default_factory=Handover)
    duties: Handover = field(default_factory=Handover)
    reports: Handover = field(default_factory=Handover)
    posts: Handover = field(default_factory=Handover)
    programmes: Handover = field(default_factory=Handover)
    inspections: Handover = field(default_factory=Handover)
    criteria: Handover = field(default_factory=Handover)
    assessments: Handover = field(default_factory=Handover)
    commendations: Handover = field(default_factory=Handover)
    activities: Handover = field(default_factory=Handover)
    budget: Handover = field(default_factory=Handover)
    seats: list[tuple[int, PassedSeat]] = field(default_factory=list)
    rows: list[RowPair] = field(default_factory=list)

    @property
    def handovers(self) -> tuple[Handover, ...]:
        """What each kind of thing passed on, but for the seats."""
        return (
            self.plans, self.tasks, self.duties, self.reports, self.posts, self.programmes, self.inspections,
            self.criteria, self.assessments, self.commendations, self.activities, self.budget,
        )  # fmt: skip

    @property
    def count(self) -> int:
        """How many things changed hands."""
        return len(self.rows)


def legacy_of(succession: Succession) -> Legacy:
    """Who takes over from whom, as the succession says."""
    parts = [(part.old_id, part.new_id, part) for part in succession.parts.all() if part.old_id is not None]
    olds = dict.fromkeys(old for old, _new, _part in parts)
    going_on = {old for old, new, _part in parts if old == new}
    heirs: dict[int, int | None] = {old: None for old in olds if old not in going_on}
    heirs |= {old: new for old, new, part in parts if part.takes_work and old in heirs}
    names = {old: part.old_name for old, _new, part in parts} | {new: part.new_name for _o, new, part in parts if new}
    also: dict[int, list[int]] = {}
    if succession.duties_to_all and succession.kind == SuccessionKind.SPLIT:
        also = {each: [new for old, new, _part in parts if new and old == each] for each in olds}
    return Legacy(succession.day, heirs, names, succession.decision_number, also)


def hand_over(succession: Succession, *, work: bool, by: User | None) -> Handed:
    """Ends the seats at units that end and passes on their posts in committees, for both are dated; with ``work``
    passes on everything else that is open too.

    Done again it finds only what has come up since.
    """
    legacy, found = legacy_of(succession), Handed()
    for old, heir in legacy.heirs.items():
        seats = pass_seats(unit_id=old, heir_id=heir, invited_only=not succession.pass_seats, day=legacy.day, by=by)
        found.seats += [(old, each) for each in seats.seats]
        found.rows += seats.rows
    found.posts = pass_posts(legacy=legacy, by=by)
    if work:
        found.plans = pass_plans(legacy=legacy, by=by)
        found.tasks = pass_assignments(legacy=legacy, by=by)
        found.duties = pass_duties(legacy=legacy, by=by)
        found.reports = pass_obligations(legacy=legacy, by=by)
        found.programmes = pass_programmes(legacy=legacy, by=by)
        found.inspections = pass_inspections(legacy=legacy, by=by)
        found.criteria = pass_sets(legacy=legacy, by=by)
        found.assessments = pass_assessments(legacy=legacy, by=by)
        found.commendations = pass_commendations(legacy=legacy, by=by)
        found.activities = pass_activities(legacy=legacy, by=by)
        found.budget = pass_budget(legacy=legacy, by=by)
    for each in found.handovers:
        found.rows += each.rows
    return found
