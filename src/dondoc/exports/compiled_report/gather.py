"""From what is stored to the values that the writer lays out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils import timezone

from dondoc.calendar.queries import calendar
from dondoc.consolidation.comparison import Compared, compare, cycles_beside
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.results import Goal
from dondoc.consolidation.totals import IndicatorResult, Totals
from dondoc.core.periods import Calendar, days_late
from dondoc.exports.compiled_report.annex import exact, printed_hidden, unit_figures
from dondoc.exports.compiled_report.money import plan_money
from dondoc.exports.compiled_report.rounding import hundredths
from dondoc.exports.compiled_report.wording import goal_phrase, place_named, signer_lines, symbol_of
from dondoc.exports.writers import report
from dondoc.exports.writers.report_docx.citation import named
from dondoc.plans.models import Plan
from dondoc.reporting.models import Cycle, IndicatorKind, Submission, SubmissionState
from dondoc.reporting.queries import Owed, owed_in
from dondoc.reporting.rules.standing import Counts, Standing
from dondoc.units.models import UnitVersion
from dondoc.units.queries import version_of

LEFT_OUT = (Standing.EXEMPT, Standing.EXCLUDED)
PENDING = {Standing.RETURNED: "Bị trả lại, chưa gửi lại", Standing.SENT: "Đã gửi, chờ xem xét"}


def report_paper(cycle: Cycle, *, as_of: date, today: date) -> report.ReportPaper:
    """The whole report as values: totals at the plan's unit, who is missing, who was late, what units wrote."""
    plan = cycle.form.plan
    totals = cycle_totals(cycle, as_of=as_of, today=today)
    in_force = calendar()
    owed = owed_in(cycle, today, in_force)
    unit = version_of(plan.unit_id, as_of)
    assert unit is not None  # cycle_totals has refused a day on which it did not stand
    return report.ReportPaper(
        issuer=unit.name,
        issuer_above=_name_above(unit, as_of),
        place=plan.place or _place(unit, as_of),
        year=today.year,
        symbol=symbol_of(unit.name, plan.place),
        subject=f"Kết quả thực hiện {named(plan.kind, plan.title)} ({cycle.name.removeprefix('Báo cáo ')})",
        plan=citation_of(plan),
        cycle_name=cycle.name,
        window=report.Window(cycle.window_start, cycle.window_end),
        as_of=today,
        counts=_counts(totals.counts_at(0)),
        targets=tuple(map(_target, totals.results_at(0), _guessed(cycle, totals))),
        recipients=tuple(report.Recipient(r.name, r.purpose or None) for r in plan.recipients.all()),
        signer_lines=signer_lines(plan.signatory_authority, plan.signatory_title),
        set_apart=tuple(
            report.SetApart(each.unit_name, each.obligation.reason) for each in owed if each.standing in LEFT_OUT
        ),
        entered_for=_entered_for(cycle, owed),
        narratives=_narratives(cycle, owed),
        missing=tuple(
            report.Missing(each.unit_name, each.obligation.due, each.days_late)
            for each in owed
            if each.standing is Standing.LATE
        ),
        late=tuple(filter(None, (_late(each, in_force) for each in owed))),
        pending=tuple(_pending(each, today, in_force) for each in owed if each.standing in PENDING),
        figures=unit_figures(totals, owed),
        money=plan_money(plan, cycle.window_end.year, today),
        mark=f"SL_{cycle.pk}",
    )


def _place(unit: UnitVersion, day: date) -> str:
    """The place before the day of a paper: of a unit that bears none in its name, that of the unit above."""
    above: UnitVersion | None = unit
    while above is not None:
        if found := place_named(above.name):
            return found
        above = version_of(above.parent_id, day) if above.parent_id else None
    return unit.name


def _name_above(unit: UnitVersion, day: date) -> str | None:
    above = version_of(unit.parent_id, day) if unit.parent_id else None
    return above.name if above else None


def citation_of(plan: Plan) -> report.PlanCitation:
    regime = plan.reading_id is None
    return report.PlanCitation(plan.kind, plan.title, plan.issuer, plan.number or None, plan.date, regime=regime)


def _counts(counts: Counts) -> report.Counts:
    return report.Counts(**{standing.value: counts[standing] for standing in Standing})


def _guessed(cycle: Cycle, totals: Totals) -> list[Compared | None]:
    """What was estimated of each indicator for the window of a final round."""
    _earlier, estimate = cycles_beside(cycle)
    return [*compare(totals, estimate).at(0)] if estimate else [None] * len(totals.indicators)


