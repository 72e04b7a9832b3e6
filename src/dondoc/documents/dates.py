"""Due dates as officials type and read them, and as a reading keeps them.

Kept: an ISO date, "--11-15" (each year), "---18" (each month or quarter), "-W-5" (each Friday). Typed and
shown: "15/11/2026", "15/11", "ngày 18", "thứ sáu".
"""

from __future__ import annotations

import re
from datetime import date

from dondoc.units.folding import fold

WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")

_LEAP_YEAR = 2024  # so that 29/02 may recur
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
_DAY_OF_MONTH = re.compile(r"(?:ngay )?(\d{1,2})")
_WEEKDAY_NUMBER = re.compile(r"thu ([2-7])")


def parse_day(text: str) -> str | None:
    """The ISO date of "15/11/2026" (or of an ISO date itself); None for anything else."""
    found = parse_due(text)
    return None if found is None or found.startswith("-") else found


def parse_due(text: str) -> str | None:
    """What was typed, as it is kept; None for what is no day of the calendar."""
    folded = fold(text)
    if match := _TYPED.fullmatch(folded):
        return _calendar(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if match := _DAY_OF_MONTH.fullmatch(folded):
        return f"---{int(match[1]):02}" if 1 <= int(match[1]) <= 31 else None
    if match := _WEEKDAY_NUMBER.fullmatch(folded):
        return f"-W-{int(match[1]) - 1}"
    for number, name in enumerate(WEEKDAYS, start=1):
        if folded == fold(name):
            return f"-W-{number}"
    return _kept(folded.upper())


def printed_due(due: str | None) -> str:
    """A kept due date as it is typed; "" for none. `parse_due` gives the kept form back."""
    if not due:
        return ""
    if due.startswith("-W-"):
        return WEEKDAYS[int(due[3:]) - 1]
    if due.startswith("---"):
        return f"ngày {int(due[3:])}"
    if due.startswith("--"):
        return f"{due[5:7]}/{due[2:4]}"
    return f"{due[8:10]}/{due[5:7]}/{due[:4]}"


def is_day(due: str) -> bool:
    """Whether a kept due date is possible: a day of the calendar, or one that recurs."""
    return _kept(due) is not None


def _kept(text: str) -> str | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return _calendar(int(match[3]), int(match[2]), int(match[1]))
    if match := re.fullmatch(r"--(\d\d)-(\d\d)", text):
        return _calendar(int(match[2]), int(match[1]), None)
    if match := re.fullmatch(r"---(\d\d)", text):
        return text if 1 <= int(match[1]) <= 31 else None
    return text if re.fullmatch(r"-W-[1-7]", text) else None


def _calendar(day: int, month: int, year: int | None) -> str | None:
    try:
        found = date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"--{month:02}-{day:02}"
