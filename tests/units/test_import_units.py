"""Importing units: all or nothing, twice is once, and every change has its day."""

from __future__ import annotations

from datetime import date

import pytest

from cast import START, Cast
from dondoc.core.errors import Invalid
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.units.actions import ImportResult, change_unit, import_units, preview_import
from dondoc.units.models import Unit, UnitKind, UnitStatus, UnitVersion
from dondoc.units.queries import ancestors, as_of, version_of

pytestmark = pytest.mark.django_db

HEADER = "code,name,short_name,kind,parent,valid_from"
MERGED = date(2026, 7, 1)
PROVINCE = """
P,Tỉnh Suối Mơ,,province,,2025-07-01
P.2.1,Trường Tiểu học Hai,,school,P.2,2025-07-01
P.1,Xã Một,,commune,P,2025-07-01
P.2,Xã Hai,,commune,P,2025-07-01
P.1.1,Trường Tiểu học Một,TH Một,school,P.1,2025-09-01
"""


def load(rows: str, under: Unit | None = None) -> ImportResult:
    return import_units(data=f"{HEADER}\n{rows.strip()}\n".encode(), under=under, by=None)


def unit(code: str) -> Unit:
    return Unit.objects.get(versions__code=code, versions__valid_to=None)


def tree(day: date) -> list[tuple[str, str]]:
    return list(as_of(day).order_by("code").values_list("code", "name"))


def refused(rows: str, under: Unit | None = None) -> list[str]:
    """The places of the problems; nothing is stored."""
    before = (list(UnitVersion.objects.order_by("pk").values()), Unit.objects.count(), Event.objects.count())
    with pytest.raises(Invalid) as refusal:
        load(rows, under)
    after = (list(UnitVersion.objects.order_by("pk").values()), Unit.objects.count(), Event.objects.count())
    assert after == before
    return [problem.where for problem in refusal.value.problems]


def test_a_whole_tree_is_created_whatever_the_order_of_its_lines() -> None:
    assert load(PROVINCE) == ImportResult(created=5, unchanged=0, changed=0)
    above = {
        code: [version.code for version in ancestors(unit(code).pk, date(2025, 9, 1))]
        for code in ("P", "P.1", "P.1.1", "P.2.1")
    }
    assert above == {"P": [], "P.1": ["P"], "P.1.1": ["P", "P.1"], "P.2.1": ["P", "P.2"]}
    assert Event.objects.filter(verb="unit.create").count() == 5
    assert verify() is None


def test_the_same_file_again_changes_nothing() -> None:
    load(PROVINCE)
    before = list(UnitVersion.objects.order_by("pk").values())
    assert load(PROVINCE) == ImportResult(created=0, unchanged=5, changed=0)
    assert list(UnitVersion.objects.order_by("pk").values()) == before
    assert Event.objects.count() == 5


def test_an_older_file_after_a_newer_one_changes_nothing() -> None:
    load(PROVINCE)
    load("P.1,Phường Một,,commune,P,2026-07-01")
    assert load(PROVINCE) == ImportResult(created=0, unchanged=5, changed=0)


def test_a_later_file_renames_moves_and_adds_from_its_day() -> None:
    load(PROVINCE)
    result = load("""
P.1,Phường Một,,commune,P,2026-07-01
P.3,Phường Ba,,commune,P,2026-07-01
P.1.1,Trường Tiểu học Một,TH Một,school,P.3,2026-07-01
P.2,Xã Hai,,commune,P,2026-07-01
""")
    assert result == ImportResult(created=1, unchanged=1, changed=2)
    assert tree(date(2026, 6, 30)) == [
        ("P", "Tỉnh Suối Mơ"),
        ("P.1", "Xã Một"),
        ("P.1.1", "Trường Tiểu học Một"),
        ("P.2", "Xã Hai"),
        ("P.2.1", "Trường Tiểu học Hai"),
    ]
    assert ("P.1", "Phường Một") in tree(MERGED)
    assert [version.code for version in ancestors(unit("P.1.1").pk, MERGED)] == ["P", "P.3"]


def test_units_below_follow_a_move() -> None:
    load(PROVINCE)
    load("P.2,Cụm Hai,,other,P.1,2026-07-01")
    below = unit("P.2.1").pk
    assert [version.code for version in ancestors(below, date(2026, 6, 30))] == ["P", "P.2"]
    assert [version.code for version in ancestors(below, MERGED)] == ["P", "P.1", "P.2"]


