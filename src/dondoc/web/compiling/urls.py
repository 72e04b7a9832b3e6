from __future__ import annotations

from django.urls import path

from dondoc.web.compiling.views import draft, marks, papers, sending_up, sheets, templates, versions

_PAPER = "giay-to/<str:paper>/<int:paper_of>/"

urlpatterns = [
    path("ky/<int:cycle_id>/soan/", draft.draft, name="cycle-draft"),
    path("ky/<int:cycle_id>/soan/cau/", draft.sentence, name="cycle-sentence"),
    path("ky/<int:cycle_id>/soan/lap/", versions.make, name="paper-make"),
    path("ky/<int:cycle_id>/van-ban/<int:number>.docx", versions.word, name="paper-word"),
    path("ky/<int:cycle_id>/van-ban/<int:number>.pdf", versions.pdf, name="paper-pdf"),
    path("ky/<int:cycle_id>/van-ban/<int:number>/", versions.compare, name="paper-compare"),
    path("ky/<int:cycle_id>/tong-hop.xlsx", sheets.book, name="report-book"),
    path("ky/<int:cycle_id>/tong-hop.csv", sheets.table, name="report-csv"),
    path("ky/<int:cycle_id>/gui-len/", sending_up.send_up, name="cycle-send-up"),
    path("ky/<int:cycle_id>/gui-len/<int:obligation_id>/", sending_up.compile_report, name="cycle-compile"),
    path("mau-van-ban/", templates.templates, name="paper-templates"),
    path("mau-van-ban/<str:paper>/mau.docx", templates.template_file, name="paper-template"),
    path("mau-van-ban/<str:paper>/moi/", templates.template_bring, name="paper-template-bring"),
    path("mau-van-ban/<str:paper>/bo/", templates.template_drop, name="paper-template-drop"),
    path(_PAPER, papers.page, name="thing-papers"),
    path(f"{_PAPER}lap/", papers.make, name="thing-paper-make"),
    path(f"{_PAPER}van-ban.docx", papers.now, name="thing-paper-now"),
    path(f"{_PAPER}ban-<int:number>.docx", papers.version, name="thing-paper"),
    path("so-lieu/<str:mark>/", marks.mark, name="figure-mark"),
]
