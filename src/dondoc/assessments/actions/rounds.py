"""Opening a round, and what may be changed of it while it runs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.standing import take_in, units_concerned
from dondoc.assessments.models import AssessmentRound, Way
from dondoc.assessments.models.rounds import LONGEST_TITLE
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.criteria.models import CriteriaSet, SetState
from dondoc.criteria.rules import Purpose
from dondoc.plans.models import Plan
from dondoc.units.models import Unit

LONGEST_APPEAL = 60  # working days


@dataclass(frozen=True, slots=True)
class Terms:
    """What a round is called and by when its steps are due."""

    title: str
    self_due: date
    review_due: date
    decision_due: date
    appeal_days: int = 5


@transaction.atomic
def open_round(
    *,
    unit: Unit,
    criteria: CriteriaSet,
    year: int,
    terms: Terms,
    way: Way,
    day: date,
    by: User,
    plan: Plan | None = None,
    unit_ids: Collection[int] | None = None,
) -> AssessmentRound:
    """Opens a year's round for the units of the set's kind that stand below ``unit`` on ``day``; for those of them that
    are listed, where ``unit_ids`` is given.

    Raises `Refused` for a set that is not in force or scores nobody, a year that is open already, and where no unit is
    concerned; `Invalid` for dates out of order.
    """
    if criteria.state != SetState.PUBLISHED or criteria.purpose != Purpose.SCORING.value:
        raise Refused(_("Bộ tiêu chí này chưa công bố hoặc đã thôi áp dụng nên không mở đợt chấm điểm được."))
    _check(terms)
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # of two who open one at once the second sees the first
    if AssessmentRound.objects.filter(unit=unit, criteria=criteria, year=year).exists():
        raise Refused(
            _("Đợt chấm điểm năm %(year)d theo bộ tiêu chí này đã mở. Hãy xem lại danh sách.") % {"year": year}
        )
    concerned = units_concerned(unit.pk, criteria, day, unit_ids)
    if not concerned:
        raise Refused(
            _("Không có đơn vị nào thuộc loại “%(kind)s” ở dưới đơn vị mở đợt. Hãy chọn bộ tiêu chí khác.")
            % {"kind": criteria.get_kind_display()}
        )
    window = criteria.window(year)
    made = AssessmentRound.objects.create(
        unit=unit,
        criteria=criteria,
        plan=plan,
        year=year,
        way=way,
        window_start=window.start,
        window_end=window.end,
        opened_by=by,
        **_columns(terms),
    )
    take_in(made, concerned)
    after = {"title": made.title, "year": year, "way": str(way), **_logged(terms), "unit_count": len(concerned)}
    record("round.open", made, by=by, unit_id=unit.pk, after=after)
    return made


@transaction.atomic
def change_round(*, round_: AssessmentRound, terms: Terms, by: User) -> AssessmentRound:
    """Calls a round otherwise, or moves its due days; who is late is reckoned by the new ones."""
    _check(terms)
    locked = AssessmentRound.objects.select_for_update().get(pk=round_.pk)
    before = {name: getattr(locked, name) for name in _columns(terms)}
    for name, value in _columns(terms).items():
        setattr(locked, name, value)
    if before != _columns(terms):
        locked.save()
        record("round.change", locked, by=by, unit_id=locked.unit_id, before=before, after=_columns(terms))
    return locked


def _check(terms: Terms) -> None:
    problems = identifier_problems({"title": terms.title})
    title = terms.title.strip()
    if not title or len(title) > LONGEST_TITLE:
        problems.append(Problem("title", _("Hãy ghi tên đợt, không quá %(most)d ký tự.") % {"most": LONGEST_TITLE}))
    if terms.review_due < terms.self_due:
        problems.append(Problem("review_due", _("Hạn thẩm định phải từ hạn tự chấm trở đi.")))
    if terms.decision_due < terms.review_due:
        problems.append(Problem("decision_due", _("Hạn quyết định phải từ hạn thẩm định trở đi.")))
    if not 1 <= terms.appeal_days <= LONGEST_APPEAL:
        words = _("Hãy ghi số ngày làm việc từ 1 đến %(most)d.") % {"most": LONGEST_APPEAL}
        problems.append(Problem("appeal_days", words))
    if problems:
        raise Invalid(problems)


def _columns(terms: Terms) -> dict[str, object]:
    return {
        "title": terms.title.strip(),
        "self_due": terms.self_due,
        "review_due": terms.review_due,
        "decision_due": terms.decision_due,
        "appeal_days": terms.appeal_days,
    }


def _logged(terms: Terms) -> dict[str, object]:
    return {name: value for name, value in _columns(terms).items() if name != "title"}
