from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.core.periods import ANNOUNCED
from dondoc.plans.rules import (
    calendar_date,
    dates_of_tasks,
    due_of,
    first_due,
    holds,
    is_over,
    kept_duties,
    kept_tasks,
    owing_units,
    task_due,
    without_units,
)

UNITS = {"Công an tỉnh": [6], "Sở GD&ĐT": [5], "Các sở, ban, ngành": [5, 6]}


def test_an_agency_s_own_role_goes_before_that_of_a_partner() -> None:
    task = {"role": "lead", "partners": ["Các sở, ban, ngành", "Công ty Điện lực"]}
    assert holds({"agency": "Công an tỉnh"}, task, UNITS) == {6: "lead", 5: "coordinate"}


@pytest.mark.parametrize(
    ("dated", "role"),
    [({}, "coordinate"), ({"due": "2026-06-30"}, "own"), ({"after": {"days": 10, "from": "signing"}}, "own")],
)
def test_who_is_to_work_with_others_by_a_day_answers_for_it(dated: dict[str, Any], role: str) -> None:
    task = {"role": "coordinate", "partners": ["Sở GD&ĐT"]} | dated
    assert holds({"agency": "Công an tỉnh"}, task, UNITS) == {6: role, 5: "coordinate"}


def test_an_agency_that_means_no_unit_holds_nothing() -> None:
    assert holds({"agency": "Công ty Điện lực"}, {"role": "own"}, UNITS) == {}


@pytest.mark.parametrize(
    ("deadline", "owing"),
    [
        ({"who": "Các sở, ban, ngành", "to": "Công an tỉnh"}, [5]),
        ({"who": "Các sở, ban, ngành", "to": None}, [5, 6]),
        ({"who": "Công an tỉnh", "to": "Các sở, ban, ngành"}, [6]),
        ({"who": None, "to": "Công an tỉnh"}, []),
    ],
)
def test_the_receiver_of_a_report_owes_none(deadline: dict[str, Any], owing: list[int]) -> None:
    assert owing_units(deadline, UNITS) == owing


def test_work_without_a_unit_is_counted_unless_its_agency_was_set_aside() -> None:
    stays = {"dropped": False, "outside": False}
    task = stays | {"role": "own"}
    agencies = ("Công an tỉnh", "Công ty Điện lực", "Các đơn vị liên quan")
    shown = {
        "assignments": [stays | {"agency": agency, "tasks": [task, task]} for agency in agencies],
        "deadlines": [stays | {"kind": "plan", "who": agency} for agency in (*agencies, None)],
    }
    assert without_units(shown, UNITS, {"Công ty Điện lực"}) == {"tasks": 2, "duties": 2}


@pytest.mark.parametrize(
    ("item", "due"),
    [
        ({"due": "2026-11-15"}, "2026-11-15"),
        ({"due": "--11-15", "every": "year"}, "--11-15"),
        ({"due": "---18", "every": "quarter", "month": 2}, "-Q2-18"),
        ({"due": None}, ""),
        ({"due": None, "after": {"days": 10, "working": False, "from": "signing"}}, "@signing:2026-01-12+10d"),
        ({"due": None, "after": {"days": 10, "working": True, "from": "signing"}}, "@signing:2026-01-12+10w"),
        ({"due": None, "after": {"days": 10, "working": False, "from": "receipt"}}, "@receipt+10d"),
        ({"due": None, "after": {"months": 1, "from": "signing"}}, "@signing:2026-01-12+1m"),
    ],
)
def test_a_due_date_in_force_knows_the_day_of_the_signing(item: dict[str, Any], due: str) -> None:
    assert due_of(item, date(2026, 1, 12)) == due


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ({"every": "year"}, "--12-31"),
        ({"every": "6 months"}, "-H6-31"),
        ({"every": "quarter"}, "-E-quarter"),
        ({"every": "month"}, "-E-month"),
        ({"every": "week"}, "-W-5"),
        ({"every": "continuous"}, ""),
        ({"every": "month", "due": "---18"}, "---18"),
        ({}, ""),
    ],
)
def test_a_task_of_every_period_without_a_day_is_due_by_its_end(task: dict[str, Any], due: str) -> None:
    assert task_due(task, date(2026, 1, 12)) == due


