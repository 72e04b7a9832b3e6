"""Word's automatic list numbers, counted as Word prints them: they are nowhere in the document's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dondoc.reader.formats.docx.names import ALTERNATE, CHOICE, VALUE, Element, W, number_of
from dondoc.reader.formats.docx.numerals import padded, shown
from dondoc.reader.formats.docx.styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart``: it begins anew after a level above this one; 0 never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int = 0
    legal: bool = False
    style: str | None = None
    pattern: str | None = None


@dataclass(slots=True)
class _List:
    """One ``w:num``: the counters it shares with others of its kind, its levels and its own starts."""

    kind: str
    levels: dict[int, Level]
    overridden: set[int]


class Numbering:
    """Counts the paragraphs of every list in the document's order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds: dict[str, Element] = {}
        self._elements: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is not None:
            self._kinds = {kind.get(W + "abstractNumId", ""): kind for kind in root.iter(W + "abstractNum")}
            self._elements = {number.get(W + "numId", ""): number for number in root.iter(W + "num")}

    def level_of(self, key: str, style: str | None) -> int:
        """The level of a list that is linked with a paragraph style; the first where none is."""
        listed = self._list(key)
        levels = listed.levels.items() if listed and style else ()
        return next((index for index, level in levels if level.style == style), 0)

    def label(self, key: str, index: int) -> str:
        """Count one paragraph at a level of a list and give its number as printed; "" where it has none."""
        listed = self._list(key)
        level = listed.levels.get(index) if listed else None
        if listed is None or level is None:
            return ""
        counters = self._counters.setdefault(listed.kind, [None] * _LEVELS)
        self._count(listed, counters, index)
        if level.format == "bullet":
            return _bullet(level.text, index)
        return _PLACE.sub(lambda found: _shown(listed, counters, int(found[1]) - 1, level), level.text)

    def _count(self, listed: _List, counters: list[int | None], index: int) -> None:
        level = listed.levels[index]
        count = counters[index]
        if count is None or index in listed.overridden:
            listed.overridden.discard(index)
            counters[index] = level.start
        else:
            counters[index] = count + 1
        for above in range(index):
            # A level that was skipped counts as begun: after "I." and "a)" the next "1." is "2.".
            if counters[above] is None:
                counters[above] = listed.levels.get(above, Level()).start
        for deeper, below in listed.levels.items():
            if deeper > index and index < below.restart:
                counters[deeper] = None

    def _list(self, key: str) -> _List | None:
        if key not in self._lists:
            self._lists[key] = self._read_list(key)
        return self._lists[key]

    def _read_list(self, key: str) -> _List | None:
        element = self._elements.get(key)
        kind = None if element is None else self._kind_of(element)
        if element is None or kind is None:
            return None
        levels = _read_levels(self._kinds[kind])
        overridden = set()
        for override in element.iterchildren(W + "lvlOverride"):
            index = _index(override)
            levels.update(_read_levels(override))
            start = override.find(W + "startOverride")
            if start is not None:
                overridden.add(index)
                levels[index] = replace(levels.get(index, Level()), start=number_of(start, 1))
        return _List(kind, levels, overridden)

    def _kind_of(self, element: Element) -> str | None:
        """The abstract list behind a list; one hop through a numbering style where it is only a link."""
        kind = _value(element, "abstractNumId")
        if kind not in self._kinds:
            return None
        link = _value(self._kinds[kind], "numStyleLink")
        linked = self._elements.get(self._styles.list_of(link) or "") if link else None
        target = None if linked is None else _value(linked, "abstractNumId")
        return target if target in self._kinds else kind


def _value(element: Element, name: str) -> str | None:
    child = element.find(W + name)
    return None if child is None else child.get(VALUE)


def _index(element: Element) -> int:
    value = element.get(W + "ilvl", "")
    return min(int(value), _LEVELS - 1) if value.isdecimal() else 0


def _read_levels(parent: Element) -> dict[int, Level]:
    return {_index(element): _read_level(element) for element in parent.iterchildren(W + "lvl")}


def _read_level(element: Element) -> Level:
    return Level(
        start=number_of(element.find(W + "start"), 0),
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        restart=number_of(element.find(W + "lvlRestart"), _index(element)),
        legal=element.find(W + "isLgl") is not None,
        style=_value(element, "pStyle"),
        pattern=_pattern(element),
    )


def _pattern(level: Element) -> str | None:
    """The pattern of a format that later versions of Word spell out, with an older one to fall back to."""
    format = level.find(f"{ALTERNATE}/{CHOICE}/{W}numFmt")
    return None if format is None or format.get(VALUE) != "custom" else format.get(W + "format")


def _shown(listed: _List, counters: list[int | None], index: int, asking: Level) -> str:
    """One level's number inside a label; a level below the label's own has none."""
    number = counters[index]
    if number is None:
        return ""
    if asking.legal:
        return str(number)
    level = listed.levels.get(index, Level())
    return shown(number, level.format) if level.pattern is None else padded(number, level.pattern)


def _bullet(sign: str, index: int) -> str:
    """A dash as typed; any other sign becomes the dash, or the plus below it, of administrative documents."""
    if sign == "+":
        return sign
    return "-" if sign in _DASHES or index == 0 else "+"
