"""A unit proposed for an award, with what it has done, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.commendation.models.awards import AwardDecision
from dondoc.commendation.models.campaign import AwardForm, CommendationCampaign
from dondoc.core.models import Base
from dondoc.documents.models import StoredFile
from dondoc.units.models import Unit


class ProposalState(models.TextChoices):
    """Where a proposal stands."""

    SENT = "sent", _("Đã đề nghị")
    WITHDRAWN = "withdrawn", _("Đã rút")
    AWARDED = "awarded", _("Được khen thưởng")
    DECLINED = "declined", _("Không được khen")
    REVOKED = "revoked", _("Đã thu hồi")


class Proposal(Base):
    """``unit`` is proposed for ``form`` by itself or by a unit above it (``proposed_by``).

    ``found`` holds the conditions as they were found when it was decided, ``reason`` why it was withdrawn, declined
    or revoked. Votes are counts of units, of the council's ``present``.
    """

    campaign = models.ForeignKey(CommendationCampaign, on_delete=models.PROTECT, related_name="proposals")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="proposals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="award_proposals")
    proposed_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    achievements = models.TextField(_("Thành tích"))
    state = models.CharField(_("Tình trạng"), max_length=10, choices=ProposalState, default=ProposalState.SENT)
    votes_for = models.PositiveSmallIntegerField(_("Số phiếu đồng ý"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("Số phiếu không đồng ý"), null=True, blank=True)
    opinion = models.TextField(_("Ý kiến hội đồng"), blank=True)
    found = models.JSONField(default=list)
    decision = models.ForeignKey(
        AwardDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    revoked_on = models.DateField(_("Thu hồi từ ngày"), null=True, blank=True)
    reason = models.TextField(_("Lý do"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["form__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "unit"], condition=~Q(state="withdrawn"), name="one_proposal_per_form_and_unit"
            ),
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="proposal_state_known"),
            models.CheckConstraint(condition=~Q(achievements=""), name="proposal_has_achievements"),
            models.CheckConstraint(
                condition=~Q(state__in=["withdrawn", "declined", "revoked"]) | ~Q(reason=""),
                name="proposal_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["awarded", "revoked"]) | Q(decision__isnull=False), name="award_has_a_decision"
            ),
            models.CheckConstraint(
                condition=Q(state="revoked", revoked_on__isnull=False)
                | ~Q(state="revoked") & Q(revoked_on__isnull=True),
                name="award_revoked_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="award_register")]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.form}"


class Proof(Base):
    """A file that shows what a unit has done."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="proofs")
    words = models.CharField(_("Minh chứng"), max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words or self.file.name
