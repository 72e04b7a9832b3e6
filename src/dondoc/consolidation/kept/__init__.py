"""Sums of a large round that are kept between two readings, so that one decision costs the way up the tree only.

What is kept is derived: it may be thrown away at any time, and is whenever something has happened that it does not
know how to follow. Nothing is locked, and nothing is written to the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc.consolidation.kept.changes import changes_since
from dondoc.consolidation.kept.files import find, keep
from dondoc.consolidation.kept.following import follow
from dondoc.consolidation.reckoned import Reckoned, reckon
from dondoc.core.events import last_seal
from dondoc.reporting.models import Cycle, Indicator

KEEP_FROM = 2000
"""From so many obligations on sums are kept; those of fewer are quickly reckoned."""


def reckoned_today(cycle: Cycle, indicators: Sequence[Indicator], width: int, today: date) -> Reckoned:
    """What `reckon` gives for today, out of what is kept where that can follow all that has happened since."""
    found = find(cycle.pk, today)
    changes = changes_since(found.seal, cycle) if found else None
    if found and changes is not None:
        followed = follow(found.reckoned, changes, cycle, indicators, today)
        if followed is not None:
            return followed
    seal = last_seal()  # before the reading: what is decided meanwhile is looked at once more, which does no harm
    reckoned = reckon(cycle, indicators, width, today, today)
    if seal is not None and len(reckoned.owing.units) >= KEEP_FROM:
        keep(cycle.pk, today, seal, reckoned)
    return reckoned
