"""Pages on which an office above enters a report for a unit, and those that say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from dondoc.accounts.actions import name_stand_in
from dondoc.accounts.models import Role
from dondoc.compiling.models import PaperKind
from dondoc.compiling.reading import paper_now
from dondoc.exports.writers.report import EnteredFor
from dondoc.reporting.models import Obligation, Submission
from dondoc.units.models import Unit
from rounds import Round
from web.conftest import Open
from web.html import page, text_of, texts
from word_text import lines_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]
WHY = "Xã mất mạng, đã báo số liệu qua điện thoại."
BY = "nhập thay bởi Ủy ban nhân dân tỉnh Sông Mây"


@pytest.fixture
def commune(round_: Round) -> Obligation:
    return round_.of(round_.cast.commune)


@pytest.fixture
def office(round_: Round, signed_in: Open) -> Client:
    return signed_in(round_.office)


def url(name: str, obligation: Obligation) -> str:
    return reverse(name, args=[obligation.pk])


def test_the_office_presses_the_button_gives_a_reason_and_fills_in(
    round_: Round, commune: Obligation, office: Client
) -> None:
    before = office.get(url("obligation", commune))
    assert url("obligation-enter", commune) in page(before).xpath("//main//form/@action")
    assert office.post(url("obligation-save", commune), round_.typed() | {"revision": "0"}).status_code == 403
    office.post(url("obligation-enter", commune), {"reason": WHY})
    form = office.get(url("obligation", commune))
    assert texts(form, "//*[contains(@class, 'notice-warning')]//p") == [
        f"Bạn nhập thay cho đơn vị, với tư cách Ủy ban nhân dân tỉnh Sông Mây. Lý do: {WHY}"
    ]
    office.post(url("obligation-send", commune), round_.typed() | {"revision": "0"})
    sent = Submission.objects.get(obligation=commune)
    assert (sent.state, sent.entered_by_unit, sent.entered_reason) == ("sent", round_.cast.province, WHY)


def test_the_unit_sees_who_enters_and_why(
    round_: Round, cast: Cast, commune: Obligation, office: Client, at: At
) -> None:
    office.post(url("obligation-enter", commune), {"reason": WHY})
    head = at(Role.HEAD, cast.commune)
    told = f"Nhập thay bởi Ủy ban nhân dân tỉnh Sông Mây. Lý do: {WHY}"
    assert told in text_of(head.get(url("obligation", commune)))
    assert BY in text_of(head.get(reverse("home")))
    office.post(url("obligation-send", commune), round_.typed() | {"revision": "0"})
    report = text_of(head.get(url("obligation", commune)))
    assert told in report
    assert "Nhập thay báo cáo cho đơn vị" in report


def test_lists_of_the_round_say_so(round_: Round, commune: Obligation, office: Client) -> None:
    office.post(url("obligation-enter", commune), {"reason": WHY})
    office.post(url("obligation-send", commune), round_.typed() | {"revision": "0"})
    for name in ("cycle", "cycle-totals"):
        shown = text_of(office.get(reverse(name, args=[round_.cycle.pk])))
        assert shown.count(BY) == 1, name


def test_the_word_report_names_those_entered_for(round_: Round, commune: Obligation, office: Client) -> None:
    office.post(url("obligation-enter", commune), {"reason": WHY})
    office.post(url("obligation-send", commune), round_.typed() | {"revision": "0"})
    office.post(url("obligation-accept", commune), {"version": "1"})
    day = date(2026, 6, 20)
    now = paper_now(round_.cycle, PaperKind.HALF_YEAR, day)
    reason = WHY.rstrip(".")
    assert now.paper.entered_for == (
        EnteredFor("Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân tỉnh Sông Mây", reason),
    )
    lines = lines_of(now.content)
    first = lines.index("Báo cáo do đơn vị cấp trên nhập thay:")
    assert lines[first + 1] == f"- Ủy ban nhân dân xã Suối Lam: {BY}; lý do: {reason}."


def test_others_may_not_begin(round_: Round, cast: Cast, commune: Obligation, at: At) -> None:
    clients = [at(Role.HEAD, cast.province), at(Role.OFFICE, cast.commune), at(Role.OFFICE, cast.department)]
    answers = [client.post(url("obligation-enter", commune), {"reason": WHY}).status_code for client in clients]
    assert answers == [403, 403, 404]
    assert not Submission.objects.exists()


def test_the_unit_itself_is_offered_no_such_button(cast: Cast, commune: Obligation, at: At) -> None:
    for client in (at(Role.HEAD, cast.commune), at(Role.OFFICE, cast.commune)):
        assert "Nhập thay cho đơn vị" not in text_of(client.get(url("obligation", commune)))


def test_a_report_sent_in_the_heads_place_says_so(
    round_: Round, cast: Cast, commune: Obligation, signed_in: Open, office: Client
) -> None:
    head, deputy = round_.head(cast.commune), cast.user(Role.OFFICER, cast.commune)
    day = timezone.localdate()
    name_stand_in(
        seat=head.memberships.get(),
        substitute=deputy,
        since=day,
        until=day + timedelta(days=1),
        reason="Đi công tác",
        by=head,
    )
    signed_in(deputy).post(url("obligation-send", commune), round_.typed() | {"revision": "0"})
    assert f"Gửi thay {head.name} theo ủy quyền khi vắng." in text_of(office.get(url("obligation", commune)))


def test_a_button_takes_it_back(cast: Cast, commune: Obligation, office: Client, at: At) -> None:
    office.post(url("obligation-enter", commune), {"reason": WHY})
    head = at(Role.HEAD, cast.commune)
    assert url("obligation-stop", commune) in page(head.get(url("obligation", commune))).xpath("//form/@action")
    assert office.post(url("obligation-stop", commune)).status_code == 302
    assert "Nhập thay bởi" not in text_of(head.get(url("obligation", commune)))
    assert office.post(url("obligation-stop", commune)).status_code == 403
