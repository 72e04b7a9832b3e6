"""Accepting many reports at once: the same as one by one, in a few queries, with an event for each."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.actions.many import accept_all, return_all
from dondoc.reporting.actions.submissions import accept
from dondoc.reporting.models import Obligation, Submission
from rounds import Round, make_round

pytestmark = pytest.mark.django_db
STATE = ("state", "decided_by", "reason", "version")


@pytest.fixture
def round_(cast: Cast) -> Round:
    return make_round(cast)


def seen(round_: Round) -> dict[int, int]:
    """Every obligation with the version that the office has in sight."""
    return dict(Submission.objects.filter(state="sent").values_list("obligation", "version"))


def test_all_are_accepted_as_each_would_be(round_: Round) -> None:
    cast = round_.cast
    for unit in (cast.commune, cast.other_commune, cast.school):
        round_.send(unit)
    accept(obligation=round_.of(cast.commune), version=1, by=round_.office)
    alone = Submission.objects.values(*STATE).get(obligation=round_.of(cast.commune))
    result = accept_all(cycle=round_.cycle, versions=seen(round_), by=round_.office)
    assert (result.count, result.refused) == (2, {})
    assert list(Submission.objects.values(*STATE)) == [alone] * 3
    assert set(Obligation.objects.values_list("state", flat=True)) == {"accepted"}
    assert Submission.objects.filter(accepted_at__isnull=True).count() == 0
    events = Event.objects.filter(verb="submission.accept").order_by("pk")
    assert [(event.unit_id, event.before, event.after) for event in events] == [
        (unit.pk, {"state": "sent"}, {"state": "accepted", "version": 1})
        for unit in (cast.commune, cast.other_commune, cast.school)
    ]
    assert verify() is None


def test_what_can_not_be_accepted_stays_and_is_told(round_: Round) -> None:
    cast = round_.cast
    round_.give_back(cast.commune)
    round_.send(cast.other_commune)
    versions = {round_.of(unit).pk: 1 for unit in (cast.commune, cast.school)} | {round_.of(cast.other_commune).pk: 2}
    result = accept_all(cycle=round_.cycle, versions=versions, by=round_.office)
    assert result.count == 0
    assert list(result.refused.values()) == [
        "Báo cáo này không chờ duyệt. Hãy tải lại trang.",
        "Đơn vị đã gửi bản mới hơn. Hãy tải lại trang và xem bản mới.",
        "Báo cáo này không chờ duyệt. Hãy tải lại trang.",
    ]
    assert not Event.objects.filter(verb="submission.accept").exists()


def test_accepting_again_changes_nothing(round_: Round) -> None:
    round_.send(round_.cast.commune)
    versions = seen(round_)
    counts = [accept_all(cycle=round_.cycle, versions=versions, by=round_.office).count for _time in range(2)]
    assert counts == [1, 1]
    assert Event.objects.filter(verb="submission.accept").count() == 1


def test_a_closed_round_refuses(round_: Round) -> None:
    round_.send(round_.cast.commune)
    close_cycle(cycle=round_.cycle, by=round_.office)
    with pytest.raises(Refused, match="đã đóng"):
        accept_all(cycle=round_.cycle, versions=seen(round_), by=round_.office)


def test_more_reports_cost_no_more_queries(round_: Round) -> None:
    cast, counts = round_.cast, []
    for units in ([cast.commune], [cast.other_commune, cast.school]):
        for unit in units:
            round_.send(unit)
        with CaptureQueriesContext(connection) as queries:
            accept_all(cycle=round_.cycle, versions=seen(round_), by=round_.office)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_of_many_returned_those_of_another_round_are_not_counted(round_: Round) -> None:
    round_.send(round_.cast.commune)
    here = round_.of(round_.cast.commune).pk
    result = return_all(cycle=round_.cycle, versions={here: 1, here + 1000: 1}, reason="Sai", by=round_.office)
    assert (result.count, result.refused) == (1, {})
