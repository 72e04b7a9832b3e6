"""Moving several units below another one: chosen, shown, then done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied, Invalid
from dondoc.units.actions import MovePreview, move_units, preview_move
from dondoc.units.models import Unit
from dondoc.units.queries import subtree
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import MoveForm
from dondoc.web.units.picker import only_above, picked


def units_move(request: AuthedRequest) -> HttpResponse:
    """The units chosen, where they go and from which day; first what would change, then the change itself."""
    if not administers(request.seat):
        raise Denied
    asked = request.POST or request.GET
    today = timezone.localdate()
    mine = subtree(request.seat.unit_id, today).exclude(unit_id=request.seat.unit_id)
    chosen = list(mine.filter(unit_id__in=_ids(asked)).order_by("path"))
    target = picked(request, asked.get("unit", ""), today)
    form = MoveForm(asked if "valid_from" in asked else None, initial={"valid_from": today})
    preview: MovePreview | None = None
    missing = "step" in asked and target is None
    if chosen and target is not None and "step" in asked and form.is_valid():
        told = {
            "unit_ids": [version.unit_id for version in chosen],
            "parent": Unit(pk=target.unit_id),
            "valid_from": form.cleaned_data["valid_from"],
        }
        if asked["step"] == "move" and request.method == "POST":
            try:
                move_units(**told, by=request.user)
            except Invalid as error:
                preview = MovePreview((), (), error.problems)
            else:
                done = _("Đã chuyển các đơn vị về %(name)s.") % {"name": target.name}
                messages.success(request, done)
                return redirect("unit", target.unit_id)
        else:
            preview = preview_move(**told)
    context = {
        "chosen": chosen,
        "unit": target,
        "form": form,
        "preview": preview,
        "missing": missing,
        "picker_query": only_above(chosen),
    }
    refused = missing or bool(form.errors) or bool(preview and preview.problems)
    return render(request, "units/move.html", context, status=422 if refused else 200)


def _ids(asked: QueryDict) -> list[int]:
    """The units ticked; whatever is no number is left out."""
    texts = (text for text in asked.getlist("chosen") if text.isascii() and text.isdigit() and len(text) < 12)
    return [int(text) for text in texts]
