"""The sheet of a visit: filled on a telephone, with or without a connection, and sent later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from dondoc.core.errors import Invalid, Refused
from dondoc.documents.attachments import LARGEST, attachment
from dondoc.inspections.actions.sheets import add_file, remove_file, sign_visit, take_sheet
from dondoc.inspections.models import Severity, Visit, VisitFile, VisitState
from dondoc.inspections.queries.answers import answered
from dondoc.inspections.queries.checklists import asked_of
from dondoc.inspections.queries.visits import team_names
from dondoc.inspections.rules.sheets import Change
from dondoc.web.downloads import download
from dondoc.web.inspections.access import visit_in_sight, visit_to_fill, visit_to_plan
from dondoc.web.requests import AuthedRequest, seat_not_required

WORKER = Path(__file__).resolve().parents[2] / "static" / "dondoc" / "inspections" / "worker.js"
LARGEST_BODY = 2 * 1024 * 1024  # bytes of one sending without files


def sheet(request: AuthedRequest, visit_id: int) -> HttpResponse:
    """The page that works without a connection; what the server has of the sheet stands in it."""
    day = timezone.localdate()
    found = visit_to_fill(request, visit_id, day)
    stored = {row.item: {"value": row.value, "revision": row.revision} for row in found.items.all()}
    context = {
        "visit": found,
        "team": team_names([found], day).get(found.pk, []),
        "sheet": answered(found),
        "stored": json.dumps(stored),
        "files": list(found.files.select_related("file")),
        "severities": Severity.choices,
        "today": day,
        "is_open": found.state in (VisitState.PLANNED, VisitState.HELD),
    }
    return render(request, "inspections/sheet.html", context)


@require_POST
def send_sheet(request: AuthedRequest, visit_id: int) -> JsonResponse:
    """Takes in what a device changed: JSON in, JSON out."""
    day = timezone.localdate()
    found = visit_to_fill(request, visit_id, day)
    key, changes = _told(request)
    try:
        answer = take_sheet(visit=found, key=key, changes=changes, asked=asked_of(found), today=day, by=request.user)
    except Refused as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse(answer | {"time": f"{localtime():%H:%M}"})


@require_POST
def send_file(request: AuthedRequest, visit_id: int) -> JsonResponse:
    """Takes in one photo or paper; the same key again changes nothing."""
    found = visit_to_fill(request, visit_id, timezone.localdate())
    upload = request.FILES.get("file")
    told = {name: request.POST.get(name, "") for name in ("item", "words", "key")}
    try:
        if upload is None:
            raise Refused(_("Chưa có tệp nào. Hãy chọn ảnh hoặc tệp."))
        fit = attachment(upload.read(LARGEST + 1), upload.name or "", unnamed="anh-kiem-tra")
        kept = add_file(visit=found, upload=fit, asked=asked_of(found), by=request.user, **told)
    except Invalid as error:
        return JsonResponse({"message": " ".join(each.message for each in error.problems)}, status=422)
    except Refused as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse({"id": kept.pk, "name": str(kept)})


def visit_file(request: AuthedRequest, visit_id: int, visit_file_id: int) -> FileResponse:
    """A photo or paper of a visit, to be saved; of an unsigned one for those who fill it."""
    day = timezone.localdate()
    found = visit_in_sight(request, visit_id, day)
    if found.state != VisitState.SIGNED:
        found = visit_to_fill(request, visit_id, day)
    return download(_file(found, visit_file_id).file)


@require_POST
def drop_file(request: AuthedRequest, visit_id: int, visit_file_id: int) -> HttpResponse:
    """Takes a file out of a record that is not signed."""
    found = visit_to_fill(request, visit_id, timezone.localdate())
    remove_file(file=_file(found, visit_file_id), reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã bỏ tệp khỏi lần kiểm tra."))
    return redirect("visit", found.pk)


@require_POST
def sign(request: AuthedRequest, visit_id: int) -> HttpResponse:
    """Signs the record."""
    day = timezone.localdate()
    found = visit_to_plan(request, visit_id, day)
    findings = sign_visit(visit=found, asked=asked_of(found), today=day, by=request.user)
    n = len(findings)
    said = ngettext(
        "Đã ký biên bản; %(count)d tồn tại được giao cho đơn vị khắc phục.",
        "Đã ký biên bản; %(count)d tồn tại được giao cho đơn vị khắc phục.",
        n,
    )
    messages.success(request, said % {"count": n} if n else _("Đã ký biên bản; không có tồn tại nào."))
    return redirect("visit", found.pk)


@require_GET
@login_not_required
@seat_not_required
@cache_control(no_cache=True)
def worker(request: Any) -> HttpResponse:
    """The service worker of the sheets: it lies in their folder, so that it can serve nothing else."""
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript")


def _file(found: Visit, visit_file_id: int) -> VisitFile:
    return get_object_or_404(found.files.select_related("file", "visit"), pk=visit_file_id)


def _told(request: AuthedRequest) -> tuple[str, list[Change]]:
    """What a device sent; 404 for what none of ours would."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST_BODY:
        raise Refused(_("Lần gửi này quá lớn. Hãy gửi bớt từng phần."))
    try:
        told = json.loads(request.body)
        changes = [Change(str(each["item"]), each["value"], int(each["base"])) for each in told["changes"]]
        return str(told["key"]), changes
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Http404 from error
