"""Many training classes at once: the file of a unit's classes out, filled in, and taken in whole."""

from __future__ import annotations

import io

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.activities.actions.class_files import take_in_classes
from dondoc.activities.files.classes import HEADINGS
from dondoc.core.errors import Invalid
from dondoc.exports.classes import write_classes
from dondoc.units.files.sheets import MAX_BYTES
from dondoc.web.activities.access import seat_to_enter
from dondoc.web.activities.forms.classes import ClassFileForm
from dondoc.web.downloads import XLSX
from dondoc.web.requests import AuthedRequest

SHOWN = 200  # problems of one file on the page


def class_file(request: AuthedRequest) -> HttpResponse:
    """Takes in a file of the unit's classes, or tells every wrong cell."""
    day = timezone.localdate()
    unit_id = seat_to_enter(request, day)
    form = ClassFileForm(request.POST or None, request.FILES or None)
    problems: list[object] = []
    if form.is_valid():
        try:
            data = bytes(form.cleaned_data["file"].read(MAX_BYTES + 1))
            taken = take_in_classes(data=data, unit_id=unit_id, today=day, by=request.user)
        except Invalid as error:
            problems = list(error.problems)
        else:
            said = _("Đã nhập tệp: thêm %(added)d lớp, sửa %(changed)d lớp, %(same)d lớp giữ nguyên.")
            messages.success(request, said % {"added": taken.added, "changed": taken.changed, "same": taken.same})
            return redirect("classes")
    context = {
        "form": form,
        "problems": problems[:SHOWN],
        "left": max(0, len(problems) - SHOWN),
        "columns": HEADINGS.values(),
        "year": day.year,
    }
    return render(request, "activities/class_file.html", context, status=422 if problems or form.errors else 200)


def class_file_download(request: AuthedRequest) -> FileResponse:
    """The unit's classes of this year, as a file to be filled in and taken in again."""
    day = timezone.localdate()
    unit_id = seat_to_enter(request, day)
    file = io.BytesIO()
    write_classes(file, unit_id, day.year)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"lop-tap-huan-{day.year}.xlsx", content_type=XLSX)
