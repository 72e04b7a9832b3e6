"""Addresses of documents."""

from django.urls import path

from dondoc.web.documents.views import agencies, check, decisions, items, queue, upload

urlpatterns = [
    path("", queue.documents, name="documents"),
    path("tai-len/", upload.document_upload, name="document-upload"),
    path("<int:reading_id>/", check.reading_check, name="reading-check"),
    path("<int:reading_id>/tep/", check.reading_file, name="reading-file"),
    path("<int:reading_id>/muc/<str:key>/", items.reading_item, name="reading-item"),
    path("<int:reading_id>/muc/<str:key>/bo/", items.reading_item_drop, name="reading-item-drop"),
    path("<int:reading_id>/co-quan/", agencies.reading_agency, name="reading-agency"),
    path("<int:reading_id>/co-quan/tao/", agencies.reading_agency_unit, name="reading-agency-unit"),
    path("<int:reading_id>/co-quan/ten-chung/", agencies.reading_vague_aside, name="reading-vague-aside"),
    path("<int:reading_id>/nhan/", decisions.reading_accept, name="reading-accept"),
    path("<int:reading_id>/bo/", decisions.reading_discard, name="reading-discard"),
]
