"""Content controls (``w:sdt``): what they hold is text like any other, but for two kinds."""

from __future__ import annotations

from dondoc.reader.formats.docx.names import VALUE, Element, W


def is_placeholder(control: Element) -> bool:
    """Whether a content control shows only the prompt of a blank that was never filled in."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def is_contents_control(control: Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VALUE) == "Table of Contents"
