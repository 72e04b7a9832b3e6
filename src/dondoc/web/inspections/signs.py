"""The signs of risk of units, gathered from all that dondoc measures, and their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from dondoc.assessments.models import Assessment
from dondoc.assessments.rules.states import State
from dondoc.calendar.queries import calendar
from dondoc.facts import BY_KEY
from dondoc.inspections.queries.visits import own_signs
from dondoc.inspections.rules.choosing import Candidate, Sign
from dondoc.units.models import UnitVersion

LOOKED_BACK = timedelta(days=365)
SIGN_NAMES: Mapping[Sign, StrPromise] = {
    Sign.LATE: gettext_lazy("Báo cáo gửi trễ"),
    Sign.LOW: gettext_lazy("Điểm, mức xếp loại thấp"),
    Sign.OPEN: gettext_lazy("Tồn tại chưa khắc phục"),
    Sign.OVERDUE: gettext_lazy("Tồn tại quá hạn khắc phục"),
    Sign.UNSEEN: gettext_lazy("Lâu chưa được kiểm tra"),
}


def candidates_of(units: Sequence[UnitVersion], day: date) -> list[Candidate]:
    """The units with their signs as of a day: reports of the last year, findings, visits,
    and the last assessment that was published."""
    ids = [unit.unit_id for unit in units]
    own, known = own_signs(ids, day, calendar()), scores_of(ids)
    in_time = BY_KEY["reports.on_time"].measure(ids, day - LOOKED_BACK, day)
    found = []
    for unit in units:
        met = in_time.get(unit.unit_id)
        owed = met.of or 0 if met else 0
        late = owed - met.amount if met else 0
        signs = replace(own[unit.unit_id], late=late, owed=owed, score=known.get(unit.unit_id))
        found.append(Candidate(unit.unit_id, draw_code(unit), signs))
    return found


def scores_of(unit_ids: Collection[int]) -> dict[int, int]:
    """What units reached in their last published assessment, in per cent of what they could reach."""
    rows = Assessment.objects.filter(unit_id__in=unit_ids, state=State.PUBLISHED, maximum__gt=0)
    ordered = rows.order_by("round__year", "pk").values_list("unit_id", "points", "maximum")
    return {unit_id: 100 * (points or 0) // (most or 1) for unit_id, points, most in ordered}


def draw_code(unit: UnitVersion) -> str:
    """What the draw knows a unit by: its official code, and "#id" where it has none."""
    return unit.code or f"#{unit.unit_id}"


def reasons_in_words(reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """Why a unit was chosen, as its row keeps it: "2/3 báo cáo gửi trễ (200 điểm)"."""
    return [_("%(said)s (%(points)d điểm)") % {"said": _said(each), "points": each["points"]} for each in reasons]


def _said(reason: Mapping[str, Any]) -> str:
    amount, of = reason["amount"], reason.get("of")
    match Sign(reason["sign"]):
        case Sign.LATE:
            return _("%(amount)d/%(of)d báo cáo trong 12 tháng gửi trễ") % {"amount": amount, "of": of}
        case Sign.LOW:
            return _("lần xếp loại gần nhất đạt %(amount)d%% điểm") % {"amount": amount}
        case Sign.OPEN:
            return _("còn %(amount)d tồn tại chưa khắc phục") % {"amount": amount}
        case Sign.OVERDUE:
            return _("%(amount)d tồn tại quá hạn khắc phục") % {"amount": amount}
        case Sign.UNSEEN if amount < 0:
            return _("chưa được kiểm tra lần nào")
        case _:
            return _("%(amount)d ngày chưa được kiểm tra") % {"amount": amount}
