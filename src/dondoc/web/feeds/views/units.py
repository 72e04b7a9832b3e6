"""The calendar links of a unit."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dondoc.accounts.actions import end_feed, make_unit_feed
from dondoc.accounts.models import Program
from dondoc.accounts.queries import unit_feeds as feeds_of
from dondoc.core.errors import Refused
from dondoc.units.permissions import can_make_feed
from dondoc.web.feeds.access import feed_of_unit, unit_to_feed, unit_with_feeds
from dondoc.web.feeds.addresses import feed_address
from dondoc.web.feeds.forms import FeedForm
from dondoc.web.requests import AuthedRequest


def unit_feeds(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Which links there are, who made them and when they were last used."""
    day = timezone.localdate()
    context = {
        "unit": unit_with_feeds(request.user, unit_id, day),
        "feeds": feeds_of(unit_id),
        "may_make": settings.CALENDAR_FEEDS and can_make_feed(request.user, unit_id, day),
        "switched_on": settings.CALENDAR_FEEDS,
    }
    return render(request, "feeds/unit.html", context)


@never_cache
def unit_feed_new(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Makes a link; the answer is the only page that shows it."""
    unit = unit_to_feed(request.user, unit_id, timezone.localdate())
    form = FeedForm(request.POST or None)
    context = {"form": form, "unit": unit, "back": reverse("unit-feeds", args=[unit_id])}
    if request.method == "POST" and form.is_valid():
        program = Program(form.cleaned_data["program"])
        try:
            token = make_unit_feed(unit_id=unit_id, program=program, by=request.user)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            context |= {"address": feed_address(request, token), "program": program}
            return render(request, "feeds/made.html", context)
    return render(request, "feeds/new.html", context, status=422 if form.errors else 200)


@require_POST
def unit_feed_end(request: AuthedRequest, unit_id: int, feed_id: int) -> HttpResponse:
    """Revokes a link."""
    end_feed(feed=feed_of_unit(request.user, unit_id, feed_id, timezone.localdate()), by=request.user)
    messages.success(request, _("Đã thu hồi liên kết lịch. Phần mềm dùng liên kết đó không đọc được nữa."))
    return redirect("unit-feeds", unit_id)
