"""Opening and closing a round, and leaving units out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import Change, record, record_all
from dondoc.core.identifiers import identifier_problems
from dondoc.core.prepared import Given, Prepared
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import Duty, DutyKind
from dondoc.reporting.actions.forms import freeze
from dondoc.reporting.filling import LEFT_OUT, round_open
from dondoc.reporting.models import Cycle, Form, Obligation, ObligationState, Stage
from dondoc.reporting.queries import owing_by_level

NAME_LIMIT = 160
_LOCKED = Prepared(lambda: Obligation.objects.select_for_update().filter(pk=Given("pk")))
_ROUND = Prepared(lambda: Cycle.objects.filter(pk=Given("pk")))


@transaction.atomic
def open_cycle(
    *,
    duty: Duty,
    name: str,
    window_start: date,
    window_end: date,
    dues: Mapping[int, date],
    day: date,
    by: User,
    stage: Stage = Stage.FINAL,
) -> Cycle:
    """Opens one round of a reporting duty: an obligation for each unit that owes it and stands on ``day``.

    A window may have one round of estimates, which its name says, beside the final one. ``dues`` holds the due
    date of each level of owing units, counted down from the plan's unit (itself 0).
    Raises `Refused` for a duty without units or a round that is there, `Invalid` for dates out of order.
    """
    form = _form_to_ask(duty)
    levels = owing_by_level(duty, day)
    if not levels:
        raise Refused(_("Chưa có đơn vị nào phải báo cáo. Hãy chỉ định đơn vị cho nghĩa vụ này rồi mở kỳ."))
    _check(name, window_start, window_end, {level: dues.get(level) for level in levels})
    if stage == Stage.ESTIMATE and not form.indicators.filter(estimated=True).exists():
        raise Refused(
            _("Biểu mẫu không có chỉ số nào hỏi khi ước thực hiện. Hãy đánh dấu chỉ số trong biểu mẫu trước.")
        )
    window = {"window_start": window_start, "window_end": window_end, "stage": stage}
    if duty.cycles.filter(**window).exists():
        raise Refused(_("Kỳ báo cáo với khoảng số liệu này đã mở. Hãy xem lại danh sách kỳ."))
    called = _called(name, stage)
    cycle = Cycle.objects.create(form=form, duty=duty, name=called, opened_by=by, **window)
    freeze(form)
    after = {"name": cycle.name, **window, "dues": {str(level): dues[level] for level in levels}}
    record("cycle.open", cycle, by=by, unit_id=form.plan.unit_id, after=after)
    for level, unit_ids in levels.items():
        _owe(cycle, unit_ids, dues[level], by)
    return cycle


@transaction.atomic
def set_owing_units(*, duty: Duty, unit_ids: list[int], by: User) -> None:
    """Says which units owe a duty, from the next round on; rounds that are open stay as they are."""
    before = {"units": set(duty.units.values_list("pk", flat=True))}
    duty.units.set(unit_ids)
    record("duty.units", duty, by=by, unit_id=duty.plan.unit_id, before=before, after={"units": set(unit_ids)})


@transaction.atomic
def close_cycle(*, cycle: Cycle, by: User) -> Cycle:
    """Ends a round: nothing is sent or decided in it any more. Closing it again changes nothing."""
    locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if locked.closed_at is None:
        # whoever holds an obligation finishes first; whoever waits for one then sees the round closed
        list(locked.obligations.select_for_update().order_by("pk").values_list("pk", flat=True))
        locked.closed_at = timezone.now()
        locked.save(update_fields=["closed_at"])
        before, after = {"closed_at": None}, {"closed_at": locked.closed_at}
        record("cycle.close", locked, by=by, unit_id=locked.form.plan.unit_id, before=before, after=after)
    return locked


@transaction.atomic
def leave_out(*, obligation: Obligation, state: ObligationState, reason: str, by: User) -> Obligation:
    """Exempts a unit or takes it out of the round, for a reason. What it had sent no longer counts.

    Raises `Refused` without a reason that can be kept (see `fit_reason`), or when the unit's report is
    accepted already.
    """
    locked = lock_open(obligation)
    if state not in LEFT_OUT:
        raise ValueError(state)
    why = fit_reason(reason, _("Hãy ghi lý do đưa đơn vị này ra ngoài kỳ."))
    if locked.state == ObligationState.ACCEPTED:
        raise Refused(_("Báo cáo của đơn vị này đã được chấp nhận. Hãy trả lại báo cáo trước."))
    return _move(locked, "obligation.leave_out", state, why, by)


@transaction.atomic
def put_back(*, obligation: Obligation, by: User) -> Obligation:
    """Takes a unit that was left out into the round again, owing its report."""
    locked = lock_open(obligation)
    if locked.state not in LEFT_OUT:
        return locked
    last = locked.submissions.exclude(state="draft").last()
    state = ObligationState(last.state) if last else ObligationState.OWED
    return _move(locked, "obligation.put_back", state, "", by)


def lock_open(obligation: Obligation) -> Obligation:
    """The obligation, locked; raises `Refused` when its round is closed and its unit is not let in again."""
    locked = _LOCKED.get(pk=obligation.pk)
    locked.cycle = _ROUND.get(pk=locked.cycle_id)  # after the lock is held: it may have been closed meanwhile
    if not round_open(locked):
        raise Refused(_("Kỳ báo cáo đã đóng nên không thay đổi được nữa."))
    return locked


def _called(name: str, stage: Stage) -> str:
    """The name of a round, which tells estimates from final figures wherever it stands."""
    words = " (ước thực hiện)"
    told = stage == Stage.FINAL or "ước" in name.casefold()
    return name.strip() if told else name.strip()[: NAME_LIMIT - len(words)] + words


def _form_to_ask(duty: Duty) -> Form:
    """The form of the duty's plan, locked: so of two people who open the same round one waits for the other."""
    if duty.kind != DutyKind.REPORT:
        raise Refused(_("Chỉ nghĩa vụ báo cáo mới mở kỳ báo cáo."))
    if duty.ended_by_id is not None:
        raise Refused(_("Nghĩa vụ báo cáo này đã bỏ theo một lần sửa đổi kế hoạch nên không mở kỳ mới được."))
    form = Form.objects.select_for_update().filter(plan_id=duty.plan_id).order_by("number").last()
    if form is None or not form.indicators.exists():
        raise Refused(_("Kế hoạch chưa có biểu mẫu. Hãy lập biểu mẫu rồi mở kỳ."))
    return form


