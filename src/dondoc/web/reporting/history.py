"""What happened to an obligation, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Event

VERBS = {
    "submission.send": ("send", _("Gửi báo cáo")),
    "submission.accept": ("check-circle", _("Chấp nhận")),
    "submission.return": ("arrow-counterclockwise", _("Trả lại")),
    "obligation.leave_out": ("slash-circle", _("Đưa ra khỏi số phải báo cáo")),
    "obligation.put_back": ("plus-lg", _("Đưa trở lại kỳ báo cáo")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event: when, who, what, why; ``version`` of the report where it is about one."""

    at: datetime
    who: str
    what: str
    icon: str
    reason: str
    version: int | None


def lines(events: Iterable[Event], versions: dict[int, int]) -> list[Line]:
    """Events in words; ``versions`` maps a submission's id to its version."""
    found = []
    for event in events:
        icon, what = VERBS.get(event.verb, ("info-circle", event.verb))
        version = versions.get(event.object_id) if event.object_type.endswith("submission") else None
        who = str(event.user) if event.user else ""
        found.append(Line(event.at, who, str(what), icon, event.reason, version))
    return found
