"""Tables of text files whose cells are parted by bars. The tables are invented."""

from __future__ import annotations

from typing import Any

import pytest
from shown import texts

from dondoc.reader.formats import load


def _read(text: str) -> list[Any]:
    return texts(load(text.encode(), name="ke-hoach.txt"))


HEAD = "TT | Việc | Chủ trì | Hạn"
HEAD_CELLS = [["TT"], ["Việc"], ["Chủ trì"], ["Hạn"]]


@pytest.mark.parametrize(
    "head",
    [
        "TT | Việc | Hạn",  # counts its rows
        "Nội dung công việc | Đơn vị chủ trì | Thời gian",  # assigns work
    ],
)
def test_rows_without_bars_at_their_ends_are_a_table_below_such_a_head(head: str) -> None:
    assert _read(f"Phụ lục\n{head}\n1 | Tập huấn | Quý II\nHết.") == [
        "Phụ lục",
        [[[cell] for cell in head.split(" | ")], [["1"], ["Tập huấn"], ["Quý II"]]],
        "Hết.",
    ]


def test_three_rows_of_as_many_cells_are_a_table_whatever_heads_them() -> None:
    assert _read("A | b | c\nD | e | f\nG | h | i") == [
        [[["A"], ["b"], ["c"]], [["D"], ["e"], ["f"]], [["G"], ["h"], ["i"]]]
    ]


def test_a_group_row_has_as_many_cells_as_it_needs_and_an_empty_cell_stays() -> None:
    assert _read(f"{HEAD}\nA | Nhóm bắt buộc\n1 | Tập huấn | | Quý II\n2 | Sơ kết | Trạm Y tế |") == [
        [
            HEAD_CELLS,
            [["A"], ["Nhóm bắt buộc"]],
            [["1"], ["Tập huấn"], [], ["Quý II"]],
            [["2"], ["Sơ kết"], ["Trạm Y tế"], []],
        ]
    ]


def test_a_group_may_stand_on_a_line_without_bars() -> None:
    assert _read(f"{HEAD}\nA Đợt một\n1 | Sơ kết | Xã Mẫu | Quý I\nB. Đợt hai\n1 | Tổng kết | Xã Mẫu | Quý IV") == [
        [
            HEAD_CELLS,
            [["A"], ["Đợt một"]],
            [["1"], ["Sơ kết"], ["Xã Mẫu"], ["Quý I"]],
            [["B."], ["Đợt hai"]],
            [["1"], ["Tổng kết"], ["Xã Mẫu"], ["Quý IV"]],
        ]
    ]


def test_a_row_that_is_too_long_for_its_line_goes_on_below() -> None:
    rows = "1 | Tập huấn cho\ncán bộ thôn | Trạm Y tế | Quý\nII\n2 | Sơ kết | Trạm\nY tế | Quý\nIII\n3 | Họp | | Quý IV"
    assert _read(f"{HEAD}\n{rows}") == [
        [
            HEAD_CELLS,
            [["1"], ["Tập huấn cho cán bộ thôn"], ["Trạm Y tế"], ["Quý II"]],
            [["2"], ["Sơ kết"], ["Trạm Y tế"], ["Quý III"]],
            [["3"], ["Họp"], [], ["Quý IV"]],
        ]
    ]


def test_what_follows_the_last_row_is_no_part_of_the_table() -> None:
    assert _read(f"{HEAD}\n1 | Tập huấn | Trạm Y tế | Quý II\nGhi chú: các việc khác giữ nguyên.") == [
        [HEAD_CELLS, [["1"], ["Tập huấn"], ["Trạm Y tế"], ["Quý II"]]],
        "Ghi chú: các việc khác giữ nguyên.",
    ]


@pytest.mark.parametrize(
    "text",
    ["A | b | c\nD | e | f", "Điện thoại 0123 | Thư: a@mau.vn\nTrang tin | mau.vn", "TT | Việc\n1 | Tập huấn"],
)
def test_bars_between_words_alone_make_no_table(text: str) -> None:
    assert _read(text) == text.split("\n")


def test_a_table_drawn_with_dashes_has_rows_of_several_lines() -> None:
    line = "+----+-----------+----------+"
    rows = f"{line}\n| TT | Việc | Hạn |\n{line}\n| 1 | Sửa bến | Quý |\n| | thuyền | II |\n| 2 | Sơ kết | |\n{line}"
    assert _read(f"Phụ lục\n{rows}\nHết.") == [
        "Phụ lục",
        [[["TT"], ["Việc"], ["Hạn"]], [["1"], ["Sửa bến thuyền"], ["Quý II"]], [["2"], ["Sơ kết"], []]],
        "Hết.",
    ]
    assert _read(f"{line}\n| 1 | Sửa bến |\nHết.") == [line, "| 1 | Sửa bến |", "Hết."]


def test_two_cells_between_bars_on_each_of_two_lines_are_a_table() -> None:
    head = "| ỦY BAN NHÂN DÂN XÃ MẪU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| Số: 1/KH-UBND | Mẫu, ngày 01/3/2026 |"
    assert _read(head) == [
        [
            [["ỦY BAN NHÂN DÂN XÃ MẪU"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
            [["Số: 1/KH-UBND"], ["Mẫu, ngày 01/3/2026"]],
        ]
    ]
