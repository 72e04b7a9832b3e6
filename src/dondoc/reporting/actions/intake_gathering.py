"""What has to be known of many reports before workbooks are entered into them: a few queries, whatever their number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.reporting.asked import Earlier, earlier_reports
from dondoc.reporting.filling import OPEN_TO_FILL
from dondoc.reporting.models import Cycle, Obligation, ReportFile, Submission, SubmissionState
from dondoc.reporting.workbooks.asking import Asked
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of


@dataclass(frozen=True, slots=True)
class AtHand:
    """The reports of some units as they stand, locked.

    ``obligations``, ``earlier`` (of a window as long), ``carried`` and ``units`` are by unit; ``reports`` by
    obligation, the draft of an open one and of another what was sent; ``versions`` how many there are; ``files`` by
    report, indicator and digest of each.
    """

    closed: bool
    obligations: Mapping[int, Obligation]
    reports: dict[int, Submission]
    versions: Mapping[int, int]
    files: Mapping[int, list[tuple[int | None, str]]]
    earlier: Mapping[int, Earlier]
    carried: Mapping[int, Earlier]
    units: Mapping[int, UnitVersion]


def gather(form: Asked, unit_ids: Collection[int], day: date | None, *, carries: bool) -> AtHand:
    """Locks the obligations of these units; call it in a transaction.

    With ``day`` also the units as they stand then, and their reports before; with ``carries`` what goes on from those.
    """
    cycle = form.cycle
    rows = list(Obligation.objects.select_for_update().filter(cycle=cycle, unit_id__in=unit_ids).order_by("pk"))
    # the round is read after the locks are held: it may have been closed while waiting for them
    closed = Cycle.objects.filter(pk=cycle.pk, closed_at__isnull=False).exists()
    reports, versions = _reports(rows)
    units = as_of(day).filter(unit_id__in=unit_ids) if day else ()
    return AtHand(
        closed=closed,
        obligations={each.unit_id: each for each in rows},
        reports=reports,
        versions=versions,
        files=_files(reports.values()),
        earlier=earlier_reports(cycle, unit_ids, form.indicators) if day else {},
        carried=earlier_reports(cycle, unit_ids, form.indicators, alike=False) if carries else {},
        units={each.unit_id: each for each in units},
    )


def _reports(obligations: Collection[Obligation]) -> tuple[dict[int, Submission], Counter[int]]:
    """The report of each obligation, and how many versions there are."""
    states = {each.pk: each.state for each in obligations}
    rows = list(Submission.objects.filter(obligation_id__in=states).order_by("version"))
    reports = {
        each.obligation_id: each
        for each in rows
        if (each.state == SubmissionState.DRAFT) == (states[each.obligation_id] in OPEN_TO_FILL)
    }
    return reports, Counter(each.obligation_id for each in rows)


def _files(reports: Iterable[Submission]) -> dict[int, list[tuple[int | None, str]]]:
    found: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    rows = ReportFile.objects.filter(submission__in=reports)
    for submission, indicator, digest in rows.values_list("submission_id", "indicator_id", "file__sha256"):
        found[submission].append((indicator, digest))
    return found
