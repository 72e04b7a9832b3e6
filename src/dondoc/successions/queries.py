"""Reads of successions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.units.models import Succession, SuccessionKind, SuccessionPart, SuccessionState, UnitVersion
from dondoc.units.queries import as_of, in_subtree
from dondoc.units.rules import outermost


def successions_for(user: User, day: date) -> QuerySet[Succession]:
    """Those that touch a unit in sight: one that stands, or last stood, at a seat of the user or below it."""
    seated = as_of(day).filter(unit_id__in=seats(user, day).values("unit_id"))
    ranges = Q(pk__in=())
    for path in outermost(list(seated.values_list("path", flat=True))):
        ranges |= in_subtree(path)
    begun = UnitVersion.objects.filter(valid_from__lte=day)
    later = begun.filter(unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_from"))
    visible = begun.filter(ranges).exclude(Exists(later)).values("unit_id")
    touching = SuccessionPart.objects.filter(Q(old_id__in=visible) | Q(new_id__in=visible), succession=OuterRef("pk"))
    return Succession.objects.filter(Exists(touching)).prefetch_related("parts").select_related("by")


@dataclass(frozen=True, slots=True)
class Relation:
    """One succession as seen from a unit: the others that it came from or went into, by id and name."""

    succession: Succession
    others: tuple[tuple[int | None, str], ...]
    came_from: bool


def relations_of(unit_id: int) -> list[Relation]:
    """Where a unit came from ("Sáp nhập từ …") and what became of it ("Nay thuộc …"), the latest first."""
    parts = SuccessionPart.objects.filter(Q(old_id=unit_id) | Q(new_id=unit_id))
    shown = (SuccessionKind.MERGE, SuccessionKind.SPLIT, SuccessionKind.DISSOLVE)
    rows = Succession.objects.filter(
        state=SuccessionState.DONE, kind__in=shown, pk__in=parts.values("succession_id")
    ).prefetch_related("parts")
    found = []
    for succession in rows:
        own = [part for part in succession.parts.all() if unit_id in (part.old_id, part.new_id)]
        from_ = tuple((p.old_id, p.old_name) for p in own if p.new_id == unit_id and p.old_id != unit_id)
        into = tuple((p.new_id, p.new_name) for p in own if p.old_id == unit_id and p.new_id != unit_id)
        if from_:
            found.append(Relation(succession, from_, came_from=True))
        if into:
            found.append(Relation(succession, into, came_from=False))
    return found
