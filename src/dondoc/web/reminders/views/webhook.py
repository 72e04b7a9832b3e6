"""The webhook of a unit; its secret is shown once, when it is made."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Invalid
from dondoc.reminders.actions import remove_webhook, set_webhook
from dondoc.reminders.queries import webhook_of
from dondoc.web.forms import add_problems
from dondoc.web.reminders.access import unit_to_reach
from dondoc.web.reminders.forms import WebhookForm
from dondoc.web.requests import AuthedRequest


def reminders_webhook(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Sets the address; every save makes a new secret, and the answer is the only page that shows it."""
    unit = unit_to_reach(request.user, unit_id, timezone.localdate())
    hook = webhook_of(unit_id)
    form = WebhookForm(request.POST or None, initial={"url": hook.url if hook else ""})
    if form.is_valid():
        try:
            secret = set_webhook(unit=unit.unit, url=form.cleaned_data["url"], by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            return render(request, "reminders/secret.html", {"unit": unit, "secret": secret})
    context = {"form": form, "unit": unit, "webhook": hook}
    return render(request, "reminders/webhook.html", context, status=422 if form.errors else 200)


@require_POST
def reminders_webhook_off(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Takes the webhook away."""
    unit = unit_to_reach(request.user, unit_id, timezone.localdate())
    remove_webhook(unit=unit.unit, by=request.user)
    messages.success(request, _("Đã gỡ webhook của đơn vị."))
    return redirect("reminders", unit_id)
