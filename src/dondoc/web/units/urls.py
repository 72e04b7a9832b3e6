"""Addresses of units."""

from django.urls import path

from dondoc.web.units.picker import unit_picker
from dondoc.web.units.views import imports, tree

urlpatterns = [
    path("", tree.units, name="units"),
    path("nhap/", imports.units_import, name="units-import"),
    path("nhap/mau.csv", imports.units_import_template, name="units-import-template"),
    path("chon/", unit_picker, name="unit-picker"),
    path("<int:unit_id>/", tree.unit, name="unit"),
    path("<int:unit_id>/nhanh/", tree.unit_branch, name="unit-branch"),
]
