"""The yearly programme of an office: how much is to be inspected, and which units were chosen for it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.inspections.rules.asking import MOST_VISITS
from dondoc.inspections.rules.choosing import Method
from dondoc.plans.models import Plan, Target, Task
from dondoc.units.models import Unit, UnitKind

LONGEST_TITLE = 300  # characters
LONGEST_SEED = 120


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", _("Đang soạn")
    RUNNING = "running", _("Đang thực hiện")
    ENDED = "ended", _("Đã kết thúc")


class Way(models.TextChoices):
    """How units were chosen, or one of them."""

    RISK = Method.RISK.value, _("Theo dấu hiệu rủi ro")
    RANDOM = Method.RANDOM.value, _("Bốc thăm")
    BOTH = Method.BOTH.value, _("Một nửa theo rủi ro, một nửa bốc thăm")
    HAND = "hand", _("Chọn tay")


class InspectionProgramme(Base):
    """What an office (``unit``) inspects in a year, from ``starts`` to ``ends``; ``plan`` is the plan that asks for
    it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspection_programmes")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    title = models.CharField(_("Tên chương trình"), max_length=LONGEST_TITLE)
    number = models.CharField(_("Số, ký hiệu"), max_length=120, blank=True)
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Đến hết ngày"))
    state = models.CharField(_("Tình trạng"), max_length=10, choices=ProgrammeState, default=ProgrammeState.DRAFT.value)
    note = models.TextField(_("Ghi chú"), blank=True, default="")
    folded = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="inspection_programme_has_a_title"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="inspection_programme_term_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=ProgrammeState.values), name="inspection_programme_state_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeLine(Base):
    """One requirement: of units of a ``kind`` ("" for any) at least ``units``, or a ``share`` of them in per cent, or
    all of them, ``visits`` times each, from ``starts`` to ``ends``.

    ``words`` is the clause of the plan that it was read from, ``target`` or ``task`` that clause while it is in the
    plan. ``method``, ``seed`` and ``weights`` are those of the choice of units (`LinePick`), "" before there is one.
    """

    programme = models.ForeignKey(InspectionProgramme, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField(default=0)
    subject = models.CharField(_("Nội dung kiểm tra"), max_length=LONGEST_TITLE)
    words = models.TextField(_("Câu chữ của kế hoạch"), blank=True, default="")
    target = models.ForeignKey(Target, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(_("Loại đơn vị"), max_length=20, choices=UnitKind, blank=True, default="")
    units = models.PositiveIntegerField(_("Số đơn vị ít nhất"), null=True, blank=True)
    share = models.DecimalField(_("Tỷ lệ đơn vị ít nhất (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    visits = models.PositiveSmallIntegerField(_("Số lần mỗi đơn vị"), default=1)
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Đến hết ngày"))
    method = models.CharField(_("Cách chọn đơn vị"), max_length=10, choices=Way, blank=True, default="")
    seed = models.CharField(_("Mã bốc thăm"), max_length=LONGEST_SEED, blank=True, default="")
    weights = models.JSONField(_("Trọng số"), default=dict, blank=True)
    eligible = models.PositiveIntegerField(_("Số đơn vị thuộc diện"), null=True, blank=True)
    chosen_on = models.DateField(_("Ngày chọn"), null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(subject=""), name="inspection_line_has_a_subject"),
            models.CheckConstraint(
                condition=Q(units__isnull=True) | Q(share__isnull=True), name="inspection_line_one_measure"
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=100), name="inspection_line_share"
            ),
            models.CheckConstraint(condition=Q(visits__range=(1, MOST_VISITS)), name="inspection_line_visits"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="inspection_line_window_in_order"),
        ]

    def __str__(self) -> str:
        return self.subject


class LinePick(Base):
    """A unit chosen for a line: ``way`` and ``points`` say why, ``reasons`` holds the signs as they were that day.

    ``draw`` is its place in the draw. One with ``left_out`` is not visited, for that reason.
    """

    line = models.ForeignKey(ProgrammeLine, on_delete=models.CASCADE, related_name="picks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(_("Cách chọn"), max_length=10, choices=Way)
    points = models.PositiveIntegerField(_("Điểm rủi ro"), default=0)
    draw = models.PositiveIntegerField(_("Thứ tự bốc thăm"), null=True, blank=True)
    reasons = models.JSONField(_("Lý do chọn"), default=list, blank=True)
    left_out = models.TextField(_("Lý do đưa ra ngoài"), blank=True, default="")
    note = models.TextField(_("Ghi chú"), blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["line", "unit"], name="inspection_unit_once_a_line")]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.line_id}"
