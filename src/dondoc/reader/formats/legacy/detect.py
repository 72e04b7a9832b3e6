"""Which old code a text is in, told by its syllables; where two are as likely, none is."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from dondoc.reader.formats.legacy.capitals import with_beginnings
from dondoc.reader.formats.legacy.syllables import syllables_among
from dondoc.reader.formats.legacy.tables import from_tcvn3, from_viscii, from_vni

# A text of a few letters tells nothing: other encodings give the same by chance.
_LEAST_SYLLABLES = 2
_LEAST_SHARE = 0.9
_SAMPLE = 20_000
_UNICODE_ONLY = re.compile("[ĂăĐđƠơƯư\u0300-\u0323Ạ-ỹ]")
_WESTERN = re.compile("[\xa1-\xff]")

Decoder = Callable[[bytes], str | None]


def _by_code_page(data: bytes) -> str | None:
    try:
        return normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def western(data: bytes) -> str:
    """The text of Western signs (Windows-1252) that bytes stand for, undefined ones as themselves."""
    return "".join(_western(byte) for byte in data) if _has_undefined(data) else data.decode("cp1252")


def _has_undefined(data: bytes) -> bool:
    return any(byte in data for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_DECODERS: tuple[Decoder, ...] = (
    _by_code_page,
    lambda data: with_beginnings(from_tcvn3(western(data))),
    lambda data: from_vni(western(data)),
    lambda data: from_viscii(data.decode("latin-1")),
)


def decode_by_syllables(data: bytes) -> str | None:
    """The text of 8-bit data in Windows-1258, TCVN3, VNI or VISCII; None where none of them makes Vietnamese."""
    scored = []
    for decoder in _DECODERS:
        text = decoder(data)
        if text is not None:
            scored.append((_share(text), text))
    best = max(share for share, _ in scored)
    texts = {text for share, text in scored if share == best}
    return texts.pop() if best >= _LEAST_SHARE and len(texts) == 1 else None


def _share(text: str) -> float:
    good, words = syllables_among(text[:_SAMPLE] if _WESTERN.search(text, 0, _SAMPLE) else text)
    return good / words if good >= _LEAST_SYLLABLES else 0.0


def mend(text: str) -> str:
    """Unicode text whose letters are still those of an old font, or were decoded twice, as Vietnamese.

    Returned unchanged unless it has no Vietnamese letter of its own and reads as Vietnamese that way only.
    """
    if _UNICODE_ONLY.search(text) or not _WESTERN.search(text):
        return text
    readings = [
        reading for reading in (_decoded_twice(text), with_beginnings(from_tcvn3(text)), from_vni(text)) if reading
    ]
    best = max(readings, key=_share)
    return best if _share(best) >= _LEAST_SHARE and _share(text) < _LEAST_SHARE else text


def _decoded_twice(text: str) -> str | None:
    """The text of UTF-8 that was taken for Windows-1252 and saved as such."""
    try:
        return b"".join(map(_byte_of, text)).decode()
    except UnicodeError:
        return None


def _byte_of(char: str) -> bytes:
    return bytes([ord(char)]) if ord(char) in range(0x80, 0xA0) else char.encode("cp1252")
