"""A unit names the plan that it issued; it can be taken back with a reason, and no circle can close."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cast import Cast
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Amendment, Duty, Owing
from dondoc.plans.own.actions import hang, link_plan, unlink_plan
from dondoc.plans.own.permissions import can_link_plan, can_unlink_plan
from dondoc.plans.own.queries import above, issues_of, owed_by, plans_for_duty, ties
from dondoc.plans.own.rounds import due_day
from dondoc.plans.own.standing import Standing
from dondoc.successions.actions import undo
from orders import done, merger
from own_plans import DUE, KEY, Issuing, add_task, ask_for_plans, make_issuing, own_plan

pytestmark = pytest.mark.django_db
LATER = DUE + timedelta(days=3)


def events(verb: str) -> list[tuple[str, int | None, object, object, str]]:
    rows = Event.objects.filter(verb=verb).order_by("pk")
    return [(each.object_type, each.unit_id, each.before, each.after, each.reason) for each in rows]


def test_a_plan_is_linked_and_logged_once(issuing: Issuing) -> None:
    commune = issuing.cast.commune
    own = own_plan(issuing.cast, commune, "3/KH-UBND")
    row = issuing.link(own)
    issuing.link(own)
    assert (row.plan, row.linked_by) == (own, issuing.office(commune))
    assert row.linked_at is not None
    assert events("duty.discharge") == [("plans.duty", commune.pk, None, {"plan": own.pk}, "")]


def test_a_second_plan_is_refused_until_the_first_is_taken_back(issuing: Issuing) -> None:
    commune, other = issuing.cast.commune, issuing.cast.other_commune
    first, second = (own_plan(issuing.cast, commune, number) for number in ("3/KH-UBND", "4/KH-UBND"))
    issuing.link(first)
    with pytest.raises(Refused, match="đã gắn Kế hoạch 3/KH-UBND"):
        issuing.link(second)
    unlink_plan(owing=issuing.of(commune), reason="Gắn nhầm kế hoạch", by=issuing.office(commune))
    assert issuing.link(second).plan == second
    assert issuing.of(other).plan is None
    assert events("duty.discharge_back") == [("plans.duty", commune.pk, {"plan": first.pk}, None, "Gắn nhầm kế hoạch")]


def test_a_plan_of_another_unit_is_refused(issuing: Issuing) -> None:
    own = own_plan(issuing.cast, issuing.cast.other_commune, "3/KH-UBND")
    with pytest.raises(Refused, match="do đơn vị khác điều hành"):
        link_plan(owing=issuing.of(issuing.cast.commune), plan=own, by=issuing.office(issuing.cast.commune))


def test_a_duty_that_asks_for_no_plan_is_refused(issuing: Issuing) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    Duty.objects.filter(pk=issuing.duty.pk).update(kind="report")
    with pytest.raises(Refused, match="không còn yêu cầu"):
        issuing.link(own)


def test_a_plan_discharges_neither_its_own_duty_nor_one_of_a_plan_below(issuing: Issuing) -> None:
    cast = issuing.cast
    own = own_plan(cast, cast.commune, "3/KH-UBND")
    issuing.link(own)
    below = ask_for_plans(own, cast.school, cast.commune, cast.province)
    school_plan = own_plan(cast, cast.school, "1/KH-TH")
    link_plan(owing=below.owing.get(unit=cast.school), plan=school_plan, by=issuing.office(cast.school))
    last = ask_for_plans(school_plan, cast.commune, cast.province)
    for owing, plan in [
        (below.owing.get(unit=cast.commune), own),
        (below.owing.get(unit=cast.province), issuing.plan),
        (last.owing.get(unit=cast.commune), own),
        (last.owing.get(unit=cast.province), issuing.plan),
    ]:
        with pytest.raises(Refused, match="cấp trên của kế hoạch đang yêu cầu"):
            link_plan(owing=owing, plan=plan, by=issuing.office(owing.unit))
    assert above([school_plan.pk]) == {own.pk, issuing.plan.pk}


@pytest.mark.parametrize(("reason", "error"), [("  ", "Hãy ghi lý do"), ("Gọi anh Thử 0912 345 678", "số điện thoại")])
def test_a_link_is_not_taken_back_without_a_reason_that_can_be_kept(issuing: Issuing, reason: str, error: str) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    owing = issuing.link(own)
    with pytest.raises((Refused, Invalid), match=error):
        unlink_plan(owing=owing, reason=reason, by=issuing.office(own.unit))
    assert issuing.of(own.unit).plan == own


def test_what_is_not_linked_is_not_taken_back(issuing: Issuing) -> None:
    owing = issuing.of(issuing.cast.commune)
    with pytest.raises(Refused, match="chưa gắn kế hoạch nào"):
        unlink_plan(owing=owing, reason="Nhầm", by=issuing.office(issuing.cast.commune))


def test_tasks_hang_no_more_under_a_plan_whose_link_is_taken_back(issuing: Issuing) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    owing, task = issuing.link(own), add_task(own, "Diễn tập chữa cháy.")
    by = issuing.office(own.unit)
    hang(plan=own, tasks={task.pk: issuing.work.drill.pk}, targets={}, by=by)
    unlink_plan(owing=owing, reason="Gắn nhầm", by=by)
    task.refresh_from_db()
    assert task.parent is None
    assert events("task.hang")[-1][2:] == (
        {"carries_out": issuing.work.drill.pk},
        {"carries_out": None},
        "Gắn nhầm",
    )


def test_a_second_link_to_the_same_plan_above_keeps_them_there(issuing: Issuing) -> None:
    cast = issuing.cast
    own = own_plan(cast, cast.commune, "3/KH-UBND")
    owing, task, by = issuing.link(own), add_task(own, "Diễn tập chữa cháy."), issuing.office(cast.commune)
    again = ask_for_plans(issuing.plan, cast.commune)
    link_plan(owing=again.owing.get(), plan=own, by=by)
    hang(plan=own, tasks={task.pk: issuing.work.drill.pk}, targets={}, by=by)
    unlink_plan(owing=owing, reason="Gắn nhầm", by=by)
    task.refresh_from_db()
    assert task.parent == issuing.work.drill


def test_the_database_keeps_a_plan_from_discharging_a_duty_twice_and_from_being_linked_by_nobody(
    issuing: Issuing,
) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    other = issuing.of(issuing.cast.other_commune)
    for values in ({"plan": own, "linked_by": own.accepted_by, "linked_at": timezone.now()}, {"plan": own}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Owing.objects.filter(pk=other.pk).update(**values)


def test_the_unit_s_office_links_and_that_of_the_plan_above_may_take_back(issuing: Issuing) -> None:
    cast, owing = issuing.cast, issuing.of(issuing.cast.commune)
    users = [issuing.office(cast.commune), issuing.work.head(cast.commune), issuing.office(cast.province)]
    users.append(issuing.office(cast.other_commune))
    assert [can_link_plan(user, owing, DUE) for user in users] == [True, False, False, False]
    assert [can_unlink_plan(user, owing, DUE) for user in users] == [True, False, True, False]


def test_how_each_unit_stands(issuing: Issuing) -> None:
    cast = issuing.cast
    own_plan(cast, cast.other_commune, "9/KH-UBND", cites=KEY)
    issuing.link(own_plan(cast, cast.commune, "3/KH-UBND", issued=LATER))
    found = issues_of(issuing.plan, None, LATER, ANNOUNCED)
    assert [(each.unit_name, each.due, each.judged.standing, each.judged.days, each.cites) for each in found] == [
        ("Ủy ban nhân dân xã Suối Lam", DUE, Standing.ISSUED_LATE, 3, False),
        ("Ủy ban nhân dân phường Bến Đá", DUE, Standing.LATE, 3, True),
    ]


@pytest.mark.parametrize(
    ("due", "day"), [("2026-03-16", DUE), ("@signing:2026-03-02+10w", DUE), ("@receipt+10d", None), ("", None)]
)
def test_a_duty_is_due_on_its_own_day_or_the_one_that_its_period_ends_on(
    issuing: Issuing, due: str, day: date | None
) -> None:
    owing = issuing.of(issuing.cast.commune)
    owing.duty.due = due
    assert due_day(owing, ANNOUNCED) == day


def test_a_link_is_offered_where_the_unit_owes_a_plan_for_one_that_is_cited(issuing: Issuing) -> None:
    cast = issuing.cast
    own = own_plan(cast, cast.commune, "3/KH-UBND", cites=KEY)
    assert ties(own, [issuing.plan]) == ([], [issuing.of(cast.commune)])
    assert ties(own, []) == ([], [])
    assert ties(own_plan(cast, cast.department, "5/KH-SGD", cites=KEY), [issuing.plan]) == ([], [])
    issuing.link(own)
    assert ties(own, [issuing.plan]) == ([issuing.of(cast.commune)], [])


def test_plans_that_cite_the_asking_one_are_named_first_and_those_above_it_never(issuing: Issuing) -> None:
    cast = issuing.cast
    newer = own_plan(cast, cast.commune, "8/KH-UBND", issued=LATER)
    citing = own_plan(cast, cast.commune, "3/KH-UBND", cites=KEY)
    own_plan(cast, cast.other_commune, "9/KH-UBND", cites=KEY)
    assert list(plans_for_duty(issuing.duty, [cast.commune.pk, cast.province.pk])) == [citing, newer]
    issuing.link(citing)
    assert list(plans_for_duty(issuing.duty, [cast.commune.pk])) == [newer]


def test_a_unit_owes_a_plan_until_it_is_linked_or_the_asking_plan_is_over_or_asks_no_more(issuing: Issuing) -> None:
    commune = issuing.cast.commune
    assert list(owed_by([commune.pk], LATER)) == [issuing.of(commune)]
    assert list(owed_by([commune.pk], date(2027, 1, 1))) == []
    ended = amended(issuing)
    Duty.objects.filter(pk=issuing.duty.pk).update(ended_by=ended)
    assert list(owed_by([commune.pk], LATER)) == []
    Duty.objects.filter(pk=issuing.duty.pk).update(ended_by=None)
    issuing.link(own_plan(issuing.cast, commune, "3/KH-UBND"))
    assert list(owed_by([commune.pk], LATER)) == []


def amended(issuing: Issuing) -> Amendment:
    plan = issuing.plan
    other = own_plan(issuing.cast, plan.unit, "512/QĐ-UBND")
    values = {"words": "Quyết định 512/QĐ-UBND", "day": DUE, "differences": {}, "was": {}}
    return Amendment.objects.create(
        plan=plan, number=1, reading=other.reading, before=plan.reading, accepted_by=plan.accepted_by, **values
    )


def test_a_merger_keeps_the_plan_that_one_of_the_units_issued_and_undoing_it_gives_it_back(cast: Cast) -> None:
    issuing = make_issuing(cast)
    Duty.objects.filter(pk=issuing.duty.pk).update(due="2026-12-15")
    own = own_plan(cast, cast.other_commune, "9/KH-UBND")
    issuing.link(own)
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province))
    (kept,) = Owing.objects.filter(duty=issuing.duty)
    assert kept.plan == own
    undo(succession=succession, reason="Làm thử", by=None)
    assert [issuing.of(unit).plan for unit in (cast.commune, cast.other_commune)] == [None, own]
