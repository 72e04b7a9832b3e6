"""How points, levels and states of criteria sets are shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils import formats

from dondoc.criteria.models import SetState
from dondoc.units.models import UnitKind

register = template.Library()
_LOOKS = {
    SetState.DRAFT: ("calm", "pencil"),
    SetState.PUBLISHED: ("good", "check-circle"),
    SetState.RETIRED: ("calm", "slash-circle"),
}


@register.filter
def points(hundredths: int | None) -> str:
    """Hundredths in the language of the page: 1250 is "12,5"."""
    if hundredths is None:
        return "–"
    return str(formats.number_format(Decimal(hundredths) / 100, force_grouping=True))


@register.filter
def unit_kind(code: str) -> str:
    """What a kind of unit is called."""
    return str(UnitKind(code).label)


@register.inclusion_tag("components/state_badge.html")
def set_state(state: str) -> dict[str, Any]:
    """The state of a set as a word, a colour and an icon."""
    known = SetState(state)
    tone, icon = _LOOKS[known]
    return {"tone": tone, "icon": icon, "word": known.label}
