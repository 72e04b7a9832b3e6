"""Who may open, fill, review, decide and see."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at, stands_in_at
from dondoc.accounts.queries import seats
from dondoc.assessments.models import Appeal, AppealState, Assessment, AssessmentRound, Recognition, Way
from dondoc.units.permissions import answers_for, can_see_unit

REVIEWING = (Role.OFFICE, Role.HEAD)


def can_open_round(user: User, unit_id: int, day: date) -> bool:
    """The office of a unit opens rounds for those below it."""
    return sits_at(user, unit_id, Role.OFFICE, day=day)


def can_run_round(user: User, round_: AssessmentRound, day: date) -> bool:
    """Due days, council, results wanted, leaving units out and publishing belong to the office that opened it."""
    return answers_for(user, round_.unit_id, Role.OFFICE, day=day)


def can_decide(user: User, round_: AssessmentRound, day: date) -> bool:
    """The head of the round's unit decides and withdraws, or who stands in for the head."""
    return answers_for(user, round_.unit_id, Role.HEAD, day=day)


def can_see_round(user: User, round_: AssessmentRound, day: date) -> bool:
    """The whole of it: the unit that runs it and those above, and the units of its council."""
    if can_see_unit(user, round_.unit_id, day):
        return True
    held = seats(user, day).order_by().values("unit_id")
    return round_.members.filter(unit_id__in=held).exists()


def can_see_assessment(user: User, assessment: Assessment, day: date) -> bool:
    """The unit, those above it, its reviewers, and who sees the whole round."""
    return can_see_unit(user, assessment.unit_id, day) or can_see_round(user, assessment.round, day)


def can_fill(user: User, assessment: Assessment, day: date) -> bool:
    """The unit's own people."""
    return sits_at(user, assessment.unit_id, Role.OFFICER, Role.HEAD, day=day)


def can_send(user: User, assessment: Assessment, day: date) -> bool:
    """Only the head sends, for the sheet is signed; and only the head appeals."""
    return sits_at(user, assessment.unit_id, Role.HEAD, day=day)


def sends_instead_of(user: User, assessment: Assessment, day: date) -> User | None:
    """The head in whose place the user would send, where that is so."""
    seat = stands_in_at(user, assessment.unit_id, Role.HEAD, day=day)
    return seat.stands_in_for.user if seat and seat.stands_in_for else None


def reviewing_units(user: User, assessment: Assessment, day: date) -> list[int]:
    """The units from whose seats the user may review this one: the unit above, or members of the council."""
    held = seats(user, day).filter(role__in=REVIEWING).order_by()
    if assessment.round.way == Way.COUNCIL:
        held = held.filter(unit_id__in=assessment.round.members.values("unit_id"))
    else:
        held = held.filter(unit_id=assessment.reviewer_id or 0)
    return sorted(set(held.values_list("unit_id", flat=True)))


def can_return(user: User, assessment: Assessment, day: date) -> bool:
    """Who reviews alone, the chair of the council, and the office that runs the round."""
    if can_run_round(user, assessment.round, day):
        return True
    return (
        bool(reviewing_units(user, assessment, day))
        if assessment.round.way == Way.ABOVE
        else _is_chair(user, assessment.round, day)
    )


def can_conclude(user: User, assessment: Assessment, day: date) -> bool:
    """The chair's office settles what members differ in and concludes; alone, the reviewing unit takes that back."""
    if assessment.round.way == Way.COUNCIL:
        return _is_chair(user, assessment.round, day)
    return bool(reviewing_units(user, assessment, day))


def can_answer_appeal(user: User, appeal: Appeal, day: date) -> bool:
    """The head who decided, while the unit waits."""
    return appeal.state == AppealState.ASKED and can_decide(user, appeal.assessment.round, day)


def can_withdraw(user: User, recognition: Recognition, day: date) -> bool:
    """The head of the unit that recognised."""
    return recognition.withdrawn_on is None and can_decide(user, recognition.decision.round, day)


def _is_chair(user: User, round_: AssessmentRound, day: date) -> bool:
    chair = round_.members.filter(chair=True).values_list("unit_id", flat=True).first()
    return chair is not None and sits_at(user, chair, *REVIEWING, day=day)
