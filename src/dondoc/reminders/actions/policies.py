"""How an office wants others reminded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.reminders.models import Desk, Policy, Watch
from dondoc.reminders.models.desks import LONGEST_ESCALATION
from dondoc.reminders.queries import rule_for
from dondoc.reminders.rules.ladder import DAILY, WEEKLY, Rule
from dondoc.reminders.sources import SOURCES
from dondoc.units.models import Unit

MOST_STEPS, LONGEST_STEP = 5, 60  # reminders before a due date; working days


@transaction.atomic
def set_policy(*, unit: Unit, rule: Rule, now: datetime, by: User | None) -> Policy:
    """Says how units are reminded of what they owe to this office. Raises `Invalid` for values out of their range.

    Everything watched for the office is looked at anew, and its list gets its day anew.
    """
    problems = list(problems_of(rule))
    if problems:
        raise Invalid(problems)
    before, values = _columns(rule_for(unit.pk)), _columns(rule)
    policy, _made = Policy.objects.update_or_create(unit=unit, defaults=values)
    for source in SOURCES:
        things = source.open().filter(office=unit.pk).values("pk")
        Watch.objects.filter(**{f"{source.column}_id__in": things}).update(next_at=now)
    Desk.objects.filter(unit=unit).update(digest_at=None)
    record("reminder.policy", policy, by=by, unit_id=unit.pk, before=before, after=values)
    return policy


def _columns(rule: Rule) -> dict[str, Any]:
    """A rule as it is stored and logged."""
    return asdict(rule) | {"before": sorted(set(rule.before), reverse=True)}


def problems_of(rule: Rule) -> Iterator[Problem]:
    """What is wrong with a rule, field by field."""
    if len(rule.before) > MOST_STEPS or any(not 1 <= days <= LONGEST_STEP for days in rule.before):
        message = _("Hãy ghi nhiều nhất %(most)d số ngày, mỗi số từ 1 đến %(longest)d, ví dụ: 7, 3, 1.")
        yield Problem("before", message % {"most": MOST_STEPS, "longest": LONGEST_STEP})
    if rule.late_every not in (DAILY, WEEKLY):
        yield Problem("late_every", _("Hãy chọn nhắc mỗi ngày hay mỗi tuần khi quá hạn."))
    if not 0 <= rule.escalate_after <= LONGEST_ESCALATION:
        message = _("Hãy ghi số ngày từ 0 đến %(longest)d; 0 là không báo cấp trên.")
        yield Problem("escalate_after", message % {"longest": LONGEST_ESCALATION})
    if rule.digest_on is not None and not 0 <= rule.digest_on <= 4:
        yield Problem("digest_on", _("Hãy chọn một ngày từ thứ Hai đến thứ Sáu, hoặc không gửi."))
    if not 0 <= rule.hour <= 23:
        yield Problem("hour", _("Hãy ghi giờ từ 0 đến 23."))
