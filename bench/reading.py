"""Reading a plan, beside the bare parsing of the same file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from itertools import cycle

import pypdfium2
from lxml import etree

from bench import peers
from bench.measure import Measured, paired
from dondoc.reader import read_plan
from dondoc.samples import sample_path

LENGTH = 30_000  # characters
PAGES = 16
DOCX = "plans/ke-hoach-pccc-truong-hoc-tinh.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:rsidRPr="00A1B2C3"><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/>'
    '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr><w:t xml:space="preserve"/></w:r>'
)
PDF = "plans/ke-hoach-pccc-truong-hoc-tinh.pdf"


def measure() -> Iterator[Measured]:
    """A DOCX of 30,000 characters against zip + lxml; text PDFs of 4 and of 16 pages against PDFium's text."""
    docx = lengthened(sample_path(DOCX).read_bytes(), LENGTH)
    ours, bare = paired(lambda: read_plan(docx, name="plan.docx"), lambda: _parse(docx))
    beside = f"zip + lxml {bare * 1000:.1f} ms{peers.told(docx, 'docx')}"
    yield Measured("read a DOCX plan of 30,000 characters", ours / bare, "x", 5, beside)
    pdf = sample_path(PDF).read_bytes()
    yield _pdf("a text PDF", pdf, peers.told(pdf, "pdf"))
    yield _pdf(f"a text PDF of {PAGES} pages", paged(pdf, PAGES))


def _pdf(name: str, data: bytes, others: str = "") -> Measured:
    ours, bare = paired(lambda: read_plan(data, name="plan.pdf"), lambda: _texts(data), runs=15)
    beside = f"pypdfium2's text {bare * 1000:.1f} ms; over 1.5 times of it{others}"
    return Measured(f"read {name}", (ours - 1.5 * bare) * 1000, "ms", 30, beside)


def _parse(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                etree.fromstring(package.read(name))


def _texts(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_bounded()


def lengthened(data: bytes, length: int) -> bytes:
    """The sample with its paragraphs repeated to the length, in the many small runs that Word writes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    sentences = [child for child in document[0].iterchildren(f"{W}p") if len("".join(child.itertext())) > 80]
    _repeat(sentences, len("".join(document.itertext())), length)
    for run in document.findall(f".//{W}r"):
        _split(run)
    parts["word/document.xml"] = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _repeat(paragraphs: list[etree._Element], length: int, wanted: int) -> None:
    here = paragraphs[-1]
    for paragraph in cycle(paragraphs):
        if length >= wanted:
            return
        copy = deepcopy(paragraph)
        here.addnext(copy)
        here, length = copy, length + len("".join(copy.itertext()))


def _split(run: etree._Element) -> None:
    """One run of a sentence becomes runs of six words, each with the properties that Word repeats."""
    text = run.find(f"{W}t")
    words = (text.text or "").split(" ") if text is not None else []
    for start in reversed(range(6, len(words), 6)):
        piece = etree.fromstring(RUN)
        piece[-1].text = " " + " ".join(words[start : start + 6])
        run.addnext(piece)
    if text is not None and len(words) > 6:
        text.text = " ".join(words[:6])


def paged(data: bytes, pages: int) -> bytes:
    """A PDF of so many pages, those of the given one over and over."""
    with pypdfium2.PdfDocument(data) as source, pypdfium2.PdfDocument.new() as long:
        while len(long) < pages:
            long.import_pages(source, pages=list(range(min(len(source), pages - len(long)))))
        out = io.BytesIO()
        long.save(out)
        return out.getvalue()
