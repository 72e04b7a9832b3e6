"""Makes scans: pages of text drawn as pictures, laid askew, with the noise of a scanner."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence

import numpy as np
import pypdfium2
import pytest
from PIL import Image

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def pictures(pdf: bytes, *, density: int = 200, askew: float = 0.0, noise: float = 6.0) -> list[Image.Image]:
    """The pages of a PDF as a scanner would see them; ``askew`` in degrees, to the right and to the left in turn."""
    random = np.random.default_rng(7)
    pages = []
    for index, page in enumerate(pypdfium2.PdfDocument(pdf)):
        drawn = page.render(scale=density / 72).to_pil().convert("L")
        turned = drawn.rotate(askew * (-1) ** index, Image.Resampling.BICUBIC, fillcolor=255)
        gray = np.asarray(turned, dtype=np.float32) * 0.85 + 30
        gray = gray + random.normal(0, noise, gray.shape) if noise else gray
        pages.append(Image.fromarray(np.clip(gray, 0, 255).astype(np.uint8)))
    return pages


def saved(pages: Sequence[Image.Image], format: str, *, density: int = 200) -> bytes:
    """The pages as a file: "PDF" and "TIFF" take several."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": list(pages[1:])} if len(pages) > 1 else {}
    named = {"resolution": density} if format == "PDF" else {"dpi": (density, density)}
    pages[0].save(out, format, **more, **named)
    return out.getvalue()


def scan(pdf: bytes, *, density: int = 200, askew: float = 0.0) -> bytes:
    """A PDF as a PDF of pictures."""
    return saved(pictures(pdf, density=density, askew=askew), "PDF", density=density)
