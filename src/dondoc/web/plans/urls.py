"""Addresses of plans."""

from django.urls import path

from dondoc.web.plans.views import duty_units, listed, page

urlpatterns = [
    path("", listed.plans, name="plans"),
    path("<int:plan_id>/", page.plan, name="plan"),
    path("<int:plan_id>/nghia-vu/<int:duty_id>/don-vi/", duty_units.duty_units, name="duty-units"),
]
