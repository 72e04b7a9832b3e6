"""Sets as workbooks and JSON: out, and in as a draft; and the sets that come with dondoc."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.criteria.actions import create_set, fill_draft
from dondoc.criteria.content import draft_of
from dondoc.criteria.files.json_reading import from_json
from dondoc.criteria.files.json_writing import to_json
from dondoc.criteria.files.workbook import from_workbook
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.queries import with_words
from dondoc.criteria.rules import SetDraft
from dondoc.criteria.shipped import shipped_sets
from dondoc.exports.criteria import write_criteria
from dondoc.exports.writers.sheet import Column, write_sheet
from dondoc.units.files.sheets import MAX_BYTES
from dondoc.units.models import Unit
from dondoc.web.criteria.access import refuse_stranger, set_in_sight, set_to_write
from dondoc.web.criteria.forms import FileForm
from dondoc.web.criteria.sheet import sheet_of_draft
from dondoc.web.criteria.views.sets import chosen
from dondoc.web.downloads import XLSX
from dondoc.web.requests import AuthedRequest

MOST_LISTED = 5_000


@require_safe
def list_file(request: AuthedRequest) -> HttpResponse:
    """The list as it is filtered, as a workbook."""
    rows = with_words(chosen(request), timezone.localdate()).order_by("name", "version")[:MOST_LISTED]
    widths = (48, 24, 9, 24, 14, 16, 10, 40, 40)
    headings = (
        _("Tên bộ tiêu chí"), _("Mã"), _("Phiên bản"), _("Loại đơn vị"), _("Tình trạng"), _("Ngày ban hành"),
        _("Số tiêu chí"), _("Văn bản ban hành"), _("Đơn vị ban hành"),
    )  # fmt: skip
    lines = [
        [
            one.name, one.code, one.version, one.get_kind_display(), one.get_state_display(),
            timezone.localdate(one.published_at) if one.published_at else None,
            getattr(one, "criterion_count", 0), one.issued_by, getattr(one, "unit_name", ""),
        ]
        for one in rows
    ]  # fmt: skip
    file = BytesIO()
    write_sheet(file, _("Bộ tiêu chí"), [Column(*each) for each in zip(headings, widths, strict=True)], lines)
    return _saved(file.getvalue(), "bo-tieu-chi.xlsx", XLSX)


@require_safe
def set_workbook(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """A set as a workbook that may be edited and taken in again."""
    found = set_in_sight(request, criteria_id, timezone.localdate())
    file = BytesIO()
    write_criteria(file, draft_of(found))
    return _saved(file.getvalue(), f"{_name(found)}.xlsx", XLSX)


@require_safe
def set_json(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """A set as JSON."""
    found = set_in_sight(request, criteria_id, timezone.localdate())
    return _saved(to_json(draft_of(found)).encode(), f"{_name(found)}.json", "application/json")


def import_set(request: AuthedRequest) -> HttpResponse:
    """A file as a new draft of the seat's unit."""
    refuse_stranger(request, timezone.localdate())
    form = FileForm(request.POST or None, request.FILES or None)
    problems: Sequence[Problem] = ()
    if form.is_valid():
        try:
            made = create_set(unit=Unit(pk=request.seat.unit_id), draft=_read(form), by=request.user)
        except Invalid as error:
            problems = error.problems
        else:
            messages.success(request, _("Đã nạp tệp thành dự thảo mới. Hãy xem lại trước khi ban hành."))
            return redirect("criteria-set", made.pk)
    status = 422 if problems or form.errors else 200
    return render(request, "criteria/import.html", {"form": form, "problems": problems, "set": None}, status=status)


def fill_set(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """A file in the place of what a draft holds."""
    found = set_to_write(request, criteria_id, timezone.localdate())
    form = FileForm(request.POST or None, request.FILES or None)
    problems: Sequence[Problem] = ()
    if form.is_valid():
        try:
            fill_draft(criteria_set=found, draft=_read(form), by=request.user)
        except Invalid as error:
            problems = error.problems
        else:
            messages.success(request, _("Đã thay nội dung dự thảo bằng nội dung của tệp."))
            return redirect("criteria-set", found.pk)
    status = 422 if problems or form.errors else 200
    return render(request, "criteria/import.html", {"form": form, "problems": problems, "set": found}, status=status)


def shipped(request: AuthedRequest) -> HttpResponse:
    """The sets that come with dondoc, with the one that the seat's unit has made of each."""
    refuse_stranger(request, timezone.localdate())
    mine = CriteriaSet.objects.filter(unit_id=request.seat.unit_id).order_by("version")
    taken = dict(mine.values_list("code", "pk"))
    rows = [(sheet_of_draft(draft), taken.get(code)) for code, draft in shipped_sets().items()]
    return render(request, "criteria/shipped.html", {"rows": rows})


def shipped_set(request: AuthedRequest, code: str) -> HttpResponse:
    """One of them, to be read before it is taken over."""
    refuse_stranger(request, timezone.localdate())
    mine = CriteriaSet.objects.filter(unit_id=request.seat.unit_id, code=code).order_by("-version").first()
    return render(request, "criteria/shipped_set.html", {"sheet": sheet_of_draft(_shipped(code)), "mine": mine})


@require_POST
def take_over(request: AuthedRequest, code: str) -> HttpResponse:
    """Makes one of them a draft of the seat's unit."""
    refuse_stranger(request, timezone.localdate())
    made = create_set(unit=Unit(pk=request.seat.unit_id), draft=_shipped(code), shipped=code, by=request.user)
    messages.success(request, _("Đã lấy về thành dự thảo của đơn vị. Hãy sửa cho hợp với địa phương rồi ban hành."))
    return redirect("criteria-set", made.pk)


@require_POST
def copy_set(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """Makes another unit's set a draft of the seat's unit: of one above it, or of one that it follows."""
    today = timezone.localdate()
    found = set_in_sight(request, criteria_id, today)
    refuse_stranger(request, today)
    unit = Unit(pk=request.seat.unit_id)
    made = create_set(unit=unit, draft=draft_of(found), shipped=found.shipped, by=request.user)
    messages.success(request, _("Đã lấy về thành dự thảo của đơn vị. Hãy sửa cho hợp với địa phương rồi ban hành."))
    return redirect("criteria-set", made.pk)


def _shipped(code: str) -> SetDraft:
    draft = shipped_sets().get(code)
    if draft is None:
        raise Http404
    return draft


def _read(form: FileForm) -> SetDraft:
    """The set that a file says. Raises `Invalid` with all that is wrong in it."""
    data = form.cleaned_data["file"].read(MAX_BYTES + 1)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return from_workbook(data)
    if not data.strip():
        raise Refused(_("Tệp trống. Hãy chọn tệp Excel (.xlsx) hoặc JSON đã xuất từ một bộ tiêu chí."))
    return from_json(data)


def _name(criteria_set: CriteriaSet) -> str:
    return f"{criteria_set.code}-v{criteria_set.version}"


def _saved(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
