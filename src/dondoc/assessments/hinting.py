"""Gathers what the hints of a sheet are found in: last year's points, and where else its files were shown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from django.db.models import Q

from dondoc.assessments.models import Assessment, Proof, ScoreState, SelfScore
from dondoc.assessments.rules.anomalies import Hint, above_facts, full_marks, jump, reused
from dondoc.assessments.rules.answers import answers_of
from dondoc.assessments.sheets import Sheet
from dondoc.criteria.rules import Outcome
from dondoc.criteria.rules.scoring import points_of


def hints_of(assessment: Assessment, sent: SelfScore, sheet: Sheet, outcome: Outcome) -> list[Hint]:
    """What a reviewer should look at twice; three queries."""
    files = list(sent.proofs.values_list("criterion_id", "file__sha256"))
    pairs = [(str(criterion), digest) for criterion, digest in files]
    last = _last_year(assessment)
    facts = {
        key: points_of(sheet.by_id[int(key)], one["answer"])
        for key, one in sent.measured.items()
        if int(key) in sheet.by_id and int(key) in answers_of(sent.answers)
    }
    own = {str(key): points for key, points in outcome.criteria.items()}
    found: Iterable[Hint] = chain(
        full_marks(outcome.points, outcome.maximum),
        jump(outcome.points, outcome.maximum, last.points if last else None, last.maximum if last else None),
        reused(pairs, _elsewhere(assessment, {digest for _criterion, digest in pairs})),
        above_facts(own, facts),
    )
    return list(found)


def hint_codes(hints: Iterable[Hint]) -> str:
    """The kinds that occur, each between bars, as lists are filtered by."""
    kinds = dict.fromkeys(each.kind.value for each in hints)
    return f"|{'|'.join(kinds)}|" if kinds else ""


def _last_year(assessment: Assessment) -> Assessment | None:
    """The unit's last reviewed assessment of an earlier year by the same set, in any version."""
    criteria = assessment.round.criteria
    rows = Assessment.objects.filter(
        unit_id=assessment.unit_id,
        round__year__lt=assessment.round.year,
        round__criteria__unit_id=criteria.unit_id,
        round__criteria__code=criteria.code,
        points__isnull=False,
    )
    return rows.order_by("-round__year", "-pk").first()


def _elsewhere(assessment: Assessment, digests: set[str]) -> dict[str, set[str]]:
    """SHA-256 -> "unit" and "year": shown by another unit of the round, or by this one in another year."""
    if not digests:
        return {}
    other = Q(self_score__assessment__round_id=assessment.round_id) & ~Q(
        self_score__assessment__unit_id=assessment.unit_id
    )
    before = Q(self_score__assessment__unit_id=assessment.unit_id) & ~Q(
        self_score__assessment__round_id=assessment.round_id
    )
    rows = Proof.objects.filter(other | before, file__sha256__in=digests).exclude(self_score__state=ScoreState.DRAFT)
    found: dict[str, set[str]] = {}
    values = rows.values_list("file__sha256", "self_score__assessment__unit_id").distinct()
    for digest, unit_id in values:
        found.setdefault(digest, set()).add("year" if unit_id == assessment.unit_id else "unit")
    return found
