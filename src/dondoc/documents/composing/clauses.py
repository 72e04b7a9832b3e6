"""The clauses of a text that is being amended: which lines each has, as its outline names them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from dondoc.documents.composing.lines import OUTSIDE_CLAUSES, Piece, apart
from dondoc.reader.grammar.labels import label_of, read_label
from dondoc.reader.grammar.zone_ends import find_close
from dondoc.reader.source import Source

Outline = Sequence[tuple[str, int]]
"""Paths of numbered headings and paragraphs with the place in the text at which each begins, in order."""

_CLOSES = re.compile(
    r"Trên đây là|Căn cứ (?:nội dung )?Kế hoạch này|Kế hoạch này |Trong quá trình |Các nội dung khác|"
    r"Yêu cầu (?:các|thủ trưởng)|Đề nghị (?:các|thủ trưởng)|Nhận được "
)
_APPENDIX = re.compile(r"phụ lục(?: số)?(?: (?P<label>[IVX]+|\d{1,2}))?(?=$|[\s.:–-])", re.IGNORECASE)
_LONGEST_HEADING = 80


class Clauses:
    """The pieces of a text, each in the deepest clause that holds it; a clause's path begins those of its parts."""

    def __init__(self, source: Source, outline: Outline) -> None:
        self.pieces = apart(source)
        counted = Counter(path for path, _start in outline)
        self._twice = {path for path, count in counted.items() if count > 1}
        _mark(self.pieces, source, outline)

    def path_of(self, paths: Sequence[str]) -> str | None:
        """The one of some paths that the text has, once; None where it has none or the name may mean several."""
        found = [path for path in paths if any(piece.path == path for piece in self.pieces)]
        return found[0] if len(found) == 1 and found[0] not in self._twice else None

    def of(self, path: str) -> list[Piece]:
        """The pieces of a clause with those of the clauses below it."""
        return [piece for piece in self.pieces if _holds(path, piece.path)]

    def first(self, path: str) -> Piece:
        """The piece with a clause's label."""
        return self.of(path)[0]

    def body(self) -> list[Piece]:
        """All that stands in clauses, and the appendices; the head, what it cites and the signature are left out."""
        places = [at for at, piece in enumerate(self.pieces) if piece.path != OUTSIDE_CLAUSES]
        first = places[0] if places else 0
        behind = next((at for at, piece in enumerate(self.pieces) if at > first and _begins_appendix(piece)), None)
        appendices = self.pieces[behind:] if behind is not None else []
        return [self.pieces[at] for at in places if behind is None or at < behind] + appendices

    def remove(self, path: str) -> None:
        """Takes a clause out; the others keep their numbers (Nghị định 78/2025/NĐ-CP)."""
        self.exchange(self.of(path), [])

    def replace(self, path: str, pieces: list[Piece]) -> None:
        """Puts other pieces in the place of a clause and all below it."""
        self.exchange(self.of(path), [_at(piece, path) for piece in pieces])

    def add(self, path: str, pieces: list[Piece], beside: str, *, before: bool = False) -> None:
        """Puts a new clause behind another with all below it, or before it."""
        near = self.of(beside)
        at = self._index(near[0]) if before else self._index(near[-1]) + 1
        self.pieces[at:at] = [_at(piece, path) for piece in pieces]

    def last_before(self, parent: str, label: str) -> str | None:
        """The clause behind which a new one comes by its label: its last sibling before it, else the parent itself.

        None for a label that has no place in an order.
        """
        own = label_of(label)
        if own is None:
            return None
        siblings = [(path, label_of(path.rpartition(".")[2])) for path in self._children(parent)]
        before = [path for path, found in siblings if found and found.rank is own.rank and found.order < own.order]
        if before:
            return before[-1]
        return parent if parent and not siblings else None

    def appendix(self, label: str) -> list[Piece]:
        """The pieces of the appendix of a label, its heading first; [] unless there is just one."""
        starts = [at for at, piece in enumerate(self.pieces) if _begins_appendix(piece)]
        named = [at for at in starts if _label_of_appendix(self.pieces[at]) == label]
        if len(named) != 1:
            return []
        end = next((at for at in starts if at > named[0]), len(self.pieces))
        return self.pieces[named[0] : end]

    def exchange(self, old: Sequence[Piece], new: Sequence[Piece]) -> None:
        """Puts pieces in the place of others that stand one behind the other."""
        at = self._index(old[0])
        gone = {id(piece) for piece in old}
        head = [piece for piece in self.pieces[:at] if id(piece) not in gone]
        tail = [piece for piece in self.pieces[at:] if id(piece) not in gone]
        self.pieces = [*head, *new, *tail]

    def _index(self, piece: Piece) -> int:
        return next(at for at, each in enumerate(self.pieces) if each is piece)

    def _children(self, parent: str) -> list[str]:
        """The clauses right below one, in order."""
        start = f"{parent}." if parent else ""
        below = (piece.path for piece in self.pieces if piece.path != OUTSIDE_CLAUSES and piece.path.startswith(start))
        found = dict.fromkeys(path for path in below if path != parent and "." not in path[len(start) :])
        return list(found)


def _mark(pieces: Sequence[Piece], source: Source, outline: Outline) -> None:
    """Says of each piece in which clause it stands."""
    starts = [start for _path, start in outline]
    places = [_start(piece) for piece in pieces]
    if not starts:
        return
    first = next((at for at, place in enumerate(places) if place >= starts[0]), len(pieces))
    end, _behind = find_close(source, source.blocks, first)
    last = starts[-1]
    inside = list(takewhile(lambda at: not _begins_appendix(pieces[at]), range(first, end)))
    for at in inside:
        if places[at] > last and _closes(pieces[at]):
            break
        piece = pieces[at]
        piece.path = outline[bisect_right(starts, places[at]) - 1][0]


def _start(piece: Piece) -> int:
    return min((words.start for words in piece.lines if words.start is not None), default=0)


def _closes(piece: Piece) -> bool:
    """Whether a paragraph closes the whole plan: it stands behind the last clause and bears no label."""
    return piece.table is None and read_label(piece.text) is None and _CLOSES.match(piece.text) is not None


def _begins_appendix(piece: Piece) -> bool:
    return piece.table is None and len(piece.text) < _LONGEST_HEADING and _APPENDIX.match(piece.text) is not None


def _label_of_appendix(piece: Piece) -> str:
    found = _APPENDIX.match(piece.text)
    return (found["label"] or "") if found else ""


def _holds(path: str, other: str) -> bool:
    return other == path or other.startswith(f"{path}.")


def _at(piece: Piece, path: str) -> Piece:
    piece.path = path
    return piece
