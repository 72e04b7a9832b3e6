"""The verbs that open a piece of work. A noun phrase in a plan ends where one of them begins.

Vietnamese writes a space between syllables and marks no part of speech, so that a clause is divided
by the words it may open with. A verb spelt with a capital inside a clause is part of a name ("Ban
Quản lý") and divides nothing.
"""

from __future__ import annotations

import re

from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verb_list import COUNCIL_WORK, TEAM_WORK, VERB_ENDED_WORDS, VERB_HEADED_NOUNS, WORKING_VERBS

_WORD = LazyPattern(r"[^\W\d_]+")
# "tổ chức" is also the noun "organisation", told by what stands beside it.
_ORGANISATION_AFTER = LazyPattern(
    r"tổ chức(?=\s*(?:[,.;:)]|$|và\b|chính trị|xã hội|liên quan|có liên quan|đoàn thể|đảng|"
    r"thành viên|hoạt động|"
    r"quốc tế|tín dụng|kinh tế|tôn giáo|khác\b|hội\b(?! thi| nghị| thảo| chợ| diễn| trại| họp| đàm| khỏe)|"
    r"công đoàn|trong\b|trên\b|quần chúng|"
    r"hành nghề|hội, đoàn))"
)
_ORGANISATION_BEFORE = LazyPattern(r"(?:các|cơ quan,|cá nhân,|cơ quan và|mỗi|những|ban)\s$")
_TEAM = LazyPattern(r"(?<!tỉnh )(?<!công )(?<!thành )(?:đoàn|tổ|đội|nhóm|ban|nhân viên)\s$")
_COUNCIL = LazyPattern(r"hội đồng\s$")
# "Trang thông tin điện tử", "Trung tâm phục vụ hành chính công": a verb that names what an office is.
_OFFICE_WORD = LazyPattern(r"(?:trang|cổng|trung tâm)\s$")
_SERVICE = LazyPattern(r"thông tin(?!\s(?:cho|đến|về|kịp thời)(?!\w))|phục vụ hành chính")
_WHOLE_WORDS = WORKING_VERBS | VERB_ENDED_WORDS
_FIRST_WORDS = frozenset(verb.partition(" ")[0] for verb in WORKING_VERBS)
_TWO_WORDS = 30
_PLANNED = ("tổng hợp", "phát triển")
_NOUN_BEFORE = LazyPattern(
    r"(?:các|những|mỗi|từng|diện|công tác|(?<!giúp )việc|nhiệm vụ|hoạt động|lực lượng|cơ quan|quy chế|kết quả|"
    r"kế hoạch|nghiên cứu|công trình|nội dung|"
    r"(?<!học )(?<!ninh )(?<!vệ )(?<!ở )(?<!đoàn )(?<!đảng )(?<!cấp )(?<!tế )cơ sở|"
    r"thẩm quyền|thuốc|tài liệu|dự án đầu tư|khả năng)\s$"
)


def find_verb(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Offset of the first working verb in lower case at or after ``start``; None where there is none."""
    stretch = start, len(text) if end is None else end
    last = None
    for word in _WORD.finditer(fold(text), *stretch):
        if word[0] in _FIRST_WORDS and text[word.start()].islower() and _opens(text, word, last, stretch):
            return word.start()
        # The second half of one word is not the first of another: "cùng cấp phát động".
        last = None if last is not None and f"{last} {word[0]}" in VERB_ENDED_WORDS else word[0]
    return None


def verb_end(text: str, verb: int) -> int:
    """Where a verb found at an offset ends, one of two syllables whole."""
    words = list(_WORD.finditer(fold(text), verb, min(len(text), verb + _TWO_WORDS)))
    pair = " ".join(word[0] for word in words[:2])
    return words[1].end() if len(words) > 1 and pair in WORKING_VERBS else words[0].end()


def begins_with_verb(text: str, start: int = 0) -> bool:
    """Whether the word at ``start`` is a working verb, in either case."""
    word = _WORD.match(fold(text), start)
    return word is not None and word[0] in _FIRST_WORDS and _opens(text, word, None, (start, len(text)))


def _opens(text: str, word: re.Match[str], last: str | None, stretch: tuple[int, int]) -> bool:
    """Whether a word that may begin a verb does; ``last`` is the word before it in the stretch."""
    folded, first, at = word.string, word[0], word.start()
    following = _WORD.match(folded, word.end() + 1, stretch[1]) if folded.startswith(" ", word.end()) else None
    pair = f"{first} {following[0]}" if following else first
    single = first in WORKING_VERBS and pair not in VERB_HEADED_NOUNS
    if not single and pair not in WORKING_VERBS:
        return False
    if last is not None and f"{last} {first}" in _WHOLE_WORDS:
        return False  # the second half of a word, as in the name "Sở Xây dựng"
    before = folded[max(stretch[0], at - 16) : at]
    if pair == "tổ chức":
        # "các ngành liên quan tổ chức, triển khai": the organisations are named whole.
        named = _ORGANISATION_AFTER.match(folded, at) or _ORGANISATION_BEFORE.search(before)
        return before.endswith("liên quan ") or not named
    if first in ("thông", "phục") and _OFFICE_WORD.search(before) and _SERVICE.match(folded, at):
        return False
    if pair in TEAM_WORK and _TEAM.search(before):
        return False
    if pair in COUNCIL_WORK and _COUNCIL.search(before):
        return False
    noun = _NOUN_BEFORE.search(before)
    # In "Phòng Tài chính - Kế hoạch rà soát" the word with a capital ends a name.
    if noun is None:
        return True
    is_name = text[at - len(noun[0])].isupper()
    if noun[0] == "cơ quan " and pair == "báo cáo":
        return True  # "Các cơ quan báo cáo kết quả"
    if noun[0].startswith("kế hoạch"):
        return is_name and pair not in _PLANNED
    return not is_name and noun[0] == "nghiên cứu "
