"""Reads of yearly programmes: what they require, who was chosen, how far they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Q, QuerySet

from dondoc.accounts.models import User
from dondoc.inspections.models import InspectionProgramme, LinePick, ProgrammeLine, Visit, VisitState
from dondoc.inspections.rules.asking import Asked, Required, asked, required, sentence_at
from dondoc.inspections.rules.coverage import Coverage, total
from dondoc.plans.models import Plan, Target, Task
from dondoc.plans.models.plan import PlanPart
from dondoc.units.folding import fold
from dondoc.units.models import UnitStatus, UnitVersion
from dondoc.units.queries import children, path_of, seen_by, subtree

DONE = (VisitState.HELD.value, VisitState.SIGNED.value)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A clause of a plan that asks for inspections, and what was read from it."""

    asked: Asked
    text: str
    target: Target | None = None
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class LineStanding:
    """A line with what it requires, how many units were chosen and left out, and how far it is."""

    line: ProgrammeLine
    eligible: int
    required: Required
    chosen: int
    left_out: int
    coverage: Coverage

    @property
    def unchosen(self) -> int:
        """How many units are still to be chosen."""
        return max(0, self.required.units - self.chosen)


@dataclass(frozen=True, slots=True)
class NodeCoverage:
    """How far a programme is at a unit and all below it; ``units`` chosen there, ``unvisited`` of them."""

    unit: UnitVersion
    units: int
    unvisited: int
    coverage: Coverage
    is_leaf: bool


def programmes_seen_by(user: User, day: date) -> QuerySet[InspectionProgramme]:
    """The programmes of the units in the user's reach."""
    seen = seen_by(user, day).order_by().values("unit_id")
    return InspectionProgramme.objects.filter(unit_id__in=seen)


def search_programmes(rows: QuerySet[InspectionProgramme], text: str) -> QuerySet[InspectionProgramme]:
    """Those whose title or number holds every word, accents and case aside."""
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows


def proposals_of(plan: Plan) -> list[Proposal]:
    """The targets and tasks of a plan that ask for inspections in numbers, in the plan's order; none twice."""
    source = plan.reading.source.get("text", "") if plan.reading else ""
    found: dict[str, Proposal] = {}
    for target in plan.targets.filter(ended_by=None).order_by("order"):
        _propose(found, target, source, target=target)
    for task in plan.tasks.filter(ended_by=None).order_by("order"):
        _propose(found, task, source, task=task)
    return list(found.values())


def _propose(
    found: dict[str, Proposal], part: PlanPart, source: str, *, target: Target | None = None, task: Task | None = None
) -> None:
    """By the whole sentence that the piece stands in, where it stands in the text of the document."""
    whole = sentence_at(source, part.span_start, part.span_end) if part.span_end else ""
    text = whole if fold(part.text) in fold(whole) else part.text
    read = asked(text)
    if read is not None:
        found.setdefault(fold(text), Proposal(read, text, target, task))


def eligible_units(programme: InspectionProgramme, kind: str, day: date) -> QuerySet[UnitVersion]:
    """The units at work below the programme's office that a line of this kind may be held at."""
    rows = subtree(programme.unit_id, day).exclude(unit_id=programme.unit_id).filter(status=UnitStatus.ACTIVE)
    return rows.filter(kind=kind) if kind else rows


def standings_of(programme: InspectionProgramme, day: date) -> list[LineStanding]:
    """Every line of a programme as it stands; five queries whatever their number."""
    return standings_of_all([programme], day)[programme.pk]


def standings_of_all(programmes: Collection[InspectionProgramme], day: date) -> dict[int, list[LineStanding]]:
    """The same by the ids of several programmes; three queries, and two for each office that has one of them."""
    lines = list(ProgrammeLine.objects.filter(programme__in=programmes))
    eligible = {each.unit_id: _eligible(each, day) for each in {each.unit_id: each for each in programmes}.values()}
    offices = {each.pk: each.unit_id for each in programmes}
    picks, visited = _picks(lines), _visited(lines)
    found: dict[int, list[LineStanding]] = {each.pk: [] for each in programmes}
    for line in lines:
        there = eligible[offices[line.programme_id]]
        found[line.programme_id].append(_standing(line, there, picks[line.pk], visited[line.pk]))
    return found


