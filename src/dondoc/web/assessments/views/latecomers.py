"""Units that came late into a round: they were made, or taken over from others, after it was opened."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.assessments.actions.standing import add_units
from dondoc.assessments.queries import missing_in
from dondoc.units.queries import search
from dondoc.web.assessments.access import round_to_run
from dondoc.web.requests import AuthedRequest

SHOWN = 200


def round_units(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """Offers the units of the set's kind that don't stand in the round, and takes in those that are chosen."""
    day = timezone.localdate()
    found = round_to_run(request.user, yearly_id, day)
    missing = missing_in(found, day)
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("unit") if one.isascii() and one.isdigit() and len(one) < 12]
        if "all" in request.POST:
            chosen = list(missing.values_list("unit_id", flat=True))
        added = add_units(round_=found, unit_ids=chosen, day=day, by=request.user)
        if added:
            told = ngettext("Đã đưa thêm %(n)d đơn vị vào đợt.", "Đã đưa thêm %(n)d đơn vị vào đợt.", added)
            messages.success(request, told % {"n": added})
            return redirect("assessment-round", yearly_id)
        messages.warning(request, _("Chưa chọn đơn vị nào. Hãy đánh dấu các đơn vị cần đưa thêm vào đợt."))
    text = request.GET.get("q", "").strip()[:200]
    context = {
        "round": found,
        "rows": search(missing, text)[:SHOWN],
        "total": missing.count(),
        "shown": SHOWN,
        "text": text,
        "late": found.self_due < day,
    }
    return render(request, "assessments/latecomers.html", context)
