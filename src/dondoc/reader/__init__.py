"""The reader of plan documents: ``read_plan`` turns a file into a ``Plan``. It knows nothing of Django."""

from __future__ import annotations

from dondoc.reader.errors import Unreadable
from dondoc.reader.formats import load
from dondoc.reader.grammar.document import read_document
from dondoc.reader.plan import Plan
from dondoc.reader.source import Source

__all__ = ["Plan", "Source", "Unreadable", "read_plan", "read_source"]


def read_plan(data: bytes, *, name: str) -> Plan:
    """Read a plan document (DOCX, PDF with a text layer, text, Markdown) from its bytes.

    ``name`` is the file's name; it only helps to say what a broken file was meant to be. A document that is
    no plan yields its outline at most and says so in ``warnings``. Raises ``Unreadable`` where the file can't
    be read; ``str()`` of it is a Vietnamese sentence for the user.
    """
    return read_source(load(data, name=name))


def read_source(source: Source) -> Plan:
    """Read a plan from the normalised source. Raises nothing."""
    return read_document(source)
