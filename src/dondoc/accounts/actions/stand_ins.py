"""Somebody holds a seat in its holder's place while that person is away (ủy quyền thay khi vắng)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.actions.seats import already_held
from dondoc.accounts.models import Membership, User
from dondoc.accounts.rules import overlap
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason


@transaction.atomic
def name_stand_in(*, seat: Membership, substitute: User, since: date, until: date, reason: str, by: User) -> Membership:
    """Lets ``substitute`` hold a seat in its holder's place from a day up to ``until``, the first day without.

    The stand-in is a seat of its own that names the holder's: whoever asks for seats sees it, and nothing
    else need know. Raises `Invalid` for days out of order or outside the seat's own, `Refused` for a person or
    a seat that can't be chosen, and what `fit_reason` raises.
    """
    locked = Membership.objects.select_for_update().select_related("user").get(pk=seat.pk)
    why = fit_reason(reason, _("Hãy ghi lý do vắng mặt, ví dụ: nghỉ phép, đi công tác."))
    _refuse_days(locked, since, until)
    _refuse_person(locked, substitute, since, until)
    stand_in = Membership.objects.create(
        user=substitute,
        unit_id=locked.unit_id,
        role=locked.role,
        valid_from=since,
        valid_to=until,
        stands_in_for=locked,
        reason=why,
    )
    after = {"user": substitute.pk, "role": locked.role, "since": since, "until": until, "instead_of": locked.user_id}
    record("account.stand_in", stand_in, by=by, unit_id=locked.unit_id, after=after, reason=why)
    return stand_in


def _refuse_days(seat: Membership, since: date, until: date) -> None:
    if until <= since:
        raise Invalid([Problem("last", _("Ngày cuối phải từ ngày đầu trở đi. Hãy sửa một trong hai ngày."))])
    if since < seat.valid_from or (seat.valid_to is not None and until > seat.valid_to):
        outside = _("Thời gian thay phải nằm trong thời gian giữ vai trò được thay. Hãy sửa ngày.")
        raise Invalid([Problem("since", outside)])


def _refuse_person(seat: Membership, substitute: User, since: date, until: date) -> None:
    if seat.stands_in_for_id is not None:
        raise Refused(_("Vai trò này đang được giữ thay nên không ủy quyền tiếp được. Hãy đề nghị người giữ chính."))
    if substitute.pk == seat.user_id:
        raise Refused(_("Người thay phải khác người vắng mặt. Hãy chọn người khác."))
    if not substitute.is_active:
        raise Refused(_("Tài khoản của người thay đã ngừng hoạt động. Hãy chọn người khác."))
    beside = Membership.objects.select_related("user").filter(user=substitute, unit_id=seat.unit_id, role=seat.role)
    for other in beside:
        if overlap(since, until, other.valid_from, other.valid_to):
            raise Refused(already_held(other))
    for other in seat.stand_ins.filter(valid_to__gt=since, valid_from__lt=until).select_related("user"):
        taken = _("%(name)s đã được ủy quyền thay trong thời gian này. Hãy kết thúc ủy quyền đó trước.")
        raise Refused(taken % {"name": other.user.name})
