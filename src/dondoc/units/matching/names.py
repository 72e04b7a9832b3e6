"""Names of agencies as words to compare: without accents, abbreviations spelled out, the place set apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from dondoc.units.abbreviations import ABBREVIATIONS, OTHER_NAMES
from dondoc.units.folding import fold

Words = tuple[str, ...]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LABEL = re.compile(r"^\s*(?:[IVX]+|\d+|[a-zđ])(?:\.\d+)*[.)]\s+")
_ORDER = re.compile(r"^(?:(?:trân trọng |kính )?đề nghị|giao(?: cho)?|yêu cầu|đối với)\s+", re.I)
_HEAD = re.compile(
    r"^(?:dong chi )?(?:pho )?(?:"
    r"(?:tong )?giam doc|chu tich|hieu truong|thu truong|nguoi dung dau|bi thu|chi huy truong"
    r"|(?:chi )?cuc truong|vien truong|chanh an"
    r"|(?:truong|chanh)(?= (?:ban|phong|cong an|van phong|thanh tra|thue|hai quan))) (?=.)"
)
_WARD_OR_COMMUNE = re.compile(r"\b([PX])\.\s*(?=\w)")  # "P. Bến Đá", "X.Suối Lam"
_SPACED_INITIALS = re.compile(r"\b([A-ZĐ]{1,4})(?:,\s*|\s+và\s+|\s*&\s*)(?=[A-ZĐ]{1,4}\b)")  # "VH, TT và DL"
_UNINFORMATIVE = re.compile(r"\b(?:va|viet nam)\b")
_COMMITTEE_PREFIX = re.compile(r"^(?:ban thuong truc )?(?:uy ban )?(?=mat tran to quoc\b)")
_PEOPLES_COMMITTEE = ("uy", "ban", "nhan", "dan")
_LEVELS = ("thanh pho", "dac khu", "thi tran", "thi xa", "tinh", "huyen", "quan", "xa", "phuong")
_LEVEL_BEFORE_NAME = re.compile(rf"(?:^|.* )({'|'.join(_LEVELS)}) (.+)$")
_MOST_VARIANTS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where the plan's owner stands: ("tinh",) and ("song", "may") for "Ủy ban nhân dân tỉnh Sông Mây"."""

    level: Words
    name: Words


def place_of(owner_name: str) -> Place:
    """The place that a name ends with; empty when it names none."""
    match = _LEVEL_BEFORE_NAME.match(" ".join(next(spellings(owner_name))))
    return Place(tuple(match[1].split()), tuple(match[2].split())) if match else Place((), ())


def composed(text: str) -> str:
    """For comparing names letter by letter: composed, one case, one dash, "hoà" and "hòa" alike."""
    words = text.casefold().replace("–", "-").split()
    return " ".join(_tone_last(word) for word in words)


def bare(text: str) -> str:
    """The name alone: without its number, a leading "Đề nghị" or "Giao", brackets, and closing marks."""
    name = _BRACKETS.sub(" ", unicodedata.normalize("NFC", text))
    name = _LABEL.sub("", name.strip())
    return " ".join(_ORDER.sub("", name).strip(" .,:;-–").split())


def spellings(name: str) -> Iterator[Words]:
    """The name as folded words, once for each reading of its abbreviations, the likeliest first."""
    written = _WARD_OR_COMMUNE.sub(lambda mark: "phường " if mark[1] == "P" else "xã ", name)
    if not name.isupper():
        written = _SPACED_INITIALS.sub(r"\1", written)
    choices = [_readings(piece) for piece in written.split()]
    for chosen in islice(product(*choices), _MOST_VARIANTS):
        words = " ".join(_UNINFORMATIVE.sub(" ", " ".join(chosen)).split())
        words = _COMMITTEE_PREFIX.sub("", OTHER_NAMES.get(words, words))
        if words:
            yield tuple(words.split())


def without_head(words: Words) -> Words:
    """The office of a named head: "giam doc so noi vu" gives "so noi vu"."""
    return tuple(_HEAD.sub("", " ".join(words)).split())


def keys(words: Words, place: Place) -> Iterator[str]:
    """The forms to look a name up under: whole, without the owner's place, without "uy ban nhan dan"."""
    yield " ".join(words)
    shorter = _without_place(words, place)
    if shorter != words:
        yield " ".join(shorter)
    rest = words[len(_PEOPLES_COMMITTEE) :]
    if words[: len(_PEOPLES_COMMITTEE)] == _PEOPLES_COMMITTEE and " ".join(rest).startswith(_LEVELS):
        yield " ".join(rest)


def initial_keys(words: Words) -> Iterator[str]:
    """The name with its last words as initials: "so gddt", "hoi lhpn"; at least two words are shortened."""
    for kept in range(min(4, len(words) - 1)):
        yield " ".join((*words[:kept], "".join(word[0] for word in words[kept:])))


def _readings(piece: str) -> tuple[str, ...]:
    """What one piece between spaces may say: an abbreviation's meanings, or its words."""
    folded = fold(piece)
    letters = re.sub(r"\W", "", folded)
    if letters in ABBREVIATIONS:
        return ABBREVIATIONS[letters]
    if piece.isupper() and re.search(r"[A-ZĐ]&[A-ZĐ]", piece):
        return (letters,)
    return (" ".join(re.findall(r"\w+", folded)),)


def _without_place(words: Words, place: Place) -> Words:
    """Cuts "tinh song may", "song may" or "tinh" off the end; a name that is nothing else stays whole."""
    level, name = place.level, place.name
    for tail in (level + name, name, level):
        if not tail or words[-len(tail) :] != tail or len(words) == len(tail):
            continue
        before = words[: -len(tail)]
        if tail == name and " ".join(before).endswith(tuple(f" {other}" for other in _LEVELS)):
            continue  # the ward "phường Sông Mây" is not the province
        return before
    return words


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones
