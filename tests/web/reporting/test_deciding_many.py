"""All reports that wait in the list of a round, on every page of it, are accepted, returned or urged in one go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.reminders.models import Message
from dondoc.reporting.actions.submissions import accept
from dondoc.units.models import Unit, UnitVersion
from dondoc.web import lists
from dondoc.web.reporting.views import deciding_many
from rounds import OPENED, Round
from web.html import page, rows, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
SEEN = "2026-06-10T09:00:00+07:00"
OFFERED = "//*[@data-bs-target='#accept-all' or @data-bs-target='#return-all'] | //main//a[contains(@href, '/nhac/')]"


@pytest.fixture
def office(round_: Round, at: At) -> Client:
    return at(Role.OFFICE, round_.cast.province)


@pytest.fixture
def one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the list holds one row."""
    monkeypatch.setattr(lists, "ROWS", 1)


@pytest.fixture
def sent(round_: Round) -> Round:
    """All three reports wait."""
    cast = round_.cast
    for unit in (cast.commune, cast.other_commune, cast.school):
        round_.send(unit, day=OPENED)
    return round_


def address(round_: Round, name: str, query: str = "") -> str:
    return reverse(name, args=[round_.cycle.pk]) + query


def states(round_: Round) -> dict[str, str]:
    found = {each.pk: each.state for each in round_.cycle.obligations.all()}
    cast = round_.cast
    return {name: found[round_.of(getattr(cast, name)).pk] for name in ("commune", "other_commune", "school")}


@pytest.mark.usefixtures("one_row")
def test_a_list_of_more_than_one_page_offers_all_that_match_with_their_number(sent: Round, office: Client) -> None:
    asked = ("", "?q=suoi+lam", "?q=ben+da", "?state=accepted", f"?don-vi={sent.cast.commune.pk}")
    assert [texts(office.get(address(sent, "cycle", each)), OFFERED) for each in asked] == [
        ["Chấp nhận cả 3 báo cáo chờ duyệt", "Trả lại cả 3"],
        ["Chấp nhận cả 2 báo cáo chờ duyệt", "Trả lại cả 2"],
        [],
        [],
        ["Chấp nhận cả 2 báo cáo chờ duyệt", "Trả lại cả 2"],
    ]


def test_a_list_of_one_page_offers_only_what_is_ticked(sent: Round, office: Client) -> None:
    assert texts(office.get(address(sent, "cycle")), OFFERED) == []


@pytest.mark.usefixtures("one_row")
def test_only_the_office_is_offered_all(sent: Round, at: At) -> None:
    assert texts(at(Role.HEAD, sent.cast.province).get(address(sent, "cycle")), OFFERED) == []


@pytest.mark.usefixtures("one_row")
def test_a_list_of_many_pages_costs_at_most_eight_queries(sent: Round, office: Client) -> None:
    office.get(address(sent, "cycle"))
    with CaptureQueriesContext(connection) as found:
        office.get(address(sent, "cycle"))
    assert len(found) == 8  # with the number of all that match


@pytest.mark.usefixtures("one_row")
def test_all_that_match_are_accepted_as_the_page_asks_and_the_same_list_is_shown(sent: Round, office: Client) -> None:
    (form,) = page(office.get(address(sent, "cycle", "?q=suoi+lam"))).xpath("//*[@id='accept-all']//form")
    told = {box.get("name"): box.get("value") for box in form.xpath(".//input[not(@name='csrfmiddlewaretoken')]")}
    done = office.post(form.get("action"), told, follow=True)
    assert done.redirect_chain == [(address(sent, "cycle", "?q=suoi+lam"), 302)]
    assert texts(done, "//*[@id='notices']//p") == ["Đã chấp nhận 2 báo cáo."]
    assert states(sent) == {"commune": "accepted", "other_commune": "sent", "school": "accepted"}


def test_what_was_sent_after_the_list_was_seen_waits_on(sent: Round, office: Client) -> None:
    sent.of(sent.cast.school).submissions.update(sent_at="2026-06-10T09:00:01+07:00")
    done = office.post(address(sent, "cycle-accept"), {"all": "1", "shown": SEEN}, follow=True)
    assert texts(done, "//*[@id='notices']//p") == ["Đã chấp nhận 2 báo cáo."]
    assert states(sent) == {"commune": "accepted", "other_commune": "accepted", "school": "sent"}


