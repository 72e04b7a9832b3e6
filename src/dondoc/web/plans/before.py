"""A plan as it stood before it was amended."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from dondoc.documents.dates import printed_due
from dondoc.plans.amending import Item, Kind, item_from
from dondoc.plans.models import Amendment
from dondoc.web.plans.comparing import said_item


@dataclass(frozen=True, slots=True)
class Part:
    """One item as it was, what it says, how many units held it, and whether the seat's own did."""

    item: Item
    said: str
    units: int
    mine: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """The whole plan as it was."""

    head: dict[str, str]
    period: str
    targets: tuple[Part, ...]
    duties: tuple[Part, ...]
    blocks: tuple[tuple[str, tuple[Part, ...]], ...]
    recipients: tuple[str, ...]
    citations: tuple[str, ...]


def earlier_version(amendment: Amendment, unit_id: int) -> Earlier:
    """The plan before an amendment, with the eyes of somebody who sits at a unit."""
    was = amendment.was
    parts = [_part(item_from(row), unit_id) for row in was["items"]]
    tasks = [part for part in parts if part.item.kind is Kind.TASK]
    grouped = groupby(tasks, key=lambda part: (part.item.path, part.item.values["agency"]))
    head = was["head"]
    period = " – ".join(printed_due(head[name]) or "…" for name in ("period_start", "period_end"))
    return Earlier(
        head=head | {"date": printed_due(head["date"])},
        period=period if head["period_start"] or head["period_end"] else "",
        targets=tuple(part for part in parts if part.item.kind is Kind.TARGET),
        duties=tuple(part for part in parts if part.item.kind is Kind.DUTY),
        blocks=tuple((agency, tuple(each)) for (_path, agency), each in grouped),
        recipients=tuple(was["recipients"]),
        citations=tuple(was["citations"]),
    )


def _part(item: Item, unit_id: int) -> Part:
    return Part(item, said_item(item), len(item.units), unit_id in item.units)
