"""Two people at one thing at once."""

from __future__ import annotations

from dondoc.assessments.models import Review, SelfScore
from dondoc.core.errors import Refused
from dondoc.core.seen import changed_by, still_there


class Conflict(Refused):
    """What was typed was changed since it was read, by someone else or in another tab; ``kept`` is stored now.

    ``who`` is the first part of the sentence: who changed it last, and when.
    """

    def __init__(self, kept: SelfScore | Review) -> None:
        self.kept = kept
        self.who = changed_by(kept.saved_by, kept.saved_at)
        super().__init__(f"{self.who} {still_there()}")
