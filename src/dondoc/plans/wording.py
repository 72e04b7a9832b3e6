"""What the parts of a plan at work say beside their words: on its page, in its exports, in messages."""

from __future__ import annotations

from django.utils.translation import ngettext

from dondoc.documents.words import said_deadline, said_target, said_task
from dondoc.plans.models import Duty, Target, Task
from dondoc.plans.sentences import stored_due_sentence


def target_sentence(target: Target) -> str:
    """ "từ 95% trở lên · trường học · hằng năm · chậm nhất 31/12/2026"."""
    names = ("comparator", "value", "unit", "subject", "every")
    by = target.by.isoformat() if target.by else None
    return said_target({name: getattr(target, name) for name in names} | {"by": by})


def task_sentence(task: Task) -> str:
    """Role, partners, time, due date, product."""
    names = ("role", "partners", "time", "product")
    return said_task({name: getattr(task, name) for name in names} | _when(task))


def duty_sentence(duty: Duty) -> str:
    """What is due, when, from whom and to whom."""
    names = ("kind", "who", "to", "via")
    return said_deadline({name: getattr(duty, name) for name in names} | _when(duty))


def said_concern(gained: int, lost: int, moved: int, changed: int, targets: int) -> str:
    """ "thêm 1 việc, đổi hạn 2 việc": what an amendment changes for one unit."""
    parts = [
        (gained, ngettext("thêm %(n)d việc", "thêm %(n)d việc", gained)),
        (lost, ngettext("bớt %(n)d việc", "bớt %(n)d việc", lost)),
        (moved, ngettext("đổi hạn %(n)d việc", "đổi hạn %(n)d việc", moved)),
        (changed, ngettext("sửa nội dung %(n)d việc", "sửa nội dung %(n)d việc", changed)),
        (targets, ngettext("đổi %(n)d chỉ tiêu", "đổi %(n)d chỉ tiêu", targets)),
    ]
    return ", ".join(words % {"n": number} for number, words in parts if number)


def _when(part: Task | Duty) -> dict[str, str]:
    """A due date in force as its sentence; without one, how often the plan asks."""
    return {"in_force": stored_due_sentence(part.due), "every": part.every}
