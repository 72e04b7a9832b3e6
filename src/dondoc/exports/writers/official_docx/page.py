"""The sheet: A4 upright or on its side, with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from dondoc.exports.writers.official_docx.elements import Element, child, element, twips

_HEADER_RELATION = "rId4"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TOP, _BOTTOM, _LEFT, _RIGHT, _HEADER = 20, 20, 30, 15, 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, in millimetres."""

    width: int
    height: int

    @property
    def text_width(self) -> float:
        """The width between the margins, in millimetres."""
        return self.width - _LEFT - _RIGHT


PORTRAIT = Sheet(210, 297)
LANDSCAPE = Sheet(297, 210)


def section_properties(sheet: Sheet, *, first: bool) -> Element:
    """What ends a section: its sheet, margins and page number, none on page 1 of the paper."""
    section = element("sectPr")
    header = child(section, "headerReference", type="default")
    header.set(etree.QName(_RELATIONS, "id"), _HEADER_RELATION)
    size = child(section, "pgSz", w=twips(sheet.width), h=twips(sheet.height))
    if sheet.width > sheet.height:
        size.set(etree.QName(size, "orient"), "landscape")
    child(
        section,
        "pgMar",
        top=twips(_TOP),
        right=twips(_RIGHT),
        bottom=twips(_BOTTOM),
        left=twips(_LEFT),
        header=twips(_HEADER),
        footer=twips(_HEADER),
        gutter="0",
    )
    if first:
        child(section, "titlePg")
    return section
