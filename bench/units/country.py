"""An invented country of 1,000,000 units: provinces, communes, and about 300 units below each commune."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

PROVINCES, COMMUNES, UNITS = 34, 3_321, 1_000_000
SINCE = "2025-07-01"
# Ids of the units that are asked about.
COUNTRY, PROVINCE, COMMUNE, SCHOOL = 1, 2, 36, 500_000

_NAMES = (
    "Ea Tiêu", "Bến Nghé", "Suối Lam", "Tân Phú", "Lâm Thượng", "Hòa Bình", "Quảng Phú", "Cư Jút", "An Khánh",
    "Mỹ Đức", "Vĩnh Hòa", "Đông Thạnh", "Sơn Lộc", "Phú Mỹ", "Long Hải", "Thanh Xuân",
)  # fmt: skip
_BELOW = (
    ("school", "Trường Tiểu học"),
    ("residential_area", "Thôn"),
    ("enterprise", "Công ty TNHH"),
    ("department", "Trạm Y tế"),
)


class Place(NamedTuple):
    """One unit; ``way`` has the ids from the top down to itself."""

    way: tuple[int, ...]
    kind: str
    name: str

    @property
    def parent(self) -> int | None:
        return self.way[-2] if len(self.way) > 1 else None


def units() -> Iterator[Place]:
    """All units, each after the one above it; ids count from 1."""
    ways: list[tuple[int, ...]] = []
    for place in range(UNITS):
        above = _above(place)
        way = (*(ways[above] if above is not None else ()), place + 1)
        if place <= PROVINCES + COMMUNES:
            ways.append(way)
        yield Place(way, *_called(place))


def _above(place: int) -> int | None:
    if place == 0:
        return None
    if place <= PROVINCES:
        return 0
    if place <= PROVINCES + COMMUNES:
        return 1 + place % PROVINCES
    return 1 + PROVINCES + place % COMMUNES


def _called(place: int) -> tuple[str, str]:
    name = f"{_NAMES[place * 7 % len(_NAMES)]} {place % 97}"
    if place == 0:
        return "other", "Chính phủ"
    if place <= PROVINCES:
        return "province", f"Ủy ban nhân dân tỉnh {name}"
    if place <= PROVINCES + COMMUNES:
        return "commune", f"Ủy ban nhân dân xã {name}"
    kind, word = _BELOW[place * 11 % 4 if place % 3 else place % 4]
    return kind, f"{word} {name}"
