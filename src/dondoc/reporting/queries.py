"""Reads of cycles, obligations and submissions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone

from dondoc.accounts.models import Role, User
from dondoc.accounts.queries import seats
from dondoc.core.models import Event
from dondoc.core.periods import Calendar, days_late
from dondoc.plans.models import Duty
from dondoc.reporting.filling import LEFT_OUT, OPEN_TO_FILL, ROUND_OPEN
from dondoc.reporting.models import (
    Cycle,
    Extension,
    ExtensionState,
    Obligation,
    ObligationState,
    Route,
    Submission,
    SubmissionState,
)
from dondoc.reporting.rules.standing import Counts, Standing, standing
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, seen_by, subtree, version_of
from dondoc.units.rules import level

ANSWERABLE = (ObligationState.OWED, ObligationState.RETURNED, ObligationState.SENT)


def owing_by_level(duty: Duty, day: date) -> dict[int, list[int]]:
    """Ids of the units that owe a duty and stand on a day, by level below the plan's unit (its own is 0)."""
    top = version_of(duty.plan.unit_id, day)
    depth = level(top.path) if top else 1
    levels: dict[int, list[int]] = defaultdict(list)
    owing = as_of(day).filter(unit_id__in=duty.units.values("pk")).order_by("path")
    for unit_id, path in owing.values_list("unit_id", "path"):
        levels[max(level(path) - depth, 0)].append(unit_id)
    return dict(sorted(levels.items()))


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation as it stands on a day.

    ``entered_by`` names the unit above that entered the latest version for the unit, where one did.
    ``wished`` is the date until which the unit asks to send, while the office has not answered.
    ``days_late`` is counted to that day where nothing was sent or the report is back with its unit, else to the
    first sending; a unit that is left out owes nothing and is not late.
    """

    obligation: Obligation
    standing: Standing
    days_late: int
    unit_name: str
    entered_by: str = ""
    wished: date | None = None


def owed_in(cycle: Cycle, day: date, calendar: Calendar) -> list[Owed]:
    """Every obligation of a cycle with its standing and its unit's name, in the order of the tree."""
    rows = list(cycle.obligations.all())
    names = unit_names([row.unit_id for row in rows], day)
    entering = entering_units(rows, day)
    return sorted(
        (owed(row, day, calendar, names.get(row.unit_id, ("", ""))[1], entering.get(row.pk, "")) for row in rows),
        key=lambda each: names.get(each.obligation.unit_id, ("", ""))[0],
    )


def owed(
    obligation: Obligation,
    day: date,
    calendar: Calendar,
    unit_name: str = "",
    entered_by: str = "",
    wished: date | None = None,
) -> Owed:
    """One obligation as it stands on a day, by the calendar in force."""
    sent = None if obligation.state == ObligationState.RETURNED else obligation.first_sent_at
    counted_to = timezone.localdate(sent) if sent else day
    late = 0 if obligation.state in LEFT_OUT else days_late(obligation.due, counted_to, calendar)
    stands = standing(obligation.state, days_late(obligation.due, day, calendar))
    return Owed(obligation, stands, late, unit_name, entered_by, wished)


def obligations_in(cycle: Cycle, day: date) -> QuerySet[Obligation]:
    """A cycle's obligations in the order of the tree, with ``path`` and ``unit_name`` of each unit on a day.

    A unit that has ended is named as it last was.
    ``sent_version`` is the version that waits for a decision, ``entered_by`` the name of the unit that entered the
    latest one for it, ``wished`` the date of an extension that waits for an answer, where there is such.
    """
    asked = Extension.objects.filter(obligation=OuterRef("pk"), state=ExtensionState.ASKED)
    sent = Submission.objects.filter(obligation=OuterRef("pk"), state=SubmissionState.SENT)
    versions = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=day).order_by("-valid_from")
    return cycle.obligations.annotate(
        path=Subquery(versions.values("path")[:1]),
        unit_name=Subquery(versions.values("name")[:1]),
        sent_version=Subquery(sent.values("version")[:1]),
        entered_by=_entered_by(OuterRef("pk"), day),
        wished=Subquery(asked.values("due_wished")[:1]),
    ).order_by("path", "pk")


def owing_below(cycle: Cycle, unit_id: int, day: date) -> QuerySet[Obligation]:
    """The obligations of a round whose units stand below a unit on a day."""
    below = subtree(unit_id, day).exclude(unit_id=unit_id).order_by().values("unit_id")
    return cycle.obligations.filter(unit_id__in=below)


