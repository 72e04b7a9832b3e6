"""Addresses of the calendar of working days."""

from django.urls import path

from dondoc.web.calendar import views

urlpatterns = [
    path("", views.this_year, name="calendar"),
    path("<int:year>/", views.year, name="calendar-year"),
    path("<int:year>/bo/", views.clear, name="calendar-clear"),
]
