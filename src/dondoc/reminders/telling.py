"""A rule in words, and what it comes to for one due date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.core.periods import Calendar
from dondoc.reminders.rules.ladder import DAILY, Rule, days_past, ladder, look

SHOWN = 8  # days of an example


@dataclass(frozen=True, slots=True)
class Step:
    """One day of an example, and what is said that day."""

    day: date
    words: str


def sentence_of(rule: Rule) -> str:
    """The whole rule as one sentence."""
    if not rule.on:
        return _("Không nhắc tự động; văn phòng vẫn đôn đốc được bằng tay ở từng kỳ báo cáo.")
    parts = list(_parts(rule))
    told = _("Đơn vị được nhắc %(when)s.") % {"when": "; ".join(parts)}
    return " ".join([told, *_others(rule)])


def example(rule: Rule, due: date, calendar: Calendar) -> list[Step]:
    """The first days on which a report due that day would be reminded of, if it never came."""
    found: list[Step] = []
    told_on: date | None = None
    escalated = False
    for day in ladder(due, rule, calendar) if rule.on else ():
        seen = look(due, told_on=told_on, escalated=escalated, day=day, rule=rule, calendar=calendar)
        if seen.tell and len(found) < SHOWN:
            found.append(Step(day, _said(days_past(due, day, calendar), escalate=seen.escalate)))
            told_on, escalated = day, escalated or seen.escalate
    return found


def weekday(number: int) -> str:
    """A weekday's name; Monday is 0."""
    return [_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu")][number]


def _parts(rule: Rule) -> Iterator[str]:
    if rule.before:
        days = ", ".join(str(days) for days in sorted(rule.before, reverse=True))
        yield _("trước hạn %(days)s ngày làm việc") % {"days": days}
    if rule.on_day:
        yield _("đúng ngày hạn")
    yield _("mỗi ngày làm việc khi đã quá hạn") if rule.late_every == DAILY else _("mỗi tuần khi đã quá hạn")


def _others(rule: Rule) -> Iterator[str]:
    if rule.escalate_after:
        n = rule.escalate_after
        yield ngettext(
            "Quá hạn %(n)d ngày thì báo đơn vị cấp trên và cho đơn vị trễ biết.",
            "Quá hạn %(n)d ngày thì báo đơn vị cấp trên và cho đơn vị trễ biết.",
            n,
        ) % {"n": n}
    if rule.digest_on is not None:
        yield _("Văn phòng nhận danh sách việc quá hạn vào %(day)s hằng tuần.") % {"day": weekday(rule.digest_on)}
    yield _("Mọi thông báo đi từ %(hour)d giờ các ngày làm việc.") % {"hour": rule.hour}


def _said(days: int, *, escalate: bool) -> str:
    if escalate:
        return _("nhắc quá hạn %(days)d ngày và báo cấp trên") % {"days": days}
    if days > 0:
        return _("nhắc quá hạn %(days)d ngày") % {"days": days}
    return _("nhắc trước hạn, còn %(days)d ngày") % {"days": -days} if days else _("nhắc đúng ngày hạn")
