"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("dondoc.web.urls"))]

handler400 = "dondoc.web.errors.bad_request"
handler403 = "dondoc.web.errors.denied"
handler404 = "dondoc.web.errors.not_found"
handler429 = "dondoc.web.errors.too_many"  # allauth looks for it here
handler500 = "dondoc.web.errors.fault"
