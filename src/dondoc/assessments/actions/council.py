"""Which units review in a round, and which of them is in the chair."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.models import AssessmentRound, Member, Way
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.units.queries import version_of

MOST_MEMBERS = 30


@transaction.atomic
def set_members(*, round_: AssessmentRound, unit_ids: Sequence[int], chair_id: int, day: date, by: User) -> None:
    """Says which units make up the council, one of them in the chair. What one that leaves has scored stays to be read,
    and counts no more.

    Raises `Refused` where another way of reviewing was chosen, `Invalid` for a council without its chair.
    """
    locked = AssessmentRound.objects.select_for_update().get(pk=round_.pk)
    if locked.way != Way.COUNCIL:
        raise Refused(_("Đợt này do đơn vị cấp trên thẩm định nên không có hội đồng."))
    if not unit_ids or len(set(unit_ids)) > MOST_MEMBERS:
        raise Invalid([Problem("unit", _("Hãy chọn từ 1 đến %(most)d đơn vị vào hội đồng.") % {"most": MOST_MEMBERS})])
    if chair_id not in unit_ids:
        raise Invalid([Problem("chair", _("Hãy chọn đơn vị giữ vai trò chủ tịch trong các thành viên hội đồng."))])
    if any(version_of(unit_id, day) is None for unit_id in unit_ids):
        raise Invalid([Problem("unit", _("Có đơn vị không còn hoạt động. Hãy bỏ đơn vị đó khỏi hội đồng."))])
    before = {"members": set(locked.members.values_list("unit_id", flat=True)), "chair": _chair(locked)}
    locked.members.exclude(unit_id__in=unit_ids).delete()
    locked.members.update(chair=False)
    for unit_id in dict.fromkeys(unit_ids):
        Member.objects.get_or_create(round=locked, unit_id=unit_id)
    locked.members.filter(unit_id=chair_id).update(chair=True)
    after = {"members": set(unit_ids), "chair": chair_id}
    if before != after:
        record("round.members", locked, by=by, unit_id=locked.unit_id, before=before, after=after)


def _chair(round_: AssessmentRound) -> int | None:
    return round_.members.filter(chair=True).values_list("unit_id", flat=True).first()
