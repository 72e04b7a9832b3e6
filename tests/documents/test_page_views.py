"""Where the words of items stand on the pictures of pages."""

from __future__ import annotations

from typing import Any

import pytest

from dondoc.documents.paper import Box, PageView, lay_out, marks, page_views, unsure
from readings import LINES, plan_json, source_json, span


def scan(pages: int = 2, **values: Any) -> dict[str, Any]:
    """The source as a scan gives it: ten lines on the first page, the rest on the second."""
    source = source_json() | {"format": "scan", "pages": pages} | values
    source["blocks"] = [
        [block[0], block[1], "", 1 + number // 10, 0.1, 0.05 * (number % 10), 0.9, 0.05 * (number % 10) + 0.04]
        for number, block in enumerate(source["blocks"])
    ]
    return source


def test_each_line_with_words_of_items_has_its_box_on_its_page() -> None:
    first, second = page_views(scan(), marks(plan_json()))
    assert (first.number, second.number) == (1, 2)
    start = span(LINES[3])[0]
    assert next(box for box in first.boxes if box.start == start) == Box(("targets.0",), start, 1000, 1500, 8000, 400)
    assert [box.keys for box in second.boxes] == [
        ("assignments.1.tasks.0",), ("assignments.2",), ("assignments.2.tasks.0",), ("deadlines.0",), ("deadlines.1",),
        ("recipients.0",),
    ]  # fmt: skip


def test_the_narrowest_of_two_items_over_a_line_comes_first() -> None:
    plan = plan_json()
    plan["deadlines"][0]["span"] = span(LINES[3])
    (box,) = (box for box in page_views(scan(), marks(plan))[0].boxes if "targets.0" in box.keys)
    assert box.keys == ("targets.0", "deadlines.0")


def test_a_page_without_items_is_shown_all_the_same() -> None:
    assert page_views(scan(pages=3), [])[1:] == (PageView(2, ()), PageView(3, ()))


def test_lines_without_a_box_leave_the_picture_bare() -> None:
    source = scan() | {"blocks": [[*block[:2], "", 1] for block in source_json()["blocks"]]}
    assert page_views(source, marks(plan_json())) == (PageView(1, ()), PageView(2, ()))


@pytest.mark.parametrize("values", [{"format": "docx", "pages": 3}, {"format": "text"}, {"format": "pdf"}])
def test_text_and_word_files_have_no_pictures(values: dict[str, Any]) -> None:
    assert page_views(source_json() | values, marks(plan_json())) == ()


def test_words_that_recognition_was_unsure_of_are_marked_in_the_text() -> None:
    source = scan(unsure=[span("phương án")])
    paper = lay_out(source, [*marks(plan_json()), *unsure(source)])
    pieces = [piece for block in paper.blocks for piece in block.pieces if piece.unsure]
    assert [(piece.text, piece.keys) for piece in pieces] == [("phương án", ("targets.0",))]
