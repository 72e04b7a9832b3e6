"""What the log speaks of: each kind of thing with its noun, its name, and the page of its history."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from dondoc.accounts.models import Invitation, Membership, User
from dondoc.activities.models import (
    Campaign,
    Commitment,
    ForceCount,
    ForceNorm,
    Initiative,
    ReviewQuestion,
    TrainingClass,
)
from dondoc.assessments.models import Assessment, AssessmentRound, Decision, Recognition
from dondoc.budget.models import Closing, Entry, Line, Source
from dondoc.calendar.models import SetDay
from dondoc.commendation.models import CommendationCampaign, Proposal
from dondoc.coordination.models import Post, Programme
from dondoc.criteria.models import CriteriaSet
from dondoc.documents.models import Reading, ReadingJob
from dondoc.inspections.models import Finding, InspectionProgramme, Visit
from dondoc.plans.models import Assignment, Duty, Owing, Plan, SavedView, Target, Task
from dondoc.reminders.models import Desk, Message, Policy, Webhook
from dondoc.reporting.models import Cycle, Form, Obligation, Submission
from dondoc.units.models import Succession, Unit


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind. ``name`` is the path to the field that names it, "" where its noun must do; ``page`` the name of the
    url of its history, "" where there is none; ``key`` the path to the id in that address: part of another thing's
    history.
    """

    noun: StrPromise
    model: type[Model]
    name: str
    page: str
    key: str = "pk"


_THINGS = (
    Thing(_("Đơn vị"), Unit, "", "unit-history"),
    Thing(_("Quyết định sắp xếp đơn vị"), Succession, "decision_number", "succession-history"),
    Thing(_("Vị trí của ban chỉ đạo"), Post, "title", "unit-history", "committee_id"),
    Thing(_("Chương trình phối hợp"), Programme, "title", "programme-history"),
    Thing(_("Mô hình"), Initiative, "title", "initiative-history"),
    Thing(_("Lớp tập huấn"), TrainingClass, "title", "class-history"),
    Thing(_("Chiến dịch, ngày hội"), Campaign, "title", "campaign-history"),
    Thing(_("Cam kết"), Commitment, "", "commitment-history"),
    Thing(_("Định mức lực lượng, thiết bị"), ForceNorm, "title", ""),
    Thing(_("Số lực lượng, thiết bị"), ForceCount, "norm__title", "force-history"),
    Thing(_("Câu hỏi đánh giá mô hình"), ReviewQuestion, "text", ""),
    Thing(_("Dòng kinh phí"), Line, "plan__title", "budget-line-history"),
    Thing(_("Bút toán kinh phí"), Entry, "line__plan__title", "budget-line-history", "line_id"),
    Thing(_("Nguồn kinh phí"), Source, "name", ""),
    Thing(_("Khóa sổ kinh phí"), Closing, "", ""),
    Thing(_("Chương trình kiểm tra"), InspectionProgramme, "title", "inspection-programme-history"),
    Thing(_("Lần kiểm tra"), Visit, "title", "visit-history"),
    Thing(_("Tồn tại"), Finding, "words", "finding-history"),
    Thing(_("Đợt khen thưởng"), CommendationCampaign, "title", "commendation-history"),
    Thing(_("Đề nghị khen thưởng"), Proposal, "form__name", "proposal-history"),
    Thing(_("Tài khoản"), User, "name", "account-history"),
    Thing(_("Vai trò"), Membership, "user__name", "account-history", "user_id"),
    Thing(_("Lời mời"), Invitation, "user__name", "account-history", "user_id"),
    Thing(_("Bản đọc"), Reading, "file__name", "reading-history"),
    Thing(_("Bản quét"), ReadingJob, "file__name", "reading-job-history"),
    Thing(_("Kế hoạch"), Plan, "title", "plan-history"),
    Thing(_("Phân công"), Assignment, "task__text", "task-history", "task_id"),
    Thing(_("Việc có hạn"), Duty, "text", "duty-history"),
    Thing(_("Chỉ tiêu"), Target, "text", "plan-history", "plan_id"),
    Thing(_("Nhiệm vụ"), Task, "text", "task-history"),
    Thing(_("Khung nhìn công việc"), SavedView, "name", ""),
    Thing(_("Ngày trong lịch làm việc"), SetDay, "", ""),
    Thing(_("Việc phải gửi"), Owing, "duty__text", "duty-history", "duty_id"),
    Thing(_("Thông báo nhắc việc"), Message, "", ""),
    Thing(_("Cách nhắc việc"), Policy, "", ""),
    Thing(_("Nơi nhận nhắc việc"), Desk, "", ""),
    Thing(_("Webhook"), Webhook, "", ""),
    Thing(_("Bộ tiêu chí"), CriteriaSet, "name", "criteria-history"),
    Thing(_("Đợt chấm điểm"), AssessmentRound, "title", "assessment-round-history"),
    Thing(_("Phiếu chấm điểm"), Assessment, "round__title", "assessment-history"),
    Thing(_("Quyết định công nhận"), Decision, "number", "assessment-round-history", "round_id"),
    Thing(_("Công nhận"), Recognition, "level_name", "assessment-history", "assessment_id"),
    Thing(_("Biểu mẫu"), Form, "title", "form-history", "plan_id"),
    Thing(_("Kỳ báo cáo"), Cycle, "name", "cycle-history"),
    Thing(_("Nghĩa vụ báo cáo"), Obligation, "cycle__name", "obligation-history"),
    Thing(_("Báo cáo"), Submission, "obligation__cycle__name", "obligation-history", "obligation_id"),
)
THINGS = {thing.model._meta.label_lower: thing for thing in _THINGS}
"""By the name under which the log keeps the kind: "plans.plan"."""
