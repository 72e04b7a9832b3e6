"""Takes the last amendment of a plan back, as long as nothing later stands on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.reasons import fit_reason
from dondoc.core.rows import Row, by_table, now_of, pointers, put_back, stands
from dondoc.documents.models import Reading, ReadingState
from dondoc.plans.models import Amendment, AmendmentAhead, AmendmentChange, Assignment, Duty, Owing, Plan, Target, Task

SHOWN = 5  # of what stands on an amendment, named in the refusal
_MODELS: tuple[type[Model], ...] = (Task, Target, Duty, Assignment)
_PLACES = frozenset({"order", "path", "span_start", "span_end"})
_LOGGED = frozenset({"role", "due", "status", "comparator", "value", "by", "kind", "every"})
_GOES_ALONG = {"reminders.watch", "reminders.escalation"}
_NOUNS = {
    "plans.plan": gettext_lazy("phần đầu của kế hoạch đã được sửa"),
    "plans.task": gettext_lazy("nhiệm vụ đã được sửa tiếp"),
    "plans.target": gettext_lazy("chỉ tiêu đã được sửa tiếp"),
    "plans.duty": gettext_lazy("việc có hạn đã được đặt lại hạn"),
    "plans.assignment": gettext_lazy("phân công đã được làm tiếp hoặc giao lại"),
    "plans.owing": gettext_lazy("đơn vị phải gửi đã được chọn lại"),
    "plans.recipient": gettext_lazy("nơi nhận đã được sửa"),
    "plans.citation": gettext_lazy("văn bản viện dẫn đã được sửa"),
    "documents.reading": gettext_lazy("bản đọc đã được sửa"),
}
_LATER = {
    "plans.assignment": gettext_lazy("phần việc đã giao tiếp"),
    "plans.progressnote": gettext_lazy("ghi chép tiến độ"),
    "plans.evidence": gettext_lazy("minh chứng"),
    "plans.need": gettext_lazy("ràng buộc chờ nhiệm vụ"),
    "plans.task": gettext_lazy("nhiệm vụ cấp dưới đã gắn"),
    "plans.target": gettext_lazy("chỉ tiêu cấp dưới đã gắn"),
    "plans.owing": gettext_lazy("đơn vị phải gửi đã được chọn lại"),
    "reporting.cycle": gettext_lazy("kỳ báo cáo đã mở"),
    "reporting.indicator": gettext_lazy("chỉ số của biểu mẫu"),
}


@transaction.atomic
def undo_amendment(*, amendment: Amendment, reason: str, by: User) -> Plan:
    """Puts every row that an amendment wrote back as it was; its text waits to be checked again.

    Raises `Refused` without a reason, for an amendment that a later one follows or that was accepted before rows were
    kept, and where something later depends on it: the sentence names what.
    """
    why = fit_reason(reason, _("Hãy ghi lý do hoàn tác."))
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=amendment.plan_id)
    found = Amendment.objects.filter(pk=amendment.pk).select_related("document", "reading").first()
    if found is None:
        raise Refused(_("Lần sửa đổi này đã được hoàn tác. Hãy tải lại trang."))
    changes = list(found.changes.all())
    if later := dependents(found, changes):
        raise Refused(_refusal(later))
    put_back(changes)
    for verb, told in _told(changes, plan):
        record_all(verb, told, by=by, reason=why)
    state = {"amendment": found.pk, "by_document": found.words, "effect": found.day}
    document = found.document
    found.delete()
    reopen_document(document)
    record("plan.unamend", plan, by=by, unit_id=plan.unit_id, before=state, reason=why)
    plan.refresh_from_db()
    return plan


def dependents(amendment: Amendment, changes: Collection[AmendmentChange]) -> list[str]:
    """Why an amendment can't be taken back, in words without their end; empty where it can."""
    if amendment.plan.amendments.filter(number__gt=amendment.number).exists():
        return [_("kế hoạch đã có lần sửa đổi sau")]
    if not changes:
        return [_("lần sửa đổi được nhận trước khi phần mềm giữ được từng thay đổi")]
    return list(dict.fromkeys([*_changed_since(changes), *_named_since(changes)]))


def reopen_document(document: Reading | None) -> None:
    """A document that was settled by what it amended waits in the check queue again, unless it does more."""
    if document is None or document.state != ReadingState.ACCEPTED:
        return
    used = Plan.objects.filter(reading=document).exists() or Amendment.objects.filter(document=document).exists()
    ahead = AmendmentAhead.objects.filter(reading__composition__document=document, stale=False).exists()
    if not (used or ahead):
        document.state = ReadingState.WAITING
        document.save(update_fields=["state"])


def _changed_since(changes: Collection[AmendmentChange]) -> Iterator[str]:
    """The rows that are no longer as the amendment left them."""
    now = now_of(changes)
    for each in changes:
        if not stands(each, now.get((each.table, each.object_id))):
            yield str(_NOUNS[each.table])


def _named_since(changes: Collection[AmendmentChange]) -> Iterator[str]:
    """Rows that name one which the amendment made, such as a note beside a new task."""
    for table, ids in by_table(each for each in changes if each.before is None).items():
        for field in pointers(apps.get_model(table)):
            name = field.model._meta.label_lower
            own = [each.object_id for each in changes if each.table == name]
            rows = field.model._default_manager.filter(**{f"{field.name}__in": ids}).exclude(pk__in=own)
            if name not in _GOES_ALONG and (count := rows.count()):
                yield f"{count} {_LATER.get(name, field.model._meta.verbose_name)}"


def _told(changes: Collection[AmendmentChange], plan: Plan) -> Iterator[tuple[str, Iterator[Change]]]:
    """By verb an event for each item and each hold that becomes what it was."""
    for model in _MODELS:
        mine = [each for each in changes if each.table == model._meta.label_lower]
        yield f"{model._meta.model_name}.unamend", _changes(model, mine, plan.unit_id)
    owing = [each for each in changes if each.table == Owing._meta.label_lower and not (each.before and each.after)]
    yield "duty.unamend", (_owed(each, plan) for each in owing)


def _changes(model: type[Model], changes: Collection[AmendmentChange], unit_id: int) -> Iterator[Change]:
    """A row that only moves to another place in the text becomes nothing else."""
    for each in changes:
        was, now = each.before or {}, each.after or {}
        names = {name for name in {*was, *now} if was.get(name) != now.get(name)} - _PLACES
        if names:
            unit = int((was or now).get("unit_id", unit_id))
            yield Change(model(pk=each.object_id), unit, _state(now, names), _state(was, names))


def _owed(change: AmendmentChange, plan: Plan) -> Change:
    row = change.before or change.after or {}
    sides = {"plan": plan.pk} if change.after else None, {"plan": plan.pk} if change.before else None
    return Change(Duty(pk=row["duty_id"]), int(row["unit_id"]), *sides)


def _state(row: Row, names: Collection[str]) -> dict[str, Any] | None:
    """What the log keeps of a row: short values alone, for a document may print anything."""
    if not row:
        return None
    return {name: row[name] for name in sorted(_LOGGED & set(names)) if name in row}


def _refusal(found: list[str]) -> str:
    listed = "; ".join(found[:SHOWN])
    if len(found) > SHOWN:
        listed += _(" và %(count)d việc khác") % {"count": len(found) - SHOWN}
    return _("Chưa hoàn tác được vì: %(what)s.") % {"what": listed}
