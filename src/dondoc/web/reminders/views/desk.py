"""How a unit is reached, how its office has others reminded, and what could not be delivered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Invalid
from dondoc.reminders.actions import send_again, set_mailbox
from dondoc.reminders.channels.faults import in_words
from dondoc.reminders.permissions import can_set_desk, can_set_policy
from dondoc.reminders.queries import dead_letters, mailbox_of, rule_for, webhook_of
from dondoc.reminders.telling import sentence_of
from dondoc.reminders.words import title
from dondoc.units.queries import as_of, subtree
from dondoc.web.accounts.mail import can_send
from dondoc.web.forms import add_problems
from dondoc.web.lists import ROWS
from dondoc.web.reminders.access import delivery_to_send, unit_seen, unit_to_reach
from dondoc.web.reminders.forms import MailboxForm
from dondoc.web.requests import AuthedRequest


def reminders(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """All about a unit and its reminders, each with the way to change it for those who may."""
    day = timezone.localdate()
    unit = unit_seen(request.user, unit_id, day)
    may_reach = can_set_desk(request.user, unit_id, day)
    context = {
        "unit": unit,
        "mailbox": mailbox_of(unit_id),
        "webhook": webhook_of(unit_id),
        "rule": sentence_of(rule_for(unit_id)),
        "mail_is_set_up": can_send(),
        "may_reach": may_reach,
        "may_rule": can_set_policy(request.user, unit_id, day),
    }
    if may_reach:
        context |= _letters(unit_id, day, request.GET.get("page"))
    return render(request, "reminders/unit.html", context)


def _letters(unit_id: int, day: date, asked: str | None) -> dict[str, Any]:
    """What could not be delivered to the unit and those below it, in words."""
    below = subtree(unit_id, day).order_by().values("unit_id")
    page = Paginator(dead_letters(below), ROWS).get_page(asked)
    named = as_of(day).filter(unit_id__in=[each.message.unit_id for each in page])
    names = dict(named.values_list("unit_id", "name"))
    letters = [(each, names.get(each.message.unit_id, ""), title(each.message), in_words(each.fault)) for each in page]
    return {"page": page, "letters": letters}


def reminders_mailbox(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """The mailbox of a unit's office."""
    unit = unit_to_reach(request.user, unit_id, timezone.localdate())
    form = MailboxForm(request.POST or None, initial={"mailbox": mailbox_of(unit_id)})
    if request.method == "POST" and form.is_valid():
        try:
            set_mailbox(unit=unit.unit, mailbox=form.cleaned_data["mailbox"], by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu hộp thư của đơn vị."))
            return redirect("reminders", unit_id)
    context = {"form": form, "unit": unit}
    return render(request, "reminders/mailbox.html", context, status=422 if form.errors else 200)


@require_POST
def delivery_again(request: AuthedRequest, delivery_id: int) -> HttpResponse:
    """Sends what could not be delivered once more."""
    delivery = delivery_to_send(request.user, delivery_id, timezone.localdate())
    send_again(delivery=delivery, now=timezone.now(), by=request.user)
    messages.success(request, _("Đã đưa thông báo vào hàng chờ gửi; nó đi trong lượt gửi tới."))
    return redirect("reminders", request.seat.unit_id)
