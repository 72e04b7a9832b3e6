"""Units are reminded of the self-scores that they owe in yearly rounds."""

from __future__ import annotations

from datetime import date

import pytest
from inboxes import inbox, run

from assessing import make_assessing
from cast import Cast
from dondoc.reminders.sources import SOURCES

pytestmark = pytest.mark.django_db


def test_a_sheet_is_reminded_of_until_it_is_sent_and_again_when_it_came_back(cast: Cast) -> None:
    assessing = make_assessing(cast)
    run(assessing.round.self_due)
    ((_day, _kind, lines),) = inbox(cast.commune)
    assert lines == [("Chấm điểm xã an toàn năm 2026", 0)]
    source = next(each for each in SOURCES if each.column == "assessment")
    assert source.open().count() == 2
    assessing.send(cast.commune)
    assert list(source.open().values_list("unit_id", flat=True)) == [cast.other_commune.pk]
    before = len(inbox(cast.commune))
    run(date(2026, 12, 1))
    assert len(inbox(cast.commune)) == before
