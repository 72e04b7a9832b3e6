"""Addresses of commendations."""

from django.urls import path

from dondoc.web.commendation.views import campaigns, council, proposals, register

urlpatterns = [
    path("", campaigns.commendations, name="commendations"),
    path("tep/", campaigns.commendations_export, name="commendations-export"),
    path("moi/", campaigns.new_campaign, name="commendation-new"),
    path("so/", register.awards, name="awards"),
    path("so/xuat/", register.awards_export, name="awards-export"),
    path("so/<int:proposal_id>/thu-hoi/", register.take_back, name="award-revoke"),
    path("<int:commendation_id>/", campaigns.campaign, name="commendation"),
    path("<int:commendation_id>/xuat/", register.proposals_export, name="proposals-export"),
    path("<int:commendation_id>/sua/", campaigns.edit_campaign, name="commendation-edit"),
    path("<int:commendation_id>/huy/", campaigns.cancel, name="commendation-cancel"),
    path("<int:commendation_id>/hinh-thuc/", campaigns.new_form, name="commendation-form"),
    path("hinh-thuc/<int:award_form_id>/bo/", campaigns.drop_form, name="commendation-form-drop"),
    path("<int:commendation_id>/de-nghi/moi/", proposals.new_proposal, name="proposal-new"),
    path("de-nghi/<int:proposal_id>/", proposals.proposal, name="proposal"),
    path("de-nghi/<int:proposal_id>/sua/", proposals.edit_proposal, name="proposal-edit"),
    path("de-nghi/<int:proposal_id>/rut/", proposals.withdraw_proposal, name="proposal-withdraw"),
    path("de-nghi/<int:proposal_id>/minh-chung/", proposals.new_proof, name="award-proof-add"),
    path("minh-chung/<int:award_proof_id>/tep/", proposals.proof_file, name="award-proof-file"),
    path("<int:commendation_id>/hoi-dong/", council.new_member, name="council-member"),
    path("hoi-dong/<int:award_member_id>/bo/", council.drop_member, name="council-member-drop"),
    path("<int:commendation_id>/hop/", council.meet, name="council-meeting"),
    path("de-nghi/<int:proposal_id>/y-kien/", council.opine, name="proposal-opinion"),
    path("<int:commendation_id>/quyet-dinh/", council.settle, name="commendation-decide"),
]
