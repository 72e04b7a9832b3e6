"""Names in a plan that a unit below the one that takes it in has issued."""

from __future__ import annotations

import pytest

from dondoc.units.matching import Candidate, Match, Matcher, MatchKind
from dondoc.units.models import UnitKind

COMMUNE_OWNER = Candidate(1, "Ủy ban nhân dân xã Suối Lam", "", UnitKind.COMMUNE, 0)
WITHIN_COMMUNE = Matcher(
    [
        COMMUNE_OWNER,
        Candidate(20, "Công an xã Suối Lam", "", UnitKind.DEPARTMENT, 1),
        Candidate(21, "Trường Tiểu học Suối Lam số 1", "", UnitKind.SCHOOL, 1),
    ],
    around=Matcher(
        [
            Candidate(90, "Ủy ban nhân dân tỉnh Sông Mây", "", UnitKind.PROVINCE, 0),
            Candidate(91, "Công an tỉnh Sông Mây", "", UnitKind.DEPARTMENT, 1),
            Candidate(92, "Sở Nội vụ", "", UnitKind.DEPARTMENT, 1),
            Candidate(1, "Ủy ban nhân dân xã Suối Lam", "", UnitKind.COMMUNE, 1),
            Candidate(93, "Ủy ban nhân dân phường Bến Đá", "", UnitKind.COMMUNE, 1),
            Candidate(20, "Công an xã Suối Lam", "", UnitKind.DEPARTMENT, 2),
            Candidate(21, "Trường Tiểu học Suối Lam số 1", "", UnitKind.SCHOOL, 2),
            Candidate(94, "Trường THCS Bến Đá", "", UnitKind.SCHOOL, 2),
        ]
    ),
)


@pytest.mark.parametrize(
    ("text", "unit_ids"),
    [
        ("xã", (1,)),
        ("UBND xã", (1,)),
        ("Chủ tịch UBND xã", (1,)),
        ("Công an xã", (20,)),
        ("Các trường học trên địa bàn xã", (21,)),
        ("các trường học trên địa bàn toàn xã", (21,)),
        ("các trường học trên địa bàn xã, phường", (21,)),
        ("các trường học trên địa bàn xã Suối Lam", (21,)),
        ("các trường học trực thuộc", (21,)),
        ("các trường học thuộc UBND xã", (21,)),
        ("các phòng, ban, ngành xã", (20,)),
        ("UBND xã và các trường học", (1, 21)),
    ],
)
def test_a_commune_speaks_of_itself_and_what_is_below_it(text: str, unit_ids: tuple[int, ...]) -> None:
    assert WITHIN_COMMUNE.match(text).unit_ids == unit_ids


@pytest.mark.parametrize(
    ("text", "unit_ids"),
    [
        ("Sở Nội vụ", (92,)),
        ("Công an tỉnh", (91,)),
        ("UBND tỉnh", (90,)),
        ("các sở, ban, ngành tỉnh", (91, 92)),
        ("UBND các xã, phường", (1, 93)),
        ("các trường học trên địa bàn tỉnh", (21, 94)),
    ],
)
def test_a_commune_that_names_a_higher_level_means_the_tree_around_it(text: str, unit_ids: tuple[int, ...]) -> None:
    assert WITHIN_COMMUNE.match(text).unit_ids == unit_ids


def test_a_commune_without_schools_never_means_those_of_others() -> None:
    matcher = Matcher([COMMUNE_OWNER], around=WITHIN_COMMUNE.around)
    match = matcher.match("các trường học trên địa bàn xã")
    assert match == Match(MatchKind.NONE, (), 0.0, "không có đơn vị nào thuộc nhóm các trường học")


def test_a_departments_plan_speaks_of_the_province_unless_it_says_its_own() -> None:
    department = Candidate(7, "Sở Giáo dục và Đào tạo", "", UnitKind.DEPARTMENT, 0)
    school = Candidate(2, "Trường THPT Sông Mây", "", UnitKind.SCHOOL, 1)
    matcher = Matcher([department, school], around=WITHIN_COMMUNE.around)
    texts = ("UBND các xã, phường", "các trường trực thuộc")
    assert [matcher.match(text).unit_ids for text in texts] == [(1, 93), (2,)]


def test_a_likeness_below_the_issuer_gives_way_to_the_very_name_around_it() -> None:
    near = Candidate(2, "Trường THCS Thượng Thanh", "", UnitKind.SCHOOL, 1)
    exact = Candidate(3, "Trường THCS Thượng Thanhs", "", UnitKind.SCHOOL, 2)
    inside = Matcher(
        [COMMUNE_OWNER, near],
        around=Matcher([Candidate(9, "Ủy ban nhân dân tỉnh Sông Mây", "", UnitKind.PROVINCE, 0), exact]),
    )
    assert [inside.match(name).unit_ids for name in ("Trường THCS Thượng Thanhs", "Trường THCS Thượng Thanhz")] == [
        (3,),
        (2,),
    ]
