"""Names of agencies as printed, and lists of them.

``agency_end`` tells where one name ends; ``split_agencies`` divides a list. "và" and "," inside an
office's own name ("Sở Văn hóa, Thể thao và Du lịch") divide nothing; generic words under one "các"
are one item.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dondoc.reader.clauses.agency_words import COMMON_BODIES, MANY_BODIES, NAMED_BODIES
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.listed_names import listing_colons, names_behind
from dondoc.reader.clauses.name_fields import COMMITTEE, GIVEN, is_in_name
from dondoc.reader.clauses.verbs import find_verb

NAMED = LazyPattern(rf"(?:{NAMED_BODIES})(?!\w)")
AGENCY_START = LazyPattern(rf"(?:{NAMED_BODIES}|{COMMON_BODIES})(?!\w)")
_GENERIC_START = LazyPattern(rf"(?:{MANY_BODIES})(?!\w)")
_BARE_KIND = LazyPattern(
    r"(?:cục|vụ|viện|sở|ban|ngành|phòng|khoa|trung tâm|trường|hội|tòa)"
    r"(?=[,;.]|\s(?:thuộc|trực thuộc|và|có|chuyên trách|chuyên môn|liên quan|chức năng)|$)"
)
# "khoa Xét nghiệm" names one office, "phường, xã" many.
_OWN_NAME = LazyPattern(
    r"(?:[Ss]ở|[Bb]an|[Pp]hòng|[Hh]ội|[Tt]rung tâm|[Kk]hoa|[Vv]iện|[Cc]hi cục|[Tt]rạm|[Tt]rường|[Tt]ổ|[Đđ]ội) [A-ZĐÀ-Ỹ]"
)
# "Phòng Tổ chức - Cán bộ, Thanh tra và Thi đua": what "và" joins to the bare word is no agency, so that it is a field.
_FIELD_LIKE_AGENCY = LazyPattern(r"thanh tra (?:và|-|–) (?P<other>\w)")
_EACH = LazyPattern(r"(?:các|những|mọi)(?!\w)")
_DEPARTMENT = LazyPattern(
    r"(?:Sở|Bộ|Ban|[Tt]iểu ban|Báo|Phòng|Cục|Chi cục|Hội đồng|Trung tâm|Uỷ ban|Ủy ban|Văn phòng|Viện|Trường)\s"
)
# Words that end a name: they open a purpose, a place in time, a way, or what is told of the agency.
# "P. Hành chính", "TP. Thủ Đức": a word cut short, not the end of a sentence.
SENTENCE_END = r"(?<!\bp)(?<!\bq)(?<!\btp)(?<!\btx)(?<!\btt)\.(?:\s|$)"
_STOP = LazyPattern(
    r"(?<!\w)(?:trong(?!\s(?:tiểu ban|ban(?! hành| bố)|tổ(?! chức)|đoàn(?! kết)|hội đồng|"
    r"ngành|khối|cụm|khu công nghiệp|(?:toàn )?(?:tỉnh|huyện|xã(?! hội)|phường|trường)|liên minh|lực lượng)(?!\w))|"
    r"để|nhằm|theo|"
    r"về(?<!công tác về)(?<!nhà nước về)(?<!quản lý về)|đối với|tại|khi|trước|"
    r"sau|chậm nhất|muộn nhất|không muộn|không quá|vào|qua|"
    r"kết quả|tình hình|từ|đến|tới|nếu|bằng|có ý kiến|có trách nhiệm|có kế hoạch|căn cứ|trên cơ sở|"
    r"với (?:vai trò|tư cách|chức năng)|"
    r"được|phải|do|"
    r"kịp thời|ngay(?=\s(?:khi|sau|trong|từ))|"
    r"(?<!giáo dục )thường xuyên|định kỳ|(?:h[àằ]ng|mỗi) (?:năm|quý|tháng|tuần|ngày)|(?<!giúp )việc(?! làm)|"
    r"(?<!phụ trách )công tác|"
    r"cho|như|nhất là|gắn với|xong|đã|sẽ|lần lượt|(?<!trật )tự(?! quản| vệ| do| nguyện)|(?<!và )(?<!, )những|"
    r"(?<!hậu )cần|hoặc|địa chỉ|e-?mail|thư điện tử|hộp thư|(?:số )?điện thoại)(?!\w)|:(?:\s|$)|"
    rf"{SENTENCE_END}"
)
# What follows the comma of "phòng, chống", "khám, chữa bệnh" and the like ends no name.
_SECOND_HALF = LazyPattern(
    r"(?:(?<=bưu chính, )viễn thông|chống|chữa cháy|chữa bệnh|cứu nạn|cứu hộ|chế biến|kinh doanh|tìm kiếm)(?!\w)"
)
# "các Bộ: Y tế, Công an, Quốc phòng": these are ministries there, where no level stands behind them.
_MINISTRY = LazyPattern(
    r"(?:công an|quốc phòng)(?!\w)(?!\s(?:các|tỉnh|thành phố|xã|phường|đặc khu|huyện|khu vực|cấp|địa phương))"
)
_SEPARATOR = LazyPattern(r"\s*;\s*(?:và\s+)?|\s*,(?!\w{1,4}(?:,\w{1,4})?&\w)\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+(?=các\b)")
_SERVED = r"(?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội|ubnd|ủy ban nhân dân|đảng ủy)"
_OFFICE_OF = LazyPattern(rf"(?:(?:lãnh đạo|chánh)\s)?văn phòng\s{_SERVED}(?:(?:,|\svà)\s{_SERVED})*")
_BODY_SERVED = LazyPattern(rf"{_SERVED}(?!\w)")
# What is sent or done stands behind the name of who gets it; in a name these words have a capital.
_THING = LazyPattern(
    r"(?<!\w)(?:phương án|dự thảo|danh mục|danh sách|hồ sơ|đề án|kế hoạch|tờ trình|dự toán|quyết toán|tình trạng|"
    r"số liệu|đề cương|biên bản)(?!\w)"
)
_BRACKET = LazyPattern(r"\([^()]*\)")
# "có tên tại Mục IV Kế hoạch này": where the agencies are listed is part of how they are named.
_PLACE = (
    r"(?:mục|phần|điểm|khoản|phụ lục|danh sách|danh mục|bảng|biểu|kế hoạch)"
    r"(?:\s(?:số\s)?(?:[ivx]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?!\w))?(?:\s(?:kèm theo|nêu trên|trên|này))?"
)
_LISTS = ("có tên", "nêu", "liệt kê", "phân công")
_LISTED_AT = LazyPattern(
    rf"(?<!\w)(?:có tên|(?:được )?(?:nêu|liệt kê|phân công)(?: tên)?)\s(?:tại|trong|ở)\s{_PLACE}(?:,?\s{_PLACE})*(?!\w)"
)


# Departments have fixed names, and a name with its level ("Công an tỉnh") is complete: a word in lower case that
# follows is the work, known as a verb or not.
_DEPARTMENTS = (
    "y tế|tài chính|nội vụ|xây dựng|tư pháp|công thương|giáo dục và đào tạo|khoa học và công nghệ|"
    "nông nghiệp và môi trường|văn hóa, thể thao và du lịch|dân tộc và tôn giáo|ngoại vụ|du lịch|"
    "văn hóa và thể thao|kế hoạch và đầu tư|giao thông vận tải|tài nguyên và môi trường|ngoại giao|"
    "thông tin và truyền thông|lao động - thương binh và xã hội|nông nghiệp và phát triển nông thôn|"
    "quốc phòng|công an|quy hoạch - kiến trúc|gd&đt|nn&mt|kh&cn|vh,tt&dl"
)
_LEVELS = "tỉnh|thành phố|(?<!hợp tác )xã(?! hội)|phường|đặc khu|huyện|khu vực"
_GOES_ON = (
    r"(?:và|các|có|liên quan|thuộc|trực thuộc|nơi|trên|cùng|vùng|ven|biên giới|trọng điểm|khác|"
    r"tỉnh|thành phố|"
    r"địa phương|khu vực|xã|phường|gồm|trung tâm|miền núi|đô thị|nông thôn|lân cận)(?!\w)"
)
# "các ngành liên quan chọn công trình": what follows says who is meant only where it opens with one of these.
_RELATED = r"(?:các|những|mọi)(?:\s[^\W\d]+,?){1,6}?\sliên quan(?!\s(?:đến|tới|trực tiếp|cấp|ở|của|như|khi)(?!\w))"
_COMPLETE = LazyPattern(
    rf"(?<!\w)(?:(?:[Ss]ở|[Bb]ộ)\s(?i:{_DEPARTMENTS})|[A-ZĐ](?:[\w&]+\s){{1,7}}(?:{_LEVELS})|{_RELATED}|"
    r"cấp (?:có )?thẩm quyền)"
    rf"(?=\s[a-zà-ỹđ])(?!\s{_GOES_ON})"
)
_TRADER = LazyPattern(
    r"(?:đơn vị|cơ quan|doanh nghiệp|tổ chức|cơ sở|hộ|ban|công ty|nhà thầu|hợp tác xã|tổ hợp tác|hội|tổ|"
    r"viện|trung tâm|trường)\s$",
    re.IGNORECASE,
)
_TRADE = LazyPattern(
    r"(?:quản lý|cung cấp|cung ứng|vận hành|thi công|sản xuất|chế biến|vận chuyển|thu gom|phân phối|tư vấn|"
    r"đào tạo|nghiên cứu|bồi dưỡng|(?:sử )?dùng (?:nước|điện|đất|rừng|lao động)|"
    r"sử dụng (?:nước|điện|đất|rừng|lao động))(?!\w)"
)
# "Đảng ủy Công an tỉnh lãnh đạo Công an tỉnh ...": leading is what a body of the Party does; elsewhere it is a noun.
_PARTY_LEADS = LazyPattern(
    r"(?i:(?:các )?(?:(?:đảng|tỉnh|thành|huyện|quận|xã|chi|cấp) (?:ủy|uỷ)|chi bộ|đảng bộ|đảng đoàn|ban (?:thường vụ|"
    r"chấp hành|cán sự)|thường trực))(?!\w)[^;:.]*?(?<!và)(?<!,)(?<!ban)(?<!tập thể)(?<!đồng chí)(?<!cán bộ)(?<!của)"
    r"(?<!cơ quan)(?<!các)\s(?P<verb>lãnh đạo)(?!\w)"
)
# "UBND các xã An Lạc, Bình Minh": one word for many stands before the names of all.
_SHARED_KIND = LazyPattern(
    r"(?<!\w)(?:[Cc]ác|[Hh]ai|[Bb]a)\s(?i:xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|thành phố|tỉnh|thôn|bản|ấp|"
    r"sở|bộ|ban|phòng|chi cục|trường|trạm|công ty|hội)\s(?=[A-ZĐÀ-Ỹ])"
)
# "cơ quan quản lý cấp trên", "sở quản lý ngành": which office is meant is told by what it runs.
_RUNS = LazyPattern(
    r"quản lý (?:(?:trực tiếp|chuyên ngành|ngành|cấp trên|nhà nước|chuyên môn|lĩnh vực|địa bàn)(?!\w)\s?)+"
)
_RUNNER = LazyPattern(r"(?:sở|cơ quan|đơn vị|bộ|cấp|phòng|bộ phận|tổ chức)\s$")
_LONGEST = 600


def agency_end(text: str, start: int, limit: int | None = None) -> int:
    """Where the agencies named from ``start`` on end: before a verb, a purpose, a time or the
    sentence's end.
    """
    stop = min(len(text) if limit is None else limit, start + _LONGEST)
    folded, masked = _without_brackets(fold(text)), _without_brackets(text)
    listing = any(folded.find(words, start, stop) >= 0 for words in _LISTS)
    for listed in _LISTED_AT.finditer(folded, start, stop) if listing else ():
        folded, masked = (_covered(whole, *listed.span()) for whole in (folded, masked))
    for colon in names_behind(text, start, stop):
        folded, masked = (_covered(whole, *colon.span("colon")) for whole in (folded, masked))
    names = (
        {found.end() for found in COMMITTEE.finditer(text, start, stop)}
        if text.find("về ", start, stop) >= 0
        else set()
    )
    if folded.find("được ", start, stop) >= 0:
        names |= {found.start("given") for found in GIVEN.finditer(folded, start, stop)}
    ends = (end.start() for end in _STOP.finditer(folded, start, stop))
    stop = next((end for end in ends if not text[end].isupper() and end not in names), stop)
    if thing := _THING.search(masked, start, stop):
        stop = thing.start()
    if (complete := _COMPLETE.search(text, start, stop)) and complete.end() + 1 not in names:
        stop = complete.end()
    if led := _PARTY_LEADS.match(masked, start, stop):
        stop = led.start("verb")
    verb = _order(masked, start, stop)
    stop = stop if verb is None else verb
    while stop > start and text[stop - 1] in " ,;:.":
        stop -= 1
    return stop


def names_trade(text: str, start: int, verb: int) -> bool:
    """Whether a verb tells what an enterprise does, so that it belongs to its name: "nhà thầu thi công"."""
    return _TRADE.match(text, verb) is not None and _TRADER.search(text, start, verb) is not None


def _order(text: str, start: int, stop: int) -> int | None:
    """The verb that orders work. One that tells what an enterprise does is part of its name where another follows:
    "các đơn vị quản lý đô thị thay thế đèn".
    """
    verb = find_verb(text, start, stop)
    while verb is not None and is_in_name(text, start, verb):
        verb = find_verb(text, verb + text[verb:].find(" ") + 1, stop) if " " in text[verb:stop] else None
    if verb is not None and _RUNNER.search(text, start, verb) and (runs := _RUNS.match(text, verb)):
        verb = find_verb(text, runs.end(), stop)
    trade = None if verb is None else _TRADE.match(text, verb)
    if verb is None or trade is None or not names_trade(text, start, verb):
        return verb
    end = min([stop, *(at for mark in ",;" if (at := text.find(mark, trade.end(), stop)) >= 0)])
    return find_verb(text, trade.end(), end) or verb


@lru_cache(maxsize=8)
def _without_brackets(text: str) -> str:
    """The text, what stands in brackets blanked."""
    return _BRACKET.sub(lambda found: "(" * len(found[0]), text) if "(" in text else text


def _covered(text: str, start: int, end: int) -> str:
    """The text with one stretch made to look like a bracket."""
    return text[:start] + "(" * (end - start) + text[end:]


def split_agencies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the single agencies in a printed list."""
    folded = _without_brackets(fold(text))
    colons = [found.start("colon") for found in listing_colons(text, start, end)]
    spans: list[tuple[int, int]] = []
    first = start
    for mark in _SEPARATOR.finditer(folded, start, end):
        after = mark.end()
        listing = next((colon for colon in colons if first <= colon < mark.start()), None)
        if listing is not None and _goes_on_with(folded, listing, after):
            continue
        if _divides(text, folded, first, mark):
            spans.append((first, mark.start()))
            first = mark.end()
    spans.append((first, end))
    return [span for span in spans if span[1] > span[0]]


