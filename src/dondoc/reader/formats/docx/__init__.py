"""DOCX: the parts of the zip read with lxml, list numbers counted as Word prints them."""

from __future__ import annotations

from dondoc.reader.formats.docx.body import Body
from dondoc.reader.formats.docx.parts import Parts
from dondoc.reader.source import Source


def load(data: bytes) -> Source:
    """Read a DOCX. Raises ``Unreadable`` where it is broken, no Word document, or passes a limit."""
    return Body(Parts(data)).read()
