"""The sheet of a visit: what devices send is taken in once, and never over what their writer had not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.core.reasons import fit_reason
from dondoc.documents.attachments import Attachment
from dondoc.inspections.actions.visits import lock_visit
from dondoc.inspections.models import Finding, Sending, SheetItem, Visit, VisitFile, VisitState
from dondoc.inspections.rules.boxes import (
    LONGEST_WORDS,
    Fault,
    FindingDraft,
    drafts,
    fault_of,
    is_key,
    is_place,
    texts_of,
)
from dondoc.inspections.rules.sheets import ANSWER, HELD, RESULT, Change, Kept, merged
from dondoc.units.folding import fold

MOST_CHANGES = 1_000  # boxes of one sending
LONGEST_CAPTION = 500  # characters
MOST_FILES = 200  # of one visit
_SENTENCES = {
    Fault.UNKNOWN: gettext_lazy("Máy chủ không biết mục này. Hãy tải lại trang khi có mạng."),
    Fault.SHAPE: gettext_lazy("Nội dung không đúng dạng. Hãy ghi lại."),
    Fault.LONG: gettext_lazy("Nội dung quá dài. Hãy rút ngắn."),
    Fault.NOT_A_DAY: gettext_lazy("Ngày không hợp lệ. Hãy ghi như 05/03/2026."),
    Fault.LATER: gettext_lazy("Ngày kiểm tra ở sau hôm nay. Hãy ghi lại."),
    Fault.EARLY: gettext_lazy("Ngày kiểm tra đã quá năm năm. Hãy ghi lại đủ bốn chữ số của năm, như 05/03/2026."),
    Fault.NOT_ASKED: gettext_lazy("Bảng kiểm không còn tiêu chí này. Hãy tải lại trang khi có mạng."),
}


@transaction.atomic
def take_sheet(
    *, visit: Visit, key: str, changes: Sequence[Change], asked: Mapping[str, object], today: date, by: User
) -> dict[str, Any]:
    """Takes in what a device changed; answers what was ``stored`` (box -> revision), what is in ``clash`` with the
    change of somebody else (box -> value, revision, by, at) and what was ``refused`` (box -> sentence).

    The same ``key`` again gives the first answer and changes nothing. Raises `Refused` for a visit that is signed or
    cancelled, and for a sending out of all measure.
    """
    if len(changes) > MOST_CHANGES or not is_key(key):
        raise Refused(_("Lần gửi này không đúng dạng. Hãy tải lại trang."))
    locked = Visit.objects.select_for_update().get(pk=visit.pk)
    before = Sending.objects.filter(visit=locked, key=key).first()
    if before is not None:
        return dict(before.answer)
    lock_visit(locked)
    refused = {change.item: why for change in changes if (why := _why_not(change, asked, today))}
    rows = {row.item: row for row in locked.items.select_related("by")}
    fit = [change for change in changes if change.item not in refused]
    result = merged(fit, {item: Kept(row.value, row.revision) for item, row in rows.items()})
    _store(locked, result.write, rows, by)
    answer = {
        "stored": {change.item: revision for change, revision in (*result.write, *result.same)},
        "clash": {change.item: _clash(kept, rows[change.item]) for change, kept in result.clash},
        "refused": refused,
    }
    Sending.objects.create(visit=locked, key=key, answer=answer)
    return answer


@transaction.atomic
def sign_visit(*, visit: Visit, asked: Mapping[str, object], today: date, by: User) -> list[Finding]:
    """Signs the record: from now on it stands, and its findings are the unit's to put right.

    Raises `Refused` with what is missing: the day, the result, an answer, or something of a finding.
    """
    locked = lock_visit(visit)
    sheet = dict(locked.items.order_by("pk").values_list("item", "value"))
    found = list(drafts(sheet))
    _refuse_unfinished(locked, sheet, found, asked)
    locked.state, locked.signed_on = VisitState.SIGNED.value, today
    locked.save(update_fields=["state", "signed_on"])
    findings = [
        _open(locked, place, draft, today, by) for place, draft in enumerate(found, start=1) if draft.due is not None
    ]
    after = {"held": locked.held, "result": locked.result, "findings": len(findings)}
    record("visit.sign", locked, by=by, unit_id=locked.unit_id, after=after)
    return findings


@transaction.atomic
def add_file(
    *, visit: Visit, upload: Attachment, item: str, words: str, key: str, asked: Mapping[str, object], by: User
) -> VisitFile:
    """Keeps a photo or a paper of a visit; the same ``key`` again gives the first one. Raises `Refused`, `Invalid`."""
    locked = Visit.objects.select_for_update().get(pk=visit.pk)
    there = locked.files.filter(key=key).first()
    if there is not None:
        return there
    lock_visit(locked)
    if not is_key(key) or not is_place(item, asked) or len(words) > LONGEST_CAPTION:
        raise Refused(_("Lần gửi này không đúng dạng. Hãy tải lại trang."))
    if locked.files.count() >= MOST_FILES:
        raise Refused(_("Lần kiểm tra này đã có %(most)d tệp. Hãy bỏ bớt.") % {"most": MOST_FILES})
    problems = identifier_problems({"words": words})
    if problems:
        raise Invalid(problems)
    file = upload.keep(unit_id=locked.office_id, by=by)
    found = VisitFile.objects.create(visit=locked, file=file, item=item, words=words.strip(), key=key)
    record("visit.file", locked, by=by, unit_id=locked.unit_id, after={"file": str(found)})
    return found


@transaction.atomic
def remove_file(*, file: VisitFile, reason: str, by: User) -> None:
    """Takes a file out of a record that is not signed; it stays in the store."""
    locked = lock_visit(file.visit)
    why = fit_reason(reason, _("Chưa ghi lý do bỏ tệp. Hãy ghi lý do."))
    record("visit.file_out", locked, by=by, unit_id=locked.unit_id, before={"file": str(file)}, reason=why)
    file.delete()


def _why_not(change: Change, asked: Mapping[str, object], today: date) -> str:
    fault = fault_of(change.item, change.value, asked=asked, today=today)
    if fault is not None:
        return str(_SENTENCES[fault])
    problems = identifier_problems(texts_of(change.item, change.value))
    return problems[0].message if problems else ""


def _store(visit: Visit, changes: Sequence[tuple[Change, int]], rows: Mapping[str, SheetItem], by: User) -> None:
    if not changes:
        return
    for change, revision in changes:
        SheetItem.objects.update_or_create(
            visit=visit, item=change.item, defaults={"value": change.value, "revision": revision, "by": by}
        )
        if change.item == HELD:
            visit.held, visit.state = date.fromisoformat(change.value), VisitState.HELD.value
        elif change.item == RESULT:
            visit.result = change.value.strip()
    visit.save(update_fields=["held", "state", "result"])
    before = {change.item: rows[change.item].value if change.item in rows else None for change, _rev in changes}
    after = {change.item: change.value for change, _rev in changes}
    record("visit.sheet", visit, by=by, unit_id=visit.unit_id, before={"sheet": before}, after={"sheet": after})


def _clash(kept: Kept, row: SheetItem) -> dict[str, Any]:
    at = date_format(localtime(row.at), "SHORT_DATETIME_FORMAT")
    return {"value": kept.value, "revision": kept.revision, "by": row.by.name, "at": at}


def _refuse_unfinished(
    visit: Visit, sheet: Mapping[str, Any], found: Sequence[FindingDraft], asked: Mapping[str, object]
) -> None:
    if visit.held is None:
        raise Refused(_("Chưa ghi ngày kiểm tra. Hãy ghi ngày trong phiếu rồi ký."))
    empty = [code for code in asked if not (sheet.get(f"{ANSWER}{code}") or {}).get("value")]
    if empty:
        message = _("Còn %(n)d tiêu chí chưa có kết quả. Hãy trả lời hết, hoặc chọn “Không áp dụng”.")
        raise Refused(message % {"n": len(empty)})
    if not visit.result:
        raise Refused(_("Chưa ghi kết luận. Hãy ghi kết luận trong phiếu rồi ký."))
    if any(draft.lacks for draft in found):
        raise Refused(_("Có tồn tại chưa ghi đủ nội dung, yêu cầu hoặc hạn khắc phục. Hãy ghi đủ rồi ký."))
    if any(draft.due and draft.due < visit.held for draft in found):
        raise Refused(_("Có tồn tại có hạn khắc phục trước ngày kiểm tra. Hãy ghi lại hạn."))


def _open(visit: Visit, place: int, draft: FindingDraft, today: date, by: User) -> Finding:
    assert draft.due is not None
    finding = Finding.objects.create(
        visit=visit,
        unit_id=visit.unit_id,
        office_id=visit.office_id,
        order=place,
        item=draft.item,
        words=draft.words[:LONGEST_WORDS],
        remedy=draft.remedy[:LONGEST_WORDS],
        severity=draft.severity,
        due=draft.due,
        opened_on=today,
        folded=fold(f"{draft.words} {draft.remedy}"),
    )
    after = {"words": finding.words, "remedy": finding.remedy, "severity": finding.severity, "due": finding.due}
    record("finding.open", finding, by=by, unit_id=finding.unit_id, after=after)
    return finding
