"""Makes and revokes the secret links under which calendar programs read due dates."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from dondoc.accounts.models import Feed, Program, User
from dondoc.accounts.queries import own_feeds, unit_feeds
from dondoc.accounts.rules import feed_digest
from dondoc.core.errors import Refused
from dondoc.core.events import record

MOST_FEEDS = 5
"""Links of one owner."""
MOST_AN_HOUR = 600
"""Answers to one link: a whole office may use its unit's, a program that has gone wild asks every second."""
_HOUR = timedelta(hours=1)


@transaction.atomic
def make_own_feed(*, user: User, program: Program) -> str:
    """Gives an account one more link and returns the secret in it, which is kept nowhere.

    Raises `Refused` where links are switched off, and for one more than `MOST_FEEDS`.
    """
    User.objects.select_for_update().get(pk=user.pk)  # two requests at once would both find room for one more
    _refuse_more(own_feeds(user).count())
    token = token_urlsafe(32)
    Feed.objects.create(user=user, program=program, digest=feed_digest(token), made_by=user)
    record("account.feed", user, by=user, unit_id=None, after={"program": program})
    return token


@transaction.atomic
def make_unit_feed(*, unit_id: int, program: Program, by: User) -> str:
    """Gives a unit one more link; as `make_own_feed`. It stays when the account that made it goes."""
    apps.get_model("units", "Unit").objects.select_for_update(no_key=True).get(pk=unit_id)
    _refuse_more(unit_feeds(unit_id).count())
    token = token_urlsafe(32)
    feed = Feed.objects.create(unit_id=unit_id, program=program, digest=feed_digest(token), made_by=by)
    assert feed.unit is not None
    record("unit.feed", feed.unit, by=by, unit_id=unit_id, after={"program": program})
    return token


@transaction.atomic
def end_feed(*, feed: Feed, by: User) -> None:
    """Revokes a link: from now on it is not there. Twice changes nothing."""
    locked = Feed.objects.select_for_update().filter(pk=feed.pk).first()
    if locked is None:
        return
    before = {"program": locked.program}
    if locked.unit is not None:
        record("unit.feed_off", locked.unit, by=by, unit_id=locked.unit_id, before=before)
    elif locked.user is not None:
        record("account.feed_off", locked.user, by=by, unit_id=None, before=before)
    locked.delete()


def count_use(*, feed: Feed, now: datetime) -> bool:
    """Notes that a program asks; False where this link has had its `MOST_AN_HOUR` answers.

    No event: it changes nothing for anybody. From where the program asked is not kept.
    """
    rows = Feed.objects.filter(pk=feed.pk)
    if feed.counted_since is None or feed.counted_since <= now - _HOUR:
        rows.update(used_at=now, counted_since=now, counted=1)
        return True
    if feed.counted >= MOST_AN_HOUR:
        return False
    rows.update(used_at=now, counted=F("counted") + 1)
    return True


def _refuse_more(there: int) -> None:
    if not settings.CALENDAR_FEEDS:
        raise Refused(_("Máy chủ này không cho dùng liên kết lịch. Hãy hỏi người quản trị máy chủ."))
    if there >= MOST_FEEDS:
        raise Refused(
            _("Đã có %(most)s liên kết lịch. Hãy thu hồi một liên kết không còn dùng rồi tạo liên kết mới.")
            % {"most": MOST_FEEDS}
        )
