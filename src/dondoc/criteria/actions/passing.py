"""Criteria sets of units that end go to the units that follow, all versions of one code together."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.criteria.models import CriteriaSet, SetState
from dondoc.units.actions.hands import Hands
from dondoc.units.successions.legacy import Handover, Legacy
from dondoc.units.successions.passing import Fate, Held, pass_on

_ALIVE = (SetState.DRAFT, SetState.PUBLISHED)


@transaction.atomic
def pass_sets(*, legacy: Legacy, by: User | None) -> Handover:
    """Sets that are written or in force are the heir's from now on, with the versions before them.

    Where the heir has a set of that code they stay, and what is in force is retired: rounds that run go on with it.
    """
    hands = Hands(legacy, by)
    same = CriteriaSet.objects.filter(unit=OuterRef("unit"), code=OuterRef("code"), state__in=_ALIVE)
    heirs = [heir for heir in legacy.heirs.values() if heir]
    both = Q(unit_id__in=legacy.heirs) & Exists(same) | Q(unit_id__in=heirs)
    versions: dict[tuple[int, str], list[CriteriaSet]] = {}
    for row in CriteriaSet.objects.select_for_update().filter(both).order_by("pk"):
        versions.setdefault((row.unit_id, row.code), []).append(row)
    codes = {code: number for number, code in enumerate(dict.fromkeys(code for _unit, code in versions))}
    by_pk = {rows[0].pk: rows for rows in versions.values()}
    held = [Held(rows[0].pk, codes[code], unit_id) for (unit_id, code), rows in versions.items()]
    for each in pass_on(held, legacy.heirs):
        rows = by_pk[each.held.pk]
        if each.fate is Fate.PASSES:
            for row in rows:
                hands.give(row, "unit", "criteria.pass", where=row.name, what=_told(row))
        else:
            hands.tell(each.held.unit, each.fate, where=rows[-1].name, what=_told(rows[-1]))
            _retire(rows if each.fate is Fate.JOINS else [], hands)
    return hands.handover


def _retire(rows: list[CriteriaSet], hands: Hands) -> None:
    for row in rows:
        if row.state == SetState.PUBLISHED:
            values = {"state": SetState.RETIRED, "retired_at": timezone.now()}
            told = ({"state": SetState.PUBLISHED.value}, {"state": SetState.RETIRED.value})
            hands.write(row, "criteria.retire", values, told=told, why=hands.legacy.note(row.unit_id))


def _told(row: CriteriaSet) -> str:
    return _("Bộ tiêu chí, phiên bản %(version)d") % {"version": row.version}
