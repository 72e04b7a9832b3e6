"""The money of a line, a unit or everything below a node, column by column, in đồng."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Sums:
    """``received`` is what was allotted to it (được giao), ``given`` what it allotted to units below (giao lại).

    Added up over a subtree, what one of its units gave to another cancels out: `allotted` is then what came in from
    outside, and never counts one đồng twice.
    """

    estimate: int = 0
    received: int = 0
    given: int = 0
    carried_in: int = 0
    carried_out: int = 0
    spent: int = 0
    settled: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def allotted(self) -> int:
        """What stays of what was allotted: received less given on."""
        return self.received - self.given

    @property
    def available(self) -> int:
        """What may be spent in the year: allotted, with what came from the year before, without what went on."""
        return self.allotted + self.carried_in - self.carried_out

    @property
    def left(self) -> int:
        """What may still be spent; negative where more was spent."""
        return self.available - self.spent

    @property
    def over(self) -> int:
        """What was spent beyond what is available."""
        return max(-self.left, 0)

    @property
    def unsettled(self) -> int:
        """What was spent and is not settled yet."""
        return self.spent - self.settled

    @property
    def per_cent(self) -> float | None:
        """How much of what is available was spent; None where nothing is."""
        return 100 * self.spent / self.available if self.available > 0 else None


NOTHING = Sums()
