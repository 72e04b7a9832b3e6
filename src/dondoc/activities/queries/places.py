"""Where the units of activities stand: names and paths as of a day, and what lies below a unit."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, cast

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from dondoc.accounts.models import User
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import in_subtree, path_of, seen_by

Row = TypeVar("Row", bound=Model)


def of_units(rows: QuerySet[Row], user: User, day: date) -> QuerySet[Row]:
    """The rows of units in the user's reach, those that have ended with them."""
    return rows.filter(unit_id__in=seen_by(user, day).order_by().values("unit_id"))


def under(rows: QuerySet[Row], unit_id: int, day: date) -> QuerySet[Row]:
    """The rows of a unit and of all that stand, or last stood, below it."""
    return rows.filter(unit_id__in=in_subtrees(unit_id, day).values("unit_id"))


def in_subtrees(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """A unit and all that stand or, having ended, last stood below it by a day, each once as it last was."""
    path = path_of(unit_id, day)
    return standing_below(path, day) if path else _last(Q(unit_id=unit_id), day)


def standing_below(path: str, day: date) -> QuerySet[UnitVersion]:
    """The same for a place in the tree."""
    return _last(in_subtree(path), day)


def named(rows: QuerySet[Row], day: date) -> QuerySet[Row]:
    """Each row with ``unit_name``: what its unit is called on a day, or was called last."""
    last = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    return cast("QuerySet[Row]", rows.annotate(unit_name=Subquery(last.values("name")[:1])))


def titled(rows: QuerySet[Row], text: str) -> QuerySet[Row]:
    """Those whose ``folded`` holds every word of ``text``, accents and case aside."""
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows


def _last(units: Q, day: date) -> QuerySet[UnitVersion]:
    return UnitVersion.objects.filter(units, pk=Subquery(_last_of("unit_id", day))).order_by()


def _last_of(unit: str, day: date) -> QuerySet[UnitVersion, int]:
    """The key of the last version of a unit that began by a day."""
    mine = UnitVersion.objects.filter(unit_id=OuterRef(unit), valid_from__lte=day)
    return mine.order_by("-valid_from").values_list("pk", flat=True)[:1]
