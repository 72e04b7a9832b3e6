"""Addresses of plans."""

from django.urls import path

from dondoc.web.plans.views import (
    amending,
    amending_back,
    amending_choice,
    duty_due,
    duty_units,
    export,
    listed,
    own_coverage,
    own_items,
    own_links,
    page,
    regimes,
)

urlpatterns = [
    path("", listed.plans, name="plans"),
    path("sua-doi/<int:reading_id>/", amending_choice.amendment_choose, name="amendment-choose"),
    path("che-do-bao-cao/", regimes.regime_new, name="regime-new"),
    path("<int:plan_id>/", page.plan, name="plan"),
    path("<int:plan_id>/them-bao-cao/", regimes.regime_report, name="regime-report"),
    path("<int:plan_id>/bao-cao/", export.plan_report, name="plan-word"),
    path("<int:plan_id>/xuat/", export.plan_sheets, name="plan-excel"),
    path("<int:plan_id>/sua-doi/<int:reading_id>/", amending.amendment_compare, name="amendment-compare"),
    path("<int:plan_id>/sua-doi/<int:reading_id>/thoi/", amending_back.amendment_withdraw, name="amendment-withdraw"),
    path("<int:plan_id>/lan-sua-doi/<int:number>/hoan-tac/", amending_back.amendment_undo, name="amendment-undo"),
    path("<int:plan_id>/lan-sua-doi/<int:number>/", amending.amendment, name="amendment"),
    path("<int:plan_id>/lan-sua-doi/<int:number>/truoc/", amending.plan_before, name="plan-before"),
    path("<int:plan_id>/trien-khai/", own_coverage.plan_coverage, name="plan-coverage"),
    path("<int:plan_id>/trien-khai/xuat/", own_coverage.plan_coverage_export, name="plan-coverage-export"),
    path("<int:plan_id>/trien-khai/noi-dung/", own_coverage.plan_taken_up, name="plan-taken-up"),
    path("<int:plan_id>/trien-khai/<int:duty_id>/gan/", own_links.own_plan_choose, name="own-plan-choose"),
    path("<int:plan_id>/trien-khai/<int:duty_id>/<int:unit_id>/go/", own_links.own_plan_unlink, name="own-plan-unlink"),
    path("<int:plan_id>/khong-trien-khai/<int:duty_id>/", own_links.own_plan_decline, name="own-plan-decline"),
    path("<int:plan_id>/gan-noi-dung/", own_items.plan_hang, name="plan-hang"),
    path("<int:plan_id>/nghia-vu/<int:duty_id>/don-vi/", duty_units.duty_units, name="duty-units"),
    path("<int:plan_id>/nghia-vu/<int:duty_id>/han/", duty_due.duty_due, name="duty-due"),
]
