"""One place over reforms: lines put together, provinces found by name, who followed whom and by which resolution."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dondoc.units.models import SuccessionKind, UnitKind
from dondoc.units.official.following import NO_SHARES, Planned, successions
from dondoc.units.official.lineage import Gazetteer, Place
from dondoc.units.official.names import organisation_name, organisation_short_name, place_key, zone
from dondoc.units.official.rows import REFORM, START, official_list

EVE = date(2025, 6, 30)
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(official_list())


def lines(place: Place | None) -> list[tuple[str, str, str, date]]:
    assert place is not None
    return [(span.level.value, span.code, span.name, span.since) for span in place.spans]


def planned(
    gazetteer: Gazetteer, province: str, code: str, day: date = REFORM
) -> list[tuple[str, str, list[tuple[str, str, Fraction]], str]]:
    """The successions in a province that name a unit with this code before or from the day on."""
    (region,) = gazetteer.regions([place for place in gazetteer.provinces if place.last.code == province])
    wanted = {gazetteer.until(code, day), gazetteer.at(code, day)} - {None}

    def told(each: Planned) -> tuple[str, str, list[tuple[str, str, Fraction]], str]:
        parts = [(part.old.last.name, part.new.last.name if part.new else "", part.share) for part in each.parts]
        return each.kind.value, each.decision, parts, each.note

    found = successions(gazetteer, region)
    return [
        told(each)
        for each in found
        if each.day == day and wanted & {p for part in each.parts for p in (part.old, part.new)}
    ]


def test_a_province_that_keeps_its_name_is_one_place_whatever_its_code(gazetteer: Gazetteer) -> None:
    assert lines(gazetteer.at("15", TODAY)) == [
        ("province", "10", "Tỉnh Lào Cai", START),
        ("province", "15", "Tỉnh Lào Cai", REFORM),
    ]
    assert lines(gazetteer.at("15", EVE)) == [("province", "15", "Tỉnh Yên Bái", START)]


def test_a_commune_that_was_left_as_it_was_goes_on_below_its_province(gazetteer: Gazetteer) -> None:
    place = gazetteer.at("03451", TODAY)
    assert place is gazetteer.at("03451", EVE)
    assert place is not None
    assert [(span.name, span.parent) for span in place.spans] == [("Xã Mù Cả", "107"), ("Xã Mù Cả", "12")]


def test_a_commune_formed_of_several_is_another_place_than_the_one_that_had_its_code(gazetteer: Gazetteer) -> None:
    assert lines(gazetteer.at("00004", TODAY)) == [("commune", "00004", "Phường Ba Đình", REFORM)]
    assert lines(gazetteer.at("00004", EVE)) == [("commune", "00004", "Phường Trúc Bạch", START)]


def test_an_island_district_goes_on_as_a_commune(gazetteer: Gazetteer) -> None:
    assert lines(gazetteer.at("26732", TODAY)) == [
        ("district", "755", "Huyện Côn Đảo", START),
        ("commune", "26732", "Đặc khu Côn Đảo", REFORM),
    ]


def test_a_commune_that_became_a_ward_later_is_one_place(gazetteer: Gazetteer) -> None:
    assert lines(gazetteer.at("26368", TODAY)) == [
        ("commune", "26368", "Xã Long Thành", REFORM),
        ("commune", "26368", "Phường Long Thành", date(2026, 4, 30)),
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("66", "66"), (" 08 ", "08"), ("Đắk Lắk", "66"), ("dak lak", "66"), ("tỉnh Đắk Lắk", "66"), ("Phú Yên", "66"),
        ("TP. Hồ Chí Minh", "79"), ("Thành phố Hồ Chí Minh", "79"), ("Bà Rịa – Vũng Tàu", "79"), ("hà giang", "08"),
        ("Quảng Ninh", "22"), ("lào cai", "15"), ("10", None), ("xyz", None), ("", None),
    ],
)  # fmt: skip
def test_a_province_is_found_by_code_or_name_and_one_that_ended_by_where_it_went(
    gazetteer: Gazetteer, asked: str, code: str | None
) -> None:
    place = gazetteer.province_named(asked)
    assert (place.last.code if place else None) == code


def test_the_regions_share_all_places_out_each_after_the_one_above(gazetteer: Gazetteer) -> None:
    regions = gazetteer.regions()
    assert len(regions) == 34
    assert sorted(map(id, gazetteer.places)) == sorted(id(place) for region in regions for place in region.places)
    for region in regions:
        seen: set[Place] = set()
        for place in region.places:
            seen.add(place)
            assert {gazetteer.above(span) for span in place.spans} - {None} <= seen


def test_communes_that_went_whole_into_one_are_a_merger(gazetteer: Gazetteer) -> None:
    assert planned(gazetteer, "04", "01648") == [
        (
            "merge",
            "Nghị quyết 1657/NQ-UBTVQH15",
            [(old, "Xã Phục Hòa", 1) for old in ("Thị trấn Tà Lùng", "Xã Đại Sơn", "Thị trấn Hoà Thuận", "Xã Mỹ Hưng")],
            "",
        )
    ]  # fmt: skip


def test_a_commune_that_was_divided_is_divided_evenly_for_the_list_has_no_shares(gazetteer: Gazetteer) -> None:
    half = Fraction(1, 2)
    (found,) = [each for each in planned(gazetteer, "08", "02494") if each[0] == "split"]
    assert found == (
        "split",
        "Nghị quyết 1684/NQ-UBTVQH15",
        [("Xã Thái Bình", "Phường Nông Tiến", half), ("Xã Thái Bình", "Xã Thái Bình", half)],
        NO_SHARES,
    )


def test_a_commune_whose_people_all_went_to_one_is_followed_by_that_one(gazetteer: Gazetteer) -> None:
    (found,) = [each for each in planned(gazetteer, "01", "00112") if each[2][0][0] == "Phường Thụy Khuê"]
    assert found == (
        "split",
        "Nghị quyết 1656/NQ-UBTVQH15",
        [("Phường Thụy Khuê", "Phường Tây Hồ", 1)],
        "Một phần diện tích về Phường Ba Đình.",
    )


def test_provinces_merge_into_the_one_that_keeps_its_name(gazetteer: Gazetteer) -> None:
    assert planned(gazetteer, "15", "15") == [
        (
            "merge",
            "Nghị quyết 202/2025/QH15",
            [("Tỉnh Lào Cai", "Tỉnh Lào Cai", 1), ("Tỉnh Yên Bái", "Tỉnh Lào Cai", 1)],
            "",
        )
    ]


def test_districts_end_and_nobody_follows(gazetteer: Gazetteer) -> None:
    (found,) = [each for each in planned(gazetteer, "12", "107") if each[0] == "dissolve"]
    assert found[1] == "Nghị quyết 203/2025/QH15"
    assert {(new, share) for _old, new, share in found[2]} == {("", 1)}
    assert len(found[2]) == 8


def test_a_new_name_has_its_resolution(gazetteer: Gazetteer) -> None:
    ward = [("Phường Kép", "Phường Kép", 1)]
    assert planned(gazetteer, "24", "07399", date(2026, 9, 20)) == [("rename", "Nghị quyết 388/NQ-UBTVQH16", ward, "")]


def test_every_unit_that_ended_is_in_one_succession(gazetteer: Gazetteer) -> None:
    followed = [
        old
        for region in gazetteer.regions()
        for each in successions(gazetteer, region)
        if each.kind != SuccessionKind.RENAME
        for old in {part.old for part in each.parts}
    ]
    ended = {place for place in gazetteer.places if not place.lasts}
    assert len(followed) == len(set(followed))
    assert ended <= set(followed)
    assert {place.last.level for place in set(followed) - ended} == {UnitKind.PROVINCE}


def test_names_of_committees_follow_those_of_places() -> None:
    assert [organisation_name(place) for place in ("Xã Ea Tiêu", "Thành phố Huế", "Thành phố Hồ Chí Minh")] == [
        "Ủy ban nhân dân xã Ea Tiêu",
        "Ủy ban nhân dân thành phố Huế",
        "Ủy ban nhân dân Thành phố Hồ Chí Minh",
    ]
    assert organisation_short_name("Đặc khu Phú Quý") == "UBND đặc khu Phú Quý"
    assert [zone(place) for place in ("Xã A", "Tỉnh A", "Thị trấn A", "Thành phố A", "Đặc khu A")] == [
        "rural", "rural", "urban", "urban", "special",
    ]  # fmt: skip


def test_a_place_is_recognised_however_it_is_written() -> None:
    spellings = ("Ủy ban nhân dân xã Ea H’Leo", "Uỷ ban nhân dân xã Ea H'leo", "UBND xã Ea H'Leo", "XÃ EA H’LEO")
    assert len({place_key(name) for name in spellings}) == 1
    assert place_key("Xã Tân Lập") != place_key("Xã Tấn Lập")
