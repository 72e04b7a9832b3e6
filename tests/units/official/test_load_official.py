"""Loading the official list: the tree of today and before; twice is once; what was typed in stays and is not doubled."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db.models import Count
from pytest_django import DjangoAssertNumQueries

from dondoc.core.errors import Refused
from dondoc.core.events import verify
from dondoc.core.models import Event
from dondoc.units.actions import change_unit, create_unit
from dondoc.units.actions.official import LoadResult, load_official
from dondoc.units.models import Succession, SuccessionKind, SuccessionPart, Unit, UnitKind, UnitVersion
from dondoc.units.official.rows import REFORM, START
from dondoc.units.queries import ancestors, as_of, subtree, version_of

pytestmark = pytest.mark.django_db

LAI_CHAU, LANG_SON, DONG_NAI = "12", "20", "75"
EVE = date(2025, 6, 30)
TODAY = date(2026, 11, 21)
OPENED = date(2026, 1, 1)


def load(code: str = LAI_CHAU, *, history: bool = True) -> LoadResult:
    return load_official(provinces=[code], history=history, by=None)


def typed_in(name: str, kind: UnitKind, parent: Unit | None = None, since: date = OPENED, code: str = "") -> Unit:
    return create_unit(name=name, kind=kind, parent=parent, valid_from=since, by=None, code=code)


def kinds(day: date) -> dict[str, int]:
    return dict(Counter(as_of(day).values_list("kind", flat=True)))


def history_of(unit: Unit) -> list[tuple[str, str, date, date | None]]:
    versions = unit.versions.order_by("valid_from")
    return list(versions.values_list("name", "code", "valid_from", "valid_to"))


def everything() -> tuple[int, int, int, int, int]:
    models = (Unit, UnitVersion, Succession, SuccessionPart, Event)
    return tuple(model.objects.count() for model in models)  # type: ignore[return-value]


def assert_paths_follow_parents(day: date) -> None:
    paths = dict(as_of(day).values_list("unit_id", "path"))
    for unit_id, parent_id, path in as_of(day).values_list("unit_id", "parent_id", "path"):
        assert path == (paths[parent_id] if parent_id else "") + f"{unit_id:08}"


def test_a_province_is_there_as_it_is_and_as_it_was() -> None:
    assert load() == LoadResult(provinces=1, communes=38, created=39, past=112, successions=37)
    assert {day: kinds(day) for day in (date(2025, 2, 28), START, EVE, REFORM, TODAY)} == {
        date(2025, 2, 28): {},
        START: {"province": 1, "district": 8, "commune": 106},
        EVE: {"province": 1, "district": 8, "commune": 106},
        REFORM: {"province": 1, "commune": 38},
        TODAY: {"province": 1, "commune": 38},
    }
    for day in (EVE, TODAY):
        assert_paths_follow_parents(day)
    kept = Unit.objects.get(versions__code="03451", versions__valid_to=None)
    assert [[version.name for version in ancestors(kept.pk, day)] for day in (EVE, TODAY)] == [
        ["Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân huyện Mường Tè"],
        ["Ủy ban nhân dân tỉnh Lai Châu"],
    ]
    new = as_of(TODAY).get(code="03434")
    assert (new.name, new.short_name, new.details) == (
        "Ủy ban nhân dân xã Nậm Hàng", "UBND xã Nậm Hàng", {"zone": "rural"},
    )  # fmt: skip


def test_who_followed_whom_is_there_with_the_resolution() -> None:
    load()
    assert dict(Counter(Succession.objects.values_list("kind", "decision_number"))) == {
        (SuccessionKind.MERGE, "Nghị quyết 1670/NQ-UBTVQH15"): 36,
        (SuccessionKind.DISSOLVE, "Nghị quyết 203/2025/QH15"): 1,
    }
    new = as_of(TODAY).get(code="03434")
    parts = SuccessionPart.objects.filter(new_id=new.unit_id)
    assert [(part.old_name, part.new_name, part.numerator, part.takes_work) for part in parts] == [
        (f"Ủy ban nhân dân {old}", "Ủy ban nhân dân xã Nậm Hàng", 1, True)
        for old in ("thị trấn Nậm Nhùn", "xã Nậm Manh", "xã Nậm Hàng")
    ]
    assert Succession.objects.filter(settled_at=None).count() == 0


def test_loading_again_changes_nothing(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(60):
        load()
    before = everything()
    with django_assert_max_num_queries(10):
        assert load() == LoadResult(provinces=1, communes=38, standing=151)
    assert everything() == before


def test_the_history_can_be_loaded_later() -> None:
    assert load(history=False) == LoadResult(provinces=1, communes=38, created=39)
    assert kinds(EVE) == {}
    # the province and the two communes that were left as they were get the days before the reform
    assert load() == LoadResult(provinces=1, communes=38, past=112, completed=3, standing=36, successions=37)
    assert kinds(EVE) == {"province": 1, "district": 8, "commune": 106}
    assert load() == LoadResult(provinces=1, communes=38, standing=151)


def test_every_unit_that_is_written_is_logged() -> None:
    load()
    assert dict(Event.objects.values_list("verb").annotate(n=Count("pk"))) == {
        "unit.create": 151,
        "unit.change": 2,
        "succession.load": 37,
    }
    assert set(Event.objects.values_list("reason", flat=True)) == {"Nạp danh mục chính thức các đơn vị hành chính"}
    assert verify() is None


def test_units_typed_in_are_found_by_name_or_code_and_keep_what_they_are() -> None:
    province = typed_in("UBND tỉnh Lai Châu", UnitKind.PROVINCE)
    by_name = typed_in("UỶ BAN NHÂN DÂN XÃ NẬM HÀNG", UnitKind.COMMUNE, province, code="X.01")
    by_code = typed_in("UBND xã Thu Lum", UnitKind.COMMUNE, province, code="03439")
    kept = typed_in("UBND xã Mù Cả", UnitKind.COMMUNE, province)
    school = typed_in("Trường Tiểu học Mù Cả", UnitKind.SCHOOL, kept)
    result = load()
    assert (result.created, result.completed, result.standing) == (35, 4, 0)
    assert kinds(TODAY) == {"province": 1, "commune": 38, "school": 1}
    assert [history_of(unit) for unit in (province, by_name, by_code)] == [
        [
            ("Ủy ban nhân dân tỉnh Lai Châu", "12", START, OPENED),
            ("UBND tỉnh Lai Châu", "", OPENED, None),
        ],
        [
            ("Ủy ban nhân dân xã Nậm Hàng", "03434", REFORM, OPENED),
            ("UỶ BAN NHÂN DÂN XÃ NẬM HÀNG", "X.01", OPENED, None),
        ],
        [
            ("Ủy ban nhân dân xã Thu Lũm", "03439", REFORM, OPENED),
            ("UBND xã Thu Lum", "03439", OPENED, None),
        ],
    ]
    assert [version.name for version in ancestors(kept.pk, EVE)][-1] == "Ủy ban nhân dân huyện Mường Tè"
    assert version_of(school.pk, TODAY) is not None
    for day in (EVE, REFORM, TODAY):
        assert_paths_follow_parents(day)
    before = everything()
    assert load() == LoadResult(provinces=1, communes=38, standing=151)
    assert everything() == before


def test_a_commune_that_stands_alone_is_not_doubled() -> None:
    commune = typed_in("Ủy ban nhân dân xã Mường Mô", UnitKind.COMMUNE, since=REFORM, code="03472")
    assert load(history=False).created == 38
    assert history_of(commune) == [("Ủy ban nhân dân xã Mường Mô", "03472", REFORM, None)]


def test_a_unit_that_was_typed_in_before_the_reform_under_its_name_and_code_is_not_split_in_two() -> None:
    province = typed_in("UBND tỉnh Lai Châu", UnitKind.PROVINCE, since=date(2020, 1, 1), code="12")
    commune = typed_in("UBND xã Mường Tè", UnitKind.COMMUNE, province, since=date(2020, 1, 1), code="03445")
    load()
    assert history_of(commune) == [("UBND xã Mường Tè", "03445", date(2020, 1, 1), None)]
    assert [as_of(day).filter(code="03445").count() for day in (EVE, TODAY)] == [1, 1]
    parts = SuccessionPart.objects.filter(new_id=commune.pk).order_by("pk")
    assert [(part.old_name, part.old_id == commune.pk) for part in parts] == [
        ("Ủy ban nhân dân xã Mường Tè", True),
        ("Ủy ban nhân dân xã Nậm Khao", False),
    ]


def test_a_later_official_name_reaches_a_unit_that_had_the_name_of_the_list() -> None:
    province = typed_in("UBND tỉnh Đồng Nai", UnitKind.PROVINCE, since=REFORM)
    ward = typed_in("UBND xã Long Thành", UnitKind.COMMUNE, province, since=REFORM, code="26368")
    renamed = typed_in("UBND xã Trảng Bom", UnitKind.COMMUNE, province, since=REFORM)
    change_unit(
        unit=renamed, name="UBND phường Trảng Bom", short_name="", code="", kind=UnitKind.COMMUNE, parent=province,
        valid_from=date(2026, 5, 4), by=None,
    )  # fmt: skip
    assert load(DONG_NAI, history=False).completed == 2
    day = date(2026, 4, 30)
    assert [history_of(unit) for unit in (province, ward, renamed)] == [
        [("UBND tỉnh Đồng Nai", "", REFORM, day), ("Ủy ban nhân dân thành phố Đồng Nai", "75", day, None)],
        [("UBND xã Long Thành", "26368", REFORM, day), ("Ủy ban nhân dân phường Long Thành", "26368", day, None)],
        [("UBND xã Trảng Bom", "", REFORM, date(2026, 5, 4)), ("UBND phường Trảng Bom", "", date(2026, 5, 4), None)],
    ]
    assert load(DONG_NAI, history=False) == LoadResult(provinces=1, communes=95, standing=96)


def test_other_provinces_and_what_hangs_below_them_are_left_alone() -> None:
    load(LANG_SON, history=False)
    lang_son = as_of(TODAY).get(code=LANG_SON)
    typed_in("Sở Nội vụ", UnitKind.DEPARTMENT, Unit(pk=lang_son.unit_id))
    before = list(subtree(lang_son.unit_id, TODAY).values())
    load(history=False)
    assert list(subtree(lang_son.unit_id, TODAY).values()) == before


def refused(code: str = LAI_CHAU) -> str:
    before = everything()
    with pytest.raises(Refused) as refusal:
        load(code)
    assert everything() == before
    return str(refusal.value)


def test_a_province_below_another_unit_is_refused() -> None:
    country = typed_in("Chính phủ", UnitKind.OTHER)
    typed_in("UBND tỉnh Lai Châu", UnitKind.PROVINCE, country)
    assert (
        refused() == "UBND tỉnh Lai Châu đang đứng dưới một đơn vị khác. Hãy đưa đơn vị này lên trên cùng, rồi nạp lại."
    )


def test_a_province_that_has_ended_is_refused() -> None:
    province = typed_in("UBND tỉnh Lai Châu", UnitKind.PROVINCE)
    UnitVersion.objects.filter(unit=province).update(valid_to=date(2026, 9, 1))
    assert refused() == "UBND tỉnh Lai Châu đã kết thúc trong cây đơn vị. Hãy hoàn tác việc kết thúc đó, rồi nạp lại."


def test_two_units_that_may_be_one_place_are_refused() -> None:
    province = typed_in("UBND tỉnh Lai Châu", UnitKind.PROVINCE)
    for name in ("UBND xã Nậm Hàng", "Xã Nậm Hàng"):
        typed_in(name, UnitKind.COMMUNE, province)
    assert refused() == (
        "Có nhiều đơn vị có thể là Xã Nậm Hàng (mã 03434). Hãy sửa tên hoặc mã để chỉ còn một đơn vị, rồi nạp lại."
    )


def test_a_code_that_a_unit_of_another_name_bears_is_refused() -> None:
    province = typed_in("UBND tỉnh Mây Ngàn", UnitKind.PROVINCE, code="12")
    told = "Mã 12 đang là của UBND tỉnh Mây Ngàn, còn danh mục chính thức ghi là Tỉnh Lai Châu. Hãy sửa mã hoặc tên của đơn vị đó, rồi nạp lại."
    assert refused() == told
    UnitVersion.objects.filter(unit=province).update(name="UBND tỉnh Lai Châu")
    typed_in("UBND xã Khác hẳn", UnitKind.COMMUNE, province, code="03434")
    assert refused().startswith("Mã 03434 đang là của UBND xã Khác hẳn, còn danh mục chính thức ghi là Xã Nậm Hàng.")


def test_codes_of_an_older_list_do_no_harm_where_the_names_are_right() -> None:
    province = typed_in("UBND tỉnh Lai Châu", UnitKind.PROVINCE, since=REFORM)
    swapped = {"UBND xã Mường Tè": "03451", "UBND xã Mù Cả": "03445"}
    for name, code in swapped.items():
        typed_in(name, UnitKind.COMMUNE, province, since=REFORM, code=code)
    assert load(history=False).created == 36
    assert {version.name: version.code for version in as_of(TODAY).filter(name__in=swapped)} == swapped
