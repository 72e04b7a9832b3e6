"""Reading a plan, beside the bare parsing of the same file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
from lxml import etree

from bench.measure import Measured, paired
from dondoc.reader import read_plan
from dondoc.reader.formats import load
from dondoc.samples import sample_path

LENGTH = 30_000  # characters
DOCX = "plans/ke-hoach-pccc-truong-hoc-tinh.docx"
PDF = "plans/ke-hoach-pccc-truong-hoc-tinh.pdf"


def measure() -> Iterator[Measured]:
    """A DOCX of 30,000 characters against zip + lxml; a text PDF against PDFium's text."""
    docx = _lengthened(sample_path(DOCX).read_bytes())
    ours, bare = paired(lambda: read_plan(docx, name="plan.docx"), lambda: _parse(docx))
    beside = f"zip + lxml {bare * 1000:.1f} ms"
    yield Measured("read a DOCX plan of 30,000 characters", ours / bare, "x", 5, beside)
    pdf = sample_path(PDF).read_bytes()
    ours, bare = paired(lambda: read_plan(pdf, name="plan.pdf"), lambda: _texts(pdf))
    beside = f"pypdfium2's text {bare * 1000:.1f} ms; over 1.5 times of it"
    yield Measured("read a text PDF", (ours - 1.5 * bare) * 1000, "ms", 30, beside)


def _parse(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                etree.fromstring(package.read(name))


def _texts(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_bounded()


def _lengthened(data: bytes) -> bytes:
    """The sample with its paragraphs repeated before the appendix until the text has the length."""
    parts = {name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    body = document[0]
    middle = [child for child in body[2:-3] if etree.QName(child).localname == "p"]
    length = len("".join(document.itertext()))
    here = middle[-1]
    for place in range(10_000):
        if length >= LENGTH:
            break
        copy = etree.fromstring(etree.tostring(middle[place % len(middle)]))
        here.addnext(copy)
        here, length = copy, length + len("".join(copy.itertext()))
    parts["word/document.xml"] = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert len(load(out.getvalue(), name="plan.docx").text) >= LENGTH * 0.95
    return out.getvalue()
