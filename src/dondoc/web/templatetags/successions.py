"""What a unit's page tells of the units that it came from or went into."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone

from dondoc.successions.permissions import can_start
from dondoc.successions.queries import relations_of

register = template.Library()


@register.inclusion_tag("successions/related.html", takes_context=True)
def unit_relations(context: Context, unit_id: int) -> dict[str, Any]:
    """ "Sáp nhập từ …", "Nay thuộc …", and the way to a new decision for those who may carry it out."""
    user, day = context["request"].user, timezone.localdate()
    return {"relations": relations_of(unit_id), "unit_id": unit_id, "can_start": can_start(user, unit_id, day)}
