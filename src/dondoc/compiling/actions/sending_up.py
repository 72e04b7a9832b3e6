"""Filling a report to the level above out of the totals of one's own round."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.compiling.models import Consolidation
from dondoc.compiling.rules.matching import Reason
from dondoc.compiling.sending_up import matches_of, totals_of
from dondoc.core.errors import Refused
from dondoc.core.events import record
from dondoc.reporting.actions.cycles import lock_open
from dondoc.reporting.actions.drafts import Conflict, draft_of
from dondoc.reporting.asked import asked
from dondoc.reporting.filling import takes_figures
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.rules.standing import Standing

TOP = 0


@transaction.atomic
def compile_into(
    *, cycle: Cycle, obligation: Obligation, chosen: Collection[int], revision: int, day: date, by: User
) -> Consolidation:
    """Fills the chosen figures (ids of indicators of the report above) with the totals; others stay as they are.

    The report is then looked at and sent like any other. Raises `Refused` where nothing chosen can be filled in, the
    report is not the plan's own unit's, or it is sent; `Conflict` where it was typed in since the page was read.
    """
    if obligation.unit_id != cycle.form.plan.unit_id or obligation.cycle.form.plan_id == cycle.form.plan_id:
        raise Refused(_("Chỉ điền được vào báo cáo mà chính đơn vị phải gửi cấp trên. Hãy tải lại trang."))
    locked = lock_open(obligation)
    if not takes_figures(locked):
        raise Refused(_("Báo cáo này đã gửi nên không sửa được. Cần sửa thì đề nghị văn phòng trả lại."))
    totals = totals_of(cycle, day)
    values: dict[str, dict[str, int]] = {}
    for match in matches_of(locked, totals):
        if match.above.pk in chosen and not isinstance(match.found, Reason):
            values[str(match.above.pk)] = dict(match.found)
    if not values:
        raise Refused(_("Chưa chọn số liệu nào điền được. Hãy chọn ít nhất một chỉ số có số tổng hợp."))
    draft = draft_of(locked, asked(locked.cycle))
    if draft.revision != revision:
        raise Conflict(draft)
    draft.values, draft.revision, draft.saved_by = {**draft.values, **values}, revision + 1, by
    draft.save()
    counts = totals.counts_at(TOP)
    kept = {"accepted": counts[Standing.ACCEPTED], "owed": counts.owed, "values": values, "as_of": day}
    made, _new = Consolidation.objects.update_or_create(
        submission=draft, defaults={**kept, "cycle": cycle, "made_by": by}
    )
    after = {"cycle": cycle.pk, "version": draft.version, "values": values}
    record("submission.compile", draft, by=by, unit_id=locked.unit_id, after=after)
    return made
