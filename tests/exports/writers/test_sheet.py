from __future__ import annotations

import io
import zipfile
from datetime import date

from python_calamine import CalamineWorkbook

from dondoc.exports.writers.sheet import Column, write_sheet

COLUMNS = (Column("Nhiệm vụ", 40), Column("Hạn", 12), Column("Tiến độ", 8))


def written(*rows: list[object]) -> bytes:
    file = io.BytesIO()
    write_sheet(file, "Công việc của các đơn vị trong năm 2026", COLUMNS, rows)  # type: ignore[arg-type]
    return file.getvalue()


def test_a_table_reads_back_as_it_was_written() -> None:
    data = written(["Diễn tập", date(2026, 6, 30), 40], ["Sơ kết", None, 0])
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Công việc của các đơn vị trong "]
    assert book.get_sheet_by_index(0).to_python() == [
        ["Nhiệm vụ", "Hạn", "Tiến độ"],
        ["Diễn tập", date(2026, 6, 30), 40],
        ["Sơ kết", "", 0],
    ]


def test_no_text_is_a_formula_or_a_link() -> None:
    texts = ["=1+1", "+84", "-x", "@SUM(A1)", "https://songmay.example"]
    package = zipfile.ZipFile(io.BytesIO(written(*([text, None, None] for text in texts))))
    sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet
    assert 'quotePrefix="1"' in package.read("xl/styles.xml").decode()


def test_a_text_longer_than_a_cell_is_cut() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(["x" * 40_000, None, None])))
    assert len(str(book.get_sheet_by_index(0).to_python()[1][0])) == 32_767


def test_an_empty_table_has_its_heading() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(written()))
    assert book.get_sheet_by_index(0).to_python() == [["Nhiệm vụ", "Hạn", "Tiến độ"]]
