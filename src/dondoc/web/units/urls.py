"""Addresses of units."""

from django.urls import path

from dondoc.web.units.picker import unit_picker
from dondoc.web.units.views import editing, exports, imports, moving, tree, unit

urlpatterns = [
    path("", tree.units, name="units"),
    path("xuat/don-vi.csv", exports.units_export, {"format": "csv"}, name="units-csv"),
    path("xuat/don-vi.xlsx", exports.units_export, {"format": "xlsx"}, name="units-xlsx"),
    path("nhap/", imports.units_import, name="units-import"),
    path("nhap/mau.csv", exports.units_template, {"format": "csv"}, name="units-template-csv"),
    path("nhap/mau.xlsx", exports.units_template, {"format": "xlsx"}, name="units-template-xlsx"),
    path("chon/", unit_picker, name="unit-picker"),
    path("chuyen/", moving.units_move, name="units-move"),
    path("<int:unit_id>/", unit.unit, name="unit"),
    path("<int:unit_id>/nhanh/", tree.unit_branch, name="unit-branch"),
    path("<int:unit_id>/sua/", editing.unit_edit, name="unit-edit"),
    path("<int:unit_id>/don-vi-moi/", editing.unit_new, name="unit-new"),
]
