"""What offices do with initiatives: approve, decline, end, release; their questions, the yearly reviews, uptakes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.activities.actions.initiatives import (
    approve_initiative,
    decline_initiative,
    end_initiative,
    release_initiative,
    withdraw_initiative,
)
from dondoc.activities.actions.reviews import add_question, drop_question, review_initiative
from dondoc.activities.actions.uptakes import end_uptake, take_up
from dondoc.activities.models import Initiative, ReviewQuestion
from dondoc.activities.permissions import (
    can_change_initiative,
    can_decide,
    can_end_initiative,
    can_end_uptake,
    can_steer,
)
from dondoc.activities.queries import questions_of
from dondoc.activities.rules.initiatives import reviews_of
from dondoc.core.errors import Denied
from dondoc.web.activities.access import (
    initiative_in_sight,
    initiative_to_change,
    initiative_to_decide,
    uptake_in_sight,
)
from dondoc.web.activities.forms.initiatives import ApproveForm, QuestionForm, ReleaseForm, ReviewForm, UptakeForm
from dondoc.web.activities.pages import form_page
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked_around


@require_POST
def initiative_approve(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Lets a proposed initiative run."""
    found = initiative_to_decide(request, initiative_id, timezone.localdate())
    form = ApproveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ngày bắt đầu chưa đúng. Hãy ghi ngày/tháng/năm, ví dụ 05/03/2026."))
        return redirect("initiative", found.pk)
    started, office = form.cleaned_data["started"], request.seat.unit_id
    approve_initiative(initiative=found, office_id=office, started=started, by=request.user)
    messages.success(request, _("Đã duyệt mô hình."))
    return redirect("initiative", found.pk)


@require_POST
def initiative_decline(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Does not approve it, with the reason."""
    found = initiative_to_decide(request, initiative_id, timezone.localdate())
    reason = request.POST.get("reason", "")
    decline_initiative(initiative=found, office_id=request.seat.unit_id, reason=reason, by=request.user)
    messages.success(request, _("Đã trả lời đơn vị là không duyệt."))
    return redirect("initiative", found.pk)


@require_POST
def initiative_end(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Ends it, with the reason."""
    day = timezone.localdate()
    found = initiative_in_sight(request, initiative_id, day)
    if not can_end_initiative(request.user, found, day):
        raise Denied
    end_initiative(initiative=found, day=day, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã kết thúc mô hình."))
    return redirect("initiative", found.pk)


def initiative_release(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Releases words about it for everybody."""
    day = timezone.localdate()
    found = initiative_to_decide(request, initiative_id, day)
    form = ReleaseForm(request.POST or None, initial={"text": found.public_text or found.purpose})

    def act() -> Initiative:
        release_initiative(initiative=found, text=form.cleaned_data["text"], day=day, by=request.user)
        return found

    back = reverse("initiative", args=[found.pk])
    heading, done = _("Công khai mô hình"), _("Mô hình đã lên trang công khai.")
    return form_page(request, form, act, heading=heading, back=back, back_label=found.title, done=done)


@require_POST
def initiative_withdraw(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Takes it off the public page."""
    found = initiative_to_decide(request, initiative_id, timezone.localdate())
    withdraw_initiative(initiative=found, by=request.user)
    messages.success(request, _("Mô hình không còn trên trang công khai."))
    return redirect("initiative", found.pk)


def initiative_uptake(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Says that a unit took it up."""
    day = timezone.localdate()
    found = initiative_in_sight(request, initiative_id, day)
    if not (can_change_initiative(request.user, found, day) or can_decide(request.user, found.unit_id, day)):
        raise Denied
    form = UptakeForm(request.POST if request.method == "POST" else None, initial={"since": day})
    chosen = picked_around(request, request.POST.get("unit", ""), day)
    if request.method == "POST" and chosen["unit"] is None:
        form.add_error(None, _("Chưa chọn đơn vị. Hãy tìm và chọn một đơn vị trong danh sách."))

    def act() -> Initiative:
        taker = chosen["unit"]
        take_up(initiative=found, unit_id=taker.unit_id, by=request.user, **form.cleaned_data)  # type: ignore[attr-defined]
        return found

    back = reverse("initiative", args=[found.pk])
    heading, done = _("Ghi đơn vị áp dụng mô hình"), _("Đã ghi đơn vị áp dụng.")
    more = chosen | {"picks_unit": True}
    return form_page(request, form, act, heading=heading, back=back, back_label=found.title, done=done, more=more)


@require_POST
def uptake_end(request: AuthedRequest, uptake_id: int) -> HttpResponse:
    """A unit goes on with an initiative no more."""
    day = timezone.localdate()
    uptake = uptake_in_sight(request, uptake_id, day)
    if not can_end_uptake(request.user, uptake, day):
        raise Denied
    end_uptake(uptake=uptake, day=day, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã ghi là đơn vị thôi áp dụng."))
    return redirect("initiative", uptake.initiative_id)


def initiative_review(request: AuthedRequest, initiative_id: int, year: int) -> HttpResponse:
    """Keeps the review of a year."""
    day = timezone.localdate()
    found = initiative_to_change(request, initiative_id, day)
    years = list(found.reviews.values_list("year", flat=True))
    if not any(each.year == year and not each.held for each in reviews_of(found.started, found.ended, years, day)):
        raise Http404
    questions = list(questions_of(found.office_id))
    form = ReviewForm(request.POST or None, questions=questions, initial={"held": day})

    def act() -> Initiative:
        given = form.cleaned_data
        typed = {name: str(value) for name, value in given.items()}
        told = {name: given[name] for name in ("held", "outcome", "remarks")}
        review_initiative(initiative=found, year=year, typed=typed, today=day, by=request.user, **told)
        return found

    back = reverse("initiative", args=[found.pk])
    heading = _("Đánh giá mô hình năm %(year)s") % {"year": year}
    done = _("Đã lưu đánh giá năm %(year)s.") % {"year": year}
    return form_page(request, form, act, heading=heading, back=back, back_label=found.title, done=done)


def initiative_questions(request: AuthedRequest) -> HttpResponse:
    """The questions that the seat's unit asks in the yearly review."""
    office = _steering(request)
    form = QuestionForm(request.POST or None)
    here = reverse("initiative-questions")
    more = {"questions": questions_of(office), "tab": "initiatives"}
    return form_page(
        request,
        form,
        lambda: add_question(office_id=office, by=request.user, **form.cleaned_data),
        heading=_("Câu hỏi đánh giá mô hình hằng năm"),
        back=here,
        back_label=_("Mô hình"),
        done=_("Đã thêm câu hỏi."),
        more=more,
        template="activities/questions.html",
    )


@require_POST
def initiative_question_drop(request: AuthedRequest, question_id: int) -> HttpResponse:
    """Asks a question no more."""
    office = _steering(request)
    question = ReviewQuestion.objects.filter(pk=question_id, office_id=office, dropped=False).first()
    if question is None:
        raise Http404
    drop_question(question=question, by=request.user)
    messages.success(request, _("Đã bỏ câu hỏi. Các đánh giá trước vẫn giữ câu trả lời."))
    return redirect("initiative-questions")


def _steering(request: AuthedRequest) -> int:
    """The seat's unit, for its office and its head; `Denied` to others."""
    if not can_steer(request.user, request.seat.unit_id, timezone.localdate()):
        raise Denied
    return request.seat.unit_id
