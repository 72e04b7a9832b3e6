"""One change for many assignments."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.plans.models import Assignment
from dondoc.plans.work.actions import Edit, Wish, edit_many, finish, preview_many
from tasks import TODAY, Work

WHY = "Điều chỉnh theo chỉ đạo."
ENDED = "Công việc này đã kết thúc nên không sửa được. Hãy mở lại trước."


def ids(work: Work) -> list[int]:
    return list(Assignment.objects.order_by("pk").values_list("pk", flat=True))


def edit(work: Work, wish: Wish, chosen: list[int] | None = None) -> dict[int, str]:
    """Makes the change and gives what was refused; a preview foretold the same."""
    chosen = ids(work) if chosen is None else chosen
    foretold = preview_many(ids=chosen, wish=wish)
    done = edit_many(ids=chosen, wish=wish, reason=WHY, day=TODAY, by=work.office)
    assert done == foretold
    return dict(done.refused)


def test_many_begin_at_once_and_each_is_told(work: Work) -> None:
    assert edit(work, Wish(Edit.START)) == {}
    events = Event.objects.filter(verb="assignment.start").order_by("pk")
    assert [(each.object_id, each.after, each.reason) for each in events] == [
        (pk, {"status": "under_way", "begun_on": "2026-06-10"}, WHY) for pk in ids(work)
    ]
    assert verify() is None


def test_what_can_not_be_changed_stays_and_says_why(work: Work) -> None:
    over = finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    assert edit(work, Wish(Edit.WEIGHT, weight=9)) == {over.pk: ENDED}
    assert set(Assignment.objects.exclude(pk=over.pk).values_list("weight", flat=True)) == {9}
    assert work.of(work.cast.commune).weight == 1


def test_parts_go_along_when_wholes_are_dropped(work: Work) -> None:
    part, whole = work.give_school(), work.of(work.cast.commune)
    foretold = preview_many(ids=[whole.pk], wish=Wish(Edit.DROP))
    assert (foretold.changed, foretold.parts) == ((whole.pk,), 1)
    assert edit(work, Wish(Edit.DROP), [whole.pk]) == {}
    assert work.of(part.unit).status == "dropped"


def test_a_whole_and_its_part_get_a_new_due_day_together(work: Work) -> None:
    part, whole, day = work.give_school(), work.of(work.cast.commune), date(2026, 6, 15)
    alone = edit(work, Wish(Edit.DUE, due=day), [whole.pk])
    assert alone == {whole.pk: "Đã giao phần việc có hạn sau ngày này. Hãy sửa hạn của phần việc đó trước."}
    later = edit(work, Wish(Edit.DUE, due=date(2026, 7, 15)), [part.pk])
    assert [*later] == [part.pk]
    assert edit(work, Wish(Edit.DUE, due=day), [whole.pk, part.pk]) == {}
    assert {work.of(part.unit).due, work.of(work.cast.commune).due} == {day}


def test_a_part_stays_where_its_whole_can_not_move(work: Work) -> None:
    part = work.give_school()
    whole = finish(assignment=work.of(work.cast.commune), day=TODAY, by=work.office, reason="Xong.")
    refused = edit(work, Wish(Edit.DUE, due=date(2026, 7, 15)), [whole.pk, part.pk])
    assert [*refused] == [whole.pk, part.pk]


def test_a_due_day_may_be_taken_away(work: Work) -> None:
    edit(work, Wish(Edit.DUE, due=None))
    assert set(Assignment.objects.values_list("due", flat=True)) == {None}


def test_a_change_of_many_needs_a_reason_a_fitting_weight_and_not_too_many(work: Work) -> None:
    with pytest.raises(Refused, match="Hãy ghi lý do của thay đổi hàng loạt"):
        edit_many(ids=ids(work), wish=Wish(Edit.START), reason="", day=TODAY, by=work.office)
    with pytest.raises(Invalid):
        preview_many(ids=ids(work), wish=Wish(Edit.WEIGHT, weight=1001))
    with pytest.raises(Refused, match="tối đa 5000 việc"):
        preview_many(ids=range(5001), wish=Wish(Edit.START))


def test_changing_many_takes_the_same_queries_whatever_their_number(
    work: Work, django_assert_num_queries: object
) -> None:
    chosen = ids(work)
    with django_assert_num_queries(7):  # type: ignore[operator]
        edit_many(ids=chosen[:1], wish=Wish(Edit.WEIGHT, weight=3), reason=WHY, day=TODAY, by=work.office)
    with django_assert_num_queries(7):  # type: ignore[operator]
        edit_many(ids=chosen, wish=Wish(Edit.WEIGHT, weight=4), reason=WHY, day=TODAY, by=work.office)
