"""What reviewers find, each apart, and what the chair settled where they differ."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.assessments.models.scores import SelfScore
from dondoc.core.models import Base
from dondoc.criteria.models import Criterion
from dondoc.units.models import Unit


class Review(Base):
    """The answers of one reviewing unit to what another says of itself; ``answers`` as in `SelfScore`.

    ``reasons``: id of a criterion -> why the answer is another than the unit's own.
    """

    self_score = models.ForeignKey(SelfScore, on_delete=models.PROTECT, related_name="reviews")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["self_score", "unit"], name="one_review_a_unit")]

    def __str__(self) -> str:
        return f"{self.self_score_id} · {self.unit_id}"


class Settlement(Base):
    """Which answer to one criterion counts where reviewers differ, and why: the word of the chair."""

    self_score = models.ForeignKey(SelfScore, on_delete=models.PROTECT, related_name="settlements")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    answer = models.JSONField()
    word = models.TextField(_("Kết luận của chủ tịch hội đồng"))
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["self_score", "criterion"], name="one_settlement_a_criterion"),
            models.CheckConstraint(condition=~Q(word=""), name="settlement_says_why"),
        ]

    def __str__(self) -> str:
        return self.word
