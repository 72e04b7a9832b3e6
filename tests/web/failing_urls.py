"""The site's addresses, and some whose views fail in each known way."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.db import DataError, IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from dondoc.core.errors import Denied, Invalid, Problem, Refused

ERRORS: dict[str, Exception] = {
    "refused": Refused("Kỳ báo cáo này đã đóng. Hãy đề nghị mở lại."),
    "invalid": Invalid([Problem("dòng 3, cột name", "Ô này đang trống."), Problem("", "Thiếu tệp.")]),
    "denied": Denied(),
    "denied-why": Denied("Chỉ văn phòng được duyệt."),
    "gone": Http404(),
    "bad": SuspiciousOperation("x"),
    "fault": RuntimeError("x"),
    "too-large": OverflowError("date value out of range"),
    "too-large-for-postgres": DataError("bigint out of range"),
    "nul-for-postgres": DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"),
    "second": IntegrityError("UNIQUE constraint failed: budget_line.unit_id"),
    "other-integrity": IntegrityError("CHECK constraint failed"),
    "other-data": DataError("value too long"),
}


@login_not_required
def fail(request: HttpRequest, how: str) -> HttpResponse:
    raise ERRORS[how]


urlpatterns = [path("fail/<str:how>/", fail), path("", include("dondoc.web.urls"))]
handler400 = "dondoc.web.errors.bad_request"
handler403 = "dondoc.web.errors.denied"
handler404 = "dondoc.web.errors.not_found"
handler500 = "dondoc.web.errors.fault"
