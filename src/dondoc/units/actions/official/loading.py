"""Brings the official list into the database: what is missing is made, what is there stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import Change, record_all
from dondoc.units.actions.official.building import Builder
from dondoc.units.actions.official.known import Known
from dondoc.units.actions.official.successions import write_successions
from dondoc.units.actions.versions import CHUNK, as_logged
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.units.official.lineage import Gazetteer, Place, Region
from dondoc.units.official.rows import official_list
from dondoc.units.rules import level

REASON = "Nạp danh mục chính thức các đơn vị hành chính"
LEVELS = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """How many provinces and communes of today were looked at, and what had to be written.

    ``created`` and ``past`` count new units, those of today and those that have ended; ``completed`` those that were
    there and got earlier or later versions, ``standing`` those left as they were.
    """

    provinces: int = 0
    communes: int = 0
    created: int = 0
    past: int = 0
    completed: int = 0
    standing: int = 0
    successions: int = 0

    def __add__(self, other: LoadResult) -> LoadResult:
        return LoadResult(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


@transaction.atomic
def load_official(*, provinces: Sequence[str] = (), history: bool = True, by: User | None) -> LoadResult:
    """Makes the units of provinces of today, given by code (all by default), that are not there yet.

    With ``history`` also the units that they came from, since 1 March 2025, and the successions between them.
    Units typed in before are found by name or code and keep what they are; only days before their first are added,
    and official names given after their last change. Loading again changes nothing. Raises `Refused` where a
    province stands below another unit or has ended, or where two units may be one place.
    """
    gazetteer = Gazetteer(official_list())
    wanted = [place for place in gazetteer.provinces if not provinces or place.last.code in provinces]
    known = Known(gazetteer)
    result = LoadResult()
    for region in gazetteer.regions(wanted):
        result += _load(gazetteer, known, region, history, by)
    return result


def _load(gazetteer: Gazetteer, known: Known, region: Region, history: bool, by: User | None) -> LoadResult:
    places = [place for place in region.places if history or place.lasts]
    for kind in LEVELS:
        known.recognise(place for place in places if place.first.level is kind)
    _refuse_misplaced(known, region.province)
    missing = [place for place in places if place not in known.found]
    units = Unit.objects.bulk_create([Unit() for _place in missing], batch_size=CHUNK)
    known.found |= {place: unit.pk for place, unit in zip(missing, units, strict=True)}
    standing = {known.found[place] for place in places} - {unit.pk for unit in units}
    completed = _write(Builder(gazetteer, known, history), places, standing, by)
    return LoadResult(
        provinces=1,
        communes=sum(place.lasts and place.last.level is UnitKind.COMMUNE for place in places),
        created=sum(place.lasts for place in missing),
        past=sum(not place.lasts for place in missing),
        completed=len(completed),
        standing=len(standing - completed),
        successions=write_successions(gazetteer, region, known, by=by, reason=REASON) if history else 0,
    )


def _write(builder: Builder, places: Sequence[Place], standing: set[int], by: User | None) -> set[int]:
    """Stores and logs what is missing; the units among ``standing`` that got something."""
    built = [builder.versions(place) for place in places]
    UnitVersion.objects.bulk_create([version for versions in built for version in versions], batch_size=CHUNK)
    created = [versions for versions in built if versions and versions[0].unit_id not in standing]
    earlier = [version for versions in built for version in versions if version.unit_id in standing]
    later = [pair for versions in created for pair in pairwise(versions)]
    renamed = _write_renamed(builder, places)
    news = [_change(None, first, until=None if rest else first.valid_to) for first, *rest in created]
    changed = [_change(None, version, until=version.valid_to) for version in earlier]
    changed += [_change(old, new) for old, new in (*later, *renamed)]
    record_all("unit.create", news, by=by, reason=REASON)
    record_all("unit.change", changed, by=by, reason=REASON)
    return {version.unit_id for version in earlier} | {new.unit_id for _old, new in renamed}


def _write_renamed(builder: Builder, places: Sequence[Place]) -> list[tuple[UnitVersion, UnitVersion]]:
    """Gives units that were there the official names that came after their last change."""
    wanted = [pair for place in places for pair in builder.renamed(place)]
    olds = UnitVersion.objects.select_for_update().in_bulk([pk for pk, _new in wanted])
    pairs = []
    for pk, new in wanted:
        old = olds[pk]
        UnitVersion.objects.filter(pk=pk).update(valid_to=new.valid_from)
        new.status, new.details = old.status, old.details | new.details
        new.save()
        pairs.append((old, new))
    return pairs


def _change(old: UnitVersion | None, new: UnitVersion, *, until: date | None = None) -> Change:
    """What the log keeps of a version; ``until`` where nothing takes up from it."""
    after = as_logged(new) | ({"until": until} if until else {})
    return Change(Unit(pk=new.unit_id), new.unit_id, as_logged(old) if old else None, after)


def _refuse_misplaced(known: Known, province: Place) -> None:
    """The units of a list whose province hangs elsewhere would hang there too."""
    rows = known.rows.get(known.found.get(province, 0), [])
    words = {"name": rows[-1].name if rows else ""}
    if any(level(row.path) > 1 for row in rows):
        message = _("%(name)s đang đứng dưới một đơn vị khác. Hãy đưa đơn vị này lên trên cùng, rồi nạp lại.")
        raise Refused(message % words)
    if rows and rows[-1].until is not None:
        message = _("%(name)s đã kết thúc trong cây đơn vị. Hãy hoàn tác việc kết thúc đó, rồi nạp lại.")
        raise Refused(message % words)
