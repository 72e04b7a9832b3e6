"""The pieces that pages are built of. README.md of `dondoc.web` shows each with an example."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, FileInput, Select
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.web.lists import Sort

register = template.Library()
_ICONS = Path(__file__).resolve().parent.parent / "icons"


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    """What stands inside the icon's svg element. Raises FileNotFoundError for an icon that is not shipped."""
    svg = (_ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An inline icon; with a label it is read aloud, without one it is decoration."""
    drawing = mark_safe(_drawing(name))  # noqa: S308 (the product's own file)
    if label:
        return format_html('<svg class="icon" viewBox="0 0 16 16" role="img" aria-label="{}">{}</svg>', label, drawing)
    return format_html('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', drawing)


@register.inclusion_tag("components/state_badge.html")
def state_badge(state: str, days: int | None = None) -> dict[str, str]:
    """A state as a word, a colour and an icon; ``days`` late for "late", days left for "due_soon"."""
    tone, drawing = _STATES[state]
    return {"tone": tone, "icon": drawing, "word": _state_word(state, days)}


_STATES = {
    "accepted": ("good", "check-circle"),
    "sent": ("accent", "send"),
    "returned": ("bad", "arrow-counterclockwise"),
    "late": ("bad", "exclamation-triangle"),
    "due_soon": ("warn", "hourglass-split"),
    "correcting": ("warn", "arrow-counterclockwise"),
    "not_yet_due": ("calm", "clock"),
    "exempt": ("calm", "dash-circle"),
    "excluded": ("calm", "slash-circle"),
    "draft": ("calm", "pencil"),
}


def _state_word(state: str, days: int | None) -> str:
    if state == "late" and days:
        return _("Quá hạn %(days)s ngày") % {"days": days}
    if state == "due_soon" and days is not None:
        return _("Còn %(days)s ngày") % {"days": days} if days else _("Hạn hôm nay")
    return {
        "accepted": _("Đã chấp nhận"),
        "sent": _("Đã gửi, chờ duyệt"),
        "returned": _("Bị trả lại"),
        "late": _("Quá hạn"),
        "due_soon": _("Sắp đến hạn"),
        "correcting": _("Cần đính chính"),
        "not_yet_due": _("Chưa đến hạn"),
        "exempt": _("Được miễn"),
        "excluded": _("Đưa ra ngoài kỳ"),
        "draft": _("Đang nhập"),
    }[state]


@register.inclusion_tag("components/notice.html")
def notice(level: str, text: str, problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """A sentence that stands out; ``level`` is info, success, warning or error."""
    icons = {"success": "check-circle", "warning": "exclamation-triangle", "error": "x-circle"}
    return {"level": level, "icon": icons.get(level, "info-circle"), "text": text, "problems": problems}


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*urls_and_labels: str) -> dict[str, Any]:
    """The pages above this one, as url, label, url, label ..., the topmost first."""
    steps = zip(urls_and_labels[::2], urls_and_labels[1::2], strict=True)
    return {"steps": list(steps)}


_FIELD_NAME = re.compile(r"[a-z][a-z_]*(-\d+)?")


@register.inclusion_tag("components/problems.html")
def problem_list(problems: Iterable[Problem]) -> dict[str, Any]:
    """What is wrong and where, as `Invalid.problems` says it; the name of a form's field is no place for people."""
    shown = (each if not _FIELD_NAME.fullmatch(each.where) else replace(each, where="") for each in problems)
    return {"problems": list(shown)}


@register.inclusion_tag("components/empty_state.html")
def empty_state(icon: str, text: str, url: str = "", action: str = "") -> dict[str, str]:
    """Nothing to show: an icon, a sentence that says why, and the next step."""
    return {"icon": icon, "text": text, "url": url, "action": action}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A control of a form with its label, its help and its errors."""
    widget = bound.field.widget
    attrs = {"class": _control_class(widget)}
    described = [f"{bound.id_for_label}-help"] if bound.help_text else []
    if bound.errors:
        attrs["aria-invalid"] = "true"
        described.append(f"{bound.id_for_label}-error")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    control = bound.as_widget(attrs=attrs | widget.attrs)
    return {"field": bound, "control": control, "is_check": isinstance(widget, CheckboxInput)}


def _control_class(widget: object) -> str:
    if isinstance(widget, CheckboxInput):
        return "form-check-input"
    if isinstance(widget, Select):
        return "form-select"
    return "form-control" if not isinstance(widget, FileInput) else "form-control form-file"


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: Context, column: str, label: str, sort: Sort, css: str = "", small: str = ""
) -> dict[str, Any]:
    """A table's header cell whose click sorts by the column; ``small`` stands below its words."""
    query = context["request"].GET.copy()
    query["sort"] = sort.toggled(column)
    query.pop("page", None)
    order = ""
    if sort.column == column:
        order = "descending" if sort.downward else "ascending"
    return {"label": label, "query": query.urlencode(), "order": order, "css": css, "small": small}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Links to the other pages of a list, and which rows are in sight; nothing for an empty list."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    gap = page.paginator.ELLIPSIS
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "gap": gap, "query": query.urlencode()}


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar list: ``value`` of ``total``, shown as ``amount``; tones as of a key figure."""

    label: str
    value: float
    total: float
    amount: str
    url: str = ""
    tone: str = ""

    @property
    def percent(self) -> str:
        """The bar's length as SVG wants it, never longer than the whole."""
        return _percent(self.value, self.total)


@register.inclusion_tag("components/bar_list.html")
def bar_list(bars: Iterable[Bar]) -> dict[str, Any]:
    """Several values side by side, each a bar with its amount in words."""
    return {"bars": bars}


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, label: str, tone: str = "") -> dict[str, Any]:
    """How much of a work is done: a bar and "done / total"."""
    return {"done": done, "total": total, "label": label, "tone": tone, "percent": _percent(done, total)}


def _percent(value: float, total: float) -> str:
    return f"{max(0.0, min(1.0, value / total)):.1%}" if total else "0%"


@register.inclusion_tag("components/key_figure.html")
def key_figure(value: object, label: str, unit: str = "", tone: str = "", url: str = "") -> dict[str, Any]:
    """One number that matters, large; a link when it leads to its rows."""
    return {"value": value, "label": label, "unit": unit, "tone": tone, "url": url}
