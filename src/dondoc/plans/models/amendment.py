"""How a plan was changed while it ran: one amendment after the other, each what was accepted and no more."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.documents.models import Reading
from dondoc.plans.models.plan import Plan
from dondoc.units.models import Unit


class Amendment(Base):
    """One change of a plan by a document, in force from ``day``; ``number`` counts from 1 within the plan.

    ``before`` is the text in force until then, ``reading`` the one in force since; ``document`` is what ordered the
    change where that is another text: a decision whose clauses were put into ``before``. ``words`` name that document
    ("Quyết định 512/QĐ-UBND"). ``differences`` is what was applied (see `dondoc.plans.amending`), ``left_out`` the
    lines that a person left out, each with a reason, and ``was`` the plan as it stood.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField(_("Lần sửa đổi"))
    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="amendment")
    before = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Reading, null=True, on_delete=models.PROTECT, related_name="amendments_ordered")
    words = models.TextField(_("Văn bản sửa đổi"))
    day = models.DateField(_("Có hiệu lực từ ngày"))
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    differences = models.JSONField()
    left_out = models.JSONField(default=list)
    was = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="amendments_counted_per_plan"),
            models.CheckConstraint(condition=Q(number__gte=1), name="amendments_counted_from_one"),
            models.CheckConstraint(condition=~Q(reading=F("before")), name="amendment_has_a_text_of_its_own"),
        ]

    def __str__(self) -> str:
        return self.words


class AmendmentAhead(Base):
    """A new text of a plan that was accepted before the day from which it holds (``effect``).

    On that day the clock puts into force what was ``seen`` (the fingerprint of the comparison), without the lines of
    ``left_out`` (line -> reason). Where the comparison is another one by then it does not, and the row is ``stale``: a
    person looks again.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="amendments_ahead")
    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="amendment_ahead")
    words = models.TextField(_("Văn bản sửa đổi"))
    effect = models.DateField(_("Có hiệu lực từ ngày"))
    seen = models.CharField(max_length=64)
    left_out = models.JSONField(default=dict)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stale = models.BooleanField(default=False)

    class Meta:
        ordering = ["effect", "pk"]

    def __str__(self) -> str:
        return self.words


class AmendmentChange(models.Model):
    """One row that an amendment wrote, as it was and as it became; None where it was not there.

    Undoing puts ``before`` back, and only while the row still is as ``after`` says.
    """

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="changes")
    table = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(before__isnull=False) | Q(after__isnull=False), name="amendment_change_has_a_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.object_id}"


class Concern(models.Model):
    """What an amendment changed for one unit, as numbers of tasks and duties; the unit is told.

    ``targets`` are those that it reports figures for.
    """

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="concerns")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    gained = models.PositiveIntegerField(default=0)
    lost = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    targets = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-amendment_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["amendment", "unit"], name="one_concern_per_unit"),
            models.CheckConstraint(
                condition=Q(gained__gt=0) | Q(lost__gt=0) | Q(moved__gt=0) | Q(changed__gt=0) | Q(targets__gt=0),
                name="concern_is_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amendment} · {self.unit_id}"
