"""Accepting a reading: from here on the plan is in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.documents.grounds import undecided
from dondoc.documents.models import Reading, ReadingState
from dondoc.documents.queries import Meaning, matches
from dondoc.documents.rules import Json, proposal
from dondoc.plans import rules
from dondoc.plans.faults import faults
from dondoc.plans.models import Assignment, Duty, Plan, Recipient, Target, Task
from dondoc.units.folding import fold


@transaction.atomic
def accept_reading(*, reading: Reading, revision: int, day: date, by: User) -> Plan:
    """Puts a checked reading into force: plan, targets, tasks with assignments, duties, all or nothing.

    Wordings are resolved to the units that stand on ``day``. Accepting the same reading again gives the plan
    that is there. Raises `Refused` when someone else has changed or discarded it or when it holds nothing to
    run, and `Invalid` for values that can't take effect and for units chosen by hand that no longer stand.
    """
    locked = Reading.objects.select_for_update().get(pk=reading.pk)
    if locked.state == ReadingState.ACCEPTED:
        return locked.accepted_plan
    if locked.state != ReadingState.WAITING:
        raise Refused(_("Bản đọc này đã bị bỏ. Hãy tải lại văn bản để đọc lần nữa."))
    if locked.revision != revision:
        raise Refused(_("Người khác vừa sửa bản đọc này. Hãy tải lại trang, xem lại rồi nhận."))
    shown = proposal(locked.plan, locked.edits)
    found = matches(locked, shown, day)
    _refuse(shown, found)
    plan = _create_plan(locked, shown, by)
    units = {wording: meaning.unit_ids for wording, meaning in found.items()}
    _create_targets(plan, shown)
    _create_tasks(plan, shown, units)
    _create_duties(plan, shown, units)
    locked.state = ReadingState.ACCEPTED
    locked.save(update_fields=["state"])
    after = {"reading": locked.pk, **rules.counts(shown)}
    record("plan.accept", plan, by=by, unit_id=plan.unit_id, after=after)
    return plan


def _refuse(shown: Json, found: Mapping[str, Meaning]) -> None:
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


def _create_plan(reading: Reading, shown: Json, by: User) -> Plan:
    head = shown["head"]
    texts = ("number", "place", "issuer", "signatory_authority", "signatory_title", "signatory_name")
    plan = Plan.objects.create(
        reading=reading,
        unit_id=reading.unit_id,
        accepted_by=by,
        kind=head["kind"] or "Kế hoạch",
        title=head["title"],
        folded=fold(" ".join([head["number"] or "", head["title"], head["issuer"] or ""])),
        date=rules.calendar_date(head["date"]),
        period_start=rules.calendar_date(head["period_start"]),
        period_end=rules.calendar_date(head["period_end"]),
        **{name: head[name] or "" for name in texts},
    )
    lines = rules.kept(shown.get("recipients", ()))
    Recipient.objects.bulk_create(
        Recipient(plan=plan, order=order, name=line["name"], purpose=line.get("purpose") or "")
        for order, line in enumerate(lines)
    )
    return plan


def _place(item: Json, order: int, path: str) -> dict[str, Any]:
    start, end = item.get("span") or (0, 0)
    return {"order": order, "path": path, "text": item["text"], "span_start": start, "span_end": end}


def _create_targets(plan: Plan, shown: Json) -> None:
    Target.objects.bulk_create(
        Target(
            plan=plan,
            **_place(item, order, item["path"]),
            subject=item.get("subject") or "",
            comparator=item["comparator"],
            value=Decimal(str(item["value"])),
            unit=item["unit"],
            every=item.get("every") or "",
            by=rules.calendar_date(item.get("by")),
        )
        for order, item in enumerate(rules.kept(shown.get("targets", ())))
    )


def _create_tasks(plan: Plan, shown: Json, units: Mapping[str, rules.UnitIds]) -> None:
    pairs = list(rules.kept_tasks(shown))
    tasks = Task.objects.bulk_create(
        Task(
            plan=plan,
            **_place(task, order, block["path"]),
            agency=block["agency"],
            role=task["role"],
            partners=list(task.get("partners", ())),
            time=task.get("time") or "",
            due=task.get("due") or "",
            every=task.get("every") or "",
            product=task.get("product") or "",
        )
        for order, (block, task) in enumerate(pairs)
    )
    Assignment.objects.bulk_create(
        Assignment(task=row, unit_id=unit, role=role, due=rules.calendar_date(row.due))
        for row, (block, task) in zip(tasks, pairs, strict=True)
        for unit, role in rules.holds(block, task, units).items()
    )


def _create_duties(plan: Plan, shown: Json, units: Mapping[str, rules.UnitIds]) -> None:
    for order, item in enumerate(rules.kept(shown.get("deadlines", ()))):
        texts = {name: item.get(name) or "" for name in ("every", "who", "to", "via")}
        texts["due"] = rules.due_of(item, plan.date)
        duty = Duty.objects.create(plan=plan, kind=item["kind"], **_place(item, order, item["path"]), **texts)
        duty.units.set(rules.owing_units(item, units))
