"""What a seat allows by itself."""

from __future__ import annotations

from dondoc.accounts.models import Membership, Role


def administers(seat: Membership) -> bool:
    """Whether the seat manages the units and accounts of its own unit and below.

    The middleware lets nobody act from a seat that is not held today, so no day is asked.
    """
    return seat.role == Role.ADMINISTRATOR


def reads_log(seat: Membership) -> bool:
    """Whether the seat reads the event log of its own unit and below (see `can_read_events` of the units)."""
    return seat.role in (Role.AUDITOR, Role.ADMINISTRATOR)


def gives_out_feeds(seat: Membership, unit_id: int) -> bool:
    """Whether the seat makes calendar links of a unit (see `can_make_feed` of the units): to offer the page."""
    return seat.unit_id == unit_id and seat.role in (Role.HEAD, Role.OFFICE)