def _goes_on_with(folded: str, colon: int, after: int) -> bool:
    """Whether a list behind a word for many ("các Bộ: Y tế, Công an") goes on with the name at an offset."""
    if folded.endswith("bộ", 0, colon) and _MINISTRY.match(folded, after):
        return True
    return not NAMED.match(folded, after) and not _EACH.match(folded, after)


def _divides(text: str, folded: str, first: int, mark: re.Match[str]) -> bool:
    """Whether the separator ends the agency that began at ``first``."""
    after = mark.end()
    if _SECOND_HALF.match(folded, after) or _is_joint_office(folded, first, mark):
        return False
    if ";" in mark[0] or _EACH.match(folded, after):
        return True
    if _is_named_alike(text, folded, first, mark):
        return False
    generic = bool(_GENERIC_START.match(folded, after)) and not _OWN_NAME.match(text, after)
    in_list = generic and text[after].islower()
    field = _FIELD_LIKE_AGENCY.match(folded, after) if _DEPARTMENT.match(text, first) else None
    if field and not AGENCY_START.match(folded, field.start("other")):
        return False
    if "và" in mark[0]:
        if NAMED.match(folded, after) or AGENCY_START.match(folded, after):
            return True
        # "Giáo dục và Đào tạo" is one field, "Trạm Chăn nuôi và Thú y" one name.
        return bool(_EACH.match(folded, first)) or (text[first].islower() and bool(AGENCY_START.match(folded, first)))
    if in_list and _listing(folded, first, mark.start()) and not folded.startswith("tổ chức chính trị", after):
        return False
    if _EACH.match(folded, first) and _BARE_KIND.match(folded, after):
        return False  # "Các Cục, Vụ"
    if AGENCY_START.match(folded, after):
        return True
    if _EACH.match(folded, first) and text[after : after + 1].islower():
        return False  # "các cơ sở văn hóa, thể thao"
    return not _DEPARTMENT.match(text, first)


def _is_named_alike(text: str, folded: str, first: int, mark: re.Match[str]) -> bool:
    """ "UBND các xã An Lạc, Bình Minh và Cát Tiên" is one item: each name stands under the one word for many."""
    after = mark.end()
    if not text[after : after + 1].isupper() or AGENCY_START.match(folded, after):
        return False
    return _SHARED_KIND.search(text, first, mark.start()) is not None


def _is_joint_office(folded: str, first: int, mark: re.Match[str]) -> bool:
    """ "Văn phòng HĐND và UBND" serves two bodies and is one office."""
    return bool(_OFFICE_OF.fullmatch(folded, first, mark.start()) and _BODY_SERVED.match(folded, mark.end()))


def _listing(folded: str, first: int, end: int) -> bool:
    """Whether the item is a list of generic words: under "các", or of places, or opened by a bare
    generic word.
    """
    item = folded[first:end]
    return bool(
        _EACH.match(item)
        or re.search(r"(?<!\w)(?:các|xã|phường|huyện|thị xã|thôn|bản|ấp|buôn|khu phố|tổ dân phố)(?!\w)", item)
        or _GENERIC_START.match(item)
    )
