from __future__ import annotations

from django.urls import path

from dondoc.web.reporting.views import (
    changes,
    closing,
    cycle,
    cycles,
    decisions,
    designer,
    extensions,
    files,
    filling,
    obligation,
    opening,
    report,
    totals,
)

urlpatterns = [
    path("ke-hoach/<int:plan_id>/bieu-mau/", designer.form_edit, name="form-edit"),
    path("nghia-vu-bao-cao/<int:duty_id>/mo-ky/", opening.cycle_open, name="cycle-open"),
    path("nghia-vu-bao-cao/<int:duty_id>/tu-mo/", opening.cycle_self_opening, name="cycle-self-opening"),
    path("ky/", cycles.cycles, name="cycles"),
    path("ky/<int:cycle_id>/", cycle.cycle, name="cycle"),
    path("ky/<int:cycle_id>/tong-hop/", totals.cycle_totals, name="cycle-totals"),
    path("ky/<int:cycle_id>/bao-cao.docx", report.cycle_report, name="cycle-report"),
    path("ky/<int:cycle_id>/chap-nhan/", changes.cycle_accept, name="cycle-accept"),
    path("ky/<int:cycle_id>/dong/", closing.cycle_close, name="cycle-close"),
    path("bao-cao/<int:obligation_id>/", obligation.obligation, name="obligation"),
    path("bao-cao/<int:obligation_id>/luu/", filling.obligation_save, name="obligation-save"),
    path("bao-cao/<int:obligation_id>/khong-phat-sinh/", filling.obligation_nil, name="obligation-nil"),
    path("bao-cao/<int:obligation_id>/tep/", files.report_file_add, name="report-file-add"),
    path("bao-cao/<int:obligation_id>/tep/<int:file_id>/", files.report_file, name="report-file"),
    path("bao-cao/<int:obligation_id>/tep/<int:file_id>/bo/", files.report_file_remove, name="report-file-remove"),
    path("bao-cao/<int:obligation_id>/nhap-thay/", filling.obligation_enter, name="obligation-enter"),
    path("bao-cao/<int:obligation_id>/thoi-nhap-thay/", filling.obligation_stop, name="obligation-stop"),
    path("bao-cao/<int:obligation_id>/gui/", filling.obligation_send, name="obligation-send"),
    path("bao-cao/<int:obligation_id>/chap-nhan/", decisions.obligation_accept, name="obligation-accept"),
    path("bao-cao/<int:obligation_id>/tra-lai/", decisions.obligation_return, name="obligation-return"),
    path("bao-cao/<int:obligation_id>/xin-gia-han/", extensions.extension_ask, name="extension-ask"),
    path("bao-cao/<int:obligation_id>/gia-han/", extensions.extension_grant, name="extension-grant"),
    path("bao-cao/<int:obligation_id>/khong-gia-han/", extensions.extension_refuse, name="extension-refuse"),
    path("bao-cao/<int:obligation_id>/dua-ra/", changes.obligation_leave_out, name="obligation-leave-out"),
    path("bao-cao/<int:obligation_id>/dua-lai/", changes.obligation_put_back, name="obligation-put-back"),
]
