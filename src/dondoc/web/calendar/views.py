"""The working days of a year: to be read by all, changed by administrators of a unit that has none above it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.calendar.actions import clear_day, set_day
from dondoc.calendar.permissions import can_set_days
from dondoc.calendar.queries import calendar, set_days
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.core.periods import last_day_to_send, last_year_announced
from dondoc.reporting.queries import still_owed_by
from dondoc.web.calendar.forms import WORKED, SetDayForm
from dondoc.web.calendar.months import special, year_of
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest

FIRST, LAST = 2000, 2100


def this_year(request: AuthedRequest) -> HttpResponse:
    """The calendar of today's year."""
    return redirect("calendar-year", timezone.localdate().year)


def year(request: AuthedRequest, year: int) -> HttpResponse:
    """Twelve months, the list of special days, and for who may the form that sets a day."""
    if not FIRST <= year <= LAST:
        raise Http404
    may_set = can_set_days(request.user, request.seat.unit_id, timezone.localdate())
    if request.method == "POST" and not may_set:
        raise Denied(_("Chỉ quản trị của đơn vị cao nhất điều chỉnh được lịch làm việc."))
    form = SetDayForm(request.POST if request.method == "POST" else None, year=year)
    if request.method == "POST" and form.is_valid():
        try:
            _set(request, form)
        except Invalid as error:
            add_problems(form, error)
        except Refused as error:
            form.add_error("day", str(error))
        else:
            return redirect("calendar-year", year)
    by_hand = list(set_days(year))
    months = year_of(year, calendar(), by_hand)
    context = {
        "year": year,
        "months": months,
        "special": special(months),
        "by_hand": by_hand,
        "worked": sum(month.worked for month in months),
        "announced": last_year_announced(),
        "form": form,
        "may_set": may_set,
        "before": year - 1 if year > FIRST else None,
        "after": year + 1 if year < LAST else None,
    }
    return render(request, "calendar/year.html", context, status=422 if form.errors else 200)


@require_POST
def clear(request: AuthedRequest, year: int) -> HttpResponse:
    """Takes back what was set for a day."""
    if not can_set_days(request.user, request.seat.unit_id, timezone.localdate()):
        raise Denied(_("Chỉ quản trị của đơn vị cao nhất điều chỉnh được lịch làm việc."))
    day = _day(request)
    clear_day(day=day, unit_id=request.seat.unit_id, by=request.user)
    messages.success(request, _("Đã bỏ điều chỉnh ngày %(day)s; lịch công bố lại có hiệu lực.") % _told(day))
    return redirect("calendar-year", year)


def _set(request: AuthedRequest, form: SetDayForm) -> None:
    told = form.cleaned_data
    works = told["works"] == WORKED
    set_day(day=told["day"], works=works, reason=told["reason"], unit_id=request.seat.unit_id, by=request.user)
    said = _("Đã ghi ngày %(day)s là ngày làm việc.") if works else _("Đã ghi ngày %(day)s là ngày nghỉ.")
    messages.success(request, said % _told(told["day"]))
    moved = still_owed_by(told["day"], request.seat.unit_id, timezone.localdate()).count()
    if moved:
        last = {"n": moved, "day": date_format(last_day_to_send(told["day"], calendar()))}
        messages.info(
            request,
            ngettext(
                "%(n)d báo cáo chưa gửi có hạn ngày này; đơn vị được gửi đến hết ngày %(day)s.",
                "%(n)d báo cáo chưa gửi có hạn ngày này; đơn vị được gửi đến hết ngày %(day)s.",
                moved,
            )
            % last,
        )


def _told(day: date) -> dict[str, str]:
    return {"day": date_format(day)}


def _day(request: AuthedRequest) -> date:
    try:
        day = parse_date(request.POST.get("day", ""))
    except ValueError:
        day = None
    if day is None:
        raise Refused(_("Thiếu ngày cần bỏ điều chỉnh. Hãy tải lại trang rồi làm lại."))
    return day