def as_owed(rows: Iterable[Obligation], day: date, calendar: Calendar) -> list[Owed]:
    """Rows of `obligations_in` as they stand on a day, under the names that they carry."""
    return [
        owed(
            row,
            day,
            calendar,
            getattr(row, "unit_name", "") or "",
            getattr(row, "entered_by", "") or "",
            getattr(row, "wished", None),
        )
        for row in rows
    ]


def entering_units(rows: Collection[Obligation], day: date) -> dict[int, str]:
    """Obligation id -> name on a day of the unit that entered its latest version for it; one query."""
    entered = Submission.objects.filter(obligation__in=rows, entered_by_unit__isnull=False)
    later = Submission.objects.filter(obligation=OuterRef("obligation"), version__gt=OuterRef("version"))
    versions = UnitVersion.objects.filter(unit=OuterRef("entered_by_unit"), valid_from__lte=day).order_by("-valid_from")
    named = entered.filter(~Exists(later)).annotate(by_name=Subquery(versions.values("name")[:1]))
    return dict(named.values_list("obligation_id", "by_name"))


def _entered_by(obligation: OuterRef, day: date) -> Subquery:
    """The name on a day of the unit that entered an obligation's latest version for it."""
    versions = UnitVersion.objects.filter(unit=OuterRef("entered_by_unit"), valid_from__lte=day).order_by("-valid_from")
    latest = Submission.objects.filter(obligation=obligation).order_by("-version")
    return Subquery(latest.annotate(by_name=Subquery(versions.values("name")[:1])).values("by_name")[:1])


