"""What may be entered on a line, what is refused, and what the sums say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from cast import Cast
from dondoc.budget.actions import Allotment, carry_over, close_year, correct, propose, reopen_year, settle, spend
from dondoc.budget.actions.correcting import reduce
from dondoc.budget.models import Entry, EntryKind, Line
from dondoc.budget.queries import by_plan_and_source, by_task_and_source, by_unit, line_sums
from dondoc.budget.queries.places import below
from dondoc.budget.queries.sums import chosen
from dondoc.budget.rules import LARGEST, SourceKind, Sums
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.facts import BY_KEY
from money import TODAY, YEAR, Money
from tasks import make_task

pytestmark = pytest.mark.django_db
ALL = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def money(cast: Cast) -> Money:
    return Money(cast)


@pytest.fixture
def given(money: Money, cast: Cast) -> dict[str, Line]:
    """100 to the province from outside, 60 of it to the commune, 25 of that to its school."""
    lines = {name: money.line(getattr(cast, name)) for name in ("province", "commune", "school")}
    money.give(lines["province"], 100)
    money.give(lines["commune"], 60, cast.province)
    money.give(lines["school"], 25, cast.commune)
    money.pay(lines["school"], 30)
    money.pay(lines["commune"], 10)
    return lines


def test_what_one_unit_gives_another_is_counted_once(cast: Cast, given: dict[str, Line]) -> None:
    found = by_unit(chosen(YEAR, below(cast.province.pk, TODAY)))
    assert found == {
        cast.province.pk: Sums(received=100, given=60),
        cast.commune.pk: Sums(received=60, given=25, spent=10),
        cast.school.pk: Sums(received=25, spent=30),
    }
    whole = sum(found.values(), Sums())
    assert (whole.allotted, whole.spent, whole.left) == (100, 40, 60)


def test_below_a_node_money_comes_from_outside_of_it(cast: Cast, given: dict[str, Line]) -> None:
    units = below(cast.commune.pk, TODAY)
    entries = chosen(YEAR, units)
    (plan,), (source,) = by_plan_and_source(entries, units)
    (task,), (same,) = by_task_and_source(entries, units)
    assert [plan.key, source.key, task.key] == [plan.key, ("province", ""), None] and same == source
    assert {(each.sums.allotted, each.sums.spent) for each in (plan, source, task)} == {(60, 40)}


def test_more_than_spent_is_not_settled(money: Money, given: dict[str, Line]) -> None:
    line = given["school"]
    said = {"line": line, "day": TODAY, "words": "", "decision": "", "today": TODAY, "by": money.office}
    with pytest.raises(Invalid, match="còn 30 đồng chưa quyết toán"):
        settle(amount=31, **said)
    settle(amount=30, **said)
    with pytest.raises(Invalid, match="Số này đã quyết toán"):
        correct(entry=line.entries.get(kind="spent"), reason="Ghi nhầm", day=TODAY, by=money.office)


def test_a_wrong_entry_is_taken_back_once_and_both_stay(money: Money, given: dict[str, Line]) -> None:
    wrong = given["school"].entries.get(kind="spent")
    counter = correct(entry=wrong, reason="Ghi nhầm dòng", day=TODAY, by=money.office)
    assert (counter.amount, counter.corrects, counter.words) == (-30, wrong, "Ghi nhầm dòng")
    assert line_sums(given["school"].pk) == Sums(received=25)
    for entry in (wrong, counter):
        with pytest.raises(Refused):
            correct(entry=entry, reason="Lần nữa", day=TODAY, by=money.office)
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        correct(entry=given["commune"].entries.get(kind="spent"), reason=" ", day=TODAY, by=money.office)


def test_carried_money_balances_and_is_taken_back_in_both_years(
    money: Money, given: dict[str, Line], cast: Cast
) -> None:
    line = given["commune"]
    with pytest.raises(Invalid, match="chỉ còn 25 đồng chưa chi, chưa giao lại"):
        carry_over(line=line, amount=26, words="", decision="", by=money.office)
    out, into = carry_over(line=line, amount=25, words="", decision="9/QĐ", by=money.office)
    assert (out.day, into.day, into.line.year, into.partner) == (date(2026, 12, 31), date(2027, 1, 1), 2027, out)
    assert (line_sums(line.pk).left, line_sums(into.line_id).available) == (0, 25)
    assert by_unit(chosen(YEAR, below(cast.commune.pk, TODAY)))[cast.commune.pk].left == 0
    correct(entry=into, reason="Không được chuyển", day=TODAY, by=money.office)
    assert (line_sums(line.pk).left, line_sums(into.line_id)) == (25, Sums())


def test_money_that_was_spent_too_much_on_one_task_keeps_nothing_of_another_from_going_on(
    money: Money, given: dict[str, Line], cast: Cast
) -> None:
    over = money.line(cast.commune, task=make_task(money.plan, "Mua sắm", "Công an"))
    money.pay(over, 90)
    out, _into = carry_over(line=given["commune"], amount=25, words="", decision="", by=money.office)
    assert out.amount == 25


def test_only_the_giver_takes_back_a_part_of_what_it_gave(money: Money, given: dict[str, Line], cast: Cast) -> None:
    said = {"line": given["school"], "kind": EntryKind.ALLOTTED, "day": TODAY, "reason": "Giảm dự toán"}
    for giver, least in ((cast.province.pk, "0 đồng"), (None, "0 đồng"), (cast.commune.pk, "25 đồng")):
        with pytest.raises(Invalid, match=f"chỉ ghi {least}"):
            reduce(amount=26, allotment=Allotment(giver, ""), by=money.office, **said)
    reduce(amount=20, allotment=Allotment(cast.commune.pk, ""), by=money.office, **said)
    with pytest.raises(Invalid, match="chỉ ghi 5 đồng"):
        reduce(amount=6, allotment=Allotment(cast.commune.pk, ""), by=money.office, **said)
    found = by_unit(chosen(YEAR, below(cast.province.pk, TODAY)))
    assert (found[cast.province.pk].given, found[cast.commune.pk].given, found[cast.school.pk].received) == (60, 5, 5)


def test_a_closed_year_takes_nothing_until_it_is_reopened_with_a_reason(
    money: Money, given: dict[str, Line], cast: Cast
) -> None:
    year = {"unit_id": cast.province.pk, "year": YEAR, "by": money.office}
    with pytest.raises(Refused, match="chưa hết"):
        close_year(today=TODAY, **year)
    close_year(today=date(2027, 2, 1), **year)
    with pytest.raises(Refused, match="Hãy đề nghị Ủy ban nhân dân tỉnh Sông Mây mở lại"):
        money.pay(given["school"], 1)
    with pytest.raises(Refused, match="đã khóa sổ"):
        money.line(cast.police)
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        reopen_year(reason="", now=datetime(2027, 3, 1, tzinfo=UTC), **year)
    reopen_year(reason="Kiểm toán yêu cầu", now=datetime(2027, 3, 1, tzinfo=UTC), **year)
    money.pay(given["school"], 1)
    assert line_sums(given["school"].pk).spent == 31


@pytest.mark.parametrize(
    ("amount", "day", "words", "sentence"),
    [
        (0, date(2026, 2, 1), "Mua", "từ 1 đến 100.000.000.000.000"),
        (LARGEST + 1, date(2026, 2, 1), "Mua", "từ 1 đến"),
        (1, date(2025, 12, 31), "Mua", "Ngày phải từ 01/01/2026 đến 01/09/2026"),
        (1, date(2026, 9, 2), "Mua", "Ngày phải từ"),
        (1, date(2026, 2, 1), " ", "Chưa ghi chi cho việc gì"),
        (1, date(2026, 2, 1), "Trả cho 0912 345 678", "số điện thoại"),
    ],
)
def test_odd_spending_is_refused(
    money: Money, given: dict[str, Line], amount: int, day: date, words: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        spend(line=given["school"], amount=amount, day=day, words=words, today=TODAY, by=money.office)
    assert given["school"].entries.count() == 2


def test_money_is_allotted_from_above_and_by_a_decision_alone(money: Money, cast: Cast) -> None:
    with pytest.raises(Refused, match="Chỉ đơn vị cấp trên"):
        money.give(money.line(cast.commune), 5, cast.police)
    assert not Entry.objects.exists()


def test_a_sum_that_the_plan_names_becomes_an_estimate_once(money: Money, cast: Cast) -> None:
    task = make_task(money.plan, "Diễn tập.", "Xã", (cast.commune, "own"))
    said = {"unit_id": cast.commune.pk, "year": YEAR, "task": task, "amount": 7, "source_kind": SourceKind.PROVINCE}
    line = propose(words="kinh phí 7 đồng", today=TODAY, by=money.office, **said)
    assert line_sums(line.pk) == Sums(estimate=7)
    with pytest.raises(Refused, match="đã có dự toán"):
        propose(words="", today=TODAY, by=money.office, **said)


def test_every_entry_is_in_the_log(money: Money, given: dict[str, Line]) -> None:
    verbs = Event.objects.filter(verb__startswith="budget.").values_list("verb", flat=True)
    assert sorted(verbs) == ["budget.allot"] * 3 + ["budget.open_line"] * 3 + ["budget.spend"] * 2


def test_a_unit_is_measured_by_its_own_money(cast: Cast, given: dict[str, Line]) -> None:
    ids = [cast.province.pk, cast.commune.pk, cast.police.pk]
    told = {key: BY_KEY[key].measure(ids, *ALL) for key in ("budget.spent", "budget.allotted", "budget.spent_amount")}
    share = {unit_id: (one.amount, one.of) for unit_id, one in told["budget.spent"].items()}
    assert share == {cast.province.pk: (0, 40), cast.commune.pk: (10, 35)}
    assert {unit_id: one.amount for unit_id, one in told["budget.allotted"].items()} == {ids[0]: 40, ids[1]: 35}
    assert {unit_id: one.amount for unit_id, one in told["budget.spent_amount"].items()} == {ids[1]: 10}


@time_machine.travel(datetime(2026, 9, 1, 3, tzinfo=UTC))
def test_a_year_that_has_not_begun_is_not_spent(money: Money, cast: Cast) -> None:
    line = money.line(cast.commune, year=2027)
    with pytest.raises(Refused, match="chưa bắt đầu"):
        money.pay(line, 1)
