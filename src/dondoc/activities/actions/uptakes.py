"""Initiatives taken up by other units."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.told import refuse, refuse_no_unit
from dondoc.activities.models import Initiative, InitiativeState, Uptake
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason


@transaction.atomic
def take_up(*, initiative: Initiative, unit_id: int, since: date, note: str, by: User) -> Uptake:
    """Says that a unit took the initiative up on a day.

    Raises `Refused` for its own unit, one that goes on with it already, or an initiative that never ran; `Invalid` for
    a day before it ran or a personal identifier.
    """
    locked = Initiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
    if locked.started is None or locked.state not in (InitiativeState.RUNNING, InitiativeState.ENDED):
        raise Refused(_("Mô hình chưa được duyệt nên chưa nhân rộng được. Hãy chờ cấp trên duyệt."))
    if unit_id == locked.unit_id:
        raise Refused(_("Đây là đơn vị đang thực hiện mô hình. Hãy chọn đơn vị khác."))
    if locked.uptakes.filter(unit_id=unit_id, ended__isnull=True).exists():
        raise Refused(_("Đơn vị này đang áp dụng mô hình rồi. Hãy chọn đơn vị khác."))
    if since < locked.started:
        raise Invalid([Problem("since", _("Ngày áp dụng ở trước ngày mô hình bắt đầu. Hãy ghi lại."))])
    refuse_no_unit(unit_id, since)
    refuse([], {"note": note})
    made = Uptake.objects.create(initiative=locked, unit_id=unit_id, since=since, note=note.strip())
    record("initiative.take_up", locked, by=by, unit_id=unit_id, after={"unit": unit_id, "since": since})
    return made


@transaction.atomic
def end_uptake(*, uptake: Uptake, day: date, reason: str, by: User) -> None:
    """The unit goes on with it no more, with the reason. Raises `Refused` where it has ended already."""
    why = fit_reason(reason, _("Hãy ghi lý do thôi áp dụng mô hình."))
    locked = Uptake.objects.select_for_update(of=("self",)).select_related("initiative").get(pk=uptake.pk)
    if locked.ended is not None:
        raise Refused(_("Đơn vị đã thôi áp dụng mô hình này. Hãy tải lại trang."))
    if day < locked.since:
        raise Refused(_("Đơn vị chưa bắt đầu áp dụng mô hình nên chưa thôi được. Hãy chờ đến ngày áp dụng."))
    locked.ended, locked.reason = day, why
    locked.save(update_fields=["ended", "reason"])
    before = {"unit": locked.unit_id}
    record("initiative.drop", locked.initiative, by=by, unit_id=locked.unit_id, before=before, reason=why)
