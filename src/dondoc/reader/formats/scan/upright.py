"""Turns a page upright: by quarters where it was laid in sideways, and by the few degrees it is askew."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import radians, tan

import numpy as np

from dondoc.reader.formats.scan.picture import Gray, Ink, Picture, ink_of
from dondoc.reader.formats.scan.sides import is_upside_down
from dondoc.reader.formats.scan.skew import find_skew

# Degrees: less is no matter; up to the second, rows and columns are moved whole, which no letter shows.
_LEAST = 0.1
_SHEARED = 2.5
# Lines of text part more sharply along their run than across it; ruled tables part sharply both ways.
_SIDEWAYS = 1.3
_WHITE = 255


def upright(picture: Picture) -> tuple[Picture, Ink]:
    """The page upright, and its ink."""
    ink = ink_of(picture)
    angle, sharpness = find_skew(ink.mask)
    across, sharpness_across = find_skew(np.ascontiguousarray(np.rot90(ink.mask)))
    turned = sharpness_across > _SIDEWAYS * sharpness
    if turned:
        picture, angle = replace(picture, gray=np.ascontiguousarray(np.rot90(picture.gray))), across
    straight = straightened(picture, angle)
    if turned or straight is not picture:
        ink = ink_of(straight)
    if is_upside_down(ink):
        straight = replace(straight, gray=np.ascontiguousarray(straight.gray[::-1, ::-1]))
        ink = replace(ink, mask=np.ascontiguousarray(ink.mask[::-1, ::-1]))
    return straight, ink


def straightened(picture: Picture, angle: float) -> Picture:
    """The page turned so that lines that fall to the right by an angle in degrees run level."""
    if abs(angle) < _LEAST:
        return picture
    if abs(angle) <= _SHEARED:
        slope = tan(radians(angle))
        levelled = _sheared(picture.gray.T, slope).T
        return replace(picture, gray=_sheared(np.ascontiguousarray(levelled), -slope))
    return replace(picture, gray=_turned(picture.gray, angle))


def _sheared(gray: Gray, slope: float) -> Gray:
    """Each row moved to the left by its distance from the middle row times the slope, in whole pixels."""
    height, width = gray.shape
    moves = np.rint((np.arange(height) - height / 2) * slope).astype(np.intp).clip(-width, width)
    sheared = np.full_like(gray, _WHITE)
    starts = [0, *(np.flatnonzero(np.diff(moves)) + 1).tolist(), height]
    for start, end in pairwise(starts):
        move = int(moves[start])
        if move >= 0:
            sheared[start:end, : width - move] = gray[start:end, move:]
        else:
            sheared[start:end, -move:] = gray[start:end, :move]
    return sheared


def _turned(gray: Gray, angle: float) -> Gray:
    from PIL import Image

    turned = Image.fromarray(gray).rotate(angle, Image.Resampling.BILINEAR, fillcolor=_WHITE)
    return np.asarray(turned)
