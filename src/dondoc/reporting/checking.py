"""Whether what a unit has typed fulfils the checks of its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from dondoc.reporting.asked import Earlier, asking, earlier_report
from dondoc.reporting.models import Check, Indicator, Obligation, Submission
from dondoc.reporting.rules.checks import UNIT, broken, named_values
from dondoc.reporting.rules.expressions import Value
from dondoc.units.models import UnitVersion
from dondoc.units.queries import version_of


@dataclass(frozen=True, slots=True)
class Ground:
    """What checks hold a report against beside itself: the unit's last accepted report, and the unit of today."""

    earlier: Earlier | None = None
    unit: UnitVersion | None = None


def ground_of(obligation: Obligation, indicators: Sequence[Indicator]) -> Ground:
    """Read where the form has checks."""
    if not asking(obligation.cycle).checks:
        return Ground()
    unit = version_of(obligation.unit_id, timezone.localdate())
    return Ground(earlier_report(obligation, indicators), unit)


def broken_checks(obligation: Obligation, draft: Submission | None, indicators: Sequence[Indicator]) -> list[Check]:
    """The checks of the form that a report does not fulfil, in their order; none where nothing is typed."""
    if draft is None:
        return []
    ground = ground_of(obligation, indicators)
    return broken_of(asking(obligation.cycle).checks, indicators, draft, ground.earlier, ground.unit)


def broken_of(
    checks: Sequence[Check],
    indicators: Sequence[Indicator],
    draft: Submission,
    earlier: Earlier | None,
    unit: UnitVersion | None,
) -> list[Check]:
    """The same where all is at hand: the unit's last accepted report, and the unit as it stands today."""
    if not checks:
        return []
    now = named_values(indicators, draft.values, draft.texts) | _attributes(unit)
    before = named_values(indicators, earlier.values, earlier.texts) if earlier else {}
    return list(broken(checks, now, before))


def explanation_name(check: Check) -> str:
    """The box in which a unit says why a soft check does not hold."""
    return f"check-{check.pk}"


def _attributes(unit: UnitVersion | None) -> dict[str, Value]:
    """What is known of the unit that reports."""
    if unit is None:
        return {}
    details = {name: value for name, value in unit.details.items() if isinstance(value, str)}
    return {f"{UNIT}.{name}": value for name, value in ({"loai": str(unit.kind)} | details).items()}
