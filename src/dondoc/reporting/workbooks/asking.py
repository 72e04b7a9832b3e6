"""What a round asks, as its workbooks have it."""

from __future__ import annotations

from functools import cached_property

from dondoc.reporting.asked import asked
from dondoc.reporting.models import Cycle
from dondoc.reporting.workbooks.boxes import Box, boxes_of, headings
from dondoc.reporting.workbooks.layout import digest


class Asked:
    """What a round asks, as its workbooks have it."""

    def __init__(self, cycle: Cycle) -> None:
        self.cycle = cycle
        self.indicators = asked(cycle)
        self.boxes = boxes_of(self.indicators, cycle.form.narrative_label)

    @cached_property
    def digest(self) -> str:
        """The digest of a unit's workbook that nobody altered."""
        return digest((box.key, box.label) for box in self.boxes)

    @cached_property
    def counts(self) -> list[tuple[int, str]]:
        """The places of the boxes that ask a count, among all, and where a report keeps it."""
        return [(place, box.indicator) for place, box in enumerate(self.boxes) if box.kind == "count"]

    @cached_property
    def has_shares(self) -> bool:
        """Whether figures are asked that must not be above others."""
        return any(box.kind == "share" for box in self.boxes)

    @cached_property
    def by_key(self) -> dict[str, Box]:
        return {box.key: box for box in self.boxes}

    @cached_property
    def headings(self) -> dict[str, str]:
        """What each box is called in a table, tidied, by its key."""
        return {box.key: tidy(text) for box, text in zip(self.boxes, headings(self.boxes), strict=True)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each box is called in a unit's workbook, tidied, by its key."""
        return {box.key: tidy(box.label) for box in self.boxes}


def tidy(text: str) -> str:
    """A text without needless spaces and breaks, which spreadsheets alter."""
    return " ".join(text.split())
