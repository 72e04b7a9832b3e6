"""What may stand below what, and under which name: one rule for every way of writing a unit."""

from __future__ import annotations

from datetime import date

import pytest

from cast import START, Cast
from dondoc.core.errors import Invalid, Problem
from dondoc.units.actions import change_unit, correct_unit, create_unit, import_units, move_units
from dondoc.units.models import Unit, UnitKind, UnitStatus, UnitVersion
from dondoc.units.rules import fitting, holders, holds

DAY = date(2026, 7, 1)
BODIES = {"department", "school", "enterprise", "committee", "other"}


def test_each_kind_holds_what_belongs_below_it() -> None:
    assert {kind.value: set(fitting(kind)) for kind in UnitKind} == {
        "province": BODIES | {"district", "commune"},
        "district": BODIES | {"commune"},
        "commune": BODIES | {"residential_area"},
        "department": BODIES,
        "school": BODIES - {"enterprise"},
        "enterprise": BODIES,
        "residential_area": set(),
        "committee": BODIES,
        "other": set(UnitKind.values),
    }


def test_kinds_above_are_those_that_hold_all_of_them() -> None:
    assert holders(["commune", "school"]) == {"province", "district", "other"}
    assert holders(["residential_area"]) == {"commune", "other"}
    assert all(holds(above, "school") for above in holders(["school"]))


def made(name: str, kind: UnitKind, parent: Unit, code: str = "", day: date = START) -> Unit:
    return create_unit(name=name, kind=kind, parent=parent, code=code, valid_from=day, by=None)


def changed(unit: Unit, name: str, kind: UnitKind, parent: Unit) -> None:
    change_unit(
        unit=unit, name=name, short_name="", code="", kind=kind, parent=parent, valid_from=DAY, by=None
    )  # fmt: skip


def corrected(unit: Unit, name: str, kind: UnitKind) -> None:
    correct_unit(
        unit=unit, name=name, short_name="", code="", kind=kind, status=UnitStatus.ACTIVE, details={}, by=None
    )  # fmt: skip


COMMUNE_BELOW_SCHOOL = (
    "“Xã Mới” (UBND cấp xã) không thể trực thuộc Trường Tiểu học Suối Lam (Trường học). "
    "Hãy chọn đơn vị cấp trên khác, hoặc sửa loại đơn vị nếu ghi nhầm."
)


@pytest.mark.django_db
def test_a_new_unit_must_fit_below_the_one_above(cast: Cast) -> None:
    with pytest.raises(Invalid) as error:
        made("Xã Mới", UnitKind.COMMUNE, cast.school)
    assert error.value.problems == (Problem("kind", COMMUNE_BELOW_SCHOOL),)


@pytest.mark.django_db
def test_nothing_stands_below_a_residential_area(cast: Cast) -> None:
    hamlet = made("Thôn 1", UnitKind.RESIDENTIAL_AREA, cast.commune)
    with pytest.raises(Invalid) as error:
        made("Điểm trường", UnitKind.OTHER, hamlet)
    told = "Thôn 1 (Khu dân cư) không có đơn vị trực thuộc, nên “Điểm trường” không thể nằm dưới. Hãy chọn đơn vị cấp trên khác."
    assert error.value.problems == (Problem("kind", told),)


@pytest.mark.django_db
def test_a_kind_may_not_change_to_one_that_fits_neither_above_nor_below(cast: Cast) -> None:
    hamlet = "Ủy ban nhân dân xã Suối Lam (Khu dân cư) không có đơn vị trực thuộc"
    for write in (lambda: changed(cast.commune, "Ủy ban nhân dân xã Suối Lam", UnitKind.RESIDENTIAL_AREA, cast.province),
                  lambda: corrected(cast.commune, "Ủy ban nhân dân xã Suối Lam", UnitKind.RESIDENTIAL_AREA)):  # fmt: skip
        with pytest.raises(Invalid) as error:
            write()
        assert [(problem.where, hamlet in problem.message) for problem in error.value.problems] == [
            ("kind", False),  # a residential area below a province
            ("kind", True),  # a school below a residential area
        ]


@pytest.mark.django_db
def test_a_unit_moves_only_to_where_it_fits_from_that_day_on(cast: Cast) -> None:
    changed(cast.department, "Khu phố 1", UnitKind.OTHER, cast.province)
    UnitVersion.objects.filter(unit=cast.department, valid_from=DAY).update(kind=UnitKind.SCHOOL)
    with pytest.raises(Invalid) as error:
        move_units(unit_ids=[cast.other_commune.pk], parent=cast.department, valid_from=date(2026, 1, 1), by=None)
    assert error.value.problems[0].where == "Ủy ban nhân dân phường Bến Đá"


@pytest.mark.django_db
def test_what_stood_wrongly_before_may_still_be_changed_otherwise(cast: Cast) -> None:
    UnitVersion.objects.filter(unit=cast.commune).update(kind=UnitKind.RESIDENTIAL_AREA)
    changed(cast.school, "Trường Khác", UnitKind.SCHOOL, cast.commune)
    assert cast.school.versions.count() == 2


@pytest.mark.django_db
def test_a_file_tells_the_cell_of_each_unit_that_does_not_fit(cast: Cast) -> None:
    file = "code,name,kind,parent,valid_from\n" + "\n".join(
        [
            "A,Xã Mới,commune,S00.01.01,2026-07-01",
            "B,Thôn 1,residential_area,S00.01,2026-07-01",
            "C,Thôn 1,residential_area,S00.01,2026-07-01",
            "D,Trường Tiểu học Suối Lam,school,S00.01,2026-07-01",
            "E,Trường Đôi,school,S00.02,2026-07-01",
            "F,TRƯỜNG ĐÔI,school,S00.02,2026-07-01",
        ]
    )
    with pytest.raises(Invalid) as error:
        import_units(data=file.encode(), under=cast.province, by=None)
    assert [problem.where for problem in error.value.problems] == [
        "dòng 2, cột kind", "dòng 5, cột name", "dòng 6, cột name", "dòng 7, cột name",
    ]  # fmt: skip


@pytest.mark.django_db
def test_two_units_below_one_have_not_the_same_name_at_one_time(cast: Cast) -> None:
    told = (
        "Nơi này đã có đơn vị “Ủy ban nhân dân phường Bến Đá” (mã S00.02). "
        "Hãy ghi tên khác để phân biệt, hoặc dùng đơn vị đang có."
    )
    name = "ỦY BAN nhân dân phường  Bến Đá"
    for write in (
        lambda: made(name, UnitKind.COMMUNE, cast.province),
        lambda: changed(cast.commune, name, UnitKind.COMMUNE, cast.province),
        lambda: corrected(cast.commune, name, UnitKind.COMMUNE),
    ):
        with pytest.raises(Invalid) as error:
            write()
        assert error.value.problems == (Problem("name", told),)


@pytest.mark.django_db
def test_a_name_is_free_elsewhere_again_after_an_end_and_for_residential_areas(cast: Cast) -> None:
    made("Ủy ban nhân dân phường Bến Đá", UnitKind.OTHER, cast.commune)
    UnitVersion.objects.filter(unit=cast.other_commune).update(valid_to=DAY)
    made("Ủy ban nhân dân phường Bến Đá", UnitKind.COMMUNE, cast.province, day=DAY)
    for code in ("T1", "T2"):
        made("Thôn 1", UnitKind.RESIDENTIAL_AREA, cast.commune, code)
    assert UnitVersion.objects.filter(name="Thôn 1").count() == 2
