"""What units that end leave of money. What was allotted and spent stays in the books of the unit that had it, and is
written on by the unit that follows; only what was asked for, and never allotted, goes on as it is."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.budget.models import Entry, EntryKind, Line, Source
from dondoc.units.actions.hands import Hands
from dondoc.units.successions.legacy import Handover, Legacy
from dondoc.units.successions.passing import Fate, Held, pass_on


@transaction.atomic
def pass_budget(*, legacy: Legacy, by: User | None) -> Handover:
    """Lines of the year, and of years to come, with nothing but estimates are the heir's where it has none like them;
    sources that are still in use are offered by the heir."""
    hands = Hands(legacy, by)
    _pass_estimates(hands)
    heirs = [heir for heir in legacy.heirs.values() if heir]
    both = Q(unit_id__in=legacy.heirs, closed=False) | Q(unit_id__in=heirs)
    rows = {row.pk: row for row in Source.objects.select_for_update().filter(both).order_by("pk")}
    numbers = {name: number for number, name in enumerate(dict.fromkeys(row.name for row in rows.values()))}
    for each in pass_on([Held(pk, numbers[row.name], row.unit_id) for pk, row in rows.items()], legacy.heirs):
        if each.fate is Fate.PASSES:
            name = rows[each.held.pk].name
            hands.give(rows[each.held.pk], "unit", "budget.pass_source", where=_("Nguồn kinh phí"), what=name)
    return hands.handover


def _pass_estimates(hands: Hands) -> None:
    legacy = hands.legacy
    entries = Entry.objects.filter(line=OuterRef("pk"))
    lines = Line.objects.select_for_update(of=("self",)).filter(year__gte=legacy.day.year).select_related("plan")
    asked = lines.filter(Exists(entries), ~Exists(entries.exclude(kind=EntryKind.ESTIMATE)))
    heirs = [heir for heir in legacy.heirs.values() if heir]
    mine = {row.pk: row for row in asked.filter(unit_id__in=legacy.heirs).order_by("pk")}
    theirs = lines.filter(unit_id__in=heirs, plan__in=[row.plan_id for row in mine.values()]).order_by("pk")
    rows = mine | {row.pk: row for row in theirs}
    alike = {pk: (row.year, row.plan_id, row.task_id, row.source_kind, row.source_id) for pk, row in rows.items()}
    numbers = {key: number for number, key in enumerate(dict.fromkeys(alike.values()))}
    for each in pass_on([Held(pk, numbers[alike[pk]], row.unit_id) for pk, row in rows.items()], legacy.heirs):
        row = rows[each.held.pk]
        where, what = row.plan.number or row.plan.title, _("Dự toán đề nghị năm %(year)d") % {"year": row.year}
        if each.fate is Fate.PASSES:
            hands.give(row, "unit", "budget.pass_line", where=where, what=what)
        else:
            hands.tell(each.held.unit, each.fate, where=where, what=what)
