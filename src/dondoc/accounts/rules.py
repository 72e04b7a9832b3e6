"""What dates of seats and words of browsers mean, and what is kept of a secret link; pure."""

from __future__ import annotations

import hashlib
from datetime import date

_BROWSERS = (  # the first that the browser's own words contain; many name several
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """A browser and its system in two words, "Chrome · Windows"; "" where neither is known. No version is kept."""
    found = [next((name for mark, name in known if mark in user_agent), "") for known in (_BROWSERS, _SYSTEMS)]
    return " · ".join(filter(None, found))


def overlap(since: date, until: date | None, other_since: date, other_until: date | None) -> bool:
    """Whether two spans of days have a day in common; the end is the first day without, None for no end."""
    return (until is None or other_since < until) and (other_until is None or since < other_until)


def feed_digest(token: str) -> str:
    """What is kept of the secret in a calendar link: SHA-256, in hex.

    The secret is 256 random bits, so nothing slower is needed against guessing, and what a look-up by the digest tells
    by the time that it takes says nothing of the secret.
    """
    return hashlib.sha256(token.encode()).hexdigest()
