"""What every write of a unit version has in common: building it, refusing it, moving what hangs below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Max, Q, QuerySet, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.units.facts import Facts
from dondoc.units.models import UnitVersion
from dondoc.units.queries import in_subtree
from dondoc.units.rules import MAX_LEVELS, WIDTH, child_path, level, moved_path
from dondoc.units.search import keys_of

CHUNK = 5_000  # so many ids or rows in one statement
Item = TypeVar("Item")


def in_parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of at most `CHUNK`."""
    rest = iter(items)
    while part := list(islice(rest, CHUNK)):
        yield part


def build(unit_id: int, facts: Facts, above: str, day: date) -> UnitVersion:
    """A version, not saved, of a unit below the path ``above``; `Invalid` when the tree would be too deep."""
    if level(above) >= MAX_LEVELS:
        raise Invalid([Problem("parent", _too_deep())])
    return UnitVersion(
        unit_id=unit_id,
        name=facts.name,
        short_name=facts.short_name,
        code=facts.code,
        kind=facts.kind,
        parent_id=facts.parent_id,
        status=facts.status,
        details=facts.details,
        path=child_path(above, unit_id),
        folded=keys_of(facts.name, facts.short_name, facts.code),
        valid_from=day,
    )


def as_logged(version: UnitVersion) -> dict[str, Any]:
    """What the event log keeps of a version."""
    return {
        "name": version.name,
        "short_name": version.short_name,
        "code": version.code,
        "kind": str(version.kind),
        "parent": version.parent_id,
        "status": str(version.status),
        "details": version.details,
        "valid_from": version.valid_from,
    }


def lasting(day: date) -> QuerySet[UnitVersion]:
    """The versions that are valid on a day or on one after it."""
    return UnitVersion.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def lasting_paths(unit_ids: Collection[int], day: date) -> dict[int, str]:
    """The path that each unit has on the day and keeps for good.

    Units that begin later, end, or move after the day are left out: from that day on nothing can be put
    below them.
    """
    spans: dict[int, list[UnitVersion]] = defaultdict(list)
    for version in lasting(day).filter(unit_id__in=unit_ids).order_by("valid_from"):
        spans[version.unit_id].append(version)
    return {
        unit_id: versions[0].path
        for unit_id, versions in spans.items()
        if versions[0].valid_from <= day
        and versions[-1].valid_to is None
        and len({version.path for version in versions}) == 1
    }


def taken_codes(versions: Sequence[UnitVersion]) -> set[tuple[str, str]]:
    """The codes of these written versions that two units of one tree have at the same time or later, with the root."""
    ours = {(version.code, version.path[:WIDTH]) for version in versions if version.code}
    if not ours:
        return set()
    first = min(version.valid_from for version in versions)
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for code, path, unit_id in (
        lasting(first).filter(code__in={code for code, _root in ours}).values_list("code", "path", "unit_id")
    ):
        holders[code, path[:WIDTH]].add(unit_id)
    return {key for key in ours if len(holders[key]) > 1}


def move_below(old_path: str, new_path: str, day: date) -> None:
    """Takes the units below ``old_path`` along to ``new_path`` from a day on; until then nothing changes."""
    below = lasting(day).filter(in_subtree(old_path)).exclude(path=old_path)
    deepest = below.aggregate(longest=Max(Length("path")))["longest"] or 0
    if deepest - len(old_path) + len(new_path) > MAX_LEVELS * WIDTH:
        raise Invalid([Problem("parent", _too_deep())])
    begun = list(below.filter(valid_from__lt=day))
    below.filter(valid_from__lt=day).update(valid_to=day)
    rest = Substr("path", len(old_path) + 1)
    below.filter(valid_from__gte=day).update(path=Concat(Value(new_path), rest))
    for version in begun:
        version.pk = None
        version.path = moved_path(version.path, old_path, new_path)
        version.valid_from = day
    UnitVersion.objects.bulk_create(begun)


def no_lasting_parent(day: date) -> str:
    """The sentence for a parent that can't carry a unit from that day on."""
    message = _(
        "Đơn vị cấp trên chưa có vào ngày %(day)s, hoặc đổi chỗ hay kết thúc sau ngày đó. "
        "Hãy chọn đơn vị cấp trên khác hoặc một ngày khác."
    )
    return message % {"day": f"{day:%d/%m/%Y}"}


def code_taken(code: str) -> str:
    """The sentence for a code that another unit has."""
    return _("Mã %(code)s đang dùng cho một đơn vị khác. Hãy dùng mã khác.") % {"code": code}


def _too_deep() -> str:
    return _("Cây đơn vị sẽ sâu quá %(levels)s cấp. Hãy chọn đơn vị cấp trên cao hơn.") % {"levels": MAX_LEVELS}
