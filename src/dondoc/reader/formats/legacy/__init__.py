"""Vietnamese written before Unicode: the letters of old fonts and code pages turned into Unicode.

Old fonts print Vietnamese letters in the places of Western ones, so a text typed with them is a text of Western
signs that only its font, or its syllables, tell as Vietnamese.
"""

from __future__ import annotations

from dondoc.reader.formats.legacy.detect import decode_by_syllables, mend
from dondoc.reader.formats.legacy.fonts import decode_by_font, is_old_font, is_unicode

__all__ = ["decode_by_font", "decode_by_syllables", "is_old_font", "is_unicode", "mend"]
