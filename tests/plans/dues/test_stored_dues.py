"""Due dates as they are stored, and as a reading gives them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from dondoc.plans.dues import (
    LONGEST,
    After,
    Due,
    EndOf,
    Event,
    Fixed,
    HalfYearly,
    Measure,
    Monthly,
    Quarterly,
    Span,
    Weekly,
    Yearly,
    of_reading,
    parse,
)
from plans.dues.any_due import DUES


@given(due=DUES)
def test_what_is_stored_is_read_back(due: Due) -> None:
    assert parse(str(due)) == due
    assert len(str(due)) <= LONGEST


@pytest.mark.parametrize(
    ("stored", "due"),
    [
        ("2026-06-30", Fixed(date(2026, 6, 30))),
        ("--02-29", Yearly(2, 29)),
        ("-H6-15", HalfYearly(6, 15)),
        ("-Q3-18", Quarterly(3, 18)),
        ("---18", Monthly(18)),
        ("-W-5", Weekly(5)),
        ("-E-month", EndOf(Span.MONTH)),
        ("-E-quarter-w", EndOf(Span.QUARTER, working=True)),
        ("@signing:2026-01-12+10w", After(10, Measure.WORKING_DAYS, Event.SIGNING, date(2026, 1, 12))),
        ("@event-5d", After(-5, Measure.DAYS, Event.EVENT)),
    ],
)
def test_each_kind_has_its_own_form(stored: str, due: Due) -> None:
    assert (parse(stored), str(due)) == (due, stored)


@pytest.mark.parametrize(
    "text",
    ["", "18", "---00", "---32", "--02-30", "--13-01", "2026-02-30", "-Q4-18", "-H7-01", "-Q1-32", "-W-8", "-E-year",
     "@signing+0w", "@signing+10", "@wedding+1d", "2026-06-30 ", "-H0-15"],
)  # fmt: skip
def test_nothing_else_is_a_due_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ({"due": "2026-11-15"}, "2026-11-15"),
        ({"due": "--11-15", "every": "year"}, "--11-15"),
        ({"due": "--10-05", "every": None}, "--10-05"),
        ({"due": "---18", "every": "month"}, "---18"),
        ({"due": "---18", "every": "quarter"}, "-Q3-18"),
        ({"due": "---05", "every": "quarter"}, "-Q1-05"),
        ({"due": "---20", "every": "quarter", "month": 2}, "-Q2-20"),
        ({"due": "--03-20", "every": "quarter"}, "-Q3-20"),
        ({"due": "--12-15", "every": "6 months"}, "-H6-15"),
        ({"due": "-W-5", "every": "week"}, "-W-5"),
        ({"due": "2026-12-31", "every": "month"}, "2026-12-31"),
        ({"due": None, "every": "quarter"}, None),
        ({"due": None, "every": "day"}, None),
        ({"due": None, "every": None}, None),
        ({"due": None, "every": None, "after": {"days": 10, "working": True, "from": "signing"}},
         "@signing:2026-01-12+10w"),
        ({"due": None, "every": None, "after": {"days": 10, "working": False, "from": "end"}}, "@end+10d"),
        ({"due": None, "every": None, "after": {"days": -5, "working": True, "from": "event"}}, "@event-5w"),
        ({"due": None, "every": None, "after": {"months": 1, "from": "receipt"}}, "@receipt+1m"),
        ({"due": None, "every": None, "after": {"hours": 24, "from": "event"}}, "@event+24h"),
        ({"due": None, "every": None, "after": {"from": "event"}}, None),
        ({"due": None, "every": None, "after": {"days": 1000, "from": "event"}}, None),
    ],
)  # fmt: skip
def test_a_reading_s_values_become_one_due_date(said: dict[str, Any], stored: str | None) -> None:
    values = {"every": None} | said
    due = of_reading(
        values["due"], values["every"], values.get("after"), month=values.get("month"), signed=date(2026, 1, 12)
    )
    assert (str(due) if due else None) == stored
