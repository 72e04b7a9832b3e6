"""Words of browsers, spans of days."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.accounts.rules import device_words, overlap

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36"
)
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/18.0 Safari/604"
)
COCCOC = f"{CHROME} coc_coc_browser/141.0"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROME, "Chrome · Windows"),
        (f"{CHROME} Edg/141.0", "Edge · Windows"),
        (COCCOC, "Cốc Cốc · Windows"),
        (PHONE, "Safari · iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36", "Chrome · Android"),
        ("curl/8", ""),
    ],
)
def test_a_browser_is_named_in_two_words(agent: str, words: str) -> None:
    assert device_words(agent) == words


@pytest.mark.parametrize(
    ("span", "other", "meet"),
    [
        ((1, 5), (5, 9), False),
        ((1, 6), (5, 9), True),
        ((1, None), (5, 9), True),
        ((9, None), (5, 9), False),
        ((5, 9), (1, None), True),
        ((1, None), (2, None), True),
    ],
)
def test_two_spans_meet_when_they_share_a_day(
    span: tuple[int, int | None], other: tuple[int, int | None], meet: bool
) -> None:
    days = [None if day is None else date(2026, 1, day) for day in (*span, *other)]
    assert overlap(*days) is meet  # type: ignore[arg-type]
