"""Addresses of inspections. The sheets of visits have a folder of their own, for the service worker's reach."""

from django.urls import path

from dondoc.web.inspections.views import coverage, findings, lines, programmes, sheet, visits, year

_PROGRAMME = "chuong-trinh/<int:inspection_programme_id>/"
_LINE = "noi-dung/<int:inspection_line_id>/"
_VISIT = "lan/<int:visit_id>/"
_SHEET = "phieu/<int:visit_id>/"
_FINDING = "ton-tai/<int:finding_id>/"

urlpatterns = [
    path("", visits.visits, name="inspections"),
    path("tep/", visits.visits_export, name="inspections-export"),
    path("chuong-trinh/", programmes.programmes, name="inspection-programmes"),
    path("chuong-trinh/tep/", programmes.programmes_export, name="inspection-programmes-export"),
    path("chuong-trinh/moi/", programmes.new_programme, name="inspection-programme-new"),
    path(_PROGRAMME, programmes.programme, name="inspection-programme"),
    path(f"{_PROGRAMME}sua/", programmes.edit_programme, name="inspection-programme-edit"),
    path(f"{_PROGRAMME}ban-hanh/", programmes.issue, name="inspection-programme-issue"),
    path(f"{_PROGRAMME}ket-thuc/", programmes.end, name="inspection-programme-end"),
    path(f"{_PROGRAMME}tep/", programmes.programme_export, name="inspection-programme-export"),
    path(f"{_PROGRAMME}noi-dung/moi/", lines.new_line, name="inspection-line-new"),
    path(f"{_PROGRAMME}don-vi/<int:unit_id>/", coverage.coverage, name="inspection-coverage"),
    path(_LINE, lines.line, name="inspection-line"),
    path(f"{_LINE}sua/", lines.edit_line, name="inspection-line-edit"),
    path(f"{_LINE}bo/", lines.drop_line, name="inspection-line-drop"),
    path(f"{_LINE}chon/", lines.choose, name="inspection-choose"),
    path(f"{_LINE}boc-tham/", lines.draw, name="inspection-draw"),
    path(f"{_LINE}them/", lines.pick_unit, name="inspection-pick"),
    path(f"{_LINE}len-lich/", visits.schedule, name="inspection-schedule"),
    path("lua-chon/<int:pick_id>/dua-ra/", lines.leave_unit_out, name="inspection-pick-out"),
    path("lua-chon/<int:pick_id>/dua-vao/", lines.put_unit_back, name="inspection-pick-back"),
    path("lan/moi/", visits.new_visit, name="visit-new"),
    path(_VISIT, visits.visit, name="visit"),
    path(f"{_VISIT}sua/", visits.edit_visit, name="visit-edit"),
    path(f"{_VISIT}huy/", visits.cancel, name="visit-cancel"),
    path(f"{_VISIT}ky/", sheet.sign, name="visit-sign"),
    path(f"{_VISIT}tep/<int:visit_file_id>/", sheet.visit_file, name="visit-file"),
    path(f"{_VISIT}tep/<int:visit_file_id>/bo/", sheet.drop_file, name="visit-file-drop"),
    path("phieu/worker.js", sheet.worker, name="visit-worker"),
    path(_SHEET, sheet.sheet, name="visit-sheet"),
    path(f"{_SHEET}gui/", sheet.send_sheet, name="visit-send"),
    path(f"{_SHEET}anh/", sheet.send_file, name="visit-photo"),
    path("ton-tai/", findings.findings, name="findings"),
    path("ton-tai/tep/", findings.findings_export, name="findings-export"),
    path(_FINDING, findings.finding, name="finding"),
    path(f"{_FINDING}tra-loi/", findings.answer, name="finding-answer"),
    path(f"{_FINDING}xac-nhan/", findings.close, name="finding-close"),
    path(f"{_FINDING}tra-lai/", findings.send_back, name="finding-return"),
    path(f"{_FINDING}gia-han/", findings.extend, name="finding-extend"),
    path(f"{_FINDING}khac-phuc/<int:remedy_id>/tep/", findings.remedy_file, name="remedy-file"),
    path("nam/", year.year, name="inspection-year"),
    path("nam/tep/", year.year_export, name="inspection-year-export"),
]
