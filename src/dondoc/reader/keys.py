"""A document's key: what it is known by wherever it is cited, so that plans can be linked to what they carry out.

Nghị định 30/2020/NĐ-CP, Phụ lục III: the symbol names the kind ("KH", "QĐ"); Party documents put it before the
slash ("09-CT/TW"). Two bodies may have used one number in one year ("12/KH-UBND"): the key finds candidates.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SYMBOLS = {
    "BB": "biên bản",
    "BC": "báo cáo",
    "CD": "công điện",
    "CT": "chỉ thị",
    "CTHD": "chương trình",
    "CTPH": "chương trình",
    "CTR": "chương trình",
    "DA": "đề án",
    "HD": "hướng dẫn",
    "KH": "kế hoạch",
    "KHLT": "kế hoạch",
    "KHPH": "kế hoạch",
    "KL": "kết luận",
    "ND": "nghị định",
    "NQ": "nghị quyết",
    "NQLT": "nghị quyết",
    "PA": "phương án",
    "QC": "quy chế",
    "QD": "quyết định",
    "TB": "thông báo",
    "TT": "thông tư",
    "TTLT": "thông tư",
    "TTR": "tờ trình",
}
_KINDS = (
    *("nghị quyết", "nghị định", "quyết định", "chỉ thị", "quy chế", "quy định", "thông báo", "thông tư", "hướng dẫn"),
    *("chương trình", "kế hoạch", "phương án", "đề án", "dự án", "báo cáo", "biên bản", "tờ trình", "công điện"),
    *("công văn", "kết luận", "pháp lệnh", "bộ luật", "luật"),
)
_LETTER = "công văn"
_DASHES = re.compile(r"[‐‑‒–—−]")
_YEAR = re.compile(r"/((?:19|20)\d{2})/")
_ISO_YEAR = re.compile(r"(\d{4})-")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_GROUP = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """Kind (the general word, in small letters), number (ASCII, small letters, no spaces) and year of a document.

    ``str()`` is the form kept in JSON: "ke-hoach:162/kh-bcd:2022"; without a year "chi-thi:9-ct/tw".
    """

    kind: str
    number: str
    year: int | None

    def __str__(self) -> str:
        parts = [_ascii(self.kind).lower().replace(" ", "-"), self.number]
        return ":".join(parts if self.year is None else [*parts, str(self.year)])

    def may_be(self, other: DocumentKey) -> bool:
        """Whether both may name one document: years that are known on both sides must agree."""
        same_year = self.year == other.year or None in (self.year, other.year)
        return same_year and (self.kind, self.number) == (other.kind, other.number)


def document_key(kind: str | None, number: str, date: str | None) -> DocumentKey:
    """The key of a document by its printed kind and number; the year is that of the number, else of ``date`` (ISO).

    The symbol's kind goes before the printed one, so that "Kế hoạch liên tịch" and "Kế hoạch" agree; a number
    whose symbol names no kind is a letter's. "09-CT/TW" and "9 – CT/TW" have the same number.
    """
    folded = _ascii(_DASHES.sub("-", "".join(number.split()))).upper()
    plain = _LEADING_ZEROS.sub("", folded)
    stated = _YEAR.search(plain)
    year = stated or _ISO_YEAR.match(date or "")
    return DocumentKey(_kind(kind, plain), plain.lower(), int(year[1]) if year else None)


def _kind(printed: str | None, number: str) -> str:
    group = _GROUP.search(number)
    by_symbol = _SYMBOLS.get(group[0]) if group else None
    if by_symbol is not None:
        return by_symbol
    words = " ".join((printed or "").lower().split())
    return next((kind for kind in _KINDS if words.startswith(kind)), _LETTER)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))
