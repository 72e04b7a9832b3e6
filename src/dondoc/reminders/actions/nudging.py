"""The office urges every unit whose report is late, by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record_all
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.periods import Calendar
from dondoc.reminders.finding import ensure_desks
from dondoc.reminders.lines import line_of
from dondoc.reminders.models import Message, MessageKind
from dondoc.reminders.models.messages import LONGEST_NOTE
from dondoc.reminders.outbox import put
from dondoc.reminders.queries import late_in, recently_urged
from dondoc.reminders.sources import Fact
from dondoc.reminders.sources.base import plan_name
from dondoc.reporting.models import Cycle, Obligation

BATCH = 1_000


@transaction.atomic
def urge_late(
    *,
    cycle: Cycle,
    note: str,
    again: bool,
    now: datetime,
    calendar: Calendar,
    by: User,
    among: Collection[int] | None = None,
) -> int:
    """Sends each unit whose report is late a message, with an optional sentence; gives how many units.

    Those urged within the last hour are left out unless ``again``; ``among`` names the obligations that were chosen,
    None for all. Raises `Refused` in a closed round and where
    nobody is left to urge, `Invalid` for a sentence that is too long or names a person.
    """
    words = fit_note(note)
    locked = Cycle.objects.select_for_update(of=("self",)).select_related("form__plan").get(pk=cycle.pk)
    if locked.closed_at is not None:
        raise Refused(_("Kỳ báo cáo đã đóng nên không đôn đốc được nữa."))
    day = timezone.localdate(now)
    rows = late_in(locked, day, calendar)
    if among is not None:
        rows = rows.filter(pk__in=among)
    if not again:
        rows = rows.exclude(pk__in=recently_urged(rows, now).values("pk"))
    found = list(rows)
    if not found:
        raise Refused(_("Không có đơn vị nào cần nhắc: chưa ai quá hạn, hoặc mọi đơn vị quá hạn vừa được nhắc."))
    for some in _parts(found):
        ensure_desks(row.unit_id for row in some)
        put([_message(locked, row, day, words, calendar, by) for row in some], now)
    state = {"note": words} if words else {}
    record_all("reminder.nudge", (Change(row, row.unit_id, after=state) for row in found), by=by)
    return len(found)


def fit_note(note: str) -> str:
    """The sentence that goes along. Raises `Invalid` for one that is too long or names a person."""
    words = note.strip()
    if len(words) > LONGEST_NOTE:
        message = _("Lời nhắn dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": LONGEST_NOTE}
        raise Invalid([Problem("note", message)])
    refuse_identifiers({"note": words})
    return words


def _parts(rows: Sequence[Obligation]) -> Iterator[Sequence[Obligation]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _plan(cycle: Cycle) -> str:
    plan = cycle.form.plan
    return plan_name(plan.kind, plan.number, plan.title)


def _message(cycle: Cycle, row: Obligation, day: date, note: str, calendar: Calendar, by: User) -> Message:
    fact = Fact(row.pk, row.unit_id, cycle.form.plan.unit_id, row.due, cycle.name, "obligation", row.pk, _plan(cycle))
    line = line_of(fact, day, calendar)
    return Message(
        unit_id=row.unit_id,
        kind=MessageKind.NUDGE,
        day=day,
        lines=[line],
        total=1,
        cycle=cycle,
        note=note,
        sent_by=by,
    )
