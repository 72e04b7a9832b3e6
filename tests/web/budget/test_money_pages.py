"""The pages of money: what each seat sees and may enter, lists, files."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.budget.books.cells import read_line
from dondoc.budget.books.layout import ESTIMATE, HEAD, NOTE, RECEIVED, SPENT, key_of
from dondoc.budget.models import Closing, Line
from dondoc.budget.queries import line_sums
from dondoc.budget.rules import SourceKind, Sums
from dondoc.documents.models import Reading
from money import Money
from tasks import make_task
from web.conftest import Open
from web.html import page, rows, text_of

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_september() -> Any:
    with time_machine.travel("2026-09-01 10:00+07:00", tick=False):
        yield


@pytest.fixture
def money(cast: Cast) -> Money:
    return Money(cast)


@pytest.fixture
def line(money: Money, cast: Cast) -> Line:
    """60 million for the commune, given by the province, 10 spent."""
    found = money.line(cast.commune)
    money.give(money.line(cast.province), 100_000_000)
    money.give(found, 60_000_000, cast.province)
    money.pay(found, 10_000_000)
    return found


@pytest.fixture
def office(cast: Cast, signed_in: Open) -> Client:
    return signed_in(cast.user(Role.OFFICE, cast.province))


@pytest.fixture
def commune(cast: Cast, signed_in: Open) -> Client:
    return signed_in(cast.user(Role.OFFICER, cast.commune))


def test_the_overview_adds_up_the_unit_and_those_below(line: Line, office: Client) -> None:
    answer = office.get(reverse("budget"))
    assert rows(answer)[:2] == [
        ["Phần của chính đơn vị Giải ngân chậm", "0", "40.000.000", "0", "0,0%", "40.000.000", "0"],
        ["Ủy ban nhân dân xã Suối Lam Giải ngân chậm", "0", "60.000.000", "10.000.000", "16,7%", "50.000.000", "0"],
    ]
    assert "Đơn vị được giao 100.000.000 đồng, giao lại cho cấp dưới 60.000.000 đồng" in text_of(answer)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"q": "suoi lam"}, ["Ủy ban nhân dân xã Suối Lam"]),
        ({"state": "over"}, []),
        ({"source": "social"}, []),
        ({"sort": "-available"}, ["Ủy ban nhân dân xã Suối Lam", "Phần của chính đơn vị"]),
        ({"year": "2025"}, []),
    ],
)
def test_the_overview_is_filtered_and_sorted(line: Line, office: Client, asked: Any, names: list[str]) -> None:
    found = office.get(reverse("budget"), asked, headers={"HX-Request": "true"})
    tables = rows(found)
    assert [row[0].removesuffix(" Giải ngân chậm") for row in tables if len(row) == 7] == names


def test_a_unit_enters_its_spending_and_not_its_allotment(line: Line, commune: Client) -> None:
    typed = {"amount": "1.500.000", "day": "01/06/2026", "words": "Mua bình chữa cháy"}
    answer = commune.post(reverse("budget-spend", args=[line.pk]), typed)
    assert (answer.status_code, answer["Location"]) == (302, reverse("budget-line", args=[line.pk]))
    assert line_sums(line.pk).spent == 11_500_000
    assert commune.post(reverse("budget-allot", args=[line.pk]), typed | {"decision": "1/QĐ"}).status_code == 403


def test_what_is_typed_wrongly_is_told_beside_its_field(line: Line, commune: Client) -> None:
    typed = {"amount": "1,5 triệu", "day": "01/06/2026", "words": "Trả cho 0912 345 678"}
    answer = commune.post(reverse("budget-spend", args=[line.pk]), typed)
    assert answer.status_code == 422
    assert "Hãy ghi số tiền bằng đồng, là số nguyên" in text_of(answer)
    assert line.entries.count() == 2


def test_money_of_the_public_is_recorded_by_the_unit_itself(money: Money, cast: Cast, commune: Client) -> None:
    line = money.line(cast.commune, SourceKind.SOCIAL)
    typed = {"amount": "5000000", "day": "01/06/2026", "words": "", "decision": "Biên bản 3/BB"}
    assert commune.post(reverse("budget-allot", args=[line.pk]), typed).status_code == 302
    assert line.entries.values_list("amount", "giver_id").get() == (5_000_000, None)


def test_an_entry_is_taken_back_on_its_line(line: Line, commune: Client) -> None:
    spent, given = line.entries.get(kind="spent"), line.entries.get(kind="allotted")
    assert commune.post(reverse("budget-correct", args=[given.pk]), {"reason": "x"}).status_code == 403
    assert commune.post(reverse("budget-correct", args=[spent.pk]), {"reason": "Nhầm dòng"}).status_code == 302
    assert "bút toán giảm" in text_of(commune.get(reverse("budget-line", args=[line.pk])))


def test_a_new_line_is_opened_for_a_unit_and_a_task(money: Money, cast: Cast, office: Client) -> None:
    task = make_task(money.plan, "Diễn tập.", "Xã", (cast.commune, "own"))
    shown = office.get(reverse("budget-line-new"), {"plan": money.plan.pk})
    assert "Diễn tập." in text_of(shown)
    typed = {"unit": cast.commune.pk, "year": 2026, "plan": money.plan.pk, "task": task.pk, "source": "central"}
    answer = office.post(reverse("budget-line-new"), typed)
    assert answer["Location"] == reverse("budget-line", args=[Line.objects.get().pk])


def test_lines_take_eight_queries_at_most(
    money: Money, cast: Cast, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number, unit in enumerate((cast.commune, cast.school, cast.police, cast.other_commune)):
        made = money.line(unit)
        money.ask(made, 10)
        if number in (0, 3):
            with django_assert_max_num_queries(8):
                assert len(rows(office.get(reverse("budget-lines")))) == number + 1


@pytest.mark.parametrize(("state", "count"), [("over", 1), ("slow", 1), ("unallotted", 1), ("settled", 0), ("", 3)])
def test_lines_are_found_by_how_they_stand(money: Money, cast: Cast, office: Client, state: str, count: int) -> None:
    over, slow = money.line(cast.commune), money.line(cast.school)
    money.ask(money.line(cast.police), 1)
    money.give(over, 10, cast.province)
    money.pay(over, 11)
    money.give(slow, 10, cast.province)
    assert len(rows(office.get(reverse("budget-lines"), {"state": state}, headers={"HX-Request": "1"}))) == count


def test_a_sum_that_the_plan_names_is_taken_in_one_click(money: Money, cast: Cast, office: Client) -> None:
    task = make_task(money.plan, "Diễn tập.", "Xã", (cast.commune, "own"))
    funds = {"text": "kinh phí 7 triệu đồng", "span": [0, 1], "amount": 7_000_000, "source": "ngân sách xã"}
    told = {"span": [task.span_start, task.span_end], "funds": [funds]}
    Reading.objects.filter(pk=money.plan.reading_id).update(plan={"assignments": [{"tasks": [told]}]})
    assert "7.000.000" in text_of(office.get(reverse("plan-budget", args=[money.plan.pk])))
    answer = office.post(reverse("budget-propose", args=[money.plan.pk, task.pk, 0]), {"year": "2026"})
    line = Line.objects.get()
    assert (answer["Location"], line.unit_id, line.source_kind) == (
        reverse("budget-line", args=[line.pk]),
        cast.commune.pk,
        "commune",
    )
    assert "Đã có dòng" in text_of(office.get(reverse("plan-budget", args=[money.plan.pk])))


def test_what_is_seen_is_exported(line: Line, office: Client) -> None:
    book = load_workbook(BytesIO(content(office.get(reverse("budget-export")))))
    units = [[cell.value for cell in row][:3] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert units == [
        ["Phần của chính đơn vị", 0, 40_000_000],
        ["Ủy ban nhân dân xã Suối Lam", 0, 60_000_000],
        ["Cộng", 0, 100_000_000],
    ]
    lines = load_workbook(BytesIO(content(office.get(reverse("budget-lines-export"))))).active
    assert lines is not None and lines.max_row == 3


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def book_of(client: Client, **asked: str) -> bytes:
    return content(client.get(reverse("budget-book-file"), {"year": "2026"} | asked))


def edited(data: bytes, cells: dict[tuple[int, int], object]) -> bytes:
    book = load_workbook(BytesIO(data))
    sheet: Worksheet = book.worksheets[0]
    for (line, column), value in cells.items():
        sheet.cell(HEAD + 2 + line, column + 1).value = value  # type: ignore[assignment]
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def send(client: Client, data: bytes, **more: str) -> HttpResponse:
    answer: Any = client.post(reverse("budget-book"), {"file": SimpleUploadedFile("a.xlsx", data), **more})
    return answer


def mark_of(answer: HttpResponse) -> str:
    return str(answer.context["mark"])


def test_a_workbook_comes_back_is_previewed_and_taken_once(line: Line, commune: Client) -> None:
    data = edited(book_of(commune), {(0, ESTIMATE): 70_000_000, (0, SPENT): "12.000.000", (0, NOTE): "Quý III"})
    shown = send(commune, data)
    assert "Tệp sẽ ghi 2 thay đổi" in text_of(shown)
    assert line_sums(line.pk) == Sums(received=60_000_000, spent=10_000_000)
    assert "Đã ghi 2 thay đổi" in text_of(send(commune, data, mark=mark_of(shown)))
    assert line_sums(line.pk) == Sums(estimate=70_000_000, received=60_000_000, spent=12_000_000)
    assert "không có gì thay đổi" in text_of(send(commune, data))
    assert line.entries.count() == 4


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({(0, SPENT): "=1+1"}, "ô K5 (Đã giải ngân (lũy kế))Ô này là công thức"),
        ({(0, SPENT): 1.5}, "là số nguyên từ 0"),
        ({(0, SPENT): "mười"}, "là số nguyên từ 0"),
        ({(0, RECEIVED): 1}, "Vị trí của bạn không ghi cột này"),
        ({(0, SPENT): 5}, "Số ở dòng này giảm đi. Hãy ghi lý do"),
        ({(0, 0): "x"}, "Dòng này không có trong phần mềm"),
        ({(0, SPENT): 11_000_000, (0, NOTE): "gọi 0912 345 678"}, "số điện thoại cá nhân"),
    ],
)
def test_what_is_wrong_in_a_workbook_is_told_by_cell_and_nothing_is_taken(
    line: Line, commune: Client, cells: dict[tuple[int, int], object], told: str
) -> None:
    answer = send(commune, edited(book_of(commune), cells))
    assert (answer.status_code, told in text_of(answer)) == (422, True), text_of(answer)
    assert line.entries.count() == 2


def test_an_office_fills_in_for_all_below_and_what_changed_since_is_told(
    line: Line, office: Client, money: Money
) -> None:
    before = book_of(office, below="1")
    money.give(line, 5, money.cast.province)
    assert "không có gì thay đổi" in text_of(send(office, before))
    answer = send(office, edited(before, {(1, RECEIVED): 80_000_000}))
    assert "đã thay đổi sau khi tải tệp" in text_of(answer)


def test_an_office_enters_the_spending_of_a_unit_below_with_the_reason(line: Line, office: Client, cast: Cast) -> None:
    data = edited(book_of(office, below="1"), {(1, SPENT): 12_000_000})
    assert "Chưa ghi lý do nhập thay" in text_of(send(office, data))
    shown = send(office, data, entered_reason="Xã mất mạng")
    assert "Đã ghi 1 thay đổi" in text_of(send(office, data, entered_reason="Xã mất mạng", mark=mark_of(shown)))
    entry = line.entries.order_by("-pk")[0]
    assert (entry.amount, entry.entered_by_unit_id, entry.entered_reason) == (
        2_000_000, cast.province.pk, "Xã mất mạng",
    )  # fmt: skip
    assert "Ủy ban nhân dân tỉnh Sông Mây nhập thay: Xã mất mạng" in text_of(
        office.get(reverse("budget-line", args=[line.pk]))
    )
    typed = {"amount": "5", "day": "01/03/2026", "words": "Mua bình"}
    assert office.post(reverse("budget-spend", args=[line.pk]), typed).status_code == 422
    typed["entered_reason"] = "Xã mất mạng"
    assert office.post(reverse("budget-spend", args=[line.pk]), typed).status_code == 302


def test_a_file_of_another_kind_is_refused(line: Line, commune: Client) -> None:
    book = load_workbook(BytesIO(book_of(commune)))
    book.worksheets[0].cell(1, 1).value = "khác"
    file = BytesIO()
    book.save(file)
    for data, told in ((b"PK", "không phải là Excel"), (file.getvalue(), "không phải tệp kinh phí")):
        assert told in text_of(send(commune, data))


def test_the_office_names_a_source_for_those_below(cast: Cast, office: Client, commune: Client) -> None:
    office.post(reverse("budget-sources"), {"kind": "central", "name": "Chương trình 1719"})
    assert "Ngân sách trung ương: Chương trình 1719" in text_of(commune.get(reverse("budget-line-new")))


def test_a_year_that_is_over_is_closed_and_reopened_with_a_reason(cast: Cast, office: Client) -> None:
    answer = office.post(reverse("budget-year-close", args=[2025]), follow=True)
    assert "Đã khóa sổ năm 2025" in text_of(answer)
    answer = office.post(reverse("budget-year-reopen", args=[2025]), {"reason": "Kiểm toán"}, follow=True)
    assert "Đã mở lại năm 2025" in text_of(answer)


def test_a_line_tells_what_its_unit_gave_on(money: Money, cast: Cast, office: Client) -> None:
    own = money.line(cast.province)
    money.give(own, 1_000_000)
    address = reverse("budget-line", args=[own.pk])
    assert "Giao lại cho cấp dưới" not in text_of(office.get(address))
    money.give(money.line(cast.commune), 400_000, cast.province)
    told = page(office.get(address)).xpath("//*[contains(@class, 'money-figures')]")[0].text_content()
    assert "".join(told.split()) == (
        "0đồngDựtoánđềnghị1.000.000đồngĐượcgiao400.000đồngGiaolạichocấpdưới"
        "0đồngĐãgiảingân600.000đồngCònlại0đồngĐãquyếttoán"
    )


def test_a_year_before_the_unit_came_to_be_is_empty(office: Client) -> None:
    answer = office.get(reverse("budget"), {"year": 2019})
    assert (answer.status_code, "Năm 2019" in text_of(answer) or "2019" in text_of(answer)) == (200, True)


@pytest.mark.parametrize("year", [0, 1, 2100, 99_999])
def test_a_year_that_is_none_or_not_over_is_not_closed(office: Client, year: int) -> None:
    answer = office.post(reverse("budget-year-close", args=[year]), follow=True)
    assert (answer.status_code, Closing.objects.count()) == (422, 0)


def test_a_number_without_end_in_a_workbook_is_no_amount() -> None:
    said = read_line(5, [key_of(1, (0, 0, 0, 0)), *[None] * (SPENT - 1), float("inf")], "Kinh phí", {})
    assert [problem.where for problem in said.problems] == ["trang Kinh phí, ô K5 (Đã giải ngân (lũy kế))"]


def test_others_see_neither_the_line_nor_its_sums(line: Line, cast: Cast, signed_in: Open) -> None:
    police = signed_in(cast.user(Role.OFFICE, cast.police))
    assert police.get(reverse("budget-line", args=[line.pk])).status_code == 404
    assert police.get(reverse("budget"), {"unit": cast.commune.pk}).status_code == 404
    assert rows(police.get(reverse("budget-lines"))) == []


def test_the_history_tells_amounts(line: Line, office: Client) -> None:
    told = text_of(office.get(reverse("budget-line-history", args=[line.pk])))
    assert "giao kinh phí" in told and "60.000.000" in told


def test_no_formula_is_ever_written(line: Line, money: Money, office: Client) -> None:
    money.plan.title = "=HYPERLINK(1)"
    money.plan.save()
    sheet = load_workbook(BytesIO(book_of(office, below="1"))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_the_overview_asks_no_more_for_more_units(
    money: Money, cast: Cast, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number, unit in enumerate((cast.commune, cast.school, cast.police, cast.other_commune), start=1):
        money.give(money.line(unit), 10, cast.province)
        with django_assert_max_num_queries(8):
            assert office.get(reverse("budget")).status_code == 200, number
