"""Files that show what a unit says of itself, while its sheet is open."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import lock
from dondoc.assessments.actions.scoring import open_draft
from dondoc.assessments.models import Assessment, Proof, SelfScore
from dondoc.assessments.rules.states import WITH_UNIT
from dondoc.assessments.sheets import sheet_of
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.documents.attachments import Attachment

MOST = 100  # files of one sheet


@transaction.atomic
def add_proof(*, assessment: Assessment, criterion_id: int, upload: Attachment, day: date, by: User) -> Proof:
    """Puts a file beside a criterion; the same file once.

    Raises `Refused` where the sheet is sent, has no such criterion, or holds `MOST` files.
    """
    locked, draft = _open(assessment, day)
    if not locked.round.criteria.criteria.filter(pk=criterion_id).exists():
        raise Refused(_("Bộ tiêu chí không có tiêu chí này. Hãy tải lại trang rồi chọn lại."))
    file = upload.keep(unit_id=locked.unit_id, by=by)
    found = draft.proofs.filter(criterion_id=criterion_id, file=file).first()
    if found is not None:
        return found
    if draft.proofs.count() >= MOST:
        raise Refused(_("Phiếu đã có %(most)d tệp. Hãy bỏ bớt trước khi thêm.") % {"most": MOST})
    made = Proof.objects.create(self_score=draft, criterion_id=criterion_id, file=file)
    record("assessment.attach", locked, by=by, unit_id=locked.unit_id, after={"file": file.name})
    return made


@transaction.atomic
def remove_proof(*, assessment: Assessment, proof_id: int, day: date, by: User) -> None:
    """Takes a file away again; it stays in the versions that were sent with it."""
    locked, draft = _open(assessment, day)
    found = draft.proofs.select_related("file").filter(pk=proof_id).first()
    if found is not None:
        record("assessment.detach", locked, by=by, unit_id=locked.unit_id, before={"file": found.file.name})
        found.delete()


def _open(assessment: Assessment, day: date) -> tuple[Assessment, SelfScore]:
    locked = lock(assessment)
    if locked.at not in WITH_UNIT:
        raise Refused(_("Phiếu đã gửi nên không đổi tệp được. Cần sửa thì đề nghị đơn vị thẩm định trả lại."))
    draft = open_draft(locked, sheet_of(locked.round.criteria), day)
    if draft.pk is None:
        draft.save()
    return locked, draft
