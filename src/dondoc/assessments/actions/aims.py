"""Which results are wanted of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.models import AssessmentRound, ResultAim
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.plans.models import Target

MOST_AIMS = 20


@dataclass(frozen=True, slots=True)
class AimDraft:
    """One result that is wanted, as typed; ``level`` is a key of the set."""

    level: str
    side: str
    least: bool
    value: Decimal
    share: bool
    target_id: int | None = None


@transaction.atomic
def set_aims(*, round_: AssessmentRound, aims: Sequence[AimDraft], by: User) -> None:
    """Says which results are wanted of a round. Raises `Invalid` for a level that the set does not have, a share over
    100 % and more than `MOST_AIMS` of them; targets of other plans are dropped."""
    locked = AssessmentRound.objects.select_for_update(of=("self",)).select_related("criteria").get(pk=round_.pk)
    levels = set(locked.criteria.levels.values_list("key", flat=True))
    if len(aims) > MOST_AIMS:
        raise Invalid([Problem("", _("Chỉ đặt được nhiều nhất %(most)d mức kết quả.") % {"most": MOST_AIMS})])
    problems = []
    for place, aim in enumerate(aims):
        if aim.level not in levels:
            problems.append(Problem(f"level-{place}", _("Hãy chọn một mức của bộ tiêu chí.")))
        if aim.value < 0 or (aim.share and aim.value > 100) or aim.value != round(aim.value, 2):
            problems.append(Problem(f"value-{place}", _("Hãy ghi tỷ lệ từ 0 đến 100, hoặc số đơn vị từ 0 trở lên.")))
    if problems:
        raise Invalid(problems)
    before = {"aims": "; ".join(_aim_logged(each) for each in locked.aims.all())}
    locked.aims.all().delete()
    known = set(Target.objects.filter(plan_id=locked.plan_id).values_list("pk", flat=True)) if locked.plan_id else set()
    made = [
        ResultAim(
            round=locked,
            order=place,
            level=aim.level,
            side=aim.side,
            least=aim.least,
            value=aim.value,
            share=aim.share,
            target_id=aim.target_id if aim.target_id in known else None,
        )
        for place, aim in enumerate(aims)
    ]
    ResultAim.objects.bulk_create(made)
    after = {"aims": "; ".join(_aim_logged(each) for each in made)}
    if before != after:
        record("round.aims", locked, by=by, unit_id=locked.unit_id, before=before, after=after)


def _aim_logged(aim: ResultAim) -> str:
    """ "good up ≥ 90 %": short, for the log keeps what differs."""
    sign = "≥" if aim.least else "≤"
    return f"{aim.level} {aim.side} {sign} {Decimal(aim.value).normalize():f}{' %' if aim.share else ''}"
