"""Reads a CSV file of units: bytes in, rows out, every wrong line told at once."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers import find_identifiers
from dondoc.units.folding import fold
from dondoc.units.models import LONGEST, UnitKind

MAX_BYTES = 10 * 1024 * 1024
MAX_LINES = 20_000
NEEDED = ("code", "name", "kind", "parent", "valid_from")
COLUMNS = (*NEEDED, "short_name")
_FREE_TEXT = ("name", "short_name")


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as the file gives it; ``parent`` is a code, "" for one right below the place of import."""

    line: int
    code: str
    name: str
    short_name: str
    kind: UnitKind
    parent: str
    valid_from: date


def read_rows(data: bytes) -> tuple[Row, ...]:
    """The rows of a CSV file with the columns of `COLUMNS`, in the file's order.

    The delimiter is "," or ";", a byte order mark is allowed, dates are 2025-07-01 or 01/07/2025, a kind is
    its code or its Vietnamese label. Raises `Invalid` with one problem for each wrong cell.
    """
    if len(data) > MAX_BYTES:
        raise Invalid([Problem(_("tệp"), _("Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp nhỏ hơn."))])
    lines = _lines(_decoded(data))
    header = _header(next(lines, (1, []))[1])
    rows, problems, seen = [], [], dict[str, int]()
    for count, (line, cells) in enumerate(lines, start=1):
        if count > MAX_LINES:
            too_many = _("Tệp có hơn 20.000 dòng dữ liệu. Hãy chia thành nhiều tệp nhỏ hơn.")
            raise Invalid([Problem(_("tệp"), too_many)])
        row = _row(line, header, cells)
        if isinstance(row, list):
            problems += row
        elif row.code in seen:
            problems.append(cell_problem(line, "code", _repeated(row.code, seen[row.code])))
        else:
            seen[row.code] = line
            rows.append(row)
    if problems:
        raise Invalid(problems)
    return tuple(rows)


def cell_problem(line: int, column: str, message: str) -> Problem:
    """A problem placed at one cell: "dòng 12, cột kind"."""
    return Problem(_("dòng %(line)s, cột %(column)s") % {"line": line, "column": column}, message)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        message = _("Tệp không phải là văn bản UTF-8. Hãy lưu lại từ bảng tính với kiểu “CSV UTF-8”.")
        raise Invalid([Problem(_("tệp"), message)])
    return unicodedata.normalize("NFC", text)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each filled line with the number of its first physical line; white space tidied."""
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            tidy = [" ".join(cell.split()) for cell in cells]
            if any(tidy):
                yield line, tidy
            line = reader.line_num + 1
    except csv.Error as error:
        message = _("Dòng này không đúng dạng CSV. Hãy kiểm tra dấu ngoặc kép và dấu phân cách của dòng.")
        raise Invalid([Problem(_("dòng %(line)s") % {"line": line}, message)]) from error


def _header(cells: list[str]) -> list[str]:
    """The names of the columns in the file's order; `Invalid` for names missing, unknown or given twice."""
    names = [cell.casefold() for cell in cells]
    problems = [
        Problem(_("dòng 1"), _("Thiếu cột %(name)s. Hãy thêm cột này vào dòng tiêu đề.") % {"name": name})
        for name in NEEDED
        if name not in names
    ]
    problems += [
        Problem(_("dòng 1"), _("Cột “%(name)s” không được dùng. Hãy bỏ hoặc sửa tên cột.") % {"name": name})
        for name in dict.fromkeys(names)
        if name not in COLUMNS
    ]
    problems += [
        Problem(_("dòng 1"), _("Cột %(name)s có hai lần. Hãy giữ lại một cột.") % {"name": name})
        for name in COLUMNS
        if names.count(name) > 1
    ]
    if problems:
        raise Invalid(problems)
    return names


def _row(line: int, header: list[str], cells: list[str]) -> Row | list[Problem]:
    if any(cells[len(header) :]):
        message = _("Dòng có nhiều ô hơn dòng tiêu đề. Hãy kiểm tra dấu phân cách trong dòng.")
        return [Problem(_("dòng %(line)s") % {"line": line}, message)]
    cell = dict.fromkeys(COLUMNS, "") | dict(zip(header, cells, strict=False))
    kind, day = _kind(cell["kind"]), _day(cell["valid_from"])
    problems = [*_text_problems(line, cell)]
    if kind is None:
        problems.append(cell_problem(line, "kind", _unknown_kind(cell["kind"])))
    if day is None:
        problems.append(cell_problem(line, "valid_from", _unknown_day(cell["valid_from"])))
    if problems or kind is None or day is None:
        return problems
    return Row(line, cell["code"], cell["name"], cell["short_name"], kind, cell["parent"], day)


def _text_problems(line: int, cell: dict[str, str]) -> Iterator[Problem]:
    for column in ("code", "name"):
        if not cell[column]:
            yield cell_problem(line, column, _("Ô này đang trống. Hãy điền vào."))
    for column in LONGEST:
        if len(cell[column]) > LONGEST[column]:
            message = _("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": LONGEST[column]}
            yield cell_problem(line, column, message)
    for column in _FREE_TEXT:
        for found in find_identifiers(cell[column]):
            yield cell_problem(line, column, found.sentence())


def _kind(text: str) -> UnitKind | None:
    """A kind by its code or its label, accents and case aside."""
    for kind in UnitKind:
        if fold(text) in (kind.value, fold(str(kind.label))):
            return kind
    return None


def _day(text: str) -> date | None:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _unknown_kind(text: str) -> str:
    known = ", ".join(UnitKind.values)
    return _("Loại đơn vị “%(text)s” không có. Hãy dùng một trong: %(known)s.") % {
        "text": text,
        "known": known,
    }


def _unknown_day(text: str) -> str:
    return _("“%(text)s” không phải là ngày. Hãy viết như 2025-07-01 hoặc 01/07/2025.") % {"text": text}


def _repeated(code: str, first: int) -> str:
    return _("Mã %(code)s đã có ở dòng %(first)s. Mỗi mã chỉ dùng cho một dòng.") % {
        "code": code,
        "first": first,
    }
