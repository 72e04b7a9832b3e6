"""Differences and items as JSON, and back."""

from __future__ import annotations

from typing import Any

from dondoc.plans.amending.differences import Differences, Line
from dondoc.plans.amending.items import Item, Kind

Json = dict[str, Any]


def stored_differences(found: Differences) -> Json:
    """What was applied: lines in which nothing changes are left out."""
    return {
        "lines": [_stored_line(line) for line in found.changes],
        "head": [list(change) for change in found.head],
        "recipients": [list(names) for names in found.recipients],
        "citations": [list(names) for names in found.citations],
    }


def differences_from(data: Json) -> Differences:
    """The differences that `stored_differences` wrote."""
    gone, come = data["recipients"]
    cited, citing = data["citations"]
    return Differences(
        tuple(_line_from(row) for row in data["lines"]),
        tuple((field, old, new) for field, old, new in data["head"]),
        (tuple(gone), tuple(come)),
        (tuple(cited), tuple(citing)),
    )


def stored_item(item: Item) -> Json:
    """One item; units as pairs, for JSON has no numbers as keys."""
    return {
        "kind": item.kind.value,
        "key": item.key,
        "path": item.path,
        "text": item.text,
        "values": dict(item.values),
        "units": [list(pair) for pair in item.units.items()],
        "span": list(item.span),
        "held": sorted(item.holders),
    }


def item_from(data: Json) -> Item:
    """The item that `stored_item` wrote."""
    return Item(
        kind=Kind(data["kind"]),
        key=data["key"],
        path=data["path"],
        text=data["text"],
        values=data["values"],
        units=dict(data["units"]),
        span=(data["span"][0], data["span"][1]),
        held=frozenset(data["held"]),
    )


def _stored_line(line: Line) -> Json:
    return {
        "old": stored_item(line.old) if line.old else None,
        "new": stored_item(line.new) if line.new else None,
        "fields": list(line.fields),
        "gained": [list(pair) for pair in line.gained],
        "lost": list(line.lost),
        "roles": [list(pair) for pair in line.roles],
    }


def _line_from(data: Json) -> Line:
    return Line(
        item_from(data["old"]) if data["old"] else None,
        item_from(data["new"]) if data["new"] else None,
        tuple(data["fields"]),
        tuple((unit, role) for unit, role in data["gained"]),
        tuple(data["lost"]),
        tuple((unit, role) for unit, role in data["roles"]),
    )
