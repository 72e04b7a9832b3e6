"""The code tables: TCVN 5712:1993 VN3 (the ABC fonts), VNI for Windows, VISCII (RFC 1456).

Each table lists the letters in one order: the twelve vowels, each without a tone and with sắc, huyền, hỏi, ngã
and nặng; then đ. Where a table has no capitals with tones, its fonts print them by a font of capitals.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from dondoc.reader.formats.legacy.capitals import with_capitals

_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
LETTERS = (*(normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES), "đ")

_TCVN3_SMALL = "a¸µ¶·¹ ¨¾»¼½Æ ©ÊÇÈÉË eÐÌÎÏÑ ªÕÒÓÔÖ iÝ×ØÜÞ oãßáâä «èåæçé ¬íêëìî uóïñòô \u00adøõö÷ù yýúûüþ ®"
_TCVN3_CAPITALS = {"¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ"}
_VNI = (
    "a aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä e eù eø eû eõ eï eâ eá eà eå eã eä i í ì æ ó ò "
    "o où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï u uù uø uû uõ uï ö öù öø öû öõ öï y yù yø yû yõ î ñ"
)
_VISCII_SMALL = (
    "61 E1 E0 E4 E3 D5 E5 A1 A2 C6 C7 A3 E2 A4 A5 A6 E7 A7 65 E9 E8 EB A8 A9 EA AA AB AC AD AE 69 ED EC EF EE B8 "
    "6F F3 F2 F6 F5 F7 F4 AF B0 B1 B2 B5 BD BE B6 B7 DE FE 75 FA F9 FC FB F8 DF D1 D7 D8 E6 F1 79 FD CF D6 DB DC F0"
)
_VISCII_CAPITALS = (
    "41 C1 C0 C4 C3 80 C5 81 82 02 05 83 C2 84 85 86 06 87 45 C9 C8 CB 88 89 CA 8A 8B 8C 8D 8E 49 CD CC 9B CE 98 "
    "4F D3 D2 99 A0 9A D4 8F 90 91 92 93 B4 95 96 97 B3 94 55 DA D9 9C 9D 9E BF BA BB BC FF B9 59 DD 9F 14 19 1E D0"
)

TCVN3 = dict(zip(_TCVN3_SMALL.replace(" ", ""), LETTERS, strict=True)) | _TCVN3_CAPITALS
VISCII = {
    chr(int(code, 16)): letter
    for codes, letters in ((_VISCII_SMALL, LETTERS), (_VISCII_CAPITALS, [letter.upper() for letter in LETTERS]))
    for code, letter in zip(codes.split(), letters, strict=True)
}


def _vni() -> dict[str, str]:
    """Small, capital, and a capital with a small mark, as a capital at a word's beginning may be typed."""
    table: dict[str, str] = {}
    for code, letter in zip(_VNI.split(), LETTERS, strict=True):
        table[code] = letter
        table[code.capitalize()] = table[code.upper()] = letter.upper()
    return {code: letter for code, letter in table.items() if code != letter}


VNI = _vni()

_TCVN3_CODES = str.maketrans(TCVN3)
_VISCII_CODES = str.maketrans(VISCII)


def from_tcvn3(text: str) -> str:
    """The text of TCVN3 signs in Unicode; each sign is one letter."""
    return with_capitals(text.translate(_TCVN3_CODES))


@cache
def _vni_codes() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_vni(text: str) -> str:
    """The text of VNI signs in Unicode; a vowel and its mark are two signs."""
    return _vni_codes().sub(lambda found: VNI[found[0]], text)


def from_viscii(text: str) -> str:
    """The text of VISCII bytes, read as Latin-1, in Unicode; each is one letter."""
    return text.translate(_VISCII_CODES)
