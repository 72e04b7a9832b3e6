"""The Word files by which an office makes its papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrPromise

from dondoc.accounts.models import Role
from dondoc.compiling.actions.papers import bring_template, drop_template
from dondoc.compiling.models import PaperKind, PaperTemplate
from dondoc.compiling.papers.templates import MOST_BYTES
from dondoc.compiling.queries import template_bytes, template_of
from dondoc.compiling.rules.fields import COMMON, OWN, Field, Group
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.web.reporting.views.report import DOCX
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of paper, with the unit's own template where it has one."""

    kind: PaperKind
    own: PaperTemplate | None


LABELS: Mapping[Group, StrPromise] = {
    Group.ROUNDS: gettext_lazy("Kỳ báo cáo"),
    Group.YEARLY: gettext_lazy("Chấm điểm"),
    Group.AWARDS: gettext_lazy("Khen thưởng"),
    Group.INSPECTIONS: gettext_lazy("Kiểm tra"),
    Group.ACTIVITIES: gettext_lazy("Chiến dịch, ngày hội"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """The papers about one thing, and the fields that they have beside the common ones."""

    key: str
    label: StrPromise
    rows: list[Row]
    fields: tuple[Field, ...]


@require_safe
def templates(request: AuthedRequest) -> HttpResponse:
    """Every kind of paper with its template, and the fields that a template may hold."""
    _refuse_others(request)
    return _page(request)


@require_safe
def template_file(request: AuthedRequest, paper: str) -> HttpResponse:
    """The template in use, or with ``?co-san`` that which comes with the program."""
    _refuse_others(request)
    kind = _kind(paper)
    own = None if "co-san" in request.GET else template_of(request.seat.unit_id, kind)
    name = f"mau-{kind.value.replace('_', '-')}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(template_bytes(own, kind), content_type=DOCX, headers=headers)


@require_POST
def template_bring(request: AuthedRequest, paper: str) -> HttpResponse:
    """Takes a Word file as template, or shows what is wrong with it."""
    _refuse_others(request)
    kind = _kind(paper)
    upload = request.FILES.get("file")
    if upload is None or not upload.name:
        raise Refused(_("Chưa chọn tệp nào. Hãy chọn một tệp Word (.docx)."))
    content = upload.read(MOST_BYTES + 1)
    try:
        bring_template(unit=request.seat.unit, kind=kind, name=upload.name, content=content, by=request.user)
    except Invalid as error:
        return _page(request, error, kind)
    messages.success(request, _("Đã nhận tệp mẫu. Văn bản lập từ nay dùng mẫu này."))
    return redirect("paper-templates")


@require_POST
def template_drop(request: AuthedRequest, paper: str) -> HttpResponse:
    """Goes back to the template that comes with the program."""
    _refuse_others(request)
    drop_template(unit=request.seat.unit, kind=_kind(paper), by=request.user)
    messages.success(request, _("Đã trở lại mẫu có sẵn."))
    return redirect("paper-templates")


def _page(request: AuthedRequest, error: Invalid | None = None, of: PaperKind | None = None) -> HttpResponse:
    context = {
        "sections": [Section(group.value, label, _rows(request, group), OWN[group]) for group, label in LABELS.items()],
        "common": COMMON,
        "problems": error.problems if error else (),
        "of": of,
    }
    return render(request, "compiling/templates.html", context, status=422 if error else 200)


def _rows(request: AuthedRequest, group: Group) -> list[Row]:
    own = {each.kind: each for each in PaperTemplate.objects.filter(unit_id=request.seat.unit_id, put_away=False)}
    return [Row(kind, own.get(kind.value)) for kind in PaperKind if kind.group is group]


def _refuse_others(request: AuthedRequest) -> None:
    if request.seat.role != Role.OFFICE:
        raise Denied(_("Chỉ văn phòng của đơn vị đặt mẫu văn bản."))


def _kind(value: str) -> PaperKind:
    if value not in PaperKind.values:
        raise Http404
    return PaperKind(value)
