"""Every value of a reading, wherever it stands in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from dondoc.reader import Plan, Source
from dondoc.reader.plan import Value


def values(plan: Plan) -> Iterator[tuple[str, Value]]:
    """Each value with the name of the field that holds it, those inside other values too."""
    yield from _values("plan", plan)


def _values(name: str, thing: object) -> Iterator[tuple[str, Value]]:
    if isinstance(thing, tuple):
        for one in thing:
            yield from _values(name, one)
    elif is_dataclass(thing) and not isinstance(thing, Source):
        if isinstance(thing, Value):
            yield name, thing
        for field in fields(thing):
            yield from _values(field.name, getattr(thing, field.name))
