"""A clause as an amending document names it ("điểm b khoản 3 mục II"), as the path that the outline knows it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

_LEVELS = {
    "phần": 0,
    "chương": 1,
    "mục": 2,
    "tiểu mục": 3,
    "điều": 4,
    "khoản": 5,
    "điểm": 6,
    "tiết": 7,
}
_UNIT = r"tiểu mục|phần|chương|mục|điều|khoản|điểm|tiết"
_LABEL = r"thứ \w+|[IVX]+(?:\.\d{1,2})*|\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[a-zđ]|[A-HĐ]"
_GROUP = re.compile(
    rf"(?P<unit>{_UNIT}) (?P<labels>(?:{_LABEL})(?:(?:, và |, | và )(?:(?P=unit) )?(?:{_LABEL})(?!\w))*)(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",? (?:của |thuộc |tại )?|, ")
_ONE_LABEL = re.compile(rf"(?:{_UNIT}) |(?:, và |, | và )", re.IGNORECASE)
_ANCHOR = re.compile(r",? (?:vào )?(?:ngay )?(?P<side>sau|trước) (?=(?:" + _UNIT + r") )", re.IGNORECASE)
_APPENDIX = re.compile(r"phụ lục(?: số)?(?: (?P<label>[IVX]+|\d{1,2}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """One clause: the paths that its name may stand for, its own label, and whether it is named as a điểm."""

    paths: tuple[str, ...]
    parents: tuple[str, ...]
    label: str
    unit: str

    @property
    def mark(self) -> str:
        """The label as a new clause prints it (Nghị định 30/2020/NĐ-CP, Phụ lục I): "3.", "d)"."""
        return f"{self.label})" if self.unit == "điểm" else f"{self.label}."


@dataclass(frozen=True, slots=True)
class Where:
    """The clauses that a change names; of one that is added, ``beside`` which other and whether ``before`` it."""

    places: tuple[Place, ...]
    beside: Place | None = None
    before: bool = False


def where(clause: str) -> Where | None:
    """The places that a clause's name gives, all of its words understood; None for anything else."""
    words = " ".join(clause.split())
    anchor = _ANCHOR.search(words)
    if anchor is None:
        found = _places(words)
        return Where(found) if found else None
    beside = _places(words[anchor.end() :])
    if len(beside) != 1:
        return None
    own = _places(words[: anchor.start()])
    if own and all(not place.parents[0] for place in own):
        own = tuple(_below(place, beside[0]) for place in own)
    return Where(own, beside[0], anchor["side"].lower() == "trước") if own else None


def appendix(clause: str) -> str | None:
    """The label of an appendix named alone ("Phụ lục II" -> "II", "Phụ lục" -> ""); None for anything else."""
    found = _APPENDIX.fullmatch(" ".join(clause.split()))
    return (found["label"] or "") if found else None


def _below(place: Place, beside: Place) -> Place:
    """A clause named without those above it stands below the same ones as the clause beside it."""
    paths = tuple(_joined(parent, token) for parent in beside.parents for token in _tokens(place.unit, place.label))
    return Place(paths, beside.parents, place.label, place.unit)


def _places(words: str) -> tuple[Place, ...]:
    """The clauses of a name without an anchor, lowest level first or highest first; () where it is not understood."""
    groups = list(_groups(words))
    levels = [_LEVELS[unit] for unit, _labels in groups]
    if not groups:
        return ()
    if levels == sorted(levels, reverse=True):
        groups.reverse()
    elif levels != sorted(levels):
        return ()
    *above, (unit, labels) = groups
    if any(len(each) > 1 for _unit, each in above):
        return ()
    parents = tuple(".".join(tokens) for tokens in product(*(_tokens(name, each[0]) for name, each in above)))
    return tuple(
        Place(
            tuple(_joined(parent, token) for parent in parents for token in _tokens(unit, label)), parents, label, unit
        )
        for label in labels
    )


def _groups(words: str) -> Iterator[tuple[str, list[str]]]:
    """Each unit with its labels, in the order printed; nothing where a word is left over."""
    found: list[tuple[str, list[str]]] = []
    at = 0
    while at < len(words):
        group = _GROUP.match(words, at)
        if group is None:
            return
        labels = [label for label in _ONE_LABEL.split(group["labels"]) if label]
        found.append((group["unit"].lower(), labels))
        between = _BETWEEN.match(words, group.end())
        at = between.end() if between else group.end()
        if between is None and at < len(words):
            return
    yield from found


def _tokens(unit: str, label: str) -> tuple[str, ...]:
    """What the outline may call it: by its label, or by its name in any of the ways that it is printed."""
    named = f"{unit} {label}"
    return (label, named.capitalize() if label.startswith("thứ") else f"{unit.capitalize()} {label}", named.upper())


def _joined(parent: str, token: str) -> str:
    return f"{parent}.{token}" if parent else token
