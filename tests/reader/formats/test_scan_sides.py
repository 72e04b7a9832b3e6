"""Which side of a recognised page is up."""

from __future__ import annotations

import time

import numpy as np

from dondoc.reader.formats.scan.picture import Ink, Picture
from dondoc.reader.formats.scan.sides import marks
from dondoc.reader.formats.scan.upright import straightened


def test_a_page_said_to_be_thousands_of_miles_wide_is_looked_at_in_few_strips() -> None:
    ink = Ink(np.zeros((20, 400_000), dtype=np.bool_), scale=0.0002)
    start = time.process_time()
    assert marks(ink) == (0, 0)
    assert time.process_time() - start < 1


def test_a_strip_far_higher_than_wide_is_straightened_without_leaving_its_width() -> None:
    gray = np.zeros((20_000, 12), dtype=np.uint8)
    assert straightened(Picture(gray, 1.0), 2.0).gray.shape == gray.shape
