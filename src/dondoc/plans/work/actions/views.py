"""Selections of tasks that a user keeps under a name."""

from __future__ import annotations

from urllib.parse import unquote_plus

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.plans.models import SavedView
from dondoc.plans.models.work import LONGEST_NAME, LONGEST_QUERY

MOST = 30  # views of one user


@transaction.atomic
def save_view(*, user: User, name: str, query: str, unit_id: int) -> SavedView:
    """Keeps a selection under a name; the name again keeps the new selection in its place.

    Raises `Invalid` for a name that is missing, too long or holds identifiers.
    """
    bare = name.strip()
    if not bare or len(bare) > LONGEST_NAME:
        raise Invalid(
            [Problem("name", _("Hãy đặt tên khung nhìn, không quá %(most)d ký tự.") % {"most": LONGEST_NAME})]
        )
    refuse_identifiers({"name": bare})
    refuse_identifiers({"query": unquote_plus(query)})
    if len(query) > LONGEST_QUERY:
        raise Refused(_("Bộ lọc này dài quá nên không lưu được. Hãy bớt điều kiện lọc."))
    others = SavedView.objects.select_for_update().filter(user=user).exclude(name=bare)
    if others.count() >= MOST:
        raise Refused(_("Bạn đã lưu %(most)d khung nhìn. Hãy xóa bớt khung nhìn cũ.") % {"most": MOST})
    view, _made = SavedView.objects.update_or_create(user=user, name=bare, defaults={"query": query})
    record("view.save", view, by=user, unit_id=unit_id, after={"name": bare})
    return view


@transaction.atomic
def forget_view(*, view: SavedView, unit_id: int) -> None:
    """Removes a selection."""
    record("view.forget", view, by=view.user, unit_id=unit_id, before={"name": view.name})
    view.delete()
