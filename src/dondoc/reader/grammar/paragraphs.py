"""Paragraphs: the printed lines of one paragraph, and the halves of one cut by a page, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dondoc.reader.clauses.agencies import agency_end
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.grammar.agencies import ends_whole_name, name_in_heading, names_agency
from dondoc.reader.grammar.labels import Label, Rank, read_label
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.passage import Passage, passage
from dondoc.reader.source import Block, Line, Source, Table

TERMINALS = (".", ";", ":", "!", "?", "…")
_OPENING = LazyPattern(
    r"Căn cứ |Theo đề nghị |Xét đề nghị |Trên cơ sở |Trên đây là "
    r"|(?:Trong q|Q)uá trình (?:tổ chức )?(?:thực hiện|triển khai)"
    r"|(?:Kế hoạch|Chương trình|Phương án|Đề án) này "
)
_SENTENCE_INSIDE = LazyPattern(rf"[\w)”\"’]\. [{CAPITAL}]")
# The head of a name that no name ends with: "Công an huyện, Đội / Quản lý thị trường".
_DOCUMENT = LazyPattern(r"(?:định|hoạch|quyết|thị|văn|tư|luận|trình|lệnh|án|luật|điện) số$", re.IGNORECASE)
_BARE_HEAD = LazyPattern(r"(?:^|[\s,])(?:Đội|Hội|Ban|Sở|Phòng|Chi cục|Cục|Ủy|Uỷ|Ủy ban|Uỷ ban|Liên hiệp|Trung tâm|Bộ)$")
_COMPANY = LazyPattern(
    r"[Cc]ông ty(?: TNHH| cổ phần| CP| trách nhiệm hữu hạn)?(?: MTV| một thành viên| Một thành viên)?$"
)
_RUNNING_TEXT = 100
# Shares of the width that a line and the word after it pass, where the line is full: in proportional type the
# number of letters is a rough measure.
# "Sở / Xây dựng" is a name; below the heading "... Đoàn Thanh niên Sở" work begins.
_ORDERS = LazyPattern(
    r"(?:Chủ trì|Phối hợp|Tham mưu|Tổ chức|Triển khai|Hướng dẫn|Chỉ đạo|Thực hiện|Tuyên truyền|Theo dõi)\b"
)
_FULL_LINE = 0.88
_CERTAINLY_FULL = 1.0
_WIDEST = 0.9
_SPACED = 0.5
_LAST_WORDS = 40
# Words that no paragraph ends with: what follows belongs to it.
_UNFINISHED = frozenset(
    [
        "và",
        "của",
        "các",
        "những",
        "với",
        "về",
        "cho",
        "trong",
        "theo",
        "từ",
        "đến",
        "tại",
        "là",
        "để",
        "do",
        "được",
        "bằng",
        "trên",
        "dưới",
        "ngày",
        "tháng",
        "hoặc",
    ]
)
_AT_LEAST = frozenset(["ít nhất", "tối thiểu", "tối đa", "không quá", "vượt quá", "không dưới", "không có", "đạt từ"])
_FINISHED = frozenset(
    ["đạt được", "làm được", "tiếp theo", "kèm theo", "như trên", "nêu trên", "ở trên", "hằng ngày", "hàng ngày"]
)


class Paragraph(NamedTuple):
    """One paragraph; it may run over several lines of the source, which stand one behind the other."""

    passage: Passage
    bold: bool = False
    centred: bool = False
    note: bool = False

    @property
    def text(self) -> str:
        return self.passage.text


def paragraphs(source: Source, blocks: Sequence[Block]) -> Iterator[Paragraph | Table]:
    """The paragraphs of the blocks, tables left where they stand."""
    page = _page(source, blocks) if source.wrapped else None
    held: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and held and _continues(source, held, block, page):
            held.append(block)
            continue
        if held:
            yield _paragraph(source, held)
        held = []
        if isinstance(block, Table):
            yield block
        else:
            held.append(block)
    if held:
        yield _paragraph(source, held)


def is_capitals(text: str) -> bool:
    """Whether the text is printed in capitals, as headings are."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def _paragraph(source: Source, lines: list[Line]) -> Paragraph:
    first = lines[0]
    whole = passage(source, (first.span[0], lines[-1].span[1]))
    bold = first.bold and all(line.bold for line in lines)
    return Paragraph(whole, bold, first.centred, first.note)


