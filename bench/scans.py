"""Reading a scan, beside tesseract's own work on the same pages."""

from __future__ import annotations

import io
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator

import numpy as np
import pypdfium2
from PIL import Image

from bench.measure import Measured
from dondoc.reader import read_plan
from dondoc.samples import sample_path

PDF = "plans/ke-hoach-pccc-truong-hoc-tinh.pdf"
DENSITIES = (200, 300)
RUNS = 3
ASKEW, NOISE = 0.7, 6.0


def measure() -> Iterator[Measured]:
    """All of dondoc's CPU, tesseract's included, over that of tesseract alone on the pages as they were scanned."""
    if shutil.which("tesseract") is None:
        return
    for density in DENSITIES:
        pages = _scanned(sample_path(PDF).read_bytes(), density)
        data = _saved(pages, density)
        images = [_pgm(page) for page in pages]
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(_cpu(lambda data=data: read_plan(data, name="quet.pdf")))
            theirs.append(_cpu(lambda images=images, density=density: _recognise(images, density)))
        beside = f"tesseract alone {min(theirs):.1f} s of CPU"
        work = f"read a scan of {len(pages)} pages, {density} dpi, CPU"
        yield Measured(work, min(ours) / min(theirs), "x", 1.15, beside)


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU of this process and of those it starts."""
    before = _spent()
    work()
    return _spent() - before


def _spent() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _recognise(images: list[bytes], density: int) -> None:
    command = ["tesseract", "-", "-", "-l", "vie", "--dpi", str(density), "tsv"]
    for image in images:
        subprocess.run(
            command, input=image, capture_output=True, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"}
        )


def _scanned(pdf: bytes, density: int) -> list[Image.Image]:
    """The pages as pictures, a little askew, with a scanner's noise."""
    random = np.random.default_rng(7)
    pages = []
    for index, page in enumerate(pypdfium2.PdfDocument(pdf)):
        drawn = page.render(scale=density / 72).to_pil().convert("L")
        turned = drawn.rotate(ASKEW * (-1) ** index, Image.Resampling.BICUBIC, fillcolor=255)
        gray = np.asarray(turned, dtype=np.float32) * 0.85 + 30
        pages.append(Image.fromarray(np.clip(gray + random.normal(0, NOISE, gray.shape), 0, 255).astype(np.uint8)))
    return pages


def _saved(pages: list[Image.Image], density: int) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=density)
    return out.getvalue()


def _pgm(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.save(out, "PPM")
    return out.getvalue()
