"""Sheets that several devices write: sent once, nothing overwritten unseen, signed when nothing is missing."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from cast import Cast
from dondoc.core.errors import Refused
from dondoc.core.models import Event
from dondoc.documents.attachments import attachment
from dondoc.inspections.actions.sheets import add_file, sign_visit
from dondoc.inspections.models import Finding, SheetItem, Visit
from dondoc.inspections.queries.checklists import asked_of
from dondoc.inspections.rules.sheets import Change, Kept, merged
from visits import DUE, FOUND, TODAY, Inspections, filled, make_inspections

pytestmark = pytest.mark.django_db
YES, NO = {"value": "yes", "note": ""}, {"value": "no", "note": "Bị chắn"}


@pytest.fixture
def found(cast: Cast) -> Inspections:
    return make_inspections(cast)


@pytest.fixture
def visit(found: Inspections) -> Visit:
    return found.plan(found.cast.commune)


def test_a_change_that_builds_on_what_is_stored_is_written_and_another_one_clashes() -> None:
    stored = {"a": Kept("x", 2), "b": Kept("x", 1)}
    changes = [Change("a", "y", 2), Change("b", "y", 0), Change("c", "y", 0), Change("b", "x", 0)]
    result = merged(changes, stored)
    assert result.write == ((changes[0], 3), (changes[2], 1))
    assert result.same == ((changes[3], 1),)
    assert result.clash == ((changes[1], stored["b"]),)


def test_the_same_sending_again_changes_nothing(found: Inspections, visit: Visit) -> None:
    key = str(uuid4())
    first = found.send(visit, {"answer:1.1": YES}, key=key)
    assert first == {"stored": {"answer:1.1": 1}, "clash": {}, "refused": {}}
    assert found.send(visit, {"answer:1.1": NO}, key=key) == first
    assert SheetItem.objects.get().value == YES
    assert Event.objects.filter(verb="visit.sheet").count() == 1


def test_what_another_device_wrote_meanwhile_is_shown_and_not_overwritten(found: Inspections, visit: Visit) -> None:
    found.send(visit, {"answer:1.1": YES})
    answer = found.send(visit, {"answer:1.1": NO, "answer:1.2": YES})
    assert answer["stored"] == {"answer:1.2": 1}
    assert (answer["clash"]["answer:1.1"]["value"], answer["clash"]["answer:1.1"]["revision"]) == (YES, 1)
    assert SheetItem.objects.get(item="answer:1.1").value == YES
    found.send(visit, {"answer:1.1": NO}, base=1)
    assert SheetItem.objects.get(item="answer:1.1").value == NO


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("answer:9.9", YES),
        ("answer:1.1", "yes"),
        ("answer:1.1", {"value": "yes", "name": "x"}),
        ("held", "2026-13-01"),
        ("held", "2026-03-03"),
        ("held", "0026-03-01"),
        ("result", "a\x00b"),
        ("result", "\ud800"),
        ("finding:f1", {"words": "x"}),
        (f"finding:{FOUND}", {"words": "x", "severity": "worst"}),
        (f"finding:{FOUND}", {"words": "x", "item": "answer:9.9"}),
        ("result", "x" * 10_001),
        ("anything", "x"),
    ],
)
def test_what_does_not_fit_is_told_and_the_rest_is_taken_in(
    found: Inspections, visit: Visit, item: str, value: object
) -> None:
    answer = found.send(visit, {item: value, "answer:1.2": YES})
    assert (list(answer["refused"]), answer["stored"]) == ([item], {"answer:1.2": 1})


def test_a_visit_is_held_from_the_day_that_its_sheet_says(found: Inspections, visit: Visit) -> None:
    found.send(visit, {"held": TODAY.isoformat()})
    visit.refresh_from_db()
    assert (visit.state, visit.held) == ("held", TODAY)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("held", "Chưa ghi ngày kiểm tra"),
        ("answer:1.2", "Còn 1 tiêu chí"),
        ("result", "Chưa ghi kết luận"),
    ],
)
def test_a_record_is_signed_only_when_nothing_is_missing(
    found: Inspections, visit: Visit, missing: str, sentence: str
) -> None:
    sheet = filled(TODAY, DUE)
    del sheet[missing]
    found.send(visit, sheet)
    with pytest.raises(Refused, match=sentence):
        sign_visit(visit=visit, asked=asked_of(visit), today=TODAY, by=found.office)


def test_a_finding_needs_a_remedy_and_a_day_after_the_visit(found: Inspections, visit: Visit) -> None:
    found.send(visit, filled(TODAY, date(2026, 3, 1)))
    with pytest.raises(Refused, match="trước ngày kiểm tra"):
        sign_visit(visit=visit, asked=asked_of(visit), today=TODAY, by=found.office)
    found.send(visit, {f"finding:{FOUND}": {"words": "Chưa có sơ đồ", "remedy": ""}}, base=1)
    with pytest.raises(Refused, match="chưa ghi đủ"):
        sign_visit(visit=visit, asked=asked_of(visit), today=TODAY, by=found.office)
    found.send(visit, {f"finding:{FOUND}": None}, base=2)
    assert sign_visit(visit=visit, asked=asked_of(visit), today=TODAY, by=found.office) == []


def test_a_signed_record_gives_its_findings_to_the_unit_and_stands(found: Inspections, visit: Visit) -> None:
    found.sign(visit)
    (finding,) = Finding.objects.all()
    assert (finding.unit_id, finding.office_id, finding.due, finding.state, finding.severity, finding.item) == (
        found.cast.commune.pk,
        found.cast.province.pk,
        DUE,
        "open",
        "serious",
        "answer:1.1",
    )
    with pytest.raises(Refused, match="đã ký"):
        found.send(visit, {"result": "Khác"}, base=1)


def test_a_photo_sent_twice_is_kept_once(found: Inspections, visit: Visit) -> None:
    upload, key = attachment(b"\xff\xd8\xff invented", "anh.jpg"), str(uuid4())
    given = {
        "visit": visit,
        "upload": upload,
        "item": "answer:1.1",
        "words": "Bình chữa cháy",
        "asked": asked_of(visit),
    }
    kept = [add_file(key=key, by=found.office, **given).pk for _ in range(2)]  # type: ignore[arg-type]
    assert len(set(kept)) == 1
    with pytest.raises(Refused, match="không đúng dạng"):
        add_file(key="0912345678", by=found.office, **given)  # type: ignore[arg-type]
