"""The list of rounds, and one round: counts, filters, accepting many, leaving out, closing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dondoc.accounts.models import Role
from dondoc.reporting.actions.cycles import leave_out
from dondoc.reporting.actions.submissions import accept
from dondoc.reporting.models import Cycle, ObligationState
from dondoc.units.models import Unit
from orders import done, merger
from rounds import Round
from web.html import page, rows, texts, words

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]
MERGED = date(2026, 6, 10)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def office(round_: Round, at: At) -> Client:
    return at(Role.OFFICE, round_.cast.province)


@pytest.fixture
def url(round_: Round) -> str:
    return reverse("cycle", args=[round_.cycle.pk])


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as found:
        client.get(url)
    return len(found)


def more_rounds(round_: Round, count: int) -> None:
    for number in range(count):
        Cycle.objects.create(
            form=round_.form, duty=round_.duty, name=f"Kỳ {number}", window_start="2026-01-01",
            window_end=f"2026-02-{number + 1:02}", opened_by=round_.office,
        )  # fmt: skip


def test_the_list_shows_each_its_own_way_to_the_round(round_: Round, at: At, office: Client) -> None:
    cast = round_.cast
    clients = (office, at(Role.HEAD, cast.commune), at(Role.HEAD, cast.police))
    links = [page(each.get(reverse("cycles"))).xpath("//tbody//a/@href") for each in clients]
    assert links == [
        [reverse("cycle", args=[round_.cycle.pk])],
        [reverse("obligation", args=[round_.of(cast.commune).pk])],
        [],
    ]


def test_the_list_is_searched_without_accents_and_filtered(round_: Round, office: Client) -> None:
    more_rounds(round_, 1)
    Cycle.objects.filter(name="Kỳ 0").update(closed_at="2026-03-01T00:00:00Z")
    found = [
        [row[0] for row in rows(office.get(reverse("cycles"), asked))]
        for asked in ({}, {"q": "6 thang"}, {"q": "truong hoc ky"}, {"state": "closed"}, {"q": "zzz"})
    ]
    six = "Báo cáo 6 tháng đầu năm 2026"
    assert found == [[six, "Kỳ 0"], [six], ["Kỳ 0"], ["Kỳ 0"], []]


def test_the_lists_cost_the_same_for_one_row_and_for_three(round_: Round, office: Client, url: str) -> None:
    one = queries(office, reverse("cycles"))
    more_rounds(round_, 2)
    assert queries(office, reverse("cycles")) == one
    three = queries(office, url)
    round_.cycle.obligations.exclude(unit=round_.cast.school).delete()
    assert queries(office, url) == three
    assert (one, three) == (7, 7)


def test_the_counts_add_up_in_words(round_: Round, office: Client, url: str) -> None:
    cast = round_.cast
    round_.accept(cast.school)
    leave_out(obligation=round_.of(cast.other_commune), state=ObligationState.EXEMPT, reason="Miễn", by=round_.office)
    assert texts(office.get(url), "//*[@class='sum']") == [
        "2 đơn vị phải báo cáo = 1 đã chấp nhận + 0 chờ duyệt + 0 bị trả lại + 0 quá hạn + 1 chưa đến hạn."
        " Tính riêng: 1 được miễn, 0 đưa ra ngoài kỳ. Bảng theo đơn vị"
    ]


def test_each_unit_stands_in_the_table_in_the_order_of_the_tree(round_: Round, office: Client, url: str) -> None:
    cast = round_.cast
    round_.send(cast.school)
    leave_out(
        obligation=round_.of(cast.other_commune), state=ObligationState.EXEMPT, reason="Mới lập", by=round_.office
    )
    assert rows(office.get(url)) == [
        ["", "Ủy ban nhân dân xã Suối Lam", "Chưa đến hạn", "16/06/2026", "–", "–"],
        ["", "Trường Tiểu học Suối Lam", "Đã gửi, chờ duyệt", "15/06/2026", "09:00 15/06/2026", "–"],
        ["", "Ủy ban nhân dân phường Bến Đá Mới lập", "Được miễn", "16/06/2026", "–", "–"],
    ]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"state": "sent"}, ["Trường Tiểu học Suối Lam"]),
        ({"state": "late"}, []),
        ({"state": "not_yet_due", "q": "ben da"}, ["Ủy ban nhân dân phường Bến Đá"]),
        ({"q": "suoi lam"}, ["Ủy ban nhân dân xã Suối Lam", "Trường Tiểu học Suối Lam"]),
        ({"state": "khac", "sort": "-khac", "page": "x", "q": "tieu"}, ["Trường Tiểu học Suối Lam"]),
    ],
)
def test_the_table_is_filtered_and_searched(
    round_: Round, office: Client, url: str, asked: dict[str, str], names: list[str]
) -> None:
    round_.send(round_.cast.school)
    assert [row[1] for row in rows(office.get(url, asked, headers=HTMX))] == names


def test_units_that_ended_are_found_by_the_name_that_they_had_in_the_round(round_: Round, at: At) -> None:
    cast = round_.cast
    round_.accept(cast.commune)
    round_.accept(cast.other_commune)
    done(merger(cast.commune, cast.other_commune, below=cast.province, day=MERGED), MERGED)
    with time_machine.travel("2026-06-12 09:00:00+07:00", tick=False):
        office = at(Role.OFFICE, cast.province)
        list_, table = (reverse(name, args=[round_.cycle.pk]) for name in ("cycle", "cycle-matrix"))
        found = [
            [row[1] for row in rows(office.get(list_, asked))]
            for asked in ({"q": "ben da"}, {"q": "xa suoi lam"}, {"q": "ben tre"}, {"ket-thuc": "1", "q": "lam"})
        ]
        ended, total = (page(office.get(table)).xpath(f"//{part}/tr[last()]//a/@href") for part in ("tbody", "tfoot"))
        counted = [[row[1] for row in rows(office.get(url))] for url in (*ended, *total)]
    old = ["Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân phường Bến Đá"]
    assert found == [[old[1]], [old[0]], [], [old[0]]]
    assert counted == [old, ["Trường Tiểu học Suối Lam"], old]


def test_many_are_accepted_each_by_itself_and_what_failed_is_told(round_: Round, office: Client, url: str) -> None:
    cast = round_.cast
    chosen = []
    for unit in (cast.commune, cast.school):
        chosen.append(f"{round_.of(unit).pk}:{round_.send(unit)}")
    round_.give_back(cast.other_commune)
    chosen += [f"{round_.of(cast.other_commune).pk}:1", "x:1", "999999:1"]
    response = office.post(reverse("cycle-accept", args=[round_.cycle.pk]), {"report": chosen}, follow=True)
    assert texts(response, "//*[@id='notices']//p") == [
        "Đã chấp nhận 2 báo cáo.",
        "Ủy ban nhân dân phường Bến Đá: Báo cáo này không chờ duyệt. Hãy tải lại trang.",
    ]
    states = [round_.of(unit).state for unit in (cast.commune, cast.school, cast.other_commune)]
    assert states == ["accepted", "accepted", "returned"]


def test_nothing_chosen_is_told(round_: Round, office: Client) -> None:
    response = office.post(reverse("cycle-accept", args=[round_.cycle.pk]), follow=True)
    assert texts(response, "//*[@id='notices']//p") == [
        "Bạn chưa chọn báo cáo nào. Hãy đánh dấu các báo cáo chờ duyệt."
    ]


def test_a_report_of_another_round_is_not_accepted_by_this_ones_address(round_: Round, office: Client) -> None:
    commune = round_.cast.commune
    version = round_.send(commune)
    more_rounds(round_, 1)
    other = Cycle.objects.get(name="Kỳ 0")
    office.post(reverse("cycle-accept", args=[other.pk]), {"report": [f"{round_.of(commune).pk}:{version}"]})
    assert round_.of(commune).state == "sent"


def test_only_the_office_is_offered_to_accept_and_close(round_: Round, at: At, office: Client, url: str) -> None:
    round_.send(round_.cast.school)
    offered = [
        texts(client.get(url), "//main//a[contains(@href, '/dong/')] | //*[@data-selected]")
        for client in (office, at(Role.HEAD, round_.cast.province))
    ]
    assert offered == [["Đóng kỳ", "Chấp nhận các báo cáo đã chọn", "Trả lại", "So sánh"], ["So sánh"]]


def test_before_a_round_is_closed_what_is_not_finished_is_named(round_: Round, office: Client) -> None:
    cast, close = round_.cast, reverse("cycle-close", args=[round_.cycle.pk])
    round_.give_back(cast.commune)
    round_.send(cast.school)
    assert texts(office.get(close), "//main//form//li") == [
        "Bị trả lại 1 đơn vị: Ủy ban nhân dân xã Suối Lam. Xem Bị trả lại",
        "Đã gửi, chờ duyệt 1 đơn vị: Trường Tiểu học Suối Lam. Xem Đã gửi, chờ duyệt",
        "Chưa đến hạn 1 đơn vị: Ủy ban nhân dân phường Bến Đá. Xem Chưa đến hạn",
    ]
    assert Cycle.objects.get().closed_at is None
    for unit in (cast.commune, cast.other_commune):
        round_.accept(unit)
    accept(obligation=round_.of(cast.school), version=1, by=round_.office)
    assert texts(office.get(close), "//main//form//p")[0] == "Mọi báo cáo phải gửi đều đã được chấp nhận."
    office.post(close)
    assert Cycle.objects.get().closed_at is not None
    assert office.get(close).headers["Location"] == reverse("cycle", args=[round_.cycle.pk])


def test_a_report_that_came_back_shows_its_days_late(round_: Round, at: At, url: str) -> None:
    round_.give_back(round_.cast.commune)
    with time_machine.travel("2026-06-19 09:00:00+07:00", tick=False):
        found = rows(at(Role.OFFICE, round_.cast.province).get(url, {"state": "returned"}))
    assert [row[2:] for row in found] == [["Bị trả lại", "16/06/2026", "09:00 15/06/2026", "3"]]


def test_a_unit_is_left_out_and_put_back_by_the_page(round_: Round, office: Client) -> None:
    commune = round_.of(round_.cast.commune)
    out, back = (reverse(name, args=[commune.pk]) for name in ("obligation-leave-out", "obligation-put-back"))
    assert office.post(out, {"state": "exempt", "reason": " "}).status_code == 422
    assert office.post(out, {"state": "accepted", "reason": "Miễn"}).status_code == 422
    office.post(out, {"state": "excluded", "reason": "Sáp nhập từ 01/6."})
    assert round_.of(commune.unit).state == "excluded"
    office.post(back)
    assert round_.of(commune.unit).state == "owed"


def test_the_word_report_is_a_file_to_keep(round_: Round, office: Client) -> None:
    round_.accept(round_.cast.commune)
    response = office.get(reverse("cycle-report", args=[round_.cycle.pk]))
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="tong-hop-bao-cao-6-thang-dau-nam-2026.docx"'
    )
    assert response.content[:2] == b"PK"


def test_many_are_returned_for_one_reason_and_none_without(round_: Round, office: Client) -> None:
    cast = round_.cast
    round_.send(cast.commune)
    round_.send(cast.school)
    chosen = {"report": [f"{round_.of(unit).pk}:1" for unit in (cast.commune, cast.school)]}
    address = reverse("cycle-return", args=[round_.cycle.pk])
    office.post(address, chosen)
    assert [round_.of(unit).state for unit in (cast.commune, cast.school)] == ["sent", "sent"]
    done = office.post(address, chosen | {"reason": "Thiếu thuyết minh"}, follow=True)
    assert texts(done, "//*[contains(@class, 'notice-success')]") == ["Đã trả lại 2 báo cáo kèm lý do."]
    assert {each.submissions.get(version=1).reason for each in map(round_.of, (cast.commune, cast.school))} == {
        "Thiếu thuyết minh"
    }


def test_the_table_by_unit_leads_to_the_units_that_it_counts(round_: Round, office: Client, at: At) -> None:
    cast = round_.cast
    round_.send(cast.school)
    table = reverse("cycle-matrix", args=[round_.cycle.pk])
    top, commune = (page(office.get(table, {"don-vi": unit.pk})) for unit in (cast.province, cast.commune))
    assert [[words(cell) for cell in row] for row in top.xpath("//tbody/tr")] == [
        ["Ủy ban nhân dân xã Suối Lam", "2", "1", "–", "–", "1", "–", "–", "–"],
        ["Ủy ban nhân dân phường Bến Đá", "1", "–", "–", "–", "1", "–", "–", "–"],
    ]
    assert [words(cell) for cell in top.xpath("//tfoot/tr/*")] == ["Cộng", "3", "1", "–", "–", "2", "–", "–", "–"]
    counted = [rows(office.get(link.get("href")))[0][1] for link in commune.xpath("//tbody//td/a")]
    assert counted == ["Ủy ban nhân dân xã Suối Lam", "Trường Tiểu học Suối Lam"]
    own = page(at(Role.HEAD, cast.commune).get(table))
    assert (words(own.xpath("//h1")[0]), own.xpath("//tbody//td/a")) == ("Ủy ban nhân dân xã Suối Lam", [])
    assert at(Role.HEAD, cast.commune).get(table, {"don-vi": cast.other_commune.pk}).status_code == 403


def test_a_few_units_are_compared_side_by_side(round_: Round, office: Client) -> None:
    cast = round_.cast
    round_.send(cast.commune, round_.typed(2, 3, 4))
    round_.send(cast.school, round_.typed(1, 1, 9))
    address = reverse("cycle-compare", args=[round_.cycle.pk])
    chosen = [f"{round_.of(unit).pk}:" for unit in (cast.commune, cast.school, cast.other_commune)]
    found = page(office.get(address, {"report": chosen})).xpath("//tbody/tr")
    assert [[words(cell) for cell in row.xpath("./td[@class='number']")] for row in found] == [
        ["2", "1", "–"],
        ["3", "1", "–"],
        ["4", "9", "–"],
    ]
    assert office.get(address, {"report": chosen[:1]}).status_code == 302
    answer = office.post(address, {"report": ["1:1", "2:1"], "csrfmiddlewaretoken": "secret", "reason": ""})
    assert answer["Location"] == f"{address}?report=1%3A1&report=2%3A1"
