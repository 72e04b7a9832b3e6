"""What units that end hold in committees and programmes goes to the units that follow: it names an office, and offices
are taken over with their work."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy

from django.db import transaction
from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.coordination.models import Holding, Party, Programme
from dondoc.coordination.queries import alone_in
from dondoc.core.events import record
from dondoc.units.models import UnitVersion
from dondoc.units.successions.legacy import Handover, Legacy, Passed, RowPair
from dondoc.units.successions.passing import Fate, Held, Passing, pass_on


@transaction.atomic
def pass_posts(*, legacy: Legacy, by: User | None) -> Handover:
    """Posts that are held on the day or later are the heir's from the day on, for as long; without an heir they stay
    as they are, and are gaps.

    Holdings are dated as the tree is, so this may be done before the day has come. Posts of committees that end go with
    their committee.
    """
    still = Q(valid_to__isnull=True) | Q(valid_to__gt=legacy.day)
    held = Holding.objects.select_for_update(of=("self",)).select_related("post")
    rows = list(
        held.filter(still, unit_id__in=legacy.heirs).exclude(post__committee_id__in=legacy.heirs).order_by("pk")
    )
    committees = UnitVersion.objects.filter(unit_id__in=[row.post.committee_id for row in rows]).order_by("valid_from")
    names = dict(committees.values_list("unit_id", "name"))
    passed, written = [], list[RowPair]()
    for row in rows:
        heir, what = legacy.heirs[row.unit_id], str(row.post.get_kind_display())
        fate = Fate.STAYS if heir is None else Fate.PASSES
        passed.append(Passed(names[row.post.committee_id], what, row.unit_id, heir, fate))
        if heir is not None:
            written += _hand_post(row, heir, legacy, by)
    return Handover(tuple(passed), tuple(written))


@transaction.atomic
def pass_programmes(*, legacy: Legacy, by: User | None) -> Handover:
    """Programmes that still run have the heir as party, and as keeper, in place of the unit that ends.

    Where the heir is a party already one is left, which undertakes what both did. A programme in which a single party
    is left is told as such, and is left to its keeper to end or to open to others.
    """
    running = Q(programme__ends__isnull=True) | Q(programme__ends__gte=legacy.day)
    mine = Party.objects.filter(running, unit_id__in=legacy.heirs)
    theirs = Q(
        unit_id__in=[heir for heir in legacy.heirs.values() if heir], programme_id__in=mine.values("programme_id")
    )
    found = Party.objects.select_for_update(of=("self",)).select_related("programme")
    rows = {row.pk: row for row in found.filter(Q(pk__in=mine.values("pk")) | theirs).order_by("pk")}
    fates = pass_on([Held(row.pk, row.programme_id, row.unit_id) for row in rows.values()], legacy.heirs)
    written: list[RowPair] = []
    for each in fates:
        if each.fate is Fate.PASSES:
            written.append(_hand_party(rows[each.held.pk], each, legacy, by))
        elif each.fate is Fate.JOINS:
            written += _join_party(rows[each.held.pk], rows[each.joined or 0], legacy, by)
    alone = alone_in([rows[each.held.pk].programme for each in fates], legacy.day)
    passed = tuple(_told(rows[each.held.pk].programme, each, alone) for each in fates)
    return Handover(passed, (*written, *_hand_kept(legacy, by)))


def _hand_post(row: Holding, heir: int, legacy: Legacy, by: User | None) -> list[RowPair]:
    """Ends the old unit's hold and begins the heir's; a hold that was to begin later is the heir's from the first."""
    was, why = copy(row), legacy.note(row.unit_id)
    if row.valid_from >= legacy.day:
        row.unit_id, row.note = heir, why
        row.save(update_fields=["unit", "note"])
        written: list[RowPair] = [(was, copy(row))]
    else:
        row.valid_to = legacy.day
        row.save(update_fields=["valid_to"])
        new = Holding.objects.create(
            post=row.post, unit_id=heir, valid_from=legacy.day, valid_to=was.valid_to, note=why
        )
        written = [(was, copy(row)), (None, new)]
    after = {"unit": heir, "since": max(legacy.day, was.valid_from)}
    record(
        "post.pass",
        row.post,
        by=by,
        unit_id=row.post.committee_id,
        before={"unit": was.unit_id},
        after=after,
        reason=why,
    )
    return written


def _hand_party(row: Party, each: Passing, legacy: Legacy, by: User | None) -> RowPair:
    was = copy(row)
    row.unit_id, row.note = each.to or row.unit_id, legacy.note(each.held.unit)
    row.save(update_fields=["unit", "note"])
    _record(row, was.unit_id, legacy, by)
    return was, copy(row)


def _join_party(row: Party, kept: Party, legacy: Legacy, by: User | None) -> list[RowPair]:
    """Leaves the heir's own row, with what the other one undertook, and where it came from, beside it."""
    joining, was = copy(row), copy(kept)
    kept.undertakes = "\n".join(filter(None, (kept.undertakes, row.undertakes)))
    kept.note = "\n".join(filter(None, (kept.note, legacy.note(row.unit_id))))
    kept.save(update_fields=["undertakes", "note"])
    row.delete()
    _record(kept, joining.unit_id, legacy, by)
    return [(joining, None), (was, copy(kept))]


def _record(row: Party, old: int, legacy: Legacy, by: User | None) -> None:
    programme, before, after, why = row.programme, {"unit": old}, {"unit": row.unit_id}, legacy.note(old)
    record("programme.pass_party", programme, by=by, unit_id=row.unit_id, before=before, after=after, reason=why)


def _hand_kept(legacy: Legacy, by: User | None) -> list[RowPair]:
    """Programmes that a unit which ends keeps are kept by its heir: somebody has to hold the yearly review."""
    running = Q(ends__isnull=True) | Q(ends__gte=legacy.day)
    written: list[RowPair] = []
    for programme in Programme.objects.select_for_update().filter(running, unit_id__in=legacy.heirs).order_by("pk"):
        old, heir = programme.unit_id, legacy.heirs[programme.unit_id]
        if heir is not None:
            was = copy(programme)
            programme.unit_id = heir
            programme.save(update_fields=["unit"])
            before, after, why = {"unit": old}, {"unit": heir}, legacy.note(old)
            record("programme.pass", programme, by=by, unit_id=heir, before=before, after=after, reason=why)
            written.append((was, copy(programme)))
    return written


def _told(programme: Programme, each: Passing, alone: Collection[int]) -> Passed:
    where, is_alone = programme.number or programme.title, programme.pk in alone
    return Passed(where, programme.title, each.held.unit, each.to, each.fate, is_alone)
