"""Whether what a unit has typed fulfils the checks of its form."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from dondoc.reporting.asked import Earlier, asking, earlier_report
from dondoc.reporting.models import Check, Indicator, Obligation, Submission
from dondoc.reporting.rules.checks import UNIT, broken, named_values
from dondoc.reporting.rules.expressions import Value
from dondoc.units.models import UnitVersion
from dondoc.units.queries import version_of


def broken_checks(obligation: Obligation, draft: Submission | None, indicators: Sequence[Indicator]) -> list[Check]:
    """The checks of the form that a report does not fulfil, in their order; none where nothing is typed."""
    checks = asking(obligation.cycle).checks if draft is not None else ()
    if not checks or draft is None:
        return []
    unit = version_of(obligation.unit_id, timezone.localdate())
    return broken_of(checks, indicators, draft, earlier_report(obligation, indicators), unit)


def broken_of(
    checks: Sequence[Check],
    indicators: Sequence[Indicator],
    draft: Submission,
    earlier: Earlier | None,
    unit: UnitVersion | None,
) -> list[Check]:
    """The same where all is at hand: the unit's last accepted report, and the unit as it stands today."""
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
