"""What own plans take up of the plan above: hung by people, counted over the units that should."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.plans.models import Assignment, Task
from dondoc.plans.own.actions import hang
from dondoc.plans.own.likeness import Proposal
from dondoc.plans.own.queries import carried_out
from dondoc.plans.own.taking_up import hung_targets, hung_tasks, taken_targets, taken_tasks
from own_plans import Issuing, add_target, add_task, own_plan
from tasks import make_task

pytestmark = pytest.mark.django_db


def counts(issuing: Issuing) -> list[tuple[str, int, int, int, bool]]:
    return [(each.item.text, each.of, each.by, each.others, each.by_nobody) for each in taken_tasks(issuing.plan)]


def test_a_task_is_taken_up_by_the_units_whose_plans_have_a_task_under_it(issuing: Issuing) -> None:
    cast, work = issuing.cast, issuing.work
    check, drill = work.check.text, work.drill.text
    assert counts(issuing) == [(check, 0, 0, 0, False), (drill, 2, 0, 0, True)]
    own = own_plan(cast, cast.commune, "3/KH-UBND")
    issuing.link(own)
    first, second, third = (add_task(own, text) for text in ("Diễn tập ở trường.", "Diễn tập ở chợ.", "Kiểm tra."))
    wanted = {first.pk: work.drill.pk, second.pk: work.drill.pk, third.pk: work.check.pk}
    assert hang(plan=own, tasks=wanted, targets={}, by=issuing.office(cast.commune)) == 3
    assert counts(issuing) == [(check, 0, 0, 1, False), (drill, 2, 1, 0, False)]


def test_what_is_in_no_linked_plan_or_was_taken_out_of_one_does_not_count(issuing: Issuing) -> None:
    cast, work = issuing.cast, issuing.work
    loose = add_task(own_plan(cast, cast.other_commune, "9/KH-UBND"), "Diễn tập.")
    Task.objects.filter(pk=loose.pk).update(parent=work.drill)
    assert counts(issuing)[1] == (work.drill.text, 2, 0, 0, True)


def test_a_task_held_only_as_a_part_asks_nothing_of_the_unit(issuing: Issuing) -> None:
    issuing.work.give_school()
    issuing.duty.units.add(issuing.cast.school)
    assert counts(issuing)[1] == (issuing.work.drill.text, 2, 0, 0, True)


def test_a_target_is_asked_of_every_unit_that_must_issue_a_plan(issuing: Issuing) -> None:
    cast = issuing.cast
    own = own_plan(cast, cast.commune, "3/KH-UBND")
    issuing.link(own)
    target, above = add_target(own, "3 lớp tập huấn"), issuing.plan.targets.get(order=1)
    hang(plan=own, tasks={}, targets={target.pk: above.pk}, by=issuing.office(cast.commune))
    assert [(each.of, each.by, each.by_nobody) for each in taken_targets(issuing.plan)] == [
        (2, 0, True),
        (2, 1, False),
    ]


def test_what_is_like_is_proposed_until_it_hangs(issuing: Issuing) -> None:
    cast, work = issuing.cast, issuing.work
    own = own_plan(cast, cast.commune, "3/KH-UBND")
    issuing.link(own)
    drill, canal = add_task(own, "Tổ chức diễn tập chữa cháy."), add_task(own, "Nạo vét kênh mương.")
    lessons, above = add_target(own, "10 lớp tập huấn"), issuing.plan.targets.get(order=1)
    assert carried_out(own) == [issuing.plan]
    tasks, choices = hung_tasks(own, [issuing.plan])
    assert [(each.item, each.proposal) for each in tasks] == [
        (drill, Proposal(drill.pk, work.drill.pk, 100.0, sure=True)),
        (canal, None),
    ]
    assert choices == [work.check, work.drill]
    ((target,), _choices) = hung_targets(own, [issuing.plan])
    assert target.proposal == Proposal(lessons.pk, above.pk, 100.0, sure=True)
    hang(plan=own, tasks={drill.pk: work.drill.pk}, targets={}, by=issuing.office(cast.commune))
    assert [each.proposal for each in hung_tasks(own, [issuing.plan])[0]] == [None, None]


def test_what_hangs_under_an_item_that_is_gone_carries_out_nothing_and_is_proposed_anew(issuing: Issuing) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    task, drill, gone = add_task(own, "Tổ chức diễn tập chữa cháy."), issuing.work.drill, add_task(own, "Bịa ra.")
    Task.objects.filter(pk=task.pk).update(parent=gone)
    (hung, _other), _choices = hung_tasks(own, [issuing.plan])
    assert (hung.above, hung.proposal) == (None, Proposal(task.pk, drill.pk, 100.0, sure=True))
    hang(plan=own, tasks={task.pk: drill.pk}, targets={}, by=issuing.office(own.unit))
    (hung, _other), _choices = hung_tasks(own, [issuing.plan])
    assert (hung.above, hung.proposal) == (drill, None)


def test_hanging_is_logged_with_the_words_and_changing_nothing_is_not(issuing: Issuing) -> None:
    own = own_plan(issuing.cast, issuing.cast.commune, "3/KH-UBND")
    issuing.link(own)
    task, drill, by = add_task(own, "Diễn tập."), issuing.work.drill, issuing.office(own.unit)
    assert hang(plan=own, tasks={task.pk: drill.pk}, targets={}, by=by) == 1
    assert hang(plan=own, tasks={task.pk: drill.pk}, targets={}, by=by) == 0
    assert hang(plan=own, tasks={task.pk: None}, targets={}, by=by) == 1
    rows = Event.objects.filter(verb="task.hang").order_by("pk")
    nowhere, under = {"carries_out": None}, {"carries_out": drill.pk}
    assert [(each.unit_id, each.before, each.after) for each in rows] == [
        (own.unit_id, nowhere, under),
        (own.unit_id, under, nowhere),
    ]


def test_only_items_of_the_plan_hang_and_only_under_a_plan_that_it_carries_out(issuing: Issuing) -> None:
    cast, drill = issuing.cast, issuing.work.drill
    own, other = (own_plan(cast, cast.commune, number) for number in ("3/KH-UBND", "4/KH-UBND"))
    task, foreign, by = add_task(own, "Diễn tập."), add_task(other, "Diễn tập."), issuing.office(cast.commune)
    refused = [({task.pk: drill.pk}, "before the link")]
    for wanted, _why in refused:
        with pytest.raises(Refused, match="không còn gắn được"):
            hang(plan=own, tasks=wanted, targets={}, by=by)
    issuing.link(own)
    for wanted in ({foreign.pk: drill.pk}, {task.pk: foreign.pk}, {task.pk: 987}, {987: None}):
        with pytest.raises(Refused, match="không còn gắn được"):
            hang(plan=own, tasks=wanted, targets={}, by=by)
    task.refresh_from_db()
    assert task.parent is None


def test_the_database_keeps_an_item_from_hanging_under_itself(issuing: Issuing) -> None:
    for item in (issuing.work.drill, issuing.plan.targets.first()):
        assert item
        with pytest.raises(IntegrityError), transaction.atomic():
            type(item).objects.filter(pk=item.pk).update(parent=item.pk)


@pytest.mark.parametrize("count", [1, 3])
def test_counting_costs_the_same_for_one_task_and_for_three(issuing: Issuing, count: int) -> None:
    for number in range(count):
        make_task(issuing.plan, f"Việc {number}", "UBND xã", (issuing.cast.commune, "own"))
    assert Assignment.objects.filter(task__plan=issuing.plan).count() == 4 + count
    with CaptureQueriesContext(connection) as queries:
        taken_tasks(issuing.plan)
    assert len(queries) == 4
