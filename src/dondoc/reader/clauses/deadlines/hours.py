"""Hours of the day: "17 giờ 00", "16h30", "11 giờ sáng"."""

from __future__ import annotations

import re

HOUR = (
    r"(?P<hour>\d{1,2})\s?(?:(?:giờ|h|g)(?![^\W\d])(?:\s?(?P<minute>\d{2}(?!\d)))?(?:\s?phút)?|"
    r":(?P<colon>\d{2}))"
    r"(?:\s(?P<part>sáng|trưa|chiều|tối))?"
)


def time_of(found: re.Match[str]) -> str | None:
    """ "17:00" of a match that holds ``HOUR``; an afternoon hour counts on from noon; None where
    there is none.
    """
    if not found["hour"]:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["colon"] or 0)
    if found["part"] in ("chiều", "tối") and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
