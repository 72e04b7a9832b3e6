"""A stored document as paragraphs and tables, each value's words marked with the items that were read from
them.

Pure: the JSON of a reading in, values out.
"""

from dondoc.documents.paper.layout import Paper, Paragraph, Piece, Sheet, TableCell, lay_out
from dondoc.documents.paper.marks import Mark, marks

__all__ = ["Mark", "Paper", "Paragraph", "Piece", "Sheet", "TableCell", "lay_out", "marks"]
