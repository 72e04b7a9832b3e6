"""Pictures that are broken or made to harm are refused with a sentence, before they fill the memory."""

from __future__ import annotations

import io
import struct
import zlib

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from scan_file import saved

from dondoc.reader import errors
from dondoc.reader.errors import Unreadable
from dondoc.reader.formats.scan.images import count, pictures
from dondoc.reader.formats.scan.rendering import rendered

SMALL = Image.linear_gradient("L")


def refused(data: bytes) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Unreadable) as caught:
        list(pictures(data))
    return caught.value.template, caught.value.values


def png(width: int, height: int) -> bytes:
    """A PNG that says it is so large, with hardly anything in it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(12_000, 12_000), (2_000_000, 100), (65_000, 65_000)])
def test_a_picture_of_too_many_pixels_is_refused_unopened(size: tuple[int, int]) -> None:
    assert refused(png(*size)) == (errors.TOO_MANY_PIXELS, {"limit": 80})


def test_a_page_that_is_all_length_is_looked_at_in_few_pixels() -> None:
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(1, 1 << 31)
        shapes = [rendered(document, 0).gray.shape]
    shapes += [picture.gray.shape for _, picture in pictures(saved([Image.new("L", (2, 100_000))], "PNG"))]
    assert shapes == [(32_000, 1), (32_000, 1)]


def test_a_tiff_of_too_many_pages_is_refused() -> None:
    pages = [Image.new("1", (8, 8))] * 301
    assert refused(saved(pages, "TIFF")) == (errors.TOO_MANY_SCANS, {"pages": 301, "limit": 300})


def test_a_tiff_whose_pages_run_in_a_circle_has_an_end() -> None:
    data = bytearray(saved([SMALL, SMALL], "TIFF"))
    first = struct.unpack_from("<I", data, 4)[0]
    second_link = first + 2 + 12 * struct.unpack_from("<H", data, first)[0]
    second = struct.unpack_from("<I", data, second_link)[0]
    struct.pack_into("<I", data, second + 2 + 12 * struct.unpack_from("<H", data, second)[0], first)
    assert count(bytes(data)) == 2


def test_a_picture_of_a_palette_that_it_does_not_hold_is_called_broken() -> None:
    data = saved([SMALL.convert("P")], "PNG")
    start = data.index(b"PLTE") - 4
    (length,) = struct.unpack_from(">I", data, start)
    assert refused(data[:start] + data[start + length + 12 :]) == (errors.BROKEN, {})


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_half_a_picture_is_called_broken(format: str) -> None:
    data = saved([SMALL], format)
    assert refused(data[: len(data) // 2]) == (errors.BROKEN, {})


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_colour_becomes_grey_on_white(mode: str) -> None:
    out = io.BytesIO()
    paper = Image.new("L", (40, 60), 255)
    paper.paste(0, (0, 0, 20, 60))
    page = (
        paper.point([value << 8 for value in range(256)], "I").convert(mode) if mode == "I;16" else paper.convert(mode)
    )
    page.save(out, "TIFF")
    ((_, picture),) = pictures(out.getvalue())
    height, width = picture.gray.shape
    assert (picture.gray[height // 2, width // 4] < 40, picture.gray[height // 2, 3 * width // 4] > 215) == (True, True)


def test_a_picture_held_sideways_is_turned_as_the_camera_says() -> None:
    out = io.BytesIO()
    marks = Image.Exif()
    marks[0x0112] = 6
    SMALL.resize((300, 200)).save(out, "JPEG", exif=marks)
    ((_, picture),) = pictures(out.getvalue())
    assert picture.gray.shape[0] > picture.gray.shape[1]


@settings(deadline=None)
@given(st.sampled_from(["PNG", "JPEG", "TIFF", "WEBP", "BMP"]), st.integers(0, 5000), st.binary(min_size=1, max_size=6))
def test_a_picture_with_bytes_overwritten_is_opened_or_refused(format: str, place: int, noise: bytes) -> None:
    data = saved([SMALL], format)
    place %= len(data)
    try:
        list(pictures(data[:place] + noise + data[place + len(noise) :]))
    except Unreadable as error:
        assert str(error)
