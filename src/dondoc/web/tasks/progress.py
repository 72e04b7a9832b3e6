"""How far a plan is, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.plans.models import Plan
from dondoc.plans.work.progress import Progress
from dondoc.plans.work.queries import progress_of
from dondoc.web.templatetags.components import Bar


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """The plan as a whole, and a bar for each agency that has something to do."""

    whole: Progress
    bars: tuple[Bar, ...]


def plan_progress(plan: Plan) -> PlanProgress:
    """By weight over what the plan gave, parts included; two queries."""
    whole, agencies = progress_of(plan)
    return PlanProgress(whole, tuple(_bar(plan, agency, each) for agency, each in agencies.items() if each.count))


def _bar(plan: Plan, agency: str, progress: Progress) -> Bar:
    words = {"percent": progress.percent, "over": progress.over, "count": progress.count}
    amount = _("%(percent)d%% · %(over)d/%(count)d việc đã xong") % words
    url = f"{reverse('tasks')}?{urlencode({'plan': plan.pk, 'q': agency})}"
    return Bar(agency, progress.percent, 100, amount, url, "good" if progress.percent == 100 else "")
