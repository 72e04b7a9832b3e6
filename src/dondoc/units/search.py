"""Searching units by name or code: without accents, by abbreviation, by initials. Values in, values out.

What a search looks at is one line of keys for each unit, `keys_of`: "| truong tieu hoc suoi lam | =s00.01 | tthsl |".
Every word stands after a space and every key between bars, so that one scan of a text tells an exact key from the
start of one, the start of a word and any other place. A code stands after "=", which is in no name: figures that are
typed as part of a name find no codes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dondoc.units.abbreviations import ABBREVIATIONS
from dondoc.units.folding import fold

LONGEST_KEYS = 500  # characters
MAX_WORDS = 10
_SHORTEST_JOINED = 4
_SHORT = 2  # so few letters must begin a word, or everything would match
_PLACES = {
    "p": "phuong",
    "x": "xa",
    "q": "quan",
    "h": "huyen",
    "t": "tinh",
    "dk": "dac khu",
    "kp": "khu pho",
}
_KINDS_OF_PLACE = (
    "uy ban nhan dan",
    "tinh",
    "thanh pho",
    "quan",
    "huyen",
    "thi xa",
    "thi tran",
    "dac khu",
    "phuong",
    "xa",
    "thon",
    "to dan pho",
    "khu pho",
    "ap",
    "buon",
    "ban",
    "so",
)
_SYLLABLE = re.compile(
    "(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu?|r|s|t|th|tr|v|x)?"
    "(ieu|yeu|oa[iyo]|oeo|uo[iu]|uay|uy[aeu]|[aeo][iouy]|a|e|i[aeu]?|o[ae]?|u[aeiouy]?|ye?)"
    "(ch?|m|ng?|nh|p|t)?"
)
_CODE_MARK = "="
_AND = "và"  # abbreviations leave it out: Sở GD&ĐT


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a typed text asks for.

    ``words`` holds, for each typed word, the pieces of which a unit must have one; ``phrases`` are the ways to write
    the whole text, to tell an exact match from a looser one. ``joined`` are those of the words that are several
    written as one ("eatieu"), to be looked for where keys have no spaces; ``code`` is the start of a code, as keys have
    it, "" for a text that can be none.
    """

    words: tuple[tuple[str, ...], ...]
    phrases: tuple[str, ...]
    joined: frozenset[str] = frozenset()
    code: str = ""


def keys_of(name: str, short_name: str, code: str) -> str:
    """The line of keys of a unit: its names, its code, its name written out, without the kind of place, by initials."""
    written = _words(name)
    whole = _expanded(written)
    proper = _without_kind(whole)
    texts = (" ".join(written), " ".join(_words(short_name)), _code(code), whole, proper)
    keys = dict.fromkeys([*texts, _initials(written), _initials(proper.split())])
    return f"| {' | '.join(key for key in keys if key)} |"[:LONGEST_KEYS]


def wanted(text: str) -> Wanted:
    """Reads what was typed: "p. bến nghé", "q1", "tp hcm", "so gddt", "eatieu", "S00.01"; at most ten words count."""
    typed = _words(text)[:MAX_WORDS]
    words = [word for word in typed if word != fold(_AND)] or typed
    code = _code(text) if len(text.split()) == 1 else ""
    phrases = (" ".join(words), _expanded(words, _PLACES), "".join(words), code)
    return Wanted(
        tuple(tuple(_pieces(word)) for word in words),
        tuple(phrase for phrase in dict.fromkeys(phrases) if phrase),
        frozenset(word for word in words if _is_joined(word)),
        code,
    )


def _code(text: str) -> str:
    """A code as keys have it: "=s00.01"; "" for a blank one."""
    bare = re.sub(r"[\s|=]", "", fold(text))
    return f"{_CODE_MARK}{bare}" if bare else ""


def _is_joined(word: str) -> bool:
    """Whether a word is several written as one: it has a vowel, and is no syllable of Vietnamese without accents."""
    can_be = len(word) >= _SHORTEST_JOINED and word.isalpha() and word not in ABBREVIATIONS
    return can_be and not _SYLLABLE.fullmatch(word) and re.search("[aeiouy]", word) is not None


def _pieces(word: str) -> Iterator[str]:
    """The texts that a unit's keys may hold for one typed word."""
    yield f" {word}" if len(word) <= _SHORT else word
    for meaning in ABBREVIATIONS.get(word, ()):
        if meaning != word:
            yield f" {meaning}"


def _words(text: str) -> list[str]:
    """Letters and digits without accents; "GD&ĐT" is one word, "P.Bến Nghé" is three, "và" is none."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold().replace("&", ""))
    return [fold(word) for word in words if word != _AND]


def _expanded(words: Iterable[str], places: dict[str, str] | None = None) -> str:
    """The words with each abbreviation written out that has one meaning only."""
    return " ".join(_meaning(word, places or {}) for word in words)


def _meaning(word: str, places: dict[str, str]) -> str:
    meanings = ABBREVIATIONS.get(word, ())
    return places.get(word, meanings[0] if len(meanings) == 1 else word)


def _without_kind(name: str) -> str:
    """The proper name alone: "ea tieu" of "uy ban nhan dan xa ea tieu"; as it is where nothing else is left."""
    rest = name
    for kind in _KINDS_OF_PLACE:
        rest = rest.removeprefix(f"{kind} ")
    return rest


def _initials(words: Iterable[str]) -> str:
    """The first letters: "ubndxsl" of "UBND xã Suối Lam", "q12" of "Quận 12"; abbreviations and numbers stay whole."""
    return "".join(word if word in ABBREVIATIONS or word.isdigit() else word[0] for word in words)
