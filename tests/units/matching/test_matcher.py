"""Agencies' names as plans write them, against the units of an invented province."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.units.matching import Candidate, Match, Matcher, MatchKind, match_agency
from dondoc.units.models import UnitKind

OWNER = "Ủy ban nhân dân tỉnh Sông Mây"
DEPARTMENTS = [
    "Sở Giáo dục và Đào tạo",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nông nghiệp và Môi trường",
    "Sở Dân tộc và Tôn giáo",
    "Công an tỉnh Sông Mây",
    "Bộ Chỉ huy Quân sự tỉnh Sông Mây",
    "Thanh tra tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Báo và Phát thanh, truyền hình Sông Mây",
]
COMMITTEES = [
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Mây",
    "Hội Liên hiệp Phụ nữ tỉnh",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh",
]
COMMUNES = [
    "Ủy ban nhân dân xã Suối Lam",
    "Ủy ban nhân dân phường Bến Đá",
    "Ủy ban nhân dân phường Sông Mây",
    "Ủy ban nhân dân đặc khu Hòn Sáo",
]
BELOW = {
    "Công an xã Suối Lam": UnitKind.DEPARTMENT,
    "Trường Tiểu học Suối Lam số 1": UnitKind.SCHOOL,
    "Trường Tiểu học Suối Lam số 2": UnitKind.SCHOOL,
    "Trường THCS Bến Đá": UnitKind.SCHOOL,
    "Công ty TNHH Gỗ Mây": UnitKind.ENTERPRISE,
    "Tổ dân phố 1": UnitKind.RESIDENTIAL_AREA,
}


def province() -> list[Candidate]:
    """The cast as candidates, numbered in the order above from 1 for the owner."""
    rows = [(OWNER, UnitKind.PROVINCE, 0)]
    rows += [(name, UnitKind.DEPARTMENT, 1) for name in DEPARTMENTS]
    rows += [(name, UnitKind.COMMITTEE, 1) for name in COMMITTEES]
    rows += [(name, UnitKind.COMMUNE, 1) for name in COMMUNES]
    rows += [(name, kind, 2) for name, kind in BELOW.items()]
    return [Candidate(number, name, "", kind, depth) for number, (name, kind, depth) in enumerate(rows, start=1)]


CANDIDATES = province()
MATCHER = Matcher(CANDIDATES)
NAMES = {candidate.unit_id: candidate.name for candidate in CANDIDATES}


def found(text: str) -> tuple[MatchKind, list[str]]:
    match = MATCHER.match(text)
    return match.kind, [NAMES[unit_id] for unit_id in match.unit_ids]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("2. Sở Nội vụ:", "Sở Nội vụ"),
        ("Giao Sở Nội vụ", "Sở Nội vụ"),
        ("Sở Nội vụ (cơ quan thường trực)", "Sở Nội vụ"),
        ("Uỷ ban nhân dân tỉnh Sông Mây", OWNER),
        ("Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        (unicodedata.normalize("NFD", "Sở Tài chính"), "Sở Tài chính"),
    ],
)
def test_the_name_itself_is_exact_whatever_its_case_tone_place_or_bracket(text: str, name: str) -> None:
    assert found(text) == (MatchKind.EXACT, [name])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Công an tỉnh", "Công an tỉnh Sông Mây"),
        ("CA tỉnh", "Công an tỉnh Sông Mây"),
        ("Công an tỉnh (cơ quan Thường trực Ban Chỉ đạo tỉnh)", "Công an tỉnh Sông Mây"),
        ("Sở Nội vụ tỉnh Sông Mây", "Sở Nội vụ"),
        ("so noi vu", "Sở Nội vụ"),
        ("UBND tỉnh", OWNER),
        ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Mây"),
        ("UBMTTQVN tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Mây"),
        ("Mặt trận Tổ quốc tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Mây"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở GDĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở Giáo dục - Đào tạo", "Sở Giáo dục và Đào tạo"),
        ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở VH, TT và DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở DTTG", "Sở Dân tộc và Tôn giáo"),
        ("Sở NV", "Sở Nội vụ"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh Sông Mây"),
        ("BCH Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh Sông Mây"),
        ("Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"),
        ("Tỉnh đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"),
        ("Báo và Phát thanh, truyền hình tỉnh", "Báo và Phát thanh, truyền hình Sông Mây"),
        ("VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("UBND P. Bến Đá", "Ủy ban nhân dân phường Bến Đá"),
        ("xã Suối Lam", "Ủy ban nhân dân xã Suối Lam"),
        ("Phường Sông Mây", "Ủy ban nhân dân phường Sông Mây"),
        ("Trường Trung học cơ sở Bến Đá", "Trường THCS Bến Đá"),
        ("Trường TH Suối Lam số 2", "Trường Tiểu học Suối Lam số 2"),
    ],
)
def test_abbreviations_accents_and_the_owners_place_do_not_matter(text: str, name: str) -> None:
    assert found(text) == (MatchKind.FOLDED, [name])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Phó Giám đốc Sở Tài chính", "Sở Tài chính"),
        ("Chủ tịch UBND xã Suối Lam", "Ủy ban nhân dân xã Suối Lam"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Chánh Thanh tra tỉnh", "Thanh tra tỉnh"),
        ("Trưởng Công an xã Suối Lam", "Công an xã Suối Lam"),
        ("Hiệu trưởng Trường THCS Bến Đá", "Trường THCS Bến Đá"),
        ("Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh Sông Mây"),
    ],
)
def test_the_head_of_an_office_means_the_office(text: str, name: str) -> None:
    assert found(text) == (MatchKind.FOLDED, [name])


def test_a_slip_in_a_long_word_is_forgiven_at_a_price() -> None:
    match = MATCHER.match("Sở Tài chlnh")
    number = next(unit_id for unit_id, name in NAMES.items() if name == "Sở Tài chính")
    assert match == Match(MatchKind.FUZZY, (number,), 91.7, "gần giống “Sở Tài chính”")


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Tài chính",
        "UBND phường Bến Đò",
        "Trường Tiểu học Suối Lam số 3",
        "Công an xã",
        "UBND phường",
        "HĐND xã Suối Lam",
        "Sở Y tế",
        "UBND huyện Suối Lam",
        "Các bộ, cơ quan ngang bộ",
        "UBND các tỉnh, thành phố",
        "",
        "(…)",
    ],
)
def test_another_agency_of_a_like_name_is_not_taken(text: str) -> None:
    assert found(text) == (MatchKind.NONE, [])


SCHOOLS = ["Trường Tiểu học Suối Lam số 1", "Trường Tiểu học Suối Lam số 2", "Trường THCS Bến Đá"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các sở, ban, ngành", DEPARTMENTS),
        ("các sở, ban, ngành tỉnh", DEPARTMENTS),
        ("Các sở, ban, ngành, cơ quan, đơn vị trực thuộc Ủy ban nhân dân tỉnh", DEPARTMENTS),
        ("Giám đốc các Sở và Thủ trưởng các ban, ngành tỉnh", DEPARTMENTS),
        ("Sở, ban, ngành, đoàn thể tỉnh", DEPARTMENTS + COMMITTEES),
        ("UBND các xã, phường, đặc khu", COMMUNES),
        ("Ủy ban nhân dân các xã, phường", COMMUNES[:3]),
        ("Chủ tịch Ủy ban nhân dân các xã, phường", COMMUNES[:3]),
        ("UBND các xã", COMMUNES[:1]),
        ("UBND cấp xã", COMMUNES),
        ("UBND xã, phường", COMMUNES[:3]),
        ("các địa phương", COMMUNES),
        ("các trường học", SCHOOLS),
        ("các cơ sở giáo dục trên địa bàn tỉnh", SCHOOLS),
        ("Các doanh nghiệp", ["Công ty TNHH Gỗ Mây"]),
        ("các thôn, bản, tổ dân phố", ["Tổ dân phố 1"]),
        ("các tổ chức chính trị - xã hội", COMMITTEES),
        ("tổ chức chính trị - xã hội", COMMITTEES),
        ("các đơn vị, địa phương", DEPARTMENTS + COMMUNES),
        ("các sở, ban, ngành; UBND các xã, phường", DEPARTMENTS + COMMUNES[:3]),
        ("Các Sở, ban, ngành và Ủy ban nhân dân các xã, phường, đặc khu", DEPARTMENTS + COMMUNES),
        ("Công an tỉnh; UBND các xã", ["Công an tỉnh Sông Mây", *COMMUNES[:1]]),
        ("UBMTTQ tỉnh và các tổ chức chính trị - xã hội", COMMITTEES),
    ],
)
def test_a_group_means_all_units_of_its_kind(text: str, names: list[str]) -> None:
    assert found(text) == (MatchKind.GROUP, names)


def test_a_vague_group_means_nobody() -> None:
    vague = Match(MatchKind.NONE, (), 0.0, "tên chung, không nói rõ đơn vị nào", vague=True)
    texts = (
        "các cơ quan, đơn vị liên quan",
        "các sở, ngành có liên quan",
        "các cơ quan chức năng",
        "các cơ quan, đơn vị",
        "các ban",
    )
    assert [MATCHER.match(text) for text in texts] == [vague] * 5


def test_districts_that_no_longer_exist_are_said_to_be_gone() -> None:
    reading = "không còn cấp huyện (từ ngày 01/7/2025), hãy chọn đơn vị nhận việc"
    assert MATCHER.match("UBND các huyện, thị xã, thành phố") == Match(MatchKind.NONE, (), 0.0, reading)
    match = MATCHER.match("các sở, ban, ngành, UBND các huyện, thành phố")
    assert (match.kind, len(match.unit_ids), match.score) == (MatchKind.GROUP, len(DEPARTMENTS), 50.0)
    assert match.reading == f"nhóm các sở, ban, ngành; {reading}"


def test_districts_of_a_day_when_they_stood_are_found() -> None:
    owner = Candidate(1, OWNER, "", UnitKind.PROVINCE, 0)
    district = Candidate(2, "Ủy ban nhân dân huyện Suối Đỏ", "", UnitKind.OTHER, 1)
    match = match_agency("UBND các huyện, thị xã, thành phố", [owner, district])
    assert (match.kind, match.unit_ids) == (MatchKind.GROUP, (2,))


def test_a_part_that_is_not_found_lowers_the_score_and_is_told() -> None:
    match = MATCHER.match("Sở Y tế; Sở Nội vụ")
    assert (match.kind, match.score, match.reading) == (
        MatchKind.GROUP,
        50.0,
        "không có đơn vị nào mang tên này; là “Sở Nội vụ”",
    )


def test_of_units_with_one_name_the_nearest_to_the_owner_is_meant() -> None:
    near = Candidate(1, "Văn phòng", "", UnitKind.DEPARTMENT, 1)
    far = [Candidate(number, "Văn phòng", "", UnitKind.DEPARTMENT, 2) for number in (2, 3)]
    assert match_agency("Văn phòng", [near, *far]).unit_ids == (1,)
    assert match_agency("Văn phòng", far) == Match(MatchKind.NONE, (), 0.0, "có 2 đơn vị cùng tên này")


def test_an_accent_tells_two_names_apart() -> None:
    lam, lams = [
        Candidate(number, f"Ủy ban nhân dân xã Suối {word}", "", UnitKind.COMMUNE, 1)
        for number, word in ((1, "Lam"), (2, "Lâm"))
    ]
    matcher = Matcher([lam, lams])
    assert matcher.match("Ủy ban nhân dân xã Suối Lâm").unit_ids == (2,)
    assert matcher.match("xa Suoi Lam").kind is MatchKind.NONE


def test_a_commune_that_issues_a_plan_means_its_own_offices() -> None:
    owner = Candidate(1, "Ủy ban nhân dân xã Suối Lam", "", UnitKind.COMMUNE, 0)
    police = Candidate(2, "Công an xã Suối Lam", "", UnitKind.DEPARTMENT, 1)
    matcher = Matcher([owner, police])
    assert [matcher.match(text).unit_ids for text in ("Công an xã", "UBND xã", "các phòng, ban")] == [
        (2,),
        (1,),
        (2,),
    ]


def test_a_city_calls_its_offices_by_the_city() -> None:
    owner = Candidate(1, "Ủy ban nhân dân thành phố Sông Lớn", "", UnitKind.PROVINCE, 0)
    police = Candidate(2, "Công an thành phố Sông Lớn", "", UnitKind.DEPARTMENT, 1)
    matcher = Matcher([owner, police])
    texts = ("Công an TP. Sông Lớn", "Công an thành phố", "các sở, ban, ngành thành phố", "UBND TP")
    assert [(matcher.match(text).unit_ids, matcher.match(text).score) for text in texts] == [
        ((2,), 95.0),
        ((2,), 95.0),
        ((2,), 100.0),
        ((1,), 95.0),
    ]


def test_without_candidates_nothing_is_found() -> None:
    assert match_agency("Sở Nội vụ", []).kind is MatchKind.NONE


@given(st.sampled_from(CANDIDATES))
def test_every_unit_is_found_by_its_own_name_and_by_it_without_accents(candidate: Candidate) -> None:
    plain = unicodedata.normalize("NFD", candidate.name).replace("Đ", "D").replace("đ", "d")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for text in (candidate.name, candidate.name.upper(), f"Đề nghị {candidate.name} (để thực hiện);", plain):
        assert MATCHER.match(text).unit_ids == (candidate.unit_id,)


@given(st.text(max_size=60))
def test_any_text_at_all_gets_an_answer(text: str) -> None:
    match = MATCHER.match(text)
    assert (match.kind is MatchKind.NONE) == (match.unit_ids == ())
    assert 0 <= match.score <= 100
