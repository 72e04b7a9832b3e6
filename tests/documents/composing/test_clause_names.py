"""Clauses by the names that amending documents give them."""

from __future__ import annotations

import pytest

from dondoc.documents.composing.places import appendix, where


@pytest.mark.parametrize(
    ("clause", "paths"),
    [
        ("mục VI", ["VI"]),
        ("khoản 2 mục III", ["III.2"]),
        ("điểm đ khoản 3 Mục II", ["II.3.đ"]),
        ("mục II, khoản 3", ["II.3"]),
        ("tiểu mục 1.2 mục II", ["II.1.2"]),
        ("mục 2 phần II", ["II.2"]),
        ("điểm a và điểm b khoản 2 mục I", ["I.2.a", "I.2.b"]),
        ("điểm a, b khoản 2 mục I", ["I.2.a", "I.2.b"]),
    ],
)
def test_a_name_gives_the_path_of_the_outline(clause: str, paths: list[str]) -> None:
    found = where(clause)
    assert found is not None
    assert [place.paths[0] for place in found.places] == paths


def test_an_article_is_known_by_its_printed_name_too() -> None:
    found = where("khoản 2 Điều 5")
    assert found is not None
    assert "Điều 5.2" in found.places[0].paths


@pytest.mark.parametrize(
    ("clause", "path", "beside", "before"),
    [
        ("khoản 3 vào sau khoản 2 mục II", "II.3", "II.2", False),
        ("khoản 2a vào ngay sau khoản 2 mục II", "II.2a", "II.2", False),
        ("khoản 1 trước khoản 2 mục II", "II.1", "II.2", True),
    ],
)
def test_a_new_clause_stands_beside_the_one_that_is_named(clause: str, path: str, beside: str, before: bool) -> None:
    found = where(clause)
    assert found is not None and found.beside is not None
    assert (found.places[0].paths[0], found.beside.paths[0], found.before) == (path, beside, before)


@pytest.mark.parametrize(
    "clause", ["đoạn 2 khoản 3 mục II", "tên mục III", "khoản 2 và khoản 3 của mục I và II", "nội dung sau", ""]
)
def test_a_name_that_is_not_understood_whole_gives_nothing(clause: str) -> None:
    assert where(clause) is None


def test_an_appendix_is_named_alone() -> None:
    assert [appendix(text) for text in ("Phụ lục II", "phụ lục số 3", "Phụ lục", "mục 1 Phụ lục II")] == [
        "II",
        "3",
        "",
        None,
    ]
