"""The figures of a paper as a flat list, to be kept with a version and compared with those of another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dondoc.exports.writers.report import ReportPaper
from dondoc.exports.writers.report_docx.annex import printed
from dondoc.exports.writers.report_docx.targets import result_words
from dondoc.exports.writers.vietnamese import format_int

Figures = Mapping[str, tuple[str, str]]
"""A figure's key -> what it is of, and what is printed of it."""
_COUNTS = {
    "accepted": "Báo cáo đã được chấp nhận",
    "sent": "Báo cáo chờ xem xét",
    "returned": "Báo cáo bị trả lại",
    "late": "Đơn vị quá hạn chưa gửi",
    "not_yet_due": "Đơn vị chưa đến hạn gửi",
    "exempt": "Đơn vị được miễn báo cáo",
    "excluded": "Đơn vị được đưa ra khỏi danh sách",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs between two versions; "" where one of them has it not."""

    key: str
    label: str
    before: str
    after: str


def figures_of(paper: ReportPaper) -> dict[str, tuple[str, str]]:
    """The counts, the totals, and what each unit reported."""
    found = {f"count.{name}": (label, format_int(getattr(paper.counts, name))) for name, label in _COUNTS.items()}
    found |= {f"cs{row.key}": (row.text, result_words(row.result)) for row in paper.targets}
    return found | dict(_of_units(paper))


def _of_units(paper: ReportPaper) -> Iterator[tuple[str, tuple[str, str]]]:
    if paper.figures is None:
        return
    for row in paper.figures.rows:
        for place, (column, value) in enumerate(zip(paper.figures.columns, row.values, strict=True)):
            yield f"dv{row.key}.{place}", (f"{row.unit}: {column.name}", printed(value))


def packed(figures: Figures) -> bytes:
    """The same bytes for the same figures."""
    return json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def unpacked(content: bytes) -> dict[str, tuple[str, str]]:
    """What `packed` wrote."""
    return {key: (label, text) for key, (label, text) in json.loads(content).items()}


def changes(before: Figures, after: Figures) -> list[Change]:
    """What differs, in the order of the later version; what it has no more stands last."""
    keys = [*after, *(key for key in before if key not in after)]
    nothing = ("", "")
    found = [(key, before.get(key, nothing), after.get(key, nothing)) for key in keys]
    return [Change(key, new[0] or old[0], old[1], new[1]) for key, old, new in found if old[1] != new[1]]
