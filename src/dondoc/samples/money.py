"""Invented money of the province's plan: this year's in every state, last year's settled, carried over and closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dondoc.accounts.models import User
from dondoc.budget.actions import (
    Allotment,
    add_source,
    allot,
    carry_over,
    close_year,
    correct,
    estimate,
    open_line,
    settle,
    spend,
)
from dondoc.budget.models import Line, Source
from dondoc.budget.rules import SourceKind
from dondoc.plans.models import Plan
from dondoc.units.models import UnitVersion

MILLION = 1_000_000
# code of a commune: asked, given, spent of this year, in million đồng
_COMMUNES = {
    "S01.01": (240, 200, 150),
    "S01.02": (180, 180, 20),  # slow
    "S01.03": (150, 120, 135),  # over
    "S01.04": (90, 90, 90),  # all spent
    "S01.05": (160, 0, 0),  # only asked
    "S01.06": (120, 110, 70),
}


class _Books:
    """Writes lines of one plan as its office."""

    def __init__(self, plan: Plan, root: int, office: User, today: date) -> None:
        self.plan, self.root, self.office, self.today = plan, root, office, today

    def line(self, unit_id: int, year: int, source: Source | None = None, kind: str = "province") -> Line:
        named = SourceKind(kind)
        return open_line(
            unit_id=unit_id, year=year, plan=self.plan, task=None, source_kind=named, source=source, by=self.office
        )

    def give(self, line: Line, millions: int, number: str, words: str = "") -> None:
        giver = None if line.unit_id == self.root else self.root
        day = min(self.today, date(line.year, 1, 15))
        by = Allotment(giver, number)
        allot(line=line, amount=millions * MILLION, day=day, words=words, allotment=by, by=self.office)

    def ask(self, line: Line, millions: int) -> None:
        day, words = min(self.today, date(line.year, 1, 5)), "Theo kế hoạch năm"
        estimate(line=line, amount=millions * MILLION, day=day, words=words, by=self.office)

    def pay(self, line: Line, millions: int, words: str) -> None:
        day = min(self.today, date(line.year, 1, 20) + timedelta(days=60))
        spend(line=line, amount=millions * MILLION, day=day, words=words, today=self.today, by=self.office)


def make_money(plan: Plan, units: Mapping[str, UnitVersion], people: Mapping[str, User], today: date) -> None:
    """Writes the books once; run again they stay as they are."""
    if Line.objects.exists():
        return
    root = units["S01"].unit_id
    books = _Books(plan, root, people["vanphong@songmay.example"], today)
    _last_year(books, units, today.year - 1)
    _this_year(books, units, today.year)


def _this_year(books: _Books, units: Mapping[str, UnitVersion], year: int) -> None:
    top = books.line(books.root, year)
    books.ask(top, 1_200)
    books.give(top, 1_000, "1250/QĐ-BTC")
    for code, (asked, given, spent) in _COMMUNES.items():
        line = books.line(units[code].unit_id, year)
        books.ask(line, asked)
        if given:
            books.give(line, given, "86/QĐ-UBND")
        if spent:
            books.pay(line, spent, "Mua bình chữa cháy, tổ chức lớp tập huấn")
    wrong = books.line(units["S01.06"].unit_id, year)
    books.pay(wrong, 12, "In tài liệu")
    entry = wrong.entries.filter(kind="spent").latest("pk")
    correct(entry=entry, reason="Ghi nhầm: khoản này thuộc kế hoạch khác.", day=books.today, by=books.office)
    gift = books.line(units["S01.01"].unit_id, year, kind="social")
    allotment = Allotment(None, "Biên bản 04/BB")
    day = min(books.today, date(year, 2, 10))
    words = "Doanh nghiệp ủng hộ thiết bị"
    allot(line=gift, amount=35 * MILLION, day=day, words=words, allotment=allotment, by=books.office)
    source = add_source(
        unit_id=books.root, kind=SourceKind.CENTRAL, name="Chương trình mẫu an toàn trường học", by=books.office
    )
    books.give(books.line(books.root, year, source, "central"), 80, "410/QĐ-TTg")
    for code, millions in (("S01.02", 60), ("S01.03", 30)):  # more than came in
        books.give(books.line(units[code].unit_id, year, source, "central"), millions, "90/QĐ-UBND")


def _last_year(books: _Books, units: Mapping[str, UnitVersion], year: int) -> None:
    top = books.line(books.root, year)
    books.give(top, 500, "1198/QĐ-BTC")
    line = books.line(units["S01.01"].unit_id, year)
    books.ask(line, 150)
    books.give(line, 140, "71/QĐ-UBND")
    books.pay(line, 120, "Sửa hệ thống báo cháy")
    settle(
        line=line,
        amount=120 * MILLION,
        day=books.today,
        words="Quyết toán năm",
        decision="19/QĐ-STC",
        today=books.today,
        by=books.office,
    )
    carry_over(line=line, amount=20 * MILLION, words="Chi tiếp năm sau", decision="22/QĐ-UBND", by=books.office)
    close_year(unit_id=books.root, year=year, today=books.today, by=books.office)
