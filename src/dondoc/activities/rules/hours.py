"""Hours as they are typed and said: "1,5" is 90 minutes. Pure."""

from __future__ import annotations

import re

_HOURS = re.compile(r"(?P<whole>[0-9]{1,4})(?:[,.](?P<rest>[0-9]{1,2}))?")
MOST = 2_000 * 60  # minutes


def minutes_of(text: str) -> int | None:
    """Minutes of hours as typed, to the next minute; None for what is no number, nothing, or too much."""
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        return None
    hundredths = int(found["whole"]) * 100 + int((found["rest"] or "").ljust(2, "0"))
    minutes = (hundredths * 60 + 50) // 100
    return minutes if 0 < minutes <= MOST else None


def hours_text(minutes: int) -> str:
    """Minutes as hours: 90 is "1,5"."""
    whole, rest = divmod(minutes, 60)
    hundredths = (rest * 100 + 30) // 60
    return f"{whole},{hundredths:02d}".rstrip("0").rstrip(",") if hundredths else str(whole)
