"""The office reads a report, accepts it or sends it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.consolidation.queries import cycle_totals
from dondoc.units.models import Unit
from rounds import DUE, Round
from web.html import page, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
At = Callable[[Role, Unit], Client]


@pytest.fixture
def office(round_: Round, at: At) -> Client:
    return at(Role.OFFICE, round_.cast.province)


def url(round_: Round, name: str = "obligation") -> str:
    return reverse(name, args=[round_.of(round_.cast.commune).pk])


def figures(client: Client, round_: Round) -> list[str]:
    return texts(client.get(url(round_)), "//tbody//td[@class='number']")


def test_a_draft_is_the_units_own(round_: Round, office: Client) -> None:
    round_.save(round_.cast.commune)
    assert texts(office.get(url(round_)), "//*[@class='empty']/p") == ["Đơn vị chưa gửi báo cáo này."]


def test_a_sent_report_is_accepted_and_counts_once(round_: Round, office: Client) -> None:
    round_.send(round_.cast.commune)
    for _click in (1, 2):
        office.post(url(round_, "obligation-accept"), {"version": "1"})
    assert round_.of(round_.cast.commune).state == "accepted"
    share, count = cycle_totals(round_.cycle, as_of=DUE, today=DUE).results_at(0)
    assert (share.figure.numerator, share.figure.reports, count.figure.numerator) == (2, 1, 4)


def test_a_return_needs_a_reason(round_: Round, office: Client) -> None:
    round_.send(round_.cast.commune)
    for reason in ("", "   ", "Hỏi 0912 345 678"):
        told = {"version": "1", "reason": reason}
        assert office.post(url(round_, "obligation-return"), told).status_code == 422
    office.post(url(round_, "obligation-return"), {"version": "1", "reason": "Sai ô 1."})
    assert round_.of(round_.cast.commune).state == "returned"
    assert texts(office.get(url(round_)), "//*[contains(@class, 'notice-warning')]//p")[0] == (
        "Bản này đã bị trả lại. Lý do: Sai ô 1."
    )


def test_a_version_that_is_not_the_newest_is_not_decided_upon(round_: Round, office: Client) -> None:
    round_.give_back(round_.cast.commune)
    round_.send(round_.cast.commune)
    for version in ("1", "", "x"):
        assert office.post(url(round_, "obligation-accept"), {"version": version}).status_code == 422
    assert round_.of(round_.cast.commune).state == "sent"
    assert page(office.get(url(round_), {"ban": "1"})).xpath("//input[@name='version']") == []


def test_history_tells_every_step_and_leads_to_every_version(round_: Round, office: Client) -> None:
    round_.give_back(round_.cast.commune, "Sai ô 1.")
    round_.send(round_.cast.commune)
    found = office.get(url(round_))
    assert [text.split(" 09:00")[0] for text in texts(found, "//*[@class='history']/li//div")] == [
        "Gửi báo cáo bản 2",
        "Trả lại báo cáo bản 1",
        "Gửi báo cáo bản 1",
        "Giao báo cáo",
    ]
    assert page(found).xpath("//*[@class='history']//a/@href") == [
        f"{url(round_)}?ban={version}" for version in (2, 1, 1)
    ]


def test_small_counts_of_people_are_hidden_from_all_but_the_unit(round_: Round, office: Client, at: At) -> None:
    round_.form.indicators.filter(kind="count").update(about_people=True)
    round_.send(round_.cast.commune)
    head = at(Role.HEAD, round_.cast.commune)
    assert figures(office, round_) == ["2", "–", "3", "–", "< 5", "–"]
    assert figures(head, round_) == ["2", "–", "3", "–", "4", "–"]


def test_after_a_decision_the_page_leads_to_the_next_report_that_waits(round_: Round, office: Client, at: At) -> None:
    cast = round_.cast
    link = "//a[contains(., 'Báo cáo chờ duyệt tiếp theo')]/@href"
    for unit in (cast.commune, cast.school):
        round_.send(unit)
    above = at(Role.HEAD, cast.province)
    assert page(above.get(url(round_))).xpath(link) == []
    decided = office.post(url(round_, "obligation-accept"), {"version": "1"}, follow=True)
    school = reverse("obligation", args=[round_.of(cast.school).pk])
    assert page(decided).xpath(link) == [school]
    assert page(office.get(school)).xpath(link) == []


def test_only_the_office_is_offered_to_decide(round_: Round, office: Client, at: At) -> None:
    round_.send(round_.cast.commune)
    above, head = at(Role.HEAD, round_.cast.province), at(Role.HEAD, round_.cast.commune)
    offered = [
        page(client.get(url(round_))).xpath("//main//form[@method='post']/@action") for client in (office, above, head)
    ]
    names = ("obligation-accept", "figure-note", "figure-note", "obligation-return", "obligation-leave-out")
    assert offered == [[url(round_, name) for name in names], [], []]


def test_the_unit_reads_the_offices_note_beside_the_box(round_: Round, office: Client, at: At) -> None:
    round_.send(round_.cast.commune)
    share, _count = round_.form.indicators.all()
    office.post(url(round_, "figure-note"), {"version": "1", "indicator": str(share.pk), "text": "Thiếu 2 trường"})
    (offered,) = page(office.get(url(round_))).xpath("//*[@id='return-reason']")
    assert offered.text == "Xem ghi chú ở chỉ số 1."
    office.post(url(round_, "obligation-return"), {"version": "1", "reason": offered.text})
    head = at(Role.HEAD, round_.cast.commune)
    assert texts(head.get(url(round_)), "//*[@class='figure-note']") == ["Văn phòng ghi: Thiếu 2 trường"]
