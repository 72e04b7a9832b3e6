"""Who owes the duties of an amended plan, from the next round on: rounds that are open stay as they are."""

from __future__ import annotations

from dondoc.accounts.models import User
from dondoc.core.events import Change, record_all
from dondoc.plans.actions.amending.rows import Applied
from dondoc.plans.actions.parts import asked
from dondoc.plans.amending import Kind, What
from dondoc.plans.models import Duty, Owing


def owe_anew(applied: Applied, by: User) -> None:
    """Says which units owe changed and new duties. Of one that ended it stays said who owed it."""
    made: list[Owing] = []
    taken: list[Change] = []
    for line, duty in applied.of(Kind.DUTY):
        if line.what is What.ENDED or not isinstance(duty, Duty):
            continue
        made += [Owing(duty=duty, unit_id=unit) for unit, _role in line.gained]
        if line.lost:
            Owing.objects.filter(duty=duty, unit_id__in=line.lost).delete()
            state = {"plan": duty.plan_id, "amendment": applied.amendment.pk}
            taken += [Change(duty, unit, None, state) for unit in line.lost]
    Owing.objects.bulk_create(made)
    record_all("duty.give", asked(made), by=by)
    record_all("duty.release", taken, by=by)
