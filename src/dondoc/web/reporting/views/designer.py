"""The form designer: what units will be asked, until the first round opens."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.core.seen import Overtaken
from dondoc.plans.models import Plan
from dondoc.plans.queries import reporting_duties
from dondoc.reporting.actions.forms import (
    drop_version,
    follow_form,
    form_mark,
    make_form,
    refuse_frozen,
    renew_form,
    set_across,
    update_form,
)
from dondoc.reporting.asked import latest_form
from dondoc.reporting.check_drafting import ATTRIBUTES
from dondoc.reporting.lines import forms_to_follow
from dondoc.reporting.models import Across, Aggregation, Form, IndicatorKind
from dondoc.reporting.rules.figures import MOST_DECIMALS
from dondoc.web.reporting.access import plan_to_run
from dondoc.web.reporting.drafts import FormDraft, changed, check_rows, focus_after, posted, rows_of, stored
from dondoc.web.reporting.fields import boxes_to_type
from dondoc.web.requests import AuthedRequest


def form_edit(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Shows the form, moves its indicators about, saves it."""
    plan = plan_to_run(request.user, plan_id, timezone.localdate())
    form = latest_form(plan.pk)
    what = request.POST.get("do", "") if request.method == "POST" else ""
    if what == "make":
        make_form(plan=plan, by=request.user)
        return redirect("form-edit", plan_id)
    if what == "follow":
        return _follow(request, plan)
    if form is None:
        missing = {"plan": plan, "has_targets": plan.targets.exists(), "earlier": forms_to_follow(plan)}
        return render(request, "reporting/form_missing.html", missing)
    if not what:
        return designer_page(request, plan, form, stored(form))
    if what in _VERSIONS:
        return _VERSIONS[what](request, form)
    if what == "across":
        return _save_across(request, plan, form)
    refuse_frozen(form)
    draft = changed(posted(request.POST), what)
    if what != "save":
        return designer_page(request, plan, form, draft, changed_on_page=True, focus_on=focus_after(what, draft))
    return _save(request, plan, form, draft)


def _save(request: AuthedRequest, plan: Plan, form: Form, draft: FormDraft) -> HttpResponse:
    try:
        update_form(
            form=form,
            title=draft.title,
            narrative_label=draft.narrative_label,
            indicators=draft.indicators,
            checks=draft.checks,
            by=request.user,
            seen=request.POST.get("seen", ""),
        )
    except Invalid as error:
        return designer_page(request, plan, form, draft, problems=error.problems)
    except Overtaken as error:
        return designer_page(request, plan, form, draft, overtaken=error)
    messages.success(request, _("Đã lưu biểu mẫu."))
    return redirect("form-edit", plan.pk)


def _follow(request: AuthedRequest, plan: Plan) -> HttpResponse:
    chosen = request.POST.get("form", "")
    earlier = get_object_or_404(Form.objects.select_related("plan"), pk=chosen if chosen.isdecimal() else None)
    follow_form(plan=plan, follows=earlier, by=request.user)
    messages.success(request, _("Đã lập biểu mẫu tiếp nối. Hãy xem lại và bỏ những gì năm nay không hỏi nữa."))
    return redirect("form-edit", plan.pk)


def _renew(request: AuthedRequest, form: Form) -> HttpResponse:
    renew_form(form=form, by=request.user)
    messages.success(request, _("Đã lập phiên bản mới. Các kỳ mở từ nay sẽ hỏi theo phiên bản này."))
    return redirect("form-edit", form.plan_id)


def _drop(request: AuthedRequest, form: Form) -> HttpResponse:
    drop_version(form=form, by=request.user)
    messages.success(request, _("Đã bỏ phiên bản chưa dùng. Các kỳ sau hỏi theo phiên bản trước."))
    return redirect("form-edit", form.plan_id)


_VERSIONS = {"renew": _renew, "drop": _drop}


def _save_across(request: AuthedRequest, plan: Plan, form: Form) -> HttpResponse:
    rules = [request.POST.get(f"across-{row}", "") for row in range(form.indicators.count())]
    set_across(form=form, rules=rules, by=request.user)
    messages.success(request, _("Đã lưu cách so sánh."))
    return redirect("form-edit", plan.pk)


def designer_page(
    request: AuthedRequest,
    plan: Plan,
    form: Form,
    draft: FormDraft,
    *,
    problems: Sequence[Problem] = (),
    changed_on_page: bool = False,
    aside: Sequence[Problem] = (),
    focus_on: str = "",
    overtaken: Overtaken | None = None,
) -> HttpResponse:
    """The designer with a draft; ``aside`` is what was left aside of a file that it was taken from.

    ``focus_on`` names the field in which to go on typing; ``overtaken`` says who saved the form meanwhile.
    """
    targets = {each.pk: each for each in plan.targets.all()}
    keyed = [(str(place), each) for place, each in enumerate(draft.indicators)]
    context = {
        "plan": plan,
        "form": form,
        "draft": draft,
        "rows": rows_of(draft, targets, problems),
        "checks": check_rows(draft, problems),
        "attributes": ATTRIBUTES,
        "seen": overtaken.mark if overtaken else request.POST.get("seen", "") or form_mark(form),
        "overtaken": overtaken.who if overtaken else "",
        "general": {each.where: each.message for each in problems},
        "problems": problems,
        "changed": changed_on_page,
        "aside": aside,
        "focus_on": focus_on,
        "preview": boxes_to_type(keyed, typed_texts={}, faults={}),
        "duties": reporting_duties(plan),
        "across": Across.choices,
        "aggregations": Aggregation.choices,
        "kinds": IndicatorKind.choices,
        "decimals": [(count, count) for count in range(MOST_DECIMALS + 1)],
    }
    template = "reporting/form.html#designer" if request.htmx else "reporting/form.html"
    return render(request, template, context, status=422 if problems or overtaken else 200)
