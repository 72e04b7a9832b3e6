"""A plan as a file to keep: the paper in Word, the sheets in Excel."""

from __future__ import annotations

import tempfile

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied
from dondoc.exports.plan import Eyes, plan_excel, plan_word
from dondoc.web.downloads import XLSX
from dondoc.web.plans.access import Seen, plan_seen
from dondoc.web.reporting.views.report import DOCX
from dondoc.web.requests import AuthedRequest


def plan_report(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """The paper on the plan as it stands today, for those who see all its units."""
    day = timezone.localdate()
    seen = plan_seen(request, plan_id, day)
    if not seen.sees_whole:
        raise Denied(
            _("Báo cáo này dành cho đơn vị điều hành kế hoạch và đơn vị cấp trên. Bạn có thể xuất bảng Excel.")
        )
    name, content = plan_word(seen.plan, _eyes(request, seen), day)
    return HttpResponse(content, content_type=DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def plan_sheets(request: AuthedRequest, plan_id: int) -> HttpResponseBase:
    """The plan as far as the user sees it, a sheet for each side of it."""
    day = timezone.localdate()
    seen = plan_seen(request, plan_id, day)
    file = tempfile.TemporaryFile()  # noqa: SIM115 (FileResponse closes it)
    name = plan_excel(file, seen.plan, _eyes(request, seen), day)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _eyes(request: AuthedRequest, seen: Seen) -> Eyes:
    return Eyes(seen.visible, request.seat.unit_id, seen.sees_whole)
