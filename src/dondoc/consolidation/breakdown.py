"""The total of a node by an attribute of the units that report, beside the tree: by kind, by urban and rural."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from dondoc.consolidation.hiding import Hiding, hidings
from dondoc.consolidation.owing import marks
from dondoc.consolidation.reading import JoinedNumbers, numbers
from dondoc.consolidation.rules.grouping import OUTSIDE, barred
from dondoc.consolidation.rules.index import NOWHERE, Ints, Places
from dondoc.consolidation.rules.tree import roll_up
from dondoc.consolidation.summing import summed
from dondoc.consolidation.totals import Totals
from dondoc.reporting.models import Aggregation, Cycle
from dondoc.units.kinds import ALL_FIELDS, Shape, fields_of, kinds_with
from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.queries import as_of, in_subtree, subtree

KIND = "kind"
TOP = 0
MOST_ASKED = 30_000
"""So many values SQLite takes in one query at most, less a few."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """``totals`` has the node itself at row 0 and the group of ``labels[n]`` at row n + 1: they add up to it."""

    labels: Sequence[str]
    totals: Totals

    def groups(self) -> list[tuple[str, int]]:
        """Each group's label and row."""
        return [(label, row) for row, label in enumerate(self.labels, 1)]


def attributes(totals: Totals, row: int, cycle: Cycle, path: str) -> list[tuple[str, str]]:
    """By what the totals of a round can be broken down at a row: name and label of each attribute that at least one
    unit has whose report counts there. ``path`` is that of the whole tree on the totals' day; one query, but where
    there are tens of thousands of units below the row."""
    units = as_of(totals.as_of).filter(in_subtree(path)).order_by()
    below = totals.units_below(row) if row != TOP else []
    if below:
        units = units.filter(unit_id__in=below)
    owing = units.filter(Exists(cycle.obligations.filter(unit_id=OuterRef("unit_id"))))
    choices = (field for kind in sorted(UnitKind.values) for field in fields_of(kind) if field.shape is Shape.CHOICE)
    fields = {field.name: str(field.label) for field in choices}
    asked = {f"has_{name}": Exists(_having(owing, name)) for name in fields}
    at_once = max(1, MOST_ASKED // (len(below) or 1))
    parts = [dict(list(asked.items())[start : start + at_once]) for start in range(0, len(asked), at_once)]
    has: dict[str, bool] = {}
    for part in parts:
        has |= Cycle.objects.filter(pk=cycle.pk).annotate(**part).values(*part).get()
    return [(KIND, _("Loại đơn vị")), *((name, label) for name, label in fields.items() if has[f"has_{name}"])]


def _having(units: QuerySet[UnitVersion], name: str) -> QuerySet[UnitVersion]:
    """Those of the units that have one of the values."""
    values = [code for code, _label in ALL_FIELDS[name].choices]
    said = units.filter(kind__in=kinds_with(name), details__has_key=name)  # cheap, where none of many says anything
    return said.filter(**{f"details__{name}__in": values})


def break_down(totals: Totals, row: int, by: str) -> Breakdown:
    """The total of a row by the values of an attribute that `attributes` offers.

    A unit without a value, or one that does not stand any more, is in a last group. An indicator of which the latest
    figure or none stands for all has no figure in groups.
    """
    below = totals.below(row)
    groups = np.full(len(totals.places), OUTSIDE, dtype=np.int64)
    groups[below] = 0
    labels = []
    for label, units in _values(totals, by):
        found = totals.reporters.find(units)
        found = found[(found != NOWHERE) & (found >= below.start) & (found < below.stop)]
        if len(found):
            labels.append(label)
            groups[found] = len(labels)
    if np.any(groups[below] == 0):
        labels.append(_("Đơn vị đã kết thúc") if by == KIND else _("Không ghi"))  # whoever stands is of some kind
        groups[groups == 0] = len(labels)
    return Breakdown(labels, _as_totals(totals, row, groups, len(labels)))


def _values(totals: Totals, by: str) -> list[tuple[str, Ints]]:
    """The label of each value, and the units of the whole tree that have it: a route may lead in from anywhere."""
    units = subtree(totals.unit_id(TOP), totals.as_of).order_by()
    if by == KIND:
        names: Mapping[str, str] = {kind.value: str(kind.label) for kind in UnitKind}
        found = units.values_list("kind")
    else:
        names = {code: str(label) for code, label in ALL_FIELDS[by].choices}
        found = units.filter(kind__in=kinds_with(by)).values_list(KeyTextTransform(by, "details"))
    joined = dict(found.annotate(joined=JoinedNumbers("unit_id")).order_by())
    return [(label, numbers(joined[name])) for name, label in names.items() if name in joined]


def _as_totals(totals: Totals, row: int, groups: Ints, count: int) -> Totals:
    """The same reports in a tree of two levels."""
    below = totals.below(row)
    order = below.start + np.argsort(groups[below], kind="stable")
    places, reports = groups[order], totals.reports[order]
    ends = np.arange(1, count + 2, dtype=np.int64)
    ends[TOP] = count + 1
    parents = np.full(count + 1, TOP, dtype=np.int64)
    parents[TOP] = -1
    sums, filled = (array.copy() for array in summed(totals.indicators, ends, places, reports))
    for indicator in totals.indicators:
        if indicator.aggregation in (Aggregation.LATEST, Aggregation.NONE):
            sums[:, totals.columns_of(indicator)] = filled[:, totals.columns_of(indicator)] = 0
    found = hidings(totals.indicators, list(totals.firsts.values()), parents, sums, reports, places)
    return replace(
        totals,
        unit_ids=np.arange(count + 1, dtype=np.int64),
        rows=Places.of(np.arange(count + 1, dtype=np.int64)),
        parents=parents,
        ends=ends,
        sums=sums,
        filled=filled,
        counts=roll_up(ends, places, marks(totals.standings[order])),
        standings=totals.standings[order],
        reports=reports,
        places=places,
        reporters=Places.of(np.arange(len(order), dtype=np.int64)),
        hidings={pk: _with_barred(each, totals, row, pk, groups) for pk, each in found.items()},
    )


def _with_barred(hiding: Hiding, totals: Totals, row: int, indicator: int, groups: Ints) -> Hiding:
    """Hides beside small groups those from which a hidden report of the tree could be computed."""
    tree, end = totals.hidings[indicator], totals.ends[row]
    found = barred(
        totals.parents, tree.rows, totals.places, tree.reports, groups, lambda rows: (rows >= row) & (rows < end)
    )
    hidden = hiding.rows.copy()
    hidden[found] = True
    return replace(hiding, rows=hidden)
