"""Precision and recall of the scope mark on a list of invented clauses of both kinds, near misses included.

Lines with ``held`` true were written last and measured once before any rule was made with them in sight.
"""

from __future__ import annotations

import json
from pathlib import Path

from dondoc.reader.clauses import find_outside
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.scope import signs_of
from dondoc.reader.clauses.scope.rules import RULES

LIST = Path(__file__).parents[1] / "scope_clauses.jsonl"
LEAST = 0.97


def _rows() -> list[dict[str, str | bool]]:
    return [json.loads(line) for line in LIST.read_text(encoding="utf-8").splitlines()]


def test_the_mark_is_precise_and_misses_little() -> None:
    rows = [(str(row["text"]), bool(row["outside"])) for row in _rows()]
    marked = {text for text, _ in rows if find_outside(text) is not None}
    wrongly = [text for text, outside in rows if not outside and text in marked]
    missed = [text for text, outside in rows if outside and text not in marked]
    right = len(marked) - len(wrongly)
    precision, recall = right / len(marked), right / (right + len(missed))
    assert precision >= LEAST, f"precision {precision:.3f}, marked wrongly: {wrongly}"
    assert recall >= LEAST, f"recall {recall:.3f}, missed: {missed}"


def test_the_list_holds_both_kinds_in_like_numbers_and_no_clause_twice() -> None:
    rows = _rows()
    outside = sum(bool(row["outside"]) for row in rows)
    assert len(rows) >= 160
    assert 0.4 <= outside / len(rows) <= 0.6
    assert len({row["text"] for row in rows}) == len(rows)


def test_the_cheap_first_look_hides_no_match() -> None:
    folded = [fold(str(row["text"])) for row in _rows()]
    hidden = [
        (text, rule.pattern.pattern.pattern)
        for text in folded
        for rule in RULES
        if rule.find(text) is not None and rule.signs.isdisjoint(signs_of(text))
    ]
    assert hidden == []
