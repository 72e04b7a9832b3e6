"""How offices want others reminded."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dondoc.reminders.models import Policy
from dondoc.reminders.rules.ladder import DEFAULT, Rule


def rules_of(offices: Collection[int]) -> Mapping[int, Rule]:
    """Office -> its rule; where an office has set none, the default."""
    found = dict.fromkeys(offices, DEFAULT)
    for policy in Policy.objects.filter(unit_id__in=offices):
        found[policy.unit_id] = rule_of(policy)
    return found


def rule_of(policy: Policy) -> Rule:
    """A stored policy as a value."""
    return Rule(
        on=policy.on,
        before=tuple(policy.before),
        on_day=policy.on_day,
        late_every=policy.late_every,
        escalate_after=policy.escalate_after,
        digest_on=policy.digest_on,
        hour=policy.hour,
    )
