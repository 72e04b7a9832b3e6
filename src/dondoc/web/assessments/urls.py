"""Addresses of yearly rounds."""

from django.urls import path

from dondoc.web.assessments.views import aims, council, decisions, records, register, reviewing, rounds, scoring

urlpatterns = [
    path("", rounds.rounds, name="assessment-rounds"),
    path("dot/moi/", rounds.round_new, name="assessment-round-new"),
    path("dot/<int:yearly_id>/", rounds.round_page, name="assessment-round"),
    path("dot/<int:yearly_id>/danh-sach.xlsx", rounds.round_export, name="assessment-round-export"),
    path("dot/<int:yearly_id>/sua/", rounds.round_edit, name="assessment-round-edit"),
    path("dot/<int:yearly_id>/hoi-dong/", council.council, name="assessment-council"),
    path("dot/<int:yearly_id>/muc-ket-qua/", aims.aims, name="assessment-aims"),
    path("dot/<int:yearly_id>/muc-ket-qua/sua/", aims.aims_edit, name="assessment-aims-edit"),
    path("dot/<int:yearly_id>/quyet-dinh/", decisions.decision_new, name="decision-new"),
    path("quyet-dinh/<int:decision_id>/cong-bo/", decisions.decision_publish, name="decision-publish"),
    path("quyet-dinh/<int:decision_id>/huy/", decisions.decision_undo, name="decision-undo"),
    path("phieu/<int:assessment_id>/", scoring.assessment, name="assessment"),
    path("phieu/<int:assessment_id>/luu/", scoring.assessment_save, name="assessment-save"),
    path("phieu/<int:assessment_id>/gui/", scoring.assessment_send, name="assessment-send"),
    path("phieu/<int:assessment_id>/tep/", scoring.proof_add, name="proof-add"),
    path("phieu/<int:assessment_id>/tep/<int:proof_id>/", scoring.proof, name="proof"),
    path("phieu/<int:assessment_id>/tep/<int:proof_id>/bo/", scoring.proof_remove, name="proof-remove"),
    path("phieu/<int:assessment_id>/tham-dinh/", reviewing.review_save, name="review-save"),
    path("phieu/<int:assessment_id>/cham-lai/", reviewing.review_again, name="review-again"),
    path("phieu/<int:assessment_id>/chot/", reviewing.review_settle, name="review-settle"),
    path("phieu/<int:assessment_id>/ket-luan/", reviewing.review_conclude, name="review-conclude"),
    path("phieu/<int:assessment_id>/mo-lai/", reviewing.review_reopen, name="review-reopen"),
    path("phieu/<int:assessment_id>/tra-lai/", reviewing.assessment_return, name="assessment-return"),
    path("phieu/<int:assessment_id>/dua-ra/", reviewing.assessment_exclude, name="assessment-exclude"),
    path("phieu/<int:assessment_id>/dua-lai/", reviewing.assessment_put_back, name="assessment-put-back"),
    path("phieu/<int:assessment_id>/kien-nghi/", reviewing.appeal_ask, name="appeal-ask"),
    path("phieu/<int:assessment_id>/tra-loi/", reviewing.appeal_answer, name="appeal-answer"),
    path("cong-nhan/", register.recognitions, name="recognitions"),
    path("cong-nhan/danh-sach.xlsx", register.recognitions_export, name="recognitions-export"),
    path("cong-nhan/<int:recognition_id>/thu-hoi/", register.recognition_withdraw, name="recognition-withdraw"),
    path("cong-nhan/don-vi/<int:unit_id>/", register.unit_recognitions, name="unit-recognitions"),
    path("so-lieu/<int:unit_id>/<str:fact>/", records.fact_records, name="fact-records"),
]
