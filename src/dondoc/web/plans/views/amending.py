"""From a document that changes a plan to the comparison, and to the amendment once it is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.accounts.models import User
from dondoc.core.errors import Denied, Refused
from dondoc.documents.dates import is_day
from dondoc.documents.models import Composition, Reading, ReadingState
from dondoc.documents.permissions import can_check_reading
from dondoc.documents.rules import proposal
from dondoc.plans.actions import accept_ahead, accept_amendment, refuse_reading
from dondoc.plans.amending import Differences, concerned, differences_from
from dondoc.plans.amendments import comparison, reporting_units
from dondoc.plans.faults import faults
from dondoc.plans.models import Amendment, AmendmentAhead, Plan
from dondoc.plans.permissions import can_run_plan
from dondoc.plans.rules import calendar_date
from dondoc.plans.wording import said_concern
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import visible_to
from dondoc.web.documents.access import reading_in_sight, revision_of
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.plans.before import earlier_version
from dondoc.web.plans.choosing import outcomes_of
from dondoc.web.plans.comparing import head_facts, sections, units_in
from dondoc.web.requests import AuthedRequest
from dondoc.web.widgets import DayInput

LISTED = 50  # units of which the page says what changes for them


class EffectForm(forms.Form):
    """From when the document holds."""

    effect = forms.DateField(
        label=gettext_lazy("Có hiệu lực từ ngày"),
        widget=DayInput(),
        help_text=gettext_lazy(
            "Ngày ghi trong văn bản sửa đổi; nếu văn bản không ghi thì là ngày ký."
            " Nếu ngày chưa đến, sửa đổi tự có hiệu lực vào ngày đó."
        ),
    )


def amendment_compare(request: AuthedRequest, plan_id: int, reading_id: int) -> HttpResponse:
    """Shows what a text would change in a plan; puts it into force when that is confirmed."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    reading = reading_in_sight(request, reading_id, day)
    if not (can_run_plan(request.user, plan, day) and can_check_reading(request.user, reading, day)):
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị điều hành kế hoạch so sánh và nhận sửa đổi."))
    done = Amendment.objects.filter(plan=plan, reading=reading).first()
    if done is not None:
        return redirect("amendment", plan.pk, done.number)
    if request.method == "POST":
        return _accept(request, plan, reading, day)
    ahead = _ahead(reading)
    effect = ahead.effect if ahead else _usual_day(plan, reading, day)
    return _compare(request, plan, reading, EffectForm(initial={"effect": effect}), day)


def amendment(request: AuthedRequest, plan_id: int, number: int) -> HttpResponse:
    """What an amendment changed, for whoever sees the plan."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    found = get_object_or_404(Amendment.objects.select_related("accepted_by", "reading"), plan=plan, number=number)
    changes = differences_from(found.differences)
    names = _names(request.user, units_in(changes), day)
    context = {
        "plan": plan,
        "amendment": found,
        "sections": sections(changes, names),
        "changes": changes,
        "head": head_facts(changes),
        "can_undo": can_run_plan(request.user, plan, day) and not plan.amendments.filter(number__gt=number).exists(),
        "left_out": [(row["text"] or _("Phần đầu"), row["reason"]) for row in found.left_out],
        "units": _told(request.user, found, day),
        "sees_whole": can_see_unit(request.user, plan.unit_id, day),
    }
    return render(request, "plans/amendment.html", context)


def plan_before(request: AuthedRequest, plan_id: int, number: int) -> HttpResponse:
    """The plan as it stood before an amendment."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    found = plan.amendments.filter(number=number).first()
    if found is None:
        raise Http404
    context = {"plan": plan, "amendment": found, "was": earlier_version(found, request.seat.unit_id)}
    return render(request, "plans/before.html", context)


def _accept(request: AuthedRequest, plan: Plan, reading: Reading, day: date) -> HttpResponse:
    form = EffectForm(request.POST)
    if not form.is_valid():
        return _compare(request, plan, reading, form, day)
    effect = form.cleaned_data["effect"]
    asked: dict[str, Any] = {
        "plan": plan,
        "reading": reading,
        "revision": revision_of(request),
        "seen": request.POST.get("seen", ""),
        "effect": effect,
        "left_out": _reasons(request),
        "today": day,
        "by": request.user,
    }
    try:
        done = accept_ahead(**asked) if effect > day else accept_amendment(**asked)
    except Refused as error:
        reading.refresh_from_db()
        return _compare(request, plan, reading, form, day, problem=str(error))
    if isinstance(done, AmendmentAhead):
        words = {"document": done.words, "day": date_format(done.effect)}
        messages.success(request, _("Đã nhận. Sửa đổi theo %(document)s tự có hiệu lực từ ngày %(day)s.") % words)
        return redirect("plan", plan.pk)
    messages.success(request, _("Đã nhận sửa đổi theo %(document)s.") % {"document": done.words})
    return redirect("amendment", plan.pk, done.number)


