"""What a file would change of a unit, field by field and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dondoc.units.facts import Facts, facts_of
from dondoc.units.files.columns import LABELS
from dondoc.units.import_rules import Key, Step
from dondoc.units.kinds import written

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Changed:
    """One field: what it says now, and what it will say."""

    label: str
    before: str
    after: str


def changes_of(step: Step, names: Mapping[Key, str]) -> list[Changed]:
    """The fields of a unit that a step changes, in the order of the columns; ``names`` calls the units above."""
    if step.now is None:
        return []
    before = dict(_words(facts_of(step.now), step.now.parent_id, names))
    after = dict(_words(step.facts, step.parent, names))
    return [
        Changed(str(LABELS[name]), before.get(name) or _NOTHING, after.get(name) or _NOTHING)
        for name in LABELS
        if before.get(name, "") != after.get(name, "")
    ]


def _words(facts: Facts, parent: Key | None, names: Mapping[Key, str]) -> Iterator[tuple[str, str]]:
    yield "code", facts.code
    yield "name", facts.name
    yield "short_name", facts.short_name
    yield "kind", str(facts.kind.label)
    yield "parent", "" if parent is None else names.get(parent, str(parent))
    yield "status", str(facts.status.label)
    for name, value in facts.details.items():
        yield name, written(name, value)
