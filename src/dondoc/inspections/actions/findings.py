"""What units and offices do about findings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.reasons import fit_reason
from dondoc.documents.attachments import Attachment
from dondoc.inspections.models import Finding, FindingState, Remedy, RemedyState

LONGEST_WORDS = 5_000  # characters


@transaction.atomic
def answer_finding(*, finding: Finding, words: str, upload: Attachment | None, today: date, by: User) -> Remedy:
    """The unit says what it did, with proof. Raises `Invalid`, and `Refused` where it is not its turn."""
    locked = _lock(finding)
    if not locked.is_open:
        raise Refused(_("Tồn tại này đang chờ xác nhận. Hãy chờ đơn vị kiểm tra trả lời."))
    said = words.strip()
    if not said:
        raise Invalid([Problem("words", _("Kết quả khắc phục đang trống. Hãy ghi đã làm gì."))])
    if len(said) > LONGEST_WORDS:
        raise Invalid([Problem("words", _("Nội dung dài quá %(most)d ký tự. Hãy rút ngắn.") % {"most": LONGEST_WORDS})])
    refuse_identifiers({"words": said})
    file = upload.keep(unit_id=locked.unit_id, by=by) if upload is not None else None
    remedy = Remedy.objects.create(finding=locked, words=said, file=file, sent_on=today)
    _move(locked, FindingState.ANSWERED, "finding.answer", by, after={"done": said, "file": file.name if file else ""})
    return remedy


@transaction.atomic
def close_finding(*, finding: Finding, today: date, by: User) -> None:
    """The office confirms that it was put right. Raises `Refused` before the unit has answered."""
    locked = _lock(finding)
    remedy = _waiting(locked)
    remedy.state = RemedyState.ACCEPTED.value
    remedy.save(update_fields=["state"])
    locked.closed_on = today
    _move(locked, FindingState.CLOSED, "finding.close", by, after={"closed_on": today})


@transaction.atomic
def return_finding(*, finding: Finding, reason: str, by: User) -> None:
    """The office finds that it was not put right, with the reason; the unit goes on."""
    locked = _lock(finding)
    why = fit_reason(reason, _("Chưa ghi lý do trả lại. Hãy ghi còn thiếu gì."))
    remedy = _waiting(locked)
    remedy.state, remedy.reason = RemedyState.RETURNED.value, why
    remedy.save(update_fields=["state", "reason"])
    locked.reason = why
    _move(locked, FindingState.RETURNED, "finding.return", by, reason=why)


@transaction.atomic
def extend_finding(*, finding: Finding, due: date, reason: str, by: User) -> None:
    """The office gives the unit until a later day, with the reason. Raises `Invalid` for a day that is not later."""
    locked = _lock(finding)
    why = fit_reason(reason, _("Chưa ghi lý do gia hạn. Hãy ghi lý do."))
    if due <= locked.due:
        raise Invalid([Problem("due", _("Hạn mới phải sau hạn đang có. Hãy ghi lại ngày."))])
    before, locked.due = {"due": locked.due}, due
    locked.save(update_fields=["due"])
    record("finding.extend", locked, by=by, unit_id=locked.unit_id, before=before, after={"due": due}, reason=why)


def _lock(finding: Finding) -> Finding:
    locked = Finding.objects.select_for_update().get(pk=finding.pk)
    if locked.state == FindingState.CLOSED:
        raise Refused(_("Tồn tại này đã được xác nhận khắc phục. Hãy tải lại trang."))
    return locked


def _waiting(finding: Finding) -> Remedy:
    remedy = finding.remedies.filter(state=RemedyState.SENT).order_by("-pk").first()
    if finding.state != FindingState.ANSWERED or remedy is None:
        raise Refused(_("Đơn vị chưa báo kết quả khắc phục. Hãy chờ đơn vị báo hoặc đôn đốc."))
    return remedy


def _move(
    finding: Finding,
    state: FindingState,
    verb: str,
    by: User,
    *,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    finding.state = state.value
    finding.save(update_fields=["state", "reason", "closed_on"])
    record(verb, finding, by=by, unit_id=finding.unit_id, after=after, reason=reason)
