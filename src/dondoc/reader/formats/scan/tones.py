"""Words that recognition gave a tone which Vietnamese does not have there: "tât", "nưôc", "sôtt"."""

from __future__ import annotations

import re
from unicodedata import normalize

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SHARP_OR_HEAVY = re.compile("[\u0301\u0323]")
# A syllable that ends with one of these bears the sharp or the heavy tone.
_STOPS = ("c", "p", "t", "ch")
_EDGES = " .,;:!?()[]{}“”\"'’/-–"
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)


def is_impossible(word: str) -> bool:
    """Whether a word has two tones, or ends with a stop and has a mark but none of the two tones that stops take."""
    core = word.strip(_EDGES)
    if core.isascii() or not core.isalpha():
        return False
    parts = normalize("NFD", core.lower())
    if len(_TONES.findall(parts)) > 1:
        return True
    bare = re.sub("[\u0300-\u036f]", "", parts)
    ends = bare.endswith(_STOPS) and _VOWEL.search(bare) is not None
    return ends and parts != bare and _SHARP_OR_HEAVY.search(parts) is None
