"""The Word file of a paper: a filled template with its blocks put in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from importlib import resources

from lxml import etree

from dondoc.compiling.papers.bookmarks import marked_cells, numbered
from dondoc.compiling.papers.templates import filled
from dondoc.compiling.papers.values import blocks, texts
from dondoc.compiling.rules.drafting import DraftPart
from dondoc.compiling.rules.fields import BREAK, CLOSE, OPEN
from dondoc.exports.writers import official_docx
from dondoc.exports.writers.official_docx.elements import (
    Element,
    child,
    element,
    kept_with_next,
    on_new_page,
    paragraph,
    w,
)
from dondoc.exports.writers.official_docx.page import LANDSCAPE, PORTRAIT
from dondoc.exports.writers.report import ReportPaper
from dondoc.exports.writers.report_docx.annex import annex, is_wide

ANNEX = "phu_luc_so_lieu"
SIGNED = {"noi_nhan_va_chu_ky", "chu_ky_hai_ben"}
DOCUMENT, STYLES, PROPERTIES = "word/document.xml", "word/styles.xml", "docProps/core.xml"
UNIT_CELL = 1
NO_ANNEX = "Chưa có báo cáo nào được chấp nhận nên chưa có số liệu của từng đơn vị."
_BLOCK = re.compile(f"{OPEN}(\\w+){CLOSE}")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def make_paper(template: bytes, paper: ReportPaper, draft: Sequence[DraftPart]) -> bytes:
    """The bytes of the DOCX file; equal input gives equal bytes, and the time is linear in units and figures."""
    return make_filled(template, texts(paper), blocks(paper, draft), paper)


def make_filled(
    template: bytes, words: Mapping[str, str], made: Mapping[str, list[Element]], paper: ReportPaper | None = None
) -> bytes:
    """The same of any words and blocks; the annex of figures is that of ``paper``."""
    parts = _parts(filled(template, words))
    parts[DOCUMENT] = _with_blocks(parts[DOCUMENT], paper, made)
    parts[STYLES] = _with_styles(parts[STYLES])
    if PROPERTIES in parts:
        parts[PROPERTIES] = _issued_by(words["don_vi"], parts[PROPERTIES])
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=4)
    return written.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_blocks(content: bytes, paper: ReportPaper | None, made: Mapping[str, list[Element]]) -> bytes:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    body = root.find(w("body"))
    assert body is not None  # a template without one was refused
    waiting = [(each, found[1]) for each in body.iterchildren(w("p")) if (found := _BLOCK.fullmatch(_words(each)))]
    for empty in [each for each in root.iter(w("p")) if _words(each) == OPEN + CLOSE]:
        _remove(empty)
    for text in [each for each in root.iter(w("t")) if each.text and {OPEN, BREAK} & set(each.text)]:
        _tidy(text)
    for place, name in reversed(waiting):  # so that what follows a block is in its place already
        _put(body, place, _annex(body, place, paper) if name == ANNEX and paper is not None else made.get(name, []))
    for name in {name for _place, name in waiting} & SIGNED:
        _kept_below(made.get(name, []))
    numbered(body)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tidy(text: Element) -> None:
    """Takes the signs of empty fields out of a run, and breaks its line where a field asks for it."""
    run = text.getparent()
    first, *others = (text.text or "").replace(OPEN, "").replace(CLOSE, "").split(BREAK)
    text.text = first
    if run is not None:
        at = run.index(text)
        for place, words in enumerate(others):
            more = element("t")
            more.text = words
            run[at + 1 + 2 * place : at + 1 + 2 * place] = [element("br"), more]


def _words(paragraph_: Element) -> str:
    return "".join(each.text or "" for each in paragraph_.iter(w("t"))).strip()


def _put(body: Element, waiting: Element, elements: Sequence[Element]) -> None:
    at = body.index(waiting)
    body[at : at + 1] = list(elements)


def _kept_below(signed: Sequence[Element]) -> None:
    """Signatures never stand alone on a page: what is right above them goes along, of a table its last row."""
    above = signed[0].getprevious() if signed else None
    for each in [*([] if above is None else [above]), *signed[:-1]]:
        for line in [each] if each.tag == w("p") else each[-1].iter(w("p")):
            kept_with_next(line)


def _remove(empty: Element) -> None:
    """Takes a line out whose only field is empty, unless its cell would have no other."""
    holder = empty.getparent()
    if holder is not None and len(holder.findall(w("p"))) > 1:
        holder.remove(empty)


def _annex(body: Element, waiting: Element, paper: ReportPaper) -> list[Element]:
    """The annex on a page of its own; on its side, in a section of its own, where it is wide and stands last.

    Without figures there is none; a paper that is nothing else says so.
    """
    if not paper.figures or not paper.figures.columns:
        alone = body.index(waiting) == 0 and _stands_last(waiting)
        return [paragraph("Body", NO_ANNEX)] if alone else []
    section = body.find(w("sectPr"))
    turned = section is not None and _stands_last(waiting) and is_wide(paper.figures)
    made = annex(paper, paper.figures, LANDSCAPE if turned else PORTRAIT)
    tables = [each for each in made if each.tag == w("tbl")]
    marked_cells(tables[0], UNIT_CELL, [f"{paper.mark}_dv{row.key}" if row.key else "" for row in paper.figures.rows])
    behind = body.index(waiting) > 0
    if not turned or section is None:
        return [on_new_page(made[0]), *made[1:]] if behind else made
    before = [_break(section)] if behind else []
    _turn(section)
    return [*before, *made]


def _stands_last(waiting: Element) -> bool:
    """Whether nothing but empty lines follows on its sheet."""
    return all(each.tag == w("sectPr") or not _words(each) for each in waiting.itersiblings())


def _break(section: Element) -> Element:
    """An end of section like the document's own."""
    made = paragraph("Break")
    made[0].append(deepcopy(section))
    return made


def _turn(section: Element) -> None:
    size = section.find(w("pgSz"))
    if size is None:
        size = child(section, "pgSz", w="11906", h="16838")
    width, height = size.get(w("w"), ""), size.get(w("h"), "")
    size.set(w("w"), max(width, height, key=int))
    size.set(w("h"), min(width, height, key=int))
    size.set(w("orient"), "landscape")
    title = section.find(w("titlePg"))
    if title is not None:
        section.remove(title)


def _issued_by(unit: str, content: bytes) -> bytes:
    """The file's properties with the unit as author: Word put there the name of whoever typed the template."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for each in root.findall("{*}lastModifiedBy"):
        root.remove(each)
    for each in root.findall("{*}creator"):
        each.text = unit
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_styles(content: bytes) -> bytes:
    """The template's styles with those of ours that it lacks: blocks are laid out by them."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    known = {each.get(w("styleId")) for each in root.iter(w("style"))}
    missing = [each for each in _our_styles().iter(w("style")) if each.get(w("styleId")) not in known]
    if not missing:
        return content
    root.extend([_plain(deepcopy(each)) for each in missing])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plain(style: Element) -> Element:
    """A template has a default of its own."""
    style.attrib.pop(w("default"), "")
    return style


@lru_cache(maxsize=1)
def _our_styles() -> Element:
    part = resources.files(official_docx) / "parts" / "word" / "styles.xml"
    return etree.fromstring(part.read_bytes())
