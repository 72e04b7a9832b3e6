"""Training classes: the programme of a year, and what was held of it. Who took part is counted, never named."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models.fields import Activity


class ClassState(models.TextChoices):
    """Where a class stands."""

    PLANNED = "planned", _("Dự kiến")
    HELD = "held", _("Đã mở")
    CANCELLED = "cancelled", _("Đã hủy")


class Audience(models.TextChoices):
    """For whom a class was held: kinds, of which heads are counted."""

    OFFICIALS = "officials", _("Cán bộ, công chức, viên chức")
    FORCES = "forces", _("Lực lượng cơ sở")
    TEACHERS = "teachers", _("Giáo viên")
    PUPILS = "pupils", _("Học sinh, sinh viên")
    WORKERS = "workers", _("Người lao động")
    RESIDENTS = "residents", _("Người dân")
    OTHERS = "others", _("Đối tượng khác")


class TrainingClass(Activity):
    """A class of a unit. ``in_programme``: planned before it was held. ``quarter`` is when the programme has it.

    What was held: the day, ``minutes`` of teaching, heads by kind (`HeadCount`) with their sum ``heads``, ``cost`` in
    đồng.
    """

    year = models.PositiveSmallIntegerField(_("Năm"))
    quarter = models.PositiveSmallIntegerField(_("Quý"))
    in_programme = models.BooleanField(_("Trong chương trình"), default=True)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=ClassState, default=ClassState.PLANNED)
    held_on = models.DateField(_("Ngày mở lớp"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("Số phút"), default=0)
    heads = models.PositiveIntegerField(_("Lượt dự"), default=0)
    cost = models.PositiveBigIntegerField(_("Kinh phí (đồng)"), default=0)
    reason = models.TextField(_("Lý do hủy"), blank=True)

    class Meta:
        ordering = ["-year", "quarter", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="class_has_a_topic"),
            models.CheckConstraint(condition=Q(state__in=ClassState.values), name="class_state_is_known"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="class_quarter_is_one_of_four"),
            models.CheckConstraint(
                condition=Q(state="held", held_on__isnull=False, minutes__gt=0)
                | (~Q(state="held") & Q(held_on__isnull=True, minutes=0, heads=0, cost=0)),
                name="held_class_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="cancelled") | ~Q(reason=""), name="class_cancelled_with_reason"),
        ]
        indexes = [models.Index(fields=["unit", "year", "state"], name="class_of_unit")]


class HeadCount(models.Model):
    """How many of one kind took part in a class."""

    training = models.ForeignKey(TrainingClass, on_delete=models.CASCADE, related_name="head_counts")
    audience = models.CharField(_("Đối tượng"), max_length=10, choices=Audience)
    heads = models.PositiveIntegerField(_("Lượt dự"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["training", "audience"], name="one_head_count_per_audience"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="audience_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.training_id} · {self.get_audience_display()}"
