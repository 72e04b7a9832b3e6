"""Which parts of a plan assign work, and which of their headings name an agency."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.grammar.agencies import begins_agency, name_in_heading, names_agency
from dondoc.reader.grammar.charges import find_charge
from dondoc.reader.grammar.outline import Node
from dondoc.reader.passage import Passage

_ASSIGNS = LazyPattern(
    r"(?!nội dung|hình thức|thời gian|phương pháp|nguyên tắc|yêu cầu).*(?:"
    r"phân công(?:$| (?:nhiệm vụ|trách nhiệm|thực hiện|tổ chức|cụ thể|công việc|các))|giao nhiệm vụ"
    r"|tổ chức(?: và)? (?:triển khai|thực hiện)|trách nhiệm (?:của|thực hiện|các|thi hành|tổ chức)"
    r"|nhiệm vụ (?:cụ thể )?của (?:các|từng|cơ quan|đơn vị)|(?:chế độ|công tác) (?:thông tin|báo cáo)"
    r"|thông tin,? báo cáo|báo cáo$|điều khoản thi hành)|trách nhiệm|báo cáo",
    re.IGNORECASE,
)
# Further down only a heading that says nothing else: "Phân công, phân cấp quản lý ..." is a task.
_ASSIGNS_BELOW = LazyPattern(
    r"phân công (?:nhiệm vụ|trách nhiệm|thực hiện)|tổ chức (?:triển khai )?thực hiện$|trách nhiệm của",
    re.IGNORECASE,
)
_MOST_HEADING = 110
_AGENCY_SHARE = 0.6
# Below "Tổ chức thực hiện" itself fewer agencies beside it settle that a heading of unknown words is one.
_SHARE_UNDER_TITLE = 0.5
_AGENCIES_LEAST = 3
# Headings of a part that assigns work which name a matter, not an agency.
_TOPIC = LazyPattern(
    r"(?:Chế độ|Công tác|Kinh phí|Thời gian|Nội dung|Về|Cấp(?! (?:tỉnh|thành|huyện|xã|phường|cơ sở))|Thông tin|Báo cáo|"
    r"Sơ kết|Tổng kết|Khen thưởng|Phân công|Kiểm tra|Nhiệm vụ|Các nhiệm vụ|Danh mục|Bảng|Biểu|Tiến độ|Giải pháp|"
    r"Yêu cầu|Lộ trình|Tổ chức)\b"
)


def assigning_paths(nodes: Sequence[Node]) -> frozenset[str]:
    """The paths of the sections that assign work, told by their headings or by agencies as subheadings."""
    return frozenset(_by_title(nodes)) | frozenset(_by_agencies(nodes))


def _by_title(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.title is None or not node.numbered or len(node.title.text) > _MOST_HEADING:
            continue
        is_top = node.depth == 1 or (node.depth == 2 and node.in_part)
        if (_ASSIGNS if is_top else _ASSIGNS_BELOW).match(node.title.text):
            yield node.path


def _by_agencies(nodes: Sequence[Node]) -> Iterator[str]:
    for path, named in _named_below(nodes).items():
        if sum(named) >= max(_AGENCIES_LEAST, _AGENCY_SHARE * len(named)):
            yield path


def _named_below(nodes: Sequence[Node], *, charged: bool = False) -> dict[str, list[bool]]:
    """For each path, which of the numbered lines right below it are headed by an agency's name.

    With ``charged`` a sentence that opens with the agency it charges counts as well ("3. Giao Công an xã ...").
    """
    below: dict[str, list[bool]] = {}
    for node in nodes:
        if node.numbered and node.depth > 1:
            named = names_agency(node.title.text) if node.title else charged and _charges(node)
            below.setdefault(_parent(node.path), []).append(named)
    return below


def _charges(node: Node) -> bool:
    return node.body is not None and find_charge(node.body.text) is not None


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def section_of(path: str, sections: Iterable[str]) -> str | None:
    """The outermost assigning section that holds a path."""
    holders = [section for section in sections if path == section or path.startswith(section + ".")]
    return min(holders, key=len) if holders else None


def agency_headings(nodes: Sequence[Node], sections: frozenset[str]) -> Mapping[str, Passage]:
    """The headings that name an agency, by their paths."""
    by_title = frozenset(_by_title(nodes))
    assigning = [node for node in nodes if section_of(node.path, sections) is not None]
    divided = {
        path
        for path, named in _named_below(assigning, charged=True).items()
        if sum(named) >= (_SHARE_UNDER_TITLE if path in by_title else _AGENCY_SHARE) * len(named)
    }
    listing = _listing_agencies(assigning, sections)
    headings = (node for node in assigning if _heads_agency(node, listing, divided))
    return {node.path: node.title for node in headings if node.title is not None}


def _listing_agencies(nodes: Sequence[Node], sections: frozenset[str]) -> frozenset[str]:
    """The sections whose own heading is that of no agency: it names none, or most lines right below name others.

    "V. Trách nhiệm của Sở Y tế" over work is an agency's, "V. Trách nhiệm của các sở, ngành" over "1. Sở Y tế" is not.
    """
    below: dict[str, list[bool]] = {}
    for node in nodes:
        holder = _parent(node.path) if node.numbered else node.path
        if holder in sections and (node.body is not None or node.title is not None):
            below.setdefault(holder, []).append(_names_other(node))
    named = {node.path for node in nodes if node.title is not None and names_agency(node.title.text)}
    listing = {path for path, others in below.items() if 2 * sum(others) > len(others)}
    return frozenset(path for path in sections if path not in named or path in listing)


def _names_other(node: Node) -> bool:
    """Whether a line below a heading is headed by an agency of its own, or charges one."""
    if node.title is not None:
        return names_agency(node.title.text)
    return node.body is not None and (begins_agency(node.body.text) or find_charge(node.body.text) is not None)


def _heads_agency(node: Node, listing: frozenset[str], divided: Collection[str]) -> bool:
    """Whether a heading names an agency: by its words, or because those beside it do."""
    if node.title is None or node.path in listing:
        return False
    if names_agency(node.title.text):
        return True
    return _parent(node.path) in divided and _is_no_topic(node.title.text[name_in_heading(node.title.text) :])


def _is_no_topic(text: str) -> bool:
    return text[:1].isupper() and not _TOPIC.match(text) and not begins_with_verb(text)


def may_name(text: str, most_words: int) -> bool:
    """Whether a few words without an end mark may name an agency by a word that no list holds ("VNPT Cần Thơ")."""
    if not text[0].isupper() or text.count(" ") >= most_words or text.endswith((".", ";", ":", ",", "!", "?")):
        return False
    return _is_no_topic(text) and not any(sign in text for sign in ".;:“")
