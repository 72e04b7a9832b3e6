"""A unit's sheet: typed and sent by the unit, read and reviewed by others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.assessments.actions.proofs import add_proof, remove_proof
from dondoc.assessments.actions.scoring import open_draft, save_self_score, send_self_score
from dondoc.assessments.conflict import Conflict
from dondoc.assessments.models import Assessment, Proof, ScoreState, SelfScore
from dondoc.assessments.permissions import can_fill, can_send, sends_instead_of
from dondoc.assessments.rules.states import WITH_UNIT
from dondoc.assessments.sheets import Sheet, sheet_of
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.documents.attachments import LARGEST, attachment
from dondoc.web.assessments.access import assessment_seen, assessment_to_fill, assessment_to_send, whole_number
from dondoc.web.assessments.lines import Typed, stored_texts, theirs
from dondoc.web.assessments.pages import base_context
from dondoc.web.assessments.sheet import live, parts_of
from dondoc.web.assessments.sheet_words import totals_of
from dondoc.web.assessments.views.reading import reading_page
from dondoc.web.downloads import download
from dondoc.web.requests import AuthedRequest


def assessment(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """The form for those who fill it while it is with the unit, else the sheet as it was sent."""
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    if found.at in WITH_UNIT and "ban" not in request.GET and can_fill(request.user, found, day):
        return _filling_page(request, found, day)
    return reading_page(request, found, day)


@require_POST
def assessment_save(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Keeps what is typed so far. The page's own script is answered in JSON, a plain form with a page."""
    day = timezone.localdate()
    found = assessment_to_fill(request.user, assessment_id, day)
    if request.headers.get("accept") == "application/json":
        return _save_for_script(request, found, day)
    try:
        saved = save_self_score(
            assessment=found, typed=request.POST.dict(), revision=_revision(request), day=day, by=request.user
        )
    except Conflict as error:
        return _overtaken(request, found, day, error)
    if problems := saved.problems():
        return _again(request, found, day, problems)
    messages.success(request, _("Đã lưu. Phiếu chưa gửi đi cho đến khi thủ trưởng bấm Gửi."))
    return redirect("assessment", assessment_id)


