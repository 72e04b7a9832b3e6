"""Taking in a file of units: first what it would do, then the deed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from dondoc.core.errors import Denied, Invalid, Problem
from dondoc.units.actions import import_units, preview_import
from dondoc.units.files.columns import LABELS, explained
from dondoc.units.files.sheets import MAX_BYTES
from dondoc.units.models import Unit
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.changes import changes_of
from dondoc.web.units.forms import ImportForm

SHOWN = 200  # problems, new units and changed units of one file on the page


def units_import(request: AuthedRequest) -> HttpResponse:
    """Shows what a file would do; sent again with the mark of what was shown, takes it in whole."""
    if not administers(request.seat):
        raise Denied
    posted = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if posted else ImportForm()
    context: dict[str, Any] = {}
    if posted and form.is_valid():
        context = _answer(request, _read(form.cleaned_data["file"]))
    refused = bool(form.errors or context.get("problems"))
    template = "units/import.html#answer" if request.htmx else "units/import.html"
    context |= {"form": form, "columns": [(name, LABELS[name], explained(name)) for name in LABELS]}
    return render(request, template, context, status=422 if refused and not request.htmx else 200)


def _answer(request: AuthedRequest, data: bytes) -> dict[str, Any]:
    """What came of the file, what it would do, or what is wrong with it."""
    under = get_object_or_404(Unit, pk=request.seat.unit_id)
    mark, asked = hashlib.sha256(data).hexdigest(), request.POST.get("mark")
    try:
        if asked == mark:
            return {"result": import_units(data=data, under=under, by=request.user)}
        preview = preview_import(data=data, under=under)
    except Invalid as error:
        return _wrong(error.problems)
    if preview.problems:
        return _wrong(preview.problems) | {"left_out": preview.left_out}
    return {
        "preview": preview,
        "created": [(step, preview.names.get(step.parent or 0, "")) for step in preview.created[:SHOWN]],
        "changed": [(step, changes_of(step, preview.names)) for step in preview.changed[:SHOWN]],
        "left_out": preview.left_out,
        "mark": mark,
        "other_file": bool(asked),
        "shown": SHOWN,
    }


def _wrong(problems: tuple[Problem, ...]) -> dict[str, Any]:
    return {"problems": problems[:SHOWN], "problem_count": len(problems)}


def _read(upload: UploadedFile[bytes]) -> bytes:
    """The file's bytes, never more than one past the limit that the import refuses."""
    return bytes(upload.read(MAX_BYTES + 1))
