"""Addresses of documents."""

from django.urls import path

from dondoc.web.documents.views import additions, agencies, check, decisions, items, jobs, pages, queue, upload

urlpatterns = [
    path("", queue.documents, name="documents"),
    path("tai-len/", upload.document_upload, name="document-upload"),
    path("dang-doc/<int:job_id>/", jobs.reading_job, name="reading-job"),
    path("dang-doc/<int:job_id>/doc-lai/", jobs.reading_job_retry, name="reading-job-retry"),
    path("dang-doc/<int:job_id>/thoi/", jobs.reading_job_cancel, name="reading-job-cancel"),
    path("dang-doc/<int:job_id>/bo/", jobs.reading_job_aside, name="reading-job-aside"),
    path("<int:reading_id>/", check.reading_check, name="reading-check"),
    path("<int:reading_id>/tep/", check.reading_file, name="reading-file"),
    path("<int:reading_id>/trang/<int:number>/anh/", pages.reading_page, name="reading-page"),
    path("<int:reading_id>/muc/<str:key>/", items.reading_item, name="reading-item"),
    path("<int:reading_id>/muc/<str:key>/dung/", items.reading_item_confirm, name="reading-item-confirm"),
    path("<int:reading_id>/muc/<str:key>/bo/", items.reading_item_drop, name="reading-item-drop"),
    path("<int:reading_id>/muc/<str:key>/khong-ghi/", items.reading_item_absent, name="reading-item-absent"),
    path("<int:reading_id>/them/<str:kind>/", additions.reading_item_new, name="reading-item-new"),
    path("<int:reading_id>/co-quan/", agencies.reading_agency, name="reading-agency"),
    path("<int:reading_id>/co-quan/ten/", agencies.reading_agency_name, name="reading-agency-name"),
    path("<int:reading_id>/co-quan/tao/", agencies.reading_agency_unit, name="reading-agency-unit"),
    path("<int:reading_id>/co-quan/ten-chung/", agencies.reading_vague_aside, name="reading-vague-aside"),
    path("<int:reading_id>/nhan/", decisions.reading_accept, name="reading-accept"),
    path("<int:reading_id>/bo/", decisions.reading_discard, name="reading-discard"),
]
