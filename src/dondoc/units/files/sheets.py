"""Reads tables: bytes of a CSV or an Excel file in, filled lines of texts out."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.core.guarded import Ended, run_guarded
from dondoc.units.files.cells import letters

MAX_BYTES = 10 * 1024 * 1024
MAX_LINES = 50_000
SECONDS = 60
MEMORY = 1 << 30
_MODULE = "dondoc.units.files.workbook"
Cell = str | None  # None for a formula that has no result


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. ``name`` is "" for a CSV file; ``lines`` are the filled lines with their numbers."""

    name: str
    lines: list[tuple[int, list[Cell]]]
    number: int = 0

    def place(self, line: int, column: int | None = None, heading: str = "") -> str:
        """A place in words: "dòng 12, cột kind" in a CSV file, "trang Đơn vị, ô D12 (Mã)" in a workbook."""
        told = {"sheet": self.name, "line": line, "column": heading}
        if not self.name:
            words = _("dòng %(line)s, cột %(column)s") if heading else _("dòng %(line)s")
        elif column is not None:
            told["cell"] = f"{letters(column)}{line}"
            words = _("trang %(sheet)s, ô %(cell)s (%(column)s)")
        else:
            with_column = _("trang %(sheet)s, dòng %(line)s, cột %(column)s")
            words = with_column if heading else _("trang %(sheet)s, dòng %(line)s")
        return words % told


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file; a CSV file has one. Raises `Invalid` for a file that can't be read.

    A CSV file is parted by "," or ";" and may have a byte order mark; an Excel file is an .xlsx, read in a process
    with limits: what unpacks to too much, or has a password, is refused.
    """
    if len(data) > MAX_BYTES:
        raise _refusal(_("Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp nhỏ hơn."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _refusal(_("Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Hãy lưu lại thành .xlsx không có mật khẩu."))
    sheets = _workbook(data) if data.startswith(b"PK\x03\x04") else (Sheet("", list(_lines(_decoded(data)))),)
    if sum(len(sheet.lines) for sheet in sheets) > MAX_LINES + len(sheets):
        message = _("Tệp có hơn %(most)s dòng dữ liệu. Hãy chia thành nhiều tệp nhỏ hơn.")
        raise _refusal(message % {"most": f"{MAX_LINES:,}".replace(",", ".")})
    return sheets


def _workbook(data: bytes) -> tuple[Sheet, ...]:
    try:
        answer = json.loads(run_guarded(_MODULE, data, seconds=SECONDS, memory=MEMORY))
    except Ended as error:
        raise _refusal(_too_much()) from error
    if "error" in answer:
        raise _refusal(_reason(answer["error"]))
    return tuple(
        Sheet(name, [(line, [_composed(cell) for cell in cells]) for line, cells in lines], number)
        for number, (name, lines) in enumerate(answer["sheets"])
    )


def _reason(code: str) -> str:
    if code == "password":
        return _("Tệp Excel có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại.")
    if code in ("bomb", "large"):
        return _too_much()
    return _("Tệp Excel này không mở được. Hãy mở bằng Excel, lưu lại thành .xlsx rồi chọn lại.")


def _too_much() -> str:
    return _("Tệp Excel này cần quá nhiều bộ nhớ hoặc thời gian để mở. Hãy chép riêng bảng đơn vị sang một tệp mới.")


def _composed(cell: Cell) -> Cell:
    return None if cell is None else unicodedata.normalize("NFC", cell)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise _refusal(_("Tệp không phải là văn bản UTF-8. Hãy lưu lại từ bảng tính với kiểu “CSV UTF-8”."))
    return unicodedata.normalize("NFC", text)


def _lines(text: str) -> Iterator[tuple[int, list[Cell]]]:
    """Each filled line with the number of its first physical line; white space tidied."""
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            tidy = [" ".join(cell.split()) for cell in cells]
            if any(tidy):
                yield line, [*tidy]
            line = reader.line_num + 1
    except csv.Error as error:
        message = _("Dòng này không đúng dạng CSV. Hãy kiểm tra dấu ngoặc kép và dấu phân cách của dòng.")
        raise Invalid([Problem(_("dòng %(line)s") % {"line": line}, message)]) from error


def _refusal(message: str) -> Invalid:
    return Invalid([Problem(_("tệp"), message)])
