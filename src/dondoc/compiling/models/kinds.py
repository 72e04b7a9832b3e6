"""The kinds of papers."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.compiling.rules.fields import Group


class PaperKind(models.TextChoices):
    """What an office makes as a Word file by a template."""

    HALF_YEAR = "half_year", _("Báo cáo định kỳ (tháng, quý, 6 tháng, 9 tháng)")
    YEAR = "year", _("Báo cáo năm")
    ANNEX = "annex", _("Phụ lục số liệu")
    LATE = "late", _("Danh sách đơn vị chậm, chưa gửi")
    PROPOSAL = "proposal", _("Tờ trình")
    DECISION = "decision", _("Quyết định")
    NOTICE = "notice", _("Thông báo")
    SHEET = "sheet", _("Phiếu chấm điểm của đơn vị")
    MINUTES = "minutes", _("Biên bản họp hội đồng thẩm định")
    SCORES = "scores", _("Tờ trình đề nghị công nhận")
    RECOGNISED = "recognised", _("Quyết định công nhận")
    AWARD_PROPOSAL = "award_ask", _("Tờ trình khen thưởng")
    AWARD_MINUTES = "award_meet", _("Biên bản họp hội đồng khen thưởng")
    AWARD_DECISION = "awarded", _("Quyết định khen thưởng")
    VISIT = "visit", _("Biên bản kiểm tra")
    PROGRAMME = "programme", _("Báo cáo kết quả chương trình kiểm tra")
    CAMPAIGN = "campaign", _("Báo cáo kết quả chiến dịch, ngày hội")

    @property
    def group(self) -> Group:
        """What the paper is about."""
        return _GROUPS.get(self, Group.ROUNDS)


_GROUPS: Mapping[PaperKind, Group] = {
    PaperKind.SHEET: Group.YEARLY,
    PaperKind.MINUTES: Group.YEARLY,
    PaperKind.SCORES: Group.YEARLY,
    PaperKind.RECOGNISED: Group.YEARLY,
    PaperKind.AWARD_PROPOSAL: Group.AWARDS,
    PaperKind.AWARD_MINUTES: Group.AWARDS,
    PaperKind.AWARD_DECISION: Group.AWARDS,
    PaperKind.VISIT: Group.INSPECTIONS,
    PaperKind.PROGRAMME: Group.INSPECTIONS,
    PaperKind.CAMPAIGN: Group.ACTIVITIES,
}