def _compare(
    request: AuthedRequest, plan: Plan, reading: Reading, form: EffectForm, day: date, problem: str = ""
) -> HttpResponse:
    ahead = _ahead(reading)
    context = {
        "plan": plan,
        "reading": reading,
        "form": form,
        "problem": problem,
        "ahead": ahead,
        "choosing": False,
        "hindrance": "" if ahead and not ahead.stale else _hindrance(plan, reading, day),
        **_of_composition(reading),
    }
    if not faults(proposal(reading.plan, reading.edits)):
        context |= _differences(request, plan, reading, day)
        waits = reading.state == ReadingState.WAITING
        context["choosing"] = waits and not context["hindrance"] and not context["changes"].empty
    return render(request, "plans/compare.html", context, status=422 if problem or form.errors else 200)


def _differences(request: AuthedRequest, plan: Plan, reading: Reading, day: date) -> dict[str, Any]:
    """What would change. A text with values that can't be kept has to be mended first."""
    ahead = _ahead(reading)
    kept = dict(ahead.left_out) if ahead and request.method == "GET" else {}
    found, reasons = comparison(plan, reading, day), _reasons(request) or kept
    return {
        "changes": found,
        "sections": sections(found, _names(request.user, units_in(found), day), reasons),
        "head": head_facts(found),
        "head_reason": reasons.get("head", ""),
        "units": _would_tell(request.user, plan, found, day),
    }


def _of_composition(reading: Reading) -> dict[str, Any]:
    """What became of each change, where the text was put together of two documents."""
    composition = Composition.objects.filter(reading=reading).select_related("document__file").first()
    outcomes = outcomes_of(composition) if composition else []
    return {
        "composition": composition,
        "outcomes": outcomes,
        "by_hand": sum(bool(outcome.why) for outcome in outcomes),
    }


def _hindrance(plan: Plan, reading: Reading, day: date) -> str:
    """Why the text can't be put into force as it stands; "" where it can."""
    try:
        refuse_reading(plan, reading, day)
    except Refused as error:
        return str(error)
    return ""


def _ahead(reading: Reading) -> AmendmentAhead | None:
    """The text as it was accepted before its day, if it was."""
    return AmendmentAhead.objects.filter(reading=reading).select_related("accepted_by").first()


def _reasons(request: AuthedRequest) -> dict[str, str]:
    """Line -> why it is left out, as typed."""
    typed = {name.removeprefix("why-"): text for name, text in request.POST.items() if name.startswith("why-")}
    return {line: str(text) for line, text in typed.items() if str(text).strip()}


def _usual_day(plan: Plan, reading: Reading, day: date) -> date:
    """The day on which the amending document was signed, where it can be the day from which it holds."""
    composition = Composition.objects.filter(reading=reading).select_related("document").first()
    document = composition.document if composition else reading
    written = proposal(document.plan, document.edits)["head"]["date"] or ""
    signed = calendar_date(written) if is_day(written) else None
    return signed if signed and (plan.date or signed) <= signed <= day else day


def _names(user: User, units: set[int], day: date) -> Mapping[int, str]:
    return dict(visible_to(user, day).filter(unit_id__in=units).values_list("unit_id", "name"))


def _would_tell(user: User, plan: Plan, found: Differences, day: date) -> dict[str, Any]:
    each = {one.unit: one for one in concerned(found, reporting_units(plan))}
    names = _names(user, set(each), day)
    told = [
        (names[unit], said_concern(one.gained, one.lost, one.moved, one.changed, one.targets))
        for unit, one in each.items()
        if unit in names
    ]
    return {"listed": told[:LISTED], "more": len(each) - len(told[:LISTED])}


def _told(user: User, amendment: Amendment, day: date) -> dict[str, Any]:
    visible = visible_to(user, day)
    rows = amendment.concerns.filter(unit_id__in=visible.values("unit_id")).order_by("unit_id")
    names = dict(visible.filter(unit_id__in=rows.values("unit_id")).values_list("unit_id", "name"))
    told = [
        (names[row.unit_id], said_concern(row.gained, row.lost, row.moved, row.changed, row.targets))
        for row in rows[:LISTED]
    ]
    return {"listed": told, "more": rows.count() - len(told)}
