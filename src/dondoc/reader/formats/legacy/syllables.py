"""Whether words could be Vietnamese: the syllable as its rules make it, one tone on one vowel."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"(?<=[aeiouy])[{_TONES}]|(?<=[aeiouy][\u0302\u0306\u031b])[{_TONES}]")
_SHARP_TONES = "\u0301\u0323"
_ONSET = "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
# With an ending that closes the mouth at once (c, ch, p, t; the k of "Đắk") a syllable bears sắc or nặng only.
_OPEN = (
    "[aăâeêioôơuưy]|ia|iê|yê|ua|uâ|uê|uô|uơ|uy|uya|uyê|ưa|ươ|oa|oă|oe|oo",
    "(?:nh|ng|m|n|i|y|o|u)?",
)
_STOPPED = ("[aăâeêioôơuưy]|iê|yê|uâ|uê|uô|uy|uyê|ươ|oa|oă|oe|oo", "(?:ch|c|k|p|t)")

# A word with at least one sign beyond ASCII; print such as quotes and dashes parts words.
_WORD = re.compile(r"[^\s\x00-@\[-`{-~“”‘’–—…•°²³½]+")
_ABBREVIATION = re.compile("[A-ZĐ]*Đ[A-ZĐ]*")


@cache
def _syllable(nucleus: str, ending: str) -> re.Pattern[str]:
    # Compiled at the first need: most files are Unicode and never come here.
    return re.compile(f"{_ONSET}(?:{nucleus}){ending}")


def is_syllable(word: str) -> bool:
    """Whether a word is one Vietnamese syllable by its spelling."""
    parts = normalize("NFD", word.lower())
    tones = _TONE.findall(parts)
    if len(tones) > 1:
        return False
    bare = normalize("NFC", _TONE.sub("", parts))
    if _syllable(*_STOPPED).fullmatch(bare):
        return not tones or tones[0] in _SHARP_TONES
    return bool(_syllable(*_OPEN).fullmatch(bare))


def syllables_among(text: str) -> tuple[int, int]:
    """How many words with signs beyond ASCII are Vietnamese syllables, and how many such words there are.

    Abbreviations ("HĐND", "QĐ") count neither way.
    """
    words = [word for word in _WORD.findall(text) if not word.isascii() and not _ABBREVIATION.fullmatch(word)]
    return sum(map(is_syllable, words)), len(words)
