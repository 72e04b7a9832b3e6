"""Messages in words, in the language in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.reminders.models import Message, MessageKind


@dataclass(frozen=True, slots=True)
class Told:
    """One thing in words: what, who owes it ("" for the reader), how late or how soon, and the path of its page."""

    what: str
    unit: str
    when: str
    due: date
    days: int
    above: str
    path: str

    @property
    def left(self) -> int:
        """Days that were left to the due date."""
        return max(0, -self.days)


def title(message: Message) -> str:
    """What a message is about, in one line."""
    n = message.total
    if message.kind == MessageKind.ESCALATION:
        return ngettext("%(n)d việc của cấp dưới quá hạn đã lâu", "%(n)d việc của cấp dưới quá hạn đã lâu", n) % {
            "n": n
        }
    if message.kind == MessageKind.DIGEST:
        return ngettext("%(n)d việc các đơn vị còn nợ quá hạn", "%(n)d việc các đơn vị còn nợ quá hạn", n) % {"n": n}
    if message.kind == MessageKind.NUDGE:
        return _("Văn phòng đôn đốc: gửi ngay báo cáo quá hạn")
    if n > len(message.lines):
        return _("%(n)d việc đến hạn hoặc quá hạn") % {"n": n}
    late = sum(line["days"] > 0 for line in message.lines)
    if not late:
        return ngettext("%(n)d việc sắp đến hạn", "%(n)d việc sắp đến hạn", n) % {"n": n}
    if late == n:
        return ngettext("%(n)d việc quá hạn", "%(n)d việc quá hạn", n) % {"n": n}
    return _("%(late)d việc quá hạn, %(soon)d việc sắp đến hạn") % {"late": late, "soon": n - late}


def told(message: Message) -> list[Told]:
    """What a message says of each thing."""
    return [_told(line) for line in message.lines]


def when(days: int) -> str:
    """How far a thing is past its date."""
    if days > 0:
        return _("quá hạn %(days)s ngày") % {"days": days}
    return _("còn %(days)s ngày") % {"days": -days} if days else _("hạn hôm nay")


def subject(message: Message) -> str:
    """The subject of its mail."""
    return f"dondoc: {title(message)}"


def sentences(messages: Sequence[Told]) -> list[str]:
    """Each thing as one line of plain text."""
    return [_sentence(each) for each in messages]


def address_of(path: str) -> str:
    """The whole address of a page, where the installation has said what its own is; else nothing."""
    return f"{settings.SITE}{path}" if settings.SITE else ""


def _told(line: Mapping[str, Any]) -> Told:
    path = reverse(line["page"], args=[line["key"]])
    due = date.fromisoformat(line["due"])
    return Told(line["what"], line["unit"], when(line["days"]), due, line["days"], line["above"], path)


def _sentence(each: Told) -> str:
    said = {"unit": each.unit, "what": each.what, "when": each.when, "due": date_format(each.due)}
    if each.unit:
        return _("%(unit)s: %(what)s, hạn %(due)s, %(when)s") % said
    if each.above:
        said["above"] = each.above
        return _("%(what)s, hạn %(due)s, %(when)s; đã báo %(above)s") % said
    return _("%(what)s, hạn %(due)s, %(when)s") % said
