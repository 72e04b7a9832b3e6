"""The plan itself, what it cites, whom it goes to and the numbers that it sets.

Words of the document stand in columns without a limit: a document may print anything.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.documents.models import Reading
from dondoc.plans.rules import LONGEST_KEY
from dondoc.units.models import Unit


class Plan(Base):
    """An accepted plan, run by the unit that accepted it; or a standing reporting regime (chế độ báo cáo), which has no
    ``reading``: its reports are named by hand (see `dondoc.plans.actions.regimes`).

    With ``asks_evidence`` a task is done only with a file that shows it, and the office confirms it.
    ``folded`` serves searching without accents; ``key`` is what other plans cite it by, "" where it bears no number.
    """

    reading = models.OneToOneField(Reading, null=True, on_delete=models.PROTECT, related_name="accepted_plan")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(_("Loại văn bản"))
    number = models.TextField(_("Số, ký hiệu"), blank=True)
    place = models.TextField(_("Địa danh"), blank=True)
    date = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    title = models.TextField(_("Trích yếu"))
    issuer = models.TextField(_("Cơ quan ban hành"), blank=True)
    period_start = models.DateField(_("Từ ngày"), null=True, blank=True)
    period_end = models.DateField(_("Đến ngày"), null=True, blank=True)
    signatory_authority = models.TextField(blank=True)
    signatory_title = models.TextField(blank=True)
    signatory_name = models.TextField(_("Người ký"), blank=True)
    asks_evidence = models.BooleanField(_("Yêu cầu minh chứng"), default=False)
    folded = models.TextField(blank=True)
    key = models.CharField(max_length=LONGEST_KEY, blank=True, db_index=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_start__isnull=True)
                | models.Q(period_end__isnull=True)
                | models.Q(period_end__gte=models.F("period_start")),
                name="plan_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanPart(models.Model):
    """A piece of a plan in the document's order: ``path`` of its heading, its words, and where they stand.

    A piece that a person added without showing its words stands nowhere: both ends are 0. One that an amendment took
    out of the plan is kept with what was done about it (``ended_by``); it stands in the text before that.
    """

    order = models.PositiveIntegerField()
    path = models.TextField(blank=True)
    text = models.TextField()
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    ended_by = models.ForeignKey(
        "plans.Amendment", null=True, blank=True, on_delete=models.PROTECT, related_name="ended_%(class)ss"
    )

    class Meta:
        abstract = True
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


class Recipient(models.Model):
    """One line under "Nơi nhận:", as printed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="recipients")
    order = models.PositiveIntegerField()
    name = models.TextField()
    purpose = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Citation(models.Model):
    """A document that the plan cites by number, at its first appearance, with where its words stand (see `PlanPart`).

    ``key`` is what the document is known by wherever it is cited; it finds candidates, for two bodies can share a
    number. ``date`` is None where the plan prints none, or a day that no calendar has.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="citations")
    order = models.PositiveIntegerField()
    kind = models.TextField(_("Loại văn bản"))
    number = models.TextField(_("Số, ký hiệu"))
    date = models.DateField(_("Ngày của văn bản"), null=True, blank=True)
    key = models.CharField(max_length=LONGEST_KEY, db_index=True)
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="one_citation_at_each_place")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Target(PlanPart):
    """A number that the plan sets itself. A share ("%") is of ``subject``; ``by`` is the last day for it.

    ``parent`` is the target of the plan above that this one carries out.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_up_by")
    subject = models.TextField(_("Đối tượng tính"), blank=True)
    comparator = models.CharField(_("So sánh"), max_length=2)
    value = models.DecimalField(_("Mức đề ra"), max_digits=18, decimal_places=4)
    unit = models.TextField(_("Đơn vị tính"))
    every = models.CharField(_("Chu kỳ"), max_length=12, blank=True)
    by = models.DateField(_("Đến ngày"), null=True, blank=True)

    class Meta(PlanPart.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="target_not_its_own_parent",
            )
        ]
