"""Pictures as files: PNG, JPEG, TIFF with its pages, WebP, BMP."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import numpy as np
from PIL import ExifTags, Image

from dondoc.reader.errors import BROKEN, TOO_MANY_PIXELS, Unreadable
from dondoc.reader.formats.limits import RECOGNISED_PAGES
from dondoc.reader.formats.scan.limits import MEGAPIXEL, MOST_PIXELS, check_recognised, worked_density
from dondoc.reader.formats.scan.picture import POINTS_AN_INCH, Picture

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_FAULTS = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, EOFError),
    *(RuntimeError, AssertionError, struct.error, zlib.error),
)
# Inches: the shorter side of A4, and between which lengths it lies where the density that a file names is of paper.
_A4 = 8.27
_SHORT_SIDES = (4.0, 17.0)
_DEEP = "I;16"
# What cameras note of how they were held (Exif 2.3, Orientation), and how to turn the picture then.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def pictures(data: bytes, only: int | None = None) -> Iterator[tuple[int, Picture]]:
    """The pages with their numbers from 1, or the one of that number alone.

    Raises ``Unreadable`` where the file is broken or a page has too many pixels.
    """
    with _opened(data) as image:
        for index in range(_count(image)):
            if only is None or only == index + 1:
                yield index + 1, _page(image, index)


def count(data: bytes) -> int:
    """The number of pages. Raises ``Unreadable`` where the file is broken or has too many."""
    with _opened(data) as image:
        return _count(image)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    with _reading(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(BytesIO(data), formats=_FORMATS)
    with image:
        yield image


@contextmanager
def _reading() -> Iterator[None]:
    """Turns what goes wrong in a picture into ``Unreadable``."""
    try:
        yield
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _FAULTS as error:
        raise Unreadable(BROKEN) from error


def _too_many_pixels() -> Unreadable:
    return Unreadable(TOO_MANY_PIXELS, limit=MOST_PIXELS // MEGAPIXEL)


def _count(image: Image.Image) -> int:
    """Pages are looked for one by one, and only in a TIFF: other pictures may hold films and previews."""
    pages = 1
    with _reading():
        while image.format == "TIFF" and pages <= RECOGNISED_PAGES:
            try:
                image.seek(pages)
            except EOFError:
                break
            pages += 1
    check_recognised(pages)
    return pages


def _page(image: Image.Image, index: int) -> Picture:
    with _reading(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if image.tell() != index:
            image.seek(index)
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise _too_many_pixels()
        across, down = _densities(image)
        density = worked_density(max(across, down), (width / across, height / down))
        wanted = max(1, round(width * density / across)), max(1, round(height * density / down))
        image.draft(None, wanted)
        gray = _gray(image)
        if gray.size != wanted:
            gray = gray.resize(wanted, Image.Resampling.BICUBIC, reducing_gap=2.0)
        turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
        return Picture(np.array(gray.transpose(turn) if turn is not None else gray), density / POINTS_AN_INCH)


def _densities(image: Image.Image) -> tuple[float, float]:
    """Pixels an inch across and down; where the file does not name those of a sheet of paper, as if it were A4."""
    width, height = image.size
    named = image.info.get("dpi")
    if isinstance(named, tuple) and len(named) == 2 and all(0 < float(value) < MOST_PIXELS for value in named):
        across, down = float(named[0]), float(named[1])
        if _SHORT_SIDES[0] <= min(width / across, height / down) <= _SHORT_SIDES[1]:
            return across, down
    density = min(width, height) / _A4
    return density, density


def _gray(image: Image.Image) -> Image.Image:
    """Grey values; of colours the red part, in which the red of a seal is white."""
    if image.mode.startswith(_DEEP):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode in ("L", "1"):
        return image.convert("L")
    if image.mode in ("I", "F"):
        return _stretched(image)
    colours = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if colours.mode == "RGBA":
        paper = Image.new("RGBA", colours.size, "white")
        colours = Image.alpha_composite(paper, colours)
    return colours.getchannel("R")


def _stretched(image: Image.Image) -> Image.Image:
    """Values without fixed ends, from the least as black to the greatest as white."""
    values = np.nan_to_num(np.asarray(image, dtype=np.float64))
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) / max(high - low, 1e-9) * 255).astype(np.uint8))
