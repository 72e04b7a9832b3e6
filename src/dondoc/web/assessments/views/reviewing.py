"""What reviewing units, the chair and the office do with a unit's sheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.assessments.actions.appeals import answer_appeal, ask_appeal
from dondoc.assessments.actions.concluding import conclude, reopen, return_, settle
from dondoc.assessments.actions.reviewing import finish_review, save_review, take_up_again
from dondoc.assessments.actions.standing import exclude, put_back
from dondoc.assessments.conflict import Conflict
from dondoc.assessments.models import Appeal, Assessment, Review
from dondoc.assessments.permissions import can_answer_appeal, can_conclude, can_return, can_run_round, reviewing_units
from dondoc.assessments.sheets import sheet_of
from dondoc.core.errors import Denied, Invalid
from dondoc.web.assessments.access import assessment_seen, assessment_to_send, whole_number
from dondoc.web.assessments.lines import Typed, stored_texts, theirs
from dondoc.web.assessments.views.reading import reading_page
from dondoc.web.requests import AuthedRequest


@require_POST
def review_save(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Keeps what the reviewing unit finds; accepts the rest of a section, or finishes, where such a button was used."""
    found, unit_id = _to_review(request, assessment_id)
    day, section, finishes = timezone.localdate(), whole_number(request, "section"), "finish" in request.POST
    version = whole_number(request, "version")
    try:
        saved = save_review(
            assessment=found,
            version=version,
            unit_id=unit_id,
            typed=request.POST.dict(),
            revision=whole_number(request, "revision"),
            by=request.user,
            section_id=section or None,
        )
    except Conflict as error:
        return _overtaken(request, found, error)
    problems = list(saved.problems)
    if finishes and not problems:
        try:
            finish_review(
                assessment=found, version=version, unit_id=unit_id, revision=saved.review.revision, by=request.user
            )
        except Invalid as error:
            problems = list(error.problems)
    if problems:
        found.refresh_from_db()
        faults = {each.where: each.message for each in problems}
        messages.error(request, _("Đã lưu phần hợp lệ. Còn chỗ cần sửa, xem các ô có dấu đỏ."))
        wrong = {name: request.POST[name] for name in faults if name in request.POST}
        return reading_page(request, found, day, Typed(wrong, faults), status=422)
    messages.success(request, _("Đã chấm xong phiếu này.") if finishes else _("Đã lưu kết quả thẩm định."))
    where = f"#muc-{section}" if section else ""
    return redirect(_back(assessment_id) + where)


def _overtaken(request: AuthedRequest, found: Assessment, error: Conflict) -> HttpResponse:
    """The sheet with what was typed, and at each box what is stored meanwhile."""
    kept = error.kept
    assert isinstance(kept, Review)
    stored = stored_texts(sheet_of(found.round.criteria), kept.answers, kept.reasons)
    typed = request.POST.dict()
    messages.error(request, str(error))
    return reading_page(request, found, timezone.localdate(), Typed(typed, theirs(typed, stored)), status=409)


@require_POST
def review_again(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """The reviewing unit goes on with a review that it had finished."""
    found, unit_id = _to_review(request, assessment_id)
    take_up_again(assessment=found, version=whole_number(request, "version"), unit_id=unit_id, by=request.user)
    return redirect("assessment", assessment_id)


@require_POST
def review_settle(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """The chair settles one difference."""
    found = _to_conclude(request, assessment_id)
    criterion = whole_number(request, "criterion")
    settle(
        assessment=found,
        version=whole_number(request, "version"),
        criterion_id=criterion,
        text=request.POST.get("answer", ""),
        word=request.POST.get("reason", ""),
        by=request.user,
    )
    messages.success(request, _("Đã chốt tiêu chí này."))
    return redirect(f"{_back(assessment_id)}#tc-{criterion}")


@require_POST
def review_conclude(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """The chair concludes for the council."""
    conclude(assessment=_to_conclude(request, assessment_id), version=whole_number(request, "version"), by=request.user)
    messages.success(request, _("Đã kết luận. Điểm và mức được tính theo bộ tiêu chí."))
    return redirect("assessment", assessment_id)


@require_POST
def review_reopen(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Takes a conclusion back before it is decided."""
    reopen(assessment=_to_conclude(request, assessment_id), reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã mở lại việc thẩm định."))
    return redirect("assessment", assessment_id)


@require_POST
def assessment_return(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Sends a sheet back to its unit."""
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    if not can_return(request.user, found, day):
        raise Denied(_("Chỉ đơn vị thẩm định và văn phòng của đợt trả lại phiếu được."))
    reason, version = request.POST.get("reason", ""), whole_number(request, "version")
    return_(assessment=found, version=version, reason=reason, by=request.user)
    messages.success(request, _("Đã trả lại. Đơn vị thấy lý do ở đầu phiếu."))
    return redirect("assessment", assessment_id)


@require_POST
def assessment_exclude(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Takes a unit out of the round."""
    found = _to_run(request, assessment_id)
    exclude(assessment=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã đưa đơn vị ra ngoài đợt chấm điểm."))
    return redirect("assessment", assessment_id)


@require_POST
def assessment_put_back(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """Takes it in again."""
    put_back(assessment=_to_run(request, assessment_id), by=request.user)
    messages.success(request, _("Đã đưa đơn vị trở lại đợt chấm điểm."))
    return redirect("assessment", assessment_id)


@require_POST
def appeal_ask(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """The unit's head asks to look again."""
    day = timezone.localdate()
    found = assessment_to_send(request.user, assessment_id, day)
    ask_appeal(assessment=found, reason=request.POST.get("reason", ""), day=day, by=request.user)
    messages.success(request, _("Đã gửi kiến nghị. Đơn vị quyết định sẽ trả lời tại trang này."))
    return redirect("assessment", assessment_id)


@require_POST
def appeal_answer(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """The head who decided answers."""
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    appeal = Appeal.objects.filter(assessment=found).select_related("assessment__round").first()
    if appeal is None or not can_answer_appeal(request.user, appeal, day):
        raise Denied(_("Chỉ thủ trưởng đơn vị quyết định trả lời kiến nghị được."))
    accepted = request.POST.get("outcome") == "accepted"
    answer_appeal(appeal=appeal, accepted=accepted, answer=request.POST.get("reason", ""), by=request.user)
    messages.success(
        request,
        _("Đã chấp nhận kiến nghị: phiếu được thẩm định lại.") if accepted else _("Đã trả lời không chấp nhận."),
    )
    return redirect("assessment", assessment_id)


def _to_review(request: AuthedRequest, assessment_id: int) -> tuple[Assessment, int]:
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    units = reviewing_units(request.user, found, day)
    if not units:
        raise Denied(_("Đơn vị bạn không thẩm định phiếu này."))
    return found, request.seat.unit_id if request.seat.unit_id in units else units[0]


def _to_conclude(request: AuthedRequest, assessment_id: int) -> Assessment:
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    if not can_conclude(request.user, found, day):
        raise Denied(_("Chỉ đơn vị giữ vai trò chủ tịch hội đồng làm được việc này."))
    return found


def _to_run(request: AuthedRequest, assessment_id: int) -> Assessment:
    day = timezone.localdate()
    found = assessment_seen(request.user, assessment_id, day)
    if not can_run_round(request.user, found.round, day):
        raise Denied(_("Chỉ văn phòng của đơn vị mở đợt làm được việc này."))
    return found


def _back(assessment_id: int) -> str:
    return reverse("assessment", args=[assessment_id])
