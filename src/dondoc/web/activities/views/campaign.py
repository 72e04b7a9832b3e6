"""One campaign with its coverage, and what the office that runs it does."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.activities.actions.campaign_parts import add_item, release_unit, remove_item
from dondoc.activities.actions.campaigns import (
    cancel_campaign,
    change_campaign,
    finish_campaign,
    make_campaign,
    start_campaign,
)
from dondoc.activities.models import Campaign, CampaignItem, CampaignState, CampaignUnit
from dondoc.activities.permissions import can_enter, can_steer
from dondoc.activities.queries import calls_of, checklist, item_results, named, with_progress
from dondoc.web.activities.access import campaign_in_sight, campaign_to_run, seat_to_steer
from dondoc.web.activities.filters import Picked, below
from dondoc.web.activities.forms.campaigns import CampaignForm, ConclusionForm, ItemForm
from dondoc.web.activities.pages import form_page
from dondoc.web.activities.serving import plan_served, serves_of
from dondoc.web.activities.views.campaigns import mark_of
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest


def campaign(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """One campaign: what the seat's unit has to do, what was done of each item, and by which units."""
    day = timezone.localdate()
    campaign_in_sight(request, campaign_id, day)
    rows = with_progress(named(Campaign.objects.filter(pk=campaign_id), day))
    found = rows.select_related("plan", "task").get()
    runs = can_steer(request.user, found.unit_id, day)
    called = found.called.filter(unit_id=request.seat.unit_id).exists()
    enters = can_enter(request.user, request.seat.unit_id, day)
    calls = named(calls_of(found.pk), day)
    if not runs:
        calls = below(calls, Picked("", "", (), str(request.seat.unit_id), ""), day)
    listed = listing(request, calls, {"unit": "unit_name", "done": "deed_count"}, "unit")
    context = {
        "campaign": found,
        "mark": mark_of(found),
        "plan": plan_served(request, found.plan_id, day),
        "runs": runs,
        "is_open": found.state in (CampaignState.PREPARING, CampaignState.RUNNING),
        "items": item_results(found.pk),
        "mine": checklist(found.pk, request.seat.unit_id) if called else [],
        "may_do": called and found.state == CampaignState.RUNNING and enters,
        "list": listed,
        "whole": getattr(found, "item_count", 0) * getattr(found, "unit_count", 0),
        "item_form": ItemForm(),
    }
    return render(request, "activities/campaign.html", context)


def campaign_new(request: AuthedRequest) -> HttpResponse:
    """Begins to prepare a campaign of the seat's unit."""
    day = timezone.localdate()
    unit_id = seat_to_steer(request, day)
    form = CampaignForm(request.POST or None, unit_id=unit_id, day=day, initial={"starts": day, "ends": day})
    return form_page(
        request,
        form,
        lambda: make_campaign(unit_id=unit_id, told=form.told(), by=request.user),
        heading=_("Lập đợt mới"),
        back=reverse("campaigns"),
        back_label=_("Chiến dịch, ngày hội"),
        done=_("Đã lập. Hãy ghi việc cần làm, chọn đơn vị rồi phát động."),
        goes_to=lambda made: reverse("campaign", args=[made.pk]),
    )


def campaign_edit(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """Says anew what it is."""
    day = timezone.localdate()
    found = campaign_to_run(request, campaign_id, day)
    names = ("title", "kind", "area", "starts", "ends", "purpose")
    initial = {name: getattr(found, name) for name in names} | {"serves": serves_of(found.plan_id, found.task_id)}
    form = CampaignForm(request.POST or None, unit_id=found.unit_id, day=day, initial=initial)

    def act() -> Campaign:
        change_campaign(campaign=found, told=form.told(), by=request.user)
        return found

    back = reverse("campaign", args=[found.pk])
    heading, done = _("Sửa đợt"), _("Đã lưu thay đổi.")
    return form_page(request, form, act, heading=heading, back=back, back_label=found.title, done=done)


def campaign_item_new(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """Adds something that each unit is to do."""
    found = campaign_to_run(request, campaign_id, timezone.localdate())
    form, back = ItemForm(request.POST or None), reverse("campaign", args=[found.pk])

    def act() -> CampaignItem:
        return add_item(campaign=found, by=request.user, **form.cleaned_data)

    heading, done = _("Thêm việc cần làm"), _("Đã thêm việc.")
    return form_page(request, form, act, heading=heading, back=back, back_label=found.title, done=done)


@require_POST
def campaign_item_remove(request: AuthedRequest, item_id: int) -> HttpResponse:
    """Takes a thing to do out."""
    item = CampaignItem.objects.select_related("campaign").filter(pk=item_id).first()
    if item is None:
        raise Http404
    found = campaign_to_run(request, item.campaign_id, timezone.localdate())
    remove_item(item=item, by=request.user)
    messages.success(request, _("Đã bỏ việc."))
    return redirect("campaign", found.pk)


@require_POST
def campaign_unit_remove(request: AuthedRequest, call_id: int) -> HttpResponse:
    """Calls upon a unit no more."""
    call = CampaignUnit.objects.select_related("campaign").filter(pk=call_id).first()
    if call is None:
        raise Http404
    found = campaign_to_run(request, call.campaign_id, timezone.localdate())
    release_unit(call=call, by=request.user)
    messages.success(request, _("Đã bỏ đơn vị khỏi đợt."))
    return redirect("campaign", found.pk)


@require_POST
def campaign_start(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """Lets units begin."""
    found = campaign_to_run(request, campaign_id, timezone.localdate())
    start_campaign(campaign=found, by=request.user)
    messages.success(request, _("Đã phát động. Các đơn vị ghi kết quả tại trang này."))
    return redirect("campaign", found.pk)


def campaign_finish(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """Closes it with what was found."""
    found = campaign_to_run(request, campaign_id, timezone.localdate())
    form, back = ConclusionForm(request.POST or None), reverse("campaign", args=[found.pk])

    def act() -> Campaign:
        finish_campaign(campaign=found, conclusion=form.cleaned_data["conclusion"], by=request.user)
        return found

    heading, done = _("Tổng kết"), _("Đã tổng kết.")
    return form_page(request, form, act, heading=heading, back=back, back_label=found.title, submit=heading, done=done)


@require_POST
def campaign_cancel(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """Cancels it, with the reason."""
    found = campaign_to_run(request, campaign_id, timezone.localdate())
    cancel_campaign(campaign=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã hủy đợt."))
    return redirect("campaign", found.pk)
