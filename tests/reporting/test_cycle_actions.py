"""Opening and closing a round; leaving units out and putting them back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.reporting.actions.cycles import (
    close_cycle,
    leave_out,
    open_cycle,
    put_back,
    set_owing_units,
)
from dondoc.reporting.actions.forms import make_form
from dondoc.reporting.models import Cycle, Obligation, ObligationState
from rounds import DUE, DUE_BELOW, OPENED, WINDOW, Round, make_plan

pytestmark = pytest.mark.django_db


def open_again(round_: Round, **changed: Any) -> Cycle:
    asked: dict[str, Any] = {
        "duty": round_.duty,
        "name": "Báo cáo năm 2026",
        "window_start": WINDOW[0],
        "window_end": date(2026, 12, 14),
        "dues": {1: date(2026, 12, 16), 2: date(2026, 12, 15)},
        "day": OPENED,
        "by": round_.office,
    }
    return open_cycle(**{**asked, **changed})


def test_each_owing_unit_gets_its_obligation_with_the_due_date_of_its_level(round_: Round) -> None:
    cast = round_.cast
    assert set(round_.cycle.obligations.values_list("unit_id", "due", "state")) == {
        (cast.commune.pk, DUE, "owed"),
        (cast.other_commune.pk, DUE, "owed"),
        (cast.school.pk, DUE_BELOW, "owed"),
    }
    round_.form.refresh_from_db()
    assert round_.form.frozen_at is not None


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"name": "  "}, ["name"]),
        ({"name": "x" * 161}, ["name"]),
        ({"window_end": date(2025, 12, 1)}, ["window_end"]),
        ({"dues": {1: date(2026, 12, 16)}}, ["due-2"]),
        ({"dues": {1: date(2026, 12, 16), 2: date(2026, 12, 16)}}, ["due-2"]),
        ({"dues": {1: date(2025, 12, 15), 2: date(2025, 12, 1)}}, ["due-1", "due-2"]),
    ],
)
def test_dates_out_of_order_are_told_with_their_place(round_: Round, changed: dict[str, Any], where: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        open_again(round_, **changed)
    assert [problem.where for problem in refused.value.problems] == where
    assert Cycle.objects.count() == 1


def test_the_same_window_opens_once(round_: Round) -> None:
    with pytest.raises(Refused, match="đã mở"):
        open_again(round_, window_end=WINDOW[1])
    assert (Cycle.objects.count(), Obligation.objects.count()) == (1, 3)


def test_a_duty_without_form_or_without_units_or_of_another_kind_opens_nothing(cast: Cast) -> None:
    plan = make_plan(cast)
    duty, office = plan.duties.get(), cast.user(Role.OFFICE, cast.province)
    asked: dict[str, Any] = {
        "duty": duty, "name": "Kỳ", "window_start": WINDOW[0], "window_end": WINDOW[1],
        "dues": {1: DUE, 2: DUE_BELOW}, "day": OPENED, "by": office,
    }  # fmt: skip
    with pytest.raises(Refused, match="chưa có biểu mẫu"):
        open_cycle(**asked)
    make_form(plan=plan, by=office)
    set_owing_units(duty=duty, unit_ids=[], by=office)
    with pytest.raises(Refused, match="Chưa có đơn vị nào"):
        open_cycle(**asked)
    duty.kind = "plan"
    with pytest.raises(Refused, match="Chỉ nghĩa vụ báo cáo"):
        open_cycle(**asked)
    assert Cycle.objects.count() == 0


def test_other_owing_units_count_from_the_next_round_on(round_: Round) -> None:
    set_owing_units(duty=round_.duty, unit_ids=[round_.cast.police.pk], by=round_.office)
    later = open_again(round_, dues={1: date(2026, 12, 16)})
    assert [each.unit_id for each in later.obligations.all()] == [round_.cast.police.pk]
    assert round_.cycle.obligations.count() == 3


@pytest.mark.parametrize("state", [ObligationState.EXEMPT, ObligationState.EXCLUDED])
def test_a_unit_is_left_out_for_a_reason_and_put_back(round_: Round, state: ObligationState) -> None:
    commune = round_.cast.commune
    leave_out(obligation=round_.of(commune), state=state, reason=" Đã sáp nhập. ", by=round_.office)
    assert (round_.of(commune).state, round_.of(commune).reason) == (state, "Đã sáp nhập.")
    put_back(obligation=round_.of(commune), by=round_.office)
    assert (round_.of(commune).state, round_.of(commune).reason) == ("owed", "")
    events = Event.objects.filter(object_type="reporting.obligation", object_id=round_.of(commune).pk).order_by("pk")
    assert [(event.verb, event.before, event.after) for event in events] == [
        (
            "obligation.open",
            None,
            {"cycle": round_.cycle.pk, "due": "2026-06-16", "state": "owed"},
        ),
        ("obligation.leave_out", {"state": "owed", "reason": ""}, {"state": state, "reason": "Đã sáp nhập."}),
        ("obligation.put_back", {"state": state, "reason": "Đã sáp nhập."}, {"state": "owed", "reason": ""}),
    ]


def test_what_was_sent_before_waits_again_after_a_unit_is_put_back(round_: Round) -> None:
    commune = round_.cast.commune
    round_.send(commune)
    leave_out(obligation=round_.of(commune), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    put_back(obligation=round_.of(commune), by=round_.office)
    assert round_.of(commune).state == "sent"


def test_leaving_out_needs_a_reason_and_a_report_that_is_not_accepted(round_: Round) -> None:
    cast, state = round_.cast, ObligationState.EXEMPT
    with pytest.raises(Refused, match="lý do"):
        leave_out(obligation=round_.of(cast.commune), state=state, reason=" ", by=round_.office)
    with pytest.raises(Invalid, match="điện thoại"):
        leave_out(obligation=round_.of(cast.commune), state=state, reason="Gọi 0912 345 678", by=round_.office)
    with pytest.raises(Refused, match="quá 2000 ký tự"):
        leave_out(obligation=round_.of(cast.commune), state=state, reason="x" * 2001, by=round_.office)
    round_.accept(cast.commune)
    with pytest.raises(Refused, match="đã được chấp nhận"):
        leave_out(obligation=round_.of(cast.commune), state=state, reason="Miễn", by=round_.office)
    assert round_.of(cast.commune).state == "accepted"


def test_nothing_moves_in_a_closed_round_and_closing_twice_is_once(round_: Round) -> None:
    commune = round_.cast.commune
    round_.send(commune)
    close_cycle(cycle=round_.cycle, by=round_.office)
    close_cycle(cycle=round_.cycle, by=round_.office)
    assert Event.objects.filter(verb="cycle.close").count() == 1
    with pytest.raises(Refused, match="đã đóng"):
        leave_out(obligation=round_.of(commune), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    with pytest.raises(Refused, match="đã đóng"):
        round_.save(round_.cast.school)