@dataclass(frozen=True, slots=True)
class _Page:
    """How a document of printed lines is set: the width of a full line, and whether gaps part paragraphs."""

    width: int
    spaced: bool

    def is_full(self, line: str, following: str, share: float) -> bool:
        """Whether the next word would have passed the given share of the width."""
        return len(line) + 1 + len(following.split(maxsplit=1)[0]) > share * self.width


def _page(source: Source, blocks: Iterable[Block]) -> _Page:
    lines = [block for block in blocks if isinstance(block, Line)]
    lengths = sorted(line.span[1] - line.span[0] for line in lines)
    labelled = [line.gap for line in lines if read_label(source.text[slice(*line.span)])]
    width = lengths[int(len(lengths) * _WIDEST)] if lengths else 0
    return _Page(width, sum(labelled) > _SPACED * len(labelled))


def _continues(source: Source, held: list[Line], line: Line, page: _Page | None) -> bool:
    """Whether a line goes on with the paragraph of the lines held."""
    before = source.text[held[0].span[0] : held[-1].span[1]]
    apart = page is None or line.gap
    if apart and before.endswith(TERMINALS):
        return False
    text = source.text[line.span[0] : line.span[1]]
    if line.note or held[0].note or _begins_item(before, text):
        return False
    if page is not None and not apart:
        return _prints_on(page, before, source.text[slice(*held[-1].span)], text)
    if is_capitals(before) or is_capitals(text):
        return False
    if text[0].islower() or text[0] in ",;)”" or is_unfinished(before):
        return not line.bold or held[-1].bold
    return not held[0].bold and _is_running_text(before)


def _prints_on(page: _Page, before: str, last: str, text: str) -> bool:
    """Whether a printed line right below another one goes on with its paragraph."""
    if is_capitals(before):
        return is_capitals(text)
    if last.endswith(":") and not page.spaced:
        return False
    if text[0].islower() or is_unfinished(before):
        return True
    if _BARE_HEAD.search(before) and not _ORDERS.match(text):
        return True
    label = read_label(before)
    if label is not None and label.rank is Rank.BULLET and not last.endswith(TERMINALS):
        return not is_capitals(text)  # no heading has a bullet
    if page.spaced and (last.endswith(":") or not last.endswith(TERMINALS)):
        return not is_capitals(text)  # where empty lines part paragraphs, a line right below goes on
    if last.endswith(TERMINALS):
        return not is_capitals(text) and (page.spaced or page.is_full(last, text, _CERTAINLY_FULL))
    return page.is_full(last, text, _FULL_LINE) and not _orders_below(before, label, text)


def _orders_below(before: str, label: Label | None, text: str) -> bool:
    """Whether a full line is the heading of an agency, and work begins right below it."""
    if label is None or not begins_with_verb(text):
        return False
    name = before[label.end :]
    return names_agency(name) and ends_whole_name(name) and agency_end(name, name_in_heading(name)) == len(name)


def _is_running_text(text: str) -> bool:
    """Whether a text is no heading: it is long and holds the end of a sentence."""
    if len(text) <= _RUNNING_TEXT:
        return False
    label = read_label(text)
    return bool(_SENTENCE_INSIDE.search(text, label.end if label else 0))


def _begins_item(before: str, text: str) -> bool:
    label = read_label(text)
    if label is None:
        return bool(_OPENING.match(text)) and before.endswith((";", ".", ":"))
    if label.rank is Rank.BULLET:
        # "kinh tế / - xã hội": a dash inside a phrase that the page wraps.
        return before.endswith(TERMINALS) or not text[label.end].islower()
    if label.rank in (Rank.ARTICLE, Rank.SECTION, Rank.BRACKET):
        # "khoản / (2) Điều 5" goes on; an item that begins with a capital does not.
        return before.endswith(TERMINALS) or (label.rank is Rank.BRACKET and text[label.end].isupper())
    return label.rank is not Rank.DECIMAL or before.endswith(TERMINALS) or text[label.end].isupper()


def is_unfinished(text: str) -> bool:
    """Whether a text breaks off: at a comma, inside a bracket or quotation, at a word that needs another."""
    if text.endswith((",", "(", "“", "&", "/", " -", " –")):
        return True
    if text[-2:].lower() == "số" and _DOCUMENT.search(text):
        return True
    if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return True
    if _COMPANY.search(text, max(0, len(text) - _LAST_WORDS)):
        return True
    last = text[-_LAST_WORDS:].lower().rsplit(maxsplit=2)
    if " ".join(last[-2:]) in _AT_LEAST:
        return True
    return last[-1] in _UNFINISHED and " ".join(last[-2:]) not in _FINISHED
