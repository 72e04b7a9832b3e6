"""A set goes out as JSON and comes in again the same; what is wrong is told with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criteria_sets import SMALL
from dondoc.core.errors import Invalid
from dondoc.criteria.files.json_reading import MAX_BYTES, from_json
from dondoc.criteria.files.json_writing import to_json
from dondoc.criteria.rules import CriterionDraft, Exemption, LevelDraft, SectionDraft, SetDraft, Step

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
points = st.integers(0, 100_000)
criteria = st.builds(
    CriterionDraft,
    code=texts,
    label=texts,
    kind=texts,
    points=points,
    steps=st.lists(st.builds(Step, threshold=st.integers(0, 10**12), points=points), max_size=3).map(tuple),
    higher=st.booleans(),
    per_case=points,
    cap=points,
    help=texts,
    fact=texts,
    evidence_required=st.booleans(),
    by_declaration=st.booleans(),
    exemptions=st.lists(
        st.builds(Exemption, texts, st.lists(texts, max_size=2).map(tuple), st.booleans()), max_size=2
    ).map(tuple),
)
sets = st.builds(
    SetDraft,
    code=texts,
    name=texts,
    issued_by=texts,
    year_end=st.tuples(st.integers(1, 12), st.integers(1, 31)),
    full=points,
    sections=st.lists(st.builds(SectionDraft, texts, texts, st.lists(criteria, max_size=3).map(tuple)), max_size=2).map(
        tuple
    ),
    levels=st.lists(st.builds(LevelDraft, texts, texts, points, points, st.booleans(), st.booleans()), max_size=2).map(
        tuple
    ),
)


@given(sets)
def test_what_goes_out_comes_in_again_the_same(draft: SetDraft) -> None:
    assert from_json(to_json(draft).encode()) == draft


def test_points_are_written_as_people_write_them_and_defaults_are_left_out() -> None:
    draft = SetDraft("a", "A", sections=(SectionDraft("I", "Một", (CriterionDraft("1", "x", points=25),)),))
    assert json.loads(to_json(draft)) == {
        "format": "dondoc-criteria-set",
        "format_version": 1,
        "code": "a",
        "name": "A",
        "sections": [{"code": "I", "name": "Một", "criteria": [{"code": "1", "label": "x", "points": 0.25}]}],
    }


def problems(said: Any) -> list[tuple[str, str]]:
    data = said if isinstance(said, bytes) else json.dumps(said).encode()
    with pytest.raises(Invalid) as caught:
        from_json(data)
    return [(problem.where, problem.message) for problem in caught.value.problems]


def test_all_that_is_wrong_is_told_with_its_place() -> None:
    said = json.loads(to_json(SMALL))
    first = said["sections"][0]["criteria"]
    first[0] |= {"points": 1.005, "colour": "red", "higher": "no"}
    first[1] = 7
    first[2]["exemptions"] = [{"attribute": "kind"}]
    said["sections"][1]["criteria"][0]["steps"] = [{"from": 1}]
    said |= {"year_end": {"month": "x", "day": 1}, "levels": {}}
    del said["name"]
    assert problems(said) == [
        ("year_end", "Chỗ này phải có “month” và “day” là số nguyên."),
        ("sections[0].criteria[0].points", "Chỗ này phải là số không âm, nhiều nhất hai chữ số lẻ, ví dụ 0.25."),
        ("sections[0].criteria[0].colour", "Không có tên này trong bộ tiêu chí. Hãy bỏ đi hoặc sửa lại tên."),
        ("sections[0].criteria[0].higher", "Chỗ này phải là true hoặc false."),
        ("sections[0].criteria[1]", "Chỗ này phải là một đối tượng {…}."),
        ("sections[0].criteria[2].exemptions[0].values", "Thiếu nội dung này. Hãy ghi vào."),
        ("sections[1].criteria[0].steps[0]", "Mỗi mức phải có đúng “from” và “points”."),
        ("levels", "Chỗ này phải là danh sách […] không quá 301 phần tử."),
        ("name", "Thiếu nội dung này. Hãy ghi vào."),
    ]


@pytest.mark.parametrize(
    "data",
    [b"{", b"\xff", b"[" * 100_000, b'{"format": NaN}', b'{"format": 1, "format": 1}', b"1" * 5_000, b'"\\ud800'],
)
def test_what_is_no_json_is_refused_with_a_sentence(data: bytes) -> None:
    assert "không phải là JSON đúng" in problems(data)[0][1]


def test_other_files_and_large_ones_are_refused() -> None:
    assert problems([])[0][0] == "format"
    assert problems({"format": "other"})[0][0] == "format"
    assert "lớn hơn 2 MB" in problems(b" " * (MAX_BYTES + 1))[0][1]
    assert from_json(b"\xef\xbb\xbf" + to_json(SMALL).encode()) == SMALL


@pytest.mark.parametrize("name", ["\ud800", "a\0b"])
def test_signs_that_no_database_keeps_are_refused(name: str) -> None:
    said = json.loads(to_json(SMALL)) | {"name": name}
    assert problems(said) == [("name", "Chỗ này phải là chữ trong ngoặc kép.")]


def test_a_number_beyond_all_bounds_is_no_number_of_points() -> None:
    said = json.loads(to_json(replace(SMALL, full=100)))
    said["full"] = 10**300
    assert problems(said)[0][0] == "full"