def asking(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Those of ``rows`` whose unit asks for an extension and waits for the answer, while the round is open.

    What was asked for a report that is accepted or left out meanwhile needs no answer any more.
    """
    asked = Extension.objects.filter(obligation=OuterRef("pk"), state=ExtensionState.ASKED)
    return rows.filter(ROUND_OPEN, Exists(asked), state__in=ANSWERABLE)


def asking_counts(cycles: Collection[Cycle]) -> dict[int, int]:
    """Cycle id -> how many of its units wait for an answer to an extension; one query."""
    rows = asking(Obligation.objects.filter(cycle__in=cycles))
    return dict(rows.order_by().values_list("cycle_id").annotate(Count("pk")))


def extensions_of(obligations: Collection[Obligation]) -> dict[int, Extension]:
    """Obligation id -> the latest extension that was asked for it; one query."""
    found = Extension.objects.filter(obligation__in=obligations).order_by("pk")
    return {each.obligation_id: each for each in found}


def standing_at(rows: QuerySet[Obligation], where: Standing, day: date, calendar: Calendar) -> QuerySet[Obligation]:
    """Those of ``rows`` that stand there on a day."""
    if where not in (Standing.LATE, Standing.NOT_YET_DUE):
        return rows.filter(state=where.value)
    dues = rows.order_by().values_list("due", flat=True).distinct()
    late = [due for due in dues if days_late(due, day, calendar)]
    waiting = rows.filter(state=ObligationState.OWED)
    return waiting.filter(due__in=late) if where is Standing.LATE else waiting.exclude(due__in=late)


def waiting_versions(rows: QuerySet[Obligation], sent_until: datetime) -> dict[int, int]:
    """Obligation id -> the version that waits for a decision, of those sent until then; in the order of their ids."""
    sent = Submission.objects.filter(state=SubmissionState.SENT, sent_at__lte=sent_until)
    waiting = rows.filter(state=ObligationState.SENT).order_by().values("pk")
    found = sent.filter(obligation__in=waiting).order_by("obligation_id")
    return dict(found.values_list("obligation_id", "version"))


def next_waiting(obligation: Obligation, day: date) -> int | None:
    """The id of the next obligation of the round, in the order of the tree, whose report waits for a decision.

    After the last one comes the first; None where no other report waits.
    """
    rows = obligations_in(obligation.cycle, day).filter(Q(state=ObligationState.SENT) | Q(pk=obligation.pk))
    ids = list(rows.values_list("pk", flat=True))
    following = ids[(ids.index(obligation.pk) + 1) % len(ids)]
    return None if following == obligation.pk else following


def counts_of(rows: QuerySet[Obligation], day: date, calendar: Calendar) -> dict[int, Counts]:
    """Cycle id -> how many of ``rows`` stand where on a day. One query, whatever their number."""
    found: dict[int, Counts] = defaultdict(Counts)
    groups = rows.order_by().values_list("cycle_id", "state", "due").annotate(n=Count("pk"))
    for cycle_id, state, due, n in groups:
        found[cycle_id].by_standing[standing(state, days_late(due, day, calendar))] += n
    return found


def corrections_of(obligations: Iterable[Obligation]) -> dict[int, str]:
    """Id of an accepted report that is being corrected after its round closed -> the state of the correction."""
    let_in = [each.pk for each in obligations if each.open_again_at and each.state == ObligationState.ACCEPTED]
    found = Submission.objects.filter(obligation__in=let_in).order_by("version") if let_in else []
    return {each.obligation_id: each.state for each in found}


def opened_on(cycle: Cycle) -> date | None:
    """The day on which units began to owe in a round; None where none does."""
    first = cycle.obligations.aggregate(first=Min("created_at"))["first"]
    return timezone.localdate(first) if first else None


def routes_on(plan_id: int, day: date) -> dict[int, int]:
    """Unit id -> the unit that compiles its reports of a plan on a day, where that is another than the one above."""
    return dict(_routes(day).filter(plan_id=plan_id).values_list("unit_id", "to_id"))


def _routes(day: date) -> QuerySet[Route]:
    return Route.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


def unit_names(unit_ids: Collection[int], day: date) -> dict[int, tuple[str, str]]:
    """Unit id -> (path, name) on a day; for a unit that has ended, as it last was."""
    found = UnitVersion.objects.filter(unit_id__in=unit_ids, valid_from__lte=day).order_by("valid_from")
    return {unit_id: (path, name) for unit_id, path, name in found.values_list("unit_id", "path", "name")}


def cycles_run_by(user: User, day: date) -> QuerySet[Cycle]:
    """The cycles of the plans that a user runs: from an office seat at the plan's unit."""
    offices = seats(user, day).filter(role=Role.OFFICE).order_by().values("unit_id")
    return Cycle.objects.filter(form__plan__unit_id__in=offices).select_related("form__plan")


def cycles_for(user: User, day: date) -> QuerySet[Cycle]:
    """The cycles of plans of units that a user sees (``whole``), and those in which such a unit owes or takes in
    reports by a route."""
    visible = seen_by(user, day).order_by().values("unit_id")
    owing = Obligation.objects.filter(cycle=OuterRef("pk"), unit_id__in=visible)
    whole = Case(When(form__plan__unit_id__in=visible, then=True), default=False)
    taking_in = _routes(day).filter(plan=OuterRef("form__plan"), to_id__in=visible)
    rows = Cycle.objects.filter(Q(form__plan__unit_id__in=visible) | Exists(owing) | Exists(taking_in))
    return rows.annotate(whole=whole).select_related("form__plan")


def obligations_of(unit_id: int) -> QuerySet[Obligation]:
    """What one unit owes and owed, the nearest due date first, with cycle, form and plan at hand."""
    return Obligation.objects.filter(unit_id=unit_id).select_related("cycle__form__plan").order_by("due", "pk")


def obligations_at_work(unit_id: int) -> QuerySet[Obligation]:
    """What one unit owes or has sent in the rounds that are still open, the nearest due date first."""
    return obligations_of(unit_id).filter(ROUND_OPEN)


def still_owed_by(due: date, unit_id: int, day: date) -> QuerySet[Obligation]:
    """What is due on a day and not sent yet in open rounds, by a unit and those that stand below it on ``day``."""
    rows = Obligation.objects.filter(due=due, state__in=OPEN_TO_FILL)
    return rows.filter(ROUND_OPEN, unit_id__in=subtree(unit_id, day).values("unit_id"))


def cycles_at_work(unit_id: int) -> QuerySet[Cycle]:
    """The open rounds of the plans that a unit runs, the one that ends first at the top."""
    return (
        Cycle.objects.filter(form__plan__unit_id=unit_id, closed_at__isnull=True)
        .select_related("form__plan")
        .order_by("window_end", "pk")
    )


def return_reasons(obligations: Collection[Obligation]) -> dict[int, str]:
    """Obligation id -> why its latest version was returned."""
    returned = Submission.objects.filter(obligation__in=obligations, state=SubmissionState.RETURNED)
    return dict(returned.order_by("version").values_list("obligation_id", "reason"))


def history(obligation: Obligation, submissions: Iterable[Submission]) -> QuerySet[Event]:
    """What happened to an obligation and its versions, the latest first."""
    own = Q(object_type=obligation._meta.label_lower, object_id=obligation.pk)
    versions = Q(object_type=Submission._meta.label_lower, object_id__in=[each.pk for each in submissions])
    return Event.objects.filter(own | versions).select_related("user").order_by("-pk")
