"""Two people at one thing at once: what a page showed is held against what stands when the page is sent."""

from __future__ import annotations

import hashlib

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

    The sentence says who changed the thing last, and when, as the event log tells.
    """

    def __init__(self, thing: Model, mark: str) -> None:
        self.mark = mark
        rows = Event.objects.filter(object_type=thing._meta.label_lower, object_id=thing.pk)
        last = rows.select_related("user").order_by("-pk").first()
        super().__init__(f"{_who(last)} {_kept()}")


def refuse_overtaken(thing: Model, seen: str, now: State) -> None:
    """Raises `Overtaken` where ``seen`` is not the mark of what stands now; without a mark nothing is compared."""
    mark = mark_of(now)
    if seen and seen != mark:
        raise Overtaken(thing, mark)


def _who(last: Event | None) -> str:
    if last is None or last.user is None:
        return _("Nội dung này vừa được sửa ở nơi khác.")
    told = {"name": getattr(last.user, "name", ""), "time": date_format(timezone.localtime(last.at), "H:i d/m/Y")}
    return _("Nội dung này vừa được sửa ở nơi khác; người sửa sau cùng là %(name)s, lúc %(time)s.") % told


def _kept() -> str:
    return _(
        "Những gì bạn nhập vẫn còn ở dưới, chưa lưu. Hãy xem các ô có bản đang lưu khác, rồi bấm Lưu lần nữa "
        "nếu muốn thay bằng bản của bạn."
    )
