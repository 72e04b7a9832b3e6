"""Saving a report as it is typed, and sending it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.accounts.models import Role
from dondoc.accounts.permissions import sits_at
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.reporting.actions.drafts import Conflict, Saved, enter_for, fill_nil, save_draft, stop_entering
from dondoc.reporting.actions.submissions import save_and_send
from dondoc.reporting.asked import asked, asking
from dondoc.reporting.checking import explanation_name
from dondoc.reporting.faults import sentence
from dondoc.reporting.models import Obligation, Submission
from dondoc.reporting.permissions import can_enter_for
from dondoc.reporting.rules.forms import file_name, slots, text_name
from dondoc.web.reporting.access import obligation_seen, obligation_to_fill, obligation_to_send
from dondoc.web.reporting.estimates import estimates
from dondoc.web.reporting.explaining import explanations_typed_again
from dondoc.web.reporting.fields import typed_again
from dondoc.web.reporting.filling_page import Typed, filling_page
from dondoc.web.reporting.hints import hints
from dondoc.web.requests import AuthedRequest

WORD_BOXES = (text_name, file_name)


@require_POST
def obligation_save(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Keeps what is typed so far. The page's own script is answered in JSON, a plain form with a page."""
    found = obligation_to_fill(request, obligation_id, timezone.localdate())
    if request.headers.get("accept") == "application/json":
        return _save_for_script(request, found)
    try:
        saved = _save(request, found)
    except Conflict as error:
        return again(request, found, revision_of(request), error)
    if saved.faults or saved.refused:
        return again(request, found, saved.draft.revision, Invalid(saved.problems()))
    messages.success(request, _("Đã lưu. Báo cáo chưa gửi đi cho đến khi thủ trưởng bấm Gửi."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_nil(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Writes 0 wherever a number is asked; what else stands on the page is kept first."""
    found = obligation_to_fill(request, obligation_id, timezone.localdate())
    try:
        saved = _save(request, found)
        fill_nil(obligation=found, revision=saved.draft.revision, by=request.user)
    except Conflict as error:
        return again(request, found, revision_of(request), error)
    messages.success(request, _("Đã ghi số 0 vào mọi ô số. Hãy xem lại rồi gửi báo cáo không phát sinh."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_enter(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Begins to enter the report for the unit that owes it, from the office of a unit above."""
    found = obligation_seen(request.user, obligation_id, timezone.localdate())
    if not can_enter_for(request.user, found, request.seat.unit_id, timezone.localdate()):
        raise Denied(_("Chỉ văn phòng của đơn vị cấp trên nhập thay được. Hãy đổi sang vai trò đó ở đầu trang."))
    enter_for(obligation=found, unit_id=request.seat.unit_id, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Bạn đang nhập thay cho đơn vị. Đơn vị thấy ai nhập thay và vì sao."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_stop(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Takes back that an office enters the report: by that office, or by the unit itself."""
    found = obligation_to_fill(request, obligation_id, timezone.localdate())
    stop_entering(obligation=found, by=request.user)
    messages.success(request, _("Đã thôi nhập thay. Đơn vị tự nhập báo cáo."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_send(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Saves what stands on the page and sends it. Sent twice, it is one report."""
    found, instead_of = obligation_to_send(request, obligation_id, timezone.localdate())
    revision = revision_of(request)
    try:
        sending = save_and_send(
            obligation=found,
            typed=request.POST.dict(),
            narrative=narrative_of(request),
            revision=revision,
            now=timezone.now(),
            by=request.user,
            instead_of=instead_of,
        )
    except Conflict as error:
        return again(request, found, revision, error)
    if sending.problems:
        return again(request, found, sending.report.revision, Invalid(sending.problems))
    messages.success(request, _("Đã gửi báo cáo. Văn phòng tổng hợp sẽ xem và trả lời tại trang này."))
    return redirect("obligation", obligation_id)


def _save(request: AuthedRequest, found: Obligation) -> Saved:
    return save_draft(
        obligation=found,
        typed=request.POST.dict(),
        narrative=narrative_of(request),
        revision=revision_of(request),
        by=request.user,
    )


def _save_for_script(request: AuthedRequest, found: Obligation) -> JsonResponse:
    try:
        saved = _save(request, found)
    except Conflict as error:
        return JsonResponse({"message": str(error), "who": error.who} | _as_stored(error.draft), status=409)
    except Refused as error:
        return JsonResponse({"message": str(error)}, status=422)
    indicators = asking(found.cycle).indicators
    own = sits_at(request.user, found.unit_id, Role.OFFICER, Role.HEAD, day=timezone.localdate())
    guessed = estimates(found, indicators, saved.draft.values, own=own)
    return JsonResponse(
        {
            "time": time_format(timezone.localtime(saved.draft.saved_at), "H:i"),
            "faults": {name: sentence(fault) for name, fault in saved.faults.items()},
            "hints": hints(found, indicators, saved.draft.values),
            "changes": {name: each.change for name, each in guessed.items()},
            "refused": {problem.where: problem.message for problem in saved.refused},
        }
        | _as_stored(saved.draft)
    )


def _as_stored(draft: Submission) -> dict[str, Any]:
    """The revision of a draft and the text of each box as it stands in it."""
    asks = asking(draft.obligation.cycle)
    stored = typed_again(draft.values, draft.texts, [(str(each.pk), each) for each in asks.indicators])
    said = explanations_typed_again(asks.checks, draft)
    return {"revision": draft.revision, "stored": stored | said | {"narrative": draft.narrative}}


def again(request: AuthedRequest, found: Obligation, revision: int, why: Conflict | Invalid) -> HttpResponse:
    """The form with what was typed and what stands in the way of it."""
    found.refresh_from_db()
    texts, narrative = request.POST.dict(), narrative_of(request)
    if isinstance(why, Conflict):
        typed = Typed(texts, narrative, why.draft.revision, theirs=why.draft, theirs_by=why.who)
    else:
        faults = {each.where: each.message for each in why.problems if each.where in _boxes(found)}
        problems = [each for each in why.problems if each.where not in faults]
        typed = Typed(texts, narrative, revision, faults, problems)
    return filling_page(request, found, timezone.localdate(), typed)


def _boxes(found: Obligation) -> set[str]:
    indicators = asked(found.cycle)
    explained = {explanation_name(each) for each in found.cycle.form.checks.all()}
    words = {name(each) for each in indicators for name in WORD_BOXES}
    return {slot.name for slot in slots(indicators)} | words | explained


def narrative_of(request: AuthedRequest) -> str:
    return request.POST.get("narrative", "").replace("\x00", "")


def revision_of(request: AuthedRequest) -> int:
    value = request.POST.get("revision", "")
    if not value.isdecimal():
        raise Refused(_("Thiếu số phiên bản của bản nháp. Hãy tải lại trang rồi nhập tiếp."))
    return int(value)
