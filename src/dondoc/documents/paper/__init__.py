"""A stored document as paragraphs and tables, each value's words marked with the items that were read from
them.

Pure: the JSON of a reading in, values out.
"""

from dondoc.documents.paper.layout import Paper, Paragraph, Piece, Sheet, TableCell, lay_out
from dondoc.documents.paper.marks import Mark, marks, unsure
from dondoc.documents.paper.pages import Box, PageView, page_views

__all__ = [
    "Box",
    "Mark",
    "PageView",
    "Paper",
    "Paragraph",
    "Piece",
    "Sheet",
    "TableCell",
    "lay_out",
    "marks",
    "page_views",
    "unsure",
]
