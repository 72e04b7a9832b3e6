"""The encodings of plain text: Unicode, and the 8-bit ones of older Vietnamese software."""

from __future__ import annotations

import codecs
import re

from dondoc.reader.errors import OLD_ENCODING, Unreadable

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY_BYTES = re.compile(_BINARY.pattern.encode())
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Signs of Vietnamese text in UTF-16: Latin, its extensions, marks, print; anything else is another kind of file.
_USUAL = re.compile("[\t\n\v\f\r -~\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u22ff\u25a0-\u27bf\uf000-\uf0ff]")
# Letters that no old font has: what holds one is Unicode as it stands.
_UNICODE_ONLY = re.compile("[ĂăĐđƠơƯưẠ-ỹ]")
_USUAL_SHARE = 0.98
_SAMPLE = 4_000
_FEW = 1_000
_UNKNOWN = "\ufffd"


def decode(data: bytes) -> str | None:
    """The text of UTF-8, UTF-16 (each with or without BOM), Windows-1258, TCVN3, VNI or VISCII; None for no text.

    Raises ``Unreadable`` where it is a text in another 8-bit encoding.
    """
    if data.startswith(_WIDE_MARKS):
        return _checked(_strictly(data, "utf-16"))
    if b"\x00" in data:
        return _decode_wide(data)
    text = _strictly(data, "utf-8-sig")
    if text is not None:
        text = _checked(text)
        return text if text is None or _UNICODE_ONLY.search(text) else _mended(text)
    return _decode_old(data)


def _mended(text: str) -> str:
    # Imported only for a text without Vietnamese letters: the reader starts quicker.
    from dondoc.reader.formats.legacy import mend

    return mend(text)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None) -> str | None:
    return None if text is None or _BINARY.search(text) else text


def _decode_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: half of the bytes of ASCII signs are zero, all on the same side."""
    first, second = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    text = _checked(_strictly(data, "utf-16-le" if second > first else "utf-16-be"))
    if text is None:
        return None
    sample = text[:_SAMPLE]
    return text if len(_USUAL.findall(sample)) >= _USUAL_SHARE * len(sample) else None


def _decode_old(data: bytes) -> str | None:
    if _BINARY_BYTES.search(data):
        return None
    from dondoc.reader.formats.legacy import decode_by_syllables

    text = _damaged(data) or decode_by_syllables(data)
    if text is None:
        raise Unreadable(OLD_ENCODING)
    return text


def _damaged(data: bytes) -> str | None:
    """UTF-8 in which a few bytes were lost; each stands as the sign for what is unknown."""
    text = data.decode("utf-8-sig", errors="replace")
    lost = text.count(_UNKNOWN)
    whole = sum(not char.isascii() for char in text) - lost
    return text if lost * _FEW <= len(text) and whole > lost else None