def test_two_units_may_swap_places_in_one_file() -> None:
    load(PROVINCE)
    load("P.2,Cụm Hai,,other,P.1,2026-07-01")
    assert load("""
P.1,Xã Một,,commune,P.2,2027-01-01
P.2,Cụm Hai,,other,P,2027-01-01
""") == ImportResult(created=0, unchanged=0, changed=2)
    assert [version.code for version in ancestors(unit("P.1.1").pk, date(2027, 1, 1))] == ["P", "P.2", "P.1"]


def test_rows_without_a_parent_stand_right_below_the_place_of_import(cast: Cast) -> None:
    assert load("T1,Trường Mầm non,,school,,2025-07-01", under=cast.commune).created == 1
    found = version_of(unit("T1").pk, START)
    assert found is not None
    assert found.parent == cast.commune


def test_the_place_of_import_may_stand_in_the_file_itself(cast: Cast) -> None:
    row = "S00.01,Ủy ban nhân dân xã Suối Lam,UBND xã Suối Lam,commune,,2025-07-01"
    assert load(row, under=cast.commune) == ImportResult(created=0, unchanged=1, changed=0)


def test_codes_of_units_beside_the_place_of_import_are_out_of_reach(cast: Cast) -> None:
    assert refused("S00.02,Chiếm chỗ,,school,,2025-07-01", under=cast.commune) == ["dòng 2, cột code"]
    assert refused("T1,Trường,,school,S00.02,2025-07-01", under=cast.commune) == ["dòng 2, cột parent"]


def test_every_wrong_line_is_told_and_nothing_is_stored() -> None:
    load(PROVINCE)
    assert refused("""
Q.1,Cấp trên lạ,,commune,Z,2026-07-01
Q.2,Cấp trên muộn,,commune,Q.3,2026-07-01
Q.3,Muộn,,commune,P,2026-08-01
Q.4,Vòng,,commune,Q.5,2026-07-01
Q.5,Vòng,,commune,Q.4,2026-07-01
Q.6,Chính mình,,commune,Q.6,2026-07-01
P.1,Sai ngày,,commune,P,2025-07-01
P.2,Mã có sau,,commune,P,2025-01-01
Q.7,Đúng,,commune,P,2026-07-01
""") == [
        "dòng 2, cột parent",
        "dòng 3, cột parent",
        "dòng 5, cột parent",
        "dòng 6, cột parent",
        "dòng 7, cột parent",
        "dòng 8, cột valid_from",
        "dòng 9, cột valid_from",
    ]


def test_a_move_below_itself_is_a_circle() -> None:
    load(PROVINCE)
    assert refused("P.1,Xã Một,,commune,P.1.1,2026-07-01") == ["dòng 2, cột parent"]


def test_a_circle_for_some_days_only_is_refused_too() -> None:
    load(PROVINCE)
    load("P.2,Cụm Hai,,other,P.1,2026-01-01")
    assert refused("""
P.1,Xã Một,,commune,P.2,2026-07-01
P.2,Cụm Hai,,other,P,2026-08-01
""") == ["dòng 2, cột parent"]


def test_a_change_before_a_later_one_is_refused() -> None:
    load(PROVINCE)
    load("P.1,Phường Một,,commune,P,2026-07-01")
    assert refused("P.1,Thị trấn Một,,commune,P,2026-01-01") == ["dòng 2, cột valid_from"]


def test_a_new_unit_below_one_that_moves_later_is_refused() -> None:
    load(PROVINCE)
    load("P.2,Cụm Hai,,other,P.1,2026-07-01")
    assert refused("T,Trường,,school,P.2,2026-01-01") == ["dòng 2, cột parent"]
    assert load("T,Trường,,school,P.2,2026-07-01").created == 1


def test_a_code_that_two_units_have_is_refused() -> None:
    load(PROVINCE)
    UnitVersion.objects.filter(code="P.2").update(code="P.1")
    assert refused("P.1,Khác,,commune,,2026-07-01\nT,Trường,,school,P.1,2026-07-01") == [
        "dòng 2, cột code",
        "dòng 3, cột parent",
    ]


def test_the_code_of_a_unit_that_has_ended_may_be_used_again() -> None:
    load(PROVINCE)
    UnitVersion.objects.filter(code="P.2.1").update(valid_to=date(2026, 1, 1))
    assert load("P.2.1,Trường mới,,school,P.2,2026-07-01").created == 1


def test_cells_parents_codes_and_days_are_all_told_in_one_pass(cast: Cast) -> None:
    assert refused(
        """
T1,,,school,,2026-07-01
T2,Trường,,school,Z,2026-07-01
T3,Trường,,school,T1,2026-07-01
T2,Trường lại,,school,,2026-07-01
S00.02,Mã của đơn vị bên cạnh,,school,,2026-07-01
T6,Dưới dòng trên,,school,S00.02,2026-07-01
T7,Trường,,village,,x
T8,Trường,,school,S00.01.01,2025-01-01
""",
        under=cast.commune,
    ) == [
        "dòng 2, cột name",
        "dòng 3, cột parent",
        "dòng 5, cột code",
        "dòng 6, cột code",
        "dòng 8, cột kind",
        "dòng 8, cột valid_from",
        "dòng 9, cột parent",
    ]


