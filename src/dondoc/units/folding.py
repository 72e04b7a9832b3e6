"""Vietnamese text without accents, for searching and comparing names of organisations."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase


def fold(text: str) -> str:
    """Lower case, no accents, đ as d, single spaces: "Xã  Suối Lam" gives "xa suoi lam".

    Where the tone mark stands (hoà, hòa) and whether the text came composed or decomposed no longer matter.
    """
    letters = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.casefold().replace("đ", "d").split())


def any_accents(folded: str) -> str:
    """A regular expression for a folded word however it is written: each letter with any accent, composed or not, in
    either case. For texts that are too few to be kept folded; SQLite and PostgreSQL both read it.
    """
    spelt = _spellings()
    letters = (f"[{spelt[letter]}]" if letter in spelt else re.escape(letter) for letter in folded)
    return "".join(f"{letter}[\u0300-\u036f]*" for letter in letters)


@cache
def _spellings() -> Mapping[str, str]:
    """Each letter from a to z -> all that fold to it: "d" -> "DdĐđ…"."""
    found: dict[str, str] = defaultdict(str)
    latin = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
    for letter in map(chr, latin):
        if len(plain := fold(letter)) == 1 and plain in ascii_lowercase:
            found[plain] += letter
    return dict(found)
