"""The head of the office decides on many units in one act; publication makes recognitions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import refuse_move
from dondoc.assessments.models import Assessment, AssessmentRound, Decision, Recognition, SelfScore
from dondoc.assessments.models.decisions import LONGEST_NUMBER
from dondoc.assessments.rules.states import Move, State
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.identifiers import identifier_problems
from dondoc.core.reasons import fit_reason


@dataclass(frozen=True, slots=True)
class Act:
    """What a decision's document says."""

    number: str
    signed: date
    valid_from: date
    valid_to: date | None = None


@transaction.atomic
def decide(*, round_: AssessmentRound, assessment_ids: Collection[int], act: Act, day: date, by: User) -> Decision:
    """Decides on the levels that the reviews came to, for all units that are listed; none is typed.

    The same act again, on units that it has decided on, gives what is there. Raises `Refused` where a unit's review is
    not concluded, `Invalid` for what the document can't say: that it was signed after ``day``, before the last of the
    sheets was sent, or before what was decided of these units earlier.
    """
    AssessmentRound.objects.select_for_update().get(pk=round_.pk)
    _check(act)
    found = Decision.objects.filter(round=round_, number=act.number.strip()).first()
    ids = set(assessment_ids)
    if found is not None:
        if ids and ids <= set(found.assessments.values_list("pk", flat=True)):
            return found
        raise Invalid([Problem("number", _("Đợt này đã có quyết định mang số này. Hãy kiểm tra lại số."))])
    rows = list(round_.assessments.select_for_update().filter(pk__in=ids).order_by("pk"))
    if not rows or len(rows) != len(ids):
        raise Refused(_("Chưa chọn đơn vị nào đã thẩm định. Hãy chọn các đơn vị rồi quyết định."))
    for each in rows:
        refuse_move(each, Move.DECIDE)
    _check_day(act.signed, rows, day)
    made = Decision.objects.create(
        round=round_,
        number=act.number.strip(),
        date=act.signed,
        valid_from=act.valid_from,
        valid_to=act.valid_to,
        decided_by=by,
    )
    after = {"number": made.number, "date": made.date, "unit_count": len(rows)}
    record("round.decide", made, by=by, unit_id=round_.unit_id, after=after)
    _move_all(rows, Move.DECIDE, "assessment.decide", made, by)
    return made


@transaction.atomic
def undo_decision(*, decision: Decision, reason: str, by: User) -> None:
    """Takes a decision back that is not published, for a reason: its units wait for another one."""
    why = fit_reason(reason, _("Hãy ghi lý do hủy quyết định chưa công bố."))
    locked = Decision.objects.select_for_update().select_related("round").get(pk=decision.pk)
    if locked.published_at is not None:
        raise Refused(_("Quyết định đã công bố nên không hủy được. Hãy thu hồi từng công nhận, kèm lý do."))
    rows = list(locked.assessments.select_for_update().order_by("pk"))
    _move_all(rows, Move.UNDO_DECISION, "assessment.undecide", None, by, reason=why)
    before = {"number": locked.number, "date": locked.date}
    record("round.undo_decision", locked, by=by, unit_id=locked.round.unit_id, before=before, reason=why)
    locked.delete()


@transaction.atomic
def publish(*, decision: Decision, day: date, by: User) -> Decision:
    """Makes a decision known: units see it, may appeal from now on, and are recognised at their levels.

    Of a unit that was decided on anew the recognition before ends on that day. Published twice, it is one.
    """
    rows = Decision.objects.select_for_update(of=("self",)).select_related("round__criteria")
    locked = rows.get(pk=decision.pk)
    if locked.published_at is not None:
        return locked
    locked.published_at, locked.published_on = timezone.now(), day
    locked.save(update_fields=["published_at", "published_on"])
    record("round.publish", locked, by=by, unit_id=locked.round.unit_id, after={"number": locked.number})
    units = list(locked.assessments.select_for_update().filter(state=State.DECIDED).order_by("pk"))
    _replace(units, locked, day, by)
    _move_all(units, Move.PUBLISH, "assessment.publish", locked, by)
    _recognise(units, locked)
    return locked


