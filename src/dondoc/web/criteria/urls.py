"""Addresses of criteria sets."""

from django.urls import path, register_converter

from dondoc.web.criteria.views import comparing, files, parts, sets, trial


class Way:
    """Up ("len") or down ("xuong")."""

    regex = "len|xuong"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Way, "way")

urlpatterns = [
    path("", sets.criteria_sets, name="criteria-sets"),
    path("danh-sach.xlsx", files.list_file, name="criteria-list-file"),
    path("moi/", sets.new_set, name="criteria-new"),
    path("nhap/", files.import_set, name="criteria-import"),
    path("co-san/", files.shipped, name="criteria-shipped"),
    path("co-san/<slug:code>/", files.shipped_set, name="criteria-shipped-set"),
    path("co-san/<slug:code>/lay-ve/", files.take_over, name="criteria-take-over"),
    path("<int:criteria_id>/", sets.criteria_set, name="criteria-set"),
    path("<int:criteria_id>/sua/", sets.edit_head, name="criteria-edit"),
    path("<int:criteria_id>/xoa/", sets.drop_set, name="criteria-drop"),
    path("<int:criteria_id>/ban-hanh/", sets.publish_set, name="criteria-publish"),
    path("<int:criteria_id>/phien-ban-moi/", sets.renew_set, name="criteria-renew"),
    path("<int:criteria_id>/thoi-ap-dung/", sets.retire_set, name="criteria-retire"),
    path("<int:criteria_id>/lay-ve/", files.copy_set, name="criteria-copy"),
    path("<int:criteria_id>/cham-thu/", trial.trial, name="criteria-trial"),
    path("<int:criteria_id>/so-sanh/", comparing.compare, name="criteria-compare"),
    path("<int:criteria_id>/bo-tieu-chi.xlsx", files.set_workbook, name="criteria-workbook"),
    path("<int:criteria_id>/bo-tieu-chi.json", files.set_json, name="criteria-json"),
    path("<int:criteria_id>/nap-tep/", files.fill_set, name="criteria-fill"),
    path("<int:criteria_id>/xep-loai/", parts.levels, name="criteria-levels"),
    path("<int:criteria_id>/muc/moi/", parts.new_section, name="criteria-section-new"),
    path("muc/<int:section_id>/sua/", parts.edit_section, name="criteria-section-edit"),
    path("muc/<int:section_id>/xoa/", parts.close_section, name="criteria-section-drop"),
    path("muc/<int:section_id>/<way:way>/", parts.shift_section, name="criteria-section-move"),
    path("muc/<int:section_id>/tieu-chi/moi/", parts.new_criterion, name="criterion-new"),
    path("tieu-chi/<int:criterion_id>/sua/", parts.edit_criterion, name="criterion-edit"),
    path("tieu-chi/<int:criterion_id>/xoa/", parts.close_criterion, name="criterion-drop"),
    path("tieu-chi/<int:criterion_id>/<way:way>/", parts.shift_criterion, name="criterion-move"),
]
