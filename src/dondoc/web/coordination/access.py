"""Finds what a request names, if the user may see it."""

from __future__ import annotations

from datetime import date

from django.http import Http404

from dondoc.coordination.models import Post, Programme
from dondoc.coordination.permissions import can_fill_posts, can_keep_programme
from dondoc.coordination.queries import committees_seen_by, programmes_seen_by
from dondoc.core.errors import Denied
from dondoc.units.models import UnitVersion
from dondoc.web.requests import AuthedRequest


def committee_in_sight(request: AuthedRequest, unit_id: int, day: date) -> UnitVersion:
    """The committee as it stands on the day."""
    found = committees_seen_by(request.user, day).filter(unit_id=unit_id).first()
    if found is None:
        raise Http404
    return found


def committee_to_fill(request: AuthedRequest, unit_id: int, today: date) -> UnitVersion:
    """The same for somebody who may change its posts; `Denied` to others who see it."""
    found = committee_in_sight(request, unit_id, today)
    if not can_fill_posts(request.user, unit_id, today):
        raise Denied
    return found


def post_to_fill(request: AuthedRequest, post_id: int, today: date) -> tuple[Post, UnitVersion]:
    """A post and its committee, for somebody who may change it."""
    post = Post.objects.filter(pk=post_id).first()
    if post is None:
        raise Http404
    return post, committee_to_fill(request, post.committee_id, today)


def programme_in_sight(request: AuthedRequest, programme_id: int, today: date) -> Programme:
    """A programme that a unit in the user's reach has signed."""
    seen = programmes_seen_by(request.user, today).select_related("file")
    found = seen.filter(pk=programme_id).first()
    if found is None:
        raise Http404
    return found


def programme_to_keep(request: AuthedRequest, programme_id: int, today: date) -> Programme:
    """The same for somebody who may change it; `Denied` to others who see it."""
    found = programme_in_sight(request, programme_id, today)
    if not can_keep_programme(request.user, found.unit_id, today):
        raise Denied
    return found
