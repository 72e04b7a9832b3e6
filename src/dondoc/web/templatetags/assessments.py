"""What is shown of yearly rounds: where a unit stands, and the level that it has."""

from __future__ import annotations

from typing import Any

from django import template

from dondoc.assessments.models import STATE_NAMES
from dondoc.assessments.rules.answers import print_points
from dondoc.assessments.rules.states import State

register = template.Library()
_LOOKS = {
    State.ENTERING: ("calm", "pencil"),
    State.SENT: ("accent", "send"),
    State.IN_REVIEW: ("warn", "eye"),
    State.RETURNED: ("bad", "arrow-counterclockwise"),
    State.REVIEWED: ("accent", "clipboard-check"),
    State.DECIDED: ("good", "journal-check"),
    State.PUBLISHED: ("good", "check-circle"),
    State.EXCLUDED: ("calm", "slash-circle"),
}


@register.inclusion_tag("components/state_badge.html")
def assessment_state(state: str) -> dict[str, Any]:
    """Where a unit stands in a round, as a word, a colour and an icon."""
    tone, icon = _LOOKS[State(state)]
    return {"tone": tone, "icon": icon, "word": STATE_NAMES[State(state)]}


@register.filter
def points(value: int | None) -> str:
    """Hundredths of a point as people write them; "–" for none."""
    return "–" if value is None else print_points(value)
