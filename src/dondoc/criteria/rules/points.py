"""Hundredths as people write them: 0,25 points, 95,5 %."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?P<whole>[0-9]{1,12}|[0-9]{1,3}(?:[.\u00a0 ][0-9]{3}){1,3})(?:,(?P<rest>[0-9]{1,2}))?")


def parsed(text: str) -> int:
    """A number in hundredths: "0,25" is 25, "1.234,5" is 123450. Raises ValueError for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return int(re.sub(r"\D", "", found["whole"])) * 100 + int((found["rest"] or "").ljust(2, "0"))


def printed(hundredths: int) -> str:
    """A number of hundredths without needless zeros: 25 is "0,25", 123450 is "1.234,5", 300 is "3"."""
    whole, rest = divmod(abs(hundredths), 100)
    text = f"{whole:,}".replace(",", ".")
    if rest:
        text += f",{rest:02}".rstrip("0")
    return f"-{text}" if hundredths < 0 else text
