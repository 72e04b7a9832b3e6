"""Searching units as officials type: without accents, in abbreviations, by initials."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.units.actions import create_unit
from dondoc.units.models import UnitKind
from dondoc.units.queries import Found, as_of, search
from dondoc.units.search import LONGEST_KEYS, Wanted, keys_of, wanted

DAY = date(2026, 1, 1)
NAMES = {
    "Thành phố Hồ Chí Minh": UnitKind.PROVINCE,
    "Ủy ban nhân dân xã Ea Tiêu": UnitKind.COMMUNE,
    "Ủy ban nhân dân phường Bến Nghé": UnitKind.COMMUNE,
    "Quận 1": UnitKind.DISTRICT,
    "Quận 12": UnitKind.DISTRICT,
    "Sở Giáo dục và Đào tạo": UnitKind.DEPARTMENT,
    "Trường TH Bến Nghé": UnitKind.SCHOOL,
    "Trường Tiểu học Ea Tiêu": UnitKind.SCHOOL,
    "Trường Mầm non Tiêu Ea": UnitKind.SCHOOL,
    "Hợp tác xã Tiêu Êa": UnitKind.ENTERPRISE,
}


@pytest.mark.parametrize(
    ("name", "short_name", "code", "keys"),
    [
        (
            "Ủy ban nhân dân xã Ea Tiêu",
            "UBND xã Ea Tiêu",
            "24154",
            "| uy ban nhan dan xa ea tieu | ubnd xa ea tieu | =24154 | ea tieu | ubndxet | et |",
        ),
        ("Quận 12", "", "Q 12|Đ", "| quan 12 | =q12d | 12 | q12 |"),
        (
            "Sở Giáo dục và Đào tạo",
            "Sở GD&ĐT",
            "S00.51",
            "| so giao duc dao tao | so gddt | =s00.51 | giao duc dao tao | sgddt | gddt |",
        ),
        ("Trường TH số 2", "", "", "| truong th so 2 | truong tieu hoc so 2 | tths2 |"),
        ("Vả Va", "", "", "| va va | vv |"),
    ],
)
def test_the_keys_of_a_unit_hold_its_names_its_code_its_proper_name_and_initials(
    name: str, short_name: str, code: str, keys: str
) -> None:
    assert keys_of(name, short_name, code) == keys


def test_the_longest_names_still_fit() -> None:
    keys = keys_of("Tổ " * 66, "Ấ" * 60, "9" * 30)
    assert (len(keys) <= LONGEST_KEYS, f"| ={'9' * 30} |" in keys) == (True, True)


def test_what_was_typed_is_read_word_by_word() -> None:
    assert wanted("P. Bến Nghé") == Wanted(
        ((" p",), ("ben",), ("nghe",)), ("p ben nghe", "phuong ben nghe", "pbennghe")
    )


def test_a_word_with_several_meanings_may_be_any_of_them() -> None:
    assert wanted("ttyt") == Wanted((("ttyt", " trung tam y te"),), ("ttyt", "trung tam y te", "=ttyt"), code="=ttyt")


@pytest.mark.parametrize("word", ["eatieu", "suoilam", "bennghe", "hoaan", "tanphu", "xaeatieu"])
def test_a_word_that_is_no_syllable_may_be_several_in_one(word: str) -> None:
    assert wanted(f"truong {word}").joined == {word}


@pytest.mark.parametrize(
    "word",
    ["nghieng", "truong", "uy", "khuya", "quyet", "gia", "nguyen", "hoai", "khuc", "yen", "oanh", "24154", "hcm", "p"],
)
def test_a_syllable_an_abbreviation_or_a_number_is_one_word(word: str) -> None:
    assert wanted(word).joined == frozenset()


def test_a_code_is_one_piece_of_text() -> None:
    assert [wanted(text).code for text in ("S00.01", " 24154 ", "q 12", "=", "Đ|1")] == [
        "=s00.01", "=24154", "", "", "=d1",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["giao duc va dao tao", "Giáo dục & Đào tạo"])
def test_and_does_not_count(text: str) -> None:
    assert wanted(text).phrases[0].startswith("giao duc")
    assert "va" not in [piece for pieces in wanted(text).words for piece in pieces]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "ea tieu",  # the very name, then the words within others
            ["Ủy ban nhân dân xã Ea Tiêu", "Trường Tiểu học Ea Tiêu", "Hợp tác xã Tiêu Êa", "Trường Mầm non Tiêu Ea"],
        ),
        ("q1", ["Quận 1", "Quận 12"]),
        ("q 12", ["Quận 12"]),
        ("p ben nghe", ["Ủy ban nhân dân phường Bến Nghé"]),
        ("p. bến nghé", ["Ủy ban nhân dân phường Bến Nghé"]),
        ("ubnd x. ea tieu", ["Ủy ban nhân dân xã Ea Tiêu"]),
        ("tp hcm", ["Thành phố Hồ Chí Minh"]),
        ("TPHCM", ["Thành phố Hồ Chí Minh"]),
        ("so gddt", ["Sở Giáo dục và Đào tạo"]),
        ("sgd", ["Sở Giáo dục và Đào tạo"]),
        ("gd&đt", ["Sở Giáo dục và Đào tạo"]),
        ("truong tieu hoc ben nghe", ["Trường TH Bến Nghé"]),
        ("th ben nghe", ["Trường TH Bến Nghé"]),
        ("bn", ["Ủy ban nhân dân phường Bến Nghé"]),
        ("nghe ben", ["Trường TH Bến Nghé", "Ủy ban nhân dân phường Bến Nghé"]),
        ("eatieu", ["Ủy ban nhân dân xã Ea Tiêu", "Trường Tiểu học Ea Tiêu"]),
        ("truong bennghe", ["Trường TH Bến Nghé"]),
        ("xaeatieu", ["Ủy ban nhân dân xã Ea Tiêu"]),
        ("M.3", ["Quận 1"]),
        ("%", []),
        ("khong co", []),
    ],
)
def test_units_are_found_as_they_are_typed_the_best_first(text: str, found: list[str]) -> None:
    for number, (name, kind) in enumerate(NAMES.items()):
        create_unit(name=name, kind=kind, code=f"M.{number}", parent=None, valid_from=DAY, by=None)
    assert [version.name for version in search(as_of(DAY), text)] == found


@pytest.mark.django_db
def test_a_page_of_what_was_found_comes_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, kind in NAMES.items():
        create_unit(name=name, kind=kind, parent=None, valid_from=DAY, by=None)
    expected = [version.name for version in search(as_of(DAY), "u")]
    pages = []
    for at_once in (1_000, 2):
        monkeypatch.setattr(Found, "_AT_ONCE", at_once)
        found = Found(search(as_of(DAY), "u"))
        pages.append((len(found), [version.name for version in found[1:4]]))
    assert pages == [(len(expected), expected[1:4])] * 2
