"""What the address asks to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from dondoc.budget.models import SOURCE_NAMES
from dondoc.budget.models.line import FIRST_YEAR, LAST_YEAR
from dondoc.budget.rules import SourceKind, Standing
from dondoc.web.budget.forms import years_around
from dondoc.web.templatetags.money import STATES


@dataclass(frozen=True, slots=True)
class Asked:
    """A year, and what lists are narrowed to; what is odd in the address asks for nothing."""

    year: int
    unit_id: int | None
    plan_id: int | None
    source_kind: str
    state: Standing | None
    text: str
    sort: str

    def until(self, today: date) -> date:
        """The day as of which the tree is looked at: today, of a past year its last."""
        return min(today, date(self.year, 12, 31))

    def choices(self, today: date) -> dict[str, Any]:
        """What the filters of a page offer."""
        return {
            "years": years_around(today, self.year),
            "sources": [(kind.value, name) for kind, name in SOURCE_NAMES.items()],
            "states": state_choices(),
        }


def asked_of(data: QueryDict, today: date) -> Asked:
    """Reads the query string."""
    year = number_of(data.get("year", ""))
    source, state = data.get("source", ""), data.get("state", "")
    return Asked(
        year=year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else today.year,
        unit_id=number_of(data.get("unit", "")),
        plan_id=number_of(data.get("plan", "")),
        source_kind=source if source in {kind.value for kind in SourceKind} else "",
        state=Standing(state) if state in {each.value for each in Standing} else None,
        text=data.get("q", "").strip()[:200],
        sort=data.get("sort", ""),
    )


def state_choices() -> Sequence[tuple[str, Any]]:
    """The states that money may be looked for by."""
    return [(state.value, label) for state, (_tone, _icon, label) in STATES.items() if state is not Standing.NOTHING]


def number_of(text: str) -> int | None:
    """A whole number as posted or asked for; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
