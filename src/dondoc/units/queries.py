"""Reads of units. Every question is asked as of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, overload

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Length, Replace

from dondoc.accounts.models import User
from dondoc.accounts.queries import seats
from dondoc.core.prepared import Given
from dondoc.units.kinds import ALL_FIELDS, KindField, Shape
from dondoc.units.matching import Candidate
from dondoc.units.models import SuccessionPart, SuccessionState, Unit, UnitKind, UnitVersion
from dondoc.units.rules import ids_of, level, outermost, successor
from dondoc.units.search import Wanted, wanted


def as_of(day: date | Given) -> QuerySet[UnitVersion]:
    """What was true of every unit on a day."""
    return UnitVersion.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


def true_between(first: date, last: date) -> QuerySet[UnitVersion]:
    """What was true of every unit on any of these days; a unit that changed meanwhile is there as often."""
    return UnitVersion.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=first), valid_from__lte=last)


def version_of(unit_id: int, day: date) -> UnitVersion | None:
    """What was true of one unit on a day; None when it did not exist then."""
    return as_of(day).filter(unit_id=unit_id).first()


def path_of(unit_id: int, day: date) -> str | None:
    """Where a unit stood on a day; None when it did not exist then."""
    return as_of(day).filter(unit_id=unit_id).values_list("path", flat=True).order_by().first()


def subtree(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """A unit and all below it, each unit before those below it."""
    path = path_of(unit_id, day)
    return as_of(day).filter(in_subtree(path)).order_by("path") if path else UnitVersion.objects.none()


def subtree_ids(unit_id: int, day: date) -> list[int]:
    """The ids of a unit and of all below it, each before those below it; reads the index alone."""
    return list(subtree(unit_id, day).values_list("unit_id", flat=True))


def children(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """The units directly below a unit."""
    return as_of(day).filter(parent_id=unit_id).order_by("path")


def ancestors(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """The units above a unit, the root first, without itself."""
    path = path_of(unit_id, day)
    return as_of(day).filter(unit_id__in=ids_of(path)[:-1] if path else ()).order_by("path")


def around(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """Those with whom a unit may hold a post or sign a programme: itself, all below it, the units above it and what
    stands right below one of these; for a unit with none above it the others of that kind.
    """
    path = path_of(unit_id, day)
    if path is None:
        return UnitVersion.objects.none()
    above = ids_of(path)[:-1]
    beside = Q(unit_id__in=above) | Q(parent_id__in=above) if above else Q(parent_id__isnull=True)
    return as_of(day).filter(in_subtree(path) | beside).order_by("path")


def ended(unit_id: int, day: date) -> QuerySet[UnitVersion]:
    """The units that once stood at a unit's present place or below it and had ended by a day, as they last were."""
    path = path_of(unit_id, day)
    if path is None:
        return UnitVersion.objects.none()
    later = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__gte=OuterRef("valid_to"))
    return UnitVersion.objects.filter(~Exists(later), in_subtree(path), valid_to__lte=day).order_by("path")


def first_version(unit_id: int) -> UnitVersion | None:
    """What a unit was at first."""
    return UnitVersion.objects.filter(unit_id=unit_id).order_by("valid_from").first()


def last_version(unit_id: int) -> UnitVersion | None:
    """What a unit is, will be in the end, or was when it ended."""
    return UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from").first()


def counts_by_kind(versions: QuerySet[UnitVersion]) -> dict[str, int]:
    """Kind -> how many of the versions have it."""
    return dict(versions.order_by("kind").values_list("kind").annotate(n=Count("unit_id")))


def narrowed(
    versions: QuerySet[UnitVersion], *, kind: str = "", status: str = "", details: Mapping[str, str] | None = None
) -> QuerySet[UnitVersion]:
    """Those of a kind, of a status, and with these details; "" asks for nothing. A text is looked for as a part."""
    if kind:
        versions = versions.filter(kind=kind)
    if status:
        versions = versions.filter(status=status)
    for name, value in (details or {}).items():
        if value:
            versions = _with_detail(versions, ALL_FIELDS[name], value)
    return versions


def _with_detail(versions: QuerySet[UnitVersion], field: KindField, value: str) -> QuerySet[UnitVersion]:
    if field.shape is Shape.CHOICE:
        return versions.filter(**{f"details__{field.name}": value})
    text, sought = f"detail_{field.name}", value
    if field.shape is Shape.CHOICES:  # a JSON list, where each code stands in quotation marks
        sought = f'"{value}"'
    return versions.alias(**{text: KeyTextTransform(field.name, "details")}).filter(**{f"{text}__icontains": sought})


def search(versions: QuerySet[UnitVersion], text: str) -> QuerySet[UnitVersion]:
    """Those whose names hold every word of ``text``, or whose code begins so, the best match first; all of them for a
    blank text.

    Accents, case, abbreviations, initials and words without spaces are read by `dondoc.units.search`. First come
    units of that very name or code, then those that begin so, words that begin so, and last any other place; among
    equals the higher unit.
    """
    asked = wanted(text)
    if not asked.words:
        return versions.none() if text.strip() else versions
    if asked.joined:
        versions = versions.alias(unspaced=Replace("folded", Value(" "), Value("")))
    named = reduce(and_, (_has_word(pieces, asked) for pieces in sorted(asked.words, key=_effort)))
    found = versions.filter(named | Q(folded__contains=asked.code) if asked.code else named)
    return found.annotate(rank=_rank(asked)).order_by("rank", Length("path"), "folded", "unit_id")


def _has_word(pieces: tuple[str, ...], asked: Wanted) -> Q:
    """One typed word as it stands in names, and where it is several in one, in names without their spaces."""
    condition = _holds_one_of(pieces)
    return condition | Q(unspaced__contains=pieces[0]) if pieces[0] in asked.joined else condition


