"""Reads for the pages of units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from dondoc.accounts.models import User
from dondoc.units.models import SuccessionPart, SuccessionState, UnitVersion
from dondoc.units.queries import Found, children, ended, narrowed, search, subtree, visible_to
from dondoc.units.rules import ids_of
from dondoc.web.lists import ROWS, Listing, Sort
from dondoc.web.units.forms import ENDED, LookForm
from dondoc.web.units.narrowing import with_below

COLUMNS = {"name": "folded", "kind": "kind", "code": "code"}  # the keys of a search are in the order of the names
RANK = "rank"  # the order of what a search finds, until a column is chosen


@dataclass(frozen=True, slots=True)
class Period:
    """One version of a unit, with the name that the unit above it had when the version began."""

    version: UnitVersion
    parent_name: str


def branch(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """The units directly below, each with ``has_below``: whether it has units below it in turn."""
    return with_below(children(unit_id, day), day)


def wanted_units(unit_id: int, form: LookForm) -> QuerySet[UnitVersion]:
    """The units at a unit and below it that the form asks for, in the order of the tree or the best match first."""
    day, status = form.day(), form.of_status()
    units = ended(unit_id, day) if status == ENDED else subtree(unit_id, day)
    kept = narrowed(units, kind=form.of_kind(), status="" if status == ENDED else status, details=form.details())
    return search(kept, form.text())


def is_among_ended(unit_id: int, form: LookForm) -> bool:
    """Whether the words that are found nowhere name a unit that has ended: people look for the names they know."""
    if not form.text() or form.of_status():
        return False
    gone = narrowed(ended(unit_id, form.day()), kind=form.of_kind(), details=form.details())
    return search(gone, form.text()).exists()


def listed(request: HttpRequest, units: QuerySet[UnitVersion], *, default: str = "name") -> Listing[UnitVersion]:
    """One page of units, sorted as the query string asks; read by the index where it can be (see `Found`)."""
    asked = request.GET.get("sort", default)
    if asked.removeprefix("-") not in COLUMNS:
        asked = default
    sort = Sort(asked.removeprefix("-"), asked.startswith("-"))
    if sort.column != RANK:
        column = COLUMNS[sort.column]
        units = units.order_by(f"-{column}" if sort.downward else column, "folded", "unit_id")
    return Listing(Paginator(Found(units), ROWS).get_page(request.GET.get("page")), sort)


def visible_above(user: User, version: UnitVersion, day: date, today: date) -> list[UnitVersion]:
    """The units above one on a day, the topmost first, as far as the user may see them."""
    return list(visible_to(user, day, today=today).filter(unit_id__in=ids_of(version.path)[:-1]))


def history(unit_id: int) -> list[Period]:
    """All versions of a unit, the newest first."""
    versions = list(UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from"))
    parents = UnitVersion.objects.filter(unit_id__in={version.parent_id for version in versions})
    above = list(parents.order_by("valid_from"))
    return [Period(version, _name_on(above, version.parent_id, version.valid_from)) for version in versions]


def names_of(unit_ids: Collection[int], day: date) -> dict[int, str]:
    """What units are called on a day; those that have ended, as they last were."""
    versions = UnitVersion.objects.filter(unit_id__in=unit_ids, valid_from__lte=day).order_by("valid_from")
    return dict(versions.values_list("unit_id", "name"))


def successors(unit_ids: Collection[int]) -> dict[int, list[str]]:
    """For units that have ended, the names of those that took their place."""
    parts = SuccessionPart.objects.filter(
        old_id__in=unit_ids, succession__state=SuccessionState.DONE, new__isnull=False
    ).exclude(new_name="")
    found: dict[int, list[str]] = defaultdict(list)
    for old_id, new_id, name in parts.values_list("old_id", "new_id", "new_name"):
        if old_id is not None and old_id != new_id:
            found[old_id].append(name)
    return found


def _name_on(versions: Iterable[UnitVersion], unit_id: int | None, day: date) -> str:
    names = [version.name for version in versions if version.unit_id == unit_id and version.valid_from <= day]
    return names[-1] if names else ""
