"""A file of units: what is read of a CSV file, and what each wrong line is told."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.errors import Invalid, Problem
from dondoc.units.files import sheets
from dondoc.units.files.rows import Row, Table, in_order, read_table
from dondoc.units.models import UnitKind, UnitStatus

HEADER = "code,name,short_name,kind,parent,valid_from"


def read(text: str) -> Table:
    return read_table(text.encode())


def told(rows: tuple[Row, ...]) -> list[dict[str, object]]:
    """What the rows say, with the lines they stand on."""
    fields = ("code", "name", "short_name", "kind", "parent", "valid_from", "unit_id", "status", "details")
    return [{"line": row.place.line} | {field: getattr(row, field) for field in fields} for row in rows]


def problems_of(data: bytes) -> list[tuple[str, str]]:
    try:
        problems = in_order(read_table(data).problems)
    except Invalid as refusal:
        problems = refusal.problems
    return [(problem.where, problem.message) for problem in problems]


def places(text: str) -> list[str]:
    return [where for where, _message in problems_of(text.encode())]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\nS1,Xã Suối Lam,,commune,S0,2025-07-01\n",
        f"\ufeff{HEADER}\r\nS1,Xã Suối Lam,,commune,S0,01/07/2025\r\n",
        f"{HEADER.replace(',', ';')}\nS1;Xã Suối Lam;;commune;S0;2025-07-01",
        "VALID_FROM,parent,Kind,name,code\n2025-07-01,S0,UBND cấp xã,Xã  Suối Lam ,S1\n,,,,\n",
        f'{HEADER}\n"S1","Xã Suối Lam","","ubnd cap xa","S0","1/7/2025"\n',
        f"{HEADER}\nS1,Xa\u0303 Suo\u0302\u0301i Lam,,commune,S0,2025-07-01",
    ],
    ids=["plain", "byte order mark", "semicolons", "other order, label", "quoted", "decomposed"],
)
def test_a_row_is_read_however_the_file_was_saved(text: str) -> None:
    (row,) = read(text).rows
    facts = (row.place.line, row.code, row.name, row.kind, row.parent, row.valid_from)
    assert facts == (2, "S1", "Xã Suối Lam", UnitKind.COMMUNE, "S0", date(2025, 7, 1))


def test_a_file_with_a_header_alone_has_no_rows() -> None:
    assert read(HEADER) == Table(())


def test_missing_unknown_and_doubled_columns_are_told_together() -> None:
    assert [message for _where, message in problems_of(b"code,name,name,phone,kind,parent\n")] == [
        "Thiếu cột valid_from. Hãy thêm cột này vào dòng tiêu đề.",
        "Cột “phone” không được dùng. Hãy bỏ hoặc sửa tên cột.",
        "Cột name có hai lần. Hãy giữ lại một cột.",
    ]


def test_an_empty_file_lacks_every_column() -> None:
    assert [where for where, _message in problems_of(b"")] == ["dòng 1"] * 5


def test_every_wrong_cell_is_told_with_its_line_and_column() -> None:
    text = f"""{HEADER}
