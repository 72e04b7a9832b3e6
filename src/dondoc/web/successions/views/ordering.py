"""From a unit's page to a succession: which kind, what the decision says, what that would do, done."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied, Invalid
from dondoc.documents.attachments import LARGEST, Attachment, attachment
from dondoc.successions.actions import Decision, Outdated, carry_out, preview
from dondoc.successions.effects import Effects
from dondoc.successions.permissions import can_start, can_succeed
from dondoc.units.models import SuccessionKind, UnitVersion
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import ancestors, as_of, children, version_of, visible_to
from dondoc.web.requests import AuthedRequest
from dondoc.web.successions.forms import DissolveForm, MergeForm, MoveForm, OrderForm, RenameForm
from dondoc.web.successions.picker import choice
from dondoc.web.successions.splitting import SplitForm
from dondoc.web.units.picker import only_above, picked

FORMS: dict[str, type[OrderForm]] = {
    form.kind.value: form for form in (MergeForm, SplitForm, RenameForm, MoveForm, DissolveForm)
}
BESIDE = 300  # units beside one that a split offers as receivers


def unit_succession(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """Asks for the kind, then for what the decision says; shows what it would do; does it when that is confirmed."""
    day = timezone.localdate()
    unit = version_of(unit_id, day)
    if unit is None or not can_see_unit(request.user, unit_id, day):
        raise Http404
    if not can_start(request.user, unit_id, day):
        raise Denied(_("Chỉ người quản trị ở cấp trên của đơn vị này thực hiện được việc sắp xếp đơn vị."))
    kind = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    if kind not in FORMS:
        return render(request, "successions/kinds.html", {"unit": unit, "kinds": SuccessionKind})
    above = list(visible_to(request.user, day).filter(unit_id__in=ancestors(unit_id, day).values("unit_id")))
    posted = request.method == "POST"
    form = FORMS[kind](request.POST if posted else None, unit, above)
    what = request.POST.get("do", "")
    if posted and what in ("preview", "confirm"):
        return _go_on(request, form, day, confirmed=what == "confirm")
    if posted:
        return _again(request, form, what, day)
    return _page(request, form, day)


def _again(request: AuthedRequest, form: OrderForm, what: str, day: date) -> HttpResponse:
    """The form as it was typed, with a row more or less; nothing is judged yet."""
    if isinstance(form, SplitForm):
        form.changed(what)
    form.is_valid()
    form.errors.clear()
    if isinstance(form, SplitForm):
        form.problems.clear()
    return _page(request, form, day)


def _go_on(request: AuthedRequest, form: OrderForm, day: date, *, confirmed: bool) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form, day)
    order, decision = form.order(), form.decision()
    if not can_succeed(request.user, order, day):
        raise Denied(
            _("Có đơn vị không ở dưới đơn vị mà bạn quản trị. Hãy nhờ người quản trị ở cấp trên của các đơn vị.")
        )
    try:
        if not confirmed:
            effects = preview(order=order, decision=decision, by=request.user)
            return _preview(request, form, effects)
        decision = Decision(decision.number, decision.note, _file(request))
        seen = request.POST.get("seen", "")
        done = carry_out(order=order, decision=decision, today=day, by=request.user, seen=seen or "-")
    except Outdated as error:
        return _preview(request, form, error.effects, problem=str(error))
    except Invalid as error:
        return _refused(request, form, error, day)
    messages.success(request, _("Đã thực hiện: %(what)s.") % {"what": done})
    return redirect("succession", done.pk)


def _refused(request: AuthedRequest, form: OrderForm, error: Invalid, day: date) -> HttpResponse:
    """What is wrong, beside the fields; a file is asked for beside the effects, so its problem stands there."""
    if any(problem.where == "file" for problem in error.problems):
        effects = preview(order=form.order(), decision=form.decision(), by=request.user)
        return _preview(request, form, effects, problem=error.problems[0].message)
    for problem in error.problems:
        place = form.place_of(problem.where)
        known = place in form.fields or "-" in place
        form.add_error(place if known else None, problem.message)
    return _page(request, form, day)


def _file(request: AuthedRequest) -> Attachment | None:
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        return None
    return attachment(bytes(upload.read(LARGEST + 1)), upload.name or "", unnamed="quyet-dinh")


def _page(request: AuthedRequest, form: OrderForm, day: date) -> HttpResponse:
    unit = form.unit
    context = {
        "form": form,
        "version": unit,
        "kind": form.kind,
        "choice": choice(request, form.posted, [unit.unit_id], day) if form.kind == SuccessionKind.MERGE else None,
        "unit": picked(request, form.posted.get("unit", ""), day) if "unit" in form.fields else None,
        "picker_query": only_above(_going(form, day)),
    }
    if isinstance(form, SplitForm):
        below = list(children(unit.unit_id, day))
        context |= {"rows": form.shown(), "children": _allotted(form, below), "beside": _beside(unit, day)}
    template = "successions/form.html#order" if request.htmx else "successions/form.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _going(form: OrderForm, day: date) -> list[UnitVersion]:
    """The units that come to stand below the one to be picked: the unit that moves, the children of one that ends."""
    if form.kind == SuccessionKind.DISSOLVE:
        return list(children(form.unit.unit_id, day))
    return [form.unit]


def _allotted(form: SplitForm, below: list[UnitVersion]) -> list[tuple[UnitVersion, str]]:
    return [(child, form.posted.get(f"child-{child.unit_id}", "")) for child in below]


def _beside(unit: UnitVersion, day: date) -> list[UnitVersion]:
    beside = as_of(day).filter(parent_id__in=[unit.parent_id], kind=unit.kind).exclude(unit_id=unit.unit_id)
    return list(beside.order_by("name")[:BESIDE])


def _preview(request: AuthedRequest, form: OrderForm, effects: Effects, problem: str = "") -> HttpResponse:
    hidden = [
        (name, value)
        for name, values in form.posted.lists()
        if name not in ("csrfmiddlewaretoken", "do", "seen", "file")
        for value in values
    ]
    context = {
        "form": form,
        "version": form.unit,
        "kind": form.kind,
        "effects": effects,
        "hidden": hidden,
        "problem": problem,
        "largest": LARGEST >> 20,
        "waits": form.on > timezone.localdate(),
    }
    return render(request, "successions/preview.html", context, status=422 if problem else 200)
