"""Reads of committees and programmes, as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from dondoc.accounts.models import User
from dondoc.coordination.models import Holding, Party, Post, PostKind, Programme
from dondoc.coordination.rules import DueReview, Term, reviews_of
from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.queries import as_of, seen_by, visible_to

_ORDER = {kind.value: place for place, kind in enumerate(PostKind)}


@dataclass(frozen=True, slots=True)
class Seat:
    """A post as it stands on a day: the unit that holds it and since when; ``ended``: the holder exists no more.

    ``coming`` is the unit that holds it from a later day on, ``coming_since``; ``note`` says from which unit it came.
    """

    post: Post
    holder: UnitVersion | None
    since: date | None
    ended: bool
    coming: UnitVersion | None = None
    coming_since: date | None = None
    note: str = ""

    @property
    def is_gap(self) -> bool:
        """Whether the post has to be held and no unit that exists holds it."""
        return self.post.required and self.holder is None


def posts_on(committee_ids: Iterable[int], day: date) -> QuerySet[Post]:
    """The posts that the committees have on a day."""
    return Post.objects.filter(committee_id__in=committee_ids).filter(_lasting(day))


def seats_of(committee_id: int, day: date) -> list[Seat]:
    """A committee's posts on a day with their holders, in the order of `PostKind`; three queries."""
    posts = sorted(posts_on([committee_id], day), key=lambda post: (_ORDER[post.kind], post.pk))
    holdings = Holding.objects.filter(post__in=posts).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    held = {holding.post_id: holding for holding in holdings if holding.valid_from <= day}
    coming = {holding.post_id: holding for holding in holdings if holding.valid_from > day}
    ids = {holding.unit_id for holding in (*held.values(), *coming.values())}
    names = {unit.unit_id: unit for unit in as_of(day).filter(unit_id__in=ids)}
    return [_seat(post, held.get(post.pk), coming.get(post.pk), names) for post in posts]


def _seat(post: Post, held: Holding | None, coming: Holding | None, names: dict[int, UnitVersion]) -> Seat:
    holder = names.get(held.unit_id) if held else None
    return Seat(
        post,
        holder,
        held.valid_from if held else None,
        held is not None and holder is None,
        names.get(coming.unit_id) if coming else None,
        coming.valid_from if coming else None,
        held.note if held else "",
    )


def _lasting(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def committees_seen_by(user: User, day: date, *, today: date | None = None) -> QuerySet[UnitVersion]:
    """The committees among the units that the user may see, and those in which one of these units holds a post.

    ``today`` for a look at another ``day``, with the seats of today.
    """
    seen = visible_to(user, day, today=today)
    joined = Holding.objects.filter(_lasting(day), unit_id__in=seen.values("unit_id")).values("post__committee_id")
    committees = as_of(day).filter(kind=UnitKind.COMMITTEE)
    return committees.filter(Q(unit_id__in=seen.values("unit_id")) | Q(unit_id__in=joined)).order_by("name", "pk")


def counts_of(committee_ids: Iterable[int], day: date) -> dict[int, tuple[int, int]]:
    """For each committee how many posts it has on a day, and how many of the required ones are gaps; two queries."""
    ids = list(committee_ids)
    there = as_of(day).values("unit_id")
    filled = Holding.objects.filter(_lasting(day), unit_id__in=there, post__committee_id__in=ids).values("post_id")
    counted = (
        posts_on(ids, day)
        .values("committee_id")
        .annotate(posts=Count("pk"), gaps=Count("pk", filter=Q(required=True) & ~Q(pk__in=filled)))
    )
    return {row["committee_id"]: (row["posts"], row["gaps"]) for row in counted}


def programmes_seen_by(user: User, day: date) -> QuerySet[Programme]:
    """The programmes that a unit which the user may see, or saw until it ended, has signed."""
    seen = seen_by(user, day).order_by().values("unit_id")
    return Programme.objects.filter(Q(parties__unit_id__in=seen) | Q(unit_id__in=seen)).distinct()


def alone_in(programmes: Iterable[Programme], day: date) -> set[int]:
    """The ids of programmes of which fewer than two parties exist on a day: nobody is left to coordinate with."""
    there = as_of(day).values("unit_id")
    parties = Party.objects.filter(programme__in=programmes)
    counted = parties.order_by().values("programme_id").annotate(n=Count("pk", filter=Q(unit_id__in=there)))
    return {row["programme_id"] for row in counted if row["n"] < 2}


def reviews_due(programme: Programme, today: date) -> list[DueReview]:
    """The yearly reviews of a programme, the latest first; its ``reviews`` may be prefetched."""
    return reviews_of(term_of(programme), [review.year for review in programme.reviews.all()], today)


def term_of(programme: Programme) -> Term:
    """When a programme runs and is reviewed."""
    return Term(programme.starts, programme.ends, programme.review_month, programme.review_day)
