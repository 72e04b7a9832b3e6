"""A reading and its labels as two trees of lines, so that what differs can be seen at a glance.

Values are compared as people compare them: without case, outer punctuation and emphasis marks. Of a target, a
deadline and a task the words may be cut a little differently; all else must be equal.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_HEAD = ("kind", "number", "place", "date", "title", "issuer")
_ALIKE = {"task": 0.95, "target": 0.6, "deadline": 0.0}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value: what must be equal, the words that may be cut otherwise, and the line of the source it stands on."""

    part: str
    said: str
    words: str = ""
    line: int = 0

    def equals(self, other: Leaf) -> bool:
        if (self.part, self.said) != (other.part, other.said):
            return False
        ratio = difflib.SequenceMatcher(None, self.words, other.words, autojunk=False).ratio()
        return self.words == other.words or ratio >= _ALIKE.get(self.part, 1)

    def __str__(self) -> str:
        return f"{self.line:>5}  {self.part:<10} {self.said}  {self.words}".rstrip()


def leaves(plan: Json, source: str) -> list[Leaf]:
    """The values of a plan in the plan format, in their order."""
    lines = [_plain(line) for line in source.splitlines()]
    return [Leaf(part, said, words, _line_of(lines, words or said)) for part, said, words in _values(plan)]


def differences(expected: Sequence[Leaf], given: Sequence[Leaf]) -> list[str]:
    """Both trees, line by line, with what is missing marked "-" and what is too much "+"; empty where all is equal."""
    left, rows = list(given), []
    for leaf in expected:
        match = next((one for one in left if leaf.equals(one)), None)
        if match is not None:
            left.remove(match)
        rows.append((leaf, " " if match is not None else "-"))
    wrong = [(leaf, "+") for leaf in left]
    if not wrong and all(mark == " " for _, mark in rows):
        return []
    tree = [f"{mark} {leaf}" for leaf, mark in rows]
    extra = {id(leaf) for leaf in left}
    return ["expected:", *tree, "read:", *(f"{'+' if id(leaf) in extra else ' '} {leaf}" for leaf in given)]


def _values(plan: Json) -> Iterator[tuple[str, str, str]]:
    period, signatory = plan.get("period") or {}, plan.get("signatory") or {}
    head = {name: plan.get(name) for name in _HEAD}
    head |= {"period": " - ".join(period[key] for key in ("start", "end")) if period else None}
    head |= {f"signatory {key}": signatory.get(key) for key in ("authority", "title", "name")}
    yield from (("head", name, _plain(value)) for name, value in head.items() if value)
    yield from (("recipient", _said(row, "name", "purpose"), "") for row in plan.get("recipients", ()))
    yield from (("citation", _said(row, "kind", "number", "date"), "") for row in plan.get("citations", ()))
    yield from (("outline", _said(row, "path", "title"), "") for row in plan.get("outline", ()))
    yield from _assignments(plan.get("assignments", ()))
    for row in plan.get("targets", ()):
        yield "target", _said(row, "path", "comparator", "value", "every", "by", "upper", "of"), _plain(row["text"])
    for row in plan.get("deadlines", ()):
        yield "deadline", _said(row, "path", "kind", "due", "every", "who", "to", "after"), _plain(row["text"])
    for row in plan.get("amendments", ()):
        yield "amendment", _said(row, "clause", "action"), _plain(row["text"] or "")


def _assignments(blocks: Iterable[Json]) -> Iterator[tuple[str, str, str]]:
    for block in blocks:
        yield "agency", _said(block, "path", "agency"), ""
        for task in block["tasks"]:
            partners = [_plain(partner) for partner in task.get("partners", ())]
            said = _said(task, "role", "time", "due", "every", "product")
            yield "task", f"{said} {partners}", _plain(task["text"])


def _said(row: Json, *keys: str) -> str:
    return " | ".join("" if row.get(key) is None else _plain(str(_whole(row[key]))) for key in keys)


def _whole(value: object) -> object:
    """2.0 and 2 are one number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _plain(text: str) -> str:
    text = re.sub(r"[*~]+", "", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", text).strip(" .;:,-–*_“”\"'/").casefold()


def _line_of(lines: Sequence[str], words: str) -> int:
    """The line that holds the first words, counted from 1; 0 where none does."""
    start = " ".join(words.split(" | ")[-1].split()[:6])
    return next((number for number, line in enumerate(lines, start=1) if start and start in line), 0)
