"""The form designer: what units will be asked, until the first round opens."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.plans.models import Plan
from dondoc.plans.queries import reporting_duties
from dondoc.reporting.actions.forms import make_form, refuse_frozen, set_across, update_form
from dondoc.reporting.models import Across, Form
from dondoc.web.reporting.access import plan_to_run
from dondoc.web.reporting.drafts import FormDraft, changed, posted, rows_of, stored
from dondoc.web.reporting.fields import figures_to_type
from dondoc.web.requests import AuthedRequest


def form_edit(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Shows the form, moves its indicators about, saves it."""
    plan = plan_to_run(request.user, plan_id, timezone.localdate())
    form = Form.objects.filter(plan=plan).first()
    what = request.POST.get("do", "") if request.method == "POST" else ""
    if what == "make":
        make_form(plan=plan, by=request.user)
        return redirect("form-edit", plan_id)
    if form is None:
        return render(request, "reporting/form_missing.html", {"plan": plan})
    if not what:
        return _page(request, plan, form, stored(form))
    if what == "across":
        return _save_across(request, plan, form)
    refuse_frozen(form)
    draft = changed(posted(request.POST), what)
    if what != "save":
        return _page(request, plan, form, draft, changed_on_page=True)
    return _save(request, plan, form, draft)


def _save(request: AuthedRequest, plan: Plan, form: Form, draft: FormDraft) -> HttpResponse:
    try:
        update_form(
            form=form,
            title=draft.title,
            narrative_label=draft.narrative_label,
            indicators=draft.indicators,
            by=request.user,
        )
    except Invalid as error:
        return _page(request, plan, form, draft, problems=error.problems)
    messages.success(request, _("Đã lưu biểu mẫu."))
    return redirect("form-edit", plan.pk)


def _save_across(request: AuthedRequest, plan: Plan, form: Form) -> HttpResponse:
    rules = [request.POST.get(f"across-{row}", "") for row in range(form.indicators.count())]
    set_across(form=form, rules=rules, by=request.user)
    messages.success(request, _("Đã lưu cách so sánh."))
    return redirect("form-edit", plan.pk)


def _page(
    request: AuthedRequest,
    plan: Plan,
    form: Form,
    draft: FormDraft,
    *,
    problems: Sequence[Problem] = (),
    changed_on_page: bool = False,
) -> HttpResponse:
    targets = {each.pk: each for each in plan.targets.all()}
    keyed = [(str(place), each) for place, each in enumerate(draft.indicators)]
    context = {
        "plan": plan,
        "form": form,
        "draft": draft,
        "rows": rows_of(draft, targets, problems),
        "general": {each.where: each.message for each in problems},
        "problems": problems,
        "changed": changed_on_page,
        "preview": figures_to_type(keyed, typed_texts={}, last={}, faults={}),
        "duties": reporting_duties(plan),
        "across": Across.choices,
    }
    template = "reporting/form.html#designer" if request.htmx else "reporting/form.html"
    return render(request, template, context, status=422 if problems else 200)
