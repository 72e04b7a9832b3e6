"""The columns of a closed round's file. Pure but for pyarrow: what a file says of itself stands in its metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

VERSION = 1
METADATA = b"dondoc"
UNIT = (
    ("unit_id", pa.int64()),
    ("parent_id", pa.int64()),
    ("path", pa.string()),
    ("name", pa.string()),
    ("code", pa.string()),
    ("kind", pa.string()),
)
"""What every row begins with; then come the attributes that have fixed answers, by their names, and ``standing``."""
ATTRIBUTE = "thuoc_tinh_"
STANDING = "standing"
HIDDEN = "_an"
"""After an indicator's code: whether its total at the unit is hidden, since it would tell of few people."""


@dataclass(frozen=True, slots=True)
class Figured:
    """An indicator in a file: ``columns`` hold its figures in whole steps, ``decimals`` of which follow the comma."""

    id: int
    code: str
    kind: str
    label: str
    unit: str
    decimals: int
    aggregation: str
    about_people: bool
    answers: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of itself: the round, the version of its form, and its indicators."""

    version: int
    cycle: int
    name: str
    plan: int
    form: int
    form_version: int
    window: tuple[str, str]
    stage: str
    indicators: tuple[Figured, ...]

    def metadata(self) -> dict[bytes, bytes]:
        return {METADATA: json.dumps(asdict(self), ensure_ascii=False).encode()}

    @classmethod
    def of(cls, metadata: Mapping[bytes, bytes] | None) -> Told:
        """Raises ValueError for a file that is none of ours, or of another version."""
        words: dict[str, Any] = json.loads((metadata or {}).get(METADATA, b"{}"))
        if words.get("version") != VERSION:
            raise ValueError("not a file of a closed round, or of another version")
        figured = tuple(
            Figured(**each | {"answers": tuple(each["answers"]), "columns": tuple(each["columns"])})
            for each in words.pop("indicators")
        )
        return cls(**words | {"window": tuple(words["window"]), "indicators": figured})


def column_names(code: str, kind: str, answers: Sequence[str]) -> tuple[str, ...]:
    """The columns of an indicator: of a share both counts, of a choice one for each answer."""
    if kind == "choice":
        return tuple(f"{code}_{place}" for place in range(1, len(answers) + 1))
    return (f"{code}_tu", f"{code}_mau") if kind == "share" else (code,)


def schema(told: Told, attributes: Sequence[str]) -> pa.Schema:
    """Names and types of all columns, in order."""
    return pa.schema(list(_fields(told, attributes)), metadata=told.metadata())


def _fields(told: Told, attributes: Sequence[str]) -> Iterator[pa.Field]:
    for name, kind in UNIT:
        yield pa.field(name, kind)
    for name in attributes:
        yield pa.field(f"{ATTRIBUTE}{name}", pa.string())
    yield pa.field(STANDING, pa.string())
    for each in told.indicators:
        about = {"label": each.label, "unit": each.unit, "decimals": str(each.decimals)}
        yield from (pa.field(name, pa.int64(), metadata=about) for name in each.columns)
        if each.about_people:
            yield pa.field(f"{each.code}{HIDDEN}", pa.bool_())
