"""What units that end leave of yearly rounds goes to the units that follow: rounds, sheets to be sent, reviews, seats
in councils. What was sent stays with the unit that scored itself, and so do decisions and recognitions."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.models import Assessment, AssessmentRound, Member, Review, ScoreState, SelfScore
from dondoc.assessments.queries import NOT_SENT, TO_REVIEW
from dondoc.assessments.rules.states import State
from dondoc.units.actions.hands import Hands
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of
from dondoc.units.successions.legacy import Handover, Legacy
from dondoc.units.successions.passing import Fate, Held, Passing, pass_on

_OVER = (State.PUBLISHED.value, State.EXCLUDED.value)


@transaction.atomic
def pass_assessments(*, legacy: Legacy, by: User | None) -> Handover:
    """Rounds that are not over are run by the heir; sheets that were not sent, or came back, are the heir's to send.

    Where the heir stands in the round already, is of another kind, or nobody follows, the unit is taken out of the
    round with the reason: of any round as many units are left as there were. What reviewed is followed in the council,
    or by the unit that stands above from then on, with the reviews that are not concluded.
    """
    hands = Hands(legacy, by)
    for round_ in running().select_for_update().filter(unit_id__in=legacy.heirs).order_by("pk"):
        hands.give(round_, "unit", "round.pass", where=round_.title, what=_("Đợt chấm điểm"))
    _pass_sheets(hands)
    _pass_members(hands)
    _pass_reviewers(hands)
    _pass_reviews(hands)
    return hands.handover


def running() -> QuerySet[AssessmentRound]:
    """Rounds in which a unit is still to be decided on, or its decision to be published."""
    left = Assessment.objects.filter(round=OuterRef("pk")).exclude(state__in=_OVER)
    return AssessmentRound.objects.filter(Exists(left))


def _pass_sheets(hands: Hands) -> None:
    legacy = hands.legacy
    mine = Assessment.objects.filter(unit_id__in=legacy.heirs, state__in=NOT_SENT)
    theirs = Q(unit_id__in=[heir for heir in legacy.heirs.values() if heir], round_id__in=mine.values("round_id"))
    found = Assessment.objects.select_for_update(of=("self",)).select_related("round__criteria")
    rows = {row.pk: row for row in found.filter(Q(pk__in=mine.values("pk")) | theirs).order_by("pk")}
    drafts = {one.assessment_id: one for one in SelfScore.objects.filter(assessment__in=rows, state=ScoreState.DRAFT)}
    begun_first = sorted(rows, key=lambda pk: (pk not in drafts, pk))
    held = [Held(pk, rows[pk].round_id, rows[pk].unit_id) for pk in begun_first]
    heirs = as_of(legacy.day).filter(unit_id__in=[heir for heir in legacy.heirs.values() if heir])
    versions = {version.unit_id: version for version in heirs}
    for each in pass_on(held, legacy.heirs):
        row, heir = rows[each.held.pk], versions.get(each.to or 0)
        fits = heir is not None and heir.kind == row.round.criteria.kind
        fate = Fate.STAYS if each.fate is Fate.PASSES and not fits else each.fate
        hands.tell(each.held.unit, fate, where=row.round.title, what=_("Phiếu tự chấm"))
        if heir is not None and fate is Fate.PASSES:
            _hand_sheet(row, drafts.get(row.pk), heir, hands)
        else:
            _leave_out(row, each, hands)


def _hand_sheet(row: Assessment, draft: SelfScore | None, heir: UnitVersion, hands: Hands) -> None:
    """The heir goes on with the sheet; what dondoc measures is measured anew, of the heir."""
    old = row.unit_id
    values = {"unit_id": heir.unit_id, "reviewer_id": heir.parent_id if row.reviewer_id else None}
    told = ({"unit": old}, {"unit": heir.unit_id})
    hands.write(row, "assessment.pass", values, told=told, why=hands.legacy.note(old))
    if draft is not None:
        hands.write_beside(draft, {"measured_on": None})


def _leave_out(row: Assessment, each: Passing, hands: Hands) -> None:
    values = {"state": State.EXCLUDED.value, "reason": _reason(each, hands.legacy)}
    told = ({"state": row.state}, {"state": State.EXCLUDED.value})
    hands.write(row, "assessment.exclude", values, told=told, why=values["reason"])


def _reason(each: Passing, legacy: Legacy) -> str:
    """Why a unit that ended is not scored. Stored as it is, in the language of documents."""
    if each.to is None:
        return f"Đơn vị đã kết thúc theo {legacy.decision}, không có đơn vị kế tục"
    heir = legacy.names[each.to]
    if each.fate is Fate.JOINS:
        return f"Đã nhập vào {heir} theo {legacy.decision}; {heir} tự chấm trong đợt này"
    return f"Đã kết thúc theo {legacy.decision}; {heir} không thuộc loại đơn vị được chấm trong đợt này"


def _pass_members(hands: Hands) -> None:
    legacy = hands.legacy
    found = Member.objects.select_for_update(of=("self",)).select_related("round").order_by("pk")
    council = found.filter(round__in=running())
    rows = {row.pk: row for row in council if row.unit_id in legacy.heirs or row.unit_id in legacy.heirs.values()}
    for each in pass_on([Held(pk, row.round_id, row.unit_id) for pk, row in rows.items()], legacy.heirs):
        row, what = rows[each.held.pk], _("Thành viên hội đồng thẩm định")
        if each.fate is not Fate.JOINS:
            hands.give(row, "unit", "round.pass_member", where=row.round.title, what=what, of=row.round)
            continue
        hands.tell(each.held.unit, each.fate, where=row.round.title, what=what)
        hands.remove(row, "round.pass_member", old=each.held.unit, of=row.round)
        if row.chair:
            hands.write_beside(rows[each.joined or 0], {"chair": True})


def _pass_reviewers(hands: Hands) -> None:
    """Units that were reviewed by one that ends are reviewed by the unit above them from then on."""
    legacy = hands.legacy
    found = Assessment.objects.select_for_update(of=("self",)).select_related("round").order_by("pk")
    rows = list(found.filter(reviewer_id__in=legacy.heirs).exclude(state__in=_OVER))
    above = dict(
        as_of(legacy.day).filter(unit_id__in=[row.unit_id for row in rows]).values_list("unit_id", "parent_id")
    )
    for row in rows:
        old = row.reviewer_id or 0
        to = above.get(row.unit_id) or legacy.heirs[old]
        if to is not None and to != old:
            told = ({"reviewer": old}, {"reviewer": to})
            hands.write(row, "assessment.pass_reviewer", {"reviewer_id": to}, told=told, why=legacy.note(old))


def _pass_reviews(hands: Hands) -> None:
    """Reviews that are not concluded are those of the unit that reviews from then on, unless it has its own."""
    legacy = hands.legacy
    found = Review.objects.select_for_update(of=("self",)).select_related("self_score__assessment")
    rows = found.filter(unit_id__in=legacy.heirs, self_score__assessment__state__in=TO_REVIEW).order_by("pk")
    for row in rows.filter(self_score__state=ScoreState.SENT):
        to = row.self_score.assessment.reviewer_id or legacy.heirs[row.unit_id]
        if to is not None and not Review.objects.filter(self_score=row.self_score, unit_id=to).exists():
            told, sheet = ({"reviewer": row.unit_id}, {"reviewer": to}), row.self_score.assessment
            why = legacy.note(row.unit_id)
            hands.write(row, "assessment.pass_review", {"unit_id": to}, told=told, why=why, of=sheet)
