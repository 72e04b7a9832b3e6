"""Whether the text of a page is nonsense, as where its fonts do not tell which letters their signs are."""

from __future__ import annotations

import math
import re
from itertools import islice

from dondoc.reader.formats.legacy.syllables import is_syllable, syllables_among

# Too little text tells nothing: the fewest signs and the fewest words that are judged.
_LEAST_SIGNS = 40
_LEAST_WORDS = 12
# Signs that no document prints: controls, private ones, replacements, codes without a sign.
_UNPRINTED_SIGNS = "\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff"
_UNPRINTED = re.compile(f"[{_UNPRINTED_SIGNS}]")
# Word draws its bullets with private signs of symbol fonts.
_BULLET = re.compile("(?m)^\\s*[\uf000-\uf0ff](?=\\s)")
_MOST_UNPRINTED = 0.04
# Scripts that no Vietnamese document is written in, which a wrong map yields by chance.
_FOREIGN_SIGNS = "\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff"
_FOREIGN = re.compile(f"[{_FOREIGN_SIGNS}]")
_STRANGE = re.compile(f"[{_UNPRINTED_SIGNS}{_FOREIGN_SIGNS}]")
_MOST_FOREIGN = 0.1
# Of so many words a page's text is judged.
_SAMPLED = 300
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENGLISH = re.compile(r"(?i)\b(?:the|and|of|to|in|for|with|that|this|from|are|is)\b")
# Words with marks of which every Vietnamese text is full; a wrong map does not yield them.
_COMMON = frozenset(
    ("và", "các", "của", "thực", "hiện", "tổ", "chức", "về", "được", "có", "năm", "với", "tỉnh", "xã", "ngày", "số")
)
_LEAST_COMMON = 0.06
_LEAST_SYLLABLES = 0.4
_LEAST_BARE_SYLLABLES = 0.75
_LEAST_ENGLISH = 0.08
_LEAST_MARKED = 0.5


def is_garbled(text: str) -> bool:
    """Whether a page's text can't be read as what is printed on it, so that the page has to be recognised.

    A text of another language that is written in Latin letters is not garbled as long as it reads like English.
    """
    if not _STRANGE.search(text) and _has_common_words(text.split()):
        return False
    signs = "".join(_BULLET.sub("", text).split())
    if len(signs) < _LEAST_SIGNS:
        return False
    if len(_UNPRINTED.findall(signs)) > _MOST_UNPRINTED * len(signs):
        return True
    if len(_FOREIGN.findall(signs)) > _MOST_FOREIGN * len(signs):
        return True
    return _is_no_language(text)


def _has_common_words(words: list[str]) -> bool:
    """Whether enough of the words are common ones; most texts tell so long before their end."""
    least = math.ceil(_LEAST_COMMON * len(words))
    return sum(1 for _ in islice(filter(_COMMON.__contains__, words), least)) == least


def _is_no_language(text: str) -> bool:
    words = _words(text)
    if len(words) < _LEAST_WORDS or _has_common_words(words):
        return False
    good, marked = syllables_among(" ".join(words))
    if marked >= _LEAST_WORDS and good < _LEAST_MARKED * marked:
        return True
    least = _LEAST_SYLLABLES if marked else _LEAST_BARE_SYLLABLES
    if sum(map(is_syllable, words)) >= least * len(words):
        return False
    return len(_ENGLISH.findall(text)) < _LEAST_ENGLISH * len(words)


def _words(text: str) -> list[str]:
    """The words to judge by: without abbreviations, unless the text is written in capitals."""
    words = _WORD.findall(text)[:_SAMPLED]
    small = [word for word in words if not word.isupper()]
    return small if len(small) > len(words) / 2 else [word.lower() for word in words]
