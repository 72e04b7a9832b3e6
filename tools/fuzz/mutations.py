"""Damages bytes and text in the ways of broken disks, broken programs and hands that mean harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Change = Callable[[bytes, Random], bytes]

_MOST_CHANGES = 8
_LONGEST_CHUNK = 400
_TIMES = (2, 10, 100)
_ODD_BYTES = (b"\x00", b"\xff", b"\xff\xfe", b"\x80", b"\r", b"\x1a", b"\xed\xa0\x80", b"\xf4\x90\x80\x80")
_ODD_NUMBERS = (b"0", b"-1", b"1e308", b"2147483648", b"-2147483649", b"99999999999999999999", b"0.0000001", b"NaN")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_ODD_TEXTS = tuple(
    text.encode()
    for text in (
        "\u0300\u0323",
        "\u202e",
        "\ufeff",
        "\U0001f600",
        "\ue000",
        "\u2028",
        "(((((((((",
        "ngày 31/02/2026",
        "ngày 99 tháng 99 năm 9999",
        "trước ngày 00/00/0000",
        "Số: /",
        "I.1.a)i.",
        "| --- |",
        "CÔNG BÁO/Số 1/Ngày 1",
        "999999999999999999999999%",
        "1.000.000.000.000.000 tỷ đồng",
        "²³¼٣৪",
        "năm 0000",
        "quý IX năm 1",
    )
)


def damaged(data: bytes, random: Random, changes: tuple[Change, ...]) -> bytes:
    """The data after one to eight changes; most files get few."""
    for _ in range(min(random.randint(1, _MOST_CHANGES), random.randint(1, _MOST_CHANGES))):
        data = random.choice(changes)(data, random)
    return data


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _chunk(data: bytes, random: Random) -> tuple[int, int]:
    start = _place(data, random)
    return start, min(len(data), start + random.randint(1, _LONGEST_CHUNK))


def flip(data: bytes, random: Random) -> bytes:
    """One bit turned."""
    if not data:
        return data
    changed = bytearray(data)
    changed[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return bytes(changed)


def overwrite(data: bytes, random: Random) -> bytes:
    """A few bytes replaced with any others."""
    start, end = _chunk(data, random)
    end = min(end, start + 8)
    return data[:start] + random.randbytes(end - start) + data[end:]


def delete(data: bytes, random: Random) -> bytes:
    """A chunk left out."""
    start, end = _chunk(data, random)
    return data[:start] + data[end:]


def repeat(data: bytes, random: Random) -> bytes:
    """A chunk put in two to a hundred times."""
    start, end = _chunk(data, random)
    return data[:end] + data[start:end] * random.choice(_TIMES) + data[end:]


def move(data: bytes, random: Random) -> bytes:
    """A chunk copied to another place."""
    start, end = _chunk(data, random)
    place = _place(data, random)
    return data[:place] + data[start:end] + data[place:]


def insert(data: bytes, random: Random) -> bytes:
    """Odd bytes put in."""
    place = _place(data, random)
    return data[:place] + random.choice(_ODD_BYTES) + data[place:]


def write(data: bytes, random: Random) -> bytes:
    """Odd words put in."""
    place = _place(data, random)
    return data[:place] + random.choice(_ODD_TEXTS) * random.choice((1, 1, 50)) + data[place:]


def truncate(data: bytes, random: Random) -> bytes:
    """The end left out."""
    return data[: _place(data, random)]


def renumber(data: bytes, random: Random) -> bytes:
    """One number replaced with an odd one."""
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    one = random.choice(found)
    return data[: one.start()] + random.choice(_ODD_NUMBERS) + data[one.end() :]


def swap_lines(data: bytes, random: Random) -> bytes:
    """Two lines in each other's place."""
    lines = data.split(b"\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


BYTES: tuple[Change, ...] = (flip, flip, overwrite, delete, repeat, move, insert, truncate)
WORDS: tuple[Change, ...] = (*BYTES, write, write, renumber, swap_lines)
