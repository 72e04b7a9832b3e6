"""What is shown of tasks at work: the status of an assignment, and how far it is."""

from __future__ import annotations

from typing import Any

from django import template

from dondoc.plans.models import STATUS_NAMES
from dondoc.plans.work.states import Status

register = template.Library()
_LOOKS = {
    Status.NOT_BEGUN: ("calm", "clock"),
    Status.UNDER_WAY: ("accent", "hourglass-split"),
    Status.DONE: ("warn", "send"),
    Status.CONFIRMED: ("good", "check-circle"),
    Status.SENT_BACK: ("bad", "arrow-counterclockwise"),
    Status.DROPPED: ("calm", "slash-circle"),
}


@register.inclusion_tag("components/state_badge.html")
def task_status(status: Status) -> dict[str, Any]:
    """A status as a word, a colour and an icon; that a task is late is said by ``{% state_badge "late" %}`` beside."""
    tone, icon = _LOOKS[status]
    return {"tone": tone, "icon": icon, "word": STATUS_NAMES[status]}


@register.inclusion_tag("tasks/percent.html")
def task_percent(percent: int) -> dict[str, int]:
    """How far an assignment is: a small bar and the number."""
    return {"percent": percent}
