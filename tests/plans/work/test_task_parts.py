"""Parts for units below, due days, weights, needs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import Assignment, Need
from dondoc.plans.work.actions import (
    add_need,
    change_assignment,
    drop,
    finish,
    give_parts,
    remove_need,
    report,
)
from dondoc.plans.work.progress import Progress
from dondoc.plans.work.queries import at_work, needs_of, reached, waiting
from dondoc.plans.work.states import Status
from tasks import DUE, TODAY, Work, make_task


def problems(refused: pytest.ExceptionInfo[Invalid]) -> list[tuple[str, str]]:
    return [(problem.where, problem.message) for problem in refused.value.problems]


def test_a_unit_gives_a_part_to_one_below_it(work: Work) -> None:
    whole, part = work.of(work.cast.commune), work.give_school(due=date(2026, 6, 20), weight=7)
    assert (part.parent_id, part.role, part.words, part.due, part.weight, part.folded) == (
        whole.pk, "own", "Diễn tập ở trường", date(2026, 6, 20), 7, "dien tap o truong",
    )  # fmt: skip
    event = Event.objects.latest("pk")
    assert (event.verb, event.unit_id, event.object_id) == ("assignment.give", work.cast.school.pk, part.pk)
    assert event.after == {
        "plan": work.plan.pk, "task": work.drill.pk, "parent": whole.pk, "role": "own", "words": "Diễn tập ở trường",
        "due": "2026-06-20", "weight": 7, "unit": work.cast.school.pk,
    }  # fmt: skip


def test_all_that_is_wrong_with_a_part_is_said_at_once(work: Work) -> None:
    with pytest.raises(Invalid) as refused:
        give_parts(
            assignment=work.of(work.cast.commune),
            unit_ids=[work.cast.police.pk, work.cast.commune.pk],
            role="boss",
            words=" ",
            due=DUE + timedelta(days=1),
            weight=0,
            day=TODAY,
            by=work.head(work.cast.commune),
        )
    elsewhere = "Đơn vị này không trực thuộc đơn vị giao. Hãy chọn đơn vị khác."
    assert problems(refused) == [
        ("weight", "Trọng số là số nguyên từ 1 đến 1000."),
        ("due", "Phần việc phải có hạn không sau hạn của công việc là 30/06/2026. Hãy chọn ngày khác."),
        ("role", "Hãy chọn vai trò trong danh sách."),
        ("words", "Hãy ghi phần việc mà đơn vị phải làm."),
        ("Công an tỉnh Sông Mây", elsewhere),
        ("Ủy ban nhân dân xã Suối Lam", elsewhere),
    ]


def test_a_unit_has_one_part_of_a_task(work: Work) -> None:
    work.give_school()
    with pytest.raises(Invalid) as refused:
        work.give_school()
    assert problems(refused) == [
        ("Trường Tiểu học Suối Lam", "Đơn vị này đã có phần trong nhiệm vụ. Hãy sửa phần việc đang có.")
    ]


def test_what_is_over_is_not_divided_any_more(work: Work) -> None:
    finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    with pytest.raises(Refused, match="đã kết thúc nên không giao tiếp được"):
        work.give_school()


def test_a_whole_can_not_be_due_before_its_part(work: Work) -> None:
    part, whole = work.give_school(due=date(2026, 6, 20)), work.of(work.cast.commune)
    with pytest.raises(Invalid) as refused:
        change_assignment(assignment=whole, due=date(2026, 6, 19), weight=1, by=work.office)
    assert problems(refused) == [("due", "Đã giao phần việc có hạn 20/06/2026. Hãy sửa hạn của phần việc đó trước.")]
    drop(assignment=part, reason="Thôi.", by=work.head(work.cast.commune))
    change_assignment(assignment=whole, due=date(2026, 6, 19), weight=5, by=work.office)
    event = Event.objects.latest("pk")
    assert (event.verb, event.before, event.after) == (
        "assignment.change", {"due": "2026-06-30", "weight": 1}, {"due": "2026-06-19", "weight": 5},
    )  # fmt: skip


def test_the_words_of_a_part_change_but_not_those_of_a_clause(work: Work) -> None:
    part, whole = work.give_school(), work.of(work.cast.commune)
    change_assignment(assignment=part, due=DUE, weight=1, words="Diễn tập hai lần", by=work.head(work.cast.commune))
    change_assignment(assignment=whole, due=DUE, weight=1, words="Việc khác", by=work.office)
    assert (work.of(part.unit).words, work.of(work.cast.commune).words) == ("Diễn tập hai lần", "")


def test_progress_goes_up_from_parts_to_the_plan(work: Work) -> None:
    part = work.give_school(weight=3)
    report(assignment=part, period="2026-06", percent=50, text="", day=TODAY, by=work.head(part.unit))
    finish(assignment=work.of(work.cast.other_commune), day=TODAY, by=work.office)
    found = at_work(work.plan, DUE + timedelta(days=1), ANNOUNCED)
    check, drill = found[work.check.pk], found[work.drill.pk]
    assert (check + drill).progress == Progress(50, 1, 3)
    assert (check.progress.percent, drill.progress.percent) == (0, 75)
    assert drill.by_status == {Status.NOT_BEGUN: 1, Status.CONFIRMED: 1}
    assert (check.late, drill.late) == (1, 1)
    assert reached([work.of(work.cast.commune), work.of(part.unit)]) == {work.of(work.cast.commune).pk: 50, part.pk: 50}


def test_a_task_waits_for_what_it_needs_until_that_is_over(work: Work) -> None:
    def told() -> set[tuple[int, str | None]]:
        return set(waiting(Assignment.objects.all()).values_list("task", "waits_for"))

    need = add_need(task=work.drill, needs=work.check, by=work.office)
    assert told() == {(work.check.pk, None), (work.drill.pk, "Kiểm tra an toàn trường học.")}
    assert needs_of(work.drill) == [(need, True)]
    finish(assignment=work.of(work.cast.police, work.check), day=TODAY, by=work.office)
    assert told() == {(work.check.pk, None), (work.drill.pk, None)}
    assert needs_of(work.drill) == [(need, False)]


def test_tasks_that_would_wait_for_each_other_are_refused_with_the_chain(work: Work) -> None:
    third = make_task(work.plan, "Tổng kết.", "Công an tỉnh", (work.cast.police, "lead"))
    add_need(task=work.drill, needs=work.check, by=work.office)
    add_need(task=third, needs=work.drill, by=work.office)
    with pytest.raises(Refused) as refused:
        add_need(task=work.check, needs=third, by=work.office)
    assert str(refused.value) == (
        "Không thêm được vì các nhiệm vụ sẽ chờ nhau vòng tròn: “Kiểm tra an toàn trường học.” → “Tổng kết.” → "
        "“Tổ chức diễn tập chữa cháy.” → “Kiểm tra an toàn trường học.”. Hãy bỏ một liên kết trong chuỗi."
    )
    with pytest.raises(Refused, match="vòng tròn"):
        add_need(task=third, needs=third, by=work.office)


def test_a_need_is_said_once_and_taken_back(work: Work) -> None:
    need = add_need(task=work.drill, needs=work.check, by=work.office)
    assert add_need(task=work.drill, needs=work.check, by=work.office) == need
    remove_need(need=need, by=work.office)
    events = Event.objects.filter(verb__startswith="task.").order_by("pk")
    assert [(each.verb, each.before, each.after) for each in events] == [
        ("task.need", None, {"needs": work.check.pk}),
        ("task.need_out", {"needs": work.check.pk}, None),
    ]
    assert not Need.objects.exists()
