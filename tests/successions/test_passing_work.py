"""What stands beside an assignment goes with it to the heir, and comes back when the decision is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core import serializers

from cast import START, Cast
from dondoc.core.events import verify
from dondoc.plans.models import Assignment, Evidence, Plan, ProgressNote
from dondoc.plans.work.actions import drop, finish, give_parts, report, start
from dondoc.successions.actions import undo
from dondoc.units.actions import create_unit
from dondoc.units.models import SuccessionKind, Unit, UnitKind
from dondoc.units.successions.orders import Order, Part
from orders import DAY, absorption, commune, dissolution, done, merger, new_units
from tasks import TODAY, Work, make_work


@pytest.fixture
def work(cast: Cast) -> Work:
    return make_work(cast)


def dump() -> dict[str, Any]:
    """Every row of the work, as it stands."""
    return {
        model.__name__: serializers.serialize("python", model.objects.order_by("pk"))
        for model in (Plan, Assignment, ProgressNote, Evidence)
    }


def busy(work: Work, unit: Unit) -> Assignment:
    """A unit's hold of the drill, with a note, evidence and, at the commune, a part of its school."""
    row, head = work.of(unit), work.head(unit)
    report(assignment=row, period="2026-06", percent=40, text="Đang làm.", day=TODAY, by=head)
    work.attach(row)
    if unit == work.cast.commune:
        work.give_school()
    return work.of(unit)


def beside(row: Assignment) -> tuple[str, int, int, int, list[int]]:
    """Status, per cent, how many notes and pieces of evidence, and the units with parts."""
    parts = list(row.parts.order_by("pk").values_list("unit_id", flat=True))
    return row.status, row.percent, row.notes.count(), row.evidence.count(), parts


def test_an_assignment_passes_with_all_that_stands_beside_it(work: Work) -> None:
    busy(work, work.cast.commune)
    before = dump()
    decision = done(dissolution(work.cast.commune, work.cast.police))
    row = work.of(work.cast.police)
    assert beside(row) == ("under_way", 40, 1, 1, [work.cast.school.pk])
    undo(succession=decision, reason="Nhầm", by=None)
    assert dump() == before


def test_two_holds_that_become_one_keep_what_stood_beside_both(work: Work) -> None:
    busy(work, work.cast.commune)
    busy(work, work.cast.other_commune)
    before = dump()
    decision = done(merger(work.cast.commune, work.cast.other_commune, below=work.cast.province))
    (new,) = new_units(decision)
    assert beside(work.of(new)) == ("under_way", 40, 2, 2, [work.cast.school.pk])
    undo(succession=decision, reason="Nhầm", by=None)
    assert dump() == before
    assert verify() is None


def test_the_heirs_own_status_stays_while_its_hold_is_open(work: Work) -> None:
    start(assignment=work.of(work.cast.commune), day=TODAY, by=work.office)
    done(absorption(work.cast.other_commune, work.cast.commune))
    assert work.of(work.cast.other_commune).status == "not_begun"


def test_what_was_open_at_the_old_unit_is_open_again_at_an_heir_that_was_over(work: Work) -> None:
    report(assignment=work.of(work.cast.commune), period="2026-06", percent=30, text="", day=TODAY, by=work.office)
    finish(assignment=work.of(work.cast.other_commune), day=TODAY, by=work.office)
    decision = done(absorption(work.cast.other_commune, work.cast.commune))
    row = work.of(work.cast.other_commune)
    assert (row.status, row.percent, row.done_on) == ("under_way", 30, None)
    assert row.note == "Chuyển từ Ủy ban nhân dân xã Suối Lam theo Nghị quyết 15/NQ-HĐND"
    undo(succession=decision, reason="Nhầm", by=None)
    assert work.of(work.cast.other_commune).status == "confirmed"


def test_what_is_over_stays_with_the_unit_that_did_it(work: Work) -> None:
    drop(assignment=work.of(work.cast.commune), reason="Thôi.", by=work.office)
    done(dissolution(work.cast.commune, work.cast.police))
    assert work.of(work.cast.commune).status == "dropped"


def test_a_part_takes_the_place_of_its_whole_when_its_unit_is_the_heir(work: Work) -> None:
    """A branch takes in the school above it: it moves up, and so does its part."""
    school = work.give_school()
    branch = create_unit(name="Phân hiệu", kind=UnitKind.SCHOOL, parent=work.cast.school, valid_from=START, by=None)
    (part,) = give_parts(
        assignment=school, unit_ids=[branch.pk], role="own", words="Một phần", due=school.due, weight=1,
        day=TODAY, by=work.head(work.cast.school),
    )  # fmt: skip
    work.attach(school)
    before = dump()
    facts = replace(commune("Phân hiệu", work.cast.commune), kind=UnitKind.SCHOOL)
    decision = done(Order(SuccessionKind.MERGE, DAY, (branch.pk, work.cast.school.pk), (Part(branch.pk, facts),)))
    row = work.of(branch)
    assert (row.pk, row.parent_id) == (part.pk, work.of(work.cast.commune).pk)
    assert beside(row) == ("not_begun", 0, 0, 1, [])
    undo(succession=decision, reason="Nhầm", by=None)
    assert dump() == before


def test_a_whole_and_its_part_end_together(work: Work) -> None:
    """The commune and its school both end; the police takes over from both."""
    busy(work, work.cast.commune)
    done(dissolution(work.cast.school, work.cast.police))
    assert (work.of(work.cast.police).parent_id, work.of(work.cast.police).status) == (
        work.of(work.cast.commune).pk,
        "not_begun",
    )
    done(dissolution(work.cast.commune, work.cast.police))
    assert beside(work.of(work.cast.police)) == ("not_begun", 0, 1, 1, [])
    assert work.of(work.cast.police).parent_id is None
