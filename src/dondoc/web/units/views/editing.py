"""Creating a unit, and saying from which day it is another."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied, Invalid, Problem, Refused
from dondoc.units.actions import change_unit, correct_unit, create_unit
from dondoc.units.models import Unit, UnitKind, UnitStatus, UnitVersion
from dondoc.units.permissions import can_manage_units, can_see_unit
from dondoc.units.queries import last_version
from dondoc.units.rules import fitting
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import DETAIL, UnitForm, initial_of

_USUAL = (UnitKind.COMMUNE, UnitKind.SCHOOL)  # what is most often added below a unit, where it fits
CORRECT = "correct"  # the value of "how" for a slip of the pen; all else is a change from a day on


def unit_new(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """A form for a unit right below another one."""
    above = _managed(request, unit_id)
    kinds = fitting(above.kind)
    if not kinds:
        message = _("Đơn vị loại “%(kind)s” không có đơn vị trực thuộc. Hãy thêm đơn vị ở cấp trên của đơn vị này.")
        raise Refused(message % {"kind": above.get_kind_display()})
    usual = next(kind for kind in _USUAL if kind in kinds)
    initial = {"status": UnitStatus.ACTIVE, "valid_from": timezone.localdate()}
    form = UnitForm(request.POST or None, kind=_kind(request, usual), kinds=kinds, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            unit = create_unit(
                parent=Unit(pk=unit_id), valid_from=form.cleaned_data["valid_from"], **_told(form, request)
            )
        except Invalid as error:
            _add(form, error)
        else:
            messages.success(request, _("Đã tạo đơn vị %(name)s.") % {"name": form.cleaned_data["name"]})
            return redirect("unit", unit.pk)
    return _page(request, {"form": form, "above": above})


def unit_edit(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """A form for what a unit is from a day on, or for what was written wrongly of it."""
    version = _managed(request, unit_id)
    initial = initial_of(version, timezone.localdate())
    above = last_version(version.parent_id) if version.parent_id else None
    kinds = {version.kind, *(fitting(above.kind) if above else UnitKind.values)}
    form = UnitForm(request.POST or None, kind=_kind(request, version.kind), kinds=kinds, initial=initial)
    correcting = request.POST.get("how") == CORRECT
    if correcting:
        form.fields["valid_from"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, form, version, correcting=correcting)
        except Invalid as error:
            _add(form, error)
        else:
            messages.success(request, _("Đã lưu thông tin của %(name)s.") % {"name": form.cleaned_data["name"]})
            return redirect("unit", unit_id)
    return _page(request, {"form": form, "version": version, "correcting": correcting})


def _save(request: AuthedRequest, form: UnitForm, version: UnitVersion, *, correcting: bool) -> None:
    if not form.says_something_new():
        raise Invalid([Problem("", _("Chưa có gì thay đổi. Hãy sửa ít nhất một ô rồi lưu."))])
    unit, told = Unit(pk=version.unit_id), _told(form, request)
    if correcting:
        correct_unit(unit=unit, **told)
    else:
        parent = Unit(pk=version.parent_id) if version.parent_id else None
        change_unit(unit=unit, parent=parent, valid_from=form.cleaned_data["valid_from"], **told)


def _managed(request: AuthedRequest, unit_id: int) -> UnitVersion:
    """The unit as it is in the end, if the user manages it: `Http404` or `Denied` where not."""
    today = timezone.localdate()
    version = last_version(unit_id)
    if version is None or not can_see_unit(request.user, unit_id, today):
        raise Http404
    if version.valid_to is not None or not can_manage_units(request.user, unit_id, today):
        raise Denied
    return version


def _kind(request: AuthedRequest, usual: str) -> str:
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    return asked if asked in UnitKind.values else usual


def _told(form: UnitForm, request: AuthedRequest) -> dict[str, Any]:
    """What the form says, as the actions take it."""
    said = form.cleaned_data
    return {
        "name": said["name"],
        "short_name": said["short_name"],
        "code": said["code"],
        "kind": UnitKind(said["kind"]),
        "status": UnitStatus(said["status"]),
        "details": form.details(),
        "by": request.user,
    }


def _add(form: UnitForm, error: Invalid) -> None:
    """The problems beside their fields; those of a kind's own field go by its name."""
    own = {name: DETAIL + name for name in form.names}
    add_problems(form, Invalid([Problem(own.get(each.where, each.where), each.message) for each in error.problems]))


def _page(request: AuthedRequest, context: dict[str, Any]) -> HttpResponse:
    """The whole page; for another kind its fields alone."""
    if request.htmx and request.method == "GET":
        return render(request, "units/edit.html#kind_fields", context)
    return render(request, "units/edit.html", context, status=422 if context["form"].errors else 200)
