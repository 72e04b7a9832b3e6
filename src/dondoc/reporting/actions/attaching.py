"""Files that go with a report, while it is open to be typed."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.documents.attachments import Attachment
from dondoc.reporting.actions.cycles import lock_open
from dondoc.reporting.actions.drafts import draft_of
from dondoc.reporting.asked import asked
from dondoc.reporting.filling import takes_figures
from dondoc.reporting.models import IndicatorKind, Obligation, ReportFile, Submission, SubmissionState

MOST = 20  # files in one report


@transaction.atomic
def attach(*, obligation: Obligation, indicator_id: int | None, upload: Attachment, by: User) -> ReportFile:
    """Puts a file into the report, as the answer to an indicator or beside the whole; once if it comes again.

    Raises `Refused` when the report is sent, holds `MOST` files, or asks no file there.
    """
    draft = _open_draft(obligation)
    if indicator_id is not None and indicator_id not in _asking_files(draft.obligation):
        raise Refused(_("Biểu mẫu không hỏi tệp ở mục này. Hãy tải lại trang rồi chọn lại."))
    file = upload.keep(unit_id=draft.obligation.unit_id, by=by)
    found = draft.files.filter(Q(indicator=indicator_id) if indicator_id else Q(indicator=None), file=file).first()
    if found is not None:
        return found
    if draft.files.count() >= MOST:
        raise Refused(_("Báo cáo đã có %(most)d tệp. Hãy bỏ bớt trước khi thêm.") % {"most": MOST})
    made = ReportFile.objects.create(submission=draft, indicator_id=indicator_id, file=file)
    after = {"file": made.file.name}
    record("submission.attach", draft, by=by, unit_id=draft.obligation.unit_id, after=after)
    return made


@transaction.atomic
def replace(*, obligation: Obligation, file_id: int, upload: Attachment, by: User) -> ReportFile:
    """Puts another file into the place of one; the same bytes again change nothing.

    Raises `Refused` when the report is sent, or the file that was to be replaced was taken out meanwhile.
    """
    draft = _open_draft(obligation)
    old = draft.files.select_related("file").filter(pk=file_id).first()
    if old is None:
        raise Refused(_("Tệp cần thay không còn trong báo cáo. Hãy tải lại trang rồi xem."))
    if upload.keep(unit_id=draft.obligation.unit_id, by=by).pk == old.file_id:
        return old
    _take_out(old, by)
    return attach(obligation=obligation, indicator_id=old.indicator_id, upload=upload, by=by)


@transaction.atomic
def detach(*, obligation: Obligation, file_id: int, by: User) -> None:
    """Takes a file out of the report again; it stays in the store and in the versions that were sent with it."""
    draft = _open_draft(obligation)
    found = draft.files.select_related("file").filter(pk=file_id).first()
    if found is not None:
        _take_out(found, by)


def _take_out(found: ReportFile, by: User) -> None:
    draft, before = found.submission, {"file": found.file.name}
    record("submission.detach", draft, by=by, unit_id=draft.obligation.unit_id, before=before)
    found.delete()


def _open_draft(obligation: Obligation) -> Submission:
    locked = lock_open(obligation)
    if not takes_figures(locked):
        raise Refused(_("Báo cáo này đã gửi nên không đổi tệp được. Cần sửa thì đề nghị văn phòng trả lại."))
    draft = draft_of(locked, asked(locked.cycle))
    assert draft.state == SubmissionState.DRAFT
    return draft


def _asking_files(obligation: Obligation) -> set[int]:
    return {each.pk for each in asked(obligation.cycle) if each.kind == IndicatorKind.FILE}
