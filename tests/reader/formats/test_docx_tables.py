"""Tables of a DOCX keep their cells, merged cells once."""

from __future__ import annotations

from docx_file import cell, docx, level, listed, numbering, paragraph, run, table
from shown import texts

from dondoc.reader.formats import load
from dondoc.reader.source import Cell, Line, Source, Table


def only_table(source: Source) -> Table:
    (block,) = source.blocks
    assert isinstance(block, Table)
    return block


def places(found: Table) -> list[tuple[int, int, int, int]]:
    return [(one.row, one.column, one.rows, one.columns) for one in found.cells]


def test_a_table_is_rows_of_cells_and_a_cell_is_its_lines() -> None:
    body = table(cell("TT") + cell("Nhiệm vụ"), cell("1") + cell("Tập huấn", "Kiểm tra")) + paragraph("Hết.")
    assert texts(load(docx(body), name="")) == [
        [[["TT"], ["Nhiệm vụ"]], [["1"], ["Tập huấn", "Kiểm tra"]]],
        "Hết.",
    ]


def test_spans_point_at_each_cell_in_reading_order() -> None:
    source = load(docx(table(cell("Một") + cell("Hai"))), name="")
    assert source == Source(
        "Một\nHai",
        (Table((Cell((Line((0, 3)),), 0, 0), Cell((Line((4, 7)),), 0, 1)), 1, 2),),
        "docx",
        False,
    )


def test_a_merged_cell_stands_once_with_what_it_covers() -> None:
    wide, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("Sở Y tế", properties=down) + cell("Nội dung", properties=wide),
        cell("bị che", properties=on) + cell("a") + cell("b"),
        cell(properties=on) + cell("c") + cell("d"),
    )
    source = load(docx(body), name="")
    assert texts(source) == [[[["Sở Y tế"], ["Nội dung"]], [["a"], ["b"]], [["c"], ["d"]]]]
    assert places(only_table(source)) == [
        (0, 0, 3, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 1, 1, 1),
        (2, 2, 1, 1),
    ]


def test_cells_left_out_before_a_row_push_it_to_the_right() -> None:
    skipped = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("b")}</w:tr>'
    body = f"<w:tbl><w:tr>{cell('a') + cell('x')}</w:tr>{skipped}</w:tbl>"
    assert places(only_table(load(docx(body), name=""))) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_a_deleted_row_is_gone_and_so_is_a_hidden_one() -> None:
    deleted = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell("xóa")}</w:tr>'
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('ẩn')}</w:tr>"
    body = f"<w:tbl>{deleted}<w:tr>{cell('giữ') + cell('lại')}</w:tr>{hidden}</w:tbl>"
    assert texts(load(docx(body), name="")) == [[[["giữ"], ["lại"]]]]


def test_a_table_in_a_cell_runs_on_among_the_lines_of_the_cell() -> None:
    inner = table(cell("a") + cell("b"), cell("c") + cell("d"))
    outer = table(cell("trên", inner, "dưới") + cell("bên"))
    assert texts(load(docx(outer), name="")) == [[[["trên", "a", "b", "c", "d", "dưới"], ["bên"]]]]


def test_a_table_of_one_column_is_a_frame_around_what_stands_in_it() -> None:
    inner = table(cell("a") + cell("b"), cell("c") + cell("d"))
    outer = table(cell("trên", inner), cell("dưới"))
    assert texts(load(docx(outer), name="")) == ["trên", [[["a"], ["b"]], [["c"], ["d"]]], "dưới"]


def test_cells_merged_across_in_the_old_way_stand_once() -> None:
    begin, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    body = table(
        cell("Nội dung", properties=begin) + cell("bị che", properties=on) + cell("Thời gian"),
        cell("a") + cell("b") + cell("c"),
    )
    source = load(docx(body), name="")
    assert texts(source) == [[[["Nội dung"], ["Thời gian"]], [["a"], ["b"], ["c"]]]]
    assert places(only_table(source)) == [(0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_a_deleted_cell_is_gone_and_a_new_one_stands() -> None:
    body = table(
        cell("giữ") + cell("xóa", properties='<w:cellDel w:id="1"/>') + cell("mới", properties='<w:cellIns w:id="2"/>')
    )
    assert texts(load(docx(body), name="")) == [[[["giữ"], ["mới"]]]]


def test_a_deleted_mark_at_the_end_of_a_cell_keeps_its_text_in_the_cell() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = table(cell(paragraph("Tập huấn", properties=deleted)) + cell("Sở Y tế")) + paragraph("Hết.")
    assert texts(load(docx(body), name="")) == [[[["Tập huấn"], ["Sở Y tế"]]], "Hết."]


def test_the_rows_may_be_numbered_by_an_empty_list_paragraph() -> None:
    body = table(cell(listed("")) + cell("Tập huấn"), cell(listed("")) + cell("Kiểm tra"))
    source = load(docx(body, numbering=numbering(level(0, "decimal", "%1."))), name="")
    assert texts(source) == [[[["1."], ["Tập huấn"]], [["2."], ["Kiểm tra"]]]]


def test_an_empty_bullet_in_a_cell_is_nothing() -> None:
    body = table(cell(listed("")) + cell("Tập huấn"))
    source = load(docx(body, numbering=numbering(level(0, "bullet", "-"))), name="")
    assert texts(source) == [[[[], ["Tập huấn"]]]]


def test_a_note_in_a_cell_stays_in_the_cell() -> None:
    note = f'<w:footnote w:id="1"><w:p>{run("Ghi chú")}</w:p></w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    source = load(docx(table(cell(paragraph("Số liệu", mark)) + cell("1")), footnotes=note), name="")
    lines = only_table(source).cells[0].lines
    assert [(source.at(line.span), line.note) for line in lines] == [("Số liệu", False), ("Ghi chú", True)]


def test_an_empty_table_is_no_block() -> None:
    assert texts(load(docx(table(cell() + cell()) + paragraph("Kế hoạch")), name="")) == ["Kế hoạch"]
