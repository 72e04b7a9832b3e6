"""Addresses of successions."""

from django.urls import path

from dondoc.web.successions.picker import succession_units
from dondoc.web.successions.views import listed, ordering, taking_back

urlpatterns = [
    path("thay-doi/", listed.successions, name="successions"),
    path("thay-doi/chon/", succession_units, name="succession-units"),
    path("thay-doi/<int:succession_id>/", listed.succession, name="succession"),
    path("thay-doi/<int:succession_id>/quyet-dinh/", listed.succession_file, name="succession-file"),
    path("thay-doi/<int:succession_id>/hoan-tac/", taking_back.succession_undo, name="succession-undo"),
    path("thay-doi/<int:succession_id>/chuyen-viec/", taking_back.succession_settle, name="succession-settle"),
    path("<int:unit_id>/thay-doi/", ordering.unit_succession, name="unit-succession"),
]
