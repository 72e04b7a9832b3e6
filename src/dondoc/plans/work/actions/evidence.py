"""Evidence beside assignments, and whether a plan asks for it."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.documents.attachments import Attachment
from dondoc.plans.models import Assignment, Evidence, Plan
from dondoc.plans.models.work import LONGEST_LINK
from dondoc.plans.work.actions.entering import EnteredFor, entering
from dondoc.plans.work.actions.locking import lock
from dondoc.plans.work.states import OVER

LONGEST_WORDS = 500  # characters
_SIGNS = re.compile(r"[/?&=#]+")  # they part the words of an address
MOST = 50  # pieces beside one assignment, or one round of it


@transaction.atomic
def add_file(
    *, assignment: Assignment, upload: Attachment, words: str, by: User, entered: EnteredFor | None = None
) -> Evidence:
    """Keeps a file that shows what was done."""
    said, mark, locked = _fit(words), entering(entered), _lock_for_more(assignment)
    file = upload.keep(unit_id=locked.unit_id, by=by)
    found = Evidence.objects.create(assignment=locked, file=file, words=said, by=by, **mark)
    _record("assignment.evidence", found, by)
    return found


@transaction.atomic
def add_link(*, assignment: Assignment, link: str, words: str, by: User, entered: EnteredFor | None = None) -> Evidence:
    """Keeps the address of a page that shows what was done. Raises `Invalid` for what is no address."""
    said, address, mark = _fit(words), _fit_link(link), entering(entered)
    locked = _lock_for_more(assignment)
    found = Evidence.objects.create(assignment=locked, link=address, words=said, by=by, **mark)
    _record("assignment.evidence", found, by)
    return found


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: User) -> None:
    """Takes a piece away again while the assignment, or its round, is not over; its file stays in the store."""
    _lock_open(evidence.assignment)
    if evidence.round_id is not None:
        raise Refused(_("Minh chứng này thuộc một kỳ đã báo xong nên không bỏ được. Hãy đề nghị trả lại kỳ đó trước."))
    _record("assignment.evidence_out", evidence, by)
    evidence.delete()


@transaction.atomic
def ask_evidence(*, plan: Plan, asks: bool, by: User) -> None:
    """Says whether what the plan orders is done only with evidence and a confirmation. Said twice, nothing changes."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.asks_evidence == asks:
        return
    before = {"asks_evidence": locked.asks_evidence}
    locked.asks_evidence = asks
    locked.save(update_fields=["asks_evidence"])
    after = {"asks_evidence": asks}
    record("plan.ask_evidence", locked, by=by, unit_id=locked.unit_id, before=before, after=after)


def _lock_open(assignment: Assignment) -> Assignment:
    locked = lock(assignment.pk)
    if locked.state in OVER:
        raise Refused(_("Công việc này đã kết thúc nên minh chứng không thay đổi được. Hãy đề nghị mở lại trước."))
    return locked


def _lock_for_more(assignment: Assignment) -> Assignment:
    locked = _lock_open(assignment)
    if locked.evidence.filter(round=None).count() >= MOST:
        raise Refused(_("Công việc này đã có %(most)d minh chứng. Hãy bỏ bớt trước khi thêm.") % {"most": MOST})
    return locked


def _fit(words: str) -> str:
    said = words.strip()
    if len(said) > LONGEST_WORDS:
        raise Invalid([Problem("words", _("Mô tả dài quá 500 ký tự. Hãy viết ngắn lại."))])
    refuse_identifiers({"words": said})
    return said


def _fit_link(link: str) -> str:
    address = link.strip()
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        fits = False
    if not fits or len(address) > LONGEST_LINK or not address.isprintable() or " " in address:
        message = _("Đây không phải là địa chỉ trang. Hãy ghi như https://songmay.example/ket-qua.")
        raise Invalid([Problem("link", message)])
    refuse_identifiers({"link": _SIGNS.sub(" ", unquote_plus(address))})
    return address


def _record(verb: str, evidence: Evidence, by: User) -> None:
    told = {"evidence": str(evidence), "entered_by_unit": evidence.entered_by_unit_id}
    row = evidence.assignment
    before, after = (told, None) if verb == "assignment.evidence_out" else (None, told)
    why = "" if verb == "assignment.evidence_out" else evidence.entered_reason
    record(verb, row, by=by, unit_id=row.unit_id, before=before, after=after, reason=why)
