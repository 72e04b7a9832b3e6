from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cast import Cast
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event
from dondoc.documents.actions import (
    create_unit_for,
    drop_item,
    edit_item,
    map_agency,
    rename_agency,
    set_vague_aside,
)
from dondoc.documents.models import Reading
from dondoc.documents.queries import Issuer, Meaning, issuer_elsewhere, matches
from dondoc.documents.rules import proposal
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind, UnitVersion
from readings import make_reading, office, plan_json

DAY = date(2026, 3, 2)
POWER = "Công ty Điện lực Sông Mây"


@pytest.fixture
def reading(cast: Cast) -> Reading:
    return make_reading(cast)


def say(cast: Cast, reading: Reading, wording: str, unit_ids: list[int] | None) -> Reading:
    reading.refresh_from_db()
    return map_agency(
        reading=reading,
        wording=wording,
        unit_ids=unit_ids,
        revision=reading.revision,
        day=DAY,
        by=office(cast),
    )


def meanings(reading: Reading) -> dict[str, Meaning]:
    reading.refresh_from_db()
    return matches(reading, proposal(reading.plan, reading.edits), DAY)


def test_wordings_are_matched_with_the_units_of_the_tree(cast: Cast, reading: Reading) -> None:
    found = {wording: (m.kind, m.unit_ids, m.open) for wording, m in meanings(reading).items()}
    assert found == {
        "Công an tỉnh": ("exact", (cast.police.pk,), False),
        "Sở GD&ĐT": ("exact", (cast.department.pk,), False),
        "UBND các xã, phường": ("group", (cast.commune.pk, cast.other_commune.pk), False),
        POWER: ("none", (), True),
    }


def commune_plan(*agencies: str, issuer: str = "ỦY BAN NHÂN DÂN XÃ SUỐI LAM") -> dict[str, Any]:
    """The plan issued by the commune, with its first blocks charging these agencies."""
    plan = plan_json() | {"issuer": issuer}
    for block, agency in zip(plan["assignments"], agencies, strict=False):
        block["agency"] = agency
    return plan


def test_a_communes_plan_taken_in_by_the_province_speaks_of_the_commune(cast: Cast) -> None:
    plan = commune_plan("UBND xã", "Các trường học trên địa bàn xã")
    found = meanings(make_reading(cast, plan=plan))
    assert [found[name].unit_ids for name in ("UBND xã", "Các trường học trên địa bàn xã", "Công an tỉnh")] == [
        (cast.commune.pk,),
        (cast.school.pk,),
        (cast.police.pk,),
    ]


def test_the_issuer_is_told_where_another_unit_would_run_the_plan(cast: Cast, reading: Reading) -> None:
    elsewhere = make_reading(cast, name="xa.docx", plan=commune_plan())
    own = make_reading(cast, name="khac.docx", plan=commune_plan(), unit=cast.commune)
    unknown = make_reading(cast, name="la.docx", plan=commune_plan(issuer="Ủy ban nhân dân xã Núi Xa"))
    told = [issuer_elsewhere(each, proposal(each.plan, each.edits), DAY) for each in (elsewhere, own, unknown, reading)]
    issuer = Issuer("Ủy ban nhân dân xã Suối Lam", "Ủy ban nhân dân tỉnh Sông Mây")
    assert told == [issuer, None, None, None]


def test_a_corrected_issuer_changes_what_the_wordings_mean(cast: Cast) -> None:
    reading = make_reading(cast, plan=commune_plan("UBND xã", issuer=""))
    assert meanings(reading)["UBND xã"].open
    values = {"issuer": "UBND xã Suối Lam"}
    edit_item(reading=reading, key="head", values=values, revision=0, by=office(cast))
    assert meanings(reading)["UBND xã"].unit_ids == (cast.commune.pk,)


def test_all_vague_names_are_set_aside_at_once(cast: Cast) -> None:
    vague = ["Các đơn vị liên quan", "Các cơ quan, đơn vị"]
    reading = make_reading(cast, plan=commune_plan(*vague))
    changed = set_vague_aside(reading=reading, revision=0, day=DAY, by=office(cast))
    assert changed.mapping == {vague[0]: [], vague[1]: []}
    event = Event.objects.get(verb="reading.map")
    assert (event.before, event.after) == (dict.fromkeys(vague), {vague[0]: [], vague[1]: []})
    assert [wording for wording, meaning in meanings(reading).items() if meaning.open] == [POWER]
    assert set_vague_aside(reading=reading, revision=1, day=DAY, by=office(cast)).revision == 1


def test_units_chosen_by_hand_go_before_the_match(cast: Cast, reading: Reading) -> None:
    say(cast, reading, POWER, [cast.police.pk, cast.department.pk, cast.police.pk])
    assert meanings(reading)[POWER] == Meaning("chosen", (cast.department.pk, cast.police.pk))
    event = Event.objects.get(verb="reading.map")
    assert (event.before, event.after) == ({POWER: None}, {POWER: [cast.department.pk, cast.police.pk]})


