"""Addresses of activities."""

from django.urls import URLPattern, path

from dondoc.activities.queries.kinds import Kind
from dondoc.web.activities.views import (
    campaign,
    campaign_work,
    campaigns,
    class_files,
    classes,
    commitments,
    deciding,
    forces,
    initiative,
    initiatives,
    norms,
    overview,
    training_class,
)

FOLDERS = {
    Kind.INITIATIVES: "mo-hinh",
    Kind.CLASSES: "tap-huan",
    Kind.CAMPAIGNS: "chien-dich",
    Kind.COMMITMENTS: "cam-ket",
    Kind.FORCES: "luc-luong",
}


def _rollup(kind: Kind, folder: str) -> list[URLPattern]:
    """The page of a kind unit by unit, and its files."""
    page, name = f"{folder}/theo-don-vi", f"{kind}-rollup"
    return [
        path(f"{page}/", overview.rollup, {"kind": kind}, name=name),
        path(f"{page}.csv", overview.rollup_file, {"kind": kind, "format": "csv"}, name=f"{name}-csv"),
        path(f"{page}.xlsx", overview.rollup_file, {"kind": kind, "format": "xlsx"}, name=f"{name}-xlsx"),
    ]


urlpatterns = [
    path("", overview.activities, name="activities"),
    path("tong-quan.csv", overview.activities_file, {"format": "csv"}, name="activities-csv"),
    path("tong-quan.xlsx", overview.activities_file, {"format": "xlsx"}, name="activities-xlsx"),
    path("mo-hinh/", initiatives.initiatives, name="initiatives"),
    path("mo-hinh/tep/", initiatives.initiatives_export, name="initiatives-export"),
    path("mo-hinh/moi/", initiative.initiative_new, name="initiative-new"),
    path("mo-hinh/cau-hoi/", deciding.initiative_questions, name="initiative-questions"),
    path("mo-hinh/cau-hoi/<int:question_id>/bo/", deciding.initiative_question_drop, name="initiative-question-drop"),
    path("mo-hinh/<int:initiative_id>/", initiative.initiative, name="initiative"),
    path("mo-hinh/<int:initiative_id>/sua/", initiative.initiative_edit, name="initiative-edit"),
    path("mo-hinh/<int:initiative_id>/de-xuat-lai/", initiative.initiative_again, name="initiative-again"),
    path("mo-hinh/<int:initiative_id>/duyet/", deciding.initiative_approve, name="initiative-approve"),
    path("mo-hinh/<int:initiative_id>/khong-duyet/", deciding.initiative_decline, name="initiative-decline"),
    path("mo-hinh/<int:initiative_id>/ket-thuc/", deciding.initiative_end, name="initiative-end"),
    path("mo-hinh/<int:initiative_id>/cong-khai/", deciding.initiative_release, name="initiative-release"),
    path("mo-hinh/<int:initiative_id>/thoi-cong-khai/", deciding.initiative_withdraw, name="initiative-withdraw"),
    path("mo-hinh/<int:initiative_id>/ap-dung/", deciding.initiative_uptake, name="initiative-uptake"),
    path("mo-hinh/ap-dung/<int:uptake_id>/thoi/", deciding.uptake_end, name="uptake-end"),
    path("mo-hinh/<int:initiative_id>/danh-gia/<int:year>/", deciding.initiative_review, name="initiative-review"),
    path("mo-hinh/<int:initiative_id>/tai-lieu/moi/", initiative.initiative_paper_add, name="initiative-paper-add"),
    path("mo-hinh/<int:initiative_id>/tai-lieu/<int:paper_id>/", initiative.initiative_paper, name="initiative-paper"),
    path(
        "mo-hinh/<int:initiative_id>/tai-lieu/<int:paper_id>/bo/",
        initiative.initiative_paper_remove,
        name="initiative-paper-remove",
    ),
    path("tap-huan/", classes.classes, name="classes"),
    path("tap-huan/bang/", classes.classes_export, name="classes-export"),
    path("tap-huan/du-kien/", training_class.class_new, name="class-new"),
    path("tap-huan/da-mo/", training_class.class_held_new, name="class-held-new"),
    path("tap-huan/tep/", class_files.class_file, name="class-file"),
    path("tap-huan/tep/tai/", class_files.class_file_download, name="class-file-download"),
    path("tap-huan/<int:class_id>/", training_class.training_class, name="class"),
    path("tap-huan/<int:class_id>/sua/", training_class.class_edit, name="class-edit"),
    path("tap-huan/<int:class_id>/ket-qua/", training_class.class_hold, name="class-hold"),
    path("tap-huan/<int:class_id>/huy/", training_class.class_cancel, name="class-cancel"),
    path("chien-dich/", campaigns.campaigns, name="campaigns"),
    path("chien-dich/bang/", campaigns.campaigns_export, name="campaigns-export"),
    path("chien-dich/moi/", campaign.campaign_new, name="campaign-new"),
    path("chien-dich/<int:campaign_id>/", campaign.campaign, name="campaign"),
    path("chien-dich/<int:campaign_id>/sua/", campaign.campaign_edit, name="campaign-edit"),
    path("chien-dich/<int:campaign_id>/viec/moi/", campaign.campaign_item_new, name="campaign-item-new"),
    path("chien-dich/viec/<int:item_id>/bo/", campaign.campaign_item_remove, name="campaign-item-remove"),
    path("chien-dich/viec/<int:item_id>/ket-qua/", campaign_work.campaign_do, name="campaign-do"),
    path("chien-dich/ket-qua/<int:deed_id>/bo/", campaign_work.deed_undo, name="deed-undo"),
    path("chien-dich/ket-qua/<int:deed_id>/tep/", campaign_work.deed_file, name="deed-file"),
    path("chien-dich/<int:campaign_id>/don-vi/", campaign_work.campaign_units, name="campaign-units"),
    path("chien-dich/don-vi/<int:call_id>/bo/", campaign.campaign_unit_remove, name="campaign-unit-remove"),
    path("chien-dich/<int:campaign_id>/phat-dong/", campaign.campaign_start, name="campaign-start"),
    path("chien-dich/<int:campaign_id>/tong-ket/", campaign.campaign_finish, name="campaign-finish"),
    path("chien-dich/<int:campaign_id>/huy/", campaign.campaign_cancel, name="campaign-cancel"),
    path("chien-dich/<int:campaign_id>/ket-qua.xlsx", campaign_work.campaign_coverage, name="campaign-coverage"),
    path("cam-ket/", commitments.commitments, name="commitments"),
    path("cam-ket/bang/", commitments.commitments_export, name="commitments-export"),
    path("cam-ket/moi/", commitments.commitment_new, name="commitment-new"),
    path("cam-ket/<int:commitment_id>/", commitments.commitment, name="commitment"),
    path("cam-ket/<int:commitment_id>/so-moi/", commitments.commitment_count, name="commitment-count"),
    path("luc-luong/", forces.forces, name="forces"),
    path("luc-luong/bang/", forces.forces_export, name="forces-export"),
    path("luc-luong/ghi/", forces.forces_count, name="forces-count"),
    path("luc-luong/dinh-muc/", norms.force_norms, name="force-norms"),
    path("luc-luong/dinh-muc/<int:norm_id>/", norms.force_norm, name="force-norm"),
    path("luc-luong/dinh-muc/<int:norm_id>/bang/", norms.force_norm_export, name="force-norm-export"),
    path("luc-luong/dinh-muc/<int:norm_id>/thoi/", norms.force_norm_end, name="force-norm-end"),
    path("luc-luong/<int:count_id>/", forces.force, name="force"),
    *(each for kind, folder in FOLDERS.items() for each in _rollup(kind, folder)),
]
