"""A round of the invented plan, open, seen on 10 June 2026."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from cast import Cast
from rounds import Round, make_round


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-06-10 09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)
