"""Comparing the items of a plan with those of a new text. All items are invented."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.amending import (
    FIELDS,
    Concerned,
    Differences,
    Item,
    Kind,
    What,
    concerned,
    differences,
    differences_from,
    stored_differences,
)

WORDS = ("Kiểm tra", "hồ đập", "trường học", "trước mùa mưa", "tập huấn", "nạo vét kênh", "báo cáo", "lần 2")


def task(key: str, text: str, path: str = "II.1", **values: Any) -> Item:
    """A task of "Công an tỉnh", held by unit 1 as its own work."""
    units = values.pop("units", {1: "own"})
    plain = {"agency": "Công an tỉnh", "role": "own", "partners": [], "time": "", "due": "", "every": "", "product": ""}
    return Item(Kind.TASK, key, path, text, plain | values, units, held=values.pop("held", None))


def target(key: str, text: str, value: str) -> Item:
    values = {"subject": "hồ", "comparator": ">=", "value": value, "unit": "%", "every": "", "by": ""}
    return Item(Kind.TARGET, key, "I.1", text, values)


def said(item: Item) -> str:
    """What an item says, whatever its key."""
    values = {name: item.values[name] for name in FIELDS[item.kind]}
    return repr((item.kind, item.path, item.text, values, sorted(item.units.items())))


def applied(old: Sequence[Item], found: Differences) -> list[Item]:
    """The items after the differences: from the old ones, the fields and units that a line names, and nothing else."""
    after = []
    for line in found.lines:
        if line.new is None:
            continue
        base = line.old
        if base is None:
            after.append(line.new)
            continue
        units = {unit: role for unit, role in base.units.items() if unit not in line.lost}
        units |= dict(line.gained) | dict(line.roles)
        values = dict(base.values) | {name: line.new.values[name] for name in line.fields if name in base.values}
        path = line.new.path if "path" in line.fields else base.path
        text = line.new.text if "text" in line.fields else base.text
        after.append(Item(base.kind, base.key, path, text, values, units))
    assert {id(line.old) for line in found.lines if line.old} == {id(item) for item in old}
    return after


def items_of() -> st.SearchStrategy[list[Item]]:
    """Some items, often with words, headings and agencies in common."""
    text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
    path = st.sampled_from(["I", "II.1", "II.2", "III"])
    value = st.sampled_from(["", "a", "b"])
    units = st.dictionaries(st.integers(1, 4), st.sampled_from(["lead", "own"]), max_size=3)

    @st.composite
    def item(draw: st.DrawFn) -> Item:
        kind = draw(st.sampled_from(Kind))
        values = {name: draw(value) for name in FIELDS[kind]}
        return Item(kind, str(draw(st.integers(0, 10**6))), draw(path), draw(text), values, draw(units))

    return st.lists(item(), max_size=9, unique_by=lambda each: each.key)


@given(items_of())
def test_a_text_does_not_differ_from_itself(items: list[Item]) -> None:
    found = differences(items, items)
    assert found.empty
    assert [line.what for line in found.lines] == [What.KEPT] * len(items)


@given(items_of(), items_of())
def test_the_old_items_with_the_differences_are_the_new_ones(old: list[Item], new: list[Item]) -> None:
    after = applied(old, differences(old, new))
    assert Counter(map(said, after)) == Counter(map(said, new))


@given(items_of(), items_of(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(old: list[Item], new: list[Item], chance: random.Random) -> None:
    def content(found: Differences) -> Counter[str]:
        return Counter(
            repr((line.old and said(line.old), line.new and said(line.new), line.gained, line.lost, line.roles))
            for line in found.lines
        )

    first = content(differences(old, new))
    assert content(differences(chance.sample(old, len(old)), chance.sample(new, len(new)))) == first


@given(items_of(), items_of())
def test_differences_are_read_back_as_they_were_stored(old: list[Item], new: list[Item]) -> None:
    found = differences(old, new)
    stored = stored_differences(found)
    assert stored_differences(differences_from(stored)) == stored
    assert [line.what for line in differences_from(stored).lines] == [line.what for line in found.changes]


def test_the_same_words_go_together_before_like_words_of_the_same_heading() -> None:
    old = [task("1", "Kiểm tra hồ đập", "II.1"), task("2", "Kiểm tra hồ đập lớn", "II.2")]
    new = [task("a", "Kiểm tra hồ đập lớn", "II.1"), task("b", "Kiểm tra hồ đập nhỏ", "II.2")]
    found = differences(old, new)
    assert [(line.old and line.old.key, line.new and line.new.key) for line in found.lines] == [
        ("2", "a"),
        ("1", "b"),
    ]


def test_of_several_items_with_the_same_words_those_of_the_same_agency_go_together() -> None:
    words = "Tổ chức thực hiện Kế hoạch."
    old = [task("1", words, "II.1"), task("2", words, "II.2", agency="Sở Y tế")]
    new = [task("a", words, "II.3", agency="Sở Y tế"), task("b", words, "II.4")]
    found = differences(old, new)
    assert {(line.old and line.old.key, line.new and line.new.key) for line in found.lines} == {("2", "a"), ("1", "b")}
    assert found.empty


def test_an_item_under_another_heading_stays_the_same_item() -> None:
    found = differences([task("1", "Nạo vét kênh", "II.1")], [task("a", "Nạo vét kênh", "III.4")])
    (line,) = found.lines
    assert (line.what, line.fields) == (What.KEPT, ("path",))


def test_a_figure_written_anew_is_the_same_target() -> None:
    found = differences([target("1", "90% hồ có quan trắc", "90")], [target("a", "95% hồ có quan trắc", "95")])
    (line,) = found.changes
    assert (line.what, line.fields) == (What.CHANGED, ("text", "value"))


def test_words_that_say_something_else_end_one_item_and_begin_another() -> None:
    found = differences([task("1", "Nạo vét kênh mương")], [task("a", "Phối hợp diễn tập chữa cháy tại trường học")])
    assert {line.what for line in found.lines} == {What.ADDED, What.ENDED}


def test_units_that_took_a_task_over_since_are_not_given_it_again() -> None:
    old = [task("1", "Nạo vét kênh", units={1: "own"}, held=frozenset({5}))]
    found = differences(old, [task("a", "Nạo vét kênh", units={5: "own", 6: "own"})])
    (line,) = found.changes
    assert (line.gained, line.lost) == (((6, "own"),), ())


def test_what_a_person_leaves_out_changes_nothing() -> None:
    old = [task("1", "Nạo vét kênh"), task("2", "Cắm biển báo")]
    found = differences(old, [task("a", "Nạo vét kênh chính"), task("b", "Trực ban mùa mưa")])
    assert [line.id for line in found.changes] == ["tasks_1_a", "tasks__b", "tasks_2_"]
    assert found.without({"tasks_1_a", "tasks__b", "tasks_2_"}).empty
    assert [line.id for line in found.without({"tasks__b"}).changes] == ["tasks_1_a", "tasks_2_"]


def test_each_unit_is_told_what_it_gains_loses_and_does_otherwise() -> None:
    old = [
        task("1", "Nạo vét kênh", units={1: "own", 2: "own"}, due="2026-06-30"),
        task("2", "Cắm biển báo nguy hiểm quanh hồ", units={1: "own"}),
        task("3", "Trực ban", units={3: "own"}),
        target("4", "90% hồ có quan trắc", "90"),
    ]
    new = [
        task("a", "Nạo vét kênh", units={1: "own", 4: "lead"}, due="2026-09-30"),
        task("b", "Cắm biển báo cấm tắm quanh hồ", units={1: "own"}),
        target("c", "95% hồ có quan trắc", "95"),
    ]
    assert concerned(differences(old, new), {1, 9}) == (
        Concerned(1, moved=1, changed=1, targets=1),
        Concerned(2, lost=1),
        Concerned(3, lost=1),
        Concerned(4, gained=1),
        Concerned(9, targets=1),
    )
