"""Coordination programmes (chương trình phối hợp, quy chế phối hợp): what units have agreed to do together."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.documents.models import StoredFile
from dondoc.units.models import Unit

LONGEST_NUMBER = 120  # characters


class Programme(Base):
    """A signed programme; ``unit`` keeps it and leads the yearly review, which is due on one day of each year.

    ``starts`` and ``ends`` are the first and the last day of its term; without an end it runs until it is ended.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="programmes")
    title = models.TextField(_("Tên chương trình"))
    number = models.CharField(_("Số, ký hiệu"), max_length=LONGEST_NUMBER, blank=True)
    signed = models.DateField(_("Ngày ký"))
    starts = models.DateField(_("Thực hiện từ ngày"))
    ends = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    review_month = models.PositiveSmallIntegerField(_("Tháng sơ kết"), default=12)
    review_day = models.PositiveSmallIntegerField(_("Ngày sơ kết"), default=15)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-signed", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="programme_has_a_title"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="programme_term_in_order"
            ),
            models.CheckConstraint(
                condition=Q(review_month__range=(1, 12), review_day__range=(1, 31)), name="programme_review_is_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """A unit that signed a programme, and what it undertakes; the keeper is one of them.

    ``note`` says where it came from when the unit took the place of one that had signed.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    undertakes = models.TextField(_("Nội dung phụ trách"), blank=True)
    note = models.TextField(_("Ghi chú"), blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "unit"], name="one_party_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.programme_id}"


class Review(Base):
    """The review of one year: when it was held and what was found. A year has one."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField(_("Năm"))
    held = models.DateField(_("Ngày sơ kết"))
    outcome = models.TextField(_("Kết quả, kiến nghị"))
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="one_review_a_year"),
            models.CheckConstraint(condition=~Q(outcome=""), name="review_has_an_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} · {self.year}"
