"""Money that a clause sets aside: "kinh phí thực hiện 1,5 tỷ đồng từ ngân sách tỉnh"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.masking import without_documents
from dondoc.reader.clauses.sentences import segments, sentences
from dondoc.reader.plan import Funds
from dondoc.reader.rules import basis
from dondoc.reader.source import Span

_NAMED, _BESIDE, _UNPRICED = basis("funds.named"), basis("funds.beside"), basis("funds.source")
_CELL = basis("funds.table")
_UNITS = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:,\d+)?"
_SUM = rf"(?:{_NUMBER})\s?(?:tỷ|tỉ|triệu|nghìn|ngàn)(?!\w)|(?:{_NUMBER})(?=\s?(?:đồng|vnđ|vnd)(?!\w))"
_MONEY = LazyPattern(
    rf"(?<![\w.,/])(?P<sums>(?:{_SUM})(?:\s(?:{_SUM}))*)(?:\s?(?:đồng|vnđ|vnd)(?!\w))?(?!/|\s?m[23²³])"
)
_PART = LazyPattern(rf"(?P<number>{_NUMBER})(?:\s?(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn))?")
_FUNDS = LazyPattern(
    r"(?<!\w)(?:(?:tổng |mức |nhu cầu |dự kiến |khái toán |dự trù )*(?:kinh phí|dự toán(?! thu)|vốn đầu tư|chi phí)"
    r"|tổng (?:mức đầu tư|vốn|số tiền)|số tiền)(?!\w)"
)
_PLACE = (
    r"(?:nhà nước|trung ương|địa phương|(?:cấp )?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)|của [^\W\d]+)"
)
_BUDGET = rf"ngân sách(?: {_PLACE}(?: và {_PLACE})?)?(?: năm \d{{4}})?"
_SOURCE = LazyPattern(
    rf"(?<!\w)(?P<source>{_BUDGET}(?!\w)|(?:nguồn |kinh phí )?xã hội hóa|nguồn (?!kinh phí từ|vốn từ|(?:vốn |"
    rf"kinh phí )?ngân sách)[^,;.:()\d]{{2,60}}"
    r"|vốn (?:đầu tư công|sự nghiệp|vay|oda|đối ứng|chương trình)[^,;.:()\d]{0,40}|quỹ [^,;.:()\d]{2,50}"
    r"|(?:đóng góp|tài trợ) của [^,;.:()\d]{2,50})"
)
_FROM = LazyPattern(
    r"\s?[,(–-]?\s?(?:(?:được )?(?:lấy|trích|sử dụng|cân đối|bố trí|chi|do|thuộc) )*(?:từ|bằng|trong(?! đó)|do|nguồn)\s"
)
_LEADS = LazyPattern(
    r"\s?(?:[:–-]|là|hỗ trợ|bố trí|cấp|đảm bảo|bảo đảm|chi|cân đối|:)?(?:\s(?:khoảng|là|tối đa|:))*\s?$"
)
_SETS = LazyPattern(r"(?<!\w)(?:bố trí|cấp|dành|phân bổ|sử dụng|hỗ trợ|chi)(?!\w)[^,;.]{0,30}$")
_OTHERS = LazyPattern(r"(?<!\w)(?:phạt|thu ngân sách|doanh thu|thu nhập|đã (?:chi|thu|giải ngân|bố trí))(?!\w)")
_STOP = LazyPattern(r"\s(?:để|cho|nhằm|theo|và các|phục vụ|thực hiện)\s")
_HEADING_UNIT = LazyPattern(r"(?<!\w)(?:(?P<unit>tỷ|tỉ|triệu|nghìn|ngàn|tr|1\.000)\s?\.?\s?)?(?:đồng|đ|vnđ|vnd)(?!\w)")
_THOUSANDS = LazyPattern(r"\d{1,3}(?:\.\d{3})+")
_BARE = LazyPattern(rf"(?:{_NUMBER})")
_MAY_HOLD = ("kinh phí", "dự toán", "ngân sách", "đồng", "chi phí", "vốn")
_SURELY_DONG = 100_000


def read_funds(text: str) -> tuple[Funds, ...]:
    """The money that a clause names for its work, in its order; spans are those of the text.

    A sum counts where "kinh phí", "dự toán" or a like word stands before it in the sentence, or where it is set
    aside from a named source ("bố trí 300 triệu đồng từ ngân sách tỉnh"). A source without a sum has no amount.
    """
    lowered = text.lower()
    if not any(word in lowered for word in _MAY_HOLD):
        return ()
    folded = without_documents(text)
    return tuple(one for sentence in sentences(text) for one in _of_sentence(text, folded, sentence))


def read_funds_cell(text: str, unit: int | None, source: str | None) -> Funds | None:
    """The money of a table's cell; ``unit`` is how many đồng a bare number counts, ``source`` that of the column."""
    folded = fold(text)
    money = _MONEY.search(folded)
    bare = _BARE.fullmatch(folded.strip())
    amount = _amount(money["sums"]) if money else None
    if money is None and bare is not None:
        counted = _dong(bare[0], unit or 1)
        amount = counted if unit or counted >= _SURELY_DONG else None
    named = _SOURCE.search(folded)
    own = text[slice(*_source_span(folded, named.span("source")))] if named else None
    if amount == 0 or (amount is None and own is None and bare is None):
        return None
    return Funds(text, (0, len(text)), amount, own or source, basis=_CELL)


