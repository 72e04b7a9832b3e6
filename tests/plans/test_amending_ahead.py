"""An amendment accepted before its day comes into force on it by itself, or waits for a person to look again."""

from __future__ import annotations

from datetime import date

import pytest

from amended import AMENDED, DECISION, SECOND, amend, composed, office, read, running_plan
from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.documents.models import Reading
from dondoc.plans.actions import accept_ahead, put_into_force, undo_amendment, withdraw_ahead
from dondoc.plans.actions.amending import Outdated
from dondoc.plans.amendments import amendments_of, comparison, plan_of
from dondoc.plans.models import Amendment, AmendmentAhead, Plan, Task

EFFECT = date(2026, 10, 1)
CULVERT = "Sửa chữa cống lấy nước."


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return running_plan(cast)


@pytest.fixture
def document(cast: Cast, plan: Plan) -> Reading:
    return read(cast, DECISION, "qd-512.txt")


@pytest.fixture
def text(cast: Cast, plan: Plan, document: Reading) -> Reading:
    return composed(cast, plan, document)


def ahead(cast: Cast, plan: Plan, text: Reading, effect: date = EFFECT, **left_out: str) -> AmendmentAhead:
    plan.refresh_from_db()
    return accept_ahead(
        plan=plan,
        reading=text,
        revision=text.revision,
        seen=comparison(plan, text, AMENDED).fingerprint,
        effect=effect,
        left_out=left_out,
        today=AMENDED,
        by=office(cast),
    )


def states(*readings: Reading) -> list[str]:
    return [Reading.objects.get(pk=reading.pk).state for reading in readings]


def test_nothing_changes_until_its_day_and_then_everything_does(
    cast: Cast, plan: Plan, text: Reading, document: Reading
) -> None:
    ahead(cast, plan, text, head="Chưa đổi.")
    assert states(text, document) == ["accepted", "accepted"]
    assert [(each.number, each.day, each.is_ahead, each.stale) for each in amendments_of(plan)] == [
        (0, EFFECT, True, False)
    ]
    assert plan_of(text) == plan
    assert put_into_force(date(2026, 9, 30)) == 0
    assert not Task.objects.exclude(ended_by=None).exists()
    assert (put_into_force(EFFECT), put_into_force(EFFECT)) == (1, 0)
    amendment = Amendment.objects.get()
    assert (amendment.day, amendment.accepted_by) == (EFFECT, office(cast))
    assert [row["line"] for row in amendment.left_out] == ["head"]
    assert Task.objects.get(ended_by=amendment).text == CULVERT
    assert not AmendmentAhead.objects.exists()


def test_a_run_that_comes_days_later_makes_up_for_it(cast: Cast, plan: Plan, text: Reading) -> None:
    ahead(cast, plan, text)
    assert put_into_force(date(2026, 10, 9)) == 1
    assert Amendment.objects.get().day == EFFECT


def test_where_the_plan_has_changed_meanwhile_a_person_looks_again(
    cast: Cast, plan: Plan, text: Reading, document: Reading
) -> None:
    ahead(cast, plan, text)
    between = (
        SECOND.replace("20/10/2026", "15/11/2026").replace("05/11/2026", "20/11/2026").replace("khoản 6", "khoản 5")
    )
    amend(cast, plan, composed(cast, plan, read(cast, between, "qd-600.txt")))
    assert (put_into_force(EFFECT), put_into_force(EFFECT)) == (0, 0)
    first = amendments_of(plan)[0]
    assert (first.day, first.is_ahead, first.stale) == (EFFECT, True, True)
    assert states(text, document) == ["waiting", "waiting"]
    assert Event.objects.latest("pk").verb == "plan.amend_stale"
    plan.refresh_from_db()
    again = composed(cast, plan, document)
    assert amend(cast, plan, again, effect=EFFECT).number == 2
    assert not AmendmentAhead.objects.exists()


def test_accepting_twice_gives_what_is_there(cast: Cast, plan: Plan, text: Reading) -> None:
    first = ahead(cast, plan, text)
    again = accept_ahead(
        plan=plan, reading=text, revision=0, seen="", effect=EFFECT, left_out={}, today=AMENDED, by=office(cast)
    )
    assert again == first


def test_what_is_refused_for_an_amendment_is_refused_ahead_of_it(cast: Cast, plan: Plan, text: Reading) -> None:
    with pytest.raises(Refused, match="Ngày có hiệu lực đã đến"):
        ahead(cast, plan, text, AMENDED)
    with pytest.raises(Outdated):
        accept_ahead(
            plan=plan, reading=text, revision=text.revision, seen="khác", effect=EFFECT, left_out={}, today=AMENDED,
            by=office(cast),
        )  # fmt: skip
    assert not AmendmentAhead.objects.exists()


def test_it_is_taken_back_with_a_reason_and_both_texts_wait_again(
    cast: Cast, plan: Plan, text: Reading, document: Reading
) -> None:
    waiting = ahead(cast, plan, text)
    with pytest.raises(Refused, match="lý do thôi áp dụng"):
        withdraw_ahead(ahead=waiting, reason="", by=office(cast))
    withdraw_ahead(ahead=waiting, reason="Văn bản bị thu hồi.", by=office(cast))
    assert states(text, document) == ["waiting", "waiting"]
    assert put_into_force(EFFECT) == 0
    told = list(Event.objects.filter(verb__startswith="plan.amend").order_by("pk").values_list("verb", "reason"))
    assert told == [("plan.amend_ahead", ""), ("plan.amend_withdraw", "Văn bản bị thu hồi.")]
    with pytest.raises(Refused, match="tải lại trang"):
        withdraw_ahead(ahead=AmendmentAhead(pk=waiting.pk or 1), reason="Lại.", by=office(cast))


def test_what_came_into_force_by_itself_can_be_undone(cast: Cast, plan: Plan, text: Reading, document: Reading) -> None:
    ahead(cast, plan, text)
    put_into_force(EFFECT)
    undo_amendment(amendment=Amendment.objects.get(), reason="Thu hồi.", by=office(cast))
    assert states(text, document) == ["waiting", "waiting"]
    assert Task.objects.get(text=CULVERT).ended_by is None
