"""Addresses of the page of good initiatives, which everybody may open."""

from django.urls import path

from dondoc.web.activities.views import public

urlpatterns = [
    path("", public.public_initiatives_page, name="public-initiatives"),
    path("<int:initiative_id>/", public.public_initiative, name="public-initiative"),
]
