"""Moves and periods in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from dondoc.plans.work.spans import Span, span_of
from dondoc.plans.work.states import Move


@dataclass(frozen=True, slots=True)
class Button:
    """How a move looks: its icon, its words, the name of its url, and the dialog that asks for a reason, if any."""

    icon: str
    label: StrPromise
    page: str
    dialog: str = ""


BUTTONS = {
    Move.START: Button("hourglass-split", gettext_lazy("Bắt đầu"), "assignment-start"),
    Move.REPORT: Button("bar-chart", gettext_lazy("Báo tiến độ"), "assignment-report"),
    Move.FINISH: Button("check-circle", gettext_lazy("Báo xong"), "assignment-finish"),
    Move.CONFIRM: Button("clipboard-check", gettext_lazy("Xác nhận"), "assignment-confirm"),
    Move.SEND_BACK: Button("arrow-counterclockwise", gettext_lazy("Trả lại"), "assignment-send-back", "#ask-send-back"),
    Move.DROP: Button("slash-circle", gettext_lazy("Thôi thực hiện"), "assignment-drop", "#ask-drop"),
    Move.REOPEN: Button("arrow-counterclockwise", gettext_lazy("Mở lại"), "assignment-reopen", "#ask-reopen"),
}


def period_name(code: str) -> str:
    """A period as people say it: "Tháng 11/2026"; as it is kept where it is none."""
    span = span_of(code)
    return _named(span) if span else code


def _named(span: Span) -> str:
    words = {"year": span.year, "number": span.number}
    return {
        "M": _("Tháng %(number)d/%(year)d"),
        "Q": _("Quý %(number)d/%(year)d"),
        "H": _("6 tháng đầu năm %(year)d") if span.number == 1 else _("6 tháng cuối năm %(year)d"),
        "Y": _("Năm %(year)d"),
    }[span.kind] % words
