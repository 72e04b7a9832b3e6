"""Names that recognition reads with other marks in other places: one of "Sông Ngần" and "Sông Ngân" is wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from unicodedata import normalize

from dondoc.reader.formats.pdf.geometry import Page, Word
from dondoc.reader.grammar.natural_case import KNOWN_NAMES

_LEAST_WORDS = 3
_EDGES = " .,;:!?()[]{}“”\"'’/-–"


def mend_names(words: Sequence[Word]) -> None:
    """Set right, in place, words that are a name borne by bodies everywhere but for marks on their letters."""
    bare = [_bare(word.text.strip(_EDGES).casefold()) for word in words]
    for start in range(len(words) - _LEAST_WORDS + 1):
        names = _by_first().get(bare[start], ())
        name = next((one for one in names if one[0] == bare[start : start + len(one[0])]), None)
        if name is None or not words[start].text.strip(_EDGES)[:1].isupper() or words[start].text.isupper():
            continue
        for word, letters in zip(words[start:], name[1], strict=False):
            core = word.text.strip(_EDGES)
            word.text = word.text.replace(core, letters) if core.casefold() != letters.casefold() else word.text


@cache
def _by_first() -> dict[str, list[tuple[list[str], list[str]]]]:
    """The names by the first of their words, each as its words without marks and as its words."""
    found: dict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
    for name in KNOWN_NAMES.split("; "):
        letters = [word.strip(_EDGES) for word in name.split()]
        if len(letters) >= _LEAST_WORDS and "" not in letters:
            bare = [_bare(word.casefold()) for word in letters]
            found[bare[0]].append((bare, letters))
            if len(letters) > _LEAST_WORDS and letters[0] in ("Sở", "Hội"):
                found[bare[1]].append((bare[1:], letters[1:]))
    return found


def doubt_variants(pages: Iterable[Page]) -> None:
    """Mark, in place, pairs of words with capitals that stand elsewhere, more often, with other marks."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    pairs = [pair for page in pages for pair in _pairs(page)]
    for one, other in pairs:
        name = _name(one, other)
        spelt[_bare(name)][name] += 1
    for one, other in pairs:
        name = _name(one, other)
        ways = spelt[_bare(name)]
        if len(ways) > 1 and ways[name] < max(ways.values()) + (list(ways.values()).count(max(ways.values())) > 1):
            one.unsure = one.unsure or _differs(one, ways, 0)
            other.unsure = other.unsure or _differs(other, ways, 1)


def _pairs(page: Page) -> Iterable[tuple[Word, Word]]:
    rows = [*page.rows, *(line for grid in page.grids for cell in grid.cells for line in cell.lines)]
    for row in rows:
        for piece in row.pieces:
            for one, other in pairwise(piece.words):
                if _is_capital(one) and _is_capital(other) and one.text[-1:].isalpha():
                    yield one, other


def _is_capital(word: Word) -> bool:
    core = word.text.strip(_EDGES)
    return core[:1].isupper() and core.isalpha() and len(core) > 1


def _name(one: Word, other: Word) -> str:
    return f"{one.text.strip(_EDGES)} {other.text.strip(_EDGES)}".casefold()


def _bare(text: str) -> str:
    letters = normalize("NFD", text.replace("đ", "d"))
    return "".join(sign for sign in letters if not "\u0300" <= sign <= "\u036f")


def _differs(word: Word, ways: Iterable[str], place: int) -> bool:
    """Whether it is this word of the pair that is spelt in several ways."""
    return len({way.split(" ")[place] for way in ways}) > 1
