"""What is asked before a reading is accepted although something in it is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def question(*, unmatched: int, near: int, doubtful: int, unheld: Mapping[str, int], undecided: int) -> str:
    """One sentence of what is left, and whether to go on or what must be done first; "" where nothing is left."""
    parts = [part for number, part in _parts(unmatched, near, doubtful, unheld) if number]
    if not parts:
        return ""
    if not undecided:
        return _("Còn %(parts)s. Vẫn nhận kế hoạch?") % {"parts": _joined(parts)}
    first = ngettext(
        "%(n)d mục có thể nằm ngoài phạm vi: hãy chọn “Đúng” để giữ hoặc “Bỏ” ở từng mục rồi mới nhận được kế hoạch.",
        "%(n)d mục có thể nằm ngoài phạm vi: hãy chọn “Đúng” để giữ hoặc “Bỏ” ở từng mục rồi mới nhận được kế hoạch.",
        undecided,
    )
    return _("Còn %(parts)s.") % {"parts": _joined(parts)} + " " + first % {"n": undecided}


def _parts(unmatched: int, near: int, doubtful: int, unheld: Mapping[str, int]) -> list[tuple[int, str]]:
    tasks, duties = unheld["tasks"], unheld["duties"]
    return [
        (unmatched, ngettext("%(n)d cơ quan chưa khớp", "%(n)d cơ quan chưa khớp", unmatched) % {"n": unmatched}),
        (
            near,
            ngettext("%(n)d cơ quan chỉ gần giống tên đơn vị", "%(n)d cơ quan chỉ gần giống tên đơn vị", near)
            % {"n": near},
        ),
        (tasks, ngettext("%(n)d nhiệm vụ chưa có đơn vị", "%(n)d nhiệm vụ chưa có đơn vị", tasks) % {"n": tasks}),
        (duties, ngettext("%(n)d hạn gửi chưa có đơn vị", "%(n)d hạn gửi chưa có đơn vị", duties) % {"n": duties}),
        (doubtful, ngettext("%(n)d mục cần xem lại", "%(n)d mục cần xem lại", doubtful) % {"n": doubtful}),
    ]


def _joined(parts: Sequence[str]) -> str:
    *first, last = parts
    return _("%(first)s và %(last)s") % {"first": ", ".join(first), "last": last} if first else last
