"""Messages that are old enough are cleared away; what the log and the watches know stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import Cast
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.reminders import clearing
from dondoc.reminders.clearing import clear
from dondoc.reminders.models import Message, Watch
from reminders.inboxes import inbox, run
from rounds import Round, make_round

FIRST, LAST = date(2026, 6, 11), date(2026, 6, 22)


@pytest.fixture
def told(cast: Cast) -> Round:
    """Three units were reminded on 11 June; on 22 June again, and the units above told of it."""
    made = make_round(cast)
    for day in (FIRST, LAST):
        run(day)
    return made


def test_only_what_is_older_than_the_setting_goes(told: Round) -> None:
    assert clear(FIRST + timedelta(days=400), 400) == 0
    events = Event.objects.count()
    assert clear(FIRST + timedelta(days=401), 400) == 3
    assert [day for day, _kind, _lines in inbox(told.cast.school)] == ["22/06"]
    assert (Event.objects.count(), verify()) == (events, None)


def test_all_of_it_goes_by_the_batch_and_nobody_is_told_twice(told: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearing, "BATCH", 2)
    watches = list(Watch.objects.order_by("pk").values())
    assert clear(date(2028, 1, 1), 400) == 9
    assert not Message.objects.exists()
    assert list(Watch.objects.order_by("pk").values()) == watches
    assert run(LAST, 9) == (0, 0)


def test_nothing_goes_where_messages_are_kept_for_ever(told: Round) -> None:
    assert clear(date(2040, 1, 1), 0) == 0
