"""Folding for comparison: lower case, one tone placement, same length, so that offsets hold in both
texts.
"""

from __future__ import annotations

from functools import lru_cache

from dondoc.reader.clauses.lazy import LazyPattern

_OLD_PLACES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEW_PLACES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_PLACES = dict(zip(_OLD_PLACES, _NEW_PLACES, strict=True))
# "quý" has its tone on the y in either spelling, "hoàn" on the a: only an open syllable has two spellings.
_PLACE = LazyPattern(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """The text in lower case with "hoà", "uỷ" spelt "hòa", "ủy"; every character keeps its offset."""
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" and its like grow in lower case
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _PLACE.sub(lambda found: _PLACES[found[0]], lowered)
