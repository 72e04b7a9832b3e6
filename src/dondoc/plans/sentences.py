"""Due dates in force, and what is wrong with them, in sentences."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.plans.dues import (
    After,
    Clash,
    Conflict,
    Due,
    EndOf,
    Event,
    Fixed,
    HalfYearly,
    Measure,
    Monthly,
    Quarterly,
    Span,
    Weekly,
    Yearly,
    parse,
)

SHORTEST_MONTH = 28  # days that every month has
FEBRUARY, LEAP = 2, 2024


def due_sentence(due: Due) -> str:
    """ "chậm nhất ngày 18 của tháng cuối mỗi quý", for any kind of due date."""
    match due:
        case Fixed(day):
            return _("chậm nhất ngày %(day)s") % {"day": date_format(day)}
        case After():
            return _after(due)
        case EndOf(span, working):
            return _end(span, working=working)
        case Weekly(weekday):
            return _("chậm nhất %(weekday)s hằng tuần") % {"weekday": weekday_name(weekday)}
        case Yearly(month, day):
            return _("chậm nhất ngày %(day)s hằng năm") % {"day": f"{day:02}/{month:02}"}
        case HalfYearly(month, day):
            days = {"first": _day_of(month, day), "second": _day_of(month + 6, day)}
            said = _("chậm nhất ngày %(first)s và %(second)s hằng năm") % days
            return _clipped(said, day) if month == FEBRUARY else said
        case Quarterly(month, day):
            words = {"day": f"{day:02}", "month": month_of_quarter(month)}
            return _clipped(_("chậm nhất ngày %(day)s %(month)s mỗi quý") % words, day)
        case Monthly(day):
            return _clipped(_("chậm nhất ngày %(day)s hằng tháng") % {"day": f"{day:02}"}, day)


def _day_of(month: int, day: int) -> str:
    """ "30/06" for the 31st of June; February has its longest year."""
    return f"{min(day, monthrange(LEAP, month)[1]):02}/{month:02}"


def stored_due_sentence(stored: str) -> str:
    """The sentence of a due date as it is stored; "" for none, the text itself where it is no due date."""
    try:
        return due_sentence(parse(stored)) if stored else ""
    except ValueError:
        return stored


def month_of_quarter(month: int) -> str:
    """ "tháng đầu", "tháng giữa", "tháng cuối" of a quarter."""
    return {1: _("tháng đầu"), 2: _("tháng giữa"), 3: _("tháng cuối")}[month]


def weekday_name(weekday: int) -> str:
    """The name of a day of the week, Monday being 1, within a sentence."""
    return {
        1: _("thứ Hai"),
        2: _("thứ Ba"),
        3: _("thứ Tư"),
        4: _("thứ Năm"),
        5: _("thứ Sáu"),
        6: _("thứ Bảy"),
        7: _("Chủ nhật"),
    }[weekday]


def day_with_weekday(day: date) -> str:
    """ "thứ Hai, 16/02/2026"."""
    return f"{weekday_name(day.isoweekday())}, {date_format(day)}"


def event_name(event: Event) -> str:
    """From what a period runs."""
    return {
        Event.SIGNING: _("ngày ký văn bản"),
        Event.RECEIPT: _("ngày nhận được văn bản"),
        Event.END: _("ngày kết thúc"),
        Event.EVENT: _("ngày diễn ra sự kiện"),
    }[event]


def conflict_sentence(conflict: Conflict) -> str:
    """What is wrong with the date of a level, and what to do."""
    sentence = {
        Clash.WITHIN_WINDOW: _(
            "Hạn %(due)s không sau ngày cuối của số liệu (%(other)s), nên đơn vị chưa đủ số liệu để báo cáo."
            " Hãy lùi hạn hoặc rút ngắn khoảng số liệu."
        ),
        Clash.DAY_OFF: _("Hạn %(due)s là ngày nghỉ. Đơn vị được gửi đến hết ngày %(other)s mà không bị tính trễ."),
        Clash.PAST: _("Hạn %(due)s đã qua. Hãy chọn ngày từ hôm nay (%(other)s) trở đi."),
        Clash.TOO_CLOSE: _(
            "Hạn %(due)s chưa trước hạn của cấp trên (%(other)s) một ngày làm việc, nên cấp trên không kịp tổng hợp."
            " Hãy đặt sớm hơn."
        ),
        Clash.AFTER_ABOVE: _("Hạn %(due)s sau hạn của cấp trên (%(other)s). Hãy đặt sớm hơn."),
        Clash.AFTER_PLAN: _("Hạn %(due)s sau ngày kế hoạch kết thúc (%(other)s). Hãy xem lại hạn."),
    }[conflict.clash]
    return sentence % {"due": date_format(conflict.due), "other": date_format(conflict.other)}


def _clipped(sentence: str, day: int) -> str:
    """Says also what holds in months that have no such day."""
    if day <= SHORTEST_MONTH:
        return sentence
    return _("%(sentence)s (tháng ngắn hơn: ngày cuối tháng)") % {"sentence": sentence}


def _end(span: Span, *, working: bool) -> str:
    if span is Span.MONTH:
        return _("chậm nhất ngày làm việc cuối cùng mỗi tháng") if working else _("chậm nhất ngày cuối mỗi tháng")
    return _("chậm nhất ngày làm việc cuối cùng mỗi quý") if working else _("chậm nhất ngày cuối mỗi quý")


def _after(due: After) -> str:
    measure = {
        Measure.WORKING_DAYS: _("%(n)s ngày làm việc"),
        Measure.DAYS: _("%(n)s ngày"),
        Measure.MONTHS: _("%(n)s tháng"),
        Measure.HOURS: _("%(n)s giờ"),
    }[due.measure]
    event = event_name(due.event)
    if due.since:
        event = _("%(event)s (%(day)s)") % {"event": event, "day": date_format(due.since)}
    words = {"length": measure % {"n": abs(due.amount)}, "event": event}
    return (_("trước %(event)s %(length)s") if due.amount < 0 else _("trong %(length)s kể từ %(event)s")) % words
