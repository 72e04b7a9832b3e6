"""The calendar file as a program reads it: by the strict reader of the icalendar package, and octet by octet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from dondoc.exports.writers.ics import Entry, calendar_file

CHANGED = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)
ENTRY = Entry(
    uid="report-12@dondoc.songmay.example",
    day=date(2026, 6, 16),
    summary="Hạn nộp: Báo cáo, 6 tháng; đầu năm",
    description="Đơn vị: xã Suối Lam\nTình trạng: Chưa gửi",
    category="Báo cáo, định kỳ",
    url="https://dondoc.songmay.example/bao-cao/12/?a=1&b=2",
    revision=3,
    changed_at=CHANGED,
)
LINE = 75  # octets, RFC 5545 section 3.1


def read(data: bytes) -> Calendar:
    """The calendar, once it is certain that the reader had nothing to forgive."""
    found = Calendar.from_ical(data)
    assert isinstance(found, Calendar)
    found.validate()
    assert [part.errors for part in found.walk() if part.errors] == []
    return found


def entry_in(data: bytes) -> Event:
    (found,) = read(data).events
    return found


def fields(event: Event) -> dict[str, Any]:
    return {name: getattr(value, "dt", value) for name, value in event.items()}


def test_an_entry_is_a_whole_day_that_leaves_the_day_free() -> None:
    event = entry_in(calendar_file("Việc có hạn", "Hạn của xã", [ENTRY]))
    assert fields(event) | {"CATEGORIES": event.categories} == {
        "UID": ENTRY.uid,
        "DTSTAMP": CHANGED,
        "LAST-MODIFIED": CHANGED,
        "SEQUENCE": 3,
        "DTSTART": date(2026, 6, 16),
        "DTEND": date(2026, 6, 17),
        "SUMMARY": ENTRY.summary,
        "DESCRIPTION": ENTRY.description,
        "CATEGORIES": ["Báo cáo, định kỳ"],
        "URL": ENTRY.url,
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
    }
    assert {name: str(event[name].params) for name in ("DTSTART", "DTEND")} == {
        "DTSTART": "Parameters({'VALUE': 'DATE'})",
        "DTEND": "Parameters({'VALUE': 'DATE'})",
    }


def test_the_head_says_name_and_when_to_ask_again_in_the_old_and_the_new_words() -> None:
    data = calendar_file("Hạn: xã A, xã B", "Một; hai", [])
    first, *lines = data.decode().split("\r\n")
    assert first == "BEGIN:VCALENDAR"
    assert sorted(lines[: lines.index("BEGIN:VTIMEZONE")]) == [
        "CALSCALE:GREGORIAN",
        "DESCRIPTION:Một\\; hai",
        "NAME:Hạn: xã A\\, xã B",
        "PRODID:-//dondoc//due dates//VI",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "VERSION:2.0",
        "X-PUBLISHED-TTL:PT1H",
        "X-WR-CALDESC:Một\\; hai",
        "X-WR-CALNAME:Hạn: xã A\\, xã B",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
    ]


def test_a_calendar_without_entries_is_one_all_the_same() -> None:
    (zone,) = read(calendar_file("Trống", "Không có gì", [])).timezones
    assert zone.to_tz().utcoffset(datetime(2026, 7, 1)) == timedelta(hours=7)  # noqa: DTZ001


def test_the_same_values_give_the_same_bytes() -> None:
    assert calendar_file("Hạn", "", [ENTRY, ENTRY]) == calendar_file("Hạn", "", [ENTRY, ENTRY])


VIETNAMESE = st.text(alphabet='ếộữ ạaĐ,;:\\"\nẫ\u0301\u2028\x85𠀀', max_size=300)


@settings(max_examples=40)
@given(VIETNAMESE | st.text(max_size=120))
def test_any_text_comes_back_and_no_line_is_too_long_or_splits_a_character(text: str) -> None:
    whole = Entry(ENTRY.uid, ENTRY.day, text, text, "Nhiệm vụ", ENTRY.url, 0, CHANGED)
    data = calendar_file(text, text, [whole])
    for line in data.split(b"\r\n"):
        assert len(line) <= LINE
        line.decode()
    plain = "".join(each for each in text.replace("\r\n", "\n") if each in "\n\t" or (each >= " " and each != "\x7f"))
    event = entry_in(data)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (plain, plain)
