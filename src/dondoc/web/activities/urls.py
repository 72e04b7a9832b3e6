"""Addresses of activities."""

from django.urls import path

from dondoc.web.activities.views import class_files, classes, deciding, initiatives, overview

urlpatterns = [
    path("", overview.activities, name="activities"),
    path("mo-hinh/", initiatives.initiatives, name="initiatives"),
    path("mo-hinh/tep/", initiatives.initiatives_export, name="initiatives-export"),
    path("mo-hinh/moi/", initiatives.initiative_new, name="initiative-new"),
    path("mo-hinh/cau-hoi/", deciding.initiative_questions, name="initiative-questions"),
    path("mo-hinh/cau-hoi/<int:question_id>/bo/", deciding.initiative_question_drop, name="initiative-question-drop"),
    path("mo-hinh/<int:initiative_id>/", initiatives.initiative, name="initiative"),
    path("mo-hinh/<int:initiative_id>/sua/", initiatives.initiative_edit, name="initiative-edit"),
    path("mo-hinh/<int:initiative_id>/de-xuat-lai/", initiatives.initiative_again, name="initiative-again"),
    path("mo-hinh/<int:initiative_id>/duyet/", deciding.initiative_approve, name="initiative-approve"),
    path("mo-hinh/<int:initiative_id>/khong-duyet/", deciding.initiative_decline, name="initiative-decline"),
    path("mo-hinh/<int:initiative_id>/ket-thuc/", deciding.initiative_end, name="initiative-end"),
    path("mo-hinh/<int:initiative_id>/cong-khai/", deciding.initiative_release, name="initiative-release"),
    path("mo-hinh/<int:initiative_id>/thoi-cong-khai/", deciding.initiative_withdraw, name="initiative-withdraw"),
    path("mo-hinh/<int:initiative_id>/ap-dung/", deciding.initiative_uptake, name="initiative-uptake"),
    path("mo-hinh/ap-dung/<int:uptake_id>/thoi/", deciding.uptake_end, name="uptake-end"),
    path("mo-hinh/<int:initiative_id>/danh-gia/<int:year>/", deciding.initiative_review, name="initiative-review"),
    path("mo-hinh/<int:initiative_id>/tai-lieu/moi/", initiatives.initiative_paper_add, name="initiative-paper-add"),
    path("mo-hinh/<int:initiative_id>/tai-lieu/<int:paper_id>/", initiatives.initiative_paper, name="initiative-paper"),
    path(
        "mo-hinh/<int:initiative_id>/tai-lieu/<int:paper_id>/bo/",
        initiatives.initiative_paper_remove,
        name="initiative-paper-remove",
    ),
    path("tap-huan/", classes.classes, name="classes"),
    path("tap-huan/bang/", classes.classes_export, name="classes-export"),
    path("tap-huan/du-kien/", classes.class_new, name="class-new"),
    path("tap-huan/da-mo/", classes.class_held_new, name="class-held-new"),
    path("tap-huan/tep/", class_files.class_file, name="class-file"),
    path("tap-huan/tep/tai/", class_files.class_file_download, name="class-file-download"),
    path("tap-huan/<int:class_id>/", classes.training_class, name="class"),
    path("tap-huan/<int:class_id>/sua/", classes.class_edit, name="class-edit"),
    path("tap-huan/<int:class_id>/ket-qua/", classes.class_hold, name="class-hold"),
    path("tap-huan/<int:class_id>/huy/", classes.class_cancel, name="class-cancel"),
]
