"""Writes Vietnamese in the codes of older software."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

from dondoc.reader.formats.legacy.tables import TCVN3, VISCII, VNI

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TCVN3_CODES = {letter: code for code, letter in TCVN3.items() if code != letter}
_VISCII_CODES = {letter: code for code, letter in VISCII.items()}
# A capital may be typed in two ways; both of its signs are capitals as a rule.
_VNI_CODES = {letter: code for code, letter in VNI.items() if code in (code.upper(), code.lower())}


def in_tcvn3(text: str) -> str:
    """The signs of the ABC fonts; a capital with a tone is the small letter, which another font shows."""
    return "".join(_tcvn3(char) for char in text)


def _tcvn3(char: str) -> str:
    return char if char.isascii() else _TCVN3_CODES.get(char, _TCVN3_CODES.get(char.lower(), char))


def in_vni(text: str) -> str:
    """The signs of the VNI fonts."""
    return "".join(_VNI_CODES.get(char, char) for char in text)


def windows_1258(text: str) -> bytes:
    """The bytes that older software writes: each tone as a sign of its own behind the vowel."""
    return b"".join(_windows_1258(char) for char in text)


def _windows_1258(char: str) -> bytes:
    letter, *marks = normalize("NFD", char)
    tones = "".join(mark for mark in marks if mark in _TONES)
    shape = "".join(mark for mark in marks if mark not in _TONES)
    return (normalize("NFC", letter + shape) + tones).encode("cp1258")


def _viscii(text: str) -> bytes:
    return "".join(_VISCII_CODES.get(char, char) for char in text).encode("latin-1")


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "windows-1258": windows_1258,
    "tcvn3": lambda text: in_tcvn3(text).encode("cp1252"),
    "vni": lambda text: in_vni(text).encode("cp1252"),
    "viscii": _viscii,
    "utf-16 without mark": lambda text: text.encode("utf-16-le"),
    "utf-16 big-endian without mark": lambda text: text.encode("utf-16-be"),
}
