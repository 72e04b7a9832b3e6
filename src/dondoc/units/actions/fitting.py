"""Refuses units that do not fit where they are put: a kind below one that can't hold it, a name that a sibling has.

Looked up after everything was written, so that units of one bulk are held against each other too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.units.actions.versions import in_parts, lasting
from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.rules import NAMES_RECUR, fitting, holds

Written = tuple[UnitVersion | None, UnitVersion]  # a unit as it was (None for a new one), and as it was written now


def unfit(written: Mapping[int, Written]) -> dict[int, list[Problem]]:
    """What is wrong with written versions, by their place; only what the writing brought about.

    A wrong place or name that was there before is let be, so that everything else of such a unit can be changed.
    """
    found: dict[int, list[Problem]] = defaultdict(list)
    placed = {place: pair for place, pair in written.items() if _is_new(pair, "kind", "parent_id")}
    parents = _versions_of({new.parent_id for _old, new in placed.values() if new.parent_id}, placed)
    for place, (old, new) in placed.items():
        where = "parent" if old is not None and old.parent_id != new.parent_id else "kind"
        found[place] += _below_wrong_kind(new, parents.get(new.parent_id or 0, ()), where)
    for place, (old, new) in written.items():
        if old is not None and old.kind != new.kind:
            found[place] += _above_wrong_kind(new)
    for place, problem in _namesakes({place: pair for place, pair in written.items() if _is_new(pair, "name")}):
        found[place].append(problem)
    return {place: problems for place, problems in found.items() if problems}


def unheld(above: UnitVersion, below: Iterable[UnitVersion]) -> str:
    """The sentence for units that can't stand below one; "" where all can."""
    wrong = next((version for version in below if not holds(above.kind, version.kind)), None)
    return _cannot_hold(above, UnitKind(wrong.kind), wrong.name) if wrong else ""


def _is_new(pair: Written, *names: str) -> bool:
    old, new = pair
    return old is None or any(getattr(old, name) != getattr(new, name) for name in names)


def _versions_of(unit_ids: Collection[int], placed: Mapping[int, Written]) -> dict[int, list[UnitVersion]]:
    """What the units are from the first of the written days on."""
    versions: dict[int, list[UnitVersion]] = defaultdict(list)
    first = min((new.valid_from for _old, new in placed.values()), default=None)
    if first is not None:
        for part in in_parts(unit_ids):
            for version in lasting(first).filter(unit_id__in=part).order_by("valid_from"):
                versions[version.unit_id].append(version)
    return versions


def _below_wrong_kind(new: UnitVersion, above: Sequence[UnitVersion], where: str) -> Iterator[Problem]:
    for version in above:
        if (version.valid_to is None or version.valid_to > new.valid_from) and not holds(version.kind, new.kind):
            yield Problem(where, _cannot_hold(version, UnitKind(new.kind), new.name))
            return


def _above_wrong_kind(new: UnitVersion) -> Iterator[Problem]:
    below = lasting(new.valid_from).filter(parent_id=new.unit_id).exclude(kind__in=fitting(new.kind))
    sentence = unheld(new, below.order_by("path")[:1])
    if sentence:
        yield Problem("kind", sentence)


def _namesakes(named: Mapping[int, Written]) -> Iterator[tuple[int, Problem]]:
    """Those whose name a sibling has on the day or later."""
    siblings = {place: new for place, (_old, new) in named.items() if new.parent_id and new.kind not in NAMES_RECUR}
    first = min((new.valid_from for new in siblings.values()), default=None)
    if first is None:
        return
    known: dict[tuple[int | None, str], list[UnitVersion]] = defaultdict(list)
    for part in in_parts({new.parent_id for new in siblings.values()}):
        for version in lasting(first).filter(parent_id__in=part).defer("path", "folded", "details").order_by("pk"):
            known[version.parent_id, version.name.casefold()].append(version)
    for place, new in siblings.items():
        same = known[new.parent_id, new.name.casefold()]
        other = next((each for each in same if each.unit_id != new.unit_id and _meet(each, new)), None)
        if other is not None:
            yield place, Problem("name", _name_taken(other))


def _meet(one: UnitVersion, other: UnitVersion) -> bool:
    """Whether two versions stand on one day; neither has an end before it begins."""
    return all(
        first.valid_to is None or first.valid_to > second.valid_from for first, second in ((one, other), (other, one))
    )


def _cannot_hold(above: UnitVersion, kind: UnitKind, name: str) -> str:
    told = {"above": above.name, "above_kind": UnitKind(above.kind).label, "name": name, "kind": kind.label}
    if not fitting(above.kind):
        message = _(
            "%(above)s (%(above_kind)s) không có đơn vị trực thuộc, nên “%(name)s” không thể nằm dưới. "
            "Hãy chọn đơn vị cấp trên khác."
        )
        return message % told
    message = _(
        "“%(name)s” (%(kind)s) không thể trực thuộc %(above)s (%(above_kind)s). "
        "Hãy chọn đơn vị cấp trên khác, hoặc sửa loại đơn vị nếu ghi nhầm."
    )
    return message % told


def _name_taken(other: UnitVersion) -> str:
    if other.code:
        message = _(
            "Nơi này đã có đơn vị “%(name)s” (mã %(code)s). Hãy ghi tên khác để phân biệt, hoặc dùng đơn vị đang có."
        )
        return message % {"name": other.name, "code": other.code}
    message = _("Nơi này đã có đơn vị “%(name)s”. Hãy ghi tên khác để phân biệt, hoặc dùng đơn vị đang có.")
    return message % {"name": other.name}
