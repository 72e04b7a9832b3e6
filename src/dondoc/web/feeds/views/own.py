"""The calendar links of the own account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dondoc.accounts.actions import end_feed, make_own_feed
from dondoc.accounts.models import Program
from dondoc.accounts.queries import own_feeds
from dondoc.core.errors import Refused
from dondoc.web.feeds.addresses import feed_address
from dondoc.web.feeds.forms import FeedForm
from dondoc.web.requests import AuthedRequest, seat_not_required


@never_cache
def own_feed_new(request: AuthedRequest) -> HttpResponse:
    """Makes a link; the answer is the only page that shows it."""
    form = FeedForm(request.POST or None)
    back = reverse("own-account")
    if request.method == "POST" and form.is_valid():
        program = Program(form.cleaned_data["program"])
        try:
            token = make_own_feed(user=request.user, program=program)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            context = {"address": feed_address(request, token), "program": program, "back": back}
            return render(request, "feeds/made.html", context)
    return render(request, "feeds/new.html", {"form": form, "back": back}, status=422 if form.errors else 200)


@seat_not_required
@require_POST
def own_feed_end(request: AuthedRequest, feed_id: int) -> HttpResponse:
    """Revokes a link."""
    end_feed(feed=get_object_or_404(own_feeds(request.user), pk=feed_id), by=request.user)
    messages.success(request, _("Đã thu hồi liên kết lịch. Phần mềm dùng liên kết đó không đọc được nữa."))
    return redirect("own-account")
