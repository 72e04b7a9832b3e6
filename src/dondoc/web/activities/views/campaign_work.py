"""The units of a campaign: called upon by the office, and what each of them did."""

from __future__ import annotations

import io

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.activities.actions.campaign_parts import call_units
from dondoc.activities.actions.deeds import do_item, undo_item
from dondoc.activities.models import CampaignItem, ItemDone
from dondoc.activities.permissions import can_enter, can_steer
from dondoc.core.errors import Denied
from dondoc.documents.attachments import LARGEST, attachment
from dondoc.exports.campaigns import write_coverage
from dondoc.units.queries import search, seen_by, subtree
from dondoc.web.activities.access import campaign_in_sight, campaign_to_run
from dondoc.web.activities.forms.campaigns import DeedForm
from dondoc.web.activities.pages import form_page
from dondoc.web.downloads import XLSX, download
from dondoc.web.plans.choice import below, choice_of
from dondoc.web.requests import AuthedRequest

FOUND = 12


def campaign_units(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """Chooses the units to call upon: by kind, by level, one by one."""
    day = timezone.localdate()
    campaign = campaign_to_run(request, campaign_id, day)
    under = below(campaign.unit_id, day)
    if request.method == "POST":
        chosen = under.chosen(choice_of(request.POST))
        added = call_units(campaign=campaign, unit_ids=[each.unit_id for each in chosen], day=day, by=request.user)
        said = ngettext("Đã thêm %(count)d đơn vị.", "Đã thêm %(count)d đơn vị.", added)
        messages.success(request, said % {"count": added})
        return redirect("campaign", campaign.pk)
    asked, text = choice_of(request.GET), request.GET.get("q", "").strip()
    ticked = [each for each in under.versions if each.unit_id in asked.units]
    found = search(subtree(campaign.unit_id, day), text)[:FOUND] if text else []
    context = {
        "campaign": campaign,
        "under": under,
        "asked": asked,
        "ticked": ticked,
        "found": [each for each in found if each.unit_id not in asked.units and each.unit_id != campaign.unit_id],
        "text": text,
        "meant": len(under.chosen(asked)),
        "url": reverse("campaign-units", args=[campaign.pk]),
        "back": reverse("campaign", args=[campaign.pk]),
        "submit": _("Huy động các đơn vị này"),
    }
    template = "activities/campaign_units.html"
    if request.htmx:
        template = "units/choose_below.html#choice"
    return render(request, template, context)


def campaign_do(request: AuthedRequest, item_id: int) -> HttpResponse:
    """Says what the seat's unit did of an item."""
    day = timezone.localdate()
    item = CampaignItem.objects.select_related("campaign").filter(pk=item_id).first()
    if item is None:
        raise Http404
    campaign = campaign_in_sight(request, item.campaign_id, day)
    unit_id = request.seat.unit_id
    if not campaign.called.filter(unit_id=unit_id).exists() or not can_enter(request.user, unit_id, day):
        raise Denied
    deed = item.done.filter(unit_id=unit_id).first()
    initial: dict[str, object] = {"done_on": day}
    if deed is not None:
        initial = {"done_on": deed.done_on, "count": deed.count, "note": deed.note}
    form = DeedForm(request.POST or None, request.FILES or None, item=item, initial=initial)

    def act() -> ItemDone:
        given = form.cleaned_data
        file = given["file"]
        return do_item(
            item=item,
            unit_id=unit_id,
            done_on=given["done_on"],
            count=given.get("count"),
            note=given["note"],
            upload=attachment(file.read(LARGEST + 1), file.name) if file else None,
            today=day,
            by=request.user,
        )

    back = reverse("campaign", args=[campaign.pk])
    return form_page(
        request, form, act, heading=item.text, back=back, back_label=campaign.title, done=_("Đã ghi kết quả việc này.")
    )


@require_POST
def deed_undo(request: AuthedRequest, deed_id: int) -> HttpResponse:
    """Takes back that the unit did an item."""
    day = timezone.localdate()
    deed = _deed_in_sight(request, deed_id)
    if not can_enter(request.user, deed.unit_id, day):
        raise Denied
    undo_item(deed=deed, by=request.user)
    messages.success(request, _("Đã bỏ kết quả của việc này."))
    return redirect("campaign", deed.item.campaign_id)


def deed_file(request: AuthedRequest, deed_id: int) -> FileResponse:
    """The evidence of what a unit did, to be saved."""
    return download(_deed_in_sight(request, deed_id).file)


def _deed_in_sight(request: AuthedRequest, deed_id: int) -> ItemDone:
    """What a unit in sight did; or any unit, for the office that runs the campaign."""
    day = timezone.localdate()
    deed = ItemDone.objects.select_related("item__campaign", "file").filter(pk=deed_id).first()
    if deed is None:
        raise Http404
    seen = seen_by(request.user, day).filter(unit_id=deed.unit_id).exists()
    if not seen and not can_steer(request.user, deed.item.campaign.unit_id, day):
        raise Http404
    return deed


def campaign_coverage(request: AuthedRequest, campaign_id: int) -> FileResponse:
    """What each unit did of each item, as an Excel file."""
    day = timezone.localdate()
    campaign = campaign_in_sight(request, campaign_id, day)
    file = io.BytesIO()
    write_coverage(file, campaign, seen_by(request.user, day), day)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"dot-{campaign.pk}.xlsx", content_type=XLSX)
