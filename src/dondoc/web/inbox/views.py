"""The inbox of the seat, and one message in it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.reminders.actions import mark_all_read, mark_read
from dondoc.reminders.models import MessageKind
from dondoc.reminders.queries import messages_for, unread
from dondoc.reminders.words import title, told
from dondoc.web.lists import ROWS
from dondoc.web.requests import AuthedRequest

ICONS = {
    MessageKind.REMINDER: "bell",
    MessageKind.ESCALATION: "arrow-up",
    MessageKind.DIGEST: "list-check",
    MessageKind.NUDGE: "exclamation-triangle",
    MessageKind.ASSIGNED: "clipboard-check",
    MessageKind.AMENDED: "pencil",
}


def messages_list(request: AuthedRequest) -> HttpResponse:
    """Everything that the unit was told, the latest first; those that the seat has not read stand out."""
    only_new = request.GET.get("xem") == "chua-doc"
    rows = unread(request.seat) if only_new else messages_for(request.seat)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(each, title(each), ICONS[MessageKind(each.kind)]) for each in page],
        "only_new": only_new,
    }
    return render(request, "inbox/list.html#rows" if request.htmx else "inbox/list.html", context)


def message(request: AuthedRequest, message_id: int) -> HttpResponse:
    """One message with everything that it tells; whoever opens it has read it."""
    found = get_object_or_404(messages_for(request.seat), pk=message_id)
    mark_read(message=found, seat=request.seat)
    lines = told(found)
    context = {
        "message": found,
        "heading": title(found),
        "lines": lines,
        "others": found.total - len(lines),
        "of_others": found.kind in (MessageKind.ESCALATION, MessageKind.DIGEST),
    }
    return render(request, "inbox/message.html", context)


@require_POST
def messages_read(request: AuthedRequest) -> HttpResponse:
    """Marks everything as read, for this seat alone."""
    count = mark_all_read(seat=request.seat)
    if count:
        done = ngettext("Đã đánh dấu %(n)d thông báo là đã đọc.", "Đã đánh dấu %(n)d thông báo là đã đọc.", count)
        messages.success(request, done % {"n": count})
    else:
        messages.info(request, _("Không còn thông báo nào chưa đọc."))
    return redirect("messages")
