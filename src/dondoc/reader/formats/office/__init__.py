"""Files of older and other word processors, turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

from dataclasses import replace

from dondoc.reader.formats.docx import load as load_docx
from dondoc.reader.formats.office.convert import as_docx
from dondoc.reader.formats.office.kinds import Kind, kind_of
from dondoc.reader.source import Source

__all__ = ["Kind", "kind_of", "load"]


def load(data: bytes, kind: Kind) -> Source:
    """Read a file of that kind. Raises ``Unreadable`` where LibreOffice is missing or can't convert it."""
    return replace(load_docx(as_docx(data, kind)), format=kind.value)
