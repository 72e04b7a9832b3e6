"""Visits, and the sheet that is filled during one, on one or several devices."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.criteria.models import CriteriaSet
from dondoc.documents.models import StoredFile
from dondoc.inspections.models.programmes import LONGEST_TITLE, ProgrammeLine
from dondoc.units.models import Unit

LONGEST_KEY = 80  # characters of the name of a sheet's item, and of the key of a sending


class VisitState(models.TextChoices):
    PLANNED = "planned", _("Đã lên lịch")
    HELD = "held", _("Đang lập biên bản")
    SIGNED = "signed", _("Đã ký biên bản")
    CANCELLED = "cancelled", _("Đã hủy")


class Visit(Base):
    """One visit of ``office`` to ``unit``, on the ``planned`` day or the one it was ``held``.

    ``line`` is the requirement that it counts for; without one it counts for none. The unit is not told of an
    ``unannounced`` visit before it is held. ``criteria`` is the checklist, in one version.
    """

    line = models.ForeignKey(ProgrammeLine, null=True, blank=True, on_delete=models.PROTECT, related_name="visit_rows")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits_made")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits")
    title = models.CharField(_("Nội dung kiểm tra"), max_length=LONGEST_TITLE)
    planned = models.DateField(_("Ngày dự kiến"))
    held = models.DateField(_("Ngày kiểm tra"), null=True, blank=True)
    unannounced = models.BooleanField(_("Kiểm tra đột xuất"), default=False)
    criteria = models.ForeignKey(
        CriteriaSet, verbose_name=_("Bảng kiểm"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(_("Tình trạng"), max_length=10, choices=VisitState, default=VisitState.PLANNED.value)
    result = models.TextField(_("Kết luận"), blank=True, default="")
    reason = models.TextField(_("Lý do hủy"), blank=True, default="")
    note = models.TextField(_("Ghi chú"), blank=True, default="")
    signed_on = models.DateField(_("Ngày ký biên bản"), null=True, blank=True)
    folded = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-planned", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="visit_has_a_title"),
            models.CheckConstraint(condition=Q(state__in=VisitState.values), name="visit_state_known"),
            models.CheckConstraint(
                condition=Q(state="signed", signed_on__isnull=False, held__isnull=False)
                | ~Q(state="signed") & Q(signed_on__isnull=True),
                name="visit_signed_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="cancelled") | ~Q(reason=""), name="visit_cancelled_why"),
            models.CheckConstraint(condition=~Q(state="held") | Q(held__isnull=False), name="visit_held_on_a_day"),
        ]
        indexes = [models.Index(fields=["unit", "state", "planned"], name="visit_home")]

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> object:
        """The day it was held, or is to be."""
        return self.held or self.planned


class TeamUnit(models.Model):
    """A unit whose people take part in a visit beside those of the office; no person is named."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="team")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "unit"], name="one_team_unit_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.visit_id}"


class SheetItem(models.Model):
    """One box of a visit's sheet: an answer, a finding, the day, the result (`dondoc.inspections.rules.sheets`).

    ``revision`` counts the changes; who writes says which one they had seen. A finding that was
    taken out again has no value.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="items")
    item = models.CharField(max_length=LONGEST_KEY)
    value = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "item"], name="one_item_of_a_sheet")]

    def __str__(self) -> str:
        return self.item


class Sending(Base):
    """What one sending of a device was answered, so that the same one sent again changes nothing."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="sendings")
    key = models.CharField(max_length=LONGEST_KEY)
    answer = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "key"], name="one_answer_a_sending")]

    def __str__(self) -> str:
        return self.key


class VisitFile(Base):
    """A photo or a paper taken in during a visit; ``item`` is the box that it belongs to, "" for the visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=LONGEST_KEY, blank=True, default="")
    words = models.CharField(_("Mô tả"), max_length=500, blank=True, default="")
    key = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["visit", "key"], name="one_file_a_sending")]

    def __str__(self) -> str:
        return self.words or self.file.name