def total_of(standings: Iterable[LineStanding]) -> Coverage:
    """All lines together."""
    return total(each.coverage for each in standings)


def required_of(line: ProgrammeLine, eligible: int) -> Required:
    """What a line requires of so many units."""
    share = Fraction(line.share) if line.share is not None else None
    return required(units=line.units, share=share, visits=line.visits, eligible=eligible)


def coverage_at(programme: InspectionProgramme, unit_id: int, day: date) -> list[NodeCoverage]:
    """The unit itself, then the units directly below it at which or below which units were chosen."""
    chosen = _chosen_places(programme, day)
    here = subtree(unit_id, day).filter(unit_id=unit_id).first()
    if here is None:
        return []
    rows = [_node(here, chosen)]
    rows += [_node(child, chosen) for child in children(unit_id, day)]
    return [rows[0], *(row for row in rows[1:] if row.units)]


_Places = Sequence[tuple[str, Coverage]]


def _chosen_places(programme: InspectionProgramme, day: date) -> _Places:
    """Path of each chosen unit with its coverage, one row for each line that it was chosen for."""
    lines = list(programme.lines.all())
    visited = _visited(lines)
    visits = {line.pk: line.visits for line in lines}
    picks = LinePick.objects.filter(line__in=lines, left_out="").values_list("line_id", "unit_id")
    paths = dict(subtree(programme.unit_id, day).order_by().values_list("unit_id", "path"))
    return [
        (paths[unit_id], _one(visits[line_id], *visited[line_id].get(unit_id, (0, 0))))
        for line_id, unit_id in picks
        if unit_id in paths
    ]


def _node(unit: UnitVersion, chosen: _Places) -> NodeCoverage:
    mine = [(path, each) for path, each in chosen if path.startswith(unit.path)]
    units = {path for path, _each in mine}
    seen = {path for path, each in mine if each.held}
    leaf = all(path == unit.path for path in units)
    return NodeCoverage(unit, len(units), len(units - seen), total(each for _path, each in mine), leaf)


def _one(visits: int, planned: int, held: int) -> Coverage:
    """More visits than are required of one unit make up for no other."""
    return Coverage(visits, min(visits, planned), min(visits, held))


def _standing(
    line: ProgrammeLine, eligible: dict[str, int], picks: tuple[int, int], visited: dict[int, tuple[int, int]]
) -> LineStanding:
    there = eligible.get(line.kind, 0) if line.kind else sum(eligible.values())
    needs = required_of(line, there)
    parts = [_one(line.visits, *counts) for counts in visited.values()]
    done = total(parts)
    coverage = Coverage(needs.visits, min(done.planned, needs.visits), min(done.held, needs.visits))
    return LineStanding(line, there, needs, *picks, coverage)


def _eligible(programme: InspectionProgramme, day: date) -> dict[str, int]:
    rows = eligible_units(programme, "", day).order_by()
    return dict(rows.values_list("kind").annotate(n=Count("unit_id")))


def _picks(lines: Sequence[ProgrammeLine]) -> dict[int, tuple[int, int]]:
    rows = LinePick.objects.filter(line__in=lines).order_by().values("line_id")
    counted = rows.annotate(chosen=Count("pk", filter=Q(left_out="")), out=Count("pk", filter=~Q(left_out="")))
    return defaultdict(lambda: (0, 0), {row["line_id"]: (row["chosen"], row["out"]) for row in counted})


def _visited(lines: Sequence[ProgrammeLine]) -> dict[int, dict[int, tuple[int, int]]]:
    """Line -> unit -> visits that are planned or held, and those that were held."""
    rows = Visit.objects.filter(line__in=lines).exclude(state=VisitState.CANCELLED).order_by()
    counted = rows.values("line_id", "unit_id").annotate(n=Count("pk"), held=Count("pk", filter=Q(state__in=DONE)))
    found: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for row in counted:
        found[row["line_id"]][row["unit_id"]] = (row["n"], row["held"])
    return found


def is_below(programme: InspectionProgramme, unit_id: int, day: date) -> bool:
    """Whether a unit stands below the programme's office, or is it."""
    top, path = path_of(programme.unit_id, day), path_of(unit_id, day)
    return bool(top and path and path.startswith(top))
