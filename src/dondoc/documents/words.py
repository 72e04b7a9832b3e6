"""How the values of a reading are said in a sentence."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.documents.dates import printed_due
from dondoc.documents.rules import Json

_EVERY = {
    "year": gettext_lazy("hằng năm"),
    "6 months": gettext_lazy("6 tháng một lần"),
    "quarter": gettext_lazy("hằng quý"),
    "month": gettext_lazy("hằng tháng"),
    "week": gettext_lazy("hằng tuần"),
    "day": gettext_lazy("hằng ngày"),
    "continuous": gettext_lazy("thường xuyên"),
}
_ROLES = {
    "lead": gettext_lazy("Chủ trì"),
    "coordinate": gettext_lazy("Phối hợp"),
    "own": gettext_lazy("Thực hiện"),
}
_KINDS = {
    "report": gettext_lazy("Báo cáo"),
    "plan": gettext_lazy("Kế hoạch triển khai"),
    "other": gettext_lazy("Việc có hạn"),
}


def said_every(every: str | None) -> str:
    """ "year" is "hằng năm"; "" for none."""
    return str(_EVERY.get(every or "", every or ""))


def said_role(role: str) -> str:
    """How a task charges its agency."""
    return str(_ROLES[role])


def said_deadline_kind(kind: str) -> str:
    """What is due."""
    return str(_KINDS[kind])


def said_due(due: str | None, every: str | None) -> str:
    """ "15/11/2026", "15/11 hằng năm", "ngày 18 hằng tháng"; "" where there is neither."""
    return " ".join(part for part in (printed_due(due), said_every(every)) if part)


def said_number(value: float | Decimal) -> str:
    """A figure as the reader's language prints it, without zeros after its decimals: 1.234,5."""
    return str(number_format(Decimal(f"{Decimal(str(value)).normalize():f}")))


def said_level(comparator: str, value: float | Decimal, unit: str) -> str:
    """A target's level: "từ 95% trở lên", "tối đa 3 vụ"."""
    sentence = {
        ">=": _("từ %(amount)s trở lên"),
        ">": _("trên %(amount)s"),
        "<=": _("tối đa %(amount)s"),
        "<": _("dưới %(amount)s"),
        "=": _("đúng %(amount)s"),
    }[comparator]
    number = said_number(value)
    return sentence % {"amount": f"{number}%" if unit == "%" else f"{number} {unit}"}


def said_target(item: Json) -> str:
    """A target as it was understood: "từ 95% trở lên · xã · hằng năm · chậm nhất 31/12/2025"."""
    by = printed_due(item.get("by"))
    parts = [
        said_level(item["comparator"], item["value"], item["unit"]),
        item.get("subject"),
        said_every(item.get("every")),
        _("chậm nhất %(day)s") % {"day": by} if by else "",
    ]
    return " · ".join(part for part in parts if part)


def said_task(item: Json) -> str:
    """How a task charges its agency, with whom, by when, what comes of it, and the money named for it."""
    due = item.get("in_force") or said_due(item.get("due"), item.get("every"))
    parts = [
        said_role(item["role"]),
        _labelled(_("cùng"), ", ".join(item.get("partners", ()))),
        _labelled(_("thời gian"), item.get("time")),
        _labelled(_("hạn"), due),
        _labelled(_("sản phẩm"), item.get("product")),
        *(_labelled(_("kinh phí"), said_funds(each)) for each in item.get("funds", ())),
    ]
    return " · ".join(part for part in parts if part)


def said_funds(funds: Json) -> str:
    """Money as printed, and the same in đồng: "1,2 tỷ đồng (1.200.000.000 đồng), ngân sách tỉnh"."""
    amount, source = funds["amount"], funds.get("source")
    exact = _("%(amount)s đồng") % {"amount": said_number(amount)} if amount is not None else ""
    text = f"{funds['text']} ({exact})" if exact and exact not in funds["text"] else funds["text"]
    return f"{text}, {source}" if source and source not in text else text


def said_deadline(item: Json) -> str:
    """What is due, when, from whom and to whom. Of a plan at work ``in_force`` is the sentence of its due date."""
    due = item.get("in_force") or said_due(item.get("due"), item.get("every"))
    who = _("đơn vị thực hiện") if item["kind"] == "other" else _("đơn vị gửi")
    parts = [
        said_deadline_kind(item["kind"]),
        _labelled(_("hạn"), due or said_after(item.get("after"))),
        _labelled(who, item.get("who")),
        _labelled(_("gửi đến"), item.get("to")),
        _labelled(_("qua"), item.get("via")),
        _labelled(_("số liệu"), (item.get("window") or {}).get("text")),
    ]
    return " · ".join(part for part in parts if part)


def said_citation(item: Json) -> str:
    """ "Quyết định 12/QĐ-UBND · 12/01/2026"."""
    named = " ".join(part for part in (item["kind"], item["number"]) if part)
    return " · ".join(part for part in (named, printed_due(item.get("date"))) if part)


def said_after(after: Json | None) -> str:
    """A period in place of a date: "10 ngày làm việc kể từ ngày ký"."""
    if not after:
        return ""
    if after.get("months"):
        length = _("%(n)s tháng") % {"n": abs(after["months"])}
    elif after.get("hours"):
        length = _("%(n)s giờ") % {"n": abs(after["hours"])}
    else:
        words = _("%(n)s ngày làm việc") if after.get("working") else _("%(n)s ngày")
        length = words % {"n": abs(after.get("days") or 0)}
    before = any((after.get(name) or 0) < 0 for name in ("days", "hours", "months"))
    sentence = _("%(length)s trước %(event)s") if before else _("%(length)s kể từ %(event)s")
    return sentence % {"length": length, "event": _event(after.get("from"))}


def _event(start: str | None) -> str:
    return {
        "signing": _("ngày ký"),
        "receipt": _("khi nhận được"),
        "end": _("khi kết thúc"),
    }.get(start or "", _("sự kiện nêu trong văn bản"))


def _labelled(label: str, value: str | None) -> str:
    return f"{label}: {value}" if value else ""