def _move(obligation: Obligation, verb: str, state: ObligationState, reason: str, by: User) -> Obligation:
    before = {"state": obligation.state, "reason": obligation.reason}
    obligation.state, obligation.reason = state, reason
    obligation.left_out_at = timezone.now() if state in LEFT_OUT else None
    obligation.save(update_fields=["state", "reason", "left_out_at"])
    after, unit_id = {"state": state, "reason": reason}, obligation.unit_id
    record(verb, obligation, by=by, unit_id=unit_id, before=before, after=after, reason=reason)
    return obligation


def _owe(cycle: Cycle, unit_ids: list[int], due: date, by: User) -> None:
    """Makes the obligations of one level of units."""
    owing = (Obligation(cycle=cycle, unit_id=unit_id, due=due) for unit_id in unit_ids)
    made = Obligation.objects.bulk_create(owing)
    state = {"cycle": cycle.pk, "due": due, "state": ObligationState.OWED}
    record_all("obligation.open", (Change(each, each.unit_id, after=state) for each in made), by=by)


def _check(name: str, start: date, end: date, dues: Mapping[int, date | None]) -> None:
    problems = [] if name.strip() else [Problem("name", _("Hãy ghi tên kỳ báo cáo."))]
    if len(name.strip()) > NAME_LIMIT:
        message = _("Tên kỳ báo cáo dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": NAME_LIMIT}
        problems.append(Problem("name", message))
    if end < start:
        problems.append(Problem("window_end", _("Ngày cuối của số liệu phải sau ngày đầu.")))
    problems += _problems_of_dues(dues, start)
    problems += identifier_problems({"name": name})
    if problems:
        raise Invalid(problems)


def _problems_of_dues(dues: Mapping[int, date | None], start: date) -> Iterator[Problem]:
    """``dues`` from the top level down; each level sends before the one above it, which compiles."""
    above: date | None = None
    for level, due in sorted(dues.items()):
        where = f"due-{level}"
        if due is None:
            yield Problem(where, _("Hãy ghi hạn gửi của cấp này."))
        elif due <= start:
            yield Problem(where, _("Hạn gửi phải sau ngày đầu của số liệu."))
        elif above and due >= above:
            yield Problem(where, _("Hạn của cấp dưới phải trước hạn của cấp trên."))
        above = due or above
