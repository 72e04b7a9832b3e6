"""Into which totals and reports the figures of one report go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.compiling.models import Consolidation
from dondoc.compiling.queries import papers_of
from dondoc.consolidation.reading import subtree_paths
from dondoc.reporting.models import Cycle, Obligation, Submission, SubmissionState
from dondoc.reporting.queries import routes_on, unit_names
from dondoc.reporting.rules.routes import routed
from dondoc.units.queries import seen_by
from dondoc.units.rules import ids_of
from dondoc.web.reporting.totals_asked import totals_url

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Goes:
    """Name and address of each total, from the plan's unit down; without an address where it is not for the reader.

    ``papers`` are the files that were made while the figures counted, ``reports`` those of the level above.
    """

    counted: bool
    totals: list[tuple[str, str]]
    papers: list[tuple[str, str]]
    reports: list[tuple[str, str]]
    report_url: str


def goes_into(report: Submission, owing: Obligation, user: User, day: date, *, office: bool) -> Goes:
    """Where the figures of a report stand, or would stand once it is accepted; seven queries at most."""
    cycle = owing.cycle
    top = cycle.form.plan.unit_id
    above = ids_of(_path(owing, day))
    way = above[above.index(top) :] if top in above else (top,)
    names = unit_names(way, day)
    seen = set(way if office else seen_by(user, day).filter(unit_id__in=way).values_list("unit_id", flat=True))
    totals = [(names[each][1], totals_url(cycle, each) if each in seen else "") for each in way if each in names]
    counted = report.state == SubmissionState.ACCEPTED
    if not office:
        return Goes(counted, totals, [], [], "")
    report_url = reverse("cycle-report", args=[cycle.pk])
    return Goes(counted, totals, _papers(report, cycle), _reports_above(report, cycle), report_url)


def _while_counted(report: Submission) -> Q:
    """What was made while the figures of a report counted."""
    if report.accepted_at is None:
        return Q(pk__in=[])
    since = Q(created_at__gte=report.accepted_at)
    ended = report.state in (SubmissionState.RETURNED, SubmissionState.REPLACED) and report.decided_at is not None
    return since & Q(created_at__lt=report.decided_at) if ended else since


def _papers(report: Submission, cycle: Cycle) -> list[tuple[str, str]]:
    found = []
    for each in papers_of(cycle).filter(_while_counted(report)).order_by("-pk")[:SHOWN]:
        words = {"paper": each.get_kind_display(), "number": each.number, "day": date_format(each.as_of)}
        url = f"{reverse('paper-compare', args=[cycle.pk, each.number])}?loai={each.kind}"
        found.append((_("%(paper)s, bản %(number)d, số liệu đến %(day)s") % words, url))
    return found


def _reports_above(report: Submission, cycle: Cycle) -> list[tuple[str, str]]:
    sent_up = Consolidation.objects.filter(_while_counted(report), cycle=cycle)
    return [
        (
            _("%(cycle)s, số liệu đến %(day)s")
            % {"cycle": each.submission.obligation.cycle.name, "day": date_format(each.as_of)},
            f"{reverse('obligation', args=[each.submission.obligation_id])}?ban={each.submission.version}",
        )
        for each in sent_up.select_related("submission__obligation__cycle").order_by("-pk")[:SHOWN]
    ]


def _path(owing: Obligation, day: date) -> str:
    """The way down to a unit, as its reports go up it; "" for one that is not in the tree of the plan."""
    plan = owing.cycle.form.plan
    routes = routes_on(plan.pk, day)
    if not routes:
        return unit_names([owing.unit_id], day).get(owing.unit_id, ("", ""))[0]
    paths = routed(subtree_paths(plan.unit_id, day), routes)
    return next((path for path in paths if ids_of(path)[-1] == owing.unit_id), "")
