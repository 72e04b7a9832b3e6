"""Who may do what with assignments: asked once for a user's seats, then of any number of rows without a query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.queries import seats
from dondoc.plans.models import Assignment, Plan
from dondoc.plans.work.states import Move, Side, moves
from dondoc.units.rules import ids_of

WORKERS = frozenset({Role.OFFICER, Role.HEAD, Role.OFFICE})
GIVERS = frozenset({Role.HEAD, Role.OFFICE})


@dataclass(frozen=True, slots=True)
class Powers:
    """The units at which a user may do a unit's work, may give parts of it away, and keeps the office."""

    works: frozenset[int]
    gives: frozenset[int]
    offices: frozenset[int]

    def sides(self, assignment: Assignment) -> frozenset[Side]:
        """On which sides of an assignment the user stands; its task, plan and parent at hand.

        The plan's office decides on what the plan gave, and the unit that gave a part on that part.
        """
        found = {Side.HOLDER} if assignment.unit_id in self.works else set()
        if assignment.parent is not None:
            decides = assignment.parent.unit_id in self.gives
        else:
            decides = self.runs(assignment.task.plan)
        return frozenset(found | {Side.GIVER} if decides else found)

    def moves(self, assignment: Assignment) -> list[Move]:
        """What the user may do to it now, from the unit's own seat or from the one that gave it."""
        return moves(assignment.state, self.sides(assignment))

    def runs(self, plan: Plan) -> bool:
        """Whether the user sits in the office of the unit that runs the plan."""
        return plan.unit_id in self.offices

    def may_give(self, assignment: Assignment) -> bool:
        """Whether the user may split an assignment among the units below the one that holds it."""
        return assignment.unit_id in self.gives

    def enters_from(self, path: str) -> int | None:
        """The nearest unit above the one at ``path`` from whose office the user may enter for it (nhập thay)."""
        return next((unit for unit in reversed(ids_of(path)[:-1]) if unit in self.offices), None)


def powers(user: User, day: date) -> Powers:
    """What the seats of a day allow; one query."""
    return powers_of(seats(user, day))


def powers_of(held: Iterable[Membership]) -> Powers:
    """What some seats allow together."""
    places = [(seat.unit_id, Role(seat.role)) for seat in held]
    return Powers(
        works=frozenset(unit for unit, role in places if role in WORKERS),
        gives=frozenset(unit for unit, role in places if role in GIVERS),
        offices=frozenset(unit for unit, role in places if role is Role.OFFICE),
    )