,Xã A,,commune,,2025-07-01
S2,,,commune,,2025-07-01
S3,Xã C,,village,,2025-07-01
S4,Xã D,,commune,,31/02/2025
S5,{"x" * 201},{"y" * 61},commune,,2025-07-01
S6,Xã E gọi 0912345678,,commune,,2025-07-01
S7,Xã F,,commune,,2025-07-01
S7,Xã G,,commune,,2025-07-01
S8,,,x,,y
"""
    assert places(text) == [
        "dòng 2, cột code",
        "dòng 3, cột name",
        "dòng 4, cột kind",
        "dòng 5, cột valid_from",
        "dòng 6, cột name",
        "dòng 6, cột short_name",
        "dòng 7, cột name",
        "dòng 9, cột code",
        "dòng 10, cột name",
        "dòng 10, cột kind",
        "dòng 10, cột valid_from",
    ]


def test_a_wrong_kind_and_a_repeated_code_are_explained() -> None:
    text = f"{HEADER}\nS1,A,,village,,2025-07-01\nS2,B,,other,,2025-07-01\nS2,B,,other,,2025-07-01"
    assert problems_of(text.encode()) == [
        (
            "dòng 2, cột kind",
            "Loại đơn vị “village” không có. Hãy dùng một trong: UBND cấp tỉnh, UBND cấp huyện, UBND cấp xã, "
            "Cơ quan chuyên môn, Trường học, Doanh nghiệp, Khu dân cư, Ban chỉ đạo, ủy ban, đoàn thể, Đơn vị khác.",
        ),
        ("dòng 4, cột code", "code S2 đã có ở dòng 3. Mỗi mã chỉ dùng cho một dòng."),
    ]


def test_lines_are_counted_as_the_file_shows_them() -> None:
    text = f'{HEADER}\n\nS1,"Xã\nSuối Lam",,commune,,2025-07-01\nS2,B,,x,,2025-07-01'
    assert places(text) == ["dòng 5, cột kind"]


@pytest.mark.parametrize(
    "line", ["S1,Xã A,,commune,,2025-07-01,thừa", 'S1,"Xã A" x,,commune,,2025-07-01'], ids=["cells", "quotes"]
)
def test_a_line_that_is_not_csv_is_told(line: str) -> None:
    assert places(f"{HEADER}\n{line}") == ["dòng 2"]


@pytest.mark.parametrize(
    "data",
    [
        HEADER.encode("utf-16"),
        "code,name\nS1,Xã".encode("cp1258", "replace") + b"\xe3\x28",
    ],
    ids=["utf-16", "old code page"],
)
def test_a_file_that_is_not_utf_8_is_told_how_to_save_it(data: bytes) -> None:
    message = "Tệp không phải là văn bản UTF-8. Hãy lưu lại từ bảng tính với kiểu “CSV UTF-8”."
    assert problems_of(data) == [("tệp", message)]


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_BYTES", 20)
    with pytest.raises(Invalid) as refusal:
        read(HEADER)
    assert refusal.value.problems == (Problem("tệp", "Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp nhỏ hơn."),)


def test_a_file_with_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_LINES", 2)
    lines = [f"S{number},Xã,,commune,,2025-07-01" for number in range(3)]
    assert len(read("\n".join([HEADER, *lines[:2]])).rows) == 2
    assert places("\n".join([HEADER, *lines])) == ["tệp"]


def test_columns_may_bear_their_vietnamese_names() -> None:
    text = (
        "Số định danh,Mã,Tên đơn vị,Loại đơn vị,Mã cấp trên,Có hiệu lực từ ngày,Tình trạng,Cấp học\n"
        "12,S1,Trường A,Trường học,#7,01/07/2025,tạm ngừng,tiểu học; thcs\n"
    )
    assert told(read(text).rows) == [
        {
            "line": 2,
            "code": "S1",
            "name": "Trường A",
            "short_name": None,
            "kind": UnitKind.SCHOOL,
            "parent": "#7",
            "valid_from": date(2025, 7, 1),
            "unit_id": 12,
            "status": UnitStatus.SUSPENDED,
            "details": {"school_levels": "tiểu học; thcs"},
        }
    ]


def test_with_ids_a_file_may_say_only_what_changes() -> None:
    (row,) = told(read("id,valid_from,status\n12,2026-01-01,active").rows)
    assert [name for name, value in row.items() if value is None] == ["code", "name", "short_name", "kind", "parent"]


def test_a_new_unit_in_such_a_file_needs_the_rest() -> None:
    assert places("id,valid_from,status\n,2026-01-01,active") == [
        "dòng 2, cột code",
        "dòng 2, cột name",
        "dòng 2, cột kind",
    ]


def test_a_wrong_or_repeated_id_is_told() -> None:
    header = f"id,{HEADER}"
    text = f"{header}\nx,S1,A,,other,,2025-07-01\n5,S2,B,,other,,2025-07-01\n5,S3,C,,other,,2025-07-01"
    assert places(text) == ["dòng 2, cột id", "dòng 4, cột id"]


def test_an_apostrophe_before_a_formula_is_no_text() -> None:
    (row,) = read(f"{HEADER}\nS1,'=A1,'tên,other,,2025-07-01").rows
    assert (row.name, row.short_name) == ("=A1", "'tên")


def test_what_is_wrong_in_one_line_does_not_hide_the_others() -> None:
    table = read(f"{HEADER}\nS1,A,,other,,2025-07-01\nS2,,,other,,2025-07-01")
    assert ([row.code for row in table.rows], table.unread_codes) == (["S1"], {"S2"})