def test_days_from_an_unknown_signing_wait_for_it() -> None:
    assert due_of({"due": None, "after": {"days": 10, "from": "signing"}}, None) == "@signing+10d"


@pytest.mark.parametrize(
    ("due", "first"),
    [
        ("", None),
        ("2026-01-05", date(2026, 1, 5)),  # past, and still its day
        ("---18", date(2026, 4, 18)),
        ("--03-20", date(2027, 3, 20)),
        ("-E-quarter", date(2026, 3, 31)),
        ("@signing:2026-01-12+10w", date(2026, 1, 26)),
        ("@receipt+10d", None),
    ],
)
def test_the_first_day_of_a_due_date_is_the_next_of_one_that_recurs(due: str, first: date | None) -> None:
    assert first_due(due, date(2026, 3, 21), ANNOUNCED) == first


def test_only_one_day_is_a_calendar_date() -> None:
    assert [calendar_date(due) for due in ("2026-11-15", "--11-15", "@end+5d", None)] == [
        date(2026, 11, 15), None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "due", "every", "over"),
    [
        ("plan", "2026-02-10", "", True),
        ("other", "2026-06-30", "", True),
        ("plan", "2026-07-01", "", False),
        ("plan", "2026-02-10", "year", False),
        ("plan", "--02-10", "", False),
        ("plan", "@signing:2026-02-10+10w", "", True),
        ("plan", "@receipt+10w", "", False),
        ("plan", "", "", False),
        ("report", "2026-02-10", "", False),
    ],
)
def test_what_was_due_once_before_a_day_is_over_but_for_reports(kind: str, due: str, every: str, over: bool) -> None:
    assert is_over(kind, due, every, date(2026, 7, 1), ANNOUNCED) is over


def test_a_task_is_due_on_the_last_date_that_its_words_state_unless_it_has_its_own() -> None:
    def item(span: tuple[int, int], **values: object) -> dict[str, object]:
        return {"span": list(span), "dropped": False, "outside": False, "due": None, **values}

    tasks = [item((0, 50)), item((60, 90), due="2026-05-01"), item((100, 150)), item((200, 250))]
    deadlines = [
        item((10, 20), kind="other", due="2026-03-01"),
        item((30, 50), kind="other", due="2026-06-30"),
        item((70, 80), kind="other", due="2026-04-01"),
        item((110, 120), kind="report", due="2026-11-15"),  # a report is asked for in rounds
        item((210, 240), kind="other", due="--12-10", every="year"),
        item((220, 240), kind="other", due="2026-01-01") | {"dropped": True},
    ]
    for number, each in enumerate(deadlines):
        each["key"] = f"deadlines.{number}"
    shown = {"assignments": [{"agency": "A", "dropped": False, "tasks": tasks}], "deadlines": deadlines}
    found = [(task.get("due"), task.get("every")) for _block, task in kept_tasks(shown)]
    assert found == [("2026-06-30", None), ("2026-05-01", None), (None, None), ("--12-10", "year")]
    assert dates_of_tasks(shown) == {"deadlines.1", "deadlines.4"}


def test_what_is_to_be_done_by_a_day_outside_of_every_task_is_a_task_of_its_own() -> None:
    stays = {"dropped": False, "outside": False}
    task = stays | {"role": "own", "text": "Rà soát xong trước ngày 30/6/2026.", "span": [10, 50]}
    alone = stays | {"kind": "other", "path": "V", "text": "Hoàn thành lắp đặt trước ngày 30/9/2026", "span": [60, 90]}
    alone |= {"who": "Công an tỉnh", "to": None, "due": "2026-09-30"}
    inside = alone | {"span": [12, 48], "due": "2026-06-30"}
    report, nobodys = alone | {"kind": "report"}, alone | {"who": None}
    shown = {
        "assignments": [stays | {"agency": "Sở GD&ĐT", "path": "IV", "tasks": [task]}],
        "deadlines": [inside, alone, report, nobodys],
    }
    (_given, first), (block, made) = kept_tasks(shown)
    assert (first["due"], block["agency"], block["path"], made["text"], made["due"]) == (
        "2026-06-30", "Công an tỉnh", "V", alone["text"], "2026-09-30",
    )  # fmt: skip
    assert holds(block, made, UNITS) == {6: "own"}
    assert kept_duties(shown) == [inside, report, nobodys]