@require_POST
def assessment_send(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Saves what stands on the page and sends it. Sent twice, it is one sheet."""
    day = timezone.localdate()
    found = assessment_to_send(request.user, assessment_id, day)
    typed, revision = request.POST.dict(), _revision(request)
    try:
        send_self_score(
            assessment=found,
            typed=typed,
            revision=revision,
            now=timezone.now(),
            day=day,
            by=request.user,
            instead_of=sends_instead_of(request.user, found, day),
        )
    except Conflict as error:
        return _overtaken(request, found, day, error)
    except Invalid as error:
        save_self_score(assessment=found, typed=typed, revision=revision, day=day, by=request.user)
        return _again(request, found, day, error.problems)
    messages.success(request, _("Đã gửi phiếu tự chấm. Kết quả thẩm định sẽ hiện ở trang này."))
    return redirect("assessment", assessment_id)


@require_POST
def proof_add(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Puts a file beside a criterion."""
    day = timezone.localdate()
    found = assessment_to_fill(request.user, assessment_id, day)
    file = request.FILES.get("file")
    if file is None:
        raise Refused(_("Chưa chọn tệp. Hãy chọn một tệp PDF, DOCX hoặc ảnh rồi tải lên."))
    upload = attachment(file.read(LARGEST + 1), file.name or "", unnamed="minh-chung")
    criterion = whole_number(request, "criterion")
    add_proof(assessment=found, criterion_id=criterion, upload=upload, day=day, by=request.user)
    messages.success(request, _("Đã thêm tệp minh chứng."))
    return redirect(f"{_url(assessment_id)}#tc-{criterion}")


@require_POST
def proof_remove(request: AuthedRequest, assessment_id: int, proof_id: int) -> HttpResponse:
    """Takes a file away again."""
    day = timezone.localdate()
    found = assessment_to_fill(request.user, assessment_id, day)
    remove_proof(assessment=found, proof_id=proof_id, day=day, by=request.user)
    messages.success(request, _("Đã bỏ tệp minh chứng."))
    return redirect("assessment", assessment_id)


def proof(request: AuthedRequest, assessment_id: int, proof_id: int) -> FileResponse:
    """The file, to be saved: of what was sent for all who see the sheet, of a draft for who fills it."""
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    rows = Proof.objects.filter(self_score__assessment=found).select_related("file")
    if not can_fill(request.user, found, day):
        rows = rows.exclude(self_score__state=ScoreState.DRAFT)
    return download(get_object_or_404(rows, pk=proof_id).file)


def _filling_page(
    request: AuthedRequest,
    found: Assessment,
    day: date,
    typed: Typed | None = None,
    problems: Sequence[Problem] = (),
    status: int = 200,
) -> HttpResponse:
    sheet = sheet_of(found.round.criteria)
    draft = open_draft(found, sheet, day)
    outcome = sheet.outcome(draft.answers, draft.attributes)
    context = base_context(request, found, day) | {
        "parts": parts_of(found, sheet, draft, outcome, typed=typed),
        "totals": totals_of(sheet, outcome),
        "draft": draft,
        "note": typed.texts.get("note", draft.note) if typed else draft.note,
        "note_fault": typed.faults.get("note", "") if typed else "",
        "revision": draft.revision,
        "saved": draft if draft.pk and typed is None else None,
        "is_stored": typed is None,
        "problems": problems,
        "overtaken": status == 409,
        "may_send": can_send(request.user, found, day),
    }
    return render(request, "assessments/fill.html", context, status=status)


def _again(
    request: AuthedRequest, found: Assessment, day: date, problems: Sequence[Problem], status: int = 422
) -> HttpResponse:
    """The form with what was typed and what stands in the way of it, each with the way to its box."""
    found.refresh_from_db()
    faults = {each.where: each.message for each in problems if each.where}
    return _filling_page(request, found, day, Typed(request.POST.dict(), faults), problems, status)


def _overtaken(request: AuthedRequest, found: Assessment, day: date, error: Conflict) -> HttpResponse:
    """The form with what was typed, and at each box what is stored meanwhile."""
    kept = error.kept
    assert isinstance(kept, SelfScore)
    stored = _as_stored(sheet_of(found.round.criteria), kept)["stored"]
    differ = [Problem(name, words) for name, words in theirs(request.POST.dict(), stored).items()]
    return _again(request, found, day, [Problem("", str(error)), *differ], status=409)


def _save_for_script(request: AuthedRequest, found: Assessment, day: date) -> JsonResponse:
    sheet = sheet_of(found.round.criteria)
    try:
        saved = save_self_score(
            assessment=found, typed=request.POST.dict(), revision=_revision(request), day=day, by=request.user
        )
    except Conflict as error:
        assert isinstance(error.kept, SelfScore)
        return JsonResponse({"message": str(error), "who": error.who} | _as_stored(sheet, error.kept), status=409)
    except Refused as error:
        return JsonResponse({"message": str(error)}, status=422)
    told: dict[str, Any] = {
        "time": time_format(timezone.localtime(saved.draft.saved_at), "H:i"),
        "faults": saved.faults,
        "refused": {each.where: each.message for each in saved.refused},
    }
    return JsonResponse(told | live(sheet, saved.draft) | _as_stored(sheet, saved.draft))


def _as_stored(sheet: Sheet, draft: SelfScore) -> dict[str, Any]:
    """The revision of a draft and the text of each box as it stands in it."""
    stored = stored_texts(sheet, draft.answers, draft.explanations)
    return {"revision": draft.revision, "stored": stored | {"note": draft.note}}


def _revision(request: AuthedRequest) -> int:
    value = request.POST.get("revision", "")
    if not value.isdecimal():
        raise Refused(_("Thiếu số phiên bản của bản nháp. Hãy tải lại trang rồi nhập tiếp."))
    return int(value)


def _url(assessment_id: int) -> str:
    return reverse("assessment", args=[assessment_id])