@transaction.atomic
def withdraw(*, recognition: Recognition, reason: str, day: date, by: User) -> Recognition:
    """Ends a recognition from a day on, for a reason. Withdrawn twice, the first one stays."""
    why = fit_reason(reason, _("Hãy ghi lý do thu hồi công nhận."))
    locked = Recognition.objects.select_for_update().get(pk=recognition.pk)
    if locked.withdrawn_on is not None:
        return locked
    if day < locked.valid_from:
        raise Invalid([Problem("day", _("Ngày thu hồi phải từ ngày bắt đầu công nhận trở đi."))])
    locked.withdrawn_on, locked.withdrawn_reason, locked.withdrawn_by = day, why, by
    locked.save()
    after = {"withdrawn_on": day}
    record("recognition.withdraw", locked, by=by, unit_id=locked.unit_id, after=after, reason=why)
    return locked


def _move_all(
    rows: list[Assessment], move: Move, verb: str, decision: Decision | None, by: User, reason: str = ""
) -> None:
    """Moves many with two statements and one insert of events."""
    to = {Move.DECIDE: State.DECIDED, Move.UNDO_DECISION: State.REVIEWED, Move.PUBLISH: State.PUBLISHED}[move]
    before = [each.state for each in rows]
    for each in rows:
        each.state, each.decision, each.revision = to.value, decision, each.revision + 1
    Assessment.objects.bulk_update(rows, ["state", "decision", "revision"], batch_size=500)
    changes = [
        Change(each, each.unit_id, {"state": was}, {"state": each.state, "level": each.level})
        for each, was in zip(rows, before, strict=True)
    ]
    record_all(verb, changes, by=by, reason=reason)


def _replace(units: list[Assessment], decision: Decision, day: date, by: User) -> None:
    """Recognitions that an earlier decision made of the same round end where a later one decides anew."""
    earlier = Recognition.objects.select_for_update().filter(assessment__in=units, withdrawn_on__isnull=True)
    why = _("Thay bằng kết quả theo %(number)s.") % {"number": decision.number}
    for each in earlier:
        each.withdrawn_on, each.withdrawn_reason, each.withdrawn_by = max(day, each.valid_from), why, by
        each.save()
        record("recognition.withdraw", each, by=by, unit_id=each.unit_id, after={"withdrawn_on": day}, reason=why)


def _recognise(units: list[Assessment], decision: Decision) -> None:
    """A recognition for every unit whose level counts as reached; the others have their level, and no recognition."""
    criteria = decision.round.criteria
    levels = {each.key: each for each in criteria.levels.all() if each.reaches}
    Recognition.objects.bulk_create(
        Recognition(
            assessment=each,
            decision=decision,
            unit_id=each.unit_id,
            criteria=criteria,
            year=decision.round.year,
            level=each.level,
            level_name=levels[each.level].name,
            valid_from=decision.valid_from,
            valid_to=decision.valid_to,
        )
        for each in units
        if each.level in levels
    )


def _check_day(signed: date, rows: Collection[Assessment], day: date) -> None:
    """Sheets and reviews may be entered after the document was signed, but none is decided before it was there."""
    if signed > day:
        raise Invalid([Problem("signed", _("Ngày quyết định chưa đến. Hãy ghi ngày ký trên văn bản."))])
    sent = SelfScore.objects.filter(assessment__in=rows).aggregate(last=Max("sent_at"))["last"]
    earlier = Decision.objects.filter(assessments__in=rows).aggregate(last=Max("date"))["last"]
    first = max(filter(None, (timezone.localdate(sent) if sent else None, earlier)), default=signed)
    if signed < first:
        told = _("Phiếu cuối cùng được gửi, hoặc quyết định trước được ký, ngày %(day)s. Hãy ghi từ ngày ấy trở đi.")
        raise Invalid([Problem("signed", told % {"day": date_format(first)})])


def _check(act: Act) -> None:
    problems = identifier_problems({"number": act.number})
    if not act.number.strip() or len(act.number) > LONGEST_NUMBER:
        problems.append(Problem("number", _("Hãy ghi số, ký hiệu của quyết định, ví dụ 125/QĐ-UBND.")))
    if act.valid_to is not None and act.valid_to < act.valid_from:
        problems.append(Problem("valid_to", _("Ngày hết hạn công nhận phải từ ngày bắt đầu trở đi.")))
    if problems:
        raise Invalid(problems)
