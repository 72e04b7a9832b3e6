"""HTML: pages saved from the web or by a word processor, read for their paragraphs and tables."""

from __future__ import annotations

import re

from lxml import etree

from dondoc.reader.errors import BROKEN, Unreadable
from dondoc.reader.formats import encodings
from dondoc.reader.formats.webpage.walk import Walk
from dondoc.reader.formats.writer import Writer
from dondoc.reader.source import Source

__all__ = ["load", "write_table"]

_TOO_DEEP = "Excessive depth"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w\-]{1,40})", re.IGNORECASE)


def load(data: bytes) -> Source:
    """Read an HTML page; scripts, styles, forms and navigation are left out, nothing is fetched.

    Raises ``Unreadable`` where its text is in an unknown encoding or can't be parsed.
    """
    writer = Writer()
    Walk(writer).blocks(_parsed(_decoded(data)))
    return writer.source("html", wrapped=False)


def write_table(writer: Writer, html: str) -> None:
    """Write the table that a piece of HTML inside another text holds."""
    Walk(writer).blocks(_parsed(html))


def _decoded(data: bytes) -> str:
    """By its letters as any text; a page whose Vietnamese is written as entities by the encoding that it names."""
    try:
        text = encodings.decode(data)
    except Unreadable:
        text = _by_name(data)
        if text is None:
            raise
    if text is None:
        raise Unreadable(BROKEN)
    return text


def _by_name(data: bytes) -> str | None:
    named = _CHARSET.search(data)
    try:
        return data.decode(named[1].decode()) if named else None
    except (LookupError, ValueError):
        return None


def _parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    # A declaration would speak of the encoding that the text had as a file.
    text = _DECLARATION.sub("", text)
    try:
        root = etree.fromstring(text.encode(errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(BROKEN) from error
    if root is None or any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise Unreadable(BROKEN)
    return root
