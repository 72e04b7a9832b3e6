"""What becomes of units, open work, reports and seats when a decision on units is carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from cast import START, Cast
from dondoc.accounts.models import Membership, Role
from dondoc.consolidation.queries import cycle_totals
from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Assignment, Duty, Plan, Task
from dondoc.reporting.models import Obligation
from dondoc.reporting.queries import owed_in
from dondoc.reporting.rules.standing import Counts
from dondoc.successions.actions import Decision, Outdated, carry_out, preview, settle, settle_due
from dondoc.units.actions import create_unit
from dondoc.units.models import Succession, SuccessionKind, Unit, UnitKind, UnitVersion
from dondoc.units.queries import children, version_of
from dondoc.units.successions.orders import Order, Part
from orders import DAY, DECISION, absorption, commune, dissolution, done, merger, new_units, split
from rounds import Round

pytestmark = pytest.mark.django_db
EVE = DAY - timedelta(days=1)
NOTE = "Chuyển từ {} theo Nghị quyết 15/NQ-HĐND"
LAM, DA = "Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"


def names_below(unit: Unit, day: date) -> set[str]:
    return set(children(unit.pk, day).values_list("name", flat=True))


def assign(plan: Plan, *holds: tuple[Unit, str], due: date | None = None) -> Task:
    order = plan.tasks.count()
    task = Task.objects.create(
        plan=plan, order=order, text=f"Việc {order}", span_start=0, span_end=1, agency="", role="lead"
    )
    for unit, role in holds:
        Assignment.objects.create(task=task, unit=unit, role=role, due=due)
    return task


def holds(task: Task) -> list[tuple[int, str, str]]:
    return list(task.assignments.order_by("pk").values_list("unit_id", "role", "note"))


def owed(round_: Round) -> list[tuple[int, str]]:
    return list(round_.cycle.obligations.order_by("pk").values_list("unit_id", "state"))


def test_merged_units_end_and_their_children_go_to_the_new_one(cast: Cast) -> None:
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert names_below(cast.province, EVE) - names_below(cast.province, DAY) == {LAM, DA}
    assert names_below(cast.province, DAY) - names_below(cast.province, EVE) == {"UBND xã Mây Lam"}
    assert names_below(new, DAY) == {"Trường Tiểu học Suối Lam"}
    assert version_of(cast.commune.pk, DAY) is None


def test_a_unit_that_takes_in_another_stays_the_same(cast: Cast) -> None:
    before = list(cast.other_commune.versions.values())
    done(absorption(cast.other_commune, cast.commune))
    assert list(cast.other_commune.versions.values()) == before
    assert names_below(cast.other_commune, DAY) == {"Trường Tiểu học Suối Lam"}


def test_children_of_a_divided_unit_go_where_they_are_allotted(cast: Cast) -> None:
    annex = create_unit(name="Trạm Y tế", kind=UnitKind.OTHER, parent=cast.commune, valid_from=START, by=None)
    shares = {"": Fraction(1, 2), "UBND xã Lam Mới": Fraction(1, 2)}
    (new,) = new_units(done(split(cast.commune, shares, below=cast.province, children={annex.pk: 1})))
    assert names_below(cast.commune, DAY) == {"Trường Tiểu học Suối Lam"}
    assert names_below(new, DAY) == {"Trạm Y tế"}
    assert names_below(cast.commune, EVE) == {"Trường Tiểu học Suối Lam", "Trạm Y tế"}


def test_a_new_name_and_a_new_place_are_successions_too(cast: Cast) -> None:
    name = replace(commune("UBND xã Suối Ngàn", cast.province), code="S00.77")
    done(Order(SuccessionKind.RENAME, DAY, (cast.commune.pk,), (Part(cast.commune.pk, name),)))
    place = replace(commune("Trường Tiểu học Suối Lam", cast.other_commune), kind=UnitKind.SCHOOL)
    done(Order(SuccessionKind.MOVE, DAY, (cast.school.pk,), (Part(cast.school.pk, place),)))
    versions = [version_of(unit.pk, DAY) for unit in (cast.commune, cast.school)]
    assert [(version.name, version.code, version.parent_id) for version in versions if version] == [
        ("UBND xã Suối Ngàn", "S00.77", cast.province.pk),
        ("Trường Tiểu học Suối Lam", "", cast.other_commune.pk),
    ]


def test_open_tasks_pass_with_a_note_and_in_the_stronger_role(round_: Round) -> None:
    cast, plan = round_.cast, round_.plan
    one = assign(plan, (cast.commune, "lead"), due=DAY)
    both = assign(plan, (cast.commune, "coordinate"), (cast.other_commune, "lead"))
    late = assign(plan, (cast.commune, "lead"), due=EVE)
    over = assign(plan, (cast.commune, "lead"), due=DAY)
    over.assignments.update(status="confirmed", done_on=EVE)
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert [holds(task) for task in (one, both, late, over)] == [
        [(new.pk, "lead", NOTE.format(LAM))],
        [(new.pk, "lead", NOTE.format(DA))],
        [(new.pk, "lead", NOTE.format(LAM))],
        [(cast.commune.pk, "lead", "")],
    ]


def test_the_heirs_own_hold_becomes_the_stronger_one(round_: Round) -> None:
    cast = round_.cast
    task = assign(round_.plan, (cast.commune, "lead"), (cast.other_commune, "coordinate"))
    done(absorption(cast.other_commune, cast.commune))
    assert holds(task) == [(cast.other_commune.pk, "lead", NOTE.format(LAM))]


def test_duties_pass_and_are_owed_once(round_: Round) -> None:
    cast = round_.cast
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert list(round_.duty.owing.order_by("unit_id").values_list("unit_id", "note")) == [
        (cast.school.pk, ""),
        (new.pk, NOTE.format(LAM)),
    ]


def test_what_had_to_be_sent_once_before_the_day_stays(round_: Round) -> None:
    cast = round_.cast
    Duty.objects.filter(pk=round_.duty.pk).update(kind="plan", due="2026-02-10", every="")
    done(merger(cast.commune, cast.other_commune, below=cast.province))
    assert cast.commune.pk in round_.duty.units.values_list("pk", flat=True)


@pytest.mark.parametrize(("to_all", "count"), [(False, 1), (True, 2)])
def test_after_a_split_one_part_owes_or_all_do(round_: Round, to_all: bool, count: int) -> None:
    cast = round_.cast
    shares = {"UBND xã Lam Trên": Fraction(1, 3), "UBND xã Lam Dưới": Fraction(2, 3)}
    upper, lower = new_units(done(split(cast.commune, shares, below=cast.province, work=1, to_all=to_all)))
    owing = set(round_.duty.units.values_list("pk", flat=True)) - {cast.school.pk, cast.other_commune.pk}
    assert owing == ({lower.pk} if count == 1 else {lower.pk, upper.pk})
    assert round_.of(lower).note == NOTE.format(LAM)


def test_a_unit_that_goes_on_shares_its_duties_and_keeps_its_reports(round_: Round) -> None:
    cast = round_.cast
    shares = {"": Fraction(1, 2), "UBND xã Lam Mới": Fraction(1, 2)}
    (new,) = new_units(done(split(cast.commune, shares, below=cast.province, to_all=True)))
    assert {cast.commune.pk, new.pk} <= set(round_.duty.units.values_list("pk", flat=True))
    assert round_.of(cast.commune).state == "owed"


def test_reports_not_sent_pass_and_every_obligation_is_still_accounted_for(round_: Round) -> None:
    cast = round_.cast
    before = Counts.of(each.standing for each in owed_in(round_.cycle, DAY, ANNOUNCED))
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert owed(round_) == [(new.pk, "owed"), (cast.other_commune.pk, "excluded"), (cast.school.pk, "owed")]
    assert round_.of(new).note == NOTE.format(LAM)
    reason = "Đã nhập vào UBND xã Mây Lam theo Nghị quyết 15/NQ-HĐND; UBND xã Mây Lam báo cáo kỳ này"
    assert round_.of(cast.other_commune).reason == reason
    after = cycle_totals(round_.cycle, as_of=DAY, today=DAY).counts_at(0)
    assert (before.total, before.owed, after.total, after.owed) == (3, 3, 3, 2)


def test_what_was_sent_or_accepted_stays_and_a_draft_or_returned_report_goes_along(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    round_.give_back(cast.other_commune)
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert owed(round_) == [(cast.commune.pk, "accepted"), (new.pk, "returned"), (cast.school.pk, "owed")]
    assert list(round_.of(new).submissions.values_list("version", "state")) == [(1, "returned"), (2, "draft")]


def test_where_the_heir_owes_already_the_unit_is_taken_out(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.other_commune)
    done(absorption(cast.other_commune, cast.commune))
    assert owed(round_)[:2] == [(cast.commune.pk, "excluded"), (cast.other_commune.pk, "accepted")]


def test_without_an_heir_reports_are_taken_out_with_the_reason(round_: Round) -> None:
    done(dissolution(round_.cast.school, None))
    school = round_.of(round_.cast.school)
    reason = "Đơn vị đã kết thúc theo Nghị quyết 15/NQ-HĐND, không có đơn vị kế tục"
    assert (school.state, school.reason) == ("excluded", reason)


def test_a_closed_round_is_left_alone(round_: Round) -> None:
    cast = round_.cast
    round_.cycle.closed_at = round_.cycle.created_at
    round_.cycle.save()
    before = owed(round_)
    done(merger(cast.commune, cast.other_commune, below=cast.province))
    assert owed(round_) == before


def test_plans_that_still_run_are_run_by_the_heir(round_: Round) -> None:
    cast = round_.cast
    Plan.objects.update(unit=cast.commune)
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    assert Plan.objects.get().unit_id == new.pk
    Plan.objects.update(unit=cast.school, period_end=EVE)
    done(dissolution(cast.school, new, DAY + timedelta(days=1)))
    assert Plan.objects.get().unit_id == cast.school.pk


@pytest.mark.parametrize("passed", [True, False])
def test_seats_end_that_day_and_pass_if_asked(cast: Cast, passed: bool) -> None:
    officer, head = cast.user(Role.OFFICER, cast.commune), cast.user(Role.HEAD, cast.other_commune)
    order = merger(cast.commune, cast.other_commune, below=cast.province, pass_seats=passed)
    (new,) = new_units(done(order, EVE))
    ended = [(officer.pk, cast.commune.pk, START, DAY), (head.pk, cast.other_commune.pk, START, DAY)]
    begun = [(officer.pk, new.pk, DAY, None), (head.pk, new.pk, DAY, None)]
    seats = Membership.objects.order_by("pk").values_list("user_id", "unit_id", "valid_from", "valid_to")
    assert sorted(seats) == sorted(ended + (begun if passed else []))


def test_of_a_day_to_come_the_tree_and_seats_are_dated_and_the_work_waits(round_: Round) -> None:
    cast = round_.cast
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province), EVE)
    assert (succession.settled_at, owed(round_)[0]) == (None, (cast.commune.pk, "owed"))
    assert version_of(cast.commune.pk, EVE) and not version_of(cast.commune.pk, DAY)
    with pytest.raises(Refused, match="được chuyển từ ngày"):
        settle(succession=succession, today=EVE, by=None)
    assert settle_due(EVE) == 0
    assert settle_due(DAY) == 1
    (new,) = new_units(succession)
    assert owed(round_)[0] == (new.pk, "owed")
    assert settle_due(DAY) == 0


def test_what_comes_up_later_at_a_unit_that_ended_is_passed_on_too(round_: Round) -> None:
    cast = round_.cast
    round_.send(cast.commune)
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province))
    Obligation.objects.filter(unit=cast.commune).update(state="returned")
    assert settle(succession=succession, today=DAY, by=None) == 1
    assert owed(round_)[0] == (cast.commune.pk, "excluded")  # the new commune owes the other's report already
    assert settle(succession=succession, today=DAY, by=None) == 0


def test_the_dry_run_leaves_nothing_and_tells_what_is_done(round_: Round) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    assign(round_.plan, (cast.other_commune, "lead"))
    cast.user(Role.OFFICER, cast.commune)
    order = merger(cast.commune, cast.other_commune, below=cast.province, pass_seats=True)
    state = [list(model.objects.values()) for model in (UnitVersion, Obligation, Assignment, Membership, Event)]
    seen = preview(order=order, decision=DECISION, by=None)
    assert state == [list(model.objects.values()) for model in (UnitVersion, Obligation, Assignment, Membership, Event)]
    assert Succession.objects.count() == 0
    assert (seen.ended, [unit.name for unit in seen.units], [each.name for each in seen.moved]) == (
        (LAM, DA),
        ["UBND xã Mây Lam"],
        ["Trường Tiểu học Suối Lam"],
    )
    assert [(each.what, each.olds, each.to) for each in seen.tasks] == [("Việc 0", (DA,), "UBND xã Mây Lam")]
    assert [(each.what, each.olds, each.joins) for each in seen.reports] == [
        ("Báo cáo 6 tháng đầu năm 2026", (DA,), False)
    ]
    assert [(each.olds, each.joins) for each in seen.duties] == [((LAM, DA), False)]
    assert [(each.unit, each.to) for each in seen.seats] == [(LAM, "UBND xã Mây Lam")] * 2  # the head and the officer
    assert [(each.cycle, each.units, each.rules) for each in seen.figures] == [
        ("Báo cáo 6 tháng đầu năm 2026", (LAM,), (("sum", 2),))
    ]
    carry_out(order=order, decision=DECISION, today=DAY, by=None, seen=seen.fingerprint)
    assert round_.of(new_units(Succession.objects.get())[0]).state == "owed"


def test_what_has_changed_since_the_dry_run_is_shown_again(round_: Round) -> None:
    cast = round_.cast
    order = merger(cast.commune, cast.other_commune, below=cast.province)
    seen = preview(order=order, decision=DECISION, by=None)
    round_.send(cast.commune)
    with pytest.raises(Outdated) as error:
        carry_out(order=order, decision=DECISION, today=DAY, by=None, seen=seen.fingerprint)
    assert [each.olds for each in error.value.effects.reports] == [(DA,)]
    assert Succession.objects.count() == 0


def test_every_change_is_logged_and_the_chain_holds(round_: Round) -> None:
    cast = round_.cast
    cast.user(Role.OFFICER, cast.commune)
    assign(round_.plan, (cast.commune, "lead"))
    first = Event.objects.count()
    done(merger(cast.commune, cast.other_commune, below=cast.province))
    verbs = sorted(Event.objects.order_by("pk").values_list("verb", flat=True)[first:])
    assert verbs == [
        "account.end", "assignment.pass", "duty.pass", "duty.pass", "obligation.leave_out", "obligation.pass",
        "succession.carry_out", "unit.create", "unit.end", "unit.end", "unit.move",
    ]  # fmt: skip
    assert not verify()


def refused(order: Order, decision: Decision = DECISION) -> list[str]:
    before = list(UnitVersion.objects.values())
    with pytest.raises(Invalid) as error:
        carry_out(order=order, decision=decision, today=DAY, by=None)
    assert list(UnitVersion.objects.values()) == before
    return [problem.where for problem in error.value.problems]


def test_orders_that_can_not_be_are_refused_with_their_place(cast: Cast) -> None:
    province, lam, da, school = cast.province, cast.commune, cast.other_commune, cast.school
    half = {"UBND xã A": Fraction(1, 2), "UBND xã B": Fraction(1, 3)}
    assert refused(merger(lam, below=province)) == ["units"]
    assert refused(merger(lam, lam, below=province)) == ["units"]
    assert refused(merger(lam, da, below=lam)) == ["parent-0"]
    assert refused(merger(lam, da, below=school)) == ["parent-0"]
    assert refused(merger(lam, da, below=province, name=" ")) == ["name-0"]
    assert refused(merger(lam, da, below=province, day=START)) == ["day", "day"]
    assert refused(split(lam, half, below=province)) == ["parts"]
    assert refused(split(lam, {"UBND xã A": Fraction(1)}, below=province)) == ["parts"]
    assert refused(dissolution(lam, None)) == ["heir"]
    assert refused(dissolution(lam, school)) == ["parent-0"]
    assert refused(dissolution(lam, lam)) == ["heir"]
    halves = {"UBND xã A": Fraction(1, 2), "UBND xã B": Fraction(1, 2)}
    assert refused(split(lam, halves, below=province, children={da.pk: 1})) == ["children"]
    assert refused(merger(lam, da, below=province), Decision(" ")) == ["decision_number"]
    assert refused(merger(lam, da, below=province), Decision("QĐ 1", "Gọi 0912 345 678")) == ["note"]


def test_a_unit_can_not_end_before_another_decision_that_names_it(cast: Cast) -> None:
    done(absorption(cast.commune, cast.other_commune, day=DAY + timedelta(days=9)), DAY)
    assert refused(dissolution(cast.commune, cast.department)) == ["day"]
    done(dissolution(cast.commune, cast.department, DAY + timedelta(days=9)), DAY)


def test_a_unit_below_one_that_ends_may_take_its_place(cast: Cast) -> None:
    """A branch takes in the school above it: it moves up first."""
    branch = create_unit(name="Phân hiệu", kind=UnitKind.SCHOOL, parent=cast.school, valid_from=START, by=None)
    facts = replace(commune("Phân hiệu", cast.commune), kind=UnitKind.SCHOOL)
    done(Order(SuccessionKind.MERGE, DAY, (branch.pk, cast.school.pk), (Part(branch.pk, facts),)))
    assert names_below(cast.commune, DAY) == {"Phân hiệu"}
    assert version_of(cast.school.pk, DAY) is None


def test_a_child_that_begins_or_changes_later_goes_along_too(cast: Cast) -> None:
    later = create_unit(
        name="Điểm trường", kind=UnitKind.OTHER, parent=cast.commune, valid_from=DAY + timedelta(days=30), by=None
    )
    (new,) = new_units(done(merger(cast.commune, cast.other_commune, below=cast.province)))
    version = later.versions.get()
    assert (version.parent_id, version.path[8:16]) == (new.pk, f"{new.pk:08}")
