"""What accepting a plan and amending one have in common: refusing, writing the lists of the head, telling the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change
from dondoc.documents.grounds import undecided
from dondoc.documents.queries import Meaning
from dondoc.documents.rules import Json
from dondoc.plans import rules
from dondoc.plans.faults import faults
from dondoc.plans.models import Assignment, Citation, Owing, Plan, Recipient


def refuse_proposal(shown: Json, found: Mapping[str, Meaning]) -> None:
    """Raises `Refused` or `Invalid` for a proposal that can't take effect as it stands."""
    if not any(rules.counts(shown).values()):
        message = _("Bản đọc không có chỉ tiêu, nhiệm vụ hay hạn báo cáo nào để nhận. Hãy kiểm tra lại văn bản.")
        raise Refused(message)
    if waiting := undecided(shown):
        raise Refused(
            _(
                "Còn %(count)d mục có từ ngữ có thể nằm ngoài phạm vi của dondoc. "
                "Hãy lọc các mục cần xem lại, rồi ở mỗi mục chọn “Đúng” để giữ hoặc “Bỏ” trước khi nhận kế hoạch."
            )
            % {"count": waiting}
        )
    ended = _("Đơn vị đã chọn cho cơ quan này không còn hoạt động. Hãy chọn lại đơn vị.")
    problems = faults(shown)
    problems += [Problem(wording, ended) for wording, meaning in found.items() if meaning.gone]
    if problems:
        raise Invalid(problems)


def write_recipients(plan: Plan, shown: Json) -> None:
    """The lines under "Nơi nhận:" in place of those that the plan has."""
    plan.recipients.all().delete()
    Recipient.objects.bulk_create(
        Recipient(plan=plan, order=order, name=line["name"], purpose=line.get("purpose") or "")
        for order, line in enumerate(rules.kept(shown.get("recipients", ())))
    )


def write_citations(plan: Plan, shown: Json) -> None:
    """What the document cites, in place of what the plan has."""
    plan.citations.all().delete()
    Citation.objects.bulk_create(
        Citation(plan=plan, order=order, **rules.citation_columns(item))
        for order, item in enumerate(rules.kept(shown.get("citations", ())))
    )


def given(held: Iterable[Assignment]) -> Iterator[Change]:
    """New holds of tasks on units, one state for all in one role: the event's unit says which unit it was.

    The log keeps which task, not its words: a document may print anything.
    """
    for _alike, rows in groupby(held, key=lambda row: (row.task_id, row.role)):
        first, *others = rows
        after = {"plan": first.task.plan_id, "task": first.task_id, "role": first.role, "due": first.due}
        yield from (Change(row, row.unit_id, None, after) for row in (first, *others))


def asked(owed: Iterable[Owing]) -> Iterator[Change]:
    """Units that owe a duty from now on."""
    for duty, rows in groupby(owed, key=lambda row: row.duty):
        after = {"plan": duty.plan_id, "duty": duty.pk}
        yield from (Change(duty, row.unit_id, None, after) for row in rows)
