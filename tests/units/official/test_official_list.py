"""The list that ships: sound, complete, with every difference told; and the checker that says so finds damage."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.units.models import UnitKind
from dondoc.units.official import checking
from dondoc.units.official.checking import Count, counts, faults
from dondoc.units.official.rows import REFORM, START, Decision, How, OfficialList, Span, Succeeding, official_list

ROOT = Path(__file__).parents[3]
PROVINCE, DISTRICT, COMMUNE = UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE
LATER = date(2026, 4, 30)


def test_the_shipped_list_holds_in_every_point() -> None:
    assert faults(official_list()) == []


def test_the_shipped_list_has_the_published_numbers_of_units_on_every_day() -> None:
    now = {"province": 34, "commune": 3_321, "Đặc khu": 13}
    assert counts(official_list()) == (
        Count(START, {
            "province": 63, "Tỉnh": 57, "Thành phố": 6, "district": 696,
            "commune": 10_035, "Xã": 7_695, "Phường": 1_724, "Thị trấn": 616,
        }),
        Count(REFORM, now | {"Tỉnh": 28, "Thành phố": 6, "Xã": 2_621, "Phường": 687}),
        Count(LATER, now | {"Tỉnh": 27, "Thành phố": 7, "Xã": 2_611, "Phường": 697}),
        Count(date(2026, 9, 1), now | {"Tỉnh": 26, "Thành phố": 8, "Xã": 2_611, "Phường": 697}),
        Count(date(2026, 9, 20), now | {"Tỉnh": 25, "Thành phố": 9, "Xã": 2_599, "Phường": 709}),
    )  # fmt: skip


def test_the_page_lists_every_row_in_which_releases_differ_and_nothing_else() -> None:
    listed = official_list()
    lines = (ROOT / "docs" / "official-units.md").read_text(encoding="utf-8").splitlines()
    shown = Counter(
        line.split(" | ")[1] for line in lines if line.startswith(("| districts |", "| communes |", "| changes |"))
    )
    marked = [span.code for span in listed.spans if span.differs] + [
        each.old for each in listed.changes if each.differs
    ]
    assert shown == Counter(marked)
    assert len(marked) == 177


def test_every_decision_and_source_is_complete() -> None:
    folder = ROOT / "src" / "dondoc" / "units" / "official"
    for name, needed in (
        ("decisions", ("number", "day", "level")),
        ("sources", ("source", "holds", "licence", "where")),
    ):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [row for row in csv.DictReader(file) if not all(row[column] for column in needed)] == []


def test_a_small_list_is_sound(small: OfficialList) -> None:
    assert faults(small) == []


Damage = Callable[[OfficialList], OfficialList]


def span_with(of: str, **facts: object) -> Damage:
    """The list with other facts in the last line of a code."""

    def damaged(listed: OfficialList) -> OfficialList:
        place = max(place for place, span in enumerate(listed.spans) if span.code == of)
        spans = list(listed.spans)
        spans[place] = replace(spans[place], **facts)  # type: ignore[arg-type]
        return replace(listed, spans=tuple(spans))

    return damaged


def without_change(old: str) -> Damage:
    return lambda listed: replace(listed, changes=tuple(each for each in listed.changes if each.old != old))


def with_change(change: Succeeding) -> Damage:
    return lambda listed: replace(listed, changes=(*listed.changes, change))


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (span_with("00004", code="0004"), "0004 Xã Mới (01/07/2025): mã phải có 5 chữ số."),
        (span_with("00004", name="Ấp Mới"), "00004 Ấp Mới (01/07/2025): tên không bắt đầu bằng loại đơn vị."),
        (span_with("00004", name="Xã Mơ\u0301i"), "00004 Xã Mơ\u0301i (01/07/2025): tên chưa ở dạng dựng sẵn hoặc có khoảng trắng thừa."),
        (span_with("00004", until=REFORM), "00004 Xã Mới (01/07/2025): ngày hết hiệu lực không sau ngày có hiệu lực."),
        (span_with("00007", code="00004"), "00004 Xã Khác (01/07/2025) và 00004 Xã Mới (01/07/2025) cùng có mã này trong một thời gian."),
        (span_with("00007", name="Xã Mới"), "00007 Xã Mới (01/07/2025) và 00004 Xã Mới (01/07/2025) cùng có tên này trong một thời gian."),
        (span_with("00004", parent="02"), "00004 Xã Mới (01/07/2025): không có đơn vị cấp trên mang mã 02 trong suốt thời gian đó."),
        (span_with("00004", parent="001"), "00004 Xã Mới (01/07/2025): không có đơn vị cấp trên mang mã 001 trong suốt thời gian đó."),
        (without_change("00001"), "00001 Xã Một (01/03/2025): không rõ đã nhập vào đâu khi kết thúc."),
        (without_change("00006"), "00007 Xã Khác (01/07/2025): không rõ hình thành từ đâu."),
        (with_change(Succeeding("00009", "00004", REFORM, How.WHOLE, "")), "00009 → 00004 (01/07/2025): không có đơn vị mang mã 00009 kết thúc ngày đó."),
        (with_change(Succeeding("00001", "00009", REFORM, How.WHOLE, "")), "00001 → 00009 (01/07/2025): không có đơn vị mang mã 00009 bắt đầu ngày đó."),
        (with_change(Succeeding("00001", "00007", REFORM, How.PART, "")), "00001 → 00004 (01/07/2025): phải nhập trọn vào một đơn vị, hoặc chia về nhiều đơn vị khác nhau."),
        (lambda listed: replace(listed, decisions=()), "00004 Xã Mới (01/07/2025): cần đúng một nghị quyết, đang có 0."),
    ],
)  # fmt: skip
def test_the_checker_tells_of_damage(small: OfficialList, damage: Damage, told: str) -> None:
    assert told in faults(damage(small))


def test_the_checker_counts(small: OfficialList, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "KNOWN", {REFORM: {"commune": 3, "Xã": 2}})
    assert faults(small) == ["Ngày 01/07/2025 có 2 commune, phải là 3."]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> OfficialList:
    """One province, one district; two communes become one, another goes on under a new name and code."""
    monkeypatch.setattr(checking, "KNOWN", {})
    return OfficialList(
        spans=(
            Span(PROVINCE, "01", "Tỉnh Thử", "", START, None, ""),
            Span(DISTRICT, "001", "Huyện Thử", "01", START, REFORM, ""),
            Span(COMMUNE, "00001", "Xã Một", "001", START, REFORM, ""),
            Span(COMMUNE, "00002", "Xã Hai", "001", START, REFORM, ""),
            Span(COMMUNE, "00006", "Thị trấn Ba", "001", START, REFORM, ""),
            Span(COMMUNE, "00004", "Xã Mới", "01", REFORM, None, ""),
            Span(COMMUNE, "00007", "Xã Khác", "01", REFORM, None, ""),
        ),
        changes=(
            Succeeding("00001", "00004", REFORM, How.WHOLE, ""),
            Succeeding("00002", "00004", REFORM, How.WHOLE, ""),
            Succeeding("00006", "00007", REFORM, How.SAME, ""),
        ),
        decisions=(Decision("1/NQ", REFORM, COMMUNE, "01"),),
    )
