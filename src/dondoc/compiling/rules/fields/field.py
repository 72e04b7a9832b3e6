"""What a field of a template is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What papers are about; each group of papers has fields of its own beside the common ones."""

    ROUNDS = "rounds"
    YEARLY = "yearly"
    AWARDS = "awards"
    INSPECTIONS = "inspections"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True)
class Field:
    """``name`` stands in the template as {{ name }}. A ``block`` stands alone in its paragraph and becomes several
    paragraphs or a table; any other is words within a line."""

    name: str
    meaning: str
    example: str
    block: bool = False
