"""The worker hands over open work when the day of a succession has come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cast import Cast
from dondoc.config.commands import work
from dondoc.units.models import Succession
from orders import done, merger

pytestmark = pytest.mark.django_db


def test_a_succession_whose_day_has_come_is_settled_at_the_first_look(cast: Cast) -> None:
    today = timezone.localdate()
    done(merger(cast.commune, cast.other_commune, below=cast.province, day=today), today - timedelta(days=1))
    settle = work._settling()
    settle()
    assert Succession.objects.get().settled_at is not None


def test_it_looks_again_only_after_a_while(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []
    monkeypatch.setattr("dondoc.successions.actions.settle_due", lambda today: looks.append(today))
    settle = work._settling()
    settle()
    settle()
    assert len(looks) == 1
    monkeypatch.setattr(work, "SETTLE_EVERY", 0.0)
    settle()
    assert len(looks) == 2


def test_a_fault_does_not_end_the_worker(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(today: object) -> None:
        raise RuntimeError("mất kết nối")

    monkeypatch.setattr("dondoc.successions.actions.settle_due", fail)
    work._settling()()
    assert [record.exc_info is not None for record in caplog.records] == [True]
