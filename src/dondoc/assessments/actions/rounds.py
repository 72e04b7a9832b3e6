"""Opening a round, what may be changed of it while it runs, and which units stand in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import lock, step
from dondoc.assessments.models import Assessment, AssessmentRound, Member, ResultAim, ScoreState, Way
from dondoc.assessments.models.rounds import LONGEST_TITLE
from dondoc.assessments.rules.states import Move, State
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems
from dondoc.core.reasons import fit_reason
from dondoc.criteria.models import CriteriaSet, SetState
from dondoc.criteria.rules import Purpose
from dondoc.plans.models import Plan, Target
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.queries import subtree, version_of

LONGEST_APPEAL = 60  # working days
MOST_MEMBERS, MOST_AIMS = 30, 20


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
    _take_in(made, concerned)
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


@transaction.atomic
def add_units(*, round_: AssessmentRound, unit_ids: Collection[int], day: date, by: User) -> int:
    """Takes units in that came late; how many are new. Those that stand in it already stay as they are."""
    locked = AssessmentRound.objects.select_for_update(of=("self",)).select_related("criteria").get(pk=round_.pk)
    there = set(locked.assessments.values_list("unit_id", flat=True))
    coming = [
        each for each in units_concerned(locked.unit_id, locked.criteria, day, unit_ids) if each.unit_id not in there
    ]
    if coming:
        _take_in(locked, coming)
        after = {"units": {each.unit_id for each in coming}}
        record("round.add_units", locked, by=by, unit_id=locked.unit_id, before={"units": set()}, after=after)
    return len(coming)


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


@dataclass(frozen=True, slots=True)
class AimDraft:
    """One result that is wanted, as typed; ``level`` is a key of the set."""

    level: str
    side: str
    least: bool
    value: Decimal
    share: bool
    target_id: int | None = None


@transaction.atomic
def set_aims(*, round_: AssessmentRound, aims: Sequence[AimDraft], by: User) -> None:
    """Says which results are wanted of a round. Raises `Invalid` for a level that the set does not have, a share over
    100 % and more than `MOST_AIMS` of them; targets of other plans are dropped."""
    locked = AssessmentRound.objects.select_for_update(of=("self",)).select_related("criteria").get(pk=round_.pk)
    levels = set(locked.criteria.levels.values_list("key", flat=True))
    if len(aims) > MOST_AIMS:
        raise Invalid([Problem("", _("Chỉ đặt được nhiều nhất %(most)d mức kết quả.") % {"most": MOST_AIMS})])
    problems = []
    for place, aim in enumerate(aims):
        if aim.level not in levels:
            problems.append(Problem(f"level-{place}", _("Hãy chọn một mức của bộ tiêu chí.")))
        if aim.value < 0 or (aim.share and aim.value > 100) or aim.value != round(aim.value, 2):
            problems.append(Problem(f"value-{place}", _("Hãy ghi tỷ lệ từ 0 đến 100, hoặc số đơn vị từ 0 trở lên.")))
    if problems:
        raise Invalid(problems)
    before = {"aims": "; ".join(_aim_logged(each) for each in locked.aims.all())}
    locked.aims.all().delete()
    known = set(Target.objects.filter(plan_id=locked.plan_id).values_list("pk", flat=True)) if locked.plan_id else set()
    made = [
        ResultAim(
            round=locked,
            order=place,
            level=aim.level,
            side=aim.side,
            least=aim.least,
            value=aim.value,
            share=aim.share,
            target_id=aim.target_id if aim.target_id in known else None,
        )
        for place, aim in enumerate(aims)
    ]
    ResultAim.objects.bulk_create(made)
    after = {"aims": "; ".join(_aim_logged(each) for each in made)}
    if before != after:
        record("round.aims", locked, by=by, unit_id=locked.unit_id, before=before, after=after)


@transaction.atomic
def exclude(*, assessment: Assessment, reason: str, by: User) -> Assessment:
    """Takes a unit out of a round, for a reason: it is not counted any more. Raises `Refused` once it is decided."""
    why = fit_reason(reason, _("Hãy ghi lý do đưa đơn vị này ra ngoài đợt chấm điểm."))
    locked = lock(assessment)
    if locked.at is not State.EXCLUDED:
        step(locked, Move.EXCLUDE, by=by, reason=why)
    return locked


@transaction.atomic
def put_back(*, assessment: Assessment, by: User) -> Assessment:
    """Takes a unit in again that was excluded; it goes on where its own sheet stands."""
    locked = lock(assessment)
    if locked.at is State.EXCLUDED:
        last = locked.self_scores.order_by("version").last()
        state = State.SENT if last is not None and last.state == ScoreState.SENT else State.ENTERING
        step(locked, Move.PUT_BACK, by=by, also={"reason": "", "state": state.value})
    return locked


def units_concerned(
    unit_id: int, criteria: CriteriaSet, day: date, unit_ids: Collection[int] | None = None
) -> list[UnitVersion]:
    """The units below one, of the kind that a set is for, on a day; those that are listed, where a list is given."""
    rows = subtree(unit_id, day).filter(kind=criteria.kind).exclude(unit_id=unit_id)
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=list(unit_ids))
    return list(rows)


def _take_in(round_: AssessmentRound, units: Sequence[UnitVersion]) -> None:
    above = round_.way == Way.ABOVE
    Assessment.objects.bulk_create(
        Assessment(round=round_, unit_id=each.unit_id, reviewer_id=each.parent_id if above else None) for each in units
    )


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


def _chair(round_: AssessmentRound) -> int | None:
    return round_.members.filter(chair=True).values_list("unit_id", flat=True).first()


def _aim_logged(aim: ResultAim) -> str:
    """ "good up ≥ 90 %": short, for the log keeps what differs."""
    sign = "≥" if aim.least else "≤"
    return f"{aim.level} {aim.side} {sign} {Decimal(aim.value).normalize():f}{' %' if aim.share else ''}"
