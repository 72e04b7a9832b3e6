"""Addresses of the files of units."""

from django.urls import path

from dondoc.web.dossier.views import dossier

urlpatterns = [path("<int:unit_id>/ho-so/", dossier, name="dossier")]
