"""A round whose reports are late, on a Monday morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from cast import Cast
from reminders.inboxes import at as moment
from rounds import Round, make_round

MONDAY = date(2026, 6, 22)


@pytest.fixture
def monday() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(moment(MONDAY), tick=False) as clock:
        yield clock


@pytest.fixture
def round_(monday: time_machine.Coordinates, cast: Cast) -> Round:
    """Both communes and the school are late."""
    return make_round(cast)
