"""Paragraphs that were typed as one, with line breaks between them, parted where that is certain."""

from __future__ import annotations

import re

_PAGE_BREAK = "\f"
_ENDS = re.compile(r"[.;:!?…][”\"’)]?$")
_LABEL = re.compile(r"(?:[-–—+•*]\s|[IVX]{1,6}[.)]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|Điều \d|Phần |Nơi nhận)")
_CAPITAL = re.compile(r"[\"“(]?[^\W\d_]")


def parted(text: str) -> list[str]:
    """The paragraphs in a text whose line breaks are newlines and whose page breaks are form feeds.

    A break that parts no paragraphs stays a newline; a page break inside a sentence is a blank.
    """
    if _PAGE_BREAK not in text and "\n" not in text:
        return [text]
    pieces: list[str] = []
    for page in text.split(_PAGE_BREAK):
        for number, line in enumerate(page.split("\n")):
            _append(pieces, line, "\n" if number else " ")
    return pieces


def _append(pieces: list[str], line: str, joint: str) -> None:
    before, after = pieces[-1].strip() if pieces else "", line.strip()
    if not after:
        return
    if before and not _parts(before.rpartition("\n")[2], after):
        pieces[-1] = f"{pieces[-1]}{joint}{line}"
    else:
        pieces.append(line)


def _parts(before: str, after: str) -> bool:
    """Whether a line begins a paragraph of its own after another line."""
    if _LABEL.match(after):
        return bool(_ENDS.search(before) or _LABEL.match(before) or before.isupper())
    if not _CAPITAL.match(after) or after[:1].islower():
        return False
    return bool(_ENDS.search(before)) or (before.isupper() and not after.isupper())
