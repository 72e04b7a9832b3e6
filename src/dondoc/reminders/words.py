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

from dondoc.plans.wording import said_concern
from dondoc.reminders.lines import OPENING_PAGE
from dondoc.reminders.models import Message, MessageKind
from dondoc.reminders.sources.base import plan_name
from dondoc.reminders.sources.findings import Findings
from dondoc.reminders.sources.issuing import Issuing
from dondoc.reminders.sources.scores import Scores


@dataclass(frozen=True, slots=True)
class Told:
    """One thing in words: what, who owes it ("" for the reader), how late or how soon, the path of its page, and what
    the plan that asks for it is called."""

    what: str
    unit: str
    when: str
    due: date | None
    days: int
    above: str
    path: str
    plan: str = ""

    @property
    def named(self) -> str:
        """The thing with its plan."""
        return f"{self.what} ({self.plan})" if self.plan else self.what

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
        return _digest_title(message)
    if message.kind == MessageKind.ASSIGNED:
        return _assigned_title(message)
    if message.kind == MessageKind.AMENDED:
        said = said_concern(*message.lines[0]["changes"])
        return _("%(plan)s đã sửa đổi: %(said)s") % {"plan": _plan_of(message), "said": said}
    if message.kind == MessageKind.NUDGE and message.plan_id:
        return ngettext("Văn phòng đôn đốc %(n)d việc của kế hoạch", "Văn phòng đôn đốc %(n)d việc của kế hoạch", n) % {
            "n": n
        }
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


def _assigned_title(message: Message) -> str:
    """How much a plan gives the unit, and with how much it only helps, where that can be told from what is kept."""
    n = sum(not line.get("helps") for line in message.lines)
    helps = 0 if n == Message.LINES_KEPT else message.total - n
    n = message.total - helps
    words = {"plan": _plan_of(message), "n": n, "helps": helps}
    if not helps:
        return ngettext("%(plan)s giao đơn vị %(n)d việc", "%(plan)s giao đơn vị %(n)d việc", n) % words
    if not n:
        return _("%(plan)s giao đơn vị phối hợp %(helps)d việc") % words
    return _("%(plan)s giao đơn vị %(n)d việc, phối hợp %(helps)d việc") % words


def _plan_of(message: Message) -> str:
    plan = message.plan
    return plan_name(plan.kind, plan.number, plan.title) if plan else ""


def _digest_title(message: Message) -> str:
    n = sum(line["page"] == OPENING_PAGE for line in message.lines)
    opening = ngettext("%(n)d kỳ báo cáo cần mở", "%(n)d kỳ báo cáo cần mở", n) % {"n": n} if n else ""
    n = message.total - n
    late = ngettext("%(n)d việc các đơn vị còn nợ quá hạn", "%(n)d việc các đơn vị còn nợ quá hạn", n) % {"n": n}
    return ", ".join(filter(None, (opening, late if n else "")))


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
    due = date.fromisoformat(line["due"]) if line["due"] else None
    said = when(line["days"]) if due else _("không có hạn cụ thể")
    what = line["what"]
    if "changes" in line:
        what, said = _("Xem sửa đổi theo %(words)s") % {"words": what}, said_concern(*line["changes"])
    elif line["page"] == Issuing.page:
        what = _("Ban hành kế hoạch triển khai: %(what)s") % {"what": what}
    elif line["page"] == Findings.page:
        what = _("Khắc phục tồn tại: %(what)s") % {"what": what}
    elif line["page"] == Scores.page:
        what = _("Tự chấm điểm: %(what)s") % {"what": what}
    elif line["page"] == OPENING_PAGE:
        what = _("Mở kỳ: %(what)s") % {"what": what}
    elif line.get("helps"):
        what = _("Phối hợp: %(what)s") % {"what": what}
    return Told(what, line["unit"], said, due, line["days"], line["above"], path, line.get("plan", ""))


def _sentence(each: Told) -> str:
    if each.due is None:
        return _("%(what)s, %(when)s") % {"what": each.named, "when": each.when}
    said = {"unit": each.unit, "what": each.named, "when": each.when, "due": date_format(each.due)}
    if each.unit:
        return _("%(unit)s: %(what)s, hạn %(due)s, %(when)s") % said
    if each.above:
        said["above"] = each.above
        return _("%(what)s, hạn %(due)s, %(when)s; đã báo %(above)s") % said
    return _("%(what)s, hạn %(due)s, %(when)s") % said
