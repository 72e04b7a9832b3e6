from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dondoc.documents.paper import Mark, Paragraph, Piece, Sheet, lay_out, marks
from readings import TEXT, plan_json, source_json, span


def source(text: str, *blocks: Any, wrapped: bool = False) -> dict[str, Any]:
    return {"text": text, "format": "text", "wrapped": wrapped, "pages": None, "blocks": list(blocks)}


def paragraphs(data: dict[str, Any], found: list[Mark] | None = None) -> list[Paragraph]:
    return [block for block in lay_out(data, found or []).blocks if isinstance(block, Paragraph)]


def written(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph.pieces)


def test_every_line_of_the_document_is_on_the_paper() -> None:
    shown = [written(paragraph) for paragraph in paragraphs(source_json(), marks(plan_json()))]
    assert shown == TEXT.split("\n")


def test_the_head_stands_centred_and_bold() -> None:
    shapes = [(each.bold, each.centred) for each in paragraphs(source_json())[:3]]
    assert shapes == [(True, True), (True, True), (False, False)]


def test_each_item_is_marked_where_it_was_read() -> None:
    found = [(mark.key, mark.kind, TEXT[mark.start : mark.end]) for mark in marks(plan_json())]
    assert found == [
        ("head", "item", "KẾ HOẠCH"),
        ("head", "item", "An toàn phòng cháy, chữa cháy trường học năm 2026"),
        ("head", "item", "năm 2026"),
        ("targets.0", "item", "95% trường học tổ chức thực tập phương án chữa cháy"),
        ("targets.1", "item", "ít nhất 12 lớp tập huấn"),
        ("assignments.0", "item", "Công an tỉnh"),
        ("assignments.0.tasks.0", "item", "Chủ trì, phối hợp với Sở GD&ĐT kiểm tra trường học."),
        ("assignments.0.tasks.1", "item", "Theo dõi dư luận trên mạng xã hội."),
        ("assignments.0.tasks.1", "outside", "Theo dõi dư luận"),
        ("assignments.1", "item", "UBND các xã, phường"),
        ("assignments.1.tasks.0", "item", "Bố trí kinh phí kiểm tra."),
        ("assignments.2", "item", "Công ty Điện lực Sông Mây"),
        ("assignments.2.tasks.0", "item", "Kiểm tra an toàn điện tại trường học."),
        ("deadlines.0", "item", "báo cáo Công an tỉnh trước ngày 15/11/2026"),
        ("deadlines.1", "item", "xây dựng kế hoạch trong 10 ngày kể từ ngày ký"),
        ("recipients.0", "item", "Bộ Công an (để b/c)"),
    ]


def test_words_inside_two_items_belong_to_the_narrower_one_first() -> None:
    start, end = span("kiểm tra trường học")
    found = [*marks(plan_json()), Mark("targets.9", start, end)]
    pieces = [piece for each in paragraphs(source_json(), found) for piece in each.pieces]
    (piece,) = [piece for piece in pieces if piece.start == start]
    assert piece == Piece("kiểm tra trường học", start, ("targets.9", "assignments.0.tasks.0"))


def test_the_words_that_put_a_clause_out_of_scope_stand_out() -> None:
    pieces = [piece for each in paragraphs(source_json(), marks(plan_json())) for piece in each.pieces]
    assert [piece.text for piece in pieces if piece.outside] == ["Theo dõi dư luận"]


@given(
    st.text(alphabet="abc \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("xyz")), max_size=8),
)
def test_marks_never_lose_or_double_a_letter(text: str, found: list[tuple[int, int, str]]) -> None:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append([start, start + len(line)])
        start += len(line) + 1
    drawn = [Mark(key, min(a, b), max(a, b)) for a, b, key in found if a != b]
    shown = paragraphs(source(text, *blocks), drawn)
    assert "\n".join(written(paragraph) for paragraph in shown) == text
    for piece in (piece for paragraph in shown for piece in paragraph.pieces):
        end = piece.start + len(piece.text)
        assert set(piece.keys) == {mark.key for mark in drawn if mark.start < end and mark.end > piece.start}


def test_printed_lines_of_one_sentence_are_joined() -> None:
    lines = ["Một dòng dài đến hết lề giấy", "rồi xuống hàng.", "Đoạn khác ngắn.", "- Gạch đầu dòng cũng dài", "1. Số"]
    text = "\n".join(lines)
    blocks, start = [], 0
    for line in lines:
        blocks.append([start, start + len(line)])
        start += len(line) + 1
    assert [written(each) for each in paragraphs(source(text, *blocks, wrapped=True))] == [
        "Một dòng dài đến hết lề giấy rồi xuống hàng.",
        "Đoạn khác ngắn.",
        "- Gạch đầu dòng cũng dài",
        "1. Số",
    ]
    assert len(paragraphs(source(text, *blocks))) == 5


def test_a_new_page_is_told_once() -> None:
    data = source("a\nb\nc", [0, 1, "", 1], [2, 3, "", 1], [4, 5, "", 2])
    assert [paragraph.page for paragraph in paragraphs(data)] == [1, None, 2]


def table(text: str) -> dict[str, Any]:
    return source(
        text,
        {"rows": 2, "columns": 2, "cells": [[0, 0, 1, 2, [[0, 2]]], [1, 0, 1, 1, [[3, 4]]], [1, 1, 1, 1, [[5, 6]]]]},
    )


def test_a_table_keeps_its_rows_and_merged_cells() -> None:
    (sheet,) = lay_out(table("ab\nc\nd"), []).blocks
    assert isinstance(sheet, Sheet)
    assert [[(cell.columns, written(cell.paragraphs[0])) for cell in row] for row in sheet.rows] == [
        [(2, "ab")],
        [(1, "c"), (1, "d")],
    ]
    assert not sheet.bare


def test_a_table_that_holds_the_head_is_drawn_without_lines() -> None:
    (sheet,) = lay_out(table("ab\nc\nd"), [Mark("head", 0, 2)]).blocks
    assert isinstance(sheet, Sheet)
    assert sheet.bare
