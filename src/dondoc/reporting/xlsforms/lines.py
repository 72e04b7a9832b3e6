"""What single lines and groups of an XLSForm say, told for themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from dondoc.reporting.models import Across, Aggregation
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.xlsforms.form import BASE, TOP
from dondoc.reporting.xlsforms.sheets import Line

YES, NO = ("co", "yes", "1", "true"), ("khong", "no", "0", "false")
"""Names of choices that say yes, and no."""
YES_LABELS, NO_LABELS = ("có", "yes"), ("không", "no")
_UNIT = re.compile(r"\s*\(Đơn vị tính: ([^()]*)\)$")


def unsaid_type(kind: str) -> str:
    """Why a type of question is refused, and what to do."""
    if kind.startswith(("begin_repeat", "begin repeat")):
        return _("Phần lặp lại là danh sách, biểu mẫu ở đây chỉ hỏi số tổng. Hãy bỏ phần này.")
    if kind.startswith(("select_multiple", "select multiple")):
        return _("Câu hỏi chọn nhiều trả lời không có ở đây. Hãy tách thành từng câu có hay không.")
    if kind == "calculate":
        return _("Chỉ nhận phép tính của tỷ lệ (tử số trên mẫu số). Hãy bỏ phép tính này.")
    return _("Loại câu hỏi này không có ở đây. Hãy dùng integer, decimal, select_one, text hoặc file.")


def end_of(lines: Sequence[Line], begin: int) -> int:
    """Where a group that begins there ends; the end of all where nothing ends it."""
    depth = 1
    for at in range(begin, len(lines)):
        depth += lines[at].kind in ("begin_group", "begin group")
        depth -= lines[at].kind in ("end_group", "end group")
        if not depth:
            return at
    return len(lines)


def is_share(group: Line, inside: Sequence[Line]) -> bool:
    """Whether a group holds the two counts of a share and nothing else but what is reckoned of them."""
    kinds = {line.name: line.kind for line in inside}
    counts = {group.name + TOP: "integer", group.name + BASE: "integer"}
    rest = {name: kind for name, kind in kinds.items() if name not in counts}
    return counts.items() <= kinds.items() and set(rest.values()) <= {"calculate"}


def is_yes_no(choices: Mapping[str, str]) -> bool:
    """Whether a list of choices holds yes and no and nothing else."""
    labels = [(name.casefold(), label.casefold()) for name, label in choices.items()]
    yes = any(name in YES and label in YES_LABELS for name, label in labels)
    no = any(name in NO and label in NO_LABELS for name, label in labels)
    return len(labels) == 2 and yes and no


def parted(hint: str) -> tuple[str, str]:
    """A hint without the unit of measure that it ends with, and the unit."""
    found = _UNIT.search(hint)
    return (hint[: found.start()], found[1]) if found else (hint, "")


def marked(draft: IndicatorDraft, marks: str) -> IndicatorDraft:
    """With what our own files say beyond XLSForm; what is no mark of ours says nothing."""
    said = dict(mark.partition("=")[::2] for mark in marks.split())
    total, across = said.get("total", "sum"), said.get("across", "sum")
    return replace(
        draft,
        about_people="people" in said,
        carried_over="carried" in said,
        estimated="final_only" not in said,
        aggregation=total if total in Aggregation.values else "sum",
        across=across if across in Across.values else "sum",
        fact=said.get("fact", ""),
    )