def test_a_preview_tells_what_would_be_and_leaves_nothing(cast: Cast) -> None:
    before = (list(UnitVersion.objects.order_by("pk").values()), Unit.objects.count(), Event.objects.count())
    rows = f"""{HEADER}
S00.01.01,Trường Tiểu học Suối Lam A,,school,S00.01,2026-07-01
S00.52,Công an tỉnh Sông Mây,Công an tỉnh,department,S00,2025-07-01
T1,Trường mới,,school,S00.01,2026-07-01
T2,Sai,,school,Z,2026-07-01
"""
    preview = preview_import(data=rows.encode(), under=cast.province)
    steps = [(step.row.place.line, step.now and step.now.name, step.facts.name) for step in preview.steps]
    assert (steps, preview.unchanged, [problem.where for problem in preview.problems]) == (
        [(2, "Trường Tiểu học Suối Lam", "Trường Tiểu học Suối Lam A"), (4, None, "Trường mới")],
        1,
        ["dòng 5, cột parent"],
    )
    after = (list(UnitVersion.objects.order_by("pk").values()), Unit.objects.count(), Event.objects.count())
    assert after == before


def test_a_unit_is_found_by_its_id_whatever_its_code_became(cast: Cast) -> None:
    file = f"id,code,valid_from,status,ownership\n{cast.school.pk},M9,2026-07-01,tạm ngừng,Công lập\n"
    assert import_units(data=file.encode(), under=cast.province, by=None).changed == 1
    new = version_of(cast.school.pk, MERGED)
    assert new is not None
    assert (new.code, new.name, new.parent_id, new.status, new.details) == (
        "M9",
        "Trường Tiểu học Suối Lam",
        cast.commune.pk,
        UnitStatus.SUSPENDED,
        {"ownership": "public"},
    )


def test_an_id_out_of_reach_is_unknown(cast: Cast) -> None:
    file = f"id,name,valid_from\n{cast.police.pk},Chiếm chỗ,2026-07-01\n"
    with pytest.raises(Invalid) as refusal:
        import_units(data=file.encode(), under=cast.commune, by=None)
    assert [problem.where for problem in refusal.value.problems] == ["dòng 2, cột id"]


def test_a_blank_cell_empties_a_detail_and_a_missing_column_keeps_it(cast: Cast) -> None:
    details = {"school_levels": "primary", "ownership": "public"}
    change_unit(
        unit=cast.school, name="Trường", short_name="", code="S00.01.01", kind=UnitKind.SCHOOL, parent=cast.commune,
        valid_from=date(2026, 1, 1), by=None, details=details,
    )  # fmt: skip
    file = f"id,valid_from,ownership\n{cast.school.pk},2026-07-01,\n"
    import_units(data=file.encode(), under=cast.province, by=None)
    new = version_of(cast.school.pk, MERGED)
    assert new is not None
    assert new.details == {"school_levels": ["primary"]}


def test_a_detail_of_another_kind_is_told_at_its_cell(cast: Cast) -> None:
    file = f"id,valid_from,tax_code\n{cast.school.pk},2026-07-01,0100047516\n"
    with pytest.raises(Invalid) as refusal:
        import_units(data=file.encode(), under=cast.province, by=None)
    assert [problem.where for problem in refusal.value.problems] == ["dòng 2, cột tax_code"]


def test_units_may_swap_their_codes_in_one_file(cast: Cast) -> None:
    file = f"id,code,valid_from\n{cast.commune.pk},S00.02,2026-07-01\n{cast.other_commune.pk},S00.01,2026-07-01\n"
    assert import_units(data=file.encode(), under=cast.province, by=None).changed == 2


def test_a_unit_may_change_on_the_day_that_the_one_above_it_moves(cast: Cast) -> None:
    UnitVersion.objects.filter(unit=cast.department).update(kind=UnitKind.OTHER)
    file = f"""id,name,parent,valid_from
{cast.commune.pk},Xã Suối Lam,S00.51,2026-07-01
{cast.school.pk},Trường mới,S00.01,2026-07-01
"""
    assert import_units(data=file.encode(), under=cast.province, by=None).changed == 2
    assert [version.name for version in ancestors(cast.school.pk, MERGED)] == [
        "Ủy ban nhân dân tỉnh Sông Mây",
        "Sở Giáo dục và Đào tạo",
        "Xã Suối Lam",
    ]
