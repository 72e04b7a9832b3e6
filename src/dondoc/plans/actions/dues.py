"""Saying when a duty is due, and how much earlier each level below sends."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.plans.dues import Due
from dondoc.plans.models import LARGEST_GAP, LEAST_GAP, Duty, LevelGap
from dondoc.plans.queries import gaps_of


@transaction.atomic
def set_due(*, duty: Duty, due: Due | None, gaps: Mapping[int, int], by: User) -> Duty:
    """Puts another due date into force for a duty, from its next round on; rounds that are open stay as they are.

    Without ``due`` the pattern of Nghị định 09/2019/NĐ-CP holds. ``gaps`` maps a level below the plan's unit to the
    working days by which it sends before the level above. Raises `Invalid` for a gap out of range.
    """
    if wrong := [Problem(f"gap-{level}", _range()) for level, days in gaps.items() if not _fits(days)]:
        raise Invalid(wrong)
    locked = Duty.objects.select_for_update().get(pk=duty.pk)
    before = _state(locked)
    locked.due = "" if due is None else str(due)
    locked.save(update_fields=["due"])
    locked.owing.filter(plan__isnull=True).update(due=None)  # the round of what is still to be issued is found anew
    locked.gaps.all().delete()
    LevelGap.objects.bulk_create(LevelGap(duty=locked, level=level, days=days) for level, days in gaps.items())
    after = _state(locked)
    if after != before:
        record("duty.due", locked, by=by, unit_id=locked.plan.unit_id, before=before, after=after)
    return locked


def _fits(days: int) -> bool:
    return LEAST_GAP <= days <= LARGEST_GAP


def _range() -> str:
    return _("Khoảng cách giữa hai cấp là từ %(least)d đến %(largest)d ngày làm việc.") % {
        "least": LEAST_GAP,
        "largest": LARGEST_GAP,
    }


def _state(duty: Duty) -> dict[str, object]:
    return {"due": duty.due, "gaps": {str(level): days for level, days in gaps_of(duty).items()}}
