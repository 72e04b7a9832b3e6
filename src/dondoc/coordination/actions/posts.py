"""Posts of a steering committee, and the units that hold them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.coordination.models import LONGEST_TITLE, Holding, Post, PostKind
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.units.models import Unit, UnitKind
from dondoc.units.queries import version_of

# What nearly every decision on a steering committee names; the rest are added as the decision says.
USUAL = (PostKind.CHAIR, PostKind.STANDING_DEPUTY, PostKind.STANDING_AGENCY)


@transaction.atomic
def add_post(*, committee: Unit, kind: PostKind, title: str, required: bool, since: date, by: User) -> Post:
    """Gives a committee a post from a day on.

    Raises `Invalid` for a title that is too long or names a person by an identifier, or a unit that is no
    committee on that day.
    """
    title = " ".join(title.split())
    _refuse_post(committee, title, since)
    post = Post.objects.create(committee=committee, kind=kind, title=title, required=required, valid_from=since)
    record("post.create", post, by=by, unit_id=committee.pk, after=_post(post))
    return post


@transaction.atomic
def add_usual_posts(*, committee: Unit, since: date, by: User) -> list[Post]:
    """The posts of `USUAL` that the committee has not, each required."""
    there = set(committee.posts.filter(valid_to__isnull=True).values_list("kind", flat=True))
    return [
        add_post(committee=committee, kind=kind, title="", required=True, since=since, by=by)
        for kind in USUAL
        if kind not in there
    ]


@transaction.atomic
def end_post(*, post: Post, day: date, by: User) -> None:
    """Takes a post out of the committee from a day on, and its holder with it.

    A post that began that day or later is removed, as if it had never been. Raises `Refused` for one that has ended.
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    if post.valid_to is not None:
        raise Refused(_("Vị trí này đã kết thúc. Hãy tải lại trang."))
    before = _post(post)
    record("post.end", post, by=by, unit_id=post.committee_id, before=before, after=before | {"until": day})
    if post.valid_from >= day:
        post.holdings.all().delete()
        post.delete()
        return
    _leave(post, day)
    post.valid_to = day
    post.save(update_fields=["valid_to"])


@transaction.atomic
def appoint(*, post: Post, unit: Unit, since: date, by: User) -> Holding:
    """Has a unit hold a post from a day on; whoever held it does so until then.

    Raises `Invalid` for a day before the post or the present holder began, or a unit that does not exist then.
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    held = post.holdings.filter(valid_to__isnull=True).first()
    if held is not None and held.unit_id == unit.pk:
        return held
    _refuse_holding(post, held, unit, since)
    _leave(post, since)
    holding = Holding.objects.create(post=post, unit=unit, valid_from=since)
    before = {"unit": held.unit_id} if held else None
    record(
        "post.appoint", post, by=by, unit_id=post.committee_id, before=before, after={"unit": unit.pk, "since": since}
    )
    return holding


@transaction.atomic
def vacate(*, post: Post, day: date, by: User) -> None:
    """Leaves a post empty from a day on. Raises `Refused` where nobody holds it."""
    held = post.holdings.select_for_update().filter(valid_to__isnull=True).first()
    if held is None:
        raise Refused(_("Vị trí này đang trống. Hãy tải lại trang."))
    record("post.vacate", post, by=by, unit_id=post.committee_id, before={"unit": held.unit_id}, after={"until": day})
    _leave(post, day)


def _leave(post: Post, day: date) -> None:
    """Ends the holding of the day; one that began that day or later never took effect."""
    post.holdings.filter(valid_from__gte=day).delete()
    post.holdings.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day)).update(valid_to=day)


def _refuse_post(committee: Unit, title: str, since: date) -> None:
    version = version_of(committee.pk, since)
    if version is None or version.kind != UnitKind.COMMITTEE:
        message = _("Vào ngày này đơn vị không phải là ban chỉ đạo hoặc ủy ban. Hãy chọn ngày khác.")
        raise Invalid([Problem("since", message)])
    if len(title) > LONGEST_TITLE:
        message = _("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": LONGEST_TITLE}
        raise Invalid([Problem("title", message)])
    refuse_identifiers({"title": title})


def _refuse_holding(post: Post, held: Holding | None, unit: Unit, since: date) -> None:
    if post.valid_to is not None or since < post.valid_from:
        message = _("Vị trí này có từ ngày %(day)s. Hãy ghi ngày đó hoặc một ngày sau.")
        raise Invalid([Problem("since", message % {"day": f"{post.valid_from:%d/%m/%Y}"})])
    if held is not None and since < held.valid_from:
        message = _("Vị trí này đã giao cho một đơn vị từ ngày %(day)s. Hãy ghi ngày sau, hoặc để trống vị trí trước.")
        raise Invalid([Problem("since", message % {"day": f"{held.valid_from:%d/%m/%Y}"})])
    if version_of(unit.pk, since) is None:
        raise Invalid([Problem("unit", _("Đơn vị này chưa có hoặc đã kết thúc vào ngày đó. Hãy chọn đơn vị khác."))])


def _post(post: Post) -> dict[str, Any]:
    return {"kind": post.kind, "title": post.title, "required": post.required, "since": post.valid_from}
