"""Vehicle plates (forms of Thông tư 79/2024/TT-BCA and those before it)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.identifiers import words
from dondoc.identifiers.kinds import Kind
from dondoc.identifiers.papers import Place
from dondoc.identifiers.words import loose

_PLATE = re.compile(
    r"(?<![\w./\-])(?P<place>[1-9][0-9])[ \-.]?"
    r"(?P<series>LD|DA|MK|M[ĐD]1?|KT|T[ĐD]|HC|NG|NN|QT|RM|[A-HK-NP-VX-Z][1-9]?)"
    r"(?P<gap>[ ]?[.\-][ ]?|[ ])?(?P<number>[0-9]{3}[. ][0-9]{2}|[0-9]{5}|[0-9]{4})(?![\w]|[.,][0-9]|\s?/\s?[A-ZĐ])",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    loose(r"(?<!\w)(?:xe|biển|bks|bs|ô tô|ôtô|mô tô|môtô|phương tiện|moóc|taxi|xe máy|biển số|biển kiểm soát)(?!\w)"),
    re.IGNORECASE,
)
_OTHER = re.compile(
    loose(
        r"(?<!\w)(?:thửa|lô|phòng|mẫu|tờ|số nhà|gói thầu|quốc lộ|điều|mục|tcvn|qcvn|phụ lục|bàn|tủ|nhà)[^,;\n]{0,12}$"
    )
    + r"|(?<!\w)mã[^,;\n]{0,20}$",
    re.IGNORECASE,
)


def plates(text: str) -> Iterator[Place]:
    """Plates: five digits with a point by themselves, other forms beside "xe", "biển số" and the like."""
    for match in _PLATE.finditer(text):
        before = words.before(text, match.start())
        if _OTHER.search(before):
            continue
        certain = match["gap"] and match["number"][3] == "."
        if certain or _VEHICLE.search(before):
            yield Kind.PLATE, *match.span()
