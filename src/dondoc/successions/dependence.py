"""What has come to stand on a succession since, in words: as long as there is any, it can't be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.accounts.models import Membership
from dondoc.coordination.models import Holding, Party, Programme
from dondoc.core.rows import by_table, now_of, pointers, stands
from dondoc.plans.models import Assignment, Owing, Plan
from dondoc.reporting.models import Cycle, Obligation, ObligationState
from dondoc.units.models import Succession, SuccessionChange, SuccessionPart, SuccessionState, Unit, UnitVersion
from dondoc.units.queries import in_subtree
from dondoc.units.rules import outermost

_UNIT, _VERSION = Unit._meta.label_lower, UnitVersion._meta.label_lower
_OWN = {SuccessionPart._meta.label_lower}
_DERIVED = {"reminders.desk", "reminders.escalation", "reminders.message", "reminders.watch"}  # these go with the row
_NOUNS = {
    "accounts.membership": gettext_lazy("vị trí của tài khoản"),
    "units.unitversion": gettext_lazy("đơn vị trực thuộc"),
    "plans.plan": gettext_lazy("kế hoạch"),
    "plans.assignment": gettext_lazy("nhiệm vụ được giao"),
    "plans.progressnote": gettext_lazy("ghi chép tiến độ"),
    "plans.evidence": gettext_lazy("minh chứng"),
    "plans.owing": gettext_lazy("nghĩa vụ được giao"),
    "reporting.obligation": gettext_lazy("báo cáo phải gửi"),
    "coordination.holding": gettext_lazy("vị trí trong ban chỉ đạo"),
    "coordination.party": gettext_lazy("bên của chương trình phối hợp"),
    "coordination.post": gettext_lazy("vị trí của ban chỉ đạo"),
    "coordination.programme": gettext_lazy("chương trình phối hợp"),
    "activities.initiative": gettext_lazy("mô hình"),
    "activities.trainingclass": gettext_lazy("lớp tập huấn"),
    "activities.campaign": gettext_lazy("chiến dịch, ngày hội"),
    "activities.campaignunit": gettext_lazy("việc tham gia chiến dịch"),
    "activities.itemdone": gettext_lazy("kết quả của chiến dịch"),
    "activities.commitment": gettext_lazy("số cam kết"),
    "activities.forcenorm": gettext_lazy("định mức lực lượng, thiết bị"),
    "activities.forcecount": gettext_lazy("số lực lượng, thiết bị"),
    "activities.uptake": gettext_lazy("việc áp dụng mô hình"),
    "activities.reviewquestion": gettext_lazy("câu hỏi đánh giá mô hình"),
    "assessments.assessmentround": gettext_lazy("đợt chấm điểm"),
    "assessments.assessment": gettext_lazy("phiếu chấm điểm"),
    "assessments.selfscore": gettext_lazy("phiếu tự chấm"),
    "assessments.review": gettext_lazy("kết quả thẩm định"),
    "assessments.member": gettext_lazy("chỗ trong hội đồng thẩm định"),
    "assessments.recognition": gettext_lazy("công nhận"),
    "commendation.commendationcampaign": gettext_lazy("đợt khen thưởng"),
    "commendation.councilmember": gettext_lazy("chỗ trong hội đồng khen thưởng"),
    "commendation.proposal": gettext_lazy("đề nghị khen thưởng"),
    "budget.line": gettext_lazy("dòng kinh phí"),
    "budget.entry": gettext_lazy("bút toán kinh phí"),
    "budget.source": gettext_lazy("nguồn kinh phí"),
    "budget.closing": gettext_lazy("lần khóa sổ"),
    "criteria.criteriaset": gettext_lazy("bộ tiêu chí"),
    "inspections.finding": gettext_lazy("tồn tại phải khắc phục"),
    "inspections.visit": gettext_lazy("lần kiểm tra"),
    "inspections.inspectionprogramme": gettext_lazy("chương trình kiểm tra"),
    "documents.storedfile": gettext_lazy("văn bản"),
    "documents.reading": gettext_lazy("bản đọc"),
}


def dependents(succession: Succession) -> list[str]:
    """Sentences without their end, each naming one thing; empty when the succession can be taken back."""
    changes = list(succession.changes.all())
    touched = _touched(changes)
    found = dict.fromkeys(_later(succession, touched))
    found |= dict.fromkeys(_changed_since(changes))
    found |= dict.fromkeys(_hung_since(succession, changes))
    found |= dict.fromkeys(_named_since(changes))
    found |= dict.fromkeys(_opened_since(succession, changes))
    return list(found)


def _touched(changes: Collection[SuccessionChange]) -> set[int]:
    """The units whose place or being the succession changed."""
    versions = (each.after or each.before or {} for each in changes if each.table == _VERSION)
    return {row["unit_id"] for row in versions} | {each.object_id for each in changes if each.table == _UNIT}


def _later(succession: Succession, touched: Collection[int]) -> Iterator[str]:
    later = Succession.objects.filter(state=SuccessionState.DONE, pk__gt=succession.pk)
    parts = SuccessionPart.objects.filter(Q(old_id__in=touched) | Q(new_id__in=touched), succession__in=later)
    for each in later.filter(pk__in=parts.values("succession_id")).order_by("pk"):
        what = each.get_kind_display().lower()
        yield _("%(what)s theo %(number)s từ ngày %(day)s") % {
            "what": what,
            "number": each.decision_number,
            "day": date_format(each.day),
        }


def _changed_since(changes: Collection[SuccessionChange]) -> Iterator[str]:
    """The rows that are no longer as the succession left them."""
    now = now_of(changes)
    for each in changes:
        row = now.get((each.table, each.object_id))
        if not stands(each, row):
            yield _changed(each.table, each.after or row or {})


def _hung_since(succession: Succession, changes: Collection[SuccessionChange]) -> Iterator[str]:
    """Units that came to hang below one that moved, began or changed its place."""
    rows = [each for each in changes if each.table == _VERSION]
    stood = {(each.before["unit_id"], each.before["path"]) for each in rows if each.before}
    now = [each.after for each in rows if each.after]
    moved = [row["path"] for row in now if (row["unit_id"], row["path"]) not in stood]
    still = Q(valid_to__isnull=True) | Q(valid_to__gt=succession.day)
    known = {each.object_id for each in rows}
    for path in outermost(moved):
        found = UnitVersion.objects.filter(still, in_subtree(path)).order_by("path")
        for version in found:
            if version.pk not in known:
                yield _("%(name)s được đặt vào nơi này") % {"name": version.name}


def _named_since(changes: Collection[SuccessionChange]) -> Iterator[str]:
    """Rows that name one which the succession made, such as a seat at a new unit."""
    for table, ids in by_table(each for each in changes if each.before is None).items():
        for field in pointers(apps.get_model(table)):
            model = field.model
            own = {each.object_id for each in changes if each.table == model._meta.label_lower}
            rows = model._default_manager.filter(**{f"{field.name}__in": ids}).exclude(pk__in=own)
            if model._meta.label_lower not in _OWN | _DERIVED and (count := rows.count()):
                noun = _NOUNS.get(model._meta.label_lower, model._meta.verbose_name)
                yield _("%(count)d %(noun)s gắn với đơn vị hoặc vị trí mới") % {"count": count, "noun": noun}


def _opened_since(succession: Succession, changes: Collection[SuccessionChange]) -> Iterator[str]:
    """Rounds opened for duties that had passed on: their obligations are the heirs'."""
    rows = (each.after for each in changes if each.table == Owing._meta.label_lower)
    duties = {int(row["duty_id"]) for row in rows if row}
    opened = Cycle.objects.filter(duty_id__in=duties, created_at__gt=succession.settled_at or succession.created_at)
    for cycle in opened.order_by("pk"):
        yield _("kỳ “%(cycle)s” đã mở") % {"cycle": cycle.name}


