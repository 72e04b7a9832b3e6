"""Money of plans by unit and year. Nothing is deleted: what was wrong is taken back by a counter-entry."""

from dondoc.budget.models.closing import Closing
from dondoc.budget.models.entry import LONGEST_DECISION, Entry, EntryKind
from dondoc.budget.models.line import LONGEST_NAME, SOURCE_NAMES, Line, Source

__all__ = ["LONGEST_DECISION", "LONGEST_NAME", "SOURCE_NAMES", "Closing", "Entry", "EntryKind", "Line", "Source"]
