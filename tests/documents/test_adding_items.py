"""Items that the reader missed: added, corrected, left out, like those that were read."""

from __future__ import annotations

from typing import Any

import pytest

from cast import Cast
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.documents.actions import add_item, confirm_item, drop_item, edit_item
from dondoc.documents.grounds import undecided
from dondoc.documents.models import Reading
from dondoc.documents.paper import marks
from dondoc.documents.rules import find, items, kind_of, merged, next_key, proposal, wordings
from dondoc.reader.grammar.doubts.signs import EDGE_OF_SCOPE
from readings import make_reading, office, plan_json, span

BY_HAND = {"rule": "hand", "confidence": "sure"}
TARGET = {"text": "12 lớp", "subject": "lớp", "comparator": ">=", "value": "12", "unit": "lớp"}


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


def add(cast: Cast, reading: Reading, kind: str, at: str | None = None, /, **values: str) -> str:
    reading.refresh_from_db()
    start, end = span(at) if at else (0, 0)
    place = (start, end) if at else None
    _changed, key = add_item(
        reading=reading, kind=kind, values=values, span=place, revision=reading.revision, by=office(cast)
    )
    reading.refresh_from_db()
    return key


def shown(reading: Reading) -> dict[str, dict[str, Any]]:
    return dict(items(proposal(reading.plan, reading.edits)))


def test_an_added_item_stands_beside_the_reading_with_its_words_and_is_logged(cast: Cast, reading: Reading) -> None:
    key = add(cast, reading, "targets", "12 lớp", **TARGET)
    kept = {
        **TARGET, "value": 12, "every": None, "by": None, "span": span("12 lớp"), "path": "", **BY_HAND,
    }  # fmt: skip
    assert (key, reading.edits, reading.plan, reading.revision) == (
        "targets.a1", {"targets.a1": {"add": kept}}, plan_json(), 1,
    )  # fmt: skip
    event = Event.objects.get(verb="reading.add")
    assert (event.before, event.after) == ({"targets.a1": None}, {"targets.a1": {"add": kept}})
    assert [mark.key for mark in marks(merged(reading.plan, reading.edits)) if mark.start == span("12 lớp")[0]] == [
        "targets.a1"
    ]


def test_a_task_goes_to_the_assignment_of_its_agency(cast: Cast, reading: Reading) -> None:
    key = add(cast, reading, "tasks", agency="Công an tỉnh", text="Trực 24/24 giờ", role="own", partners="Sở Y tế\n")
    assert key == "assignments.0.tasks.a1"
    assert reading.edits[key]["add"] == {
        "text": "Trực 24/24 giờ", "role": "own", "partners": ["Sở Y tế"], "time": None, "due": None, "every": None,
        "product": None, **BY_HAND,
    }  # fmt: skip
    assert "Sở Y tế" in wordings(proposal(reading.plan, reading.edits))


def test_a_new_agency_gets_an_assignment_in_the_documents_order(cast: Cast, reading: Reading) -> None:
    key = add(cast, reading, "tasks", "Bố trí kinh phí", agency="Sở Tài chính", text="Bố trí kinh phí", role="own")
    assert key == "assignments.a1.tasks.a1"
    blocks = proposal(reading.plan, reading.edits)["assignments"]
    assert [block["key"] for block in blocks] == [
        "assignments.0", "assignments.1", "assignments.a1", "assignments.2",
    ]  # fmt: skip
    assert set(reading.edits) == {"assignments.a1", key}
    assert find(reading.plan, reading.edits, key) == reading.edits[key]["add"] | {"added": key}


def test_an_agency_alone_waits_for_its_tasks(cast: Cast, reading: Reading) -> None:
    first = add(cast, reading, "assignments", agency="Sở Tài chính")
    assert "Sở Tài chính" not in wordings(proposal(reading.plan, reading.edits))
    second = add(cast, reading, "tasks", agency="Sở Tài chính", text="Bố trí kinh phí", role="own")
    assert (first, second) == ("assignments.a1", "assignments.a1.tasks.a1")


def test_words_that_were_copied_find_their_place_by_themselves(cast: Cast, reading: Reading) -> None:
    key = add(cast, reading, "recipients", name="Bộ Công an")
    assert reading.edits[key]["add"]["span"] == span("Bộ Công an")
    key = add(cast, reading, "citations", kind="Luật", number="55/2024/QH15")
    assert "span" not in reading.edits[key]["add"]
    assert shown(reading)[key]["document_key"] == "luat:55/2024/qh15:2024"


