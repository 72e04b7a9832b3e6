"""Lines and bullets that open with the name of an agency, and where that name ends."""

from __future__ import annotations

from dondoc.reader.clauses.agencies import agency_end as name_end
from dondoc.reader.clauses.agencies import names_trade
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb
from dondoc.reader.grammar.agencies import begins_agency, names_agency, skip_asking
from dondoc.reader.grammar.charges import find_charge
from dondoc.reader.grammar.sections import may_name

BESIDE_WORDS = 12
_BRACKET = LazyPattern(r"\([^()]*\)")
# "Ban Hỗ trợ phụ nữ phát triển kinh tế:" names an office by what it helps others to do.
_DOES_FOR = LazyPattern(
    r"(?:[Pp]hòng|[Bb]an|[Tt]rung tâm|[Qq]uỹ|[Tt]ổ|[Vv]iện|[Cc]ục|[Vv]ụ) "
    r"(?:Hỗ trợ|Xúc tiến|Tư vấn|Đào tạo|Khuyến khích|Ươm tạo) (?:[^\W\d]+ ){1,3}"
    r"(?:phát triển|khởi nghiệp|đầu tư|sản xuất|xuất khẩu|lập nghiệp)(?: [^\W\d]+){0,3}$"
)
_RUN_IN_MOST = 160
_NAME_WORDS = 25
_VERB_WORDS = 2


def stands_alone(text: str) -> bool:
    """Whether a line without a number is the name of an agency and nothing more."""
    if text.endswith((".", ";")) or text.count(" ") > _NAME_WORDS:
        return False
    return names_agency(text) and not _orders(text)


def _orders(text: str) -> bool:
    """Whether a line charges an agency: "Phòng Văn thư, lưu trữ" ends with what may be a verb, and sets no work."""
    charged = find_charge(text)
    return charged is not None and text.count(" ", charged[1]) > _VERB_WORDS


def agency_end(text: str, above: str) -> int | None:
    """Where the colon stands in a bullet that opens with an agency's own name and a colon.

    ``above`` is the agency that heads the bullets: what it lists ("Tổ văn phòng, bảo vệ, tạp vụ") may open one.
    """
    colon = text.find(":", 0, _RUN_IN_MOST)
    if colon <= 0:
        return None
    start = skip_asking(text)
    name = text[start:colon]
    if name.casefold() in above.casefold().split(", ")[1:]:
        return colon
    if not begins_agency(text, start) or any(sign in name for sign in ".“"):
        return None
    verb = find_verb(_BRACKET.sub(lambda found: "(" * len(found[0]), name))
    if verb is None or name_end(text, start, colon) == colon or _DOES_FOR.match(name):
        return colon
    is_last = name.count(" ", verb) < _VERB_WORDS
    return colon if is_last and (", " in name or names_trade(name, 0, verb)) else None


def end_beside(text: str) -> int | None:
    """Where the colon stands behind words that no list knows, in a bullet among bullets that open with agencies."""
    colon = text.find(": ", 0, _RUN_IN_MOST)
    rest = text[colon + 2 : colon + 3]
    return colon if colon > 0 and rest.isupper() and may_name(text[:colon], BESIDE_WORDS) else None


def own_colon(text: str, *, lined: bool) -> int | None:
    """Where the colon stands in a paragraph without a mark that opens with an agency's own name and goes on with work.

    ``lined`` tells that the agencies of the part stand on lines of their own, so that any clause may follow.
    """
    colon = agency_end(text, "")
    if colon is None or not text.startswith(" ", colon + 1):
        return None
    begins = begins_with_verb(text, colon + 2) or (lined and text[colon + 2 : colon + 3].isupper())
    return colon if begins else None
