"""HTML pages, saved from the web or by a word processor."""

from __future__ import annotations

import pytest
from old_letters import in_tcvn3
from shown import flags, texts

from dondoc.reader import errors
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats import load
from dondoc.reader.source import Source, Table


def read(body: str) -> Source:
    return load(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), name="ke-hoach.html")


def test_a_cell_over_no_rows_covers_all_that_follow() -> None:
    text = "<html><body><table><tr><td>TT</td><td>Việc</td><td rowspan=0>Ai</td></tr><tr><td>1</td><td>Đo</td></tr></table>"
    (table,) = [block for block in load(text.encode(), name="plan.html").blocks if isinstance(block, Table)]
    assert [(cell.row, cell.column, cell.rows) for cell in table.cells] == [
        (0, 0, 1),
        (0, 1, 1),
        (0, 2, 2),
        (1, 0, 1),
        (1, 1, 1),
    ]


def test_blocks_are_lines_whatever_is_in_them() -> None:
    source = read("<div>KẾ HOẠCH<p>Phòng <b>ch</b>áy\n  năm&nbsp;2026</p>Hết<br>rồi.</div><h2>II. NỘI DUNG</h2>")
    assert (texts(source), source.format, source.wrapped) == (
        ["KẾ HOẠCH", "Phòng cháy năm 2026", "Hết\nrồi.", "II. NỘI DUNG"],
        "html",
        False,
    )


def test_looks_are_handed_down() -> None:
    assert flags(
        read(
            "<center><b>KẾ HOẠCH</b></center><p align=center>giữa</p><p>&nbsp;</p>"
            '<div style="text-align: center; font-weight: bold"><p>cả hai</p><p style="font-weight:400">giữa</p></div>'
            "<p><b>đậm</b> nhạt</p>"
        )
    ) == [
        ("KẾ HOẠCH", "bold centred"),
        ("giữa", "centred"),
        ("cả hai", "gap bold centred"),
        ("giữa", "centred"),
        ("đậm nhạt", ""),
    ]


def test_what_is_not_shown_or_no_document_is_left_out() -> None:
    assert texts(
        read(
            "<script>x</script><style>p{}</style><nav>Trang chủ</nav><!-- ghi chú --><p>Số: <del>12</del>13"
            '<span style="display:none">ẩn</span></p><form><input value="a"><button>Tìm</button></form>'
            "<p hidden>ẩn</p><iframe src='https://dondoc.invalid'>x</iframe>"
        )
    ) == ["Số: 13"]


def test_lists_are_counted_as_a_browser_counts_them() -> None:
    assert texts(
        read(
            "<ol type=I><li>Mục đích<ol><li>Chung</li><li>Riêng</li></ol></li><li>Nhiệm vụ</li></ol>"
            "<ol type=a start=3><li>x</li><li value=9>y</li><li>z</li></ol>"
            "<ul><li>a<ul><li>b</li></ul></li></ul><ul style='list-style:none'><li>c</li></ul><li>d</li>"
        )
    ) == ["I. Mục đích", "1. Chung", "2. Riêng", "II. Nhiệm vụ", "c) x", "i) y", "j) z", "- a", "+ b", "c", "- d"]


def test_a_table_keeps_its_cells_merged_ones_once() -> None:
    source = read(
        "<table><thead><tr><th rowspan=2>TT<th colspan=2>Nội dung</tr></thead>"
        "<tr><td>a<br>b<td><p>c</p><p>d</p></tr><tr><td>1<td>2<td>3</table><p>Hết."
    )
    assert texts(source) == [[[["TT"], ["Nội dung"]], [["a\nb"], ["c", "d"]], [["1"], ["2"], ["3"]]], "Hết."]
    (found, _) = source.blocks
    assert isinstance(found, Table)
    assert [(one.row, one.column, one.rows, one.columns) for one in found.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 0, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    inner = "<table><tr><td>a<td>b</table>"
    assert texts(read(f"<table><tr><td>Trái<td><p>Phải</p>{inner}</table><table><tr><td>Khung</table>")) == [
        "Trái",
        "Phải",
        [[["a"], ["b"]]],
        "Khung",
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<html><p>Kế hoạch".encode(),
        "\ufeff<html><p>Kế hoạch".encode(),
        "<html><p>Kế hoạch".encode("utf-16"),
        b"<!DOCTYPE html><body><p>K&#7871; ho&#x1EA1;ch",
        b"\r\n<!-- saved -->\r\n<html><meta charset='windows-1252'><p>K&#7871;\xa0ho&#7841;ch",
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>Kế hoạch".encode(),
    ],
    ids=["utf-8", "with mark", "utf-16", "entities", "named encoding", "xhtml"],
)
def test_a_page_is_told_and_decoded_by_its_content(data: bytes) -> None:
    assert (load(data, name="").text, load(data, name="").format) == ("Kế hoạch", "html")


def test_the_letters_of_old_fonts_are_read() -> None:
    shown = in_tcvn3("Kế hoạch phòng cháy")
    assert texts(read(f'<p><font face=".VnTime">{shown}</font> năm 2026')) == ["Kế hoạch phòng cháy năm 2026"]
    assert texts(read(f'<p style="font-family: .VnTimeH">{shown}')) == ["KẾ HOẠCH PHÒNG CHÁY"]


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
def test_a_page_nested_without_end_is_refused_and_one_of_some_depth_is_read(tag: str) -> None:
    assert texts(read(f"<{tag}>" * 50 + "a"))[-1].endswith("a")
    with pytest.raises(Unreadable) as caught:
        read(f"<{tag}>" * 50_000 + "a")
    assert caught.value.template == errors.BROKEN


def test_many_items_take_no_time_to_count() -> None:
    source = read("<ol>" + "<li>a" * 20_000 + "</ol>")
    assert texts(source)[-1] == "20000. a"
