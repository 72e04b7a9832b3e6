"""Two people at one thing at once: what a page showed is held against what stands when the page is sent."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.core.states import State, encode


def mark_of(state: State) -> str:
    """Short, and equal for equal states only: a page that edits something carries the mark of what it shows."""
    return hashlib.sha256(encode(state).encode()).hexdigest()[:20]


class Overtaken(Refused):
    """What a page showed was changed meanwhile, by someone else or in another tab; ``mark`` is of what stands now.

    The sentence (its first part alone: ``who``) says who changed the thing last, and when, as the event log tells.
    """

    def __init__(self, thing: Model, mark: str) -> None:
        self.mark = mark
        rows = Event.objects.filter(object_type=thing._meta.label_lower, object_id=thing.pk)
        last = rows.select_related("user").order_by("-pk").first()
        self.who = changed_by(last.user if last else None, last.at if last else None)
        super().__init__(f"{self.who} {still_there()}")


def refuse_overtaken(thing: Model, seen: str, now: State) -> None:
    """Raises `Overtaken` where ``seen`` is not the mark of what stands now; without a mark nothing is compared."""
    mark = mark_of(now)
    if seen and seen != mark:
        raise Overtaken(thing, mark)


def changed_by(user: AbstractBaseUser | None, at: datetime | None) -> str:
    """Who changed something last while it was being edited, and when."""
    if user is None or at is None:
        return _("Nội dung này vừa được sửa ở nơi khác (thẻ khác hoặc người khác).")
    told = {"name": getattr(user, "name", ""), "time": date_format(timezone.localtime(at), "H:i d/m/Y")}
    return _("Nội dung này vừa được sửa ở nơi khác; người sửa sau cùng là %(name)s, lúc %(time)s.") % told


def still_there() -> str:
    """What has become of what was typed, and what to do next."""
    return _(
        "Những gì bạn nhập vẫn còn ở dưới, chưa lưu. Hãy xem các ô có bản đang lưu khác, rồi bấm Lưu lần nữa "
        "nếu muốn thay bằng bản của bạn."
    )
