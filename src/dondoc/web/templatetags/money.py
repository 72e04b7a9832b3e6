"""What is shown of money: how it stands, and how much of it is spent."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from dondoc.budget.rules import Standing

register = template.Library()
STATES = {
    Standing.OVER: ("bad", "exclamation-triangle", _("Chi vượt")),
    Standing.OVERGIVEN: ("bad", "exclamation-triangle", _("Giao vượt")),
    Standing.SLOW: ("warn", "hourglass-split", _("Giải ngân chậm")),
    Standing.UNALLOTTED: ("calm", "clock", _("Chưa được giao")),
    Standing.ON_WAY: ("accent", "bar-chart", _("Đang thực hiện")),
    Standing.SPENT_OUT: ("good", "check-circle", _("Đã chi hết")),
    Standing.SETTLED: ("good", "lock", _("Đã quyết toán")),
    Standing.NOTHING: ("calm", "dash-circle", _("Chưa có số liệu")),
}


@register.inclusion_tag("components/state_badge.html")
def money_state(state: Standing) -> dict[str, Any]:
    """How money stands, as a word, a colour and an icon."""
    tone, icon, word = STATES[state]
    return {"tone": tone, "icon": icon, "word": word}


@register.filter
def share(per_cent: float | None) -> str:
    """A share in per cent with one digit: "62,5%"; a dash where there is nothing to be a part of."""
    return "–" if per_cent is None else f"{per_cent:.1f}%".replace(".", ",")
