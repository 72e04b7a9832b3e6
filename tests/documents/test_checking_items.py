from __future__ import annotations

import pytest

from cast import Cast
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.documents.actions import confirm_item, drop_item, edit_item, state_absent
from dondoc.documents.models import Reading
from dondoc.documents.rules import missing, proposal
from readings import make_reading, office, plan_json


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


def edit(cast: Cast, reading: Reading, key: str, **values: str) -> Reading:
    reading.refresh_from_db()
    return edit_item(reading=reading, key=key, values=values, revision=reading.revision, by=office(cast))


def test_a_correction_stands_beside_the_reading_and_is_logged(cast: Cast, reading: Reading) -> None:
    changed = edit(cast, reading, "targets.0", value="90", by="30/11/2026")
    reading.refresh_from_db()
    assert reading.plan == plan_json()
    assert reading.edits == {"targets.0": {"set": {"value": 90, "by": "2026-11-30"}}}
    assert (reading.revision, changed.revision) == (1, 1)
    event = Event.objects.get(verb="reading.edit")
    assert (event.user, event.unit_id, event.before, event.after) == (
        office(cast),
        cast.province.pk,
        {"targets.0": None},
        {"targets.0": {"set": {"value": 90, "by": "2026-11-30"}}},
    )


def test_fields_that_are_not_named_keep_their_correction(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "targets.0", value="90")
    edit(cast, reading, "targets.0", unit="trường")
    reading.refresh_from_db()
    assert reading.edits == {"targets.0": {"set": {"value": 90, "unit": "trường"}}}


def test_typing_what_the_document_says_takes_the_correction_back(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "targets.0", value="90")
    edit(cast, reading, "targets.0", value="95")
    reading.refresh_from_db()
    assert reading.edits == {}


def test_saving_without_a_change_is_no_event(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "targets.0", value="95")
    reading.refresh_from_db()
    assert reading.revision == 0
    assert not Event.objects.filter(verb="reading.edit").exists()


def test_a_corrected_title_is_what_the_queue_shows_and_finds(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "head", title="Diễn tập chữa cháy năm 2026")
    reading.refresh_from_db()
    assert (reading.title, reading.folded) == (
        "Diễn tập chữa cháy năm 2026",
        "dien tap chua chay nam 2026 ke-hoach.docx",
    )


def test_two_people_cannot_write_over_each_other(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "targets.0", value="90")
    with pytest.raises(Refused, match="Người khác vừa sửa bản đọc này"):
        edit_item(reading=reading, key="targets.0", values={"value": "80"}, revision=0, by=office(cast))
    reading.refresh_from_db()
    assert reading.edits == {"targets.0": {"set": {"value": 90}}}


def test_a_refused_value_changes_nothing(cast: Cast, reading: Reading) -> None:
    with pytest.raises(Invalid):
        edit(cast, reading, "targets.0", value="chín mươi")
    reading.refresh_from_db()
    assert (reading.edits, reading.revision) == ({}, 0)


def test_an_item_is_left_out_and_taken_in_again(cast: Cast, reading: Reading) -> None:
    drop_item(reading=reading, key="targets.1", dropped=True, revision=0, by=office(cast))
    reading.refresh_from_db()
    assert reading.edits == {"targets.1": {"drop": True}}
    drop_item(reading=reading, key="targets.1", dropped=False, revision=1, by=office(cast))
    reading.refresh_from_db()
    assert (reading.edits, reading.revision) == ({}, 2)


def test_leaving_out_keeps_the_correction(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "targets.1", value="10")
    drop_item(reading=reading, key="targets.1", dropped=True, revision=1, by=office(cast))
    reading.refresh_from_db()
    assert reading.edits == {"targets.1": {"set": {"value": 10}, "drop": True}}


def test_the_head_cannot_be_left_out(cast: Cast, reading: Reading) -> None:
    with pytest.raises(Refused, match="không bỏ được"):
        drop_item(reading=reading, key="head", dropped=True, revision=0, by=office(cast))


@pytest.mark.parametrize("key", ["assignments.0.tasks.1", "targets.7"])
def test_what_is_outside_the_scope_or_not_there_is_not_touched(cast: Cast, reading: Reading, key: str) -> None:
    with pytest.raises(Refused):
        edit(cast, reading, key, text="Kiểm tra trường học")
    with pytest.raises(Refused):
        drop_item(reading=reading, key=key, dropped=False, revision=0, by=office(cast))
    reading.refresh_from_db()
    assert reading.edits == {}


def test_partners_are_corrected_one_a_line(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "assignments.0.tasks.0", partners="Sở Y tế\n UBND các xã, phường ;Sở Y tế\n")
    reading.refresh_from_db()
    assert reading.edits == {"assignments.0.tasks.0": {"set": {"partners": ["Sở Y tế", "UBND các xã, phường"]}}}
    edit(cast, reading, "assignments.0.tasks.0", partners="Sở GD&ĐT")
    reading.refresh_from_db()
    assert reading.edits == {}


def test_the_role_of_an_assignment_goes_to_its_tasks_inside_the_scope(cast: Cast, reading: Reading) -> None:
    edit(cast, reading, "assignments.0", agency="Công an tỉnh", role="own")
    reading.refresh_from_db()
    assert reading.edits == {"assignments.0.tasks.0": {"set": {"role": "own"}}}
    edit(cast, reading, "assignments.0", agency="Công an", role="lead")
    reading.refresh_from_db()
    assert reading.edits == {"assignments.0": {"set": {"agency": "Công an"}}}


def test_a_field_that_the_document_does_not_state_is_said_to_be_absent(cast: Cast, reading: Reading) -> None:
    def state(revision: int, *, absent: bool = True, field: str = "number") -> None:
        state_absent(reading=reading, key="head", field=field, absent=absent, revision=revision, by=office(cast))
        reading.refresh_from_db()

    def left() -> tuple[str, ...]:
        return missing(proposal(reading.plan, reading.edits)["head"])

    assert left() == ("number",)
    confirm_item(reading=reading, key="head", revision=0, by=office(cast))
    assert left() == ("number",)
    state(1)
    assert (reading.edits, left()) == ({"head": {"seen": True, "absent": ["number"]}}, ())
    state(2, absent=False)
    assert (reading.edits, left()) == ({"head": {"seen": True}}, ("number",))
    for field in ("place", "title"):
        with pytest.raises(Refused, match="Không bỏ trống được"):
            state(3, field=field)


def test_a_decided_reading_is_not_changed(cast: Cast) -> None:
    reading = make_reading(cast, state="accepted")
    with pytest.raises(Refused, match="đã được xử lý"):
        edit(cast, reading, "targets.0", value="90")
