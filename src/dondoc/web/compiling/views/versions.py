"""The papers that were made of a round: made anew, taken as files, compared."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from dondoc.compiling.actions.papers import make_version
from dondoc.compiling.models import PaperKind, PaperVersion
from dondoc.compiling.papers.pdf import as_pdf
from dondoc.compiling.papers.wording import reworded
from dondoc.compiling.queries import figures_in, version_bytes, versions_of
from dondoc.compiling.rules.figures import changes
from dondoc.exports.compiled_report import slug
from dondoc.reporting.models import Cycle
from dondoc.web.compiling.views.draft import kind_asked
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.reporting.views.report import DOCX
from dondoc.web.requests import AuthedRequest

SHOWN = 500
REPORTS = (PaperKind.HALF_YEAR, PaperKind.YEAR)
"""Papers that bear the name of their round."""


@require_POST
def make(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Makes a paper; where nothing has changed, the last version stays."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    kind = kind_asked(request.POST.get("loai", ""), cycle)
    version, is_new = make_version(cycle=cycle, kind=kind, day=day, by=request.user)
    if is_new:
        messages.success(request, _("Đã lập bản %(number)d.") % {"number": version.number})
    else:
        messages.info(request, _("Không có gì thay đổi so với bản %(number)d.") % {"number": version.number})
    return redirect(f"{reverse('cycle-draft', args=[cycle_id])}?loai={kind.value}#cac-ban")


@require_safe
def word(request: AuthedRequest, cycle_id: int, number: int) -> HttpResponse:
    """A version as it was made."""
    cycle, version = _version(request, cycle_id, number)
    return _file(version_bytes(version), DOCX, f"{_name(version, cycle)}.docx")


@require_safe
def pdf(request: AuthedRequest, cycle_id: int, number: int) -> HttpResponse:
    """The same as PDF, where LibreOffice is at hand."""
    cycle, version = _version(request, cycle_id, number)
    return _file(as_pdf(version_bytes(version)), "application/pdf", f"{_name(version, cycle)}.pdf")


def _name(version: PaperVersion, cycle: Cycle) -> str:
    """ "to-trinh-bao-cao-6-thang-dau-nam-2026-ban-2"; always in Vietnamese, as the paper is."""
    with override("vi"):
        kind = "" if version.kind in REPORTS else version.get_kind_display()
    return slug(f"{kind} {cycle.name} bản {version.number}")


@require_safe
def compare(request: AuthedRequest, cycle_id: int, number: int) -> HttpResponse:
    """Which figures and words differ from those of another version, the one before unless another is asked for."""
    cycle, version = _version(request, cycle_id, number)
    others = versions_of(cycle, PaperKind(version.kind)).exclude(pk=version.pk)
    asked = request.GET.get("voi", "")
    other = others.filter(number=int(asked)).first() if asked.isdecimal() and len(asked) < 9 else None
    other = other or others.filter(number__lt=version.number).first()
    found = changes(figures_in(other), figures_in(version)) if other else []
    context = {
        "cycle": cycle,
        "version": version,
        "other": other,
        "others": others,
        "changes": found[:SHOWN],
        "more": max(len(found) - SHOWN, 0),
        "reworded": reworded(version_bytes(other), version_bytes(version))[:SHOWN] if other else [],
        "same_file": other is not None and other.sha256 == version.sha256,
    }
    return render(request, "compiling/compare.html", context)


def _version(request: AuthedRequest, cycle_id: int, number: int) -> tuple[Cycle, PaperVersion]:
    cycle = cycle_to_run(request.user, cycle_id, timezone.localdate())
    kind = request.GET.get("loai", "")
    rows = versions_of(cycle, kind_asked(kind, cycle)).select_related("made_by")
    return cycle, get_object_or_404(rows, number=number)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