def _target(each: IndicatorResult, guess: Compared | None) -> report.TargetRow:
    target, result = each.indicator.target, each.result
    return report.TargetRow(
        text=each.indicator.label,
        goal=goal_phrase(target.comparator, target.value, target.unit) if target else "",
        result=_figure(each),
        met=result.met if result else None,
        gap=_gap(each) if result and result.met is False and not each.hidden else None,
        gap_unit=_gap_unit(each),
        units_met=each.units_met or 0,
        units_counted=each.units_counted or 0,
        key=str(each.indicator.pk),
        estimate=_estimate(guess),
        change=_change(each, guess),
    )


def _estimate(guess: Compared | None) -> report.Share | report.Count | report.Small | report.Withheld | None:
    if guess is None or guess.figure is None or guess.figure.value is None:
        return None
    if guess.hidden:
        return printed_hidden(guess.hidden)
    if guess.indicator.kind == IndicatorKind.CHOICE:
        return None
    if guess.figure.denominator is None:
        return report.Count(exact(guess.figure), guess.indicator.unit)
    return report.Share(guess.figure.numerator, guess.figure.denominator)


def _change(each: IndicatorResult, guess: Compared | None) -> Decimal | None:
    """By how much the final figure is more than the estimate, to two decimals; None where one of them is not told."""
    if guess is None or guess.hidden or each.hidden or guess.indicator.kind == IndicatorKind.CHOICE:
        return None
    more = guess.change(each.figure)
    return None if more is None else hundredths(more)


def _figure(
    each: IndicatorResult,
) -> report.Share | report.Count | report.Answers | report.Small | report.Withheld | None:
    figure = each.figure
    if figure.value is None:
        return None
    if each.hidden:
        return printed_hidden(each.hidden)
    if each.answers:
        return report.Answers(tuple(pair for pair in zip(each.indicator.answers, each.answers, strict=True) if pair[1]))
    if figure.denominator is None:
        return report.Count(exact(figure), each.indicator.unit)
    return report.Share(figure.numerator, figure.denominator)


def _gap(each: IndicatorResult) -> Decimal | int | None:
    """How many of what is counted are missing to the level; negative: how many are over it."""
    target, value = each.indicator.target, each.figure.value
    if target is None or value is None or each.result is None:
        return None
    goal = Goal.of(target.comparator, target.value, share=each.figure.denominator is not None)
    short = exact(replace(each.figure, numerator=each.result.short))
    return short if value < goal.value or goal.comparator == ">" else -short


def _gap_unit(each: IndicatorResult) -> str:
    target = each.indicator.target
    if target is None:
        return ""
    return (target.subject if each.figure.denominator is not None else target.unit) or "đơn vị"


def _narratives(cycle: Cycle, owed: list[Owed]) -> tuple[report.Narrative, ...]:
    accepted = Submission.objects.filter(obligation__cycle=cycle, state=SubmissionState.ACCEPTED)
    texts = dict(accepted.exclude(narrative="").values_list("obligation_id", "narrative"))
    return tuple(
        report.Narrative(each.unit_name, texts[each.obligation.pk]) for each in owed if each.obligation.pk in texts
    )


def _entered_for(cycle: Cycle, owed: list[Owed]) -> tuple[report.EnteredFor, ...]:
    """The accepted reports that a unit above entered."""
    entered = Submission.objects.filter(
        obligation__cycle=cycle, state=SubmissionState.ACCEPTED, entered_by_unit__isnull=False
    )
    reasons = dict(entered.values_list("obligation_id", "entered_reason"))
    return tuple(
        report.EnteredFor(each.unit_name, each.entered_by, reasons[each.obligation.pk].rstrip("."))
        for each in owed
        if each.obligation.pk in reasons
    )


def _pending(each: Owed, today: date, in_force: Calendar) -> report.Pending:
    """A report that waits for the office is not the unit's delay any more; a returned one is."""
    returned = each.standing is Standing.RETURNED
    late = days_late(each.obligation.due, today, in_force) if returned else 0
    return report.Pending(each.unit_name, PENDING[each.standing], each.obligation.due, late)


def _late(each: Owed, in_force: Calendar) -> report.Late | None:
    """A report that first came after its due date; what was returned later does not make it late."""
    if each.obligation.first_sent_at is None or each.standing in LEFT_OUT:
        return None
    sent = timezone.localdate(each.obligation.first_sent_at)
    late = days_late(each.obligation.due, sent, in_force)
    return report.Late(each.unit_name, each.obligation.due, sent, late) if late else None