@pytest.mark.parametrize("shown", ["", "x", "2026-06-10T09:00:00", "2026-13-40T09:00:00+07:00"])
def test_without_the_time_of_looking_nothing_is_decided(sent: Round, office: Client, shown: str) -> None:
    assert office.post(address(sent, "cycle-accept"), {"all": "1", "shown": shown}).status_code == 422
    assert set(states(sent).values()) == {"sent"}


def test_nothing_left_to_decide_is_told(round_: Round, office: Client) -> None:
    done = office.post(address(round_, "cycle-accept"), {"all": "1", "shown": SEEN}, follow=True)
    assert texts(done, "//*[@id='notices']//p") == ["Không còn báo cáo nào chờ duyệt trong danh sách mà bạn đã xem."]


def test_a_unit_that_does_not_stand_matches_nothing(sent: Round, office: Client) -> None:
    office.post(address(sent, "cycle-accept", "?don-vi=999999"), {"all": "1", "shown": SEEN})
    assert set(states(sent).values()) == {"sent"}
    assert rows(office.get(address(sent, "cycle", "?don-vi=999999"))) == []


def test_all_are_returned_for_one_reason_and_what_failed_is_told_by_unit(sent: Round, office: Client) -> None:
    cast = sent.cast
    UnitVersion.objects.filter(unit=cast.school).update(valid_to=OPENED)
    assert office.post(address(sent, "cycle-return"), {"all": "1", "shown": SEEN, "reason": " "}).status_code == 422
    told = {"all": "1", "shown": SEEN, "reason": "Thiếu thuyết minh"}
    done = office.post(address(sent, "cycle-return"), told, follow=True)
    assert texts(done, "//*[@id='notices']//p") == [
        "Đã trả lại 2 báo cáo kèm lý do.",
        "Trường Tiểu học Suối Lam: Đơn vị này đã kết thúc nên không còn ai sửa được báo cáo. Hãy chấp nhận báo cáo nếu"
        " số liệu đúng; nếu không, hãy đưa đơn vị ra ngoài kỳ và ghi lý do.",
    ]
    assert states(sent) == {"commune": "returned", "other_commune": "returned", "school": "sent"}


def test_many_failures_are_told_by_reason_with_their_units(
    sent: Round, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding_many, "SHOWN_FAILURES", 0)
    monkeypatch.setattr(deciding_many, "SHOWN_REASONS", 1)
    cast = sent.cast
    accept(obligation=sent.of(cast.commune), version=1, by=sent.office)
    chosen = [f"{sent.of(unit).pk}:{version}" for unit, version in ((cast.school, 2), (cast.other_commune, 2))]
    done = office.post(address(sent, "cycle-accept"), {"report": chosen}, follow=True)
    newer = "Đơn vị đã gửi bản mới hơn. Hãy tải lại trang và xem bản mới."
    assert texts(done, "//*[@id='notices']//p") == [f"Ủy ban nhân dân phường Bến Đá; Trường Tiểu học Suối Lam: {newer}"]
    monkeypatch.setattr(deciding_many, "SHOWN_NAMES", 1)
    chosen.append(f"{sent.of(cast.commune).pk}:1")
    again = office.post(address(sent, "cycle-return"), {"report": chosen, "reason": "Sai"}, follow=True)
    assert texts(again, "//*[@id='notices']//p")[1:] == ["Còn 2 báo cáo khác chưa làm được."]
    monkeypatch.setattr(deciding_many, "SHOWN_REASONS", 2)
    again = office.post(address(sent, "cycle-return"), {"report": chosen, "reason": "Sai"}, follow=True)
    assert texts(again, "//*[@id='notices']//p")[1:] == [f"Ủy ban nhân dân phường Bến Đá và 1 đơn vị khác: {newer}"]


@pytest.mark.usefixtures("one_row")
def test_all_late_units_of_the_list_as_filtered_are_urged(round_: Round, at: At) -> None:
    cast = round_.cast
    with time_machine.travel("2026-06-22 09:00:00+07:00", tick=False):
        office = at(Role.OFFICE, cast.province)
        (link,) = page(office.get(address(round_, "cycle", "?q=suoi+lam"))).xpath(
            "//*[contains(., 'trong danh sách')][@href]/@href"
        )
        assert link == address(round_, "cycle-urge", "?q=suoi+lam")
        assert texts(office.get(link), "//main//form//p/strong") == ["2 đơn vị quá hạn chưa gửi hoặc đang bị trả lại."]
        done = office.post(link, {"note": ""})
    assert done["Location"] == address(round_, "cycle", "?q=suoi+lam")
    assert set(Message.objects.values_list("unit", flat=True)) == {cast.commune.pk, cast.school.pk}
