from __future__ import annotations

from django.urls import path

from dondoc.web.home.views import home

urlpatterns = [path("", home, name="home")]
