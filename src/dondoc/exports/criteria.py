"""A criteria set as a workbook that can be edited and taken in again; docs/criteria.md shows its sheets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from dondoc.criteria.files.sheets import (
    COLUMNS,
    CRITERIA,
    HEAD,
    LEVEL_COLUMNS,
    LEVELS,
    NAME,
    VALUE,
    Heading,
    criterion_rows,
    head_rows,
    level_rows,
)
from dondoc.criteria.rules import SetDraft
from dondoc.exports.writers.sheet import Column, Sheet, write_book


def write_criteria(file: IO[bytes], draft: SetDraft) -> None:
    """Three sheets: what is said of the set, a line for each criterion, the levels."""
    sheets = [
        Sheet(HEAD, [Column(NAME, 34), Column(VALUE, 70)], head_rows(draft)),
        Sheet(CRITERIA, _columns(COLUMNS), criterion_rows(draft), frozen=4),
        Sheet(LEVELS, _columns(LEVEL_COLUMNS), level_rows(draft)),
    ]
    write_book(file, sheets)


def _columns(headings: Mapping[str, Heading]) -> list[Column]:
    return [Column(heading.text, heading.width) for heading in headings.values()]
