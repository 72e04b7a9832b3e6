"""One initiative, and what its own unit writes of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.activities.actions.initiatives import (
    add_paper,
    change_initiative,
    propose_again,
    propose_initiative,
    remove_paper,
)
from dondoc.activities.models import Initiative, InitiativeState
from dondoc.activities.permissions import can_decide, can_end_initiative, can_end_uptake, can_enter
from dondoc.activities.queries import named
from dondoc.activities.rules.initiatives import reviews_of
from dondoc.core.errors import Denied
from dondoc.documents.attachments import LARGEST, attachment
from dondoc.web.activities.access import initiative_in_sight, initiative_to_change, paper_in_sight, seat_to_enter
from dondoc.web.activities.forms.initiatives import ApproveForm, InitiativeForm, PaperForm
from dondoc.web.activities.pages import form_page
from dondoc.web.activities.serving import plan_served, serves_of
from dondoc.web.activities.views.initiatives import mark_of
from dondoc.web.downloads import download
from dondoc.web.requests import AuthedRequest


def initiative(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """One initiative, with its documents, who took it up, and its reviews."""
    day = timezone.localdate()
    initiative_in_sight(request, initiative_id, day)
    found = named(Initiative.objects.filter(pk=initiative_id), day).select_related("plan", "task").get()
    uptakes = list(named(found.uptakes.all(), day))
    held = {each.year: each for each in found.reviews.all()}
    changes, decides = can_enter(request.user, found.unit_id, day), can_decide(request.user, found.unit_id, day)
    context = {
        "tab": "initiatives",
        "initiative": found,
        "mark": mark_of(found),
        "plan": plan_served(request, found.plan_id, day),
        "papers": found.papers.select_related("file"),
        "uptakes": [(each, can_end_uptake(request.user, each, day)) for each in uptakes],
        "going": sum(each.ended is None for each in uptakes),
        "reviews": [
            (each, held.get(each.year), each.days_late(day))
            for each in reviews_of(found.started, found.ended, list(held), day)
        ],
        "changes": changes,
        "decides": decides,
        "may_end": found.state == InitiativeState.RUNNING and can_end_initiative(request.user, found, day),
        "spreads": found.started is not None and (changes or decides),
        "approve": ApproveForm(initial={"started": day}),
        "paper_form": PaperForm(),
    }
    return render(request, "activities/initiative.html", context)


def initiative_new(request: AuthedRequest) -> HttpResponse:
    """Proposes an initiative of the seat's unit."""
    day = timezone.localdate()
    unit_id = seat_to_enter(request, day)
    form = InitiativeForm(request.POST or None, unit_id=unit_id, day=day)
    return form_page(
        request,
        form,
        lambda: propose_initiative(unit_id=unit_id, told=form.told(), day=day, by=request.user),
        heading=_("Đề xuất mô hình"),
        back=reverse("initiatives"),
        back_label=_("Mô hình"),
        submit=_("Gửi đề xuất"),
        done=_("Đã gửi đề xuất. Văn phòng cấp trên xem và duyệt tại trang này."),
        goes_to=lambda made: reverse("initiative", args=[made.pk]),
    )


def initiative_edit(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Says anew what an initiative is."""
    day = timezone.localdate()
    found = initiative_to_change(request, initiative_id, day)
    initial = {name: getattr(found, name) for name in ("title", "area", "purpose", "content")}
    initial["serves"] = serves_of(found.plan_id, found.task_id)
    form = InitiativeForm(request.POST or None, unit_id=found.unit_id, day=day, initial=initial)

    def act() -> Initiative:
        change_initiative(initiative=found, told=form.told(), by=request.user)
        return found

    back = reverse("initiative", args=[found.pk])
    return form_page(
        request, form, act, heading=_("Sửa mô hình"), back=back, back_label=found.title, done=_("Đã lưu thay đổi.")
    )


@require_POST
def initiative_again(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Proposes anew what was declined."""
    day = timezone.localdate()
    found = initiative_to_change(request, initiative_id, day)
    propose_again(initiative=found, day=day, by=request.user)
    messages.success(request, _("Đã đề xuất lại. Văn phòng cấp trên xem và duyệt tại trang này."))
    return redirect("initiative", found.pk)


@require_POST
def initiative_paper_add(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """Keeps a document with an initiative."""
    found = initiative_to_change(request, initiative_id, timezone.localdate())
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        add_paper(initiative=found, upload=attachment(file.read(LARGEST + 1), file.name), by=request.user)
        messages.success(request, _("Đã thêm tài liệu."))
    else:
        messages.error(request, _("Chưa có tệp nào được chọn. Hãy chọn tệp rồi bấm Thêm."))
    return redirect("initiative", found.pk)


def initiative_paper(request: AuthedRequest, initiative_id: int, paper_id: int) -> FileResponse:
    """A document, to be saved."""
    return download(paper_in_sight(request, initiative_id, paper_id, timezone.localdate()).file)


@require_POST
def initiative_paper_remove(request: AuthedRequest, initiative_id: int, paper_id: int) -> HttpResponse:
    """Takes a document out."""
    day = timezone.localdate()
    paper = paper_in_sight(request, initiative_id, paper_id, day)
    if not can_enter(request.user, paper.initiative.unit_id, day):
        raise Denied
    remove_paper(paper=paper, by=request.user)
    messages.success(request, _("Đã bỏ tài liệu."))
    return redirect("initiative", initiative_id)
