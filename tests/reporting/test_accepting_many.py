"""Accepting many reports at once: the same as one by one, in a few queries, with an event for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.documents.models import StoredFile
from dondoc.reporting.actions import many
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.actions.many import Decided, accept_all, in_parts, return_all
from dondoc.reporting.actions.submissions import accept, return_
from dondoc.reporting.models import Obligation, ReportFile, Submission
from dondoc.reporting.queries import waiting_versions
from rounds import DUE, DUE_BELOW, Round, make_round

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


KEPT = ("version", "state", "values", "texts", "narrative", "reason", "decided_by")


def test_all_are_returned_as_each_would_be(round_: Round) -> None:
    cast, why = round_.cast, "Thiếu thuyết minh"
    for unit in (cast.commune, cast.other_commune, cast.school):
        round_.send(unit)
        file = StoredFile.objects.create(
            unit=unit, name="anh.png", sha256=f"{unit.pk:064}", size=1, uploaded_by=round_.office
        )
        ReportFile.objects.create(submission=Submission.objects.get(obligation=round_.of(unit)), file=file)
    return_(obligation=round_.of(cast.commune), version=1, reason=why, by=round_.office)
    result = return_all(cycle=round_.cycle, versions=seen(round_), reason=why, by=round_.office)
    assert (result.count, result.refused) == (2, {})
    alone, *others = [
        [
            *each.submissions.values(*KEPT),
            *each.submissions.values_list("files__file__name", flat=True),
            each.state,
        ]
        for each in map(round_.of, (cast.commune, cast.other_commune, cast.school))
    ]
    assert others == [alone, alone]
    events = Event.objects.filter(verb="submission.return").order_by("pk")
    assert [(event.unit_id, event.before, event.after, event.reason) for event in events] == [
        (unit.pk, {"state": "sent"}, {"state": "returned", "version": 1}, why)
        for unit in (cast.commune, cast.other_commune, cast.school)
    ]
    assert verify() is None


def test_more_returned_cost_no_more_queries(round_: Round) -> None:
    cast, counts = round_.cast, []
    for units in ([cast.commune], [cast.other_commune, cast.school]):
        for unit in units:
            round_.send(unit)
        with CaptureQueriesContext(connection) as queries:
            return_all(cycle=round_.cycle, versions=seen(round_), reason="Sai", by=round_.office)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_of_many_returned_what_was_accepted_meanwhile_stays_and_is_told(round_: Round) -> None:
    cast = round_.cast
    round_.send(cast.school)
    round_.accept(cast.commune)
    versions = {round_.of(unit).pk: 1 for unit in (cast.commune, cast.school, cast.other_commune)}
    result = return_all(cycle=round_.cycle, versions=versions, reason="Sai", by=round_.office)
    told = (
        f"{round_.office} vừa chấp nhận báo cáo này. Hãy tải lại trang; nếu vẫn cần sửa thì trả lại báo cáo đã chấp"
        " nhận."
    )
    assert (result.count, result.refused) == (
        1,
        {
            round_.of(cast.commune).pk: told,
            round_.of(cast.other_commune).pk: "Báo cáo này không chờ duyệt. Hãy tải lại trang.",
        },
    )


def test_any_number_is_decided_in_parts_and_what_a_part_could_not_do_is_told(
    round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "BATCH", 2)
    parts: list[dict[int, int]] = []

    def decide(versions: Mapping[int, int]) -> Decided:
        parts.append(dict(versions))
        if len(parts) == 2:
            raise Refused("Kỳ đã đóng.")
        return Decided(1, {max(versions): "Không chờ duyệt."})

    result = in_parts(decide, dict.fromkeys(range(1, 6), 7))
    assert parts == [{1: 7, 2: 7}, {3: 7, 4: 7}, {5: 7}]
    assert (result.count, result.refused) == (
        2,
        {2: "Không chờ duyệt.", 3: "Kỳ đã đóng.", 4: "Kỳ đã đóng.", 5: "Không chờ duyệt."},
    )


def test_what_waits_is_what_was_sent_until_the_office_looked(round_: Round) -> None:
    cast = round_.cast
    round_.send(cast.school, day=DUE_BELOW)
    round_.send(cast.commune, day=DUE)
    round_.give_back(cast.other_commune)
    looked = datetime.combine(DUE_BELOW, time(12), tzinfo=timezone.get_current_timezone())
    assert waiting_versions(round_.cycle.obligations.all(), looked) == {round_.of(cast.school).pk: 1}
