"""Which kinds of units may stand right below which. Kinds are the values of `dondoc.units.models.UnitKind`.

A place of the administrative order stands below a higher one (Luật Tổ chức chính quyền địa phương 2025, Điều 1: tỉnh
and xã; cấp huyện until 30 June 2025). A residential area (thôn, tổ dân phố) is a part of a commune and is no level of
its own: nothing stands below it. Schools, enterprises and departments hold branches and offices of their own, never a
place. "Other" is whatever fits none of the kinds, so it may stand anywhere but below a residential area, and hold
anything.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

_BODIES = frozenset({"department", "school", "enterprise", "committee", "other"})
_PLACES = frozenset({"province", "district", "commune", "residential_area"})
_HOLDS: Mapping[str, frozenset[str]] = {
    "province": _BODIES | {"district", "commune"},
    "district": _BODIES | {"commune"},
    "commune": _BODIES | {"residential_area"},
    "department": _BODIES,
    "school": _BODIES - {"enterprise"},
    "enterprise": _BODIES,
    "residential_area": frozenset(),
    "committee": _BODIES,
    "other": _BODIES | _PLACES,
}
NAMES_RECUR = frozenset({"residential_area"})
"""Kinds of which two below one unit may have one name: communes that became one each bring their "Thôn 1"."""


def holds(above: str, kind: str) -> bool:
    """Whether a unit of ``kind`` may stand right below one of the kind ``above``."""
    return kind in _HOLDS[above]


def fitting(above: str) -> frozenset[str]:
    """The kinds that may stand right below a kind; empty for one that holds none."""
    return _HOLDS[above]


def holders(kinds: Collection[str]) -> frozenset[str]:
    """The kinds below which units of all of these kinds may stand."""
    return frozenset(above for above, below in _HOLDS.items() if below.issuperset(kinds))
