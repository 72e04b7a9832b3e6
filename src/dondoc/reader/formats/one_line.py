"""A plan whose paragraphs were run together on one line, parted where the text itself is certain about it.

Parted is before a numbered heading whose number goes on from the one before it, before a bullet behind the end of a
sentence, and where the words of the head and the close begin; anything else stays on its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.grammar.letters import CAPITAL

LONG = 1_200
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = tuple(
    f"{tens}{unit}" for tens in ("", "X") for unit in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
)
_WORDS = (
    r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|Độc lập - Tự do|KẾ HOẠCH\s(?!SỐ)|Nơi nhận\s?:|Số:\s|PHỤ LỤC\b|Trên đây là "
    rf"|(?:TM|KT|TL|TUQ)\.\s?[{CAPITAL}]{{2}}|PHÓ [{CAPITAL}]{{2}}"
    r"|Căn cứ (?=Luật|Nghị|Quyết|Chỉ|Thông|Kế|Công)|Ủy ban nhân dân \w+ \w+ \w+ ban hành"
)
# "Phòng Văn hóa - Xã hội" is one name.
_SECOND_HALF = (
    r"(?:Xã hội|Kế hoạch|Hạ tầng|Thương binh|Tự do|Hạnh phúc|Kỹ thuật|Hành chính|Kiến trúc|Kế toán|Thể thao|"
    r"Tài chính)\b"
)
_MARK = re.compile(
    r"(?<=\s)(?:"
    rf"(?P<roman>[IVX]{{1,5}})\.\s(?=[{CAPITAL}]{{2}})"
    rf"|(?P<decimal>\d{{1,2}})\.\s(?=[\"“]?[{CAPITAL}])"
    rf"|(?P<letter>[a-zđ])\)\s(?=[\"“]?[{CAPITAL}]|\d+(?:,\d+)?%)"
    rf"|(?P<bullet>[-–+•])\s(?=[\"“]?[{CAPITAL}])(?!{_SECOND_HALF})"
    rf"|(?P<word>{_WORDS})"
    r")"
)
_REFERS = re.compile(r"\b(?:điểm|khoản|mục|Điều \d+)\s*$")
_ENDS = re.compile(r"[.;:!?…/][”\"’)]?\s*$")
_CAPITALS = re.compile(rf"[{CAPITAL}]{{2,}}$")
_SENTENCE = re.compile(rf"[\w)]{{2}}\. [{CAPITAL}]")
_HEADING_MOST = 160
# So many signs before a mark tell all that is asked of them.
_LOOKED_BACK = 400
_LABEL_MOST = 5
_LONE_BULLETS = 3
# A heading in capitals, up to the word before the first one with a small letter.
_FOLLOWS = re.compile(
    rf"(?:[IVX]+\.\s|[{CAPITAL}.]+\s)(?:[{CAPITAL}\d,;()–-]+\s)*[{CAPITAL}]{{2,}}[,:]?\s(?=[{CAPITAL}\d]?[^{CAPITAL}\s])"
)
# Where work may begin behind a numbered heading without a stop: "2. Công an tỉnh Chủ trì ...", "1. Chỉ tiêu 100% ...";
# never behind the first word of a name ("Sở Xây dựng").
_NUMBERED = re.compile(rf"(?:\d{{1,2}}\.|[a-zđ]\))\s(?=[{CAPITAL}“])")
_MAY_WORK = re.compile(
    rf"(?<!Sở)(?<!Bộ)(?<!Phòng)(?<!Ban)(?<!Cục)(?<!Vụ)(?<!Hội)(?<!Viện)(?<!Đội)(?<!tâm)(?<!Tổ)(?<!Đoàn)(?<=[\w)”])\s"
    rf"(?:(?P<share>\d+(?:,\d+)?%\s)|(?=[{CAPITAL}][^{CAPITAL}\W]))"
)
_STOP = re.compile(r"[.;:!?]")
# The document's number before the dateline; the recipient who keeps a copy before the signature.
_NUMBER = re.compile(r"Số:\s*(?:\d+\s?)?/\S+\s(?=[^,]{2,40}, ngày\s)")
_KEPT = re.compile(r"[-–]\sLưu:[^.]{1,60}\.\s")
# The title of a plan ends at its year where the body begins with a capital behind it.
_TITLE = re.compile(
    rf"(?:(?!KẾ HOẠCH).)*?(?:[Nn]ăm|giai đoạn)\s\d{{4}}(?:\s?[-–]\s?\d{{4}})?\s(?=(?:[{CAPITAL}][^{CAPITAL}\s]+)\s)"
)


def parted_lines(line: str) -> Iterator[str]:
    """The paragraphs of a long line; a line that is not that long is one."""
    if len(line) < LONG:
        yield line
        return
    start = 0
    after_kind = False
    for begin in [*_beginnings(line), len(line)]:
        for piece in _headed(line[start:begin]):
            yield from _titled(piece) if after_kind else (piece,)
            after_kind = piece.strip() == "KẾ HOẠCH"
        start = begin


def _beginnings(line: str) -> list[int]:
    """Where the paragraphs after the first one begin."""
    counts = _Counts()
    begun: list[re.Match[str]] = []
    first: dict[int, re.Match[str]] = {}
    for found in _MARK.finditer(line):
        start = begun[-1].start() if begun else 0
        before = line[max(start, found.start() - _LOOKED_BACK) : found.start()]
        heads = bool(begun) and _is_heading(begun[-1], before)
        if counts.goes_on(found, before, below_heading=heads):
            begun.append(found)
        elif found["bullet"] and heads:
            first.setdefault(len(begun), found)
    return sorted(one.start() for one in (*begun, *_first_bullets(begun, first)))


def _is_heading(mark: re.Match[str], text: str) -> bool:
    """Whether a numbered paragraph is a heading so far: short, without the end of a sentence."""
    return bool(mark["decimal"] or mark["letter"]) and len(text) <= _HEADING_MOST and not _SENTENCE.search(text)


def _first_bullets(begun: list[re.Match[str]], first: dict[int, re.Match[str]]) -> Iterator[re.Match[str]]:
    """The bullets right behind headings, which end without a stop: certain where another bullet follows.

    Where headings have bullets behind them as a rule, a bullet that stands alone is one as well.
    """
    followed = {place for place in first if place < len(begun) and begun[place]["bullet"]}
    yield from (one for place, one in first.items() if place in followed or len(followed) >= _LONE_BULLETS)


class _Counts:
    """How far each kind of number has counted, so that a number inside a sentence is told from a heading's."""

    def __init__(self) -> None:
        self._roman = self._decimal = self._letter = 0

    def goes_on(self, found: re.Match[str], before: str, *, below_heading: bool) -> bool:
        """Whether a paragraph begins at the mark; counts it where one does. "a)" may stand right behind a heading."""
        if len(before.strip()) <= _LABEL_MOST:
            return False
        if found["word"]:
            return True
        ended = bool(_ENDS.search(before)) or bool(_CAPITALS.search(before.rstrip()))
        if found["roman"]:
            return self._is_roman(found["roman"])
        if found["decimal"]:
            return ended and self._is_decimal(int(found["decimal"]))
        if found["letter"]:
            ended = ended or (below_heading and found["letter"] == "a" and not _REFERS.search(before))
            return ended and self._is_letter(found["letter"])
        return ended

    def _is_roman(self, sign: str) -> bool:
        if sign not in _ROMANS or _ROMANS.index(sign) not in (0, self._roman):
            return False
        self._roman = _ROMANS.index(sign) + 1
        self._decimal = self._letter = 0
        return True

    def _is_decimal(self, number: int) -> bool:
        if number not in (1, self._decimal + 1):
            return False
        self._decimal, self._letter = number, 0
        return True

    def _is_letter(self, sign: str) -> bool:
        place = _LETTERS.find(sign)
        # Word's automatic letters leave "đ" out.
        if place not in (0, self._letter, self._letter + (_LETTERS[self._letter : self._letter + 1] == "đ")):
            return False
        self._letter = place + 1
        return True


def _titled(piece: str) -> list[str]:
    """The title of a plan and the body that runs on behind it."""
    found = _TITLE.match(piece)
    return [piece[: found.end()], piece[found.end() :]] if found else [piece]


def _headed(piece: str) -> Iterator[str]:
    """A heading in capitals, the document's number or the end of the recipients, and what runs on behind it."""
    found = _FOLLOWS.match(piece) or _NUMBER.match(piece) or _KEPT.match(piece)
    end = found.end() if found else _work_begins(piece)
    if end and end < len(piece):
        yield piece[:end]
        yield from _headed(piece[end:])
    else:
        yield piece


def _work_begins(piece: str) -> int:
    """Where work begins behind a numbered heading that ends without a stop; 0 where it does not."""
    label = _NUMBERED.match(piece)
    if label is None:
        return 0
    stop = _STOP.search(piece, label.end(), label.end() + _HEADING_MOST)
    end = stop.start() if stop else min(len(piece), label.end() + _HEADING_MOST)
    for found in _MAY_WORK.finditer(piece, label.end(), end):
        if found["share"] or begins_with_verb(piece, found.end()):
            return found.start("share") if found["share"] else found.end()
    return 0
