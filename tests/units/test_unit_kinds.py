"""The fields that a kind of unit has of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dondoc.core.errors import Invalid
from dondoc.units.kinds import ALL_FIELDS, FIELDS, Shape, clean_details, is_tax_code, kinds_with, shown, still_of
from dondoc.units.models import UnitKind


def problems(kind: UnitKind, given: dict[str, str | Sequence[str]]) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        clean_details(kind, given)
    return [(problem.where, problem.message) for problem in refusal.value.problems]


def test_every_kind_has_its_row_in_the_table() -> None:
    assert set(FIELDS) == set(UnitKind)


def test_a_field_has_choices_when_it_is_chosen_and_fits_a_column_of_its_own() -> None:
    chosen = {name for name, field in ALL_FIELDS.items() if field.choices}
    assert chosen == {name for name, field in ALL_FIELDS.items() if field.shape in (Shape.CHOICE, Shape.CHOICES)}
    assert len({str(field.label) for field in ALL_FIELDS.values()}) == len(ALL_FIELDS)


def test_values_are_kept_as_codes_in_the_order_of_the_table() -> None:
    given = {"ownership": "tư thục", "school_levels": "THCS; Tiểu học, preschool"}
    with pytest.raises(Invalid):
        clean_details(UnitKind.SCHOOL, given)
    given["school_levels"] = "trung hoc co so; Tiểu học, preschool"
    assert list(clean_details(UnitKind.SCHOOL, given).items()) == [
        ("school_levels", ["preschool", "primary", "lower_secondary"]),
        ("ownership", "private"),
    ]


def test_values_may_come_as_a_form_gives_them() -> None:
    assert clean_details(UnitKind.SCHOOL, {"school_levels": ["primary"], "ownership": ""}) == {
        "school_levels": ["primary"]
    }


def test_each_wrong_value_is_told_at_its_field() -> None:
    found = problems(
        UnitKind.ENTERPRISE,
        {"tax_code": "8012345678", "sector": "cá nhân", "size": "Lớn", "zone": "urban"},
    )
    assert [where for where, _message in found] == ["tax_code", "sector", "zone"]
    assert found[2][1] == "Loại đơn vị “Doanh nghiệp” không có thông tin này. Hãy để trống ô này hoặc sửa loại đơn vị."


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("9" * 61, "Nội dung dài quá 60 ký tự. Hãy rút ngắn."),
        ("12/QĐ của ông A, 0912 345 678", "Có số điện thoại cá nhân"),
    ],
    ids=["long", "a person's number"],
)
def test_a_text_is_short_and_names_no_person(number: str, message: str) -> None:
    ((where, told),) = problems(UnitKind.COMMITTEE, {"decision_number": number})
    assert (where, told.startswith(message)) == ("decision_number", True)


@pytest.mark.parametrize("text", ["0100047516", "0100047516-001"])
def test_a_tax_code_of_an_organisation_passes(text: str) -> None:
    assert is_tax_code(text)


@pytest.mark.parametrize(
    "text",
    ["0100047517", "0100047516-000", "0100047516-1", "010004751", "8000000000", "001087123456", "0000000000", ""],
    ids=["check digit", "branch 000", "short branch", "short", "a person's", "citizen id", "no province", "blank"],
)
def test_what_is_no_tax_code_of_an_organisation_does_not(text: str) -> None:
    assert not is_tax_code(text)


def test_a_new_kind_keeps_only_what_it_has() -> None:
    details = {"zone": "urban", "grade": "1"}
    assert (still_of(UnitKind.PROVINCE, details), still_of(UnitKind.SCHOOL, details)) == (details, {})


def test_details_are_shown_in_words() -> None:
    details = {"school_levels": ["primary", "lower_secondary"], "ownership": "public"}
    assert shown(UnitKind.SCHOOL, details) == [
        ("Cấp học", "Tiểu học; Trung học cơ sở"),
        ("Loại hình trường", "Công lập"),
    ]


def test_a_field_knows_its_kinds() -> None:
    assert kinds_with("zone") == (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE)
