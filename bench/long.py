"""Reading a plan of 400 pages, beside one of 100: time is to grow with the length, no faster."""

from __future__ import annotations

from collections.abc import Iterator

from bench.measure import Measured, seconds
from bench.reading import DOCX, PDF, lengthened, paged
from dondoc.reader import read_plan
from dondoc.samples import sample_path

PAGES = 400
SHORT = 100
SIGNS_A_PAGE = 2_100


def measure() -> Iterator[Measured]:
    """Seconds for a PDF and for a DOCX of 400 pages."""
    pdf = sample_path(PDF).read_bytes()
    docx = sample_path(DOCX).read_bytes()
    yield _line("PDF", paged(pdf, PAGES), paged(pdf, SHORT))
    yield _line("DOCX", lengthened(docx, PAGES * SIGNS_A_PAGE), lengthened(docx, SHORT * SIGNS_A_PAGE))


def _line(format: str, long: bytes, short: bytes) -> Measured:
    name = f"plan.{format.lower()}"
    whole = seconds(lambda: read_plan(long, name=name), runs=3)
    part = seconds(lambda: read_plan(short, name=name), runs=3)
    beside = f"{SHORT} pages {part:.2f} s, a page takes {whole / part * SHORT / PAGES:.2f} times as long"
    return Measured(f"read a {format} plan of {PAGES} pages", whole, "s", 5, beside)
