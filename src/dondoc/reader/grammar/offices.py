"""Lines of a signature: what is signed for, the office held, the printed name, the marks of seal and hand.

Nghị định 30/2020/NĐ-CP, Phụ lục I ("TM.", "KT.", "TL.", "TUQ.", "Q."); the Party writes "T/M", "K/T", "T/L".
"""

from __future__ import annotations

import re

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.letters import CAPITAL, SMALL
from dondoc.reader.grammar.natural_case import is_syllable
from dondoc.reader.grammar.paragraphs import is_capitals

SIGNED_FOR = rf"(?:(?:TM|KT|TL|TUQ|Q)\s?\.|(?:T/M|K/T|T/L|TM|KT|TL|TUQ)(?=[. ]))\.?\s*(?=[{CAPITAL}]{{2}})"
_SIGNED_FOR = LazyPattern(SIGNED_FOR)
HELD = (
    r"(?:chủ tịch|bí thư|giám đốc|tổng giám đốc|hiệu trưởng|viện trưởng|cục trưởng|chi cục trưởng|vụ trưởng|bộ trưởng"
    r"|thứ trưởng|thủ tướng|trưởng ban|trưởng phòng|trưởng công an|trưởng đoàn|trưởng trạm|trạm trưởng|hạt trưởng"
    r"|trưởng khoa|tổng cục trưởng|chánh văn phòng|chánh thanh tra|chánh án|tư lệnh|chỉ huy trưởng|chính ủy"
    r"|trưởng tiểu ban"
    r"|tổng biên tập|kế toán trưởng|tổ trưởng|đội trưởng|ủy viên|uỷ viên|trưởng thôn|phó chủ nhiệm|chủ nhiệm|hiệu phó)"
)
_DEPUTY = r"(?:phó |quyền |q\. ?|kiêm |đồng )?(?:phó )?"
OFFICE = LazyPattern(rf"{_DEPUTY}{HELD}\b", re.IGNORECASE)
_SEALED = r"(?:đã\s?k[ýy]|ký tên|ký số|ký,|ký và|đóng dấu|chữ ký|daky)"
SEAL = LazyPattern(
    rf"[(\[/]\s*(?:{_SEALED}|ký)[^)\]/]*[)\]/]\.?\s*|(?<!\w){_SEALED}(?: tên| và|, | đóng dấu)*\s*[:.]?\s*",
    re.IGNORECASE,
)
_RANK = r"(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy|Tướng|Tá|Úy)"
_DEGREE = (
    rf"(?:(?:PGS|GS|TSKH|TS|T[hH]\.?[sS]|B[sS]|D[sS]|K[sS]|C[nN]|CK|BSCK|LS|NGƯT|NGND|TTND|TTƯT)[{CAPITAL}\d]*[. ])"
)
_STUDIED = (
    r"(?:(?:Bác sĩ|Dược sĩ|Thạc sĩ|Tiến sĩ|Kỹ sư|Cử nhân|Kiến trúc sư|Luật sư|Phó Giáo sư|Giáo sư|Nhà giáo)"
    r"(?: (?:CK|BSCK|[Cc]huyên khoa )(?:I{1,2}|[12])| [Ưư]u tú| [Nn]hân dân)?,? )"
)
_WORD = rf"(?:[{CAPITAL}][’'][{CAPITAL}]?[{SMALL}]+|[{CAPITAL}][{SMALL}’'\-]*|Niê|H['’]?)"
NAME_WORDS = rf"{_WORD}(?:[ -]{_WORD}){{1,5}}"
PERSON = rf"(?:{_RANK},? )?(?:{_DEGREE}\s?|{_STUDIED})*{NAME_WORDS}"
_NAME = LazyPattern(rf"{PERSON}$")
_NAME_IN_CAPITALS = LazyPattern(rf"(?:{_DEGREE}\s?)*[{CAPITAL}]+(?: [{CAPITAL}]+){{1,4}}$")
_OFFICE_MOST = 90


def is_signed_for(text: str) -> bool:
    """Whether a line tells for whom is signed ("TM. ỦY BAN NHÂN DÂN")."""
    return bool(_SIGNED_FOR.match(text))


def is_office(text: str) -> bool:
    """Whether a line belongs above the name of who signs: capitals, or an office in small letters."""
    if len(text) > _OFFICE_MOST or text.endswith((";", ":", ",")):
        return False
    return is_capitals(text) or is_signed_for(text) or bool(OFFICE.match(text) and not text.endswith("."))


def names_office(text: str) -> bool:
    """Whether a line is the office of a single person, alone or with the body that it heads."""
    return len(text) <= _OFFICE_MOST and bool(OFFICE.match(text)) and not text.endswith((".", ";", ":", ","))


def is_person(text: str) -> bool:
    """Whether a line can be a person's name with rank or degree."""
    is_body = begins_agency(text) and not text.startswith("Đoàn ")  # a family name as well
    return bool(_NAME.match(text)) and not is_body and not SEAL.match(text) and not is_capitals(text)


def is_person_in_capitals(text: str) -> bool:
    """Whether a line of capitals can be a name and is no office and no body."""
    if not _NAME_IN_CAPITALS.match(text) or OFFICE.search(text) or begins_agency(text):
        return False
    return all(is_syllable(word) or len(word) == 1 for word in text.split() if "." not in word)
