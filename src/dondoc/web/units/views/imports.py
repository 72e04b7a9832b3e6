"""Taking in a file of units."""

from __future__ import annotations

import csv

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from dondoc.core.errors import Denied, Invalid, Problem
from dondoc.units.actions import ImportResult, import_units
from dondoc.units.csv_file import COLUMNS, MAX_BYTES
from dondoc.units.models import Unit, UnitKind
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import ImportForm

SHOWN_PROBLEMS = 200
_SAMPLE = (  # invented units
    {"code": "90001", "name": "Xã Suối Lam", "kind": UnitKind.COMMUNE, "short_name": "Suối Lam"},
    {"code": "90001-01", "name": "Trường THCS Suối Lam", "kind": UnitKind.SCHOOL, "parent": "90001"},
)


def units_import(request: AuthedRequest) -> HttpResponse:
    """Takes in a file whole or not at all, and shows what came of it."""
    if not administers(request.seat):
        raise Denied
    posted = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if posted else ImportForm()
    problems: tuple[Problem, ...] = ()
    result: ImportResult | None = None
    if form.is_valid():
        under = get_object_or_404(Unit, pk=request.seat.unit_id)
        try:
            result = import_units(data=_read(form.cleaned_data["file"]), under=under, by=request.user)
        except Invalid as error:
            problems = error.problems
    context = {
        "form": form,
        "result": result,
        "problems": problems[:SHOWN_PROBLEMS],
        "problem_count": len(problems),
        "kinds": UnitKind.choices,
    }
    return render(request, "units/import.html", context, status=422 if problems or form.errors else 200)


def units_import_template(request: AuthedRequest) -> HttpResponse:
    """A file to fill in: the columns and two invented units, marked so that spreadsheets show accents."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mau-don-vi.csv"'
    writer = csv.DictWriter(response, COLUMNS, restval="")
    writer.writeheader()
    since = timezone.localdate().isoformat()
    writer.writerows({**row, "valid_from": since} for row in _SAMPLE)
    return response


def _read(upload: UploadedFile[bytes]) -> bytes:
    """The file's bytes, never more than one past the limit that the import refuses."""
    return bytes(upload.read(MAX_BYTES + 1))