def _effort(pieces: tuple[str, ...]) -> tuple[int, int]:
    """Databases try one condition after the other: first what is quick to ask and rules out most."""
    return len(pieces), -len(pieces[0])


def _holds_one_of(pieces: Iterable[str]) -> Q:
    return reduce(or_, (Q(folded__contains=piece) for piece in pieces))


def _rank(asked: Wanted) -> Case:
    """0 for a key that is one of the phrases, 1 for a key that begins so, 2 for a word, 3 for the rest."""
    patterns = ("| {} |", "| {}", " {}")
    typed = "".join(pieces[0].strip() for pieces in asked.words)
    cases = []
    for rank, pattern in enumerate(patterns):
        condition = _holds_one_of([pattern.format(phrase) for phrase in asked.phrases])
        if asked.joined:
            condition |= Q(unspaced__contains=pattern.replace(" ", "").format(typed))
        cases.append(When(condition, then=Value(rank)))
    return Case(*cases, default=Value(len(patterns)), output_field=IntegerField())


class Found(Sequence[UnitVersion]):
    """What a query finds, for pages: counts and chooses by the index alone, then reads the rows of one page.

    PostgreSQL would otherwise read every row of the table that it looks at, not just those it gives. Where little is
    found, one look at the index is enough for both.
    """

    _AT_ONCE = 1_000

    def __init__(self, versions: QuerySet[UnitVersion]) -> None:
        self._versions = versions
        self._first: list[int] | None = None

    def __len__(self) -> int:
        first = self._ids()
        return len(first) if len(first) < self._AT_ONCE else self._versions.count()

    @overload
    def __getitem__(self, part: int) -> UnitVersion: ...

    @overload
    def __getitem__(self, part: slice) -> list[UnitVersion]: ...

    def __getitem__(self, part: int | slice) -> UnitVersion | list[UnitVersion]:
        if isinstance(part, int):
            return self._versions[part]
        within = part.stop is not None and part.stop <= self._AT_ONCE
        ids = self._ids()[part] if within else list(self._versions.values_list("unit_id", flat=True)[part])
        rows = {version.unit_id: version for version in self._versions.filter(unit_id__in=ids).order_by()}
        return [rows[unit_id] for unit_id in ids if unit_id in rows]

    def _ids(self) -> list[int]:
        if self._first is None:
            self._first = list(self._versions.values_list("unit_id", flat=True)[: self._AT_ONCE])
        return self._first


def visible_to(user: User, day: date, *, today: date | None = None) -> QuerySet[UnitVersion]:
    """The units that a user may see: those of the user's seats and all below them, nothing beside.

    ``today`` for a look at the tree of another ``day``: the seats are those of today. One query finds the seats now;
    the units are read when the result is used.
    """
    seated = as_of(day).filter(unit_id__in=seats(user, today or day).values("unit_id"))
    return as_of(day).filter(_at_or_below(seated)).order_by("path")


def seen_by(user: User, day: date, *, roles: Collection[str] | None = None) -> QuerySet[UnitVersion]:
    """The units whose papers a user may read: those of `visible_to`, and those that ended, as they last were, where
    these last stood within that reach or one of the user's units took over their work. By seats of some ``roles``,
    where they are given.

    Documents, finished work and reports that were sent stay with the unit that has ended; somebody has to look after
    them. One query now, as `visible_to`.
    """
    sitting = seats(user, day) if roles is None else seats(user, day).filter(role__in=list(roles))
    held = sitting.order_by().values("unit_id")
    standing = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    later = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__gte=OuterRef("valid_to"))
    last = UnitVersion.objects.filter(standing | ~Exists(later.filter(valid_from__lte=day)), valid_from__lte=day)
    before = _before(held, day)
    mine = last.filter(unit_id__in=held.union(before, _before(before, day)))  # one set: with "or" all versions are read
    places = mine.filter(~standing | Exists(held.filter(unit_id=OuterRef("unit_id"))))
    return last.filter(_at_or_below(places)).order_by("path")


def follows(unit_id: int, ended_id: int, day: date) -> bool:
    """Whether a unit took over, by a day, the work of one that has ended, or of one that had taken that over."""
    before = _before(Unit.objects.filter(pk=unit_id).values("pk"), day)
    return before.filter(old_id=ended_id).exists() or _before(before, day).filter(old_id=ended_id).exists()


def _before(unit_ids: QuerySet[Any, Any], day: date) -> QuerySet[Any, Any]:
    """The ids of the units whose work these had taken over by a day."""
    parts = SuccessionPart.objects.filter(succession__state=SuccessionState.DONE, succession__day__lte=day)
    return parts.filter(takes_work=True, new_id__in=unit_ids).order_by().values("old_id")


def _at_or_below(units: QuerySet[UnitVersion]) -> Q:
    """The condition that a version stands at one of the units or below it; reads their places now."""
    ranges = Q(pk__in=())
    for path in outermost(list(units.values_list("path", flat=True))):
        ranges |= in_subtree(path)
    return ranges


def candidates(owner_unit_id: int, day: date) -> list[Candidate]:
    """The units that an agency's name in a plan of this owner may mean: the owner and all below it."""
    versions = list(subtree(owner_unit_id, day))
    return [
        Candidate(
            unit_id=version.unit_id,
            name=version.name,
            short_name=version.short_name,
            kind=UnitKind(version.kind),
            depth=level(version.path) - level(versions[0].path),
        )
        for version in versions
    ]


def in_subtree(path: str) -> Q:
    """The condition that a version stands at ``path`` or below it."""
    return Q(path__gte=path, path__lt=successor(path))
