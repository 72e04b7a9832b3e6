"""What must hold of the official list, and how many units it has on a day. Pure."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from dondoc.units.models import UnitKind
from dondoc.units.official.lineage import is_on
from dondoc.units.official.names import place_key
from dondoc.units.official.rows import REFORM, START, How, OfficialList, Span, Succeeding

DIGITS = {UnitKind.PROVINCE: 2, UnitKind.DISTRICT: 3, UnitKind.COMMUNE: 5}
WORDS = {
    UnitKind.PROVINCE: ("Tỉnh", "Thành phố"),
    UnitKind.DISTRICT: ("Quận", "Huyện", "Thị xã", "Thành phố"),
    UnitKind.COMMUNE: ("Xã", "Phường", "Thị trấn", "Đặc khu"),
}
KNOWN: dict[date, dict[str, int]] = {
    START: {"province": 63, "district": 696, "commune": 10_035},
    REFORM: {
        "province": 34, "Tỉnh": 28, "Thành phố": 6,
        "commune": 3_321, "Xã": 2_621, "Phường": 687, "Đặc khu": 13,
    },
    date(2026, 9, 20): {
        "province": 34, "Tỉnh": 25, "Thành phố": 9,
        "commune": 3_321, "Xã": 2_599, "Phường": 709, "Đặc khu": 13,
    },
}  # fmt: skip
"""Published totals: Nghị quyết 202/2025/QH15 and the 34 resolutions of 16 June 2025; those of 2026."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many units there are on a day: by level ("commune") and, of the lowest and the highest, by word ("Xã")."""

    day: date
    by: dict[str, int]


def counts(listed: OfficialList) -> tuple[Count, ...]:
    """The numbers of units on every day that something changed."""
    days = sorted({span.since for span in listed.spans})
    return tuple(Count(day, _tally(span for span in listed.spans if is_on(span, day))) for day in days)


def faults(listed: OfficialList) -> list[str]:
    """What does not hold, in sentences; none for a sound list."""
    checks = (_lines, _spans_of_codes, _names_in_place, _parents, _changes, _ends, _parts, _decisions, _totals)
    return [fault for check in checks for fault in check(listed)]