def test_an_added_item_is_corrected_left_out_and_taken_in_again(cast: Cast, reading: Reading) -> None:
    key = add(cast, reading, "targets", **TARGET)
    edit_item(reading=reading, key=key, values={"value": "15"}, revision=1, by=office(cast))
    drop_item(reading=reading, key=key, dropped=True, revision=2, by=office(cast))
    reading.refresh_from_db()
    assert {name: reading.edits[key][name] for name in ("set", "drop")} == {"set": {"value": 15}, "drop": True}
    assert {name: shown(reading)[key][name] for name in ("value", "dropped", "added")} == {
        "value": 15, "dropped": True, "added": key,
    }  # fmt: skip
    drop_item(reading=reading, key=key, dropped=False, revision=3, by=office(cast))
    edit_item(reading=reading, key=key, values={"value": "12"}, revision=4, by=office(cast))
    reading.refresh_from_db()
    assert set(reading.edits[key]) == {"add"}


def test_a_key_is_never_given_twice(cast: Cast, reading: Reading) -> None:
    keys = [add(cast, reading, "targets", **TARGET) for _time in range(2)]
    assert (keys, next_key(reading.edits, "targets")) == (["targets.a1", "targets.a2"], "targets.a3")
    assert [kind_of(key) for key in keys] == ["targets", "targets"]


@pytest.mark.parametrize(
    ("kind", "values", "places"),
    [
        ("targets", {"text": " "}, ["text", "comparator", "value", "unit"]),
        ("tasks", {"text": "Trực", "role": "own"}, ["agency"]),
        ("tasks", {"agency": "Công an tỉnh", "text": "Gọi số 0912 345 678", "role": "own"}, ["text"]),
        ("tasks", {"agency": "Công an tỉnh", "text": "Theo dõi dư luận trên mạng xã hội", "role": "own"}, ["text"]),
        (
            "tasks",
            {"agency": "A", "text": "Trực", "role": "own", "partners": "Nguyễn Văn A 0912 345 678"},
            ["partners"],
        ),
        ("deadlines", {"text": "Gửi báo cáo", "kind": "report", "due": "31/2/2026"}, ["due"]),
        ("citations", {"number": "1/KH"}, ["kind"]),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_stored(
    cast: Cast, reading: Reading, kind: str, values: dict[str, str], places: list[str]
) -> None:
    with pytest.raises(Invalid) as error:
        add(cast, reading, kind, **values)
    assert [problem.where for problem in error.value.problems] == places
    reading.refresh_from_db()
    assert (reading.edits, reading.revision) == ({}, 0)


def test_words_of_a_clause_outside_the_scope_are_refused_whatever_is_typed(cast: Cast, reading: Reading) -> None:
    with pytest.raises(Refused, match="ngoài phạm vi"):
        add(cast, reading, "tasks", "trên mạng xã hội", agency="Công an tỉnh", text="Kiểm tra trường học", role="own")
    with pytest.raises(Refused, match="ngoài phạm vi"):
        add(cast, reading, "tasks", agency="Công an tỉnh", text="trên mạng xã hội.", role="own")


def test_work_near_the_edge_of_the_scope_waits_for_a_decision_that_is_logged(cast: Cast, reading: Reading) -> None:
    key = add(cast, reading, "tasks", agency="Công an tỉnh", text="Lắp camera ở cổng trường", role="own")
    assert (shown(reading)[key]["doubt"], shown(reading)[key]["confidence"]) == (EDGE_OF_SCOPE.says, "doubtful")
    assert undecided(proposal(reading.plan, reading.edits)) == 1
    confirm_item(reading=reading, key=key, revision=1, by=office(cast))
    reading.refresh_from_db()
    assert undecided(proposal(reading.plan, reading.edits)) == 0
    assert Event.objects.get(verb="reading.edit").after[key]["seen"] is True


@pytest.mark.parametrize("kind", ["head", "outline", "amendments"])
def test_other_kinds_are_not_added(cast: Cast, reading: Reading, kind: str) -> None:
    with pytest.raises(KeyError):
        add(cast, reading, kind, text="x")


def test_a_decided_reading_takes_nothing_more(cast: Cast) -> None:
    with pytest.raises(Refused, match="đã được xử lý"):
        add(cast, make_reading(cast, state="accepted"), "targets", **TARGET)
