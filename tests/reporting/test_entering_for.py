"""An office above enters a report for the unit that owes it: explicit, with a reason, and marked."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cast import Cast
from dondoc.accounts.actions import name_stand_in
from dondoc.accounts.models import Role, User
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.core.periods import ANNOUNCED
from dondoc.reporting.actions.drafts import enter_for, save_draft, stop_entering
from dondoc.reporting.actions.submissions import return_, send
from dondoc.reporting.models import Obligation, Submission
from dondoc.reporting.permissions import can_enter_for, can_fill, can_send, sends_instead_of
from dondoc.reporting.queries import as_owed, entering_units, obligations_in, owed_in
from rounds import DUE_BELOW, Round

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 10)
WHY = "Xã mất mạng, đã báo số liệu qua điện thoại."
PROVINCE = "Ủy ban nhân dân tỉnh Sông Mây"


@pytest.fixture
def commune(round_: Round) -> Obligation:
    return round_.of(round_.cast.commune)


def enter(round_: Round, obligation: Obligation, reason: str = WHY) -> Submission:
    return enter_for(obligation=obligation, unit_id=round_.cast.province.pk, reason=reason, by=round_.office)


def may(user: User, obligation: Obligation) -> tuple[bool, bool]:
    return can_fill(user, obligation, DAY), can_send(user, obligation, DAY)


def test_an_office_above_enters_only_after_it_has_said_so(round_: Round, commune: Obligation) -> None:
    assert may(round_.office, commune) == (False, False)
    enter(round_, commune)
    assert may(round_.office, commune) == (True, True)
    assert may(round_.head(commune.unit), commune) == (True, True)


def test_it_is_logged_with_the_reason(round_: Round, commune: Obligation) -> None:
    draft = enter(round_, commune)
    event = Event.objects.latest("pk")
    assert (event.verb, event.object_id, event.unit_id, event.user, event.reason, event.after) == (
        "submission.enter_for",
        draft.pk,
        commune.unit_id,
        round_.office,
        WHY,
        {"entered_by_unit": round_.cast.province.pk, "version": 1},
    )
    assert enter(round_, commune) == draft
    assert Event.objects.filter(verb="submission.enter_for").count() == 1


def test_only_the_office_of_a_unit_above_may_begin(round_: Round, cast: Cast, commune: Obligation) -> None:
    at = [
        (Role.OFFICE, cast.province),
        (Role.HEAD, cast.province),
        (Role.ADMINISTRATOR, cast.province),
        (Role.OFFICE, cast.commune),
        (Role.OFFICE, cast.school),
        (Role.OFFICE, cast.department),
    ]
    answers = [can_enter_for(cast.user(role, unit), commune, unit.pk, DAY) for role, unit in at]
    assert answers == [True, False, False, False, False, False]
    assert can_enter_for(round_.office, commune, cast.department.pk, DAY) is False


def test_the_mark_stays_on_the_version_that_was_sent_and_not_on_the_next(round_: Round, commune: Obligation) -> None:
    enter(round_, commune)
    saved = save_draft(obligation=commune, typed=round_.typed(), narrative="", revision=0, by=round_.office)
    sent = send(obligation=commune, revision=saved.draft.revision, now=timezone.now(), by=round_.office)
    assert (sent.entered_by_unit_id, sent.entered_reason, sent.sent_by) == (
        round_.cast.province.pk,
        WHY,
        round_.office,
    )
    return_(obligation=commune, version=1, reason="Nhầm số lớp.", by=round_.office)
    marks = list(commune.submissions.values_list("version", "entered_by_unit", "entered_reason"))
    assert marks == [(1, round_.cast.province.pk, WHY), (2, None, "")]
    assert may(round_.office, commune) == (False, False)


def test_lists_name_the_unit_that_entered_the_latest_version(round_: Round, cast: Cast, commune: Obligation) -> None:
    enter(round_, commune)
    rows = list(obligations_in(round_.cycle, DAY))
    named = {each.obligation.unit_id: each.entered_by for each in as_owed(rows, DAY, ANNOUNCED)}
    assert named == {cast.commune.pk: PROVINCE, cast.other_commune.pk: "", cast.school.pk: ""}
    assert {each.obligation.unit_id: each.entered_by for each in owed_in(round_.cycle, DAY, ANNOUNCED)} == named
    assert entering_units(rows, DAY) == {commune.pk: PROVINCE}


def test_a_reason_is_needed_and_holds_nothing_private(round_: Round, commune: Obligation) -> None:
    with pytest.raises(Refused, match="Hãy ghi lý do nhập thay"):
        enter(round_, commune, " ")
    with pytest.raises(Invalid):
        enter(round_, commune, "Gọi anh Ba 0912 345 678")
    assert not Submission.objects.exists()


def test_a_sent_report_and_one_that_another_office_enters_are_left_alone(
    round_: Round, cast: Cast, commune: Obligation
) -> None:
    round_.send(cast.commune, day=DUE_BELOW)
    with pytest.raises(Refused, match="không còn chờ nhập"):
        enter(round_, commune)
    school = round_.of(cast.school)
    enter(round_, school)
    with pytest.raises(Refused, match="Một đơn vị cấp trên khác đang nhập thay"):
        enter_for(obligation=school, unit_id=cast.commune.pk, reason=WHY, by=cast.user(Role.OFFICE, cast.commune))


@pytest.mark.parametrize("by_unit", [True, False])
def test_the_database_wants_unit_and_reason_together(round_: Round, commune: Obligation, by_unit: bool) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(
            obligation=commune,
            version=1,
            entered_by_unit=round_.cast.province if by_unit else None,
            entered_reason="" if by_unit else WHY,
        )


def test_whoever_stands_in_for_the_head_sends_in_that_ones_place(
    round_: Round, cast: Cast, commune: Obligation
) -> None:
    head, deputy = round_.head(cast.commune), cast.user(Role.OFFICER, cast.commune)
    name_stand_in(
        seat=head.memberships.get(),
        substitute=deputy,
        since=DAY,
        until=date(2026, 6, 12),
        reason="Đi công tác",
        by=head,
    )
    assert (sends_instead_of(deputy, commune, DAY), sends_instead_of(head, commune, DAY)) == (head, None)
    saved = save_draft(obligation=commune, typed=round_.typed(), narrative="", revision=0, by=deputy)
    now = timezone.now()
    sent = send(obligation=commune, revision=saved.draft.revision, now=now, by=deputy, instead_of=head)
    assert (sent.sent_by, sent.sent_instead_of) == (deputy, head)


def test_it_is_taken_back_while_nothing_was_typed(round_: Round, commune: Obligation) -> None:
    enter(round_, commune)
    stop_entering(obligation=commune, by=round_.office)
    assert may(round_.office, commune) == (False, False)
    assert Event.objects.latest("pk").verb == "submission.stop_entering"
    stop_entering(obligation=commune, by=round_.office)
    assert Event.objects.filter(verb="submission.stop_entering").count() == 1
    enter(round_, commune)
    save_draft(obligation=commune, typed=round_.typed(), narrative="", revision=0, by=round_.office)
    with pytest.raises(Refused, match="giữ dấu nhập thay"):
        stop_entering(obligation=commune, by=round_.office)
