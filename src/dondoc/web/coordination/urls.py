"""Addresses of committees and coordination programmes."""

from django.urls import path

from dondoc.web.coordination.views import committees, parties, programmes

urlpatterns = [
    path("", committees.committees, name="committees"),
    path("ban/<int:unit_id>/", committees.committee, name="committee"),
    path("ban/<int:unit_id>/vi-tri/moi/", committees.new_post, name="post-new"),
    path("ban/<int:unit_id>/vi-tri/thuong-co/", committees.usual_posts, name="posts-usual"),
    path("vi-tri/<int:post_id>/giao/", committees.appoint_unit, name="post-appoint"),
    path("vi-tri/<int:post_id>/de-trong/", committees.leave_empty, name="post-vacate"),
    path("vi-tri/<int:post_id>/ket-thuc/", committees.close_post, name="post-end"),
    path("chuong-trinh/", programmes.programmes, name="programmes"),
    path("chuong-trinh/moi/", programmes.new_programme, name="programme-new"),
    path("chuong-trinh/<int:programme_id>/", programmes.programme, name="programme"),
    path("chuong-trinh/<int:programme_id>/sua/", programmes.edit_programme, name="programme-edit"),
    path("chuong-trinh/<int:programme_id>/tep/", programmes.programme_file, name="programme-file"),
    path("chuong-trinh/<int:programme_id>/so-ket/<int:year>/", programmes.review, name="programme-review"),
    path("chuong-trinh/<int:programme_id>/so-ket/<int:year>/tep/", programmes.review_file, name="review-file"),
    path("chuong-trinh/<int:programme_id>/ben/moi/", parties.new_party, name="party-new"),
    path("ben/<int:party_id>/bo/", parties.close_party, name="party-remove"),
]
