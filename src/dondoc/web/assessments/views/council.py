"""The council of a round: which units review, and who is in the chair."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.assessments.actions.council import set_members
from dondoc.assessments.models import Way
from dondoc.coordination.models import Holding
from dondoc.coordination.queries import committees_seen_by, posts_on
from dondoc.core.errors import Invalid, Refused
from dondoc.units.queries import around, search
from dondoc.web.assessments.access import round_seen, round_to_run, whole_number
from dondoc.web.requests import AuthedRequest

FOUND = 12


def council(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """Chooses the members among the units around the round's, or takes over those that hold posts in a committee."""
    day = timezone.localdate()
    found = (
        round_to_run(request.user, yearly_id, day)
        if request.method == "POST"
        else round_seen(request.user, yearly_id, day)
    )
    if found.way != Way.COUNCIL:
        raise Refused(_("Đợt này do đơn vị cấp trên thẩm định nên không có hội đồng."))
    if request.method == "POST":
        chosen = [int(one) for one in request.POST.getlist("unit") if one.isdecimal() and len(one) < 12]
        reach = set(around(found.unit_id, day).filter(unit_id__in=chosen).values_list("unit_id", flat=True))
        try:
            set_members(
                round_=found,
                unit_ids=[one for one in chosen if one in reach],
                chair_id=whole_number(request, "chair"),
                day=day,
                by=request.user,
            )
        except Invalid as error:
            return _page(request, yearly_id, chosen, error, 422)
        messages.success(request, _("Đã đặt hội đồng thẩm định."))
        return redirect("assessment-round", yearly_id)
    return _page(request, yearly_id, [], None, 200)


def _page(
    request: AuthedRequest, yearly_id: int, chosen: list[int], error: Invalid | None, status: int
) -> HttpResponse:
    day = timezone.localdate()
    found = round_seen(request.user, yearly_id, day)
    members = {each.unit_id: each.chair for each in found.members.all()}
    text = request.GET.get("q", "").strip()
    committee = request.GET.get("ban", "")
    wanted = set(members) | set(chosen)
    if committee.isdecimal() and len(committee) < 12:
        posts = posts_on([int(committee)], day)
        held = Holding.objects.filter(post__in=posts, valid_from__lte=day, valid_to__isnull=True)
        wanted |= set(held.values_list("unit_id", flat=True))
    units = around(found.unit_id, day)
    rows = list(units.filter(unit_id__in=wanted))
    there = {each.unit_id for each in rows}
    more = (
        [each for each in search(units, text)[: FOUND + len(there)] if each.unit_id not in there][:FOUND]
        if text
        else []
    )
    context = {
        "round": found,
        "rows": [(each, members.get(each.unit_id, False)) for each in rows],
        "more": more,
        "text": text,
        "committees": committees_seen_by(request.user, day)[:20],
        "problems": error.problems if error else (),
        "has_chair": any(members.values()),
    }
    return render(request, "assessments/council.html", context, status=status)
