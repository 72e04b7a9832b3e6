"""Invites officials, one by one or by a file; sends a link again, or withdraws it."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dondoc.accounts.actions import Invited, invite, renew_invitation, withdraw_invitation
from dondoc.accounts.models import Invitation, Role
from dondoc.core.errors import Invalid, Refused
from dondoc.web.accounts.access import invitation_managed, managing
from dondoc.web.accounts.forms.seats import InvitationForm, PeopleFileForm
from dondoc.web.accounts.mail import can_send, invitation_link, send_invitations
from dondoc.web.accounts.people_file import COLUMNS, MAX_BYTES, SAMPLE, Checked, check_people
from dondoc.web.accounts.views.managed import seat_form_page
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest


@never_cache
def new_account(request: AuthedRequest) -> HttpResponse:
    """Invites one official to a first seat."""
    day = managing(request)
    posted = request.POST if request.method == "POST" else None
    form = InvitationForm(posted, top_id=request.seat.unit_id, day=day)
    if form.is_valid():
        told = form.cleaned_data
        person = Invited(told["email"], told["name"], told["unit"].pk, Role(told["role"]), told["since"], form.until())
        try:
            invitations = invite(people=[person], now=timezone.now(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return _told(request, invitations)
    return seat_form_page(request, form, "accounts/new.html")


@never_cache
@require_POST
def resend(request: AuthedRequest, invitation_id: int) -> HttpResponse:
    """Sends an invitation with a new link; the one before no longer works."""
    found = invitation_managed(request, invitation_id)
    return _told(request, [renew_invitation(invitation=found, now=timezone.now(), by=request.user)])


@require_POST
def withdraw(request: AuthedRequest, invitation_id: int) -> HttpResponse:
    """Withdraws an invitation that nobody has accepted."""
    found = invitation_managed(request, invitation_id)
    withdraw_invitation(invitation=found, now=timezone.now(), day=timezone.localdate(), by=request.user)
    messages.success(request, _("Đã rút lại lời mời gửi %(name)s.") % {"name": found.user.name})
    return redirect("accounts")


@never_cache
def people_file(request: AuthedRequest) -> HttpResponse:
    """Takes in a file of officials: shows what each line would do, then does it."""
    day = managing(request)
    form = PeopleFileForm()
    checked: Checked | None = None
    if request.method == "POST" and "text" in request.POST:
        checked = check_people(request.POST["text"].encode(), request.seat.unit_id, day, request.user)
        if not checked.problems:
            return _told(request, invite(people=checked.people, now=timezone.now(), by=request.user))
    elif request.method == "POST":
        form = PeopleFileForm(request.POST, request.FILES)
        if form.is_valid():
            data = bytes(form.cleaned_data["file"].read(MAX_BYTES + 1))
            checked = check_people(data, request.seat.unit_id, day, request.user)
    context = {"form": form, "checked": checked, "roles": Role.choices, "can_send": can_send()}
    wrong = bool(form.errors) or (checked is not None and bool(checked.problems))
    return render(request, "accounts/people_file.html", context, status=422 if wrong else 200)


def people_file_template(request: AuthedRequest) -> HttpResponse:
    """A file to fill in: the columns and an invented official, marked so that spreadsheets show accents."""
    managing(request)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mau-nguoi-dung.csv"'
    writer = csv.DictWriter(response, COLUMNS, restval="")
    writer.writeheader()
    writer.writerow(SAMPLE)
    return response


def _told(request: AuthedRequest, invitations: Sequence[Invitation]) -> HttpResponse:
    """Sends the links; those that could not be sent are shown this once, to hand over."""
    unsent = send_invitations(request, invitations) if can_send() else list(invitations)
    sent = len(invitations) - len(unsent)
    if sent:
        done = ngettext("Đã gửi %(count)d lời mời.", "Đã gửi %(count)d lời mời.", sent) % {"count": sent}
        messages.success(request, done)
    elif not invitations:
        messages.success(request, _("Đã cấp vai trò. Những người này có tài khoản rồi nên không cần lời mời."))
    if not unsent:
        return redirect("accounts")
    links = [(each, invitation_link(request, each)) for each in unsent]
    return render(request, "accounts/invitation_links.html", {"links": links, "can_send": can_send()})
