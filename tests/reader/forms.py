"""The same plan in the forms in which offices send it: plain text, DOCX, PDF with a text layer."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from dondoc.reader import Plan, read_plan
from reader.formats.docx_file import docx, paragraph

_COLUMNS = 82
_ROWS = 64
_SIZE = 10


def as_text(text: str) -> Plan:
    """Read from a text file."""
    return read_plan(text.encode(), name="plan.txt")


def as_docx(text: str) -> Plan:
    """Read from a DOCX of one paragraph for each line."""
    body = "".join(paragraph(escape(line)) if line.strip() else paragraph() for line in text.strip().splitlines())
    return read_plan(docx(body), name="plan.docx")


def as_pdf(text: str) -> Plan:
    """Read from a PDF of typed lines, wrapped at the margin."""
    return read_plan(typed(text), name="plan.pdf")


FORMS: Mapping[str, Callable[[str], Plan]] = {"text": as_text, "docx": as_docx, "pdf": as_pdf}


def typed(text: str) -> bytes:
    """A PDF whose letters have one width and need no font file: the map to Unicode tells what they are."""
    lines = [piece for line in text.strip().splitlines() for piece in textwrap.wrap(line, _COLUMNS) or [""]]
    pages = [lines[start : start + _ROWS] for start in range(0, len(lines), _ROWS)]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Typed /Encoding /Identity-H /DescendantFonts [4 0 R]"
        b" /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Typed /DW 600 /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_to_unicode()),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (7 + 2 * number)
        )
        objects.append(_stream("\n".join(_show(row, line) for row, line in enumerate(page) if line)))
    return _file(objects)


def _show(row: int, line: str) -> str:
    return f"BT /F1 {_SIZE} Tf 50 {790 - 12 * row} Td <{line.encode('utf-16-be').hex()}> Tj ET"


def _to_unicode() -> str:
    """Each code stands for the letter of that number."""
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(0x21)]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Typed def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(ranges)} beginbfrange\n" + "\n".join(ranges) + "\nendbfrange\nendcmap end end"
    )


def _stream(content: str) -> bytes:
    data = content.encode("ascii")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)