def _changed(table: str, row: Mapping[str, Any]) -> str:
    """One row that has changed since, in words."""
    if table == _VERSION:
        return _("%(name)s đã có thay đổi khác") % {"name": row["name"]}
    if table == Obligation._meta.label_lower:
        return _changed_report(row)
    if table == Membership._meta.label_lower:
        seat = Membership.objects.filter(pk=row["id"]).select_related("user").first()
        return _("vị trí của %(name)s đã thay đổi") % {"name": seat.user.name if seat else _("một tài khoản")}
    if table == Plan._meta.label_lower:
        return _("kế hoạch “%(title)s” đã chuyển tiếp") % {"title": row["title"]}
    if table == Holding._meta.label_lower:
        return _("một vị trí trong ban chỉ đạo đã được giao lại")
    if table == Party._meta.label_lower:
        return _("các bên của một chương trình phối hợp đã được ghi lại")
    if table == Programme._meta.label_lower:
        return _("chương trình “%(title)s” đã có thay đổi khác") % {"title": row["title"]}
    if table == Assignment._meta.label_lower:
        return _("một nhiệm vụ đã được giao lại hoặc làm tiếp")
    if table == Owing._meta.label_lower:
        return _("danh sách đơn vị phải gửi của một nghĩa vụ đã được chọn lại")
    return _("%(noun)s đã có thay đổi khác") % {"noun": _NOUNS.get(table, table)}


def _changed_report(row: Mapping[str, Any]) -> str:
    obligation = Obligation.objects.select_related("cycle").get(pk=row["id"])
    names = {"cycle": obligation.cycle.name}
    if obligation.state in (ObligationState.SENT, ObligationState.ACCEPTED):
        return _("báo cáo kỳ “%(cycle)s” đã được gửi") % names
    return _("báo cáo kỳ “%(cycle)s” đã được xử lý tiếp") % names
