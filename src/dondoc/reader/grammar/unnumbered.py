"""Headings of a plan that numbers nothing: its parts are told by their words and by how those lines are set.

Such a plan prints "Mục đích", "Tổ chức thực hiện" alone on a line, bold, in capitals or in the style of a heading. Each
gets a label that no page shows (``labels.unprinted``), so that all that reads numbered parts reads these as well;
``as_printed`` takes them out of the paths of what is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.labels import Label, Rank, is_unprinted, unprinted
from dondoc.reader.grammar.paragraphs import Paragraph, is_capitals
from dondoc.reader.plan import Amendment, Assignment, Deadline, OutlineItem, Plan, Target
from dondoc.reader.source import Table

P = TypeVar("P", OutlineItem, Assignment, Target, Deadline, Amendment)

_WORKED = r"(?: (?:thực hiện|triển khai|tổ chức|hoạt động|cụ thể|chủ yếu|trọng tâm|chung|tổng quát|chính))*"
_PARTS = (
    r"mục đích|ý nghĩa|chủ đề|khẩu hiệu|phương châm|quy mô|lực lượng|mục tiêu|yêu cầu|chỉ tiêu|quan điểm|"
    r"nguyên tắc|nội dung|nhiệm vụ|công việc|giải pháp|biện pháp|"
    r"tiến độ|lộ trình|thời gian|thời hạn|địa điểm|địa bàn|đối tượng|phạm vi|thành phần|hình thức|phương pháp|"
    r"kinh phí|nguồn kinh phí|nguồn lực|cơ sở vật chất|điều kiện|căn cứ|cơ sở pháp lý|thực trạng|đặc điểm|tình hình|"
    r"tổ chức thực hiện|tổ chức triển khai|công tác tổ chức|phân công|phân công nhiệm vụ|phân công trách nhiệm|"
    r"trách nhiệm|phân công công việc|chế độ|thông tin|báo cáo|kiểm tra|giám sát|khen thưởng|kỷ luật|đánh giá|"
    r"sơ kết|tổng kết|điều khoản thi hành|kết quả"
)
_PART = rf"(?:(?:các|những|một số|công tác|nhóm|chế độ) )*(?:{_PARTS})(?!\w){_WORKED}"
_AND = r"(?:, | và | - | – |/)"
# "của các phòng, đơn vị", "năm 2026", "đến năm 2030", "kế hoạch".
_TAIL = (
    r"(?: (?:của (?:các|từng) [^.;:\d]{3,60}|(?:kế hoạch)|(?:trong |đến |hết )?(?:năm|năm học|giai đoạn|quý|tháng) "
    r"[\d/\s–-]+))?"
)
_HEADING = LazyPattern(rf"{_PART}(?:{_AND}{_PART})*{_TAIL}\s*:?$", re.IGNORECASE)
_RUN_IN = LazyPattern(rf"(?P<head>{_PART}(?:{_AND}{_PART})*)\s*:\s(?=\S)", re.IGNORECASE)
# "Thời gian: 8 giờ", "Địa điểm: hội trường" above a numbered text are no parts; a plan has one of these as well.
_CORE = LazyPattern(
    r"(?:(?:các|những|một số|công tác|nhóm) )*(?:mục đích|mục tiêu|chỉ tiêu|yêu cầu|nội dung|nhiệm vụ|"
    r"tổ chức|phân công|trách nhiệm)(?!\w)",
    re.IGNORECASE,
)
_LEAST = 2
_MOST_WORDS = 25
_ENDS = (".", ";", ",", ":", "!", "?", "…", "/")

Look = tuple[bool, bool, bool]


def labelled_headings(blocks: Sequence[Paragraph | Table], labels: Sequence[Label | None]) -> list[Label | None]:
    """The labels of the paragraphs; where the plan numbers no part of its own, its headings have one as well."""
    top = _look_of_parts(blocks, labels)
    if top is None:
        return list(labels)
    found: list[Label | None] = []
    order = 0
    for block, label in zip(blocks, labels, strict=True):
        rank = None if label is not None or isinstance(block, Table) or block.note else _rank(block, top, order)
        order += rank is not None
        found.append(label if rank is None else unprinted(rank, order))
    return found


def _look_of_parts(blocks: Sequence[Paragraph | Table], labels: Sequence[Label | None]) -> Look | None:
    """How the plan sets the headings of its parts; None where it numbers them or has too few without a number."""
    if any(label is not None and label.rank <= Rank.ARTICLE for label in labels):
        return None
    looks: Counter[Look] = Counter()
    core: set[Look] = set()
    for block, label in zip(blocks, labels, strict=True):
        if isinstance(block, Table) or block.note or not _begins_part(block.text[label.end if label else 0 :]):
            continue
        if label is None:
            look = _look(block)
            looks[look] += 1
            if _CORE.match(block.text):
                core.add(look)
        elif not looks and label.rank is not Rank.BULLET:
            return None
    top, lines = max(looks.items(), key=lambda counted: counted[1], default=(None, 0))
    return top if top in core and lines >= _LEAST else None


def names_part(title: str) -> bool:
    """Whether a heading is that of a part which any plan may have ("Nội dung, thời gian"), not of one activity."""
    return _HEADING.match(title) is not None


def _begins_part(text: str) -> bool:
    return names_part(text) or _RUN_IN.match(text) is not None


def _look(block: Paragraph) -> Look:
    """Whether a line is set in capitals, bold, and as a heading that its sentence runs on from."""
    return is_capitals(block.text), block.bold, _HEADING.match(block.text) is None


def _rank(block: Paragraph, top: Look, headings: int) -> Rank | None:
    """The rank of a line that is a heading: of a part where it is set as parts are, below one where otherwise."""
    if _begins_part(block.text):
        return Rank.ROMAN if _look(block) == top else Rank.SECTION if headings else None
    words = block.text.count(" ") + 1
    stands_out = headings and (block.bold or is_capitals(block.text))
    return Rank.SECTION if stands_out and words <= _MOST_WORDS and not block.text.endswith(_ENDS) else None


def as_printed(plan: Plan) -> Plan:
    """The plan, its paths without the labels that no page shows; doubts of a place need the whole paths before."""
    return replace(
        plan,
        outline=_printed_all(plan.outline),
        assignments=_printed_all(plan.assignments),
        targets=_printed_all(plan.targets),
        deadlines=_printed_all(plan.deadlines),
        amendments=_printed_all(plan.amendments),
    )


def _printed_all(values: tuple[P, ...]) -> tuple[P, ...]:
    if not any(is_unprinted(one.path) for one in values):
        return values
    return tuple(replace(one, path=_printed(one.path)) for one in values)


def _printed(path: str) -> str:
    return ".".join(token for token in path.split(".") if not is_unprinted(token))
