"""Campaigns of commendation: all in sight, one, a new one, its forms of award."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.commendation.actions import add_form, cancel_campaign, change_campaign, open_campaign, remove_form
from dondoc.commendation.models import AwardForm, CampaignState, CommendationCampaign, Meeting
from dondoc.commendation.permissions import can_run
from dondoc.commendation.queries import campaigns_for, found_of, proposals_for, quota_places, used_places
from dondoc.core.errors import Denied, Invalid
from dondoc.exports.commendation_sheets import write_campaigns
from dondoc.units.folding import any_accents, fold
from dondoc.units.models import UnitKind
from dondoc.units.queries import as_of
from dondoc.web.commendation.access import campaign_in_sight, campaign_to_run, may_propose
from dondoc.web.commendation.forms import USUAL_FORMS, AwardFormForm, CampaignForm
from dondoc.web.downloads import as_excel
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"title": "title", "year": "year", "due": "propose_by", "state": "state"}


def commendations(request: AuthedRequest) -> HttpResponse:
    """The campaigns in sight."""
    today = timezone.localdate()
    context = {
        "list": listing(request, _asked(request, today), COLUMNS, "-year"),
        "text": request.GET.get("q", "").strip()[:200],
        "state": request.GET.get("state", ""),
        "query": request.GET.urlencode(),
        "states": CampaignState.choices,
        "can_open": can_run(request.user, request.seat.unit_id, today),
    }
    template = "commendation/list.html#rows" if request.htmx else "commendation/list.html"
    return render(request, template, context)


def commendations_export(request: AuthedRequest) -> FileResponse:
    """The same, all of them, as an Excel file."""
    today = timezone.localdate()
    rows = _asked(request, today).order_by("-year", "pk")
    return as_excel(f"dot-khen-thuong-{today:%Y-%m-%d}.xlsx", lambda file: write_campaigns(file, rows))


def _asked(request: AuthedRequest, today: date) -> QuerySet[CommendationCampaign]:
    """The campaigns in sight that the query string asks for."""
    rows = campaigns_for(request.user, today)
    for word in fold(request.GET.get("q", "").strip()[:200]).split():
        rows = rows.filter(title__iregex=any_accents(word))
    state = request.GET.get("state", "")
    return rows.filter(state=state) if state in CampaignState.values else rows


def campaign(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """One campaign: quotas, proposals with their conditions, the council."""
    today = timezone.localdate()
    found = campaign_in_sight(request, commendation_id, today)
    rows = proposals_for(request.user, today).filter(campaign=found).order_by("form__order", "pk")
    page = listing(request, rows, {"form": "form__order", "unit": "unit_folded", "votes": "votes_for"}, "form")
    told = {} if found.state in ("decided", "cancelled") else found_of(found, list(page.page), today)
    members = list(found.members.all())
    names = dict(as_of(today).filter(unit_id__in=[one.unit_id for one in members]).values_list("unit_id", "name"))
    limits, kinds, every = quota_places(found, today), dict(UnitKind.choices), _("mọi loại")
    used = used_places(found.proposals.only("campaign_id", "form_id", "state"))
    forms = [
        (
            form,
            used[form.pk],
            [(kinds.get(kind, every), most) for kind, most in limits.get(form.pk, {}).items()],
        )
        for form in found.forms.all()
    ]
    context = {
        "campaign": found,
        "list": page,
        "rows": [(one, told.get(one.pk)) for one in page.page],
        "forms": forms,
        "members": [(one, names.get(one.unit_id, "–")) for one in members],
        "meeting": Meeting.objects.filter(campaign=found).first(),
        "can_run": can_run(request.user, found.unit_id, today),
        "can_propose": found.state == "open" and may_propose(request, found, request.seat.unit_id, today),
        "is_late": found.state == "open" and found.propose_by < today,
    }
    return render(request, "commendation/campaign.html", context)


def new_campaign(request: AuthedRequest) -> HttpResponse:
    """Opens a campaign of the seat's unit."""
    today = timezone.localdate()
    if not can_run(request.user, request.seat.unit_id, today):
        raise Denied
    form = CampaignForm(request.POST or None, initial=CampaignForm.initial_for(today))
    if form.is_valid():
        try:
            made = open_campaign(unit_id=request.seat.unit_id, draft=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã mở đợt khen thưởng. Hãy thêm các hình thức và chỉ tiêu."))
            return redirect("commendation-form", made.pk)
    status = 422 if form.errors else 200
    return render(request, "commendation/edit.html", {"form": form, "campaign": None}, status=status)


def edit_campaign(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """Puts a campaign right."""
    found = campaign_to_run(request, commendation_id, timezone.localdate())
    form = CampaignForm(request.POST or None, initial=CampaignForm.initial_of(found))
    if form.is_valid():
        try:
            change_campaign(campaign=found, draft=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu đợt khen thưởng."))
            return redirect("commendation", found.pk)
    status = 422 if form.errors else 200
    return render(request, "commendation/edit.html", {"form": form, "campaign": found}, status=status)


@require_POST
def cancel(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """Ends a campaign without a decision."""
    found = campaign_to_run(request, commendation_id, timezone.localdate())
    cancel_campaign(campaign=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã hủy đợt khen thưởng."))
    return redirect("commendation", found.pk)


def new_form(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """Adds a form of award, or a quota to one."""
    found = campaign_to_run(request, commendation_id, timezone.localdate())
    form = AwardFormForm(request.POST or None, initial={"name": request.GET.get("name", "")[:200]})
    if form.is_valid():
        try:
            add_form(campaign=found, by=request.user, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu hình thức khen thưởng."))
            return redirect("commendation", found.pk)
    context = {"form": form, "campaign": found, "usual": USUAL_FORMS}
    return render(request, "commendation/form.html", context, status=422 if form.errors else 200)


@require_POST
def drop_form(request: AuthedRequest, award_form_id: int) -> HttpResponse:
    """Takes a form of award out."""
    form = AwardForm.objects.select_related("campaign").filter(pk=award_form_id).first()
    if form is None:
        raise Http404
    campaign_to_run(request, form.campaign_id, timezone.localdate())
    remove_form(form=form, by=request.user)
    messages.success(request, _("Đã bỏ hình thức khen thưởng."))
    return redirect("commendation", form.campaign_id)
