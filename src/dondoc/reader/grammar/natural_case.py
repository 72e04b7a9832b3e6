"""Names printed in capitals, as running text writes them: "SỞ Y TẾ TỈNH LÀO CAI" is "Sở Y tế tỉnh Lào Cai"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.paragraphs import is_capitals

LEVELS = r"tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu"
# "TỈNH ỦY LÀO CAI" names no province after its first word.
PLACED = LazyPattern(rf"\b({LEVELS})\s+(?!(?:ủy|uỷ|đoàn|đội|hội)\b)(.+)$", re.IGNORECASE)
_SYLLABLE = LazyPattern(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}(?:ch|ng|nh|[cmnpt])?\W*$",
    re.IGNORECASE,
)
_DEPARTMENT = r"^(?:sở|bộ|phòng|ban|cục|vụ|viện|trung tâm|trạm|hội)\b"
_OPENS_NAME = LazyPattern(rf"{_DEPARTMENT}(?:$|.* và$)|^(?:tỉnh|thành|huyện|quận) (?:ủy|uỷ|đoàn)\b", re.IGNORECASE)
_LEVEL_WORD = LazyPattern(rf"(?:{LEVELS}|và|đồng)$", re.IGNORECASE)
# No body has a longer name; a page of capitals is none, and would be searched word by word.
_MOST_WORDS = 40
# Names that bodies bear and that a short plan may never write out (Nghị định 30/2020/NĐ-CP, Phụ lục II: the words for
# kind, function and field have capitals). "Huyện đảo" and "xã đảo" are kinds of places.
KNOWN_NAMES = (
    "Hồ Chí Minh; Việt Nam; Tổ quốc; huyện đảo; xã đảo; Sở Y tế; Sở Nội vụ; Sở Tài chính; Sở Tư pháp; Sở Xây dựng; "
    "Sở Công Thương; Sở Giáo dục và Đào tạo; Sở Khoa học và Công nghệ; Sở Nông nghiệp và Môi trường; "
    "Nông nghiệp và Phát triển nông thôn; Tài nguyên và Môi trường; Thông tin và Truyền thông; Giao thông vận tải; "
    "Lao động - Thương binh và Xã hội; Kế hoạch và Đầu tư; Văn hóa, Thể thao và Du lịch; Văn hóa và Thể thao; "
    "Dân tộc và Tôn giáo; Văn hóa - Xã hội; Tài chính - Kế hoạch; Kinh tế, Hạ tầng và Đô thị; Kinh tế và Hạ tầng; "
    "Phát thanh và Truyền hình; Kiểm soát bệnh tật; Chi cục Kiểm lâm; Bệnh viện Đa khoa; Trung tâm Y tế; Trạm Y tế; "
    "Hội Liên hiệp Phụ nữ; Hội Nông dân; Hội Cựu chiến binh; Hội Chữ thập đỏ; Liên đoàn Lao động; "
    "Đoàn Thanh niên Cộng sản; Mặt trận Tổ quốc; Bảo hiểm xã hội; Ban Chỉ huy; Ban Chỉ đạo; Ban Quản lý; "
    "Quản lý thị trường; Công ty TNHH một thành viên"
)
_LOOKED_AT = 40


class Running:
    """The running text of a document, kept in small letters as well for the search of names."""

    def __init__(self, text: str) -> None:
        self.plain = f"{text}; {KNOWN_NAMES}".replace("\n", " ")
        self.low = self.plain.lower()


def in_natural_case(name: str, running: Running) -> str:
    """A name in capitals as the running text writes it, piece by piece; what it never writes, by the common rules."""
    words = name.split()
    if len(words) > _MOST_WORDS:
        return name
    pieces: list[str] = []
    at = 0
    while at < len(words):
        size, piece = _longest_written(words[at:], running)
        if not size:
            size, piece = 1, _cased(words[at], " ".join(pieces))
        pieces.append(piece)
        at += size
    whole = " ".join(pieces)
    return whole[:1].upper() + whole[1:]


def is_syllable(word: str) -> bool:
    """Whether a word can be read as Vietnamese; "THPT" and "UBND" are initials."""
    return bool(_SYLLABLE.match(word))


def _longest_written(words: list[str], running: Running) -> tuple[int, str]:
    """How many of the words the text writes together in small letters, at least two, and how."""
    for size in range(len(words), 1, -1):
        wanted = " ".join(words[:size]).lower()
        found = islice(_found(running.low, wanted), _LOOKED_AT)
        written = [text for at in found if not is_capitals(text := running.plain[at : at + len(wanted)])]
        if written:
            return size, max(written, key=_inner_capitals)
    return 0, ""


def _inner_capitals(text: str) -> int:
    """How many words but the first have a capital: "sở y tế" in passing tells less than "Sở Y tế"."""
    return sum(word[0].isupper() for word in text.split()[1:])


def _found(text: str, wanted: str) -> Iterator[int]:
    """Where whole words stand in a text of small letters."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start
        start = text.find(wanted, start + 1)


def _cased(word: str, before: str) -> str:
    """A word that the text never writes: initials stay, a place has capitals, a kind of body small letters."""
    if not is_syllable(word) or word.isdigit():
        return word
    if not before or PLACED.search(f"{before} {word}"):
        return word.capitalize()
    opens = _OPENS_NAME.search(before) or not all(map(is_syllable, before.split()))
    return word.capitalize() if opens and not _LEVEL_WORD.match(word) else word.lower()