def _tally(spans: Iterable[Span]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for span in spans:
        found[span.level.value] += 1
        if span.level is not UnitKind.DISTRICT:
            found[_word(span)] += 1
    return dict(found)


def _word(span: Span) -> str:
    return next((word for word in WORDS[span.level] if span.name.startswith(f"{word} ")), "")


def _lines(listed: OfficialList) -> Iterator[str]:
    for span in listed.spans:
        if not (span.code.isdecimal() and len(span.code) == DIGITS[span.level]):
            yield _("%(unit)s: mã phải có %(digits)d chữ số.") % {"unit": _told(span), "digits": DIGITS[span.level]}
        if not _word(span):
            yield _("%(unit)s: tên không bắt đầu bằng loại đơn vị.") % {"unit": _told(span)}
        if span.name != " ".join(unicodedata.normalize("NFC", span.name).split()):
            yield _("%(unit)s: tên chưa ở dạng dựng sẵn hoặc có khoảng trắng thừa.") % {"unit": _told(span)}
        if span.until is not None and span.until <= span.since:
            yield _("%(unit)s: ngày hết hiệu lực không sau ngày có hiệu lực.") % {"unit": _told(span)}


def _spans_of_codes(listed: OfficialList) -> Iterator[str]:
    """One code is never that of two units on one day."""
    yield from _overlapping(((span.code, span) for span in listed.spans), _("mã này"))


def _names_in_place(listed: OfficialList) -> Iterator[str]:
    """Since the reform a name is that of one unit in its province; before, of one in its district."""
    yield from _overlapping(((span.parent + place_key(span.name), span) for span in listed.spans), _("tên này"))


def _overlapping(keyed: Iterable[tuple[str, Span]], what: str) -> Iterator[str]:
    by_key: dict[str, list[Span]] = defaultdict(list)
    for key, span in keyed:
        by_key[key].append(span)
    for spans in by_key.values():
        spans.sort(key=lambda span: span.since)
        for earlier, later in pairwise(spans):
            if earlier.until is None or earlier.until > later.since:
                words = {"unit": _told(later), "other": _told(earlier), "what": what}
                yield _("%(unit)s và %(other)s cùng có %(what)s trong một thời gian.") % words


def _parents(listed: OfficialList) -> Iterator[str]:
    """Every unit stands, from its first to its last day, below one that is there."""
    by_code: dict[str, list[Span]] = defaultdict(list)
    for span in listed.spans:
        by_code[span.code].append(span)
    for span in listed.spans:
        if span.level is UnitKind.PROVINCE:
            continue
        above = [parent for parent in by_code.get(span.parent, ()) if parent.level is not UnitKind.COMMUNE]
        if not _covers(above, span):
            yield _("%(unit)s: không có đơn vị cấp trên mang mã %(code)s trong suốt thời gian đó.") % {
                "unit": _told(span), "code": span.parent or "–",
            }  # fmt: skip


def _covers(parents: list[Span], span: Span) -> bool:
    day: date | None = span.since
    for parent in sorted(parents, key=lambda parent: parent.since):
        if day is not None and is_on(parent, day):
            day = parent.until
    return day is None or (span.until is not None and day >= span.until)


def _changes(listed: OfficialList) -> Iterator[str]:
    """Both ends of every change are there, and a unit that goes on itself has one line after the other."""
    ends = {(span.code, span.until) for span in listed.spans}
    begins = {(span.code, span.since) for span in listed.spans}
    for change in listed.changes:
        if (change.old, change.day) not in ends:
            yield _("%(change)s: không có đơn vị mang mã %(code)s kết thúc ngày đó.") % {
                "change": _arrow(change), "code": change.old,
            }  # fmt: skip
        if (change.new, change.day) not in begins:
            yield _("%(change)s: không có đơn vị mang mã %(code)s bắt đầu ngày đó.") % {
                "change": _arrow(change), "code": change.new,
            }  # fmt: skip


def _ends(listed: OfficialList) -> Iterator[str]:
    """Every line that ends goes somewhere, districts apart; every one that begins later came from somewhere."""
    left = {(change.old, change.day) for change in listed.changes}
    reached = {(change.new, change.day) for change in listed.changes}
    for span in listed.spans:
        if span.until and span.level is not UnitKind.DISTRICT and (span.code, span.until) not in left:
            yield _("%(unit)s: không rõ đã nhập vào đâu khi kết thúc.") % {"unit": _told(span)}
        if span.since > START and (span.code, span.since) not in reached:
            yield _("%(unit)s: không rõ hình thành từ đâu.") % {"unit": _told(span)}


def _parts(listed: OfficialList) -> Iterator[str]:
    """A unit goes whole to one, or in parts to several, of which at most one has its people."""
    by_old: dict[tuple[str, date], list[Succeeding]] = defaultdict(list)
    for change in listed.changes:
        by_old[change.old, change.day].append(change)
    for changes in by_old.values():
        hows = Counter(change.how for change in changes)
        alone = len(changes) == 1 and hows[How.SAME] + hows[How.WHOLE] == 1
        divided = len(changes) > 1 and not hows[How.SAME] + hows[How.WHOLE] and hows[How.PEOPLE] <= 1
        if not (alone or divided) or len({change.new for change in changes}) < len(changes):
            yield _("%(change)s: phải nhập trọn vào một đơn vị, hoặc chia về nhiều đơn vị khác nhau.") % {
                "change": _arrow(changes[0])
            }


def _decisions(listed: OfficialList) -> Iterator[str]:
    """Every line that begins after the start has one resolution."""
    known = Counter((decision.level, decision.day, decision.province) for decision in listed.decisions)
    for span in listed.spans:
        province = span.code if span.level is UnitKind.PROVINCE else span.parent
        found = sum(known[span.level, span.since, code] for code in ("", province))
        if span.since > START and found != 1:
            yield _("%(unit)s: cần đúng một nghị quyết, đang có %(found)d.") % {"unit": _told(span), "found": found}


def _totals(listed: OfficialList) -> Iterator[str]:
    for day, known in KNOWN.items():
        found = _tally(span for span in listed.spans if is_on(span, day))
        for what, number in known.items():
            if found.get(what, 0) != number:
                yield _("Ngày %(day)s có %(found)d %(what)s, phải là %(number)d.") % {
                    "day": f"{day:%d/%m/%Y}", "found": found.get(what, 0), "what": what, "number": number,
                }  # fmt: skip


def _told(span: Span) -> str:
    return f"{span.code} {span.name} ({span.since:%d/%m/%Y})"


def _arrow(change: Succeeding) -> str:
    return f"{change.old} → {change.new} ({change.day:%d/%m/%Y})"
