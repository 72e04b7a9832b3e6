"""Vietnamese text without accents, for searching and comparing names of organisations."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case, no accents, đ as d, single spaces: "Xã  Suối Lam" gives "xa suoi lam".

    Where the tone mark stands (hoà, hòa) and whether the text came composed or decomposed no longer matter.
    """
    letters = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.casefold().replace("đ", "d").split())
