"""Addresses of the event log; the history of a thing lies below the thing's own address."""

from django.urls import path

from dondoc.web.events.views import activities, budget, commendation, criteria, history, inspections, search

urlpatterns = [
    path("nhat-ky/", search.events, name="events"),
    path("nhat-ky/tep/", search.events_export, name="events-export"),
    path("don-vi/<int:unit_id>/lich-su/", history.unit_history, name="unit-history"),
    path("don-vi/thay-doi/<int:succession_id>/lich-su/", history.succession_history, name="succession-history"),
    path("lich-lam-viec/lich-su/", history.calendar_history, name="calendar-history"),
    path("khen-thuong/<int:commendation_id>/lich-su/", commendation.commendation_history, name="commendation-history"),
    path("khen-thuong/de-nghi/<int:proposal_id>/lich-su/", commendation.proposal_history, name="proposal-history"),
    path("kinh-phi/dong/<int:line_id>/lich-su/", budget.budget_line_history, name="budget-line-history"),
    path("phoi-hop/chuong-trinh/<int:programme_id>/lich-su/", history.programme_history, name="programme-history"),
    path("hoat-dong/mo-hinh/<int:initiative_id>/lich-su/", activities.initiative_history, name="initiative-history"),
    path("hoat-dong/tap-huan/<int:class_id>/lich-su/", activities.class_history, name="class-history"),
    path(
        "kiem-tra/chuong-trinh/<int:inspection_programme_id>/lich-su/",
        inspections.inspection_programme_history,
        name="inspection-programme-history",
    ),
    path("kiem-tra/lan/<int:visit_id>/lich-su/", inspections.visit_history, name="visit-history"),
    path("kiem-tra/ton-tai/<int:finding_id>/lich-su/", inspections.finding_history, name="finding-history"),
    path("bo-tieu-chi/<int:criteria_id>/lich-su/", criteria.criteria_history, name="criteria-history"),
    path("hoat-dong/chien-dich/<int:campaign_id>/lich-su/", activities.campaign_history, name="campaign-history"),
    path("hoat-dong/cam-ket/<int:commitment_id>/lich-su/", activities.commitment_history, name="commitment-history"),
    path("hoat-dong/luc-luong/<int:count_id>/lich-su/", activities.force_history, name="force-history"),
    path("tai-khoan/<int:user_id>/lich-su/", history.account_history, name="account-history"),
    path("van-ban/<int:reading_id>/lich-su/", history.reading_history, name="reading-history"),
    path("van-ban/dang-doc/<int:job_id>/lich-su/", history.reading_job_history, name="reading-job-history"),
    path("ke-hoach/<int:plan_id>/lich-su/", history.plan_history, name="plan-history"),
    path("ke-hoach/nhiem-vu/<int:task_id>/lich-su/", history.task_history, name="task-history"),
    path("ke-hoach/nghia-vu/<int:duty_id>/lich-su/", history.duty_history, name="duty-history"),
    path("ke-hoach/<int:plan_id>/bieu-mau/lich-su/", history.form_history, name="form-history"),
    path("cham-diem/dot/<int:yearly_id>/lich-su/", history.assessment_round_history, name="assessment-round-history"),
    path("cham-diem/phieu/<int:assessment_id>/lich-su/", history.assessment_history, name="assessment-history"),
    path("ky/<int:cycle_id>/lich-su/", history.cycle_history, name="cycle-history"),
    path("bao-cao/<int:obligation_id>/lich-su/", history.obligation_history, name="obligation-history"),
]
