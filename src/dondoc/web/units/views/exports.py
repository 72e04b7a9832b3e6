"""Files of the units in sight: exactly the tree, list or filter of the page, as of its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.units.files.writing import Value, columns_of, csv_lines, rows_of, write_template, write_xlsx
from dondoc.units.models import UnitKind
from dondoc.units.queries import counts_by_kind
from dondoc.web.downloads import as_excel
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.forms import LookForm
from dondoc.web.units.queries import wanted_units

MOST = 100_000  # units in one file made while somebody waits
CSV = "text/csv; charset=utf-8"


def units_export(request: AuthedRequest, format: str) -> HttpResponseBase:
    """The units that the page shows, as a CSV or an Excel file that can be taken in again."""
    form = LookForm(request.GET)
    units = wanted_units(request.seat.unit_id, form)
    counts = counts_by_kind(units)
    if sum(counts.values()) > MOST:
        raise Refused(
            _(
                "Danh sách có hơn 100.000 đơn vị. Hãy lọc bớt, hoặc nhờ quản trị máy chủ xuất bằng lệnh "
                "dondoc units export."
            )
        )
    columns = columns_of(counts)
    rows = rows_of(units, columns, request.seat.unit_id)
    name = f"don-vi-{form.day():%Y-%m-%d}.{format}"
    if format == "csv":
        return _saved(StreamingHttpResponse(csv_lines(columns, rows), content_type=CSV), name)
    return as_excel(name, lambda file: write_xlsx(file, columns, rows))


def units_template(request: AuthedRequest, format: str) -> HttpResponseBase:
    """A file to fill in: the columns and two invented units."""
    columns = columns_of(UnitKind)
    rows = _sample(columns, timezone.localdate())
    if format == "csv":
        return _saved(HttpResponse(b"".join(csv_lines(columns, rows)), content_type=CSV), "mau-don-vi.csv")
    return as_excel("mau-don-vi.xlsx", lambda file: write_template(file, columns, rows))


def _sample(columns: Sequence[str], since: date) -> list[list[Value]]:
    """Two invented units."""
    commune: dict[str, Value] = {"code": "90001", "name": "Xã Mẫu", "kind": "UBND cấp xã"}
    school: dict[str, Value] = {
        "code": "90001-01",
        "name": "Trường Tiểu học và THCS xã Mẫu",
        "kind": "Trường học",
        "parent": "90001",
        "school_levels": "Tiểu học; Trung học cơ sở",
        "ownership": "Công lập",
    }
    return [[{"valid_from": since, **row}.get(name, "") for name in columns] for row in (commune, school)]


def _saved(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
