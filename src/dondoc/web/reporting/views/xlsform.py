"""A form as XLSForm: out, and in again as a draft on the designer, which a person looks at and saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dondoc.core.errors import Refused
from dondoc.exports.xlsforms import write_xlsform
from dondoc.facts.reports import FIGURES, SHARE, facts_for
from dondoc.reporting.actions.forms import refuse_frozen
from dondoc.reporting.asked import latest_form
from dondoc.reporting.models import Form
from dondoc.reporting.rules.forms import IndicatorDraft
from dondoc.reporting.xlsforms.reading import read_xlsform
from dondoc.units.files.sheets import MAX_BYTES
from dondoc.web.downloads import as_excel
from dondoc.web.reporting.access import plan_to_run
from dondoc.web.reporting.drafts import FormDraft
from dondoc.web.reporting.views.designer import designer_page
from dondoc.web.requests import AuthedRequest


@require_safe
def xlsform(request: AuthedRequest, plan_id: int) -> HttpResponseBase:
    """The newest version of a plan's form."""
    form = _form(request, plan_id)
    return as_excel(f"bieu-mau-{form.plan_id}.xlsx", lambda file: write_xlsform(file, form))


@require_POST
def xlsform_take_in(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """The designer with what an XLSForm asks, not saved. Raises `Invalid` with all that a form here can't ask."""
    form = _form(request, plan_id)
    refuse_frozen(form)
    upload = request.FILES.get("file")
    if upload is None:
        raise Refused(_("Chưa chọn tệp nào. Hãy chọn một tệp XLSForm (.xlsx)."))
    facts = {kind: {fact.key for fact in facts_for(kind)} for kind in (*FIGURES, SHARE)}
    read = read_xlsform(upload.read(MAX_BYTES + 1), facts)
    said = read.form
    title, narrative = said.title or form.title, said.narrative_label
    draft = FormDraft(title, narrative, _going_on(form, said.indicators), tuple(said.checks))
    return designer_page(request, form.plan, form, draft, changed_on_page=True, aside=read.aside)


def _going_on(form: Form, indicators: Sequence[IndicatorDraft]) -> tuple[IndicatorDraft, ...]:
    """With the target, and the indicator of the version before, of those that have these codes now."""
    now = {each.code: each for each in form.indicators.all()}
    return tuple(
        replace(each, target_id=now[each.code].target_id, previous_id=now[each.code].previous_id)
        if each.code in now
        else each
        for each in indicators
    )


def _form(request: AuthedRequest, plan_id: int) -> Form:
    form = latest_form(plan_to_run(request.user, plan_id, timezone.localdate()).pk)
    if form is None:
        raise Http404
    return form
