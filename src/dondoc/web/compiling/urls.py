from __future__ import annotations

from django.urls import path

from dondoc.web.compiling.views import draft

urlpatterns = [
    path("ky/<int:cycle_id>/soan/", draft.draft, name="cycle-draft"),
    path("ky/<int:cycle_id>/soan/cau/", draft.sentence, name="cycle-sentence"),
]
