"""Whether a report may be typed now."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from dondoc.reporting.models import Obligation, ObligationState, Submission, SubmissionState

OPEN_TO_FILL = (ObligationState.OWED, ObligationState.RETURNED)
LEFT_OUT = (ObligationState.EXEMPT, ObligationState.EXCLUDED)
ROUND_OPEN = Q(cycle__closed_at__isnull=True) | Q(open_again_at__isnull=False)
"""Obligations whose round is open, or that the office lets in again after it has closed."""


def round_open(obligation: Obligation) -> bool:
    """Whether anything may be sent or decided for it: the round is open, or the office lets the unit in again."""
    return obligation.cycle.closed_at is None or obligation.open_again_at is not None


def begun_among(obligation_ids: Collection[int]) -> set[int]:
    """The obligations for which anything was typed or sent; the others may begin with what the records say."""
    rows = Submission.objects.filter(obligation_id__in=obligation_ids)
    typed = rows.exclude(state=SubmissionState.DRAFT, revision=0)
    return set(typed.values_list("obligation_id", flat=True))


def takes_figures(obligation: Obligation) -> bool:
    """Whether its unit may type: what is owed or came back, and the correction of an accepted report."""
    if not round_open(obligation):
        return False
    if obligation.state != ObligationState.ACCEPTED:
        return obligation.state in OPEN_TO_FILL
    corrects = obligation.open_again_at is not None
    return corrects and not obligation.submissions.filter(state=SubmissionState.SENT).exists()
