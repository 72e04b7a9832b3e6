"""Where the words of a target stand: its subject, the shortest clause that states it."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.targets.counting import LEADING, NUMBER_OF, is_score, unit_of, word_start
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.rhythms import rates_after
from dondoc.reader.clauses.targets.shares import behind_noun_of_share, is_acted_on
from dondoc.reader.clauses.targets.subjects import (
    change_subject,
    count_subject,
    has_ratio,
    share_subject,
    subject_before,
)
from dondoc.reader.clauses.targets.units import measure_end
from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.source import Span

_LEVEL = LazyPattern(r"lên|xuống|còn|mức")
_TIMES_OF = LazyPattern(r"gấp\s?$")
_GROWTH = LazyPattern(r"(?<!\w)(?:tăng|tăng thêm)\s?$")
_GROWN = LazyPattern(r"(?<!\w)(?:tăng|giảm|đạt|nâng)(?!\w)")
_MARKS = (", ", ": ", " và ", "(")
_MOST_WORDS = 6
_MOST_WORDS_AT_FIRST = 14
_UP_WORDS = 2
_SPECIFIES = LazyPattern(r",? (?:cụ thể|trong đó|như sau)(?: là| như sau)?: (?=(?:[^\W\d]+ ){1,8}(?:giảm|tăng) $)")
_ITEM_FIRST = LazyPattern(r": (?:[^\W\d]+ ){1,8}$")
_LAST_OF_LIST = LazyPattern(r"(?!tăng|giảm|có|đạt|thêm|là)[^\W\d]+\s?$")
_DONE = LazyPattern(r"(?<!\w)(?:được|phải)\s")
_APART = LazyPattern(r"[,;:(]|\svà\s")
_NOUN_BEHIND = LazyPattern(
    r"\s(?!và|hoặc|vào|đến|tới|trong|năm|so|trở|ở|tại|đối|theo|cho|mỗi|hằng|hàng)[^\W\d]+\s[^\W\d]"
)
_TAKES_UP = LazyPattern(r"(?<!\w)chiếm\s?$")
_CHANGES = LazyPattern(r"(?:tăng|giảm|đạt|chiếm|phấn đấu)\s")
_NAME_AND_COLON = LazyPattern(r"(?!năm |quý |tháng |cấp |mỗi )(?:[^\W\d]+\s){1,8}[^\W\d]+:\s$")
_TOLD_WHOLE = LazyPattern(r"\s?(?:[;.(]|$)")
_PREPOSITION = LazyPattern(r"\s(?:tại|trong|cho|với|ở|từ)\s?$")
_BRACKET_END = LazyPattern(r"\s\([^()]*\)\s*$")


def subject_of(piece: Piece, unit: Span | None) -> Span | None:
    """What the number is about, before it or after it."""
    text, folded, amount = piece.text, piece.folded, piece.amount
    if (deed := _deed_start(piece)) is not None:
        return subject_before(text, folded, deed, _number_start(folded, amount.start), False)
    is_share = unit is None or amount.percent is not None
    if unit is not None and unit[1] <= amount.start:
        return subject_before(text, folded, unit[0], _number_start(folded, amount.start), False)
    before = subject_before(text, folded, _deed_behind_comma(piece), _told_end(piece), is_share)
    if before and _is_told_before(piece):
        return before
    end = clause_end(piece)
    if before and unit is not None and _is_change_of(folded, before, unit, amount.end):
        return before
    if unit is not None and not is_share:
        return count_subject(folded, unit, end) or before
    start = amount.up_end or amount.end
    if amount.up_end is not None and piece.folded[amount.end : amount.up_end].count(" ") > _UP_WORDS:
        start, end = amount.end, amount.up_end - len("trở lên")
    if amount.is_cut or _GROWTH.search(folded, piece.start, amount.start):
        return change_subject(folded, start, end) or before
    return share_subject(text, folded, start, end, acted=is_acted_on(piece)) or before


def _deed_behind_comma(piece: Piece) -> int:
    """Where a further number's words begin: at the verb behind the last comma, "tờ gấp, duy trì phát thanh 02 lần"."""
    comma = piece.folded.rfind(", ", piece.start, piece.amount.start) + len(", ")
    is_deed = piece.is_inner and comma > piece.start and begins_with_verb(piece.text, comma)
    return comma if is_deed else piece.start


def _told_end(piece: Piece) -> int:
    """Where the words end that name what the number is about: before ", cụ thể: ngành thép giảm"."""
    specifies = _SPECIFIES.search(piece.folded, piece.start, piece.amount.start)
    return specifies.start() if specifies else _number_start(piece.folded, piece.amount.start)


def _is_told_before(piece: Piece) -> bool:
    """Whether the number is the level of what stands before it: "tỷ lệ ...", "lên 52 xã", "gấp 2 lần"."""
    amount = piece.amount
    return (
        (has_ratio(piece.folded, piece.start, amount.start) and not _begins_anew(piece))
        or _LEVEL.search(amount.compare) is not None
        or _TIMES_OF.search(piece.folded, piece.start, amount.start) is not None
        or _TAKES_UP.search(piece.folded, piece.start, amount.start) is not None
        or _is_number_of(piece)
    )


def _begins_anew(piece: Piece) -> bool:
    """Whether a share stands right behind a comma or "và", its own noun behind it: "... và trên 25% chi phí"."""
    parted = piece.is_inner and piece.folded.endswith((", ", " và "), piece.start, piece.amount.start)
    return parted and _NOUN_BEHIND.match(piece.folded, piece.amount.end) is not None


