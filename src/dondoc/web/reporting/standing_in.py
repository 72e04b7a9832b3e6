"""Into which totals and reports the figures of one report go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from dondoc.accounts.models import User
from dondoc.consolidation.reading import subtree_paths
from dondoc.reporting.models import Obligation, Submission, SubmissionState
from dondoc.reporting.queries import routes_on, unit_names
from dondoc.reporting.rules.routes import routed
from dondoc.units.queries import seen_by
from dondoc.units.rules import ids_of
from dondoc.web.reporting.totals_asked import totals_url


@dataclass(frozen=True, slots=True)
class Goes:
    """Name and address of each place, from the plan's unit down; without an address where it is not for the reader."""

    counted: bool
    totals: list[tuple[str, str]]
    report_url: str


def goes_into(report: Submission, owing: Obligation, user: User, day: date, *, office: bool) -> Goes:
    """Where the figures of a report stand, or would stand once it is accepted; five queries at most."""
    cycle = owing.cycle
    top = cycle.form.plan.unit_id
    above = ids_of(_path(owing, day))
    way = above[above.index(top) :] if top in above else (top,)
    names = unit_names(way, day)
    seen = set(way if office else seen_by(user, day).filter(unit_id__in=way).values_list("unit_id", flat=True))
    totals = [(names[each][1], totals_url(cycle, each) if each in seen else "") for each in way if each in names]
    report_url = reverse("cycle-report", args=[cycle.pk]) if office else ""
    return Goes(report.state == SubmissionState.ACCEPTED, totals, report_url)


def _path(owing: Obligation, day: date) -> str:
    """The way down to a unit, as its reports go up it; "" for one that is not in the tree of the plan."""
    plan = owing.cycle.form.plan
    routes = routes_on(plan.pk, day)
    if not routes:
        return unit_names([owing.unit_id], day).get(owing.unit_id, ("", ""))[0]
    paths = routed(subtree_paths(plan.unit_id, day), routes)
    return next((path for path in paths if ids_of(path)[-1] == owing.unit_id), "")
