"""The workbook of a unit's lines, or of all below it, with what stands in the books."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from dondoc.accounts.models import Membership
from dondoc.budget.books.layout import AMOUNTS, DAY, DECISION, ESTIMATE, NOTE, RECEIVED, SETTLED, SPENT, key_of
from dondoc.budget.models import Line
from dondoc.budget.permissions import powers
from dondoc.budget.queries import Places
from dondoc.exports.writers.budget_book import BookLine, write_budget_book


def write_book_of(
    file: IO[bytes], title: str, year: int, lines: Iterable[Line], units: Places, seat: Membership
) -> None:
    """Writes lines of `with_sums`; the cells that the seat may fill are open."""
    write_budget_book(file, title, year, (_line(line, units, seat) for line in lines))


def _line(line: Line, units: Places, seat: Membership) -> BookLine:
    place = units[line.unit_id]
    amounts = {column: int(getattr(line, name)) for column, name in AMOUNTS.items()}
    key = key_of(line.pk, (amounts[ESTIMATE], amounts[RECEIVED], amounts[SPENT], amounts[SETTLED]))
    plan = f"{line.plan.number} {line.plan.title}".strip()
    words = (place.name, plan, line.task.text if line.task else "", line.source_name)
    return BookLine(key, line.year, words, amounts, _open(line, place.path, seat))


def _open(line: Line, path: str, seat: Membership) -> frozenset[int]:
    held = powers(seat, path, line.source_kind)
    columns = set()
    if held.any:
        columns |= {ESTIMATE, NOTE}
    if held.enters or held.enters_for is not None:
        columns |= {SPENT}
    if held.allots:
        columns |= {SETTLED}
    if held.allots or held.receives:
        columns |= {RECEIVED, DECISION, DAY}
    return frozenset(columns)
