"""Who may see and enter money of units. Whoever sees a unit sees its money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc.accounts.models import Membership, Role, User
from dondoc.budget.rules import SourceKind
from dondoc.units.permissions import answers_for
from dondoc.units.rules import ids_of

ENTERING = (Role.OFFICER, Role.HEAD, Role.OFFICE)
"""The roles that enter the own unit's estimate and spending."""
_DECIDING = (Role.OFFICE, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Powers:
    """What a seat may do with the money of one unit.

    ``enters``: its estimate and spending, from a seat of its own. ``allots``: allot, settle and carry over, as office
    or head of a unit above it; a unit with none above it does that itself. ``receives``: record money that no office
    above allots, given by the public or of another source. ``giver_id`` is the unit that allots; None for what came
    from outside dondoc. ``enters_for``: the seat's unit, where its office may enter spending for a unit below it (nhập
    thay), with the reason; else None.
    """

    enters: bool
    allots: bool
    receives: bool
    giver_id: int | None
    enters_for: int | None = None

    @property
    def any(self) -> bool:
        """Whether the seat may open a line for the unit."""
        return self.enters or self.allots


def powers(seat: Membership, path: str, source_kind: str = "", *, follows: bool = False) -> Powers:
    """What a seat that is held today may do at the unit that stands, or last stood, at ``path``; asks no query.

    ``follows``: the unit has ended, and the seat's took over its work: it writes those books on.
    """
    way = ids_of(path)
    mine, above = follows or seat.unit_id == way[-1], seat.unit_id in way[:-1]
    enters = mine and seat.role in ENTERING
    allots = (above or (mine and len(way) == 1)) and seat.role in _DECIDING
    receives = enters and source_kind in (SourceKind.SOCIAL, SourceKind.OTHER)
    stands_in = above and not enters and seat.role == Role.OFFICE
    giver, instead = (seat.unit_id if each else None for each in (above and allots, stands_in))
    return Powers(enters, allots, receives, giver, instead)


def can_keep_year(user: User, unit_id: int, day: date) -> bool:
    """Whether the user closes a year for a unit and all below it, and names its sources: the unit's own office; of one
    that has ended, who answers for it."""
    return answers_for(user, unit_id, Role.OFFICE, day=day)
