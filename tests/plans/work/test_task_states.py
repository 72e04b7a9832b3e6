from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.periods import ANNOUNCED
from dondoc.plans.models import STATUS_NAMES
from dondoc.plans.work.states import OPEN, OVER, STEPS, WITH_REASON, Move, Side, Status, days_late, moves

DAY = date(2026, 6, 10)


def test_every_status_has_a_name_and_stands_in_one_place() -> None:
    assert set(STATUS_NAMES) == set(Status)
    assert set(Status) - OPEN - OVER == {Status.DONE}


def test_every_status_is_reached_and_can_be_left() -> None:
    reached = {step.to for step in STEPS.values()}
    assert reached == set(Status) - {Status.NOT_BEGUN}
    assert {status for step in STEPS.values() for status in step.come_from} == set(Status)


def test_what_ends_in_a_status_with_a_reason_asks_for_one() -> None:
    assert {step.to for step in STEPS.values() if step.with_reason} >= WITH_REASON


@pytest.mark.parametrize(
    ("status", "side", "wanted"),
    [
        (Status.NOT_BEGUN, Side.HOLDER, [Move.START, Move.REPORT, Move.FINISH]),
        (Status.UNDER_WAY, Side.HOLDER, [Move.REPORT, Move.FINISH]),
        (Status.SENT_BACK, Side.HOLDER, [Move.START, Move.REPORT, Move.FINISH]),
        (Status.DONE, Side.HOLDER, []),
        (Status.CONFIRMED, Side.HOLDER, []),
        (Status.DROPPED, Side.HOLDER, []),
        (Status.NOT_BEGUN, Side.GIVER, [Move.DROP]),
        (Status.UNDER_WAY, Side.GIVER, [Move.DROP]),
        (Status.SENT_BACK, Side.GIVER, [Move.DROP]),
        (Status.DONE, Side.GIVER, [Move.CONFIRM, Move.SEND_BACK, Move.DROP]),
        (Status.CONFIRMED, Side.GIVER, [Move.REOPEN]),
        (Status.DROPPED, Side.GIVER, [Move.REOPEN]),
    ],
)
def test_each_side_has_its_moves(status: Status, side: Side, wanted: list[Move]) -> None:
    assert moves(status, {side}) == wanted


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        (Status.UNDER_WAY, date(2026, 6, 9), 1),
        (Status.UNDER_WAY, DAY, 0),
        (Status.SENT_BACK, date(2026, 6, 8), 2),
        (Status.DONE, date(2026, 6, 9), 0),
        (Status.DROPPED, date(2026, 6, 9), 0),
        (Status.NOT_BEGUN, None, 0),
    ],
)
def test_late_is_what_was_due_before_today_and_is_not_done(status: Status, due: date | None, late: int) -> None:
    assert days_late(status, due, DAY, ANNOUNCED) == late


def test_what_is_due_on_a_day_off_is_late_after_the_next_working_day() -> None:
    saturday, monday, tuesday = date(2026, 6, 6), date(2026, 6, 8), date(2026, 6, 9)
    assert [days_late(Status.UNDER_WAY, saturday, day, ANNOUNCED) for day in (monday, tuesday)] == [0, 1]
