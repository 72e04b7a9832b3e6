"""Where the words of an added item stand."""

from __future__ import annotations

import pytest

from dondoc.core.errors import Refused
from dondoc.documents.places import chosen, located, path_at, refuse_outside, words_at
from readings import TEXT, plan_json, source_json, span


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        (" tập huấn. ", "tập huấn."),
        ("rường họ", "trường học"),
        ("- Bố trí kinh phí", "Bố trí kinh phí"),
        ("1. 95% trường", "95% trường"),
        ("huấn.\nII. PHÂN", "huấn.\nII. PHÂN"),
    ],
)
def test_chosen_words_are_whole_and_without_what_stands_around_them(words: str, whole: str) -> None:
    text = TEXT.replace("huấn.\n", "huấn. \n") if words.endswith(" ") else TEXT
    start = text.index(words)
    found = chosen(text, start, start + len(words))
    assert text[slice(*found)] == whole


def test_a_bullet_alone_stays_what_was_chosen() -> None:
    assert chosen("1. Công an", 0, 3) == (0, 2)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (7, 3), (0, 10_000), (0, 0)])
def test_a_place_that_is_not_in_the_document_is_refused(start: int, end: int) -> None:
    with pytest.raises(Refused, match="không có trong văn bản"):
        chosen(TEXT, start, end)


def test_white_space_alone_and_too_much_are_refused() -> None:
    with pytest.raises(Refused, match="không có trong văn bản"):
        chosen("a \n b", 1, 3)
    with pytest.raises(Refused, match="dài quá 5000 ký tự"):
        chosen("a " * 3000, 0, 5999)


def test_words_are_found_however_they_are_broken_into_lines() -> None:
    text = "Tổ chức ít nhất\n12 lớp. Tổ chức thi."
    assert located(text, "ít nhất 12  lớp") == (8, 22)
    assert (located(text, "Tổ chức"), located(text, "chức ít nh"), located(text, " ")) == (None, None, None)


def test_a_place_stands_below_a_heading() -> None:
    plan = {"outline": [{"path": "I", "span": [10, 20]}, {"path": "I.1", "span": [30, 40]}]}
    assert [path_at(plan, (at, at + 1)) for at in (0, 25, 35, 90)] == ["", "I", "I.1", "I.1"]


def test_words_of_a_clause_that_is_outside_the_scope_are_refused() -> None:
    start = span("trên mạng xã hội")
    with pytest.raises(Refused, match="vì có cụm từ “Theo dõi dư luận”"):
        refuse_outside(plan_json(), source_json(), (start[0], start[1]))


def test_a_piece_of_such_a_clause_is_refused_though_nothing_was_read_from_it() -> None:
    unread = plan_json() | {"assignments": []}
    start = span("trên mạng xã hội")
    with pytest.raises(Refused, match="ngoài phạm vi"):
        refuse_outside(unread, source_json(), (start[0], start[1]))


def test_other_clauses_are_not() -> None:
    for words in ("Bố trí kinh phí kiểm tra.", "Chủ trì, phối hợp với Sở GD&ĐT kiểm tra trường học."):
        start, end = span(words)
        refuse_outside(plan_json(), source_json(), (start, end))
        assert words_at(source_json(), (start, end)) == words
