"""What of a round's totals its unit can send to the level above, and what it has sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.compiling.models import Consolidation
from dondoc.compiling.rules.matching import Asks, Reason, Total, parts_of
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.totals import Totals
from dondoc.reporting.asked import asked
from dondoc.reporting.filling import ROUND_OPEN, takes_figures
from dondoc.reporting.models import Cycle, Indicator, Obligation, ObligationState, Submission, SubmissionState
from dondoc.reporting.rules.forms import WORDS
from dondoc.units.folding import fold

TOP = 0
SENT_UP = (ObligationState.SENT, ObligationState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Match:
    """One figure that the level above asks, and the total of the same code; ``found`` says the numbers, or why none."""

    above: Indicator
    own: Indicator | None
    found: Mapping[str, int] | Reason

    @property
    def fits(self) -> bool:
        """Whether a total can be filled in."""
        return not isinstance(self.found, Reason)

    @property
    def same_words(self) -> bool:
        """Whether both forms call the figure the same, in the same unit: else a person has to say that it is."""
        return self.own is not None and fold(self.own.label) == fold(self.above.label) and not self.other_unit

    @property
    def other_unit(self) -> bool:
        """Whether the total is in another unit of measure than the level above asks: đồng, triệu đồng."""
        return self.own is not None and fold(self.own.unit) != fold(self.above.unit)


@dataclass(frozen=True, slots=True)
class Destination:
    """A report that the plan's unit owes to the level above, with what can be filled into it.

    ``draft`` is what is being typed, ``made`` what was filled in last.
    """

    obligation: Obligation
    matches: Sequence[Match]
    draft: Submission | None
    made: Consolidation | None


def destinations(cycle: Cycle, totals: Totals) -> list[Destination]:
    """The reports that the plan's unit may type now in rounds of others and that ask a figure by the same code."""
    rows = Obligation.objects.filter(ROUND_OPEN, unit_id=cycle.form.plan.unit_id).exclude(
        cycle__form__plan_id=cycle.form.plan_id
    )
    open_now = [each for each in rows.select_related("cycle__form__plan").order_by("due", "pk") if takes_figures(each)]
    found = [_destination(each, totals) for each in open_now]
    return [each for each in found if any(match.own for match in each.matches)]


def sent_up(cycle: Cycle) -> list[Obligation]:
    """The reports to the level above that this round's totals were filled into and that are with it now."""
    made = Obligation.objects.filter(submissions__consolidation__cycle=cycle, state__in=SENT_UP)
    return list(made.select_related("cycle").distinct().order_by("due", "pk"))


def matches_of(obligation: Obligation, totals: Totals) -> list[Match]:
    """Every figure that a report asks, with the total of the same code."""
    own = {each.code.casefold(): each for each in totals.indicators}
    above = [each for each in asked(obligation.cycle) if each.kind not in WORDS]
    return [_match(each, own.get(each.code.casefold()), totals) for each in above]


def compiled_from(submission: Submission) -> Consolidation | None:
    """The totals of which a version of a report was made, or that of which it is a copy."""
    rows = Consolidation.objects.filter(
        submission__obligation=submission.obligation_id, submission__version__lte=submission.version
    )
    return rows.select_related("cycle").order_by("submission__version").last()


def own_report(cycle: Cycle) -> Obligation | None:
    """What the plan's unit itself owes in its own round: a record beside the consolidation."""
    return Obligation.objects.filter(cycle=cycle, unit_id=cycle.form.plan.unit_id).first()


def totals_of(cycle: Cycle, day: date) -> Totals:
    """The totals of a round as they stand today."""
    return cycle_totals(cycle, as_of=day, today=day)


def _destination(obligation: Obligation, totals: Totals) -> Destination:
    draft = obligation.submissions.filter(state=SubmissionState.DRAFT).first()
    return Destination(obligation, matches_of(obligation, totals), draft, compiled_from(draft) if draft else None)


def _match(above: Indicator, own: Indicator | None, totals: Totals) -> Match:
    if own is None:
        return Match(above, None, Reason.NO_SUCH)
    result = totals.result_at(own, TOP)
    figure = result.figure
    total = Total(figure.numerator, figure.denominator, figure.reports, result.hidden is not None)
    return Match(above, own, parts_of(Asks(above.kind, above.decimals), Asks(own.kind, own.decimals), total))