def unit_in(heading: str) -> int | None:
    """How many đồng a number below the heading counts: a million for "Kinh phí (triệu đồng)", None where unsaid."""
    found = next(reversed(list(_HEADING_UNIT.finditer(fold(heading)))), None)
    if found is None:
        return None
    return {**_UNITS, "tr": 10**6, "1.000": 10**3}.get(found["unit"] or "", 1)


def source_in(heading: str) -> str | None:
    """The source that a column's heading names: "Ngân sách tỉnh"."""
    found = _SOURCE.search(fold(heading))
    return heading[slice(*_source_span(fold(heading), found.span("source")))] if found else None


def _of_sentence(text: str, folded: str, sentence: Span) -> Iterator[Funds]:
    named: int | None = None
    for start, end in segments(folded, *sentence):
        if _OTHERS.search(folded, start, end):
            continue
        word = _FUNDS.search(folded, start, end)
        named = word.start() if word else named
        sums = list(_MONEY.finditer(folded, start, end))
        bounds = [start, *(money.end() for money in sums)], [*(money.start() for money in sums[1:]), end]
        for money, room in zip(sums, zip(*bounds, strict=False), strict=False):
            one = _sum(text, folded, money, room, named)
            if one is not None:
                yield one
        if not sums and word is not None:
            yield from _unpriced(text, folded, word.start(), end)


def _sum(text: str, folded: str, money: re.Match[str], room: Span, named: int | None) -> Funds | None:
    """One sum with its source; ``room`` is what lies between the sums beside it."""
    after, before = _source_after(folded, money.end(), room[1]), _source_before(folded, room[0], money.start())
    source = after or before
    is_named = named is not None and named < money.start()
    if not is_named and (source is None or not _SETS.search(folded, room[0], money.start())):
        return None
    first = named if named is not None and room[0] <= named < money.start() else money.start()
    start = min(first, before[0]) if before and not after else first
    end = max(money.end(), after[1]) if after else money.end()
    own = text[slice(*source)] if source else None
    return Funds(text[start:end], (start, end), _amount(money["sums"]), own, basis=_NAMED if is_named else _BESIDE)


def _unpriced(text: str, folded: str, start: int, end: int) -> Iterator[Funds]:
    """ "Kinh phí: từ ngân sách tỉnh" names a source and no sum."""
    found = _SOURCE.search(folded, start, end)
    if found is not None:
        span = _source_span(folded, found.span("source"))
        yield Funds(text[start : span[1]], (start, span[1]), None, text[slice(*span)], basis=_UNPRICED)


def _source_after(folded: str, start: int, end: int) -> Span | None:
    linked = _FROM.match(folded, start, end)
    bracket = folded.startswith((" (", ", "), start)
    if linked is None and not bracket:
        return None
    found = _SOURCE.search(folded, start, end)
    near = linked.end() if linked else start + 2
    if found is None or found.start() > near + len("nguồn kinh phí "):
        return None
    if linked is None and end < len(folded) and _LEADS.fullmatch(folded, found.end("source"), end):
        return None  # it names the source of the next sum
    return _source_span(folded, found.span("source"))


def _source_before(folded: str, start: int, end: int) -> Span | None:
    spans = [_source_span(folded, found.span("source")) for found in _SOURCE.finditer(folded, start, end)]
    return spans[-1] if spans and _LEADS.fullmatch(folded, spans[-1][1], end) else None


def _source_span(folded: str, span: Span) -> Span:
    """The words of the source, up to what it is for."""
    stop = _STOP.search(folded, *span)
    end = stop.start() if stop else span[1]
    while folded[end - 1] == " ":
        end -= 1
    return span[0], end


def _amount(sums: str) -> int:
    return sum(_dong(part["number"], _UNITS.get(part["unit"] or "", 1)) for part in _PART.finditer(sums))


def _dong(number: str, unit: int) -> int:
    """ "1.250,5" of a unit in đồng; several commas divide thousands as dots do."""
    if number.count(",") > 1:
        return int(number.replace(",", "")) * unit
    whole, _, decimals = number.partition(",")
    if "." in whole and not _THOUSANDS.fullmatch(whole):
        whole, _, decimals = whole.partition(".")
    scale: int = 10 ** len(decimals)
    return int(whole.replace(".", "")) * unit + int(decimals or 0) * unit // scale