def test_an_agency_may_be_none_of_ours(cast: Cast, reading: Reading) -> None:
    say(cast, reading, POWER, [])
    assert meanings(reading)[POWER] == Meaning("chosen", ())
    assert not meanings(reading)[POWER].open


def test_going_back_to_the_match_forgets_the_choice(cast: Cast, reading: Reading) -> None:
    say(cast, reading, POWER, [cast.police.pk])
    say(cast, reading, POWER, None)
    assert meanings(reading)[POWER].kind == "none"
    assert reading.mapping == {}


def test_the_same_choice_again_is_no_event(cast: Cast, reading: Reading) -> None:
    say(cast, reading, POWER, [cast.police.pk])
    say(cast, reading, POWER, [cast.police.pk])
    reading.refresh_from_db()
    assert reading.revision == 1


def test_units_beside_the_tree_are_refused(cast: Cast) -> None:
    reading = make_reading(cast, unit=cast.commune)
    with pytest.raises(Refused, match="không thuộc cây đơn vị"):
        say(cast, reading, POWER, [cast.other_commune.pk])
    reading.refresh_from_db()
    assert reading.mapping == {}


def test_a_unit_that_does_not_exist_is_refused(cast: Cast, reading: Reading) -> None:
    with pytest.raises(Refused, match="đã kết thúc"):
        say(cast, reading, POWER, [987654])


def test_a_wording_that_counts_no_more_is_refused(cast: Cast, reading: Reading) -> None:
    drop_item(reading=reading, key="assignments.2", dropped=True, revision=0, by=office(cast))
    with pytest.raises(Refused, match="không còn trong bản đọc"):
        say(cast, reading, POWER, [cast.police.pk])


def test_a_chosen_unit_that_ended_is_told(cast: Cast, reading: Reading) -> None:
    say(cast, reading, POWER, [cast.police.pk, cast.department.pk])
    UnitVersion.objects.filter(unit=cast.police).update(valid_to=DAY)
    meaning = meanings(reading)[POWER]
    assert (meaning.unit_ids, meaning.gone, meaning.open) == ((cast.department.pk,), (cast.police.pk,), True)


def test_a_unit_created_later_is_matched_at_once(cast: Cast, reading: Reading) -> None:
    assert meanings(reading)[POWER].kind == "none"
    unit = create_unit(name=POWER, kind=UnitKind.ENTERPRISE, parent=cast.province, valid_from=date(2026, 1, 1), by=None)
    assert meanings(reading)[POWER].unit_ids == (unit.pk,)


def test_a_unit_is_created_for_a_wording_and_chosen(cast: Cast, reading: Reading) -> None:
    changed = create_unit_for(
        reading=reading,
        wording=POWER,
        name=POWER,
        kind=UnitKind.ENTERPRISE,
        revision=0,
        day=DAY,
        by=office(cast),
    )
    version = UnitVersion.objects.get(name=POWER)
    assert (version.parent_id, version.kind, version.valid_from) == (cast.province.pk, "enterprise", DAY)
    assert changed.mapping == {POWER: [version.unit_id]}


@pytest.mark.parametrize(
    ("name", "revision", "error"),
    [("", 0, Invalid), (POWER, 7, Refused)],
)
def test_no_unit_is_left_behind_when_it_cannot_be_chosen(
    cast: Cast, reading: Reading, name: str, revision: int, error: type[Exception]
) -> None:
    before = Unit.objects.count()
    with pytest.raises(error):
        create_unit_for(
            reading=reading,
            wording=POWER,
            name=name,
            kind=UnitKind.ENTERPRISE,
            revision=revision,
            day=DAY,
            by=office(cast),
        )
    assert Unit.objects.count() == before


def test_a_name_is_written_anew_wherever_it_stands(cast: Cast, reading: Reading) -> None:
    by = office(cast)
    rename_agency(reading=reading, wording="Công an tỉnh", name=" Công an  tỉnh Sông Mây", revision=0, by=by)
    rename_agency(reading=reading, wording="Sở GD&ĐT", name="Sở Giáo dục", revision=1, by=by)
    reading.refresh_from_db()
    assert reading.edits == {
        "assignments.0": {"set": {"agency": "Công an tỉnh Sông Mây"}},
        "assignments.0.tasks.0": {"set": {"partners": ["Sở Giáo dục"]}},
        "deadlines.0": {"set": {"to": "Công an tỉnh Sông Mây"}},
    }
    first, second = Event.objects.filter(verb="reading.edit").order_by("pk")
    assert (set(first.after), set(second.after)) == ({"assignments.0", "deadlines.0"}, {"assignments.0.tasks.0"})


@pytest.mark.parametrize(
    ("wording", "name", "why"),
    [
        ("Sở Không Có", "Sở Y tế", "không còn trong bản đọc"),
        ("Công an tỉnh", " ", "không được để trống"),
        ("Công an tỉnh", "Ông A 0912 345 678", "số điện thoại cá nhân"),
    ],
)
def test_a_name_that_cannot_be_is_refused(cast: Cast, reading: Reading, wording: str, name: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        rename_agency(reading=reading, wording=wording, name=name, revision=0, by=office(cast))
    reading.refresh_from_db()
    assert reading.edits == {}
