"""The encodings of plain text: Unicode, and Windows-1258 of older Vietnamese software."""

from __future__ import annotations

import codecs
import re
from unicodedata import normalize

from dondoc.reader.errors import OLD_ENCODING, Unreadable

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_BYTES = re.compile(_BINARY.pattern.encode())
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONED = frozenset(normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
_LETTERS = frozenset("ăâđêôơư") | _TONED
_SIGNS = frozenset("\xa0“”‘’–—…•°§«»·±×²³½")
# A text of a few letters tells nothing: other encodings give the same by chance.
_LEAST_TONES = 2


def decode(data: bytes) -> str | None:
    """The text of UTF-8 (with or without BOM), UTF-16 with BOM or Windows-1258; None where it is no text.

    Raises ``Unreadable`` where it is a text in another 8-bit encoding.
    """
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None if wide else _decode_old(data)
    return None if _BINARY.search(text) else text


def _decode_old(data: bytes) -> str | None:
    if _BINARY_BYTES.search(data):
        return None
    try:
        text = normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        raise Unreadable(OLD_ENCODING) from None
    if not _is_vietnamese(text):
        raise Unreadable(OLD_ENCODING)
    return text


def _is_vietnamese(text: str) -> bool:
    """Whether every sign beyond ASCII is a Vietnamese letter or usual print, each tone put on its vowel.

    Windows-1258 writes a tone as a sign of its own behind the vowel, so bytes of another encoding leave
    tones without one, or letters that Vietnamese does not have.
    """
    beyond = [char for char in text.lower() if not char.isascii()]
    tones = sum(char in _TONED for char in beyond)
    return tones >= _LEAST_TONES and all(char in _LETTERS or char in _SIGNS for char in beyond)
