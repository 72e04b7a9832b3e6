"""The table of docs/due-dates.md is what the program computes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dondoc.core.periods import ANNOUNCED
from dondoc.plans.dues import only_day, parse, recurs, upcoming
from dondoc.plans.sentences import due_sentence

PAGE = Path(__file__).parent.parent.parent / "docs" / "due-dates.md"


def test_each_example_has_the_sentence_and_the_dates_of_its_stored_form() -> None:
    lines = [line.strip("| ").split(" | ") for line in PAGE.read_text().splitlines() if "| `" in line]
    assert len(lines) == 12
    assert [(said, dates) for _kind, _words, _stored, said, dates in lines] == [
        (due_sentence(parse(stored.strip("`"))), falls_due(stored.strip("`"))) for _kind, _words, stored, *_ in lines
    ]


def falls_due(stored: str) -> str:
    due = parse(stored)
    only = only_day(due, ANNOUNCED)
    days = upcoming(due, date(2026, 1, 1), ANNOUNCED, 5) if recurs(due) else [only] if only else []
    return ", ".join(f"{day:%d/%m/%Y}" for day in days) or "–"
