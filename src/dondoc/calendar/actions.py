"""Setting single days off or worked, and taking that back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.calendar.models import LONGEST_REASON, SetDay
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.core.periods import ANNOUNCED, is_working_day


@transaction.atomic
def set_day(*, day: date, works: bool, reason: str, unit_id: int, by: User) -> SetDay:
    """Says that offices work on a day or do not, whatever is announced; set again, the later word holds.

    ``reason`` names the decision, ``unit_id`` the unit from whose seat it is entered. Raises `Refused` where the
    announced calendar says the same already, `Invalid` for a reason that is empty, too long or names a person.
    """
    why = reason.strip()
    if problems := _problems_of(why):
        raise Invalid(problems)
    if is_working_day(day, ANNOUNCED) is works:
        same = _("Lịch công bố đã ghi ngày %(day)s là ngày làm việc. Nếu có điều chỉnh cũ, hãy bỏ điều chỉnh đó.")
        if not works:
            same = _("Lịch công bố đã ghi ngày %(day)s là ngày nghỉ. Nếu có điều chỉnh cũ, hãy bỏ điều chỉnh đó.")
        raise Refused(same % {"day": date_format(day)})
    locked = SetDay.objects.select_for_update().filter(date=day).first()
    before = _state(locked) if locked else None
    found, _made = SetDay.objects.update_or_create(date=day, defaults={"works": works, "reason": why, "set_by": by})
    record("calendar.set_day", found, by=by, unit_id=unit_id, before=before, after=_state(found), reason=why)
    return found


@transaction.atomic
def clear_day(*, day: date, unit_id: int, by: User) -> None:
    """Takes back what was set for a day: the announced calendar holds for it again. Twice changes nothing."""
    locked = SetDay.objects.select_for_update().filter(date=day).first()
    if locked is not None:
        record("calendar.clear_day", locked, by=by, unit_id=unit_id, before=_state(locked), reason=locked.reason)
        locked.delete()


def _problems_of(reason: str) -> list[Problem]:
    if not reason:
        return [Problem("reason", _("Hãy ghi số quyết định hoặc công văn làm căn cứ, ví dụ: Công văn 12/UBND-VX."))]
    if len(reason) > LONGEST_REASON:
        message = _("Căn cứ dài quá %(longest)d ký tự. Hãy ghi gọn số và trích yếu.") % {"longest": LONGEST_REASON}
        return [Problem("reason", message)]
    return identifier_problems({"reason": reason})


def _state(found: SetDay) -> dict[str, object]:
    return {"date": found.date, "works": found.works}
