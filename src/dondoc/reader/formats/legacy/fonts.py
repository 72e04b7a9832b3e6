"""Which fonts print Vietnamese letters in the places of Western ones, told by their names."""

from __future__ import annotations

import re
from unicodedata import normalize

from dondoc.reader.formats.legacy.syllables import syllables_among
from dondoc.reader.formats.legacy.tables import from_tcvn3, from_vni

# A PDF puts a tag before the name of a font that it holds in part, and the style behind it.
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_TCVN3 = re.compile(r"^\.?Vn(?=[A-Z0-9])|^\.VN(?!I)", re.ASCII)
_VNI = re.compile(r"^VNI[ \-_]", re.IGNORECASE)
_CAPITALS = re.compile(r"[a-z0-9]H(?![a-z])")
_UNICODE_ONLY = re.compile("[ĂăĐđƠơƯư\u0300-\u0323Ạ-ỹ]")


def is_old_font(name: str) -> bool:
    """Whether a font prints TCVN3 (the ABC fonts, ".VnTime") or VNI ("VNI-Times")."""
    name = _SUBSET.sub("", name)
    return bool(_TCVN3.match(name) or _VNI.match(name))


def decode_by_font(text: str, font_name: str) -> str:
    """What a text shows in a font: Unicode where the font is an old one, else the text unchanged.

    A text that is Unicode already (it was typed so while the old font was chosen) is left as it is. The ABC
    fonts whose names end with H print capitals. Give the longest piece in one font: a letter of VNI is two signs.
    """
    name = _SUBSET.sub("", font_name)
    if text.isascii() and not (_TCVN3.match(name) and _CAPITALS.search(name)):
        return text
    if _TCVN3.match(name):
        decoded = from_tcvn3(text)
        if _is_unicode(text, decoded):
            decoded = text
        return decoded.upper() if _CAPITALS.search(name) else decoded
    if _VNI.match(name):
        decoded = from_vni(text)
        return text if _is_unicode(text, decoded) else decoded
    return text


def is_unicode(text: str) -> bool:
    """Whether a text has letters that no old font has, so that it is Unicode whatever its font says."""
    return bool(_UNICODE_ONLY.search(normalize("NFC", text)))


def _is_unicode(text: str, decoded: str) -> bool:
    """Whether a text is Unicode by its letters, or because it reads as Vietnamese only without decoding."""
    if is_unicode(text):
        return True
    return _reads(text) and not _reads(decoded)


def _reads(text: str) -> bool:
    good, words = syllables_among(text)
    return good == words
