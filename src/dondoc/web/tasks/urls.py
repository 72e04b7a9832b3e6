"""Addresses of tasks at work."""

from django.urls import path

from dondoc.web.tasks.views import beside, bulk, export, given, listed, mine, moves, needs, rounds, saved, task

urlpatterns = [
    path("", listed.tasks, name="tasks"),
    path("loc/", listed.choices, name="tasks-choices"),
    path("cua-don-vi/", mine.tasks_mine, name="tasks-mine"),
    path("xuat/", export.tasks_export, name="tasks-export"),
    path("hang-loat/", bulk.tasks_edit, name="tasks-edit"),
    path("khung-nhin/", saved.views, name="views"),
    path("khung-nhin/luu/", saved.view_save, name="view-save"),
    path("khung-nhin/<int:view_id>/xoa/", saved.view_forget, name="view-forget"),
    path("<int:task_id>/", task.task, name="task"),
    path("<int:task_id>/giao/", given.task_give, name="task-give"),
    path("<int:task_id>/cho/", needs.need_add, name="need-add"),
    path("cho/<int:need_id>/bo/", needs.need_remove, name="need-remove"),
    path("ke-hoach/<int:plan_id>/minh-chung/", needs.plan_evidence, name="plan-evidence"),
    path("phan-cong/<int:assignment_id>/bat-dau/", moves.assignment_start, name="assignment-start"),
    path("phan-cong/<int:assignment_id>/bao-tien-do/", moves.assignment_report, name="assignment-report"),
    path("phan-cong/<int:assignment_id>/bao-xong/", moves.assignment_finish, name="assignment-finish"),
    path("phan-cong/<int:assignment_id>/xac-nhan/", moves.assignment_confirm, name="assignment-confirm"),
    path("phan-cong/<int:assignment_id>/tra-lai/", moves.assignment_send_back, name="assignment-send-back"),
    path("phan-cong/<int:assignment_id>/thoi/", moves.assignment_drop, name="assignment-drop"),
    path("phan-cong/<int:assignment_id>/mo-lai/", moves.assignment_reopen, name="assignment-reopen"),
    path("ky/<int:round_id>/xac-nhan/", rounds.round_confirm, name="round-confirm"),
    path("ky/<int:round_id>/tra-lai/", rounds.round_send_back, name="round-send-back"),
    path("phan-cong/<int:assignment_id>/giao-tiep/", given.assignment_give, name="assignment-give"),
    path("phan-cong/<int:assignment_id>/sua/", given.assignment_edit, name="assignment-edit"),
    path("phan-cong/<int:assignment_id>/minh-chung/", beside.evidence_add, name="evidence-add"),
    path("minh-chung/<int:evidence_id>/tep/", beside.evidence_file, name="evidence-file"),
    path("minh-chung/<int:evidence_id>/bo/", beside.evidence_remove, name="evidence-remove"),
]