def _is_change_of(folded: str, before: Span, unit: Span, number: int) -> bool:
    """ "Điểm trung bình các môn tăng 0,3 điểm": the unit repeats the noun that changes."""
    noun = folded[slice(*unit)]
    return folded.startswith(f"{noun} ", before[0]) and _GROWN.search(folded, before[1], number) is not None


def _is_number_of(piece: Piece) -> bool:
    """ "Số vụ cháy không quá 05 vụ": the noun is told in front of the number, which repeats it."""
    compared = piece.amount.compare != "" and not piece.is_inner
    return compared and NUMBER_OF.match(piece.folded, word_start(piece)) is not None


def _deed_start(piece: Piece) -> int | None:
    """Where the deed begins that a number inside another's clause counts: "xe được kiểm tra ít nhất 02 lần/năm"."""
    if not piece.is_inner or not piece.folded.startswith(" lần", piece.amount.end):
        return None
    return max((done.end() for done in _DONE.finditer(piece.folded, piece.start, piece.amount.start)), default=None)


def _number_start(folded: str, start: int) -> int:
    while start > 0 and folded[start - 1] == " ":
        start -= 1
    return start


def clause_of(piece: Piece, subject: Span | None) -> Span:
    """The shortest clause that states the number."""
    start, end = _clause_start(piece, subject), clause_end(piece)
    if subject is not None and subject[1] <= piece.amount.start:
        closed = piece.amount.up_end or measure_end(piece.folded, piece.amount.end)
        end = closed if piece.folded.startswith(", ", closed) and closed < end else end
    if bracket := _BRACKET_END.search(piece.text, start, end):
        end = bracket.start()
    closed = piece.folded.find(")", piece.amount.end, end)
    if closed >= 0 and "(" not in piece.folded[start:closed]:
        end = closed
    if _deed_start(piece) is not None:
        rates, rated = rates_after(piece.folded, piece.amount.end + len(" lần"), end)
        end = rated if rates else end
    return trim(piece.text, start, max(end, piece.amount.end))


def _clause_start(piece: Piece, subject: Span | None) -> int:
    """At the subject where it stands first, else at the verb close before the number."""
    first = piece.amount.start
    if (deed := _deed_start(piece)) is not None:
        return deed
    begin = behind_noun_of_share(piece)
    if piece.is_inner and not _APART.search(piece.folded, begin, first):
        is_rate = (
            subject is not None
            and begin <= subject[0] < first
            and (has_ratio(piece.folded, begin, first) or is_score(piece))
        )
        return subject[0] if subject is not None and is_rate else first
    if subject is not None and subject[0] >= begin:
        first = min(first, _behind_comma(piece, subject))
    leading = LEADING.match(piece.folded, begin, first) if begin == piece.start else None
    start = leading.end() if leading else begin
    if piece.folded.startswith("mỗi ", start):
        return start
    if piece.folded.startswith(": ", first - len(": ")) and (
        NUMBER_OF.match(piece.folded, start) or _is_all_that_is_told(piece, start)
    ):
        return start
    marks = [found + len(mark) for mark in _MARKS if (found := piece.folded.rfind(mark, start, first)) >= 0]
    marks = [mark for mark in marks if piece.is_inner or not _ends_list(piece, mark, first)]
    goes = begins_with_verb(piece.text, start)
    parted = leading is not None and any(mark in piece.folded[begin : leading.end()] for mark in (", ", " và "))
    if not marks and not goes and not parted and piece.is_inner and first == piece.amount.start:
        return first
    start = max(marks, default=start)
    most = _MOST_WORDS if piece.is_inner and start > begin + len(", ") else _MOST_WORDS_AT_FIRST
    return start if piece.folded.count(" ", start, first) <= most else first


def _is_all_that_is_told(piece: Piece, start: int) -> bool:
    """Whether a name, a colon, a number and its unit are all: "vắc xin dại: 4.200 liều"."""
    unit = unit_of(piece)[1]
    ends = unit[1] if unit else piece.amount.end
    named = _NAME_AND_COLON.match(piece.folded, start, piece.amount.start)
    return named is not None and _TOLD_WHOLE.match(piece.folded, ends) is not None


def _ends_list(piece: Piece, start: int, end: int) -> bool:
    """Whether one noun stands alone between a comma and the number's verb: "đàn chó, mèo đạt 80%"."""
    return _LAST_OF_LIST.match(piece.folded, start, end) is not None and not begins_with_verb(piece.text, start)


def _behind_comma(piece: Piece, subject: Span) -> int:
    """Where the clause of a subject begins; "khách, tăng 10%" begins anew with its verb, "cụ thể: lúa tăng 3%" too."""
    colon = piece.folded.rfind(": ", subject[1], piece.amount.start - len(": "))
    if colon >= 0 and _ITEM_FIRST.match(piece.folded, colon, piece.amount.start):
        return colon + len(": ")
    comma = piece.folded.rfind(", ", subject[1], piece.amount.start)
    return comma + 2 if comma >= 0 and _CHANGES.match(piece.folded, comma + 2) else subject[0]


def clause_end(piece: Piece) -> int:
    """Up to the next number with a clause of its own; a number inside a share's clause ends nothing."""
    if piece.amount.percent is not None or piece.amount.of is not None or piece.following >= piece.own_end:
        return piece.own_end
    preposition = _PREPOSITION.search(piece.masked, piece.amount.end, piece.following)
    return preposition.start() if preposition else piece.following


def trim(text: str, start: int, end: int) -> Span:
    """The span without the marks and spaces at its ends."""
    while end > start and (text[end - 1] in " ,;.:/-–(" or (text[end - 1] == ")" and "(" not in text[start + 1 : end])):
        end -= 1
    while start < end and (text[start] in " ,;:-–" or (text[start] == "(" and ")" not in text[start:end])):
        start += 1
    return start, end
