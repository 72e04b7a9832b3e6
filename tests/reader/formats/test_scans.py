"""Pages that are pictures: recognised, laid out, and read like a page with text."""

from __future__ import annotations

import io
from difflib import SequenceMatcher

import pypdfium2
import pytest
from pdf_file import Sheet, pdf
from PIL import Image
from scan_file import needs_tesseract, pictures, saved, scan
from shown import texts

from dondoc.reader import errors, read_plan
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats import load
from dondoc.reader.formats.scan import tesseract
from dondoc.reader.source import Table
from dondoc.samples import sample_path

# Of all signs, tone marks included, so many may be misread on a clean page.
MOST_MISREAD = 0.01


@pytest.fixture(scope="module")
def sample() -> bytes:
    """An invented plan of four pages: head, body, signature, and an appendix that is a ruled table."""
    return sample_path("plans/ke-hoach-pccc-truong-hoc-tinh.pdf").read_bytes()


@pytest.fixture(scope="module")
def page(sample: bytes) -> bytes:
    """Its second page."""
    return part(sample, 1)


def part(data: bytes, *indexes: int) -> bytes:
    """A PDF of some pages of another."""
    whole = pypdfium2.PdfDocument.new()
    whole.import_pages(pypdfium2.PdfDocument(data), list(indexes))
    return written(whole)


def written(document: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def misread(read: str, typed: str) -> float:
    return 1 - SequenceMatcher(None, read, typed, autojunk=False).ratio()


@needs_tesseract
def test_a_scanned_plan_reads_like_the_typed_one(sample: bytes) -> None:
    typed = read_plan(sample, name="ke-hoach.pdf")
    told: list[tuple[int, int]] = []
    read = read_plan(scan(sample, askew=0.7), name="quet.pdf", progress=lambda done, pages: told.append((done, pages)))
    assert misread(read.source.text, typed.source.text) < MOST_MISREAD
    assert read.head.number and typed.head.number and read.head.number.text == typed.head.number.text
    assert [item.path for item in read.outline] == [item.path for item in typed.outline]
    assert [block.agency for block in read.assignments] == [block.agency for block in typed.assignments]
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


@needs_tesseract
def test_a_ruled_table_is_read_cell_by_cell(sample: bytes) -> None:
    appendix = part(sample, 3)
    (typed,) = [block for block in load(appendix, name="a.pdf").blocks if isinstance(block, Table)]
    source = load(scan(appendix, askew=-0.6), name="a.pdf")
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    places = [(cell.row, cell.column, cell.rows, cell.columns, len(cell.lines)) for cell in table.cells]
    assert places == [(cell.row, cell.column, cell.rows, cell.columns, len(cell.lines)) for cell in typed.cells]
    assert source.text.count("Công an tỉnh") == load(appendix, name="a.pdf").text.count("Công an tỉnh")


@needs_tesseract
@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "PDF"])
def test_every_kind_of_picture_is_read(page: bytes, format: str) -> None:
    source = load(saved(pictures(page), format), name="khong-ten")
    assert misread(source.text, load(page, name="a.pdf").text) < MOST_MISREAD
    assert (source.format, source.pages) == ("pdf" if format == "PDF" else "image", 1)


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_laid_in_sideways_or_upside_down_is_turned(page: bytes, turn: int) -> None:
    turned = pictures(page, askew=1.5)[0].rotate(turn, expand=True)
    read = load(saved([turned], "PNG"), name="a.png")
    assert misread(read.text, load(page, name="a.pdf").text) < MOST_MISREAD


@needs_tesseract
def test_only_the_pages_without_text_are_recognised(sample: bytes) -> None:
    document = pypdfium2.PdfDocument(part(sample, 0))
    document.import_pages(pypdfium2.PdfDocument(scan(part(sample, 1))))
    told: list[tuple[int, int]] = []
    read = load(written(document), name="a.pdf", progress=lambda done, pages: told.append((done, pages)))
    typed = load(part(sample, 0), name="a.pdf")
    first = [read.text[slice(*line.span)] for line in read.lines() if line.page == 1]
    assert first[:20] == [typed.text[slice(*line.span)] for line in typed.lines()][:20]
    assert (told, {line.page for line in read.lines()}) == ([(0, 1), (1, 1)], {1, 2})


@needs_tesseract
def test_a_tiff_of_several_pages_keeps_their_order(sample: bytes) -> None:
    read = load(saved(pictures(part(sample, 0, 1, 2)), "TIFF"), name="a.tif")
    pages = [line.page or 0 for line in read.lines()]
    assert (sorted(pages), set(pages), read.pages) == (pages, {1, 2, 3}, 3)


@needs_tesseract
def test_a_line_knows_where_it_stands_on_the_page(page: bytes) -> None:
    typed, read = (next(load(data, name="a.pdf").lines()).box for data in (page, scan(page)))
    assert read == pytest.approx(typed, abs=0.01)


@needs_tesseract
def test_words_that_are_hard_to_make_out_are_marked_unsure(page: bytes) -> None:
    clear = pictures(page)[0]
    blurred = clear.resize((clear.width // 4, clear.height // 4)).resize(clear.size)
    unsure = [load(saved([picture], "PNG"), name="a.png").unsure for picture in (clear, blurred)]
    assert len(unsure[1]) > 5 * len(unsure[0])


@needs_tesseract
def test_what_is_unsure_is_whole_words_of_the_text(page: bytes) -> None:
    picture = pictures(page)[0]
    source = load(saved([picture.resize((420, 594)).resize(picture.size)], "PNG"), name="a.png")
    words = {source.text[start:end] for start, end in source.unsure}
    assert words and words <= set(source.text.split())


@needs_tesseract
def test_a_picture_without_text_is_said_to_have_none() -> None:
    with pytest.raises(Unreadable) as caught:
        load(saved([Image.new("L", (1240, 1754), 250)], "PNG"), name="a.png")
    assert caught.value.template == errors.SCAN


def test_without_tesseract_the_sentence_names_the_packages(page: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name, path: None)
    tesseract.program.cache_clear()
    with pytest.raises(Unreadable, match="tesseract-ocr và tesseract-ocr-vie") as caught:
        load(scan(page), name="a.pdf")
    assert caught.value.template == errors.NO_RECOGNITION


def test_a_blank_page_among_typed_ones_needs_no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract.shutil, "which", lambda name, path: None)
    tesseract.program.cache_clear()
    source = load(pdf(Sheet().text(60, 90, "Ke hoach phong chay chua chay"), Sheet()), name="a.pdf")
    assert (texts(source), source.pages) == (["Ke hoach phong chay chua chay"], 2)
