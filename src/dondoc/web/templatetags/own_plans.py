"""What is shown of own plans: where a unit stands that must issue one."""

from __future__ import annotations

from django import template

from dondoc.plans.own.sentences import standing_sentence
from dondoc.plans.own.standing import Judged, Standing

register = template.Library()
_LOOKS = {
    Standing.ON_TIME: ("good", "check-circle"),
    Standing.ISSUED_LATE: ("warn", "check-circle"),
    Standing.ISSUED: ("good", "check-circle"),
    Standing.LATE: ("bad", "exclamation-triangle"),
    Standing.NOT_YET_DUE: ("calm", "clock"),
    Standing.UNDATED: ("calm", "clock"),
}


@register.inclusion_tag("components/state_badge.html")
def own_plan_state(judged: Judged) -> dict[str, str]:
    """Where a unit stands as a word, a colour and an icon, with the days that it is late."""
    tone, icon = _LOOKS[judged.standing]
    return {"tone": tone, "icon": icon, "word": standing_sentence(judged)}
