"""The reader of plan documents: ``read_plan`` turns a file into a ``Plan``. It knows nothing of Django."""

from __future__ import annotations

import os
from pathlib import Path

from dondoc.reader.collecting import seldom_collected
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats import load
from dondoc.reader.grammar.document import read_document
from dondoc.reader.plan import Plan
from dondoc.reader.progress import Progress
from dondoc.reader.source import Source

__all__ = ["Plan", "Source", "Unreadable", "read_plan", "read_source"]


def read_plan(document: bytes | str | os.PathLike[str], *, name: str = "", progress: Progress | None = None) -> Plan:
    """Read a plan document: Word, PDF, scan or photo, text, Markdown; from its bytes or its path.

    ``name`` is the file's name, needed with bytes alone and only to say what a broken file was meant to be. A
    document that is no plan yields its outline at most and says so in ``warnings``. ``progress`` is called with
    the pages recognised so far and the number of those that have to be, as pictures. Raises ``Unreadable`` where
    the content can't be read (``str()`` of it is a Vietnamese sentence for the user) and ``OSError`` where the
    path can't. A file from a stranger is better read by ``dondoc.reader.guarded.read_plan_guarded``, in a process
    of its own.
    """
    if not isinstance(document, bytes):
        path = Path(document)
        document, name = path.read_bytes(), name or path.name
    with seldom_collected():
        return read_document(load(document, name=name, progress=progress))


def read_source(source: Source) -> Plan:
    """Read a plan from the normalised source. Raises nothing."""
    with seldom_collected():
        return read_document(source)
