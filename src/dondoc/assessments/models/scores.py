"""One unit in one round: where it stands, and what it says of itself, by version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.assessments.models.rounds import AssessmentRound
from dondoc.assessments.rules.states import SETTLED, State
from dondoc.core.models import Base
from dondoc.criteria.models import LONGEST, Criterion
from dondoc.documents.models import StoredFile
from dondoc.units.models import Unit

STATE_NAMES = {
    State.ENTERING: _("Đang tự chấm"),
    State.SENT: _("Đã gửi, chờ thẩm định"),
    State.IN_REVIEW: _("Đang thẩm định"),
    State.RETURNED: _("Bị trả lại"),
    State.REVIEWED: _("Đã thẩm định"),
    State.DECIDED: _("Đã quyết định"),
    State.PUBLISHED: _("Đã công bố"),
    State.EXCLUDED: _("Đưa ra ngoài đợt"),
}


class Assessment(Base):
    """A unit's place in a round. Points are whole hundredths; ``scaled`` are those on the full scale of the set.

    ``reviewer`` is the unit above that reviews it, None where a council does. What the unit gives itself stands in
    ``self_points`` to ``self_level`` from the time that it sent; what the review came to in ``points`` to ``level``
    with its ``answers``, by the id of the criterion. An empty ``level`` of a reviewed unit is none at all: it was
    struck out. ``hints`` are kinds of `dondoc.assessments.rules.anomalies`, each between bars. ``reason`` says why it
    was returned last, opened again or excluded; ``revision`` counts what reviewers did.
    """

    round = models.ForeignKey(AssessmentRound, on_delete=models.PROTECT, related_name="assessments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessments")
    reviewer = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("Tình trạng"),
        max_length=10,
        choices=[(state.value, name) for state, name in STATE_NAMES.items()],
        default=State.ENTERING.value,
    )
    reason = models.TextField(_("Lý do"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    self_points = models.IntegerField(null=True, blank=True)
    self_maximum = models.IntegerField(null=True, blank=True)
    self_scaled = models.IntegerField(null=True, blank=True)
    self_level = models.CharField(max_length=LONGEST["key"], blank=True)
    hints = models.CharField(max_length=60, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    points = models.IntegerField(null=True, blank=True)
    maximum = models.IntegerField(null=True, blank=True)
    scaled = models.IntegerField(null=True, blank=True)
    level = models.CharField(_("Mức"), max_length=LONGEST["key"], blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    decision = models.ForeignKey(
        "assessments.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="assessments"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="one_assessment_a_round"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(state.value for state in State)), name="assessment_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "excluded"]) | ~Q(reason=""), name="assessment_stands_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["reviewed", "decided", "published"])
                | Q(points__isnull=False, reviewed_at__isnull=False),
                name="assessment_reviewed_with_points",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(state.value for state in SETTLED)) | Q(decision__isnull=False),
                name="assessment_decided_by_a_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "state", "unit"], name="assessment_round_state"),
            models.Index(fields=["unit", "state"], name="assessment_home"),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.unit_id}"

    @property
    def at(self) -> State:
        """Where it stands."""
        return State(self.state)


class ScoreState(models.TextChoices):
    DRAFT = "draft", _("Đang nhập")
    SENT = "sent", _("Đã gửi")
    RETURNED = "returned", _("Bị trả lại")


class SelfScore(Base):
    """What a unit says of itself, by version. A sent version never changes; a returned one is followed by the next.

    ``answers``: id of a criterion -> {"value": n} in the meaning of `dondoc.criteria.rules.CriterionKind`, or
    {"na": true} where the unit declares that it does not concern it. ``explanations``: id -> why the answer is not what
    dondoc measured, or why the criterion does not concern the unit. ``measured``: id -> {"amount", "of", "answer"} as
    dondoc had it on ``measured_on``. ``attributes``: what was known of the unit, as pairs, frozen when it was sent.
    ``hints``: what was noticed then, as `dondoc.assessments.rules.anomalies.Hint`.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="self_scores")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=ScoreState, default=ScoreState.DRAFT)
    answers = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)
    measured = models.JSONField(default=dict)
    measured_on = models.DateField(null=True, blank=True)
    attributes = models.JSONField(default=list)
    hints = models.JSONField(default=list)
    note = models.TextField(_("Ý kiến của đơn vị"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_instead_of = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("Lý do trả lại"), blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "version"], name="one_self_score_a_version"),
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(state="draft"), name="one_draft_of_a_self_score"
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="self_score_back_with_reason"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_at__isnull=False), name="self_score_sent_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} · {self.version}"


class Proof(Base):
    """A file that shows what a unit says of a criterion (minh chứng)."""

    self_score = models.ForeignKey(SelfScore, on_delete=models.CASCADE, related_name="proofs")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["self_score", "criterion", "file"], name="one_proof_once_a_criterion")
        ]

    def __str__(self) -> str:
        return self.file.name
