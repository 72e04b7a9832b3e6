"""Cells of files: how a workbook names them, and how a text is kept from being read as a formula."""

from __future__ import annotations

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def letters(column: int) -> str:
    """A column's letters: "A" for 0, "AA" for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def is_unsafe(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.startswith(_FORMULA_SIGNS)


def escaped(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; `bare` takes it away."""
    return f"'{text}" if is_unsafe(text.lstrip("'")) else text


def bare(text: str) -> str:
    """The text that was escaped so."""
    return text[1:] if text.startswith("'") and is_unsafe(text.lstrip("'")) else text
