"""The office urges all who are late in a round: first who, through what, and who can't be reached by mail."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid
from dondoc.reminders.actions import urge_late
from dondoc.reminders.queries import PAUSE, late_in, reached_by_mail, recently_urged, with_channels
from dondoc.web.accounts.mail import can_send
from dondoc.web.forms import add_problems
from dondoc.web.lists import ROWS
from dondoc.web.reminders.forms import UrgeForm
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.reporting.cycle_asked import cycle_asked, cycle_url
from dondoc.web.requests import AuthedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def cycle_urge(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Shows who would be urged and how, of the whole round or of its list as filtered; posted, does it."""
    now, in_force = timezone.now(), calendar()
    day = timezone.localdate(now)
    cycle = cycle_to_run(request.user, cycle_id, day)
    asked = cycle_asked(request.GET, day)
    among = asked.rows(cycle, day, in_force).order_by().values_list("pk", flat=True) if asked.query else None
    form = UrgeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            count = urge_late(
                cycle=cycle, now=now, calendar=in_force, by=request.user, among=among, **form.cleaned_data
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            done = ngettext("Đã nhắc %(n)d đơn vị.", "Đã nhắc %(n)d đơn vị.", count) % {"n": count}
            messages.success(request, done)
            return redirect(cycle_url(cycle, asked))
    rows = late_in(cycle, day, in_force)
    if among is not None:
        rows = rows.filter(pk__in=among)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    by_mail, total = reached_by_mail(rows), page.paginator.count
    context = {
        "cycle": cycle,
        "asked": asked,
        "back": cycle_url(cycle, asked),
        "form": form,
        "page": page,
        "rows": with_channels(page, day, in_force),
        "total": total,
        "by_mail": by_mail,
        "without_mail": total - by_mail,
        "recent": recently_urged(rows, now).count(),
        "recent_since": now - PAUSE,
        "mail_is_set_up": can_send(),
    }
    return render(request, "reminders/urge.html", context, status=422 if form.errors else 200)


@require_POST
def cycle_urge_chosen(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Urges those chosen in the round's list whose report is late; a value is like "12:1": obligation, version."""
    now, in_force = timezone.now(), calendar()
    cycle = cycle_to_run(request.user, cycle_id, timezone.localdate(now))
    chosen = [value.partition(":")[0] for value in request.POST.getlist("report")]
    among = [int(each) for each in chosen if each.isdecimal() and len(each) < 19]
    count = urge_late(cycle=cycle, note="", again=False, now=now, calendar=in_force, by=request.user, among=among)
    messages.success(request, ngettext("Đã nhắc %(n)d đơn vị.", "Đã nhắc %(n)d đơn vị.", count) % {"n": count})
    return redirect("cycle", cycle_id)
