"""A CSV file of units: what is read, and what each wrong line is told."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.core.errors import Invalid, Problem
from dondoc.units import csv_file
from dondoc.units.csv_file import Row, read_rows
from dondoc.units.models import UnitKind

HEADER = "code,name,short_name,kind,parent,valid_from"
ROW = Row(2, "S1", "Xã Suối Lam", "", UnitKind.COMMUNE, "S0", date(2025, 7, 1))


def problems_of(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        read_rows(data)
    return [(problem.where, problem.message) for problem in refusal.value.problems]


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
    assert read_rows(text.encode()) == (ROW,)


def test_a_file_with_a_header_alone_has_no_rows() -> None:
    assert read_rows(HEADER.encode()) == ()


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
            "Loại đơn vị “village” không có. Hãy dùng một trong: province, commune, department, school, "
            "enterprise, residential_area, committee, other.",
        ),
        ("dòng 4, cột code", "Mã S2 đã có ở dòng 3. Mỗi mã chỉ dùng cho một dòng."),
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
        b"PK\x03\x04\x00",
    ],
    ids=["utf-16", "old code page", "xlsx"],
)
def test_a_file_that_is_not_utf_8_is_told_how_to_save_it(data: bytes) -> None:
    message = "Tệp không phải là văn bản UTF-8. Hãy lưu lại từ bảng tính với kiểu “CSV UTF-8”."
    assert problems_of(data) == [("tệp", message)]


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MAX_BYTES", 20)
    with pytest.raises(Invalid) as refusal:
        read_rows(HEADER.encode())
    assert refusal.value.problems == (Problem("tệp", "Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp nhỏ hơn."),)


def test_a_file_with_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MAX_LINES", 2)
    lines = [f"S{number},Xã,,commune,,2025-07-01" for number in range(3)]
    assert len(read_rows("\n".join([HEADER, *lines[:2]]).encode())) == 2
    assert places("\n".join([HEADER, *lines])) == ["tệp"]
