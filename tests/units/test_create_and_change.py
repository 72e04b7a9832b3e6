"""Creating and changing one unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cast import START, Cast
from dondoc.accounts.models import Role
from dondoc.core.errors import Invalid
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.units.actions import change_unit, create_unit
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.units.queries import ancestors
from dondoc.units.rules import MAX_LEVELS, ids_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 7, 1)


def make(name: str, parent: Unit | None, since: date = START, code: str = "") -> Unit:
    return create_unit(name=name, kind=UnitKind.OTHER, parent=parent, valid_from=since, by=None, code=code)


def change(unit: Unit, day: date = DAY, **changes: object) -> UnitVersion:
    """Changes the given facts of a unit and keeps the others."""
    now = unit.versions.get(valid_to=None)
    facts: dict[str, Any] = {
        "name": now.name,
        "short_name": now.short_name,
        "code": now.code,
        "kind": UnitKind(now.kind),
        "parent": now.parent,
    }
    return change_unit(unit=unit, valid_from=day, by=None, **(facts | changes))


def refused(verb: Callable[[], object]) -> list[str]:
    """The places of the problems for which a write is refused; nothing is stored."""
    before = list(UnitVersion.objects.order_by("pk").values())
    with pytest.raises(Invalid) as refusal:
        verb()
    assert list(UnitVersion.objects.order_by("pk").values()) == before
    return [problem.where for problem in refusal.value.problems]


def test_a_unit_is_created_with_tidy_texts_a_path_and_an_event(cast: Cast) -> None:
    unit = create_unit(
        name="  Trường  THCS Suối Lam ",
        short_name="THCS Suối Lam",
        kind=UnitKind.SCHOOL,
        code=" S00.01.02 ",
        parent=cast.commune,
        valid_from=START,
        by=cast.user(Role.ADMINISTRATOR, cast.commune),
    )
    version = unit.versions.get()
    assert (version.name, version.code, version.folded, ids_of(version.path), version.valid_to) == (
        "Trường THCS Suối Lam",
        "S00.01.02",
        "| truong thcs suoi lam | thcs suoi lam | =s00.01.02 | truong trung hoc co so suoi lam | tthcssl |",
        (cast.province.pk, cast.commune.pk, unit.pk),
        None,
    )
    event = Event.objects.latest("pk")
    assert (event.verb, event.object_id, event.unit_id, event.before, event.after) == (
        "unit.create",
        unit.pk,
        unit.pk,
        None,
        {
            "name": "Trường THCS Suối Lam",
            "short_name": "THCS Suối Lam",
            "code": "S00.01.02",
            "kind": "school",
            "parent": cast.commune.pk,
            "status": "active",
            "details": {},
            "valid_from": "2025-07-01",
        },
    )


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"name": "  "}, ["name"]),
        ({"name": "x" * 201, "short_name": "y" * 61, "code": "z" * 31}, ["code", "name", "short_name"]),
        ({"name": "Tổ của ông B 0912345678"}, ["name"]),
        ({"name": "Trường mới", "code": "S00.51"}, ["code"]),
    ],
    ids=["empty", "too long", "identifier", "code in use"],
)
def test_a_text_that_can_not_be_kept_is_refused(cast: Cast, facts: dict[str, str], where: list[str]) -> None:
    def create() -> Unit:
        return create_unit(
            name=facts["name"],
            short_name=facts.get("short_name", ""),
            code=facts.get("code", ""),
            kind=UnitKind.OTHER,
            parent=cast.commune,
            valid_from=START,
            by=None,
        )

    assert refused(create) == where


def test_a_code_may_be_used_again_in_another_tree(cast: Cast) -> None:
    assert make("Tỉnh khác", None, code="S00.51").versions.get().code == "S00.51"


def test_a_parent_must_be_there_from_the_first_day(cast: Cast) -> None:
    assert refused(lambda: make("Sớm quá", cast.commune, since=date(2025, 6, 30))) == ["parent"]


def test_a_parent_must_not_move_or_end_later(cast: Cast) -> None:
    change(cast.school, parent=cast.other_commune)
    assert refused(lambda: make("Phân hiệu", cast.school)) == ["parent"]
    assert ids_of(make("Phân hiệu", cast.school, since=DAY).versions.get().path)[:2] == (
        cast.province.pk,
        cast.other_commune.pk,
    )


def test_a_parent_may_change_its_name_later(cast: Cast) -> None:
    change(cast.school, name="Trường Tiểu học Mới")
    assert make("Phân hiệu", cast.school).versions.count() == 1


def test_a_tree_that_is_too_deep_is_refused() -> None:
    unit = None
    for number in range(MAX_LEVELS):
        unit = make(f"Cấp {number}", unit)
    assert refused(lambda: make("Quá sâu", unit)) == ["parent"]


def test_a_new_name_holds_from_its_day_and_the_old_one_stays_known(cast: Cast) -> None:
    change(cast.school, name="Trường Tiểu học Mới")
    spans = cast.school.versions.order_by("valid_from").values_list("name", "valid_from", "valid_to")
    assert list(spans) == [("Trường Tiểu học Suối Lam", START, DAY), ("Trường Tiểu học Mới", DAY, None)]
    event = Event.objects.latest("pk")
    assert event.verb == "unit.change"
    assert (event.before["name"], event.after["name"]) == ("Trường Tiểu học Suối Lam", "Trường Tiểu học Mới")
    assert verify() is None


def test_units_below_follow_a_move_from_its_day(cast: Cast) -> None:
    annex = make("Phân hiệu", cast.school)
    later = make("Điểm trường", annex, since=date(2027, 1, 1))
    change(cast.school, parent=cast.other_commune)

    def above(unit: Unit, day: date) -> list[int]:
        return [version.unit_id for version in ancestors(unit.pk, day)]

    old, new = [cast.province.pk, cast.commune.pk], [cast.province.pk, cast.other_commune.pk]
    assert above(annex, date(2026, 6, 30)) == [*old, cast.school.pk]
    assert above(annex, DAY) == [*new, cast.school.pk]
    assert above(later, date(2027, 1, 1)) == [*new, cast.school.pk, annex.pk]
    assert annex.versions.count() == 2
    assert later.versions.count() == 1


def test_a_move_keeps_the_end_of_what_hangs_below(cast: Cast) -> None:
    annex = make("Phân hiệu", cast.school)
    change(annex, day=date(2027, 1, 1), name="Phân hiệu 1")
    change(cast.school, parent=cast.other_commune)
    spans = annex.versions.order_by("valid_from").values_list("name", "valid_from", "valid_to")
    assert list(spans) == [
        ("Phân hiệu", START, DAY),
        ("Phân hiệu", DAY, date(2027, 1, 1)),
        ("Phân hiệu 1", date(2027, 1, 1), None),
    ]
    assert {ids_of(version.path)[1] for version in annex.versions.filter(valid_from__gte=DAY)} == {
        cast.other_commune.pk
    }


def test_a_unit_can_not_move_below_itself(cast: Cast) -> None:
    assert refused(lambda: change(cast.commune, parent=cast.school)) == ["parent"]
    assert refused(lambda: change(cast.commune, parent=cast.commune)) == ["parent"]


def test_a_move_that_makes_the_tree_too_deep_is_refused(cast: Cast) -> None:
    make("Phân hiệu", cast.school)
    deep = cast.other_commune
    for number in range(MAX_LEVELS - 3):
        deep = make(f"Cấp {number}", deep)
    assert refused(lambda: change(cast.school, parent=deep)) == ["parent"]


def test_a_change_begins_after_the_one_before(cast: Cast) -> None:
    assert refused(lambda: change(cast.school, day=START, name="Khác")) == ["valid_from"]


def test_a_unit_that_has_ended_is_not_changed(cast: Cast) -> None:
    cast.school.versions.update(valid_to=DAY)

    def rename() -> UnitVersion:
        return change_unit(
            unit=cast.school,
            name="Khác",
            short_name="",
            code="",
            kind=UnitKind.SCHOOL,
            parent=cast.commune,
            valid_from=date(2027, 1, 1),
            by=None,
        )

    assert refused(rename) == ["valid_from"]
